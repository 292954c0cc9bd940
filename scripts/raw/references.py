"""What is only cited, as people keep it: an address, a browser's shortcut, a reference from Zotero.

Each gives values that may be proposed for a source, by the key of `source.yaml`. Nothing is
fetched, and nothing is decided here: what does not fit a column is dropped by whoever asks.
"""

from __future__ import annotations

import json
import plistlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from scripts.raw.files import read_bytes
from scripts.raw.problems import Place, Problem, Refused, one_line, shorten
from scripts.raw.rule import Rule, Seen

Proposals = dict[str, str]  # by key of `source.yaml`

MOST_BYTES = 1_000_000  # of a shortcut or reference
LONGEST_ADDRESS = 2_000  # characters; what is longer, some browsers do not open
DEFECTS = (  # of what is damaged, or nested without end
    ArithmeticError, AttributeError, ExpatError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
ON_THE_WEB = re.compile(rf"https?://\S{{1,{LONGEST_ADDRESS}}}")
SHORTCUT = re.compile(r"^\s*URL\s*=\s*(\S+)", re.IGNORECASE | re.MULTILINE)

# Type of CSL → kind of source; a type that may be one of several kinds is left to a person.
KINDS = {
    "article-magazine": "news_article",
    "article-newspaper": "news_article",
    "bill": "bill",
    "book": "book",
    "broadcast": "recording",
    "chapter": "book_chapter",
    "dataset": "dataset",
    "entry-encyclopedia": "encyclopedia_article",
    "interview": "interview",
    "legal_case": "judgment",
    "legislation": "statute",
    "motion_picture": "recording",
    "personal_communication": "letter",
    "post-weblog": "blog_post",
    "report": "report",
    "song": "recording",
    "webpage": "web_page",
}


def of_address(address: str) -> Proposals:
    """What an address says. Raises `Refused` where it is none of the web."""
    if not ON_THE_WEB.fullmatch(address):
        message = "this is no web address."
        hint = "An address opens with https:// or http://, holds no blank, and is not longer than "
        hint += f"{LONGEST_ADDRESS:,} characters."
        raise Refused([Problem(Place(shorten(address)), "value-pattern", message, hint)])
    return {"url": address}


def of_file(path: Path) -> Proposals:
    """What a shortcut or an exported reference says. Raises `Refused`."""
    data = read_bytes(path, path.parent, MOST_BYTES)
    try:
        found = READERS[path.suffix.lower()](data)
    except DEFECTS:
        raise _refusal(path, "it is damaged, or something else than its name says.") from None
    if "url" in found and not ON_THE_WEB.fullmatch(found["url"]):
        raise _refusal(path, f"`{shorten(found['url'])}` is no web address.")
    if not found:
        raise _refusal(path, "no web address and no reference stands in it.")
    return {"title": one_line(path.stem), **found} if path.suffix != ".json" else found


REFERENCE_UNREADABLE = Rule(
    "reference-unreadable",
    "A file holds no web address and no single reference that is read here.",
    "Give the address itself, or export one item from Zotero as CSL JSON.",
    Seen(
        "`./record new-source references.json` is given a file with forty references.",
        "The one meant is exported alone, or its address is given.",
    ),
)


def _refusal(path: Path, message: str) -> Refused:
    hint = (
        "Give the address itself (`https://…`), save the shortcut anew, or export one item from "
        "Zotero as `CSL JSON`."
    )
    return Refused([Problem(Place(one_line(path.name)), REFERENCE_UNREADABLE.code, message, hint)])


def _of_windows(data: bytes) -> Proposals:
    found = SHORTCUT.search(data.decode("utf-8-sig", "replace"))
    return {"url": found[1]} if found else {}


def _of_macos(data: bytes) -> Proposals:
    return {"url": str(plistlib.loads(data)["URL"])}


def _of_csl(data: bytes) -> Proposals:
    """One reference in CSL JSON, alone or in a list of one."""
    content = json.loads(data.decode("utf-8-sig"))
    if isinstance(content, list) and len(content) != 1:
        raise ValueError
    item = content[0] if isinstance(content, list) else content
    found = {key: read(item) for key, read in FROM_CSL.items()}
    return {key: text for key, text in found.items() if text}


def _text(name: str) -> Callable[[Mapping[str, Any]], str]:
    def read(item: Mapping[str, Any]) -> str:
        value = item.get(name)
        return " ".join(value.split()) if isinstance(value, str) else ""

    return read


def _names(item: Mapping[str, Any]) -> str:
    """The authors as printed on a title page."""
    return ", ".join(
        author.get("literal")
        or " ".join(author[part] for part in ("given", "family") if author.get(part))
        for author in item.get("author") or ()
    )


def _date(name: str) -> Callable[[Mapping[str, Any]], str]:
    def read(item: Mapping[str, Any]) -> str:
        value = item.get(name) or {}
        days = [
            "-".join(f"{int(part):02}" for part in parts)
            for parts in value.get("date-parts") or ()
            if parts
        ]
        return "/".join(days) or str(value.get("raw") or value.get("literal") or "")

    return read


FROM_CSL: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "title": _text("title"),
    "kind": lambda item: KINDS.get(str(item.get("type")), ""),
    "byline": _names,
    "publisher": _text("publisher"),
    "published": _date("issued"),
    "language": _text("language"),
    "url": _text("URL"),
    "accessed": _date("accessed"),
}
READERS: dict[str, Callable[[bytes], Proposals]] = {
    ".url": _of_windows,
    ".webloc": _of_macos,
    ".json": _of_csl,
}
