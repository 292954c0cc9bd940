"""HTML: the paragraphs of a page as a reader sees them, and what its head says of it."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.raw.format import Format, Piece, Unreadable
from scripts.raw.reading.encodings import decode_markup

SAID = {  # by key of `source.yaml`: where the head of a page says it
    "title": "string(//head/title)",
    "language": "string(/html/@lang)",
    "byline": "string(//meta[@name='author']/@content)",
    "published": "substring(//meta[@property='article:published_time']/@content, 1, 10)",
    "url": "string(//link[@rel='canonical']/@href)",
}


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
    found = {key: " ".join(str(root.xpath(path)).split()) for key, path in SAID.items()}
    return {key: text for key, text in found.items() if text}


FORMAT = Format(
    name="HTML",
    suffixes=(".html", ".htm", ".xhtml"),
    media_type="text/html",
    text="what a reader sees: no scripts, no parts marked hidden, no alternative texts; what only "
    "a style sheet hides is there",
    locators="`paragraph 12`",
    most=10_000_000,
    read=read,
    libraries=("lxml",),
    encoded=True,
    propose=propose,
)
