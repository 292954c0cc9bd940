"""Bytes → characters, by what the source says, what the document says, or UTF-8."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser

from scripts.raw.format import Unreadable
from scripts.raw.problems import shorten
from scripts.raw.rule import Rule, Seen

# What source.yaml may state; other names are slips, or codecs of Python that are for no text.
STATED = (
    "utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252", "windows-1253",
    "windows-1254", "windows-1256", "iso-8859-2", "iso-8859-6", "iso-8859-15", "macintosh",
    "koi8-r", "gb18030",
)  # fmt: skip

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
DECLARATION = re.compile(rb"\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']\s*([^\"'>\s]+)")
AT_ONCE = 1 << 16  # characters of a page
IN_CONTENT = re.compile(
    r"charset\s*=\s*(?P<mark>[\"']?)(?P<label>(?:(?<=[\"'])[^\"']|[^\s;\"'])+)(?P=mark)",
    re.IGNORECASE,
)
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


def marked(data: bytes) -> str:
    """The encoding that a byte-order mark at the start says, as one states it; empty if none."""
    known = {"utf-8": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
    return next((known[name] for mark, name in MARKS if data.startswith(mark)), "")


def decode_markup(data: bytes, stated: str) -> str:
    """The characters of HTML or XML, which may say its own encoding. Raises `Unreadable`.

    As browsers find it: by a byte-order mark, else the first `<meta>` that names one, else the
    XML declaration. https://html.spec.whatwg.org/#determining-the-character-encoding
    """
    if stated:
        return decode(data, stated)
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decode(data, name, "strict")
    labels = _Metas().found(data.decode("latin-1"))
    if declared := DECLARATION.match(data):
        labels.append(declared[1].decode("latin-1"))
    return _decode(data, _codec(labels), "strict")


class _Metas(HTMLParser):
    """Looks for the encodings that a page's `<meta>` elements name.

    Neither scripts nor comments are looked into; what stands behind the head counts, too.
    """

    labels: list[str]

    def found(self, text: str) -> list[str]:
        """Them, up to the first that is known."""
        from webencodings import lookup  # only who reads a page needs its tables

        self.labels = []
        for start in range(0, len(text), AT_ONCE):
            self.feed(text[start : start + AT_ONCE])
            if self.labels and lookup(self.labels[-1]):
                break
        return self.labels

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what one element says."""
        said = {name: value or "" for name, value in reversed(attrs)}
        within = IN_CONTENT.search(said.get("content", ""))
        if tag == "meta" and "charset" in said:
            self.labels.append(said["charset"].strip())
        elif tag == "meta" and said.get("http-equiv", "").lower() == "content-type":
            self.labels += [within["label"]] if within else []


def decode_labelled(data: bytes, label: str) -> str:
    """The characters of bytes that came with the name of their encoding. Raises `Unreadable`."""
    return _decode(data, _codec([label]), "strict")


def _codec(labels: list[str]) -> str:
    """Python's codec for the first label that is known; browsers mean more by some than they say.

    The label itself where none is known, and UTF-8 where there is none.
    """
    from webencodings import lookup

    known = next(filter(None, map(lookup, labels)), None)
    if not known:
        return labels[0] if labels else "utf-8"
    if known.name.startswith("utf-16"):  # its ASCII has just been read: it cannot be
        return "utf-8"
    return "windows-1252" if known.name == "x-user-defined" else known.codec_info.name


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
