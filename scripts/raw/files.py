"""Bytes → text, refusing whatever would make two readers see different characters."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.raw.problems import TO_DO, Place, Problem, Refused
from scripts.raw.rule import Rule, Seen

WITHDRAWN = "█"  # stands in a text for a code point that was withdrawn from it
MAX_BYTES = 5_000_000  # a hand-written file or a plain-text document beyond this is a mistake


@dataclass(frozen=True)
class Part:
    """A stretch of a text up to where the next part starts, or to the end."""

    start: int  # code points from 0
    locator: str  # where it stands in the document as received, such as `page 4`
    ocr: bool = False  # whether a machine read its words off a picture


@dataclass(frozen=True)
class TextFile:
    """A text as every later step sees it."""

    text: str  # line ends are "\n"; NFC; offsets count its code points from 0
    sha256: str  # of the bytes as received
    text_sha256: str  # of `text` in UTF-8
    derived: bool = False  # made of the bytes by a library, so that the source pins its text
    parts: tuple[Part, ...] = ()  # in order; none where a line says enough
    ocr: str = ""  # by what its words were read off pictures of pages; empty = they were not

    def line_of(self, offset: int) -> int:
        """The line, from 1, on which the code point at `offset` stands."""
        return bisect_left(self._line_ends, offset) + 1

    def lines(self, first: int, last: int) -> str:
        """What stands on the lines `first` to `last`, from 1, without the end of the last one."""
        around = self._edges[max(0, first - 1) : last + 1]
        return self.text[around[0] + 1 : around[-1]] if around[1:] else ""

    @cached_property
    def _edges(self) -> list[int]:
        return [-1, *self._line_ends, len(self.text)]

    @cached_property
    def _line_ends(self) -> list[int]:
        return [end.start() for end in re.finditer("\n", self.text)]

    def locator_of(self, start: int, end: int) -> str:
        """Where the code points `start` to `end` stand; empty where the document has no parts."""
        if not self.parts:
            return ""
        first, last = (part.locator for part in self._ends(start, end))
        return first if first == last else f"{first} to {last}"

    def ocr_of(self, start: int, end: int) -> bool:
        """Whether a machine read some of the code points `start` to `end` off a picture."""
        return bool(self.parts) and any(part.ocr for part in self._ends(start, end))

    def _ends(self, start: int, end: int) -> tuple[Part, Part]:
        """The parts in which a stretch begins and ends."""
        ends = start, max(start, end - 1)
        first, last = (bisect_right(self._part_starts, at) - 1 for at in ends)
        return self.parts[first], self.parts[last]

    @cached_property
    def _part_starts(self) -> list[int]:
        return [part.start for part in self.parts]


def below(folder: Path, suffix: str) -> list[Path]:
    """The files of a folder, and of those in it, that end so; sorted. Raises `OSError`.

    A folder that may not be looked into is told of, and not taken for an empty one.
    """

    def refuse(error: OSError) -> None:
        raise error

    walk = os.walk(folder, onerror=refuse) if folder.exists() else ()
    return sorted(
        Path(place, it) for place, _, names in walk for it in names if it.endswith(suffix)
    )


def relative(path: Path, root: Path) -> str:
    """`path` as messages and tables show it: from `root`, with forward slashes."""
    return path.relative_to(root).as_posix()


def read_text(path: Path, root: Path) -> TextFile:
    """Read strict UTF-8 without BOM, in NFC; CRLF becomes LF once. Raises `Refused`."""
    return plain_text(read_bytes(path, root), relative(path, root))


def plain_text(data: bytes, name: str) -> TextFile:
    """The same of the bytes of a file, which problems call `name`."""
    text = _decode(data, name).replace("\r\n", "\n")
    _refuse_unusual(text, name)
    return text_file(text, data)


def text_file(
    text: str,
    data: bytes,
    derived: bool = False,
    parts: tuple[Part, ...] = (),
    ocr: str = "",
) -> TextFile:
    """`text` as read from the bytes `data`, with the sums of both."""
    received, read = (hashlib.sha256(it).hexdigest() for it in (data, text.encode("utf-8")))
    return TextFile(text, received, read, derived, parts, ocr)


PATH_OUTSIDE = Rule(
    "path-outside",
    "A link leads out of the folder.",
    "Copy the file here instead of linking to it.",
    Seen(
        "`document.txt` is a link to a file in another folder.",
        "The file itself lies there.",
    ),
)
FILE_UNREADABLE = Rule(
    "file-unreadable",
    "The system cannot open the file.",
    "Check its name, its place and your permissions.",
    Seen(
        "`raw/claims.yaml` was renamed to `raw/Claims.yaml`.",
        "It has its old name again.",
    ),
)


def read_bytes(path: Path, root: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file below `root`, at most so many. Raises `Refused`."""
    name = relative(path, root)
    if _leads(path) != root.resolve() / name:
        raise _refusal(
            name,
            1,
            PATH_OUTSIDE.code,
            "this name leads to a file elsewhere.",
            "Copy the file into this folder instead of linking to it.",
        )
    try:
        return _read_bytes(path, name, most)
    except OSError as error:
        raise _refusal(
            name,
            1,
            FILE_UNREADABLE.code,
            f"the file cannot be read: {error.strerror}.",
            TO_DO.get(error.errno or 0) or "Check that it exists here under exactly this name.",
        ) from None


