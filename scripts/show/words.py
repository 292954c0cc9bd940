"""Words for single values: quotations, dates, numbers, places in a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from scripts.rules.checks.wording import LOADED_WORDS
from scripts.text.edtf import DateError, members, read_date

LOADED = re.compile(rf"\b(?:{'|'.join(map(re.escape, LOADED_WORDS))})\b", re.IGNORECASE)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Manner:
    """How dates are put: what stands around one, or between two."""

    about: str
    uncertain: str
    until: str
    since: str
    between: str
    one_of: str  # around the members of a set
    comma: str  # between them, but for the last two
    iso: bool  # days and months as they are typed


IN_WORDS = Manner(
    "about {}", "{} (uncertain)", "{} or earlier", "{} or later", "between {} and {}",
    "one of {}", ", ", iso=False,
)  # fmt: skip
IN_SIGNS = Manner("≈ {}", "{}?", "until {}", "from {}", "{} to {}", "{}", " or ", iso=True)


def quoted(words: str) -> str:
    """Words of others, between quotation marks."""
    return f"“{words}”"


def spot(line: int | None, locator: str) -> str:
    """A place in a document; a locator with a heading's loaded words in it is a quotation."""
    if not locator:
        return f"line {line}"
    return quoted(locator) if LOADED.search(locator) else locator


def between(earliest: str, latest: str) -> str:
    """Two days as a stretch of time."""
    if earliest and latest:
        return f"{earliest} to {latest}"
    if earliest:
        return f"not before {earliest}"
    return f"not after {latest}" if latest else "without bounds"


def date_in_words(date: str, manner: Manner = IN_WORDS) -> str:
    """A date in EDTF for whoever does not know EDTF.

    As in `28 July 1988`, `between 1988 and 1989`, `one of 1988 or 1989`; where there is little
    room, `IN_SIGNS`, as in `1988-07-28`, `1988 to 1989`, `1988 or 1989`. What is no date of the
    profile is given back between backticks.
    """
    try:
        read_date(date)
    except DateError:
        return f"`{date}`"
    if date[:1] in ("[", "{"):
        *others, last = (date_in_words(one, manner) for one in members(date))
        if date[0] == "{":  # all of them are meant
            return f"{', '.join(others)} and {last}"
        return manner.one_of.format(f"{manner.comma.join(others)} or {last}")
    if "/" not in date:
        return _one(date, manner)
    start, end = date.split("/")
    if start == "..":
        return manner.until.format(_one(end, manner))
    if end == "..":
        return manner.since.format(_one(start, manner))
    return manner.between.format(_one(start, manner), _one(end, manner))


def _one(date: str, manner: Manner) -> str:
    """A date that is neither interval nor set."""
    around = {"~": manner.about, "?": manner.uncertain}.get(date[-1], "{}")
    plain = re.sub("[?~]", "", date)
    if plain.endswith("X"):
        return around.format(f"{'' if manner.iso else 'the '}{plain[:3]}0s")
    return around.format(_plain(plain, manner))


def _plain(date: str, manner: Manner) -> str:
    """A year, a season, a month or a day."""
    year, month, day = [*date.split("-"), "", ""][:3]
    if month in SEASONS:
        return f"{SEASONS[month]} {year if manner.iso else year.lstrip('0')}"
    if manner.iso:
        return date
    return " ".join(filter(None, (day.lstrip("0"), MONTHS[int(month or 0)], year.lstrip("0"))))


def spelled(number: str) -> str:
    """The number with commas between thousands; empty for an empty cell."""
    return f"{Decimal(number):,f}" if number else ""


def amount(number: str) -> int | float | None:
    """The number for a program; None for an empty cell."""
    if not number:
        return None
    exact = Decimal(number)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def truth(cell: str) -> bool | None:
    """A boolean cell for a program; None for an empty one."""
    return cell == "true" if cell else None
