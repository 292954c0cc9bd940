"""Finds time expressions: dates, days relative to the day of writing, lengths, times of events.

`edtf` is the date that the words name or, given a day of writing, imply
(`scripts.resolving.relative_dates`).
"""

import re

from scripts.text.mention import Mention, cut
from scripts.text.patterns import spaced
from scripts.text.relative_dates import expected_date
from scripts.text.time_words import TIME

_TIME = re.compile(spaced(TIME), re.IGNORECASE)


def find_times(text: str, written: str = "") -> list[Mention]:
    """Return the time expressions of `text` in order; `written` is its day of writing in EDTF.

    Raises `DateError` when `written` is neither EDTF nor empty.
    """
    dates: dict[str, str] = {}
    found = []
    for match in _TIME.finditer(text):
        words = match.group()
        if words not in dates:
            dates[words] = expected_date(words, written) or ""
        found.append(cut(text, *match.span(), "time", edtf=dates[words]))
    return found
