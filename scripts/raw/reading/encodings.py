"""Bytes → characters, by what the source says, what the document says, or UTF-8."""

from __future__ import annotations

import codecs
import re

from scripts.raw.format import Unreadable
from scripts.raw.problems import shorten
from scripts.raw.rule import Rule, Seen

# What source.yaml may state; other names are slips, or codecs of Python that are for no text.
STATED = (
    "utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252", "windows-1253",
    "windows-1254", "windows-1256", "iso-8859-2", "iso-8859-6", "iso-8859-15", "macintosh",
    "koi8-r", "gb18030",
)  # fmt: skip

# Label of a page → the codec meant by it, where browsers (and so authors) mean more than it says.
ON_THE_WEB = {
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)")
WITHIN = 2048  # bytes from the start in which a page says its encoding
HINT = (
    "State in source.yaml how the document is encoded, as in `encoding: windows-1256` (Persian, "
    "Arabic), `windows-1252` (Western) or `utf-16`, and look at the text."
)


DOCUMENT_ENCODING = Rule(
    "document-encoding",
    "A document's bytes do not stand for characters in the way assumed.",
    "State `encoding` in source.yaml, and look at the text.",
    Seen(
        "`document.txt` is in Windows-1256, and nothing says so.",
        "`source.yaml` says `encoding: windows-1256`.",
    ),
)


def decode(data: bytes, stated: str) -> str:
    """The characters of a plain text whose source states the encoding. Raises `Unreadable`.

    A byte that does not fit becomes U+FFFD, as in a browser: the file is not to be corrected.
    """
    if stated not in STATED:
        raise Unreadable(
            DOCUMENT_ENCODING.code,
            f"`encoding: {shorten(stated)}` is not known.",
            f"Known: {', '.join(STATED)}.",
        )
    return _decode(data, stated, "replace")


def text_encoding(name: str) -> str:
    """A name that a person gives to one of STATED, as Python has it. Raises `LookupError`."""
    found = codecs.lookup(name).name
    if found not in (codecs.lookup(known).name for known in STATED):
        raise LookupError(name)
    return found


def decode_markup(data: bytes, stated: str) -> str:
    """The characters of HTML or XML, which may say its own encoding. Raises `Unreadable`."""
    if stated:
        return decode(data, stated)
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decode(data, name, "strict")
    found = DECLARED.search(data[:WITHIN])
    label = found[1].decode("ascii").lower() if found else "utf-8"
    label = "utf-8" if label.startswith("utf-16") else label  # else its ASCII could not be read
    return _decode(data, ON_THE_WEB.get(label, label), "strict")


def _decode(data: bytes, name: str, errors: str) -> str:
    try:
        return data.decode(name, errors).removeprefix("\ufeff")
    except LookupError:
        raise Unreadable(
            DOCUMENT_ENCODING.code, f"it says its encoding is `{shorten(name)}`; none is.", HINT
        ) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            DOCUMENT_ENCODING.code,
            f"byte 0x{data[error.start]:02x} on line {line} is not {name}.",
            HINT,
        ) from None
