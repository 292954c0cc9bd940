"""What a person typed into a cell of a spreadsheet, or why the cell no longer shows it.

Spreadsheet programs change what is typed: "July 1" becomes a day of this year, a day a serial
number, "57%" the number 0.57. None of this is undone by guessing; the person is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from scripts.raw.problems import Problem, shorten
from scripts.raw.rule import Rule, Seen
from scripts.raw.sheets import Cell
from scripts.records.authored import Key

AS_TYPED = ("General", "0", "@")  # number formats that show a whole number as it was typed
LONGEST_NUMBER = 11  # digits that the format `General` shows
SERIAL = re.compile(r"[1-9][0-9]{4}(?:\.[0-9]+)?")  # days since 1899-12-30: 1927 to 2173
FIRST_DAY = date(1899, 12, 30)
OTHER_YEAR = re.compile(r"(?<![0-9-])1[34][0-9]{2}(?![0-9])")  # no source here speaks of 1300-1499
NOT_SHOWN = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')  # colours, languages and literals of a format
PARTS = (("y", "year"), ("m", "month"), ("d", "day"))
AGAIN = "Format the cell as text and type the words again."
DATE_AGAIN = "Format the cell as text and type what the document says, such as 1988-07."

Asked = Problem | None


def typed(cell: Cell, key: Key, dates_as_shown: bool) -> tuple[str, Asked]:
    """The text of a cell, in NFC and where digits count in those of ASCII; what is to be asked.

    `dates_as_shown`: a person vouches for the date cells that show year, month and day.
    """
    text = unicodedata.normalize("NFC", cell.text)
    if key.edtf or key.type == "number" or key.name == "occurrence":
        text = "".join(_western(character) for character in text)
    if cell.kind == "date" and key.edtf and dates_as_shown and not _hidden(cell.shown):
        return text, None
    return text, ASKED[cell.kind](cell, key, text)


def _western(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


SHEET_DATE = Rule(
    "sheet-date",
    "A cell may hold a date that nobody typed.",
    "Format it as text and type what the document says, such as `1988-07`.",
    Seen(
        "A cell shows `Jul-88`, for which a program keeps 1 July 1988.",
        "It is formatted as text and holds `1988-07`.",
    ),
)


def _text(cell: Cell, key: Key, text: str) -> Asked:
    if not key.edtf:
        return None
    if SERIAL.fullmatch(text):
        day = FIRST_DAY + timedelta(days=int(float(text)))
        message = f"{text} is the number in which a spreadsheet keeps the day {day}."
        return _asked(cell, key, SHEET_DATE.code, message, DATE_AGAIN)
    if other := OTHER_YEAR.search(text):
        message = f"{other[0]} looks like a year of the Persian or the Islamic calendar."
        hint = "Write the Gregorian date that is meant, such as 1988-07."
        return _asked(cell, key, SHEET_DATE.code, message, hint)
    return None


SHEET_CHANGED = Rule(
    "sheet-changed",
    "A spreadsheet program has put something else for what was typed.",
    "Format the cell as text and type the words again.",
    Seen(
        "A cell holds `1/2/2001`, and the document says `1–2`.",
        "It is formatted as text and holds `1–2`.",
    ),
)


def _number(cell: Cell, key: Key, text: str) -> Asked:
    """A number stands for itself in a column of numbers, a year in one of dates."""
    if key.edtf:
        return _text(cell, key, text)
    whole = text.isdecimal() and len(text) <= LONGEST_NUMBER and cell.shown in AS_TYPED
    if whole or key.type == "number":
        return None
    message = f"the cell holds the number {text}, which need not be what was typed."
    return _asked(cell, key, SHEET_CHANGED.code, message, AGAIN)


def _date(cell: Cell, key: Key, text: str) -> Asked:
    if not key.edtf:
        message = f"a spreadsheet made the date {text} of the words typed here."
        return _asked(cell, key, SHEET_DATE.code, message, AGAIN)
    if hidden := _hidden(cell.shown):
        message = f"the cell shows no {hidden}: a spreadsheet added one and holds {text}."
        return _asked(cell, key, SHEET_DATE.code, message, DATE_AGAIN)
    message = f"the cell holds the date {text}, which a spreadsheet may have made of other words."
    hint = f"{DATE_AGAIN} If every date shown is what its document says, add `--dates-as-shown`."
    return _asked(cell, key, SHEET_DATE.code, message, hint)


def _hidden(shown: str) -> str:
    """What of a day a format leaves out; empty when nothing."""
    signs = NOT_SHOWN.sub("", shown).casefold()
    return " and no ".join(word for sign, word in PARTS if sign not in signs)


def _truth(cell: Cell, key: Key, text: str) -> Asked:
    message = f"a spreadsheet made the truth value {text.upper()} of what was typed."
    return _asked(cell, key, SHEET_CHANGED.code, message, AGAIN)


def _error(cell: Cell, key: Key, text: str) -> Asked:
    return _asked(cell, key, SHEET_CHANGED.code, f"the cell shows the error {text}.", AGAIN)


SHEET_FORMULA = Rule(
    "sheet-formula",
    "A cell holds a formula; nothing is calculated.",
    "Copy the cell and paste it as a value.",
    Seen(
        "A cell holds `=B2+1`.",
        "It holds the words that it showed, pasted as a value.",
    ),
)


def _formula(cell: Cell, key: Key, text: str) -> Asked:
    message = f"a formula stands here, `{shorten(text)}`; nothing is calculated."
    hint = "Copy the cell and paste it as a value, or type the words."
    return _asked(cell, key, SHEET_FORMULA.code, message, hint)


def _asked(cell: Cell, key: Key, rule: str, message: str, hint: str) -> Problem:
    return Problem(cell.place, rule, f"{key.name}: {message}", hint)


ASKED: dict[str, Callable[[Cell, Key, str], Asked]] = {
    "text": _text,
    "number": _number,
    "date": _date,
    "truth": _truth,
    "error": _error,
    "formula": _formula,
}
