"""EPUB: the paragraphs of its chapters, in the order of its spine."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.raw.format import Format, Piece
from scripts.raw.reading.archive import Archive, beside, locked
from scripts.raw.reading.encodings import decode_markup

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read(data: bytes, _encoding: str) -> Iterator[Piece]:
    """The paragraphs of a book, each with the number of its part. Raises `Unreadable`."""
    from scripts.raw.reading.markup import xhtml_lines

    archive = Archive(data, "EPUB")
    chapters = _chapters(archive)
    if not chapters:
        raise archive.broken("it lists no chapters")
    if not _encrypted(archive).isdisjoint(chapters):
        raise locked("EPUB")
    for part, name in enumerate(chapters, start=1):
        lines = xhtml_lines(decode_markup(archive.read(name), ""))
        for number, line in enumerate(lines, start=1):
            yield Piece(line, f"part {part}, paragraph {number}")


def _chapters(archive: Archive) -> list[str]:
    """The members that hold text, in reading order."""
    listing = next(archive.xml(CONTAINER).iter("{*}rootfile"), None)
    if listing is None:
        raise archive.broken("it lists no contents")
    opf = beside("", listing.get("full-path", ""))
    package = archive.xml(opf)
    items = {item.get("id"): item for item in package.iter("{*}item")}
    wanted = [items.get(entry.get("idref")) for entry in package.iter("{*}itemref")]
    return [
        beside(opf, item.get("href", ""))
        for item in wanted
        if item is not None and item.get("media-type") in PAGES
    ]


def _encrypted(archive: Archive) -> frozenset[str]:
    """The members that only a reader's key opens; of an open book, fonts at most."""
    if ENCRYPTION not in archive.names:
        return frozenset()
    links = archive.xml(ENCRYPTION).iter("{*}CipherReference")
    return frozenset(beside("", link.get("URI", "")) for link in links)


FORMAT = Format(
    name="EPUB",
    suffixes=(".epub",),
    media_type="application/epub+zip",
    text="its chapters in order",
    locators="`part 3, paragraph 12`",
    most=100_000_000,
    read=read,
    libraries=("lxml",),
)
