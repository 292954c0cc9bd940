"""A date in EDTF as a person reads it out."""

from __future__ import annotations

import re

from scripts.text.edtf import DateError, members, read_date

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
MARKS = {"~": "about {}", "?": "{} (uncertain)"}
MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def date_in_words(date: str) -> str:
    """As in `28 July 1988`, `between 1988 and 1989`, `one of 1988 or 1989`.

    What is no date of the profile is given back between backticks.
    """
    try:
        read_date(date)
    except DateError:
        return f"`{date}`"
    if date.startswith("["):
        *others, last = map(_one, members(date))
        return f"one of {', '.join(others)} or {last}"
    if "/" not in date:
        return _one(date)
    start, end = date.split("/")
    if ".." in (start, end):
        return f"{_one(end)} or earlier" if start == ".." else f"{_one(start)} or later"
    return f"between {_one(start)} and {_one(end)}"


def _one(date: str) -> str:
    """A date that is neither interval nor set."""
    plain = re.sub("[?~]", "", date)
    words = f"the {plain[:3]}0s" if plain.endswith("X") else _plain(*plain.split("-"))
    return MARKS.get(date[-1], "{}").format(words)


def _plain(year: str, month: str = "", day: str = "") -> str:
    year = year.lstrip("0")
    if month in SEASONS:
        return f"{SEASONS[month]} {year}"
    name = MONTHS[int(month or 0)]
    return " ".join(part for part in (day.lstrip("0"), name, year) if part)
