"""Finds quotations: what stands between two quotation marks, without the marks.

Every mark ends up in a pair or is reported. Flags:
    closed_by_opening_mark, opened_by_closing_mark   a pair, one mark the wrong way round
    several_lines   opened on one line, closed on a later one
    continued       of several paragraphs, each opened again, one that none closes
    dash            a turn of a dialogue that a dash opens, up to the words on who speaks
    unclosed        the span runs to the end of the line, or of the quotation around it
    unopened        a closing mark alone: the span is the mark
Single marks are told from apostrophes by what stands beside them; a straight ' that has no partner
is an apostrophe. Two grave accents and two straight marks are the marks of typewriters.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from scripts.text.finding import Mention, any_of, cut, spaced
from scripts.text.languages import UNSAID, language_of
from scripts.text.languages.language import Language
from scripts.text.paragraphs import in_paragraphs

# The signs that close what each sign opens.
_CLOSERS = {
    "“": '”"', "„": "“”", "‟": "”", "”": "”“", '"': '"”', "＂": "＂",
    "‘": "’'", "‚": "‘’", "'": "'’",
    "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』",
}  # fmt: skip
_OPENING = frozenset("“„‟«‹‘‚「『")
_CLOSING = frozenset("”»›」』")
_CLOSERS_OF_BLANKS = {"»": "«", "›": "‹"}  # they close what is open, a blank before them or not
_DEEPEST = 10  # quotations within quotations; beyond this a mark is reported alone
_SINGLE = frozenset("‘’‚'")
_DASH = re.compile(r"(?<![^\n])[^\S\n]*[—–―][^\S\n]*")  # at the opening of a line
_OPENED_BY = {
    closer: "".join(sign for sign in _CLOSERS if closer in _CLOSERS[sign])
    for closer in set("".join(_CLOSERS.values()))
}

_FEET = r"(?<=\d)['’] ?\d{1,2}(?:[\"”]|''(?!'))"  # and inches
_ELISION = r"['’‘](?=(?:em|tis|twas|til|cause|bout|\d0s)\b)|['’]\d\d\b|['’‘]n['’]"
_MARK = re.compile(rf"{_FEET}|(?<=\w)['’‘](?=\w)|{_ELISION}|(?P<mark>[“”„‟\"«»‹›‘’‚'「」『』＂])")
_OPENS_AFTER = frozenset("([{<—–-/=:\"'") | _OPENING
_CLOSES_BEFORE = frozenset(")]}>—–-/,.;:!?…*\"'’") | _CLOSING


@dataclass(frozen=True)
class _Mark:
    """A quotation mark in its place on a line."""

    at: int  # code point in the document
    sign: str
    opens: bool  # a quotation may open here: nothing like a word before it, no blank after it
    closes: bool  # the same for closing
    possessive: bool  # a single mark after s, before a lower-case word
    partner_follows: bool = False  # some later mark of the line can close a straight '
    closer_follows: bool = False  # before another single mark opens, one surely closes


@dataclass(frozen=True)
class _Loose:
    """A mark without a partner on its line."""

    at: int
    sign: str
    end: int  # where what it opens stops; for a closing mark, one past it
    opens: bool


@in_paragraphs
def find_quotations(text: str, language: Language | None = None) -> list[Mention]:
    """Return the quotations of `text` in order, its loose marks among them.

    `language`: that of the words on who speaks; English if not given.
    """
    if "``" not in text:
        return _quotations(text, language)
    typed = text.replace("``", " “").replace("''", "” ")  # equal in length
    return [replace(one, text=text[one.start : one.end]) for one in _quotations(typed, language)]


def _quotations(text: str, language: Language | None) -> list[Mention]:
    found: list[Mention] = _after_dashes(text, language or language_of(UNSAID))
    loose: list[_Loose] = []
    for line in re.finditer(r"[^\n]+", text):
        reader = _Line(text)
        for mark in _marks(text, line.start(), line.end()):
            reader.take(mark)
        reader.give_up(0, line.end())
        found += reader.found
        loose += sorted(reader.loose, key=lambda item: item.at)
    return sorted(found + _across_lines(text, loose))


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """Return the marks of one line, without the apostrophes inside words."""
    places = [match.start() for match in _MARK.finditer(text, start, end) if match["mark"]]
    marks = [_mark(text, at, start, end) for at in places]
    partner = closer = False
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        marks[index] = replace(mark, partner_follows=partner, closer_follows=closer)
        if mark.sign in _SINGLE:
            partner |= mark.closes
            closer = mark.closes and (closer or not mark.possessive)
    return marks


def _mark(text: str, at: int, start: int, end: int) -> _Mark:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return _Mark(
        at,
        text[at],
        opens=(before.isspace() or before in _OPENS_AFTER)
        and not (after.isspace() or after in ",;:!?)]"),
        closes=(after.isspace() or after in _CLOSES_BEFORE) and not before.isspace(),
        possessive=before in "sS" and after.isspace() and text[at + 2 : at + 3].islower(),
    )


class _Line:
    """Pairs the marks of one line, innermost first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[_Mark] = []
        self.signs: Counter[str] = Counter()  # of the marks in `open`
        self.found: list[Mention] = []
        self.loose: list[_Loose] = []

    def take(self, mark: _Mark) -> None:
        """Let `mark` close an open one, or open, or stay loose, or be an apostrophe."""
        if partners := self._partners(mark):
            self._close(mark, partners)
        elif _may_open(mark) and len(self.open) < _DEEPEST:
            self.open.append(mark)
            self.signs[mark.sign] += 1
        elif mark.sign not in "'’":
            self.loose.append(_Loose(mark.at, mark.sign, mark.at + 1, opens=_may_open(mark)))

    def give_up(self, depth: int, end: int) -> None:
        """Take what is open beyond `depth` for unclosed at `end`; a straight ' for nothing."""
        while len(self.open) > depth:
            mark = self.open.pop()
            self.signs[mark.sign] -= 1
            if mark.sign != "'":
                self.loose.append(_Loose(mark.at, mark.sign, end, opens=True))

    def _partners(self, mark: _Mark) -> str:
        """Return the signs, of those now open, that `mark` can close."""
        if mark.sign in "'’":
            apostrophe = not mark.closes or (mark.possessive and mark.closer_follows)
            candidates = "" if apostrophe or not self.open else self.open[-1].sign
        elif self.signs[(_CLOSERS_OF_BLANKS.get(mark.sign, ""))]:
            candidates = _CLOSERS_OF_BLANKS[mark.sign]
        elif mark.opens and not mark.closes:
            candidates = ""
        else:
            candidates = "".join(sign for sign in self.signs if self.signs[sign])
        wrong_way = mark.sign if mark.sign in _OPENING and not mark.opens else ""
        return "".join(s for s in candidates if s in _OPENED_BY.get(mark.sign, "") + wrong_way)

    def _close(self, mark: _Mark, partners: str) -> None:
        depth = len(self.open)
        while self.open[depth - 1].sign not in partners:
            depth -= 1
        self.give_up(depth, mark.at)
        opener = self.open.pop()
        self.signs[opener.sign] -= 1
        self.found += _content(self.text, opener.at + 1, mark.at, _flag(opener.sign, mark.sign))


