"""Bytes → text, refusing whatever would make two readers see different characters."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from scripts.reading.problems import Place, Problem, Refused

MAX_BYTES = 5_000_000  # a hand-written file or a plain-text document beyond this is a mistake


@dataclass(frozen=True)
class TextFile:
    """A text as every later step sees it."""

    text: str  # line ends are "\n"; NFC; offsets count its code points from 0
    sha256: str  # of the bytes as received
    text_sha256: str  # of `text` in UTF-8

    def line_of(self, offset: int) -> int:
        """The line, from 1, on which the code point at `offset` stands."""
        return self.text.count("\n", 0, offset) + 1


def relative(path: Path, root: Path) -> str:
    """`path` as messages and tables show it: from `root`, with forward slashes."""
    return path.relative_to(root).as_posix()


def read_text(path: Path, root: Path) -> TextFile:
    """Read strict UTF-8 without BOM, in NFC; CRLF becomes LF once. Raises `Refused`."""
    name = relative(path, root)
    if path.resolve() != root.resolve() / name:
        raise _refusal(
            name,
            1,
            "path-outside",
            "this name leads to a file elsewhere.",
            "Copy the file into this folder instead of linking to it.",
        )
    try:
        data = _read_bytes(path, name)
    except OSError as error:
        raise _refusal(
            name,
            1,
            "file-unreadable",
            f"the file cannot be read: {error.strerror}.",
            "Check that it exists here under exactly this name.",
        ) from None
    text = _decode(data, name).replace("\r\n", "\n")
    _refuse_unusual(text, name)
    encoded = text.encode("utf-8")
    return TextFile(text, hashlib.sha256(data).hexdigest(), hashlib.sha256(encoded).hexdigest())


def _read_bytes(path: Path, name: str) -> bytes:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise _refusal(
            name,
            1,
            "file-too-large",
            f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read.",
            "Split it, or look for a value pasted by mistake.",
        )
    return path.read_bytes()


def _decode(data: bytes, name: str) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        raise _refusal(
            name,
            1,
            "file-bom",
            "the file opens with a byte-order mark.",
            "Save it as 'UTF-8', not 'UTF-8 with BOM'.",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refusal(
            name,
            line,
            "file-not-utf8",
            f"byte 0x{data[error.start]:02x} on this line is not UTF-8.",
            "Save the file as UTF-8.",
        ) from None


def _refuse_unusual(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if "\r" in line or "\x00" in line:
            raise _refusal(
                name,
                number,
                "file-control-character",
                "the line holds a lone carriage return or a NUL.",
                "Delete it.",
            )
        if not unicodedata.is_normalized("NFC", line):
            raise _refusal(
                name,
                number,
                "file-not-nfc",
                "the line is not in Unicode normal form C (NFC).",
                "Convert the file to NFC, so that equal words have equal code points.",
            )


def _refusal(name: str, line: int, rule: str, message: str, hint: str) -> Refused:
    return Refused([Problem(Place(name, line), rule, message, hint)])
