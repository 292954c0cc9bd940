"""Every link of every page: it leads somewhere, and no page needs more than the site's own files.

All addresses inside are relative, so that the site works below any folder and without a server.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from scripts.package.judging import Verdict
from scripts.site.judging import gathered, html_pages

ADDRESSES = ("href", "src", "action", "poster", "data", "srcset", "formaction", "cite")
OUTSIDE = ("http", "https", "mailto")  # where a reader may be led, by a click of theirs
CLICKED = {("a", "href"), ("link", "href"), ("blockquote", "cite"), ("q", "cite")}
FETCHED = ("stylesheet", "icon", "preload", "modulepreload", "manifest")  # by `link`, unasked


@dataclass(frozen=True)
class Parsed:
    """What counts of one page."""

    ids: Counter[str]
    links: list[tuple[str, bool]]  # addresses; whether one is only followed when clicked
    faults: list[str]


def judge(folder: Path) -> Verdict:
    """Links that break, and what the policy of the pages forbids."""
    pages = {name: _parsed((folder / name).read_bytes()) for name in html_pages(folder)}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    faults = [(name, fault) for name, page in pages.items() for fault in page.faults]
    for name, page in pages.items():
        for link, clicked in page.links:
            if fault := _broken(link, clicked, name, pages, files):
                faults.append((name, fault))
    return Verdict(
        {"pages": len(pages), "links": sum(len(page.links) for page in pages.values())},
        gathered(faults),
    )


def _parsed(text: bytes) -> Parsed:
    root = html.document_fromstring(text, parser=html.HTMLParser(encoding="utf-8"))
    ids = Counter(str(element.get("id")) for element in root.iter("*") if element.get("id"))
    links = [link for element in root.iter("*") for link in _addresses(element)]
    twice = [f"the id `{one}` stands there twice" for one, count in ids.items() if count > 1]
    return Parsed(ids, links, [*twice, *_forbidden(root)])


def _addresses(element: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    fetched = element.tag == "link" and set(element.get("rel", "").split()) & set(FETCHED)
    for name in ADDRESSES:
        address = element.get(name)
        if address is not None:
            yield address.strip(), (element.tag, name) in CLICKED and not fetched


def _forbidden(root: html.HtmlElement) -> Iterator[str]:
    """What no page of ours has: whoever injects something into one would need it."""
    for element in root.iter("*"):
        for name in element.attrib:
            if name == "style" or name.startswith("on"):
                yield f"<{element.tag}> has an attribute `{name}`"
        inline = element.tag == "script" and not element.get("src")
        if element.tag == "style" or (inline and element.get("type") != "application/ld+json"):
            yield f"a <{element.tag}> stands in the page"


def _broken(link: str, clicked: bool, page: str, pages: dict[str, Parsed], files: set[str]) -> str:
    """What is wrong with a link; empty if nothing is."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return f"`{link}` is no address"
    if parts.scheme or parts.netloc:
        if clicked and parts.scheme in OUTSIDE:
            return ""
        return f"`{link}` is asked for, and lies outside the site"
    if parts.path.startswith("/"):
        return f"`{link}` is not relative"
    target = page
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    if target not in files:
        return f"`{link}` leads nowhere"
    fragment = unquote(parts.fragment)
    if fragment and target in pages and fragment not in pages[target].ids:
        return f"`{link}` leads to no such place of its page"
    return ""
