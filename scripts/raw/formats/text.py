"""Plain text: UTF-8 as it stands, or decoded where source.yaml says `encoding: …`."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.raw.format import Format, Piece
from scripts.raw.reading.encodings import decode


def read(data: bytes, encoding: str) -> Iterator[Piece]:
    """The text as one piece. Raises `Unreadable`."""
    yield Piece(decode(data, encoding), "")


FORMAT = Format(
    name="plain text",
    suffixes=(".txt",),
    media_type="text/plain",
    text="as it stands, in UTF-8; else state `encoding: windows-1256` (Persian, Arabic), "
    "`windows-1252` (Western), `utf-16` … in `source.yaml`",
    locators="none: the line says it",
    most=5_000_000,
    read=read,
    encoded=True,
    pinned=False,
)
