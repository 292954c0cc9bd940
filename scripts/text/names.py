"""Finds names: runs of capitalised words, and every form on a given list, whatever its case.

A run is joined by such words as `of`, `the` and name particles, and ends at a possessive ('s)
unless the owner is `People's` or its like. No sentence start is passed over, save for function
words, numbers and cues. An actor is known by the exact form alone, never by likeness. A listed form
inside a longer run counts only where it stands by itself: after a role ("Supreme Leader X"), `of`,
or an acronym. So the surname of an unlisted longer name names nobody.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from scripts.text.finding import Mention, cut, opens_sentence, spaced
from scripts.text.languages.language import Language, NameWords
from scripts.text.paragraphs import in_paragraphs

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'‐‑&-][^\W_]+)*")
_SMALL_WORDS = re.compile(  # with signs behind each that surely end it
    r"[\s,;:!?()“”\"]*(?:[a-z\d]+(?:[’'‐‑&-][a-z\d]+)*[\s,;:!?()“”\"]+)*+"
)
_PARTICLE = re.compile(r"(?:al|el|ad|as|ash|an|at|az|ar|d|l|de|o)[’'‐‑-](?=[^\W\d_a-z])")
_INNER_CAPITAL = re.compile(r"[’'‐‑-]([A-Z])")
_LINK = re.compile(r"[^\S\n]{1,3}")
_LINK_AFTER_STOP = re.compile(r"\.[^\S\n]{0,3}")  # after an initial or a rank
_LINK_AFTER_OWNERS = re.compile(r"[’'][^\S\n]{1,3}")  # the Families’ Association

_MOST_JOINERS = 3
_LONGEST_BODY = 3  # words before the one that says that it is a body, and that one
_PARTICLES = range(2, 4)  # letters of a small word between two names that no list has
_PLURAL = re.compile(r"[A-Z][a-z]{2,}[b-hj-rtv-z]s")
_YEAR = re.compile(r"(?: of)? (?:1[5-9]|20)\d\d(?![\w-])")  # of a law
_FIRST_WORD = re.compile(r"[^\W_]+")
_NO_BREAK_SPACES = str.maketrans("\u00a0\u202f", "  ")


@dataclass(frozen=True)
class Word:
    """A word of the text."""

    start: int
    end: int  # without a possessive ending
    text: str  # document[start:end]
    owner: bool  # 's follows
    capital: bool  # it may stand in a name

    @property
    def plain(self) -> str:
        """The word in lower case, its apostrophes straight."""
        return self.text.casefold().replace("’", "'")


def _runs(text: str, language: Language) -> Iterator[list[Word]]:
    """Yield each run of `text`; its first and last words are capitalised, joiners stand between."""
    run: list[Word] = []
    joiners: list[Word] = []
    names = language.names
    at = 0
    while names.capitals and (found := _next_word(text, at, bool(run), names)):
        word, at = found
        if run and not _linked(text, (joiners or run)[-1], word, names):
            yield run
            run, joiners = [], []
        if word.capital and _may_stand(text, word, run, language):
            run += [*joiners, word]
            joiners = []
        elif run and len(joiners) < _MOST_JOINERS and _may_join(word, run, joiners, names):
            joiners.append(word)
        elif run:
            yield run
            run, joiners = [], []
    if run:
        yield run


def _may_join(word: Word, run: list[Word], joiners: list[Word], names: NameWords) -> bool:
    """Say whether a small word may stand inside a name: `of`, `Committee on`, a particle."""
    if word.plain in names.joiners:
        return not any(one.plain in names.body_joiners | names.body_links for one in joiners)
    if word.plain in names.body_joiners:
        return not joiners and run[-1].plain in names.bodies
    if word.plain in names.body_links:
        body = any(one.plain in names.bodies for one in run[:_LONGEST_BODY])
        return body and not joiners and not all(one.capital for one in run)
    short = word.text.isalpha() and word.text.islower() and len(word.text) in _PARTICLES
    known = word.plain in names.function_words or word.plain in names.short_words
    return short and not known and not joiners and len(run) == 1


@cache
def _possessive(names: NameWords) -> re.Pattern[str]:
    return re.compile(rf"{names.possessive}$")


@cache
def _elided(names: NameWords) -> re.Pattern[str]:
    return re.compile(names.elided)


def _next_word(text: str, at: int, in_run: bool, names: NameWords) -> tuple[Word, int] | None:
    """The next word from `at` on, and where it ends with what it owns; None at the end of `text`.

    Outside a run small words open none, so that they are passed over.
    """
    passed = None if in_run else _SMALL_WORDS.match(text, at)
    match = _WORD.search(text, passed.end() if passed else at)
    if match is None:
        return None
    start, end = match.span()
    if before := _elided(names).match(text, start, end):
        start = before.end()
    owner = bool(_possessive(names).search(match.group()))
    end -= 2 * owner
    capital = text[start].isupper() or text[start].istitle()
    if not capital and _PARTICLE.match(text, start, end):
        capital = True
    elif not capital and (inner := _INNER_CAPITAL.search(text, start, end)):
        start, capital = inner.start(1), True
    return Word(start, end, text[start:end], owner, capital), match.end()


def _may_stand(text: str, word: Word, run: list[Word], language: Language) -> bool:
    names = language.names
    if word.plain in names.never and word.text not in names.acronyms:
        return False
    if run:
        return True
    if len(word.text) == 1:
        return text[word.end : word.end + 1] == "."
    numbers = language.numbers
    other = word.plain in numbers.quantities or word.plain in numbers.ordinals
    return not (other or language.is_cue(word.plain)) or not opens_sentence(text, word.start)


def _linked(text: str, before: Word, word: Word, names: NameWords) -> bool:
    """Say whether nothing but a blank, or the stop of an initial, parts two words of a name."""
    if before.owner:
        return before.plain in names.owners and bool(
            _LINK.fullmatch(text, before.end + 2, word.start)
        )
    if _LINK.fullmatch(text, before.end, word.start) or _parted(text, before, word):
        return True
    if len(before.text) == 1 or before.plain in names.ranks:
        return bool(_LINK_AFTER_STOP.fullmatch(text, before.end, word.start))
    return before.text.endswith("s") and bool(
        _LINK_AFTER_OWNERS.fullmatch(text, before.end, word.start)
    )


def _parted(text: str, before: Word, word: Word) -> bool:
    """Say whether a line end alone parts a word, all that its line has, from one that goes on."""
    alone = text[before.start - 1 : before.start] in ("", "\n")
    goes_on = text[word.end : word.end + 2]
    below = text[before.end : word.start] == "\n"
    return alone and below and goes_on[:1] == " " and goes_on[1:].islower()


@in_paragraphs
def find_names(text: str, actors: Mapping[str, str], language: Language) -> list[Mention]:
    """Return the names of `text` in order; `actors` leads from a form of a name to its actor."""
    all_runs = list(_runs(text, language))
    inside = {run[0].text for run in all_runs if not opens_sentence(text, run[0].start)}
    all_runs = [run for run in all_runs if not _is_plural(text, run, inside, actors)]
    starts = [run[0].start for run in all_runs]
    known = []
    for name in _listed(text, actors):
        run = all_runs[max(0, bisect_right(starts, name.start) - 1)] if all_runs else []
        if not _is_inside(name, run) or _stands_alone(name, run, language.names):
            known.append(name)
    known += _told(text, known, language)
    return sorted(known + _unlisted(text, all_runs, known, language.names))


def _told(text: str, known: list[Mention], language: Language) -> list[Mention]:
    """The names without capitals that the words around them tell, where no listed one stands."""
    taken = {at for name in known for at in range(name.start, name.end)}
    spans = {
        match.span("name")
        for one in language.all
        if not one.letters or re.search(one.letters, text)
        for expression in one.names.told_by
        for match in _told_by(expression).finditer(text)
    }
    found: list[Mention] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if taken.isdisjoint(range(start, end)):
            taken |= set(range(start, end))
            found.append(cut(text, start, end, "name"))
    return found


@cache
def _told_by(expression: str) -> re.Pattern[str]:
    return re.compile(spaced(expression))


def _is_plural(text: str, run: list[Word], inside: set[str], actors: Mapping[str, str]) -> bool:
    """Say whether a run is one plural that opens a sentence, and has its capital nowhere else."""
    word = run[0].text
    return (
        len(run) == 1
        and bool(_PLURAL.fullmatch(word))
        and opens_sentence(text, run[0].start)
        and word not in inside
        and word not in actors
    )


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


def _stands_alone(name: Mention, run: list[Word], names: NameWords) -> bool:
    first = bisect_right(run, name.start, key=lambda word: word.end)
    last = bisect_left(run, name.end, key=lambda word: word.start)
    if first and run[first - 1].plain not in names.before and not _is_acronym(run[first - 1].text):
        return False
    return last == len(run) or not run[last].capital or " " in name.text or _is_acronym(name.text)


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _unlisted(
    text: str, all_runs: list[list[Word]], listed: list[Mention], names: NameWords
) -> list[Mention]:
    """Return what the listed names leave of each run, unless only roles are left."""
    starts = [name.start for name in listed]
    found = []
    for run in all_runs:
        for is_free, group in groupby(run, key=lambda word: not _is_taken(word, listed, starts)):
            words = [word for word in group if word.capital] if is_free else []
            if words and (
                len(words) == len(run) or any(word.plain not in names.roles for word in words)
            ):
                end = words[-1].end
                law = any(word.plain in names.laws for word in words)
                year = _YEAR.match(text, end) if law else None
                found.append(cut(text, words[0].start, year.end() if year else end, "name"))
    return found


def _is_taken(word: Word, listed: list[Mention], starts: list[int]) -> bool:
    last = bisect_left(starts, word.end) - 1
    return last >= 0 and listed[last].end > word.start
