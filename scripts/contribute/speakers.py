"""Guesses who speaks at a cue: a name or the words for somebody beside it, or nobody.

Where other words part a name from the cue, it may be anybody's, and none is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from scripts.contribute.drafts import UNDECIDED, Reading, span_of
from scripts.text.anchors import Span
from scripts.text.finding import Mention, plain, spaced, word_before
from scripts.text.languages.language import SpeechWords

WORD = re.compile(r"[^\W_⁰¹²³⁴-⁹]")
_LONGEST_SUBJECT = 6  # words


@cache
def expression(text: str, *, either_case: bool = False) -> re.Pattern[str]:
    """An expression of a language, compiled when it is first used."""
    return re.compile(spaced(text), re.IGNORECASE if either_case else 0)


def speaker_at(reading: Reading, cue: Mention) -> dict[str, str]:
    """The columns on who speaks at a cue."""
    said = reading.language.of_cue(plain(cue.text))
    part = reading.part(span_of(cue)) or span_of(cue)
    before = reading.text[part.start : cue.start].rstrip()
    if expression(said.impersonal, either_case=True).search(before):
        return {"specificity": "passive"}
    if expression(said.passive, either_case=True).search(before):
        end = reading.sentence(span_of(cue)).end
        agent = expression(said.by_agent).match(reading.text, cue.end, end)
        return speaker_of_words(reading, agent[1], cue) if agent else {"specificity": "passive"}
    place = _Place(reading, part, cue, said)
    if relative := expression(said.relative).search(before):
        return speaker_of_words(reading, relative[1], cue)
    return _columns(reading, place.subject())


def speaker_of_words(reading: Reading, who: str, cue: Mention) -> dict[str, str]:
    """The columns on a speaker of whom all the words are known."""
    names = reading.within("name", span_of(reading.sentence(span_of(cue))))
    return _columns(reading, next((name for name in names if name.text == who), who))


def _columns(reading: Reading, who: Mention | str | None) -> dict[str, str]:
    if isinstance(who, Mention) and who.actor_id:
        return {"speaker": who.actor_id, "specificity": "named"}
    if isinstance(who, Mention):
        words = reading.words(span_of(who))
        return {"speaker": UNDECIDED, "specificity": "named", "described_as": words}
    if who:
        return {"speaker": UNDECIDED, "specificity": "described", "described_as": who}
    return {"speaker": UNDECIDED, "specificity": UNDECIDED}


@dataclass(frozen=True)
class _Place:
    """A cue, the part of its sentence around it, and how its language speaks."""

    reading: Reading
    part: Span
    cue: Mention
    said: SpeechWords

    def subject(self) -> Mention | str | None:
        """The name, or else the words, for who speaks at the cue; an apposition is passed over.

        A name that other words part from the cue may be anybody's: it comes without its actor.
        """
        cue, names = self.cue, self.reading.within("name", self.part)
        if cue.value in self.said.citing and (cited := self._cited(names)):
            return cited
        before = self.reading.text[self.part.start : cue.start].rstrip()
        comma = before.rfind(",", 0, -1) if before.endswith(",") else -1
        head = before[:comma] if comma >= 0 else before
        end = self.part.start + len(head)
        if plain(cue.text) in self.said.participles:
            return None  # its subject is that of another verb
        if beside := next((name for name in names if self._is_beside(name, end)), None):
            return beside
        if pronoun := expression(self.said.pronoun, either_case=True).search(head):
            return pronoun[1]
        if described := self._described(head) or self._noun(head):
            return described
        return None if WORD.search(before) else self._after(names)

    def _described(self, head: str) -> str:
        """A subject that an article opens, unless other words stand in it."""
        found = expression(self.said.description, either_case=True).search(head)
        words = found[1] if found else ""
        return "" if {*words.casefold().split()} & self.said.no_noun else words

    def _noun(self, head: str) -> str:
        """All the words before the verb, where they are few and nothing but a subject."""
        words = expression(self.said.before_verb + "$").sub("", head.strip()).split()
        while words and words[0].casefold().strip(",") in self.said.openers:
            words = words[1:]
        plain_words = {word.casefold() for word in words}
        fits = 0 < len(words) <= _LONGEST_SUBJECT and not plain_words & self.said.no_noun
        signs = set(" ".join(words)) & set(',;:“”"()')
        inside = self.reading.within("cue", self.part)
        before = [cue for cue in inside if cue.end <= self.cue.start]
        return " ".join(words) if fits and not signs and not before else ""

    def _cited(self, names: list[Mention]) -> Mention | str | None:
        """The speaker that a citing cue names after it."""
        whom = expression(self.said.by_whom).match(self.reading.text, self.cue.end, self.part.end)
        if not whom:
            return None
        words = whom[1].strip()
        return next((name for name in names if name.text == words), words)

    def _is_beside(self, name: Mention, end: int) -> bool:
        """Whether a name stands before the verb, or with nothing but a title just before the cue.

        `end` is that of the words before the cue, without an apposition.
        """
        text = self.reading.text
        if name.end <= end and expression(self.said.before_verb).fullmatch(text, name.end, end):
            return word_before(text, name.start) not in self.said.of_another
        return end < name.start < self.cue.start and self._is_title(text[end : name.start])

    def _after(self, names: list[Mention]) -> Mention | None:
        """The first name after the cue, without its actor where more than a title parts them."""
        later = next((name for name in names if name.start >= self.cue.end), None)
        between = self.reading.text[self.cue.end : later.start] if later else ""
        return replace(later, actor_id="") if later and not self._is_title(between) else later

    def _is_title(self, words: str) -> bool:
        """Say whether nothing, or a title such as `Mrs.`, parts a name from its place."""
        word, names = words.strip(" ,.").casefold(), self.reading.language.names
        return not word or word in names.titles or word in names.ranks
