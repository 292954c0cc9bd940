"""The pages of the package: its own README, and those of the project made to stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from scripts.derived.citing.about import about
from scripts.derived.citing.blocks import fill, markdown_table
from scripts.derived.citing.reference_formats import texts
from scripts.derived.citing.references import dataset_item
from scripts.package.edition import Edition
from scripts.package.rights import LARGEST_SHARE, LONGEST_PHRASE, LONGEST_QUOTE

README = Path(__file__).with_name("package_readme.md")
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
MARK = re.compile(r"^<!-- (?:computed: [a-z-]+|end) -->\n", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


def readme(edition: Edition) -> str:
    """The package's README with its computed blocks filled."""
    return fill(
        README.read_text(encoding="utf-8"),
        {
            "edition": f"# {edition.contract.title}\n\nVersion {edition.contract.version}",
            "tables": _tables(edition),
            "limits": LIMITS.format(
                quote=LONGEST_QUOTE, share=LARGEST_SHARE, phrase=LONGEST_PHRASE
            ),
            "withheld": _withheld(edition),
            "citation": f"{_citation(edition)}, version {edition.contract.version}.",
        },
    )


def standing_alone(text: str, names: Iterable[str]) -> str:
    """A page without the marks of its computed parts, and with links only to `names`."""
    present = set(names)
    text = MARK.sub("", text)
    return LINK.sub(lambda link: link[0] if link[2].replace("\\", "") in present else link[1], text)


def _citation(edition: Edition) -> str:
    return texts([dataset_item(about(edition.contract))])[0].removesuffix(".")


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
