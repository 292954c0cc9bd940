"""Finds names: runs of capitalised words, and every form on a given list, whatever its case.

An actor is known by the exact form alone, never by likeness. A listed form inside a longer run
counts only where it stands by itself: after a role ("Supreme Leader X"), `of`, or an acronym. So
the surname of an unlisted longer name names nobody.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby

from scripts.text.capitals import Word, runs
from scripts.text.mention import Mention, cut
from scripts.text.patterns import listed
from scripts.text.words import COURTESY_TITLES, RANKS

_ROLES = (
    listed("""
president minister premier chancellor king queen shah imam ayatollah sheikh mullah pope bishop
archbishop cardinal prince princess emperor sultan leader secretary general colonel major
captain lieutenant sergeant marshal admiral commander senator representative congressman
congresswoman governor mayor ambassador judge justice prosecutor attorney speaker chairman
chairwoman chair commissioner director chief sir lord lady dame
""")
    | COURTESY_TITLES
    | RANKS
)
_BEFORE = _ROLES | listed("of the for")
_FIRST_WORD = re.compile(r"[^\W_]+")
_NO_BREAK_SPACES = str.maketrans("\u00a0\u202f", "  ")


def find_names(text: str, actors: Mapping[str, str]) -> list[Mention]:
    """Return the names of `text` in order; `actors` leads from a form of a name to its actor."""
    all_runs = list(runs(text))
    starts = [run[0].start for run in all_runs]
    known = []
    for name in _listed(text, actors):
        run = all_runs[max(0, bisect_right(starts, name.start) - 1)] if all_runs else []
        if not _is_inside(name, run) or _stands_alone(name, run):
            known.append(name)
    return sorted(known + _unlisted(text, all_runs, known))


def _listed(text: str, actors: Mapping[str, str]) -> Iterator[Mention]:
    """Yield each listed form that stands in `text` as whole words, the longest at each place."""
    forms: dict[str, list[str]] = defaultdict(list)
    for form in sorted(actors, key=len, reverse=True):
        if first := _FIRST_WORD.match(form):
            forms[first.group()].append(form)
    shadow, reached = text.translate(_NO_BREAK_SPACES), 0
    for word in _FIRST_WORD.finditer(text) if forms else ():
        start = word.start()
        for form in forms.get(word.group(), ()) if start >= reached else ():
            end = start + len(form)
            if shadow.startswith(form, start) and not (
                form[-1].isalnum() and shadow[end : end + 1].isalnum()
            ):
                yield cut(text, start, end, "name", actor_id=actors[form])
                reached = end
                break


def _is_inside(name: Mention, run: list[Word]) -> bool:
    return bool(run) and run[0].start <= name.start and name.end <= run[-1].end


def _stands_alone(name: Mention, run: list[Word]) -> bool:
    first = bisect_right(run, name.start, key=lambda word: word.end)
    last = bisect_left(run, name.end, key=lambda word: word.start)
    if first and run[first - 1].plain not in _BEFORE and not _is_acronym(run[first - 1].text):
        return False
    return last == len(run) or not run[last].capital or " " in name.text or _is_acronym(name.text)


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _unlisted(text: str, all_runs: list[list[Word]], listed: list[Mention]) -> list[Mention]:
    """Return what the listed names leave of each run, unless only roles are left."""
    starts = [name.start for name in listed]
    found = []
    for run in all_runs:
        for is_free, group in groupby(run, key=lambda word: not _is_taken(word, listed, starts)):
            words = [word for word in group if word.capital] if is_free else []
            if words and (
                len(words) == len(run) or any(word.plain not in _ROLES for word in words)
            ):
                found.append(cut(text, words[0].start, words[-1].end, "name"))
    return found


def _is_taken(word: Word, listed: list[Mention], starts: list[int]) -> bool:
    last = bisect_left(starts, word.end) - 1
    return last >= 0 and listed[last].end > word.start
