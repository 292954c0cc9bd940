"""Line ends that part no paragraphs: those of a text whose lines were wrapped at some width.

A mail or an old web page breaks its lines where they are full. Such a line end is read as a blank;
in a text of other kinds only one before a small letter is, where the line above ends no sentence.
A blank takes the place of each, so that every character stays where it is.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from itertools import pairwise
from typing import TypeVar, cast

from scripts.text.finding import Mention

_ENDS = frozenset('.!?…:;؟۔”"»›)]*')
_ITEM = re.compile(r"\s*(?:[-*•–—]|\(?\d{1,3}[.)]|[QA][.:])\s")
_FEWEST_LINES = 6  # of a text that is held to be wrapped
_WIDTHS = range(40, 101)  # code points of a full line
_FULL = 0.7  # of the width: a shorter line ends its paragraph
_MOST_ENDED = 0.5  # of full lines may end a sentence by chance


F = TypeVar("F", bound=Callable[..., list[Mention]])


def unwrapped(text: str) -> str:
    """Return `text` with a blank for each line end inside a paragraph; equal in length."""
    lines = text.split("\n")
    if len(lines) < 2:
        return text
    width = _width(lines)
    parts, opened = [lines[0]], _opens(lines[0])
    for above, below in pairwise(lines):
        goes_on = opened and _goes_on(above, below, width)
        opened = goes_on or _opens(below)
        parts += [" " if goes_on else "\n", below]
    return "".join(parts)


def _opens(line: str) -> bool:
    """Whether a line may open a paragraph: one of small letters is an item of a list."""
    return not line.lstrip()[:1].islower()


def wrapped(text: str) -> str:
    """One line for people, where line ends of a text part no paragraphs; else empty."""
    ends = sum(one != other for one, other in zip(text, unwrapped(text), strict=True))
    lines = "line end inside a paragraph is" if ends == 1 else "line ends inside paragraphs are"
    return f"Its lines are wrapped: {ends:,} {lines} read as blanks." if ends else ""


def in_paragraphs(find: F) -> F:
    """Return a finder that reads over line ends inside paragraphs; its mentions keep them.

    The text is its first argument.
    """

    @wraps(find)
    def found(text: str, *args: object, **kwargs: object) -> list[Mention]:
        whole = unwrapped(text)
        mentions = find(whole, *args, **kwargs)
        if whole == text:
            return mentions
        return [replace(one, text=text[one.start : one.end]) for one in mentions]

    return cast(F, found)


def _width(lines: list[str]) -> int:
    """The width at which lines were wrapped; 0 where they were not."""
    full = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(full) < _FEWEST_LINES:
        return 0
    width = full[int(len(full) * 0.9)]
    long = [line.rstrip() for line in lines if len(line.rstrip()) >= _FULL * width]
    ended = sum(line[-1] in _ENDS for line in long)
    wrapped = len(long) >= len(full) / 2 and ended <= _MOST_ENDED * len(long)
    return width if full[-1] in _WIDTHS and wrapped and not any("\t" in one for one in lines) else 0


def _goes_on(above: str, below: str, width: int) -> bool:
    """Whether the second of two lines goes on with the paragraph of the first."""
    first, second = above.rstrip(), below.lstrip()
    if not first or not second or first.isdecimal() or _ITEM.match(below) or "\t" in above + below:
        return False
    if second[0].islower():
        return first[-1] not in _ENDS
    return bool(width) and len(first) >= _FULL * width
