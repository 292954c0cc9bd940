"""Proposes statements: quotations, and the speech that a cue reports.

How a cue hands over (`that`, a colon) is told by the language whose cue it is.

The speaker is a guess from the words beside the cue: a name whose actor is known, else `?` with
what the source calls the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from scripts.contribute.drafts import UNDECIDED, Reading, Suggestion, span_of
from scripts.text.anchors import Span
from scripts.text.finding import Mention, plain, spaced, word_before
from scripts.text.languages.language import SpeechWords

_MOST_MIXED_WORDS = 12  # more are no part of somebody else's sentence
_WORD = re.compile(r"[^\W_⁰¹²³⁴-⁹]")


def statements(reading: Reading) -> list[Suggestion]:
    """The statements proposed for what is open; none crosses another."""
    quotations: dict[Span, Mention] = {}
    for item in reading.open("quotation"):
        span = span_of(item)
        if _WORD.search(item.text) and not any(span.crosses(other) for other in quotations):
            quotations[span] = item
    reading = replace(reading, statements=(*reading.statements, *quotations))
    return [_quoted(reading, item) for item in quotations.values()] + list(_reported(reading))


def _quoted(reading: Reading, quotation: Mention) -> Suggestion:
    span = span_of(quotation)
    mixed = _is_mixed(reading, span)
    cue = _nearest_cue(reading, span, mixed)
    return _statement(
        reading, span, "mixed" if mixed else "direct", cue, quotation.flag.replace("_", " ")
    )


def _is_mixed(reading: Reading, span: Span) -> bool:
    """Say whether a quotation is a few words in the run of a sentence."""
    sentence = reading.sentence(span)
    before = reading.text[sentence.start : span.start].rstrip("“”‘’«»\"'( ")
    short = len(reading.words(span).split()) <= _MOST_MIXED_WORDS
    return before[-1:].isalnum() and span.end <= sentence.end and short


def _nearest_cue(reading: Reading, span: Span, mixed: bool) -> Mention | None:
    """The nearest cue on the lines of a quotation, first of all in its own sentences.

    Before the quotation where the sentence goes on around it, or where it has no cue of its own.
    """
    start = reading.text.rfind("\n", 0, span.start) + 1
    end = reading.text.find("\n", span.end) % (len(reading.text) + 1)
    sentences = reading.sentences(span)
    own = Span(sentences[0].start, sentences[-1].end)
    others = [other for other in reading.statements if other == span or not other.covers(span)]

    def distance(cue: Mention) -> tuple[bool, bool, int]:
        far, after = not own.covers(span_of(cue)), cue.start >= span.end
        return far, after and (far or mixed), max(cue.start - span.end, span.start - cue.end)

    cues = [
        cue
        for cue in reading.within("cue", Span(start, end))
        if not any(other.covers(span_of(cue)) for other in others)
    ]
    return min(cues, key=distance, default=None)


def _reported(reading: Reading) -> Iterator[Suggestion]:
    seen = set(reading.statements)
    for cue in reading.by_kind["cue"]:
        said = reading.language.of_cue(plain(cue.text))
        cue = _without_conjunction(cue, said)
        sentence = reading.sentence(span_of(cue))
        opening = _hands_over(cue, said).match(reading.text, cue.end, sentence.end)
        if opening and reading.is_open(sentence):
            span = _clause(reading, Span(opening.end(), sentence.end))
            if span and span not in seen:
                seen.add(span)
                yield _statement(reading, span, "indirect", cue)


def _without_conjunction(cue: Mention, said: SpeechWords) -> Mention:
    """A cue without the word for `that` which some end with: it belongs to what is reported."""
    end = f" {said.conjunction}" if said.conjunction else ""
    if not (end and cue.text.endswith(end)):
        return cue
    return replace(cue, end=cue.end - len(end), text=cue.text.removesuffix(end))


def _hands_over(cue: Mention, said: SpeechWords) -> re.Pattern[str]:
    """What stands between a cue and the speech that it reports."""
    if cue.value in said.citing:
        return _expression(said.by_whom)
    return _expression(said.reported_to if cue.value in said.addressing else said.reported)


@cache
def _expression(expression: str, *, either_case: bool = False) -> re.Pattern[str]:
    return re.compile(spaced(expression), re.IGNORECASE if either_case else 0)


def _clause(reading: Reading, span: Span) -> Span | None:
    """What is reported, to the end of the clause; None when it is all in quotation marks."""
    words = reading.words(span)
    start = span.start + len(words) - len(words.lstrip())
    semicolon = words.find(";")
    span = Span(start, span.start + semicolon if semicolon >= 0 else span.end)
    while crossed := next((one for one in reading.statements if one.crosses(span)), None):
        span = Span(start, crossed.end if crossed.start <= start else crossed.start)
    short = Span(start, max(start, reading.trimmed(span).end))
    if not any(one.crosses(short) for one in reading.statements):
        span = short
    quoted = [one for one in reading.statements if span.covers(one)]
    own = (
        at
        for at in range(span.start, span.end)
        if not any(one.start <= at < one.end for one in quoted)
    )
    return span if any(_WORD.match(reading.text, at) for at in own) else None


def _statement(
    reading: Reading, span: Span, kind: str, cue: Mention | None, flag: str = ""
) -> Suggestion:
    speaker = _speaker(reading, cue) if cue else {"speaker": UNDECIDED, "specificity": UNDECIDED}
    columns = {"kind": kind, **speaker}
    if cue:
        columns["cue"] = reading.words(span_of(cue))
    columns["act"] = _act(reading, cue) if cue else UNDECIDED
    who = speaker.get("described_as") or speaker.get("speaker", "nobody named")
    by = "by somebody not recognised" if who == UNDECIDED else f"by {who}"
    understood = [f"{kind} speech", flag, by if cue else "no cue on its line"]
    name = "speech" if kind == "indirect" else "quotation"
    sentence = reading.sentence(span).text
    return Suggestion(
        "statements", name, span, sentence, ", ".join(filter(None, understood)), columns
    )


def _act(reading: Reading, cue: Mention) -> str:
    """The act that a cue says, or that a person must decide."""
    return reading.language.of_cue(plain(cue.text)).acts.get(cue.value, UNDECIDED)


def _speaker(reading: Reading, cue: Mention) -> dict[str, str]:
    """The columns on who speaks at a cue."""
    said = reading.language.of_cue(plain(cue.text))
    part = reading.part(span_of(cue)) or span_of(cue)
    before = reading.text[part.start : cue.start].rstrip()
    if _expression(said.impersonal, either_case=True).search(before):
        return {"specificity": "passive"}
    who = _Place(reading, part, cue, said).subject()
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
        if beside := next((name for name in names if self._is_beside(name, end)), None):
            return beside
        description = _expression(self.said.description, either_case=True)
        if described := description.search(head):
            return described[1]
        if _WORD.search(before):
            earlier = [name for name in names if name.end <= end]
            return replace(earlier[-1], actor_id="") if earlier else None
        return self._after(names)

    def _cited(self, names: list[Mention]) -> Mention | str | None:
        """The speaker that a citing cue names after it."""
        whom = _expression(self.said.by_whom).match(self.reading.text, self.cue.end, self.part.end)
        if not whom:
            return None
        words = whom[1].strip()
        return next((name for name in names if name.text == words), words)

    def _is_beside(self, name: Mention, end: int) -> bool:
        """Whether a name stands before the verb, or with nothing but a title just before the cue.

        `end` is that of the words before the cue, without an apposition.
        """
        text = self.reading.text
        if name.end <= end and _expression(self.said.before_verb).fullmatch(text, name.end, end):
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