def _leads(path: Path) -> Path | None:
    """Where a name leads by its links; None where they lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a circle; which of the two, Python's version decides
        return None


FILE_TOO_LARGE = Rule(
    "file-too-large",
    "The file is larger than any hand-written file should be.",
    "Split it, or look for a value pasted by mistake.",
    Seen(
        "A whole book was pasted behind `note:`.",
        "The note is one sentence.",
    ),
)


def _read_bytes(path: Path, name: str, most: int) -> bytes:
    size = size_of(path)
    if size > most:
        raise _refusal(
            name,
            1,
            FILE_TOO_LARGE.code,
            f"the file has {size:,} bytes; at most {most:,} are read.",
            "Split it, or look for a value pasted by mistake.",
        )
    return path.read_bytes()


def size_of(path: Path) -> int:
    """The bytes of a file that has an end. Raises `OSError`: a pipe or device may have none."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "It is a pipe or a device, not a file", str(path))
    return found.st_size


FILE_BOM = Rule(
    "file-bom",
    "The file opens with an invisible byte-order mark.",
    "Save it as UTF-8 without BOM.",
    Seen(
        "An editor saved `people.yaml` as `UTF-8 with BOM`.",
        "It is saved as `UTF-8`.",
    ),
)
FILE_NOT_UTF8 = Rule(
    "file-not-utf8",
    "A byte of the file is not UTF-8 text.",
    "Save it as UTF-8.",
    Seen(
        "An editor saved `é` as one byte, in Windows-1252.",
        "The file is saved as `UTF-8`.",
    ),
)


def _decode(data: bytes, name: str) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        raise _refusal(
            name,
            1,
            FILE_BOM.code,
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
            FILE_NOT_UTF8.code,
            f"byte 0x{data[error.start]:02x} on this line is not UTF-8.",
            "Save the file as UTF-8.",
        ) from None


FILE_CONTROL_CHARACTER = Rule(
    "file-control-character",
    "A lone carriage return or a NUL stands in the file.",
    "Delete the character.",
    Seen(
        "A NUL was pasted together with a name.",
        "The name is typed.",
    ),
)
FILE_NOT_NFC = Rule(
    "file-not-nfc",
    "Accents stand as separate characters, so equal words would not match.",
    "Convert the file to Unicode normal form C.",
    Seen(
        "`é` is an `e` and an accent that stands above it, two characters.",
        "It is one character: type it again.",
    ),
)


def _refuse_unusual(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if "\r" in line or "\x00" in line:
            raise _refusal(
                name,
                number,
                FILE_CONTROL_CHARACTER.code,
                "the line holds a lone carriage return or a NUL.",
                "Delete it.",
            )
        if not unicodedata.is_normalized("NFC", line):
            raise _refusal(
                name,
                number,
                FILE_NOT_NFC.code,
                "the line is not in Unicode normal form C (NFC).",
                "Convert the file to NFC, so that equal words have equal code points.",
            )


def _refusal(name: str, line: int, rule: str, message: str, hint: str) -> Refused:
    return Refused([Problem(Place(name, line), rule, message, hint)])
