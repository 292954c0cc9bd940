"""The project's own pages as the site shows them: codebook, methods, harm and others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.site.library import Site
from scripts.site.markdown import Document, document
from scripts.site.page import Nav, SitePage, pages
from scripts.site.pages.download import DATA

ABOUT = "about.html"
# Each with what a reader finds there; those that a project does not have are left out.
DOCUMENTS = {
    "CODEBOOK.md": "What each column and value means, how often it occurs, its traps.",
    "METHODS.md": "How a row is made, how numbers are compared, how reliable the coding is.",
    "DATASHEET.md": "Why the dataset was made, from what, by whom, for which uses.",
    "HARM.md": "Who may be named, what is left out, how words are withdrawn.",
    "CHANGELOG.md": "What changed from version to version.",
    "CONTRIBUTING.md": "How to add a figure, correct a mistake, dispute a record.",
    "RULES.md": "Every rule that the data are held to, and what to do when one is broken.",
    "VERSIONING.md": "What a version number promises to a script that reads the data.",
}
RELEASE = re.compile(r"^## (.+)\n\n(.+)", re.MULTILINE)


@dataclass(frozen=True)
class Change:
    """What the newest version changed."""

    head: str  # its number and date
    text: str  # in a sentence; empty where nothing is told
    path: str


@pages(Nav(95, "About", ABOUT))
def documents(site: Site) -> Iterator[SitePage]:
    """A page for each, and one that lists them."""
    found = {name: text for name in DOCUMENTS if (text := _text(site.root, name))}
    read = {name: document(text, lambda link: _place(link, found)) for name, text in found.items()}
    yield SitePage(
        ABOUT,
        "list",
        "About the record",
        "about.html",
        values={
            "documents": [(one.title, path_of(name), DOCUMENTS[name]) for name, one in read.items()]
        },
        summary="How the dataset is made, what its words mean, and how to take part.",
    )
    for name, one in read.items():
        yield _page(name, one)


def _page(name: str, one: Document) -> SitePage:
    return SitePage(
        path_of(name),
        "document",
        one.title,
        "document.html",
        values={"document": one},
        nav=ABOUT,
        summary=DOCUMENTS[name],
    )


def path_of(name: str) -> str:
    """The page of one of the project's documents."""
    return Path(name).with_suffix(".html").name.lower()


def last_change(site: Site) -> Change:
    """The first sentence of the newest version in the changelog."""
    name = "CHANGELOG.md"
    found = RELEASE.search(_text(site.root, name))
    head, text = found.groups() if found else ("", "")
    return Change(head, text, path_of(name))


def _text(root: Path, name: str) -> str:
    path = root / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _place(link: str, found: dict[str, str]) -> str:
    """Where a link of a document leads in the site; empty where it leads to none of its files."""
    name, hash_sign, fragment = link.partition("#")
    if name in found:
        return f"{path_of(name)}{hash_sign}{fragment}"
    if name.startswith("data/") and name.endswith(".csv"):
        return f"{DATA.removesuffix('.html')}.{Path(name).name}"
    return link if not name or name.startswith(("https://", "http://")) else ""
