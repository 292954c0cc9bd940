"""CSV as spreadsheet programs save it: with comma, semicolon or tab, in Unicode or a code page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.rule import Rule, Seen

CODE_PAGES = ("windows-1252", "windows-1256")  # the West; Arabic and Persian
SEPARATOR = re.compile(r"sep=(.)\r?\n")  # a first line by which Excel passes the separator on


def csv_records(data: bytes, encoding: str | None, name: str) -> Iterator[list[str]]:
    """The records of a CSV file; `encoding` names its code page where it is not Unicode.

    Raises `Refused`; problems name the file by `name`, in line 0 where they are of the whole.
    """
    text = _decoded(data, encoding, name)
    said = SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    used = {said[1]} if said else {sign for sign in ",;\t" if sign in text.split("\n", 1)[0]}
    if len(used) > 1:
        message = "the first row holds more than one of comma, semicolon and tab."
        hint = "Give the names of the columns in the first row, and nothing else."
        raise Refused([Problem(Place(name, 0), "sheet-unreadable", message, hint)])
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter="".join(used) or ",")
    except csv.Error as error:
        message = f"the file is no CSV that can be read: {error}."
        hint = "Save it anew from your spreadsheet program as `CSV UTF-8`."
        raise Refused([Problem(Place(name, 0), "sheet-unreadable", message, hint)]) from None


SHEET_ENCODING = Rule(
    "sheet-encoding",
    "A CSV file is not Unicode, and its code page is not named.",
    "Add `--encoding` with the one that reads right, or save as `CSV UTF-8`.",
    Seen(
        "`figures.csv` was saved as `CSV`, and `Zürich` could be read in several ways.",
        "It is saved as `CSV UTF-8`, or `--encoding windows-1252` is added.",
    ),
)


def _decoded(data: bytes, encoding: str | None, name: str) -> str:
    """Unicode as it says itself or as it proves to be; any other code page must be named."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        return data.decode(encoding or "utf-8-sig")
    except UnicodeDecodeError as error:
        if encoding:
            message = f"byte {error.start:,} of the file is not {encoding}."
            hint = "Leave out `--encoding`, or save the file as `CSV UTF-8`."
        else:
            message = f"the file is not UTF-8. {_readings(data, error.start)}"
            hint = "Add `--encoding` with the one that is right, or save it as `CSV UTF-8`."
        place = Place(name, data.count(b"\n", 0, error.start) + 1)
        raise Refused([Problem(place, SHEET_ENCODING.code, message, hint)]) from None


def _readings(data: bytes, start: int) -> str:
    """The words around the byte at `start` as each code page has them, for a person to choose."""
    around = re.split(rb"[,;\t\r\n\"]", data[max(0, start - 20) : start + 20])
    words = max(around, key=lambda part: sum(byte > 0x7F for byte in part))
    shown = [f'{page} reads "{words.decode(page, "replace")}"' for page in CODE_PAGES]
    return f"{', '.join(shown)}."
