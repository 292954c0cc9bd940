"""How dates in EDTF lie to one another: one within another, what two share, several as one."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from scripts.text.edtf import DateError, members, read_date


def lies_within(inner: str, outer: str) -> bool:
    """Whether all days of one date are days of another."""
    return all(any(_covers(whole, part) for whole in members(outer)) for part in members(inner))


def _covers(whole: str, part: str) -> bool:
    outer, inner = read_date(whole), read_date(part)
    ends = not outer.latest or "" < inner.latest <= outer.latest
    return ends and outer.earliest <= inner.earliest


def is_date(text: str) -> bool:
    """Whether a text is a date of the profile."""
    try:
        read_date(text)
    except DateError:
        return False
    return True


def common(one: str, other: str) -> str:
    """The days that two dates share, as the narrower of them or an interval; empty if none."""
    if lies_within(one, other):
        return one
    if lies_within(other, one):
        return other
    first, second = read_date(one), read_date(other)
    start = max(first.earliest, second.earliest)
    end = min(first.latest or second.latest, second.latest or first.latest)
    return f"{start}/{end}" if start <= end else ""


def joined(answers: Iterable[str]) -> list[str]:
    """Answers as one interval where they follow on one another, else as a set, else apart."""
    ordered = sorted(
        {answer for answer in answers if is_date(answer)},
        key=lambda text: (read_date(text).earliest, read_date(text).latest),
    )
    if len(ordered) < 2:
        return ordered
    if all(_follows(later, earlier) for earlier, later in pairwise(ordered)):
        return [f"{ordered[0].split('/')[0]}/{ordered[-1].split('/')[-1]}"]
    if any("/" in one for one in ordered):
        return ordered
    return [f"[{','.join(ordered)}]"]


def _follows(later: str, earlier: str) -> bool:
    end = date.fromisoformat(read_date(earlier).latest)
    return read_date(later).earliest <= (end + timedelta(days=1)).isoformat()
