"""What stands on a page and is no part of what it says: menus, running heads, page numbers.

A stretch of it is set aside as one. What may be something else (a list of names, a line with a
number) is left: a menu is short lines among which several are known from menus, or stand twice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from operator import itemgetter

from scripts.contribute.drafts import Reading
from scripts.text.anchors import Span
from scripts.text.finding import plain
from scripts.text.languages.language import Language

_LONGEST_LABEL = 60  # code points of a line of a menu
_MOST_WORDS = 8  # of one
_LONGEST_HEAD = 120  # code points of a running head
_LONGEST_NOTICE = 400  # code points of a line on cookies or rights
_FEWEST_LINES = 4  # of a menu
_FEWEST_KNOWN = 2  # of them that are known from menus
_FARTHEST = 12  # lines from one that is known, or stands twice, to the next
_FEWEST_PAGES = 3  # in a row that bear a number, or the same head
_SHORTEST_PAGE = 8  # lines
_SHORTEST_TEXT = 1_000  # code points of a page
_MOST_HEADS = 0.9  # of the places of a running head stand a page apart; a title has it twice
_FEWEST_ENTRIES = 3  # of a table of contents
_FEWEST_CRUMBS = 2  # signs between the steps of a path

_STRETCHES = ("menu", "table of contents")  # which are set aside from their first line to the last
_ENDS = tuple('.!?…:;,،؛؟۔”"»')
_NUMBER = r"(?:\d{1,4}|[ivxl]{1,7})"
_AT_AN_END = re.compile(rf"({_NUMBER})\b\W*(.*)|(.*\D)\b({_NUMBER})\W*", re.IGNORECASE)
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|doi:\S+")
_ENTRY = re.compile(rf"\S.*?(?: ?[.…·_]){{3,}} ?{_NUMBER}", re.IGNORECASE)
_CRUMB = re.compile(r"\s[>›»|·/•]\s")


@dataclass(frozen=True)
class Line:
    """A line of a text that is open as a whole, without the blanks around it."""

    span: Span
    words: str
    number: int


def furniture(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The stretches that are no part of what a text says, each with what it is, in order."""
    lines = list(_open_lines(reading))
    kinds = zip(_kinds(lines, reading), lines, strict=True)
    asked = (one for one in kinds if all(map(reading.is_open, reading.sentences(one[1].span))))
    for kind, group in groupby(asked, itemgetter(0)):
        run = [line.span for _, line in group]
        if kind in _STRETCHES:
            yield Span(run[0].start, run[-1].end), kind
        elif kind:
            yield from ((span, kind) for span in run)


def _kinds(lines: list[Line], reading: Reading) -> list[str]:
    """What each line is; empty where it may be a part of what the text says."""
    found = [""] * len(lines)
    by_kind = {  # the last that fits
        "running head": _heads(lines),
        "page number": _page_numbers(lines, reading.language),
        "table of contents": _contents(lines),
        "address": (at for at, line in enumerate(lines) if _is_address(line)),
        "menu": _menus(lines, reading),
    }
    for kind, numbers in by_kind.items():
        for number in numbers:
            found[number] = kind
    return found


def _is_address(line: Line) -> bool:
    return all(map(_ADDRESS.fullmatch, line.words.split()))


