"""What the head of a page says of it: values that may be proposed, by the key of `source.yaml`."""

from __future__ import annotations

from lxml import etree

from scripts.raw.formats.encodings import decode_markup
from scripts.raw.formats.pieces import Unreadable

SAID = {
    "title": "string(//head/title)",
    "language": "string(/html/@lang)",
    "byline": "string(//meta[@name='author']/@content)",
    "published": "substring(//meta[@property='article:published_time']/@content, 1, 10)",
    "url": "string(//link[@rel='canonical']/@href)",
}


def page_head(data: bytes, encoding: str) -> dict[str, str]:
    """The values that a page states; none where it cannot be read."""
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
