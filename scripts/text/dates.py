"""Says which date a text's own words imply (`last Thursday`, `In February of this year`).

A language says how such words are put (`TimeWords`), here stands what they mean. Words are matched
whole against the readings of the language: those that name their year, then those counted from the
day of writing. Words that no reading knows imply nothing: there is no guessing.

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
from functools import cache
from itertools import pairwise
from operator import attrgetter

from scripts.text.edtf import DateError, DateReading, members, read_date
from scripts.text.finding import expanded
from scripts.text.languages.language import DateReader, Language, Said, TimeWords

_OTHER_YEAR_WITHIN = timedelta(days=275)
_MOST_DAYS_OF_WRITING = 3653
_Table = Callable[[TimeWords], Mapping[str, DateReader]]
_DATED: _Table = attrgetter("dated")
_RELATIVE: _Table = attrgetter("relative")
_ALSO_MEANT: _Table = attrgetter("also_meant")
_WINTER = "24"  # the season that begins in one year and ends in the next


def expected_date(words: str, written: str, language: Language) -> str | None:
    """Return the EDTF date that `words` imply, read on the days that the date `written` allows.

    `language`: that of the text they stand in.
    Several answers come as an interval when they follow on one another, otherwise as a set. `None`:
    the words do not say enough, or they need a day of writing and `written` is empty, open or
    vaguer than a decade. Raises `DateError` when `written` is neither empty nor an EDTF date.
    """
    days = _days_of_writing(written)
    return _implied(_DATED, words, language, [date.min]) or _implied(
        _RELATIVE, words, language, days
    )


def agrees(words: str, written: str, coded: str, language: Language) -> str | None:
    """Return `None` when `coded` lies within what `words` imply, or when they imply nothing.

    Otherwise return a sentence that says what they imply and from which date. Only bounds count:
    `~` and `?` neither help nor harm. Raises `DateError` for a `written` or `coded` that is none.
    """
    read_date(coded)
    expected = expected_date(words, written, language)
    if expected is None or _lies_within(coded, expected):
        return None
    when = f", written {written}," if written else ""
    other = _implied(_ALSO_MEANT, words, language, _days_of_writing(written)) or expected
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


def _implied(readings: _Table, words: str, language: Language, days: list[date]) -> str | None:
    """What the first reading of a kind says that fits the words, in the language or its others."""
    for one in language.all:
        text = _plain(words, one.times)
        for expression, reader in readings(one.times).items():
            if match := _compiled(expression, one.times).fullmatch(text):
                parts = {name: word for name, word in match.groupdict().items() if word}
                said = Said(parts, one.times)
                return _joined({answer for day in days for answer in _real(reader, said, day)})
    return None


@cache
def _compiled(expression: str, times: TimeWords) -> re.Pattern[str]:
    return re.compile(expanded(expression, times.parts))


def _plain(words: str, times: TimeWords) -> str:
    text = " ".join(words.replace("’", "'").casefold().split()).strip(" ,.;:")
    return re.sub(f"^(?:{times.opening})", "", re.sub(f"(?:{times.ending})$", "", text))


def _real(reader: DateReader, said: Said, day: date) -> list[str]:
    """Keep the answers that are real dates, on the weekday that the words name if any."""
    try:
        readings = {answer: _reading(answer) for answer in reader(said, day)}
    except OverflowError:
        return []
    return [answer for answer, read in readings.items() if read and _falls_on(read, said)]


def _falls_on(reading: DateReading, said: Said) -> bool:
    if not said.has("weekday"):
        return True
    return date.fromisoformat(reading.earliest).weekday() == said.number("weekday")


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


def in_stated_year(said: Said, _day: date) -> list[str]:
    """Put what the words name in the year that they name."""
    return _in_year(said, said.number("year"))


def in_shifted_year(said: Said, day: date) -> list[str]:
    """Put what the words name in `last`, `this` or `next` year."""
    return _in_year(said, day.year + said.number("shift"))


def stated_year(said: Said, _day: date) -> list[str]:
    """Give the year that the words are."""
    return [said.parts["year"]]


def stated_decade(said: Said, _day: date) -> list[str]:
    """Give the decade whose first three digits the words have."""
    return [f"{said.parts['decade']}X"]


def as_written(said: Said, _day: date) -> list[str]:
    """Give the day that the words have in figures, as EDTF writes it."""
    return [said.parts["figures"]]


def _in_year(said: Said, year: int) -> list[str]:
    """Put the day, month or season that the words name in that year."""
    if said.has("season"):
        season = said.words.seasons[said.parts["season"]]
        starts = (year - 1, year) if season == _WINTER else (year,)
        return [f"{start:04d}-{season}" for start in starts]
    day = f"-{said.number('day'):02d}" if said.has("day") else ""
    return [f"{year:04d}-{said.number('month'):02d}{day}"]


def near(said: Said, day: date) -> list[str]:
    """Put what the words name in the year of writing, and in any other that is near enough."""
    others = _in_year(said, day.year - 1) + _in_year(said, day.year + 1)
    close = [text for text in others if (reading := _reading(text)) and _is_near(reading, day)]
    return _in_year(said, day.year) + close


def _is_near(reading: DateReading, day: date) -> bool:
    first, last = date.fromisoformat(reading.earliest), date.fromisoformat(reading.latest)
    return max(first - day, day - last) < _OTHER_YEAR_WITHIN


def last_month_named(said: Said, day: date) -> list[str]:
    """Give the latest such month that was over, or it and the one before (see above)."""
    years = (day.year - 1, day.year) if said.number("month") < day.month else (day.year - 1,)
    return [text for year in years for text in _in_year(said, year)]


def weekday_of_last_week(said: Said, day: date) -> list[str]:
    """Give that weekday of the calendar week before that of writing."""
    monday = day - timedelta(days=day.weekday() + 7)
    return [(monday + timedelta(days=said.number("weekday"))).isoformat()]


def latest_weekday(said: Said, day: date) -> list[str]:
    """Give the most recent such weekday before the day of writing."""
    back = (day.weekday() - said.number("weekday") - 1) % 7 + 1
    return [(day - timedelta(days=back)).isoformat()]


def shifted(said: Said, day: date) -> list[str]:
    """Give the calendar unit that lies as far from that of writing as the words say."""
    unit = said.words.units[said.parts["unit"]] if said.has("unit") else "day"
    return [_unit(day, unit, said.number("shift"))]


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


def _back(said: Said) -> tuple[int, str, int]:
    """Read count, unit and the step down to a count equally round; decades become years."""
    count, unit = said.number("count"), said.words.units[said.parts["unit"]]
    if unit == "decade":
        count, unit = 10 * count, "year"
    return count, unit, next((step for step in (10, 5) if count >= 10 and count % step == 0), 1)


def ago(said: Said, day: date) -> list[str]:
    """Give the calendar unit so far back, unless the number is round."""
    count, unit, step = _back(said)
    return [_unit(day, unit, -count)] if step == 1 else []


def nearly_ago(said: Said, day: date) -> list[str]:
    """Give the stretch up to so far back, from the next number equally round."""
    count, unit, step = _back(said)
    return [f"{_unit(day, unit, -count)}/{_unit(day, unit, step - count)}"]


def longer_ago(said: Said, day: date) -> list[str]:
    """Give all that lies so far back or more."""
    count, unit, _ = _back(said)
    return [f"../{_unit(day, unit, -count)}"]


# Years, and days in figures, which need no words.
YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})"
IN_FIGURES: Mapping[str, DateReader] = {
    YEAR: stated_year,
    r"(?P<figures>[0-9]{4}-[0-9]{2}-[0-9]{2})": as_written,
}
