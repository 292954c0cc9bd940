"""The pages of the package: its own README, and those of the project made to stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from scripts.derived.citing.about import About, about
from scripts.derived.citing.published import fill, markdown_table
from scripts.derived.citing.reference_formats import texts
from scripts.derived.citing.references import dataset_item
from scripts.derived.listed import LONGEST_PHRASE
from scripts.package.edition import Edition
from scripts.package.format import Files, Format, Making, Stage
from scripts.package.methods import proved
from scripts.package.rights import LARGEST_SHARE, LONGEST_QUOTE

TEMPLATE = Path(__file__).with_name("readme.md")
README = "README.md"
OF_THE_PROJECT = ("DATASHEET.md", "METHODS.md", "CHANGELOG.md")
LIMITS = """\
* a document stands in `documents/` only if it is marked `full_text`; `texts/` then has the text
  read out of it, in which offsets count, unless it is plain UTF-8;
* of a document marked `excerpts` a quote has at most {quote} characters, and all quotes together
  show at most {share:.0%} of its text; the words of figures, statements, names and offices come
  first, then of reports, then of positions, the shortest first;
* of a document marked `locators_only` there is no quote;
* number phrases, date words, words of saying and descriptions of a speaker are passed on from every
  document, up to {phrase} characters each;
* the texts of `coverage` are passed on only with the whole document."""
SAME = """\
The {names} files are the same bytes where the libraries of the project's lock file are installed \
and Python carries the same SQLite; other versions write the same cells in other bytes. The same \
holds for what repeats their hashes or sizes: the metadata, `FILES.md`, `SHA256SUMS` and the zip \
as a whole."""
MARK = re.compile(r"^<!-- (?:computed: [a-z-]+|end) -->\n", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


def _make(making: Making) -> Files:
    """The pages, each with links only to what stands in the package. Raises `OSError`."""
    pages = {
        README: readme(making.edition, making.formats),
        **{name: (making.root / name).read_text(encoding="utf-8") for name in OF_THE_PROJECT},
    }
    return {name: standing_alone(text, making.names).encode() for name, text in pages.items()}


def readme(edition: Edition, formats: Sequence[Format]) -> str:
    """The package's README with its computed blocks filled."""
    return fill(
        TEMPLATE.read_text(encoding="utf-8"),
        {
            "edition": _edition(about(edition.contract)),
            "proved": proved(edition.dataset),
            "openings": _openings(formats),
            "tables": _tables(edition),
            "limits": LIMITS.format(
                quote=LONGEST_QUOTE, share=LARGEST_SHARE, phrase=LONGEST_PHRASE
            ),
            "withheld": _withheld(edition),
            "citation": f"{_citation(edition)}, version {edition.contract.version}.",
            "by-library": _by_library(formats),
        },
    )


def standing_alone(text: str, names: Iterable[str]) -> str:
    """A page without the marks of its computed parts, and with links only to `names`."""
    present = set(names)
    text = MARK.sub("", text)
    return LINK.sub(lambda link: link[0] if link[2].replace("\\", "") in present else link[1], text)


def _edition(head: About) -> str:
    lines = [f"# {head.title}", f"Version {head.version}"]
    if head.homepage:
        lines.append(f"To read, search and cite single records: <{head.homepage}>")
    return "\n\n".join(lines)


def _openings(formats: Sequence[Format]) -> str:
    found = [form.opening for form in formats if form.opening]
    return markdown_table(
        ["in", "open", "what you get"],
        [[one.program, one.opens, one.gives] for one in sorted(found, key=attrgetter("place"))],
    )


def _by_library(formats: Sequence[Format]) -> str:
    *names, last = [form.name for form in formats if form.by_library]
    return SAME.format(names=f"{', '.join(names)} and {last}" if names else last)


def _citation(edition: Edition) -> str:
    head = replace(about(edition.contract), homepage="")  # which stands above
    return texts([dataset_item(head)])[0].removesuffix(".")


def _tables(edition: Edition) -> str:
    return markdown_table(
        ["table", "rows", "one row is"],
        [
            [
                f"`{table.name}`",
                f"{len(edition.dataset.tables[table.name]):,}",
                table.one_row.rstrip("."),
            ]
            for table in edition.contract.tables.values()
        ],
    )


def _withheld(edition: Edition) -> str:
    if not edition.withheld:
        return "Nothing is withheld in this version."
    return markdown_table(
        ["column", "cells withheld", "of"],
        [
            [f"`{table}.{column}`", f"{count:,}", f"{len(edition.dataset.tables[table]):,}"]
            for (table, column), count in sorted(edition.withheld.items())
        ],
    )


FORMAT = Format(
    "pages",
    dict.fromkeys((README, *OF_THE_PROJECT), "text/markdown"),
    _make,
    stage=Stage.PAGES,
    reads=OF_THE_PROJECT,
)
