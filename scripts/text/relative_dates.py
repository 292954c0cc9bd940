"""Says which date a text's own words imply (`last Thursday`, `In February of this year`).

The words are matched whole against two tables: `_DATED` (they name their year) and `_RELATIVE`
(counted from the day of writing). Words that no row knows imply nothing: there is no guessing.

- `last Thursday` is the Thursday of the calendar week (Monday to Sunday) before that of writing, 1
  to 13 days back. English also has the most recent one: a disagreement names it if it differs.
- `last August` is the latest one that was over, or, when that lies in the year of writing, it or
  the one before.
- `July 1` and `in June` take the year of writing, or that of any other less than 275 days off.
- `this year`, `last month`, `three weeks ago` are whole calendar units. With a round number
  (decades; from ten up, a multiple of five) `ago` is too loose, and implies nothing.
- `nearly three decades ago` lies between three and two decades back, two being the next number
  equally round; `more than three decades ago` lies three or more back.
- `the winter of 1988` begins or ends in 1988. A number below 1500 may be a year of another
  calendar, `the 1900s` a century, `the last year` any twelve months: they imply nothing.
- `early`, `late`, `mid` lie within what they qualify.

Nothing follows from words that move a date (`since`, `before`, `soon after`), say how long, or may
speak of the present at large (`today`).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from scripts.text.edtf import DateError, DateReading, members, read_date
from scripts.text.number_words import CARDINALS, TENS

# Sees the matched words from a day of writing; may answer dates that do not exist.
_Reader = Callable[[re.Match[str], date], list[str]]

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_COUNTS = CARDINALS | TENS | {"a": 1}
_SHIFTS = {"last": -1, "this": 0, "next": 1, "yesterday": -1, "tomorrow": 1}
_OTHER_YEAR_WITHIN = timedelta(days=275)
_MOST_DAYS_OF_WRITING = 3653

_OPENING = re.compile(
    r"^(?:(?:in|on|at|during|from|as recently as|the(?! last| next)"
    r"|(?:beginning|start|middle|end) of|early|earlier|mid|late|later)[ -])+"
)
_POSSESSIVE = re.compile(r"(?<=[a-z])'s(?: .*)?$")
_MONTH = rf"(?P<month>{'|'.join(f'{m[:3]}(?:{m[3:]})?' for m in _MONTHS)}|sept)\.?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})"
_WHICH = r"(?P<which>last|this|next)"
_COUNT = rf"(?P<count>[0-9]{{1,3}}|{'|'.join(_COUNTS)})"
_PARTS = (
    _MONTH,
    rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}",
    rf"(?:{_WEEKDAY},? )?{_DAY} (?:of )?{_MONTH}",
)
_PARTS_OR_SEASON = (*_PARTS, rf"(?P<season>{'|'.join(_SEASONS)})")


def expected_date(words: str, written: str) -> str | None:
    """Return the EDTF date that `words` imply, read on the days that the date `written` allows.

    Several answers come as an interval when they follow on one another, otherwise as a set. `None`:
    the words do not say enough, or they need a day of writing and `written` is empty, open or
    vaguer than a decade. Raises `DateError` when `written` is neither empty nor an EDTF date.
    """
    days = _days_of_writing(written)
    return _implied(_DATED, words, [date.min]) or _implied(_RELATIVE, words, days)


def agrees(words: str, written: str, coded: str) -> str | None:
    """Return `None` when `coded` lies within what `words` imply, or when they imply nothing.

    Otherwise return a sentence that says what they imply and from which date. Only bounds count:
    `~` and `?` neither help nor harm. Raises `DateError` for a `written` or `coded` that is none.
    """
    read_date(coded)
    expected = expected_date(words, written)
    if expected is None or _lies_within(coded, expected):
        return None
    when = f", written {written}," if written else ""
    other = _implied(_OTHER_READING, words, _days_of_writing(written)) or expected
    also = f" (English also allows the most recent one, {other})" if other != expected else ""
    fault = "is wider than that" if _lies_within(expected, coded) else "does not lie within that"
    return f'"{words}"{when} implies {expected}{also}; `{coded}` {fault}.'


def _lies_within(inner: str, outer: str) -> bool:
    return all(any(_covers(whole, part) for whole in members(outer)) for part in members(inner))


def _covers(whole: str, part: str) -> bool:
    outer, inner = read_date(whole), read_date(part)
    ends = not outer.latest or "" < inner.latest <= outer.latest
    return ends and outer.earliest <= inner.earliest


def _days_of_writing(written: str) -> list[date]:
    reading = read_date(written) if written else None
    if reading is None or not (reading.earliest and reading.latest):
        return []
    first, last = date.fromisoformat(reading.earliest), date.fromisoformat(reading.latest)
    days = (last - first).days + 1
    return [first + timedelta(n) for n in range(days)] if days <= _MOST_DAYS_OF_WRITING else []


def _implied(table: Mapping[str, _Reader], words: str, days: list[date]) -> str | None:
    plain = " ".join(words.replace("’", "'").casefold().split()).strip(" ,.;:")
    text = _OPENING.sub("", _POSSESSIVE.sub("", plain))
    for pattern, reader in table.items():
        if match := re.fullmatch(pattern, text):
            return _joined({answer for day in days for answer in _real(reader, match, day)})
    return None


def _real(reader: _Reader, match: re.Match[str], day: date) -> list[str]:
    """Keep the answers that are real dates, on the weekday that the words name if any."""
    weekday = match.groupdict().get("weekday")
    try:
        readings = {answer: _reading(answer) for answer in reader(match, day)}
    except OverflowError:
        return []
    return [answer for answer, read in readings.items() if read and _falls_on(read, weekday)]


def _falls_on(reading: DateReading, weekday: str | None) -> bool:
    return weekday is None or weekday == _WEEKDAYS[date.fromisoformat(reading.earliest).weekday()]


def _reading(text: str) -> DateReading | None:
    try:
        return read_date(text)
    except DateError:
        return None


def _joined(answers: set[str]) -> str | None:
    ordered = sorted(answers, key=lambda text: (read_date(text).earliest, read_date(text).latest))
    if len(ordered) < 2:
        return ordered[0] if ordered else None
    if all(_follows(later, earlier) for earlier, later in pairwise(ordered)):
        return f"{ordered[0].split('/')[0]}/{ordered[-1].split('/')[-1]}"
    return f"[{','.join(ordered)}]"


def _follows(later: str, earlier: str) -> bool:
    end = date.fromisoformat(read_date(earlier).latest)
    return read_date(later).earliest <= (end + timedelta(days=1)).isoformat()


def _month(match: re.Match[str]) -> int:
    return 1 + [month[:3] for month in _MONTHS].index(match["month"][:3])


def _in_year(match: re.Match[str], year: int) -> list[str]:
    """Put the day, month or season that the words name in that year."""
    named = match.groupdict()
    if season := named.get("season"):
        starts = (year - 1, year) if season == "winter" else (year,)
        return [f"{start:04d}-{_SEASONS[season]}" for start in starts]
    day = f"-{int(named['day']):02d}" if named.get("day") else ""
    return [f"{year:04d}-{_month(match):02d}{day}"]


def _near(match: re.Match[str], day: date) -> list[str]:
    others = _in_year(match, day.year - 1) + _in_year(match, day.year + 1)
    near = [text for text in others if (reading := _reading(text)) and _is_near(reading, day)]
    return _in_year(match, day.year) + near


def _is_near(reading: DateReading, day: date) -> bool:
    first, last = date.fromisoformat(reading.earliest), date.fromisoformat(reading.latest)
    return max(first - day, day - last) < _OTHER_YEAR_WITHIN


def _last_month(match: re.Match[str], day: date) -> list[str]:
    years = (day.year - 1, day.year) if _month(match) < day.month else (day.year - 1,)
    return [text for year in years for text in _in_year(match, year)]


def _last_weekday(match: re.Match[str], day: date) -> list[str]:
    monday = day - timedelta(days=day.weekday() + 7)
    return [(monday + timedelta(days=_WEEKDAYS.index(match["weekday"]))).isoformat()]


def _latest_weekday(match: re.Match[str], day: date) -> list[str]:
    back = (day.weekday() - _WEEKDAYS.index(match["weekday"]) - 1) % 7 + 1
    return [(day - timedelta(days=back)).isoformat()]


def _unit(day: date, unit: str, shift: int) -> str:
    """Name the calendar unit that comes `shift` units after the one `day` is in."""
    if unit == "day":
        return (day + timedelta(days=shift)).isoformat()
    if unit == "week":
        monday = day + timedelta(days=7 * shift - day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
        return f"{year:04d}-{month + 1:02d}"
    return f"{day.year + shift:04d}"


def _back(match: re.Match[str]) -> tuple[int, str, int]:
    """Read count, unit and the step down to a count equally round; decades become years."""
    word, unit = match["count"], match["unit"]
    count = _COUNTS[word] if word in _COUNTS else int(word)
    if unit == "decade":
        count, unit = 10 * count, "year"
    return count, unit, next((step for step in (10, 5) if count >= 10 and count % step == 0), 1)


def _ago(match: re.Match[str], day: date) -> list[str]:
    count, unit, step = _back(match)
    return [_unit(day, unit, -count)] if step == 1 else []


def _nearly_ago(match: re.Match[str], day: date) -> list[str]:
    count, unit, step = _back(match)
    return [f"{_unit(day, unit, -count)}/{_unit(day, unit, step - count)}"]


def _longer_ago(match: re.Match[str], day: date) -> list[str]:
    count, unit, _ = _back(match)
    return [f"../{_unit(day, unit, -count)}"]


_DATED: Mapping[str, _Reader] = {
    _YEAR: lambda words, _: [words["year"]],
    r"((?:1[5-9]|20)[1-9])0'?s": lambda words, _: [f"{words[1]}X"],
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}": lambda words, _: [words[0]],
    **{
        rf"{part},? (?:of )?{_YEAR}": lambda words, _: _in_year(words, int(words["year"]))
        for part in _PARTS_OR_SEASON
    },
}

_RELATIVE: Mapping[str, _Reader] = {
    r"yesterday|tomorrow": lambda words, day: [_unit(day, "day", _SHIFTS[words[0]])],
    rf"{_WHICH} (week|month|year)": lambda words, day: [_unit(day, words[2], _SHIFTS[words[1]])],
    rf"last {_WEEKDAY}": _last_weekday,
    rf"last {_MONTH}": _last_month,
    rf"{_COUNT} (?P<unit>day|week|month|year|decade)s? ago": _ago,
    rf"(?:nearly|almost) {_COUNT} (?P<unit>month|year|decade)s? ago": _nearly_ago,
    rf"(?:more than|over) {_COUNT} (?P<unit>month|year|decade)s? ago": _longer_ago,
    **dict.fromkeys(_PARTS, _near),
    **{
        rf"{part},? (?:of )?{_WHICH} year": lambda words, day: _in_year(
            words, day.year + _SHIFTS[words["which"]]
        )
        for part in _PARTS_OR_SEASON
    },
}

_OTHER_READING: Mapping[str, _Reader] = {rf"last {_WEEKDAY}": _latest_weekday}