def _may_open(mark: _Mark) -> bool:
    if mark.sign in _OPENING:
        return True
    if mark.sign in "'’":
        return mark.sign == "'" and mark.opens and mark.partner_follows
    return mark.opens or not (mark.closes or mark.sign in _CLOSING)


def _flag(opener: str, closer: str) -> str:
    if closer in _OPENING and closer == opener:
        return "closed_by_opening_mark"
    return "opened_by_closing_mark" if opener in _CLOSING else ""


def _content(text: str, start: int, end: int, flag: str) -> list[Mention]:
    """Return what stands in text[start:end] without blanks at its ends; nothing if all is blank."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return [cut(text, start, end, "quotation", flag=flag)] if start < end else []


def _across_lines(text: str, loose: list[_Loose]) -> list[Mention]:
    """Pair a mark that opens with the next loose one if that closes it; report the others."""
    found: list[Mention] = []
    waiting: _Loose | None = None
    for mark in loose:
        if waiting and not mark.opens and mark.sign in _CLOSERS[waiting.sign]:
            found += _content(text, waiting.at + 1, mark.at, "several_lines")
            waiting = None
            continue
        found += _continued(text, waiting) or _report(text, waiting)
        waiting = mark if mark.opens else None
        found += [] if mark.opens else _report(text, mark)
    return found + (_continued(text, waiting) or _report(text, waiting))


def _continued(text: str, mark: _Loose | None) -> list[Mention]:
    """The paragraph of a quotation that the next paragraph opens again, as is the custom."""
    if mark is None or not mark.opens or text[mark.end : mark.end + 1] != "\n":
        return []
    again = text[mark.end :].lstrip()[:1] == mark.sign
    return _content(text, mark.at + 1, mark.end, "continued") if again else []


def _after_dashes(text: str, language: Language) -> list[Mention]:
    """The turns of a dialogue that dashes open, if the words on who speaks follow on one."""
    turns = list(_DASH.finditer(text))
    said = _who_speaks(language)
    ends = {turn: said.search(text, turn.end(), _line_end(text, turn.end())) for turn in turns}
    if not any(ends.values()):
        return []
    return [
        mention
        for turn, end in ends.items()
        for mention in _content(
            text, turn.end(), end.start("who") if end else _line_end(text, turn.end()), "dash"
        )
    ]


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


@cache
def _who_speaks(language: Language) -> re.Pattern[str]:
    """A comma or stop, and a verb of saying with its subject on either side."""
    verbs = any_of(form for one in language.all for form in one.speech.quoting)
    subject = r"[\w.’'-]+(?: [\w.’'-]+){0,3}"
    return re.compile(
        spaced(rf"(?<=[,.!?…،]) (?P<who>(?:{subject} {verbs}|{verbs} {subject})\b[^,.!?\n]*[.,]?)")
    )


def _report(text: str, mark: _Loose | None) -> list[Mention]:
    if mark is None:
        return []
    if not mark.opens:
        return [cut(text, mark.at, mark.end, "quotation", flag="unopened")]
    return _content(text, mark.at + 1, mark.end, "unclosed") or [
        cut(text, mark.at, mark.at + 1, "quotation", flag="unclosed")
    ]