def _heads(lines: list[Line]) -> Iterator[int]:
    """The lines that stand alike on several pages."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if _is_label(line.words, _LONGEST_HEAD):
            places[line.words].append(at)
    for found in places.values():
        apart = sum(_is_page_on(lines[above], lines[below]) for above, below in pairwise(found))
        if apart >= max(_FEWEST_PAGES - 1, _MOST_HEADS * (len(found) - 1)):
            yield from found


def _is_page_on(above: Line, below: Line) -> bool:
    """Whether one line stands a page below another: pages have many lines, or long ones."""
    long = below.span.start - above.span.start >= _SHORTEST_TEXT
    return long or below.number - above.number >= _SHORTEST_PAGE


def _page_numbers(lines: list[Line], language: Language) -> Iterator[int]:
    """The lines that number pages, alone or with a head: each a page on, and one higher."""
    chains: dict[str, list[list[int]]] = defaultdict(list)
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        match = _AT_AN_END.fullmatch(line.words) if len(line.words) <= _LONGEST_HEAD else None
        if match is None:
            continue
        head, number = (match[2] or match[3] or "").strip(), _value(match[1] or match[4])
        follows = number - last.get(head, number) in (1, 2) and (
            _is_page_on(lines[chains[head][-1][-1]], line)
        )
        chains[head] += [] if follows else [[]]
        chains[head][-1].append(at)
        last[head] = number
        if " ".join(re.findall(r"[^\W\d_]+", head.casefold())) in language.pages.page:
            yield at
    for found in chain.from_iterable(chains.values()):
        if len(found) >= _FEWEST_PAGES:
            yield from found


def _value(number: str) -> int:
    """A number of a page, in figures or Roman."""
    if number.isdecimal():
        return int(number)
    signs = [{"i": 1, "v": 5, "x": 10, "l": 50}[sign] for sign in number.lower()]
    less = (-one if one < after else one for one, after in pairwise([*signs, 0]))
    return sum(less)


def _open_lines(reading: Reading) -> Iterator[Line]:
    """The lines nothing of which is used; those over which one sentence runs are one."""
    number = reached = 0
    for match in re.finditer(r"[^\n]*\S[^\n]*", reading.text):
        number += 1
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if start < reached:
            continue
        sentences = reading.sentences(Span(start, match.end()))
        reached = sentences[-1].end
        if all(map(reading.is_left or reading.is_open, sentences)):
            span = Span(start, reached)
            yield Line(span, reading.words(span), number)


def _is_label(words: str, longest: int = _LONGEST_LABEL) -> bool:
    """Whether a line is short and ends no sentence."""
    few = len(words.split()) <= _MOST_WORDS * longest // _LONGEST_LABEL
    return few and len(words) <= longest and not words.endswith(_ENDS)


def _contents(lines: list[Line]) -> Iterator[int]:
    """The lines of tables of contents: dots lead each to its page."""
    entries = [bool(_ENTRY.fullmatch(line.words)) for line in lines]
    for run in _runs(entries, lines):
        yield from run if len(run) >= _FEWEST_ENTRIES else ()


def _menus(lines: list[Line], reading: Reading) -> Iterator[int]:
    """The lines of menus, and of notices on cookies and rights among them."""
    times = Counter(line.words for line in lines)
    labels = [
        _is_label(line.words) and (times[line.words] > 1 or _says_nothing(line, reading))
        for line in lines
    ]
    known = [_is_known(line, reading) for line in lines]
    parts = [sure or label for sure, label in zip(known, labels, strict=True)]
    for run in _runs(parts, lines):
        likely = [at for at in run if known[at] or times[lines[at].words] > 1]
        for near in _near(likely):
            if len(near) >= _FEWEST_LINES and sum(known[at] for at in near) >= _FEWEST_KNOWN:
                yield from near


def _near(marks: list[int]) -> Iterator[range]:
    """The stretches in which no mark is far from the next."""
    first = 0
    for at, number in enumerate(marks, start=1):
        if at == len(marks) or marks[at] - number > _FARTHEST:
            yield range(marks[first], number + 1)
            first = at


def _runs(which: list[bool], lines: list[Line]) -> Iterator[list[int]]:
    """The numbers of lines in a row of which something is true."""
    run: list[int] = []
    for number, line in enumerate(lines):
        before = lines[run[-1]] if run else line
        follows = line.number <= before.number + before.words.count("\n") + 1
        if run and not (which[number] and follows):
            yield run
            run = []
        run += [number] if which[number] else []
    if run:
        yield run


def _is_known(line: Line, reading: Reading) -> bool:
    """Whether a line is one that menus have, crumbs of a path, or a notice of a page's owner."""
    if _is_label(line.words) and len(_CRUMB.findall(line.words)) >= _FEWEST_CRUMBS:
        return True
    words = plain(line.words).rstrip(".:…!» ›>")
    for one in reading.language.all:
        if len(words) <= _LONGEST_LABEL and words in one.pages.labels:
            return True
        if len(words) <= _LONGEST_NOTICE and any(map(words.__contains__, one.pages.notices)):
            return True
    return False


def _says_nothing(line: Line, reading: Reading) -> bool:
    """Whether a line holds no number, date, quotation, or name of a known actor."""
    found = (reading.within(kind, line.span) for kind in ("numeral", "time", "quotation"))
    known = any(name.actor_id for name in reading.within("name", line.span))
    return not (known or any(map(bool, found)))
