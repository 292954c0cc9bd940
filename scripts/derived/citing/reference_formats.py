"""References in CSL-JSON → text in a named style, BibTeX (biblatex fields), RIS.

The dataset's own style is "Cite Them Right, 12th edition (Harvard)", which citeproc-py brings
along; the text is the entry of a bibliography, with the title in the letters of the document.
Every other style is a file `NAME.csl` in the folder `styles`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.derived.citing.looked_up_once import looked_up_once
from scripts.derived.citing.published import json_bytes
from scripts.derived.citing.references import Item

STYLE = "harvard-cite-them-right"
STYLES = Path(__file__).with_name("styles")
LOCALE = "en-GB"


@dataclass(frozen=True)
class Form:
    """How one type of CSL is called elsewhere."""

    entry: str  # entry type of BibTeX
    host: str  # its field for the publisher, paper or site
    ris: str  # reference type of RIS


FORMS = {
    "article-journal": Form("article", "journaltitle", "JOUR"),
    "article-newspaper": Form("article", "journaltitle", "NEWS"),
    "bill": Form("legislation", "organization", "BILL"),
    "book": Form("book", "publisher", "BOOK"),
    "chapter": Form("inbook", "publisher", "CHAP"),
    "dataset": Form("dataset", "series", "DATA"),
    "document": Form("misc", "organization", "GEN"),
    "entry-encyclopedia": Form("inreference", "booktitle", "ENCYC"),
    "interview": Form("misc", "organization", "GEN"),
    "legal_case": Form("jurisdiction", "organization", "CASE"),
    "legislation": Form("legislation", "organization", "STAT"),
    "personal_communication": Form("letter", "organization", "PCOMM"),
    "post-weblog": Form("online", "organization", "BLOG"),
    "report": Form("report", "institution", "RPRT"),
    "song": Form("audio", "organization", "SOUND"),
    "speech": Form("misc", "organization", "GEN"),
    "thesis": Form("thesis", "institution", "THES"),
    "webpage": Form("online", "organization", "ELEC"),
}
LATEX = str.maketrans(  # no brace stands alone, since BibTeX counts also those behind a backslash
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: "\\" + sign for sign in "&%$#_"},
    }
)


def styles() -> tuple[str, ...]:
    """The names of all styles, that of the dataset first."""
    return (STYLE, *sorted(path.stem for path in STYLES.glob("*.csl")))


def texts(items: Sequence[Item], style: str = STYLE) -> list[str]:
    """Each reference as text, in the order given; their ids must differ."""
    # Loaded on first use: who checks one source cites nothing.
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    where = STYLE if style == STYLE else str(STYLES / f"{style}.csl")
    with looked_up_once():
        rules = CitationStylesStyle(where, locale=LOCALE, validate=False)
        library = CitationStylesBibliography(rules, CiteProcJSON(items), formatter.plain)
        for item in items:
            library.register(Citation([CitationItem(item["id"])]))
        return [str(entry) for entry in library.bibliography()]


def bibtex(items: Sequence[Item]) -> bytes:
    """The references as a file for LaTeX (biber) and for import into Zotero."""
    return "\n".join(map(_bibtex_entry, items)).encode("utf-8")


def ris(items: Sequence[Item]) -> bytes:
    """The references as a file of tagged lines; lines end as the format asks, with CR LF."""
    entries = ["".join(f"{tag}  - {text}\r\n" for tag, text in _ris_lines(item)) for item in items]
    return "\r\n".join(entries).encode("utf-8")


def _bibtex_entry(item: Item) -> str:
    form = FORMS[item["type"]]
    fields = {
        # A second pair of braces keeps a name in one piece.
        "author": " and ".join("{" + _latex(one["literal"]) + "}" for one in item["author"]),
        "title": _latex(item["title"]),
        form.host: _latex(_host(item)),
        "type": _latex(item.get("genre", "")),
        "date": _edtf(item.get("issued", {})),
        "year": _year(item.get("issued", {})),
        "version": _latex(item.get("version", "")),
        "number": _latex(item.get("number", "")),
        "url": item.get("URL", "").replace("{", "%7B").replace("}", "%7D"),
        "urldate": _edtf(item.get("accessed", {})),
        "language": item.get("language", ""),
        "note": _latex(item.get("note", "")),
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@{form.entry}{{{item['id']},\n{lines}}}\n"


def _ris_lines(item: Item) -> Iterator[tuple[str, str]]:
    lines = [
        ("TY", FORMS[item["type"]].ris),
        ("ID", item["id"]),
        *(("AU", one["literal"]) for one in item["author"]),
        ("TI", item["title"]),
        ("T2", item.get("container-title", "")),
        ("PB", item.get("publisher", "")),
        ("M3", item.get("genre", "")),
        ("PY", _year(item.get("issued", {}))),
        ("DA", _day(item.get("issued", {})).replace("-", "/")),
        ("ET", item.get("version", "")),
        ("AN", item.get("number", "")),
        ("LA", item.get("language", "")),
        ("UR", item.get("URL", "")),
        ("N1", item.get("note", "")),
    ]
    yield from ((tag, " ".join(text.split())) for tag, text in lines if text)
    yield "ER", ""


def _host(item: Item) -> str:
    return str(item.get("container-title") or item.get("publisher", ""))


def _day(date: Item) -> str:
    """`2017-08-04`, as far as it is known; empty where CSL has no parts."""
    return "-".join(f"{part:02}" for parts in date.get("date-parts", []) for part in parts)


def _edtf(date: Item) -> str:
    """The date for biblatex, which reads EDTF except one of a set."""
    return _day(date) or str(date.get("literal", "")).partition("[")[0]


def _year(date: Item) -> str:
    found = re.search("[0-9]{4}", _day(date) or str(date.get("literal", "")))
    return found[0] if found else ""


def _latex(text: str) -> str:
    return " ".join(text.split()).translate(LATEX)


@dataclass(frozen=True)
class ReferenceFormat:
    """A format in which programs exchange references."""

    name: str  # as people call it
    suffix: str
    media_type: str
    write: Callable[[Sequence[Item]], bytes]
    of_sources: bool = True  # whether the package holds every source in it, besides the dataset


REFERENCES = {
    "bibtex": ReferenceFormat("BibTeX", ".bib", "text/x-bibtex", bibtex),
    "ris": ReferenceFormat(
        "RIS", ".ris", "application/x-research-info-systems", ris, of_sources=False
    ),
    "csl": ReferenceFormat("CSL-JSON", ".csl.json", "application/json", json_bytes),
}
