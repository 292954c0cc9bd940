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
    unsaid = (expression(one, either_case=True) for one in (said.impersonal, said.passive))
    if any(one.search(before) for one in unsaid):
        end = reading.sentence(span_of(cue)).end
        agent = expression(said.by_agent).match(reading.text, cue.end, end)
        return speaker_of_words(reading, agent[1], cue) if agent else {"specificity": "passive"}
    place = _Place(reading, part, cue, said)
    if relative := expression(said.relative).search(before):
        whole = not is_clause(relative[1].casefold().split(), said)
        return speaker_of_words(reading, relative[1] if whole else "", cue)
    return columns_of(reading, place.subject())


def speaker_of_words(reading: Reading, who: str, cue: Mention) -> dict[str, str]:
    """The columns on a speaker of whom all the words are known."""
    names = reading.within("name", span_of(reading.sentence(span_of(cue))))
    return columns_of(reading, next((name for name in names if name.text == who), who))


def is_clause(words: list[str], said: SpeechWords) -> bool:
    """Whether words hold a verb of their own, or end where a noun is wanting."""
    ended = words[-1] in said.of_another or words[-1].endswith(("'s", "’s"))
    verbs = {word.replace("’", "'") for word in words} & said.finite
    return ended or bool(verbs) or any(map(expression(said.contracted).search, words))


def columns_of(reading: Reading, who: Mention | str | None) -> dict[str, str]:
    """The columns on a speaker, by a name, by other words, or unknown."""
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
        head = self._head(before)
        end = self.part.start + len(head)
        if plain(cue.text) in self.said.participles:
            return None  # its subject is that of another verb
        other = head != before and any(name.end <= end for name in names)
        if beside := next((one for one in names if self._is_beside(one, end, other)), None):
            return self._both(beside, names)
        if pronoun := expression(self.said.pronoun, either_case=True).search(head):
            return pronoun[1] if self._is_told(pronoun[1]) else None
        if described := self._described(head) or self._noun(head):
            return described
        return None if WORD.search(before) else self._after(names)

    def _head(self, before: str) -> str:
        """The words before a cue without the apposition that they end with."""
        comma = before.rfind(",", 0, -1) if before.endswith(",") else -1
        apposition = before[comma + 1 :].casefold().split()
        return before[:comma] if comma >= 0 and apposition[0] not in self.said.finite else before

    def _both(self, name: Mention, names: list[Mention]) -> Mention | str:
        """A name, or with it the one before it that speaks at once: `Ada Brook and Eve Marsh`."""
        text, joined = self.reading.text, expression(self.said.coordinated)
        earlier = [one for one in names if joined.fullmatch(text, one.end, name.start)]
        return text[earlier[0].start : name.end] if earlier else name

    def _is_told(self, pronoun: str) -> bool:
        """Whether a pronoun means somebody of whom the text tells, and not a quotation in it."""
        cue = span_of(self.cue)
        inside = any(one.covers(cue) for one in self.reading.spoken.meeting(cue))
        inside = inside or self._is_after_another()
        present = self.said.hearer | self.said.first_person  # whoever speaks, or is spoken to
        return not inside and pronoun.casefold() not in present

    def _is_after_another(self) -> bool:
        """Whether other words of saying stand before these in the same part of the sentence."""
        inside = self.reading.within("cue", self.part)
        return any(one.end <= self.cue.start for one in inside)

    def _described(self, head: str) -> str:
        """A subject that an article opens, unless it is another's or other words stand in it."""
        found = expression(self.said.description, either_case=True).search(head)
        if not found or word_before(head, found.start(1)) in self.said.of_another:
            return ""
        if {*map(plain, head[: found.start(1)].split())} & self.said.relatives:
            return ""  # it may be part of what is told of the subject
        return "" if {*map(plain, found[1].split())} & self.said.no_noun else found[1]

    def _noun(self, head: str) -> str:
        """All the words before the verb, where they are few and nothing but a subject."""
        words = expression(self.said.before_verb + "$").sub("", head.strip()).split()
        while words and words[0].casefold().strip(",") in self.said.openers:
            words = words[1:]
        plain_words = set(map(plain, words))
        fits = 0 < len(words) <= _LONGEST_SUBJECT and not plain_words & self.said.no_noun
        signs = set(" ".join(words)) & set(',;:“”"()')
        return " ".join(words) if fits and not signs and not self._is_after_another() else ""

    def _cited(self, names: list[Mention]) -> Mention | str | None:
        """The speaker that a citing cue names after it."""
        whom = expression(self.said.by_whom).match(self.reading.text, self.cue.end, self.part.end)
        if not whom:
            return None
        words = whom[1].strip()
        return next((name for name in names if name.text == words), words)

    def _is_beside(self, name: Mention, end: int, other: bool) -> bool:
        """Whether a name stands before the verb, or with nothing but a title just before the cue.

        `end` is that of the words before the cue, without an apposition; `other`: an apposition
        follows on words that hold another name.
        """
        text = self.reading.text
        if name.end <= end and expression(self.said.before_verb).fullmatch(text, name.end, end):
            return not self._is_anothers(name)
        near = not other and end < name.start < self.cue.start
        return near and self._is_title(text[end : name.start])

    def _is_anothers(self, name: Mention) -> bool:
        """Whether the word before a name makes it part of what is said of somebody else."""
        text = self.reading.text
        before = word_before(text, name.start)
        if before in self.said.articles:
            before = word_before(text, text.rfind(" ", 0, name.start - len(before)) + 1)
        return before in self.said.of_another or bool(
            expression(self.said.object_of).fullmatch(before)
        )

    def _after(self, names: list[Mention]) -> Mention | None:
        """The first name after the cue, without its actor where more than a title parts them.

        None where the cue hands over at once.
        """
        if expression(self.said.reported).match(self.reading.text, self.cue.end):
            return None
        later = next((name for name in names if name.start >= self.cue.end), None)
        between = self.reading.text[self.cue.end : later.start] if later else ""
        return replace(later, actor_id="") if later and not self._is_title(between) else later

    def _is_title(self, words: str) -> bool:
        """Say whether nothing, or a title such as `Mrs.`, parts a name from its place."""
        word, names = words.strip(" ,.").casefold(), self.reading.language.names
        return not word or word in names.titles or word in names.ranks
