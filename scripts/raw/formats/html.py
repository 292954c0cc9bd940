"""HTML: the paragraphs of a page as a reader sees them, and what its head says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from scripts.raw.format import Format, Piece, Unreadable
from scripts.raw.reading.encodings import decode_markup

if TYPE_CHECKING:
    from lxml import etree

# By key of `source.yaml`: where a page says it, surer and less sure than its JSON-LD.
META = "//meta[{}]/@content"
SURE = {
    "title": META.format("@property='og:title' or @name='citation_title' or @name='DC.title'"),
    "language": "/html/@lang",
    "byline": META.format("@name='author' or @name='citation_author' or @name='DC.creator'"),
    "published": META.format(
        "@property='article:published_time' or @itemprop='datePublished' "
        "or @name='citation_publication_date' or @name='DC.date.issued'"
    ),
    "url": "//link[@rel='canonical']/@href",
}
ELSE = {
    "title": "//head/title/text()",
    "language": META.format("@name='DC.language' or @http-equiv='content-language'"),
    "byline": "//a[@rel='author']/text()",
    "published": META.format("@name='date' or @name='DC.date' or @name='dcterms.date'")
    + " | //time[@itemprop='datePublished' or @pubdate]/@datetime",
    "url": META.format("@property='og:url'"),
}
JSON_LD = "//script[@type='application/ld+json']/text()"
IN_JSON_LD = {  # https://schema.org/Article
    "title": "headline",
    "language": "inLanguage",
    "byline": "author",
    "published": "datePublished",
}
DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)|(\d{4})(-\d{2})?$")


def read(data: bytes, encoding: str) -> Iterator[Piece]:
    """A page's paragraphs. Raises `Unreadable`."""
    from scripts.raw.reading.markup import html_lines

    for number, line in enumerate(html_lines(decode_markup(data, encoding)), start=1):
        yield Piece(line, f"paragraph {number}")


def propose(data: bytes, encoding: str) -> dict[str, str]:
    """The values that the head of a page states; none where it cannot be read."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    try:
        text = decode_markup(data, encoding).replace("\0", "\ufffd")
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (Unreadable, etree.XMLSyntaxError):
        return {}
    if root is None:
        return {}
    found = {key: _first(root, path) for key, path in SURE.items()}
    for article in _articles(root):
        for key, name in IN_JSON_LD.items():
            found[key] = found[key] or _named(article.get(name))
    for key, path in ELSE.items():
        found[key] = found[key] or _first(root, path)
    found["published"] = _day(found["published"])
    return {key: text for key, text in found.items() if text}


def _texts(root: etree._Element, path: str) -> Iterator[str]:
    found = root.xpath(path)
    yield from map(str, found if isinstance(found, list) else ())


def _first(root: etree._Element, path: str) -> str:
    return next(filter(None, (" ".join(text.split()) for text in _texts(root, path))), "")


def _articles(root: etree._Element) -> Iterator[dict[str, Any]]:
    """What the page's JSON-LD says has a headline: an article, in whatever it is wrapped."""
    for text in _texts(root, JSON_LD):
        try:
            waiting = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                waiting.append(item.get("@graph"))
                if "headline" in item:
                    yield item


def _named(value: object) -> str:
    """A text, or the names of one or several that are described."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value)))
    if isinstance(value, dict):
        value = value.get("name") or value.get("alternateName")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(text: str) -> str:
    """A day, month or year as it opens a date of the web; else empty: it is for a person to say."""
    found = DAY.match(text)
    if not found:
        return ""
    year, month, day = found[1], found[2], found[3]
    return f"{year}-{int(month):02}-{int(day):02}" if year else found[0]


FORMAT = Format(
    name="HTML",
    suffixes=(".html", ".htm", ".xhtml"),
    media_type="text/html",
    text="what a reader sees: no scripts, no parts marked hidden, no alternative texts; what only "
    "a style sheet hides, or all of the page until a script runs, is there",
    locators="`paragraph 12`",
    most=10_000_000,
    read=read,
    libraries=("lxml", "webencodings"),
    encoded=True,
    propose=propose,
)
