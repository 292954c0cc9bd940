"""Proposes statements: quotations, the speech that a cue reports, and the turns of a dialogue.

How a cue hands over (`that`, a colon, nothing) and how a sentence is closed by its speaker (`…, the
union said`) is told by the language whose cue it is.

The speaker is a guess from the words beside the cue: a name whose actor is known, else `?` with
what the source calls the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from scripts.contribute.drafts import UNDECIDED, Reading, Suggestion, span_of
from scripts.contribute.speakers import (
    WORD,
    columns_of,
    expression,
    is_clause,
    speaker_at,
    speaker_of_words,
)
from scripts.contribute.turns import Turn, turns
from scripts.text.anchors import Span
from scripts.text.finding import Mention, any_of, opens_sentence, plain, spaced, word_before
from scripts.text.languages.language import SpeechWords
from scripts.text.spans import Spans, uncrossed

_QUOTES = "“”‘’«»\"'( "  # what may stand between a quotation and the words before it
_NEARBY = 40  # code points before a cue, in which an article makes it a noun
_MOST_MIXEDWORDS = 12  # more are no part of somebody else's sentence


def statements(reading: Reading) -> list[Suggestion]:
    """The statements proposed for what is open; none crosses another."""
    worded = (item for item in reading.open("quotation") if WORD.search(item.text))
    found = {span_of(item): item for item in worded}
    quotations = {span: found[span] for span in uncrossed(found)}
    quoted = Spans(quotations)
    spoken = {
        turn.span: turn for turn in turns(reading) if reading.is_open(reading.sentence(turn.span))
    }
    spoken = {
        span: turn
        for span, turn in spoken.items()
        if span not in quotations and not quoted.cross(span)
    }
    reading = replace(reading, statements=(*reading.statements, *quotations))
    return [
        *(_turn(reading, turn) for turn in spoken.values()),
        *(_quoted(reading, item) for item in quotations.values()),
        *_reported(reading, tuple(spoken)),
    ]


def _turn(reading: Reading, turn: Turn) -> Suggestion:
    """What one speaker says in a row, with the words before the colon as who that is."""
    label = reading.words(turn.label)
    name = next((one for one in reading.within("name", turn.label) if one.actor_id), None)
    if name and name.text == label:
        speaker = {"speaker": name.actor_id, "specificity": "named"}
    else:
        known = any(reading.within("name", turn.label))
        kind = "named" if known and len(label) > 1 else "described"
        speaker = {"speaker": UNDECIDED, "specificity": kind, "described_as": label}
    asks = reading.words(turn.span).rstrip().endswith(("?", "؟"))
    columns = {"kind": "direct", **speaker, "act": "question" if asks else UNDECIDED}
    sentence = reading.sentence(turn.span).text
    understood = f"direct speech, a turn by {label}"
    return Suggestion("statements", "turn", turn.span, sentence, understood, columns)


def _quoted(reading: Reading, quotation: Mention) -> Suggestion:
    span = span_of(quotation)
    mixed = _is_mixed(reading, span)
    kind, flag = "mixed" if mixed else "direct", quotation.flag.replace("_", " ")
    label = _label(reading, span)
    cue = None if label else _nearest_cue(reading, span, mixed)
    return _statement(reading, span, kind, cue, flag, label=label)


def _label(reading: Reading, span: Span) -> Mention | None:
    """The name that alone stands before a quotation, with a colon: `Ada Brook: “No.”`."""
    start = reading.text.rfind("\n", 0, span.start) + 1
    head = reading.text[start : span.start].rstrip(_QUOTES)
    if not head.endswith(":"):
        return None
    part = Span(start, start + len(head) - 1)
    names = reading.within("name", part)
    beside = names[-1] if names and names[-1].end == part.end else None
    return beside if beside and opens_sentence(reading.text, beside.start) else None


def _is_mixed(reading: Reading, span: Span) -> bool:
    """Say whether a quotation is a few words in the run of a sentence."""
    sentence = reading.sentence(span)
    before = reading.text[sentence.start : span.start].rstrip(_QUOTES)
    short = len(reading.words(span).split()) <= _MOST_MIXEDWORDS
    return before[-1:].isalnum() and span.end <= sentence.end and short


def _nearest_cue(reading: Reading, span: Span, mixed: bool) -> Mention | None:
    """The nearest cue on the lines of a quotation, first of all in its own sentences.

    Before the quotation where the sentence goes on around it, or where it has no cue of its own.
    """
    start = reading.text.rfind("\n", 0, span.start) + 1
    end = reading.text.find("\n", span.end) % (len(reading.text) + 1)
    sentences = reading.sentences(span)
    own = Span(sentences[0].start, sentences[-1].end)

    def elsewhere(cue: Span) -> bool:
        around = (one for one in reading.spoken.meeting(cue) if one.covers(cue))
        return any(one == span or not one.covers(span) for one in around)

    def distance(cue: Mention) -> tuple[bool, bool, int]:
        far, after = not own.covers(span_of(cue)), cue.start >= span.end
        return far, after and (far or mixed), max(cue.start - span.end, span.start - cue.end)

    cues = [
        cue
        for cue in reading.within("cue", Span(start, end))
        if not elsewhere(span_of(cue))
        and not _is_adjective(reading, cue, reading.language.of_cue(plain(cue.text)))
    ]
    return min(cues, key=distance, default=None)


def _reported(reading: Reading, spoken: tuple[Span, ...]) -> Iterator[Suggestion]:
    """The speech that cues report; in a turn, not what its own speaker says of himself."""
    seen = set(reading.statements)
    for cue in reading.by_kind["cue"]:
        said = reading.language.of_cue(plain(cue.text))
        cue = _without_conjunction(cue, said)
        sentence = reading.sentence(span_of(cue))
        if not reading.is_open(sentence) or _is_adjective(reading, cue, said):
            continue
        span = _clause_after(reading, cue, sentence, said)
        if span and span not in seen and not _is_own(reading, cue):
            seen.add(span)
            yield _statement(reading, span, "indirect", cue)
    taken, reached = Spans(seen - {*spoken}), 0
    for sentence in reading.open("sentence"):
        if closed := _closed(reading, sentence):
            span, item = closed
            free = sentence.start >= reached and not any(taken.meeting(span_of(sentence)))
            if span not in seen and free:
                seen.add(span)
                reached = span.end
                yield item


def _is_own(reading: Reading, cue: Mention) -> bool:
    """Whether the first person is the subject of a cue: whoever speaks there speaks already."""
    said = reading.language.of_cue(plain(cue.text))
    head = reading.text[reading.sentence(span_of(cue)).start : cue.start].rstrip()
    subject = expression(said.pronoun, either_case=True).search(head)
    words = head.casefold().split()
    own = expression(said.own, either_case=True).search(head)
    return bool(own or (subject and subject[1].casefold() in said.first_person)) or (
        words[-1:] == ["to"] and bool({*words[-4:]} & said.first_person)
    )


def _clause_after(
    reading: Reading, cue: Mention, sentence: Mention, said: SpeechWords
) -> Span | None:
    """What is reported after a cue: after `that`, a colon, or nothing."""
    opening = _hands_over(cue, said).match(reading.text, cue.end, sentence.end)
    if cue.value in said.citing and WORD.search(reading.text, sentence.start, cue.start):
        return None  # what follows is more about the speaker
    if opening:
        span = _clause(reading, Span(opening.end(), sentence.end))
    elif cue.value in said.bare and expression(said.clause).match(
        reading.text, cue.end, sentence.end
    ):
        span = _clause(reading, Span(cue.end + 1, sentence.end))
    else:
        return None
    return _within_subject(reading, span, cue, sentence, said) if span else None


def _within_subject(
    reading: Reading, span: Span, cue: Mention, sentence: Mention, said: SpeechWords
) -> Span:
    """A clause up to the verb of the subject it is part of: `a clerk who said he fell left`."""
    before = reading.text[sentence.start : cue.start].rstrip()
    if not expression(said.relative).search(before):
        return span
    verbs = list(expression(said.main_verb).finditer(reading.text, span.start, span.end))
    end = verbs[-1].start() if verbs else span.end
    return Span(span.start, span.start + len(reading.text[span.start : end].rstrip(" ,")))


def _closed(reading: Reading, sentence: Mention) -> tuple[Span, Suggestion] | None:
    """A sentence that its speaker closes: `…, the union said`, `…, according to a report`."""
    for one in reading.language.all:
        said = one.speech
        match = said.closing and _closing(said).search(reading.text, sentence.start, sentence.end)
        if not match or not WORD.search(reading.text[sentence.start : match.start()]):
            continue
        part = "cue" if match["cue"] else "cue_first" if match["cue_first"] else "citing"
        who = match["who"] or match["who_after"] or match["cited"]
        start, end = match.span(part)
        value = said.cues.get(plain(match[part]), "")
        cue = Mention(start, end, "cue", match[part], value)
        words = who.casefold().split()
        if not _may_speak(words, said) or (part != "citing" and is_clause(words, said)):
            continue
        if part == "cue" and _may_be_noun(reading, cue, who, said):
            continue
        if span := _clause(reading, Span(sentence.start, match.start())):
            return span, _statement(reading, span, "indirect", cue, who=who)
    return None


def _may_speak(words: list[str], said: SpeechWords) -> bool:
    """Whether words may be a speaker: somebody else than the author, and no clause."""
    if {*words[:1]} & said.first_person and len(words) == 1:
        return False
    return len(words) == 1 or not {*words} & (said.first_person | said.pronouns)


def _may_be_noun(reading: Reading, cue: Mention, who: str, said: SpeechWords) -> bool:
    """Whether a word of saying that closes a sentence is a noun there: `, later states.`."""
    if _is_adjective(reading, cue, said):
        return True
    first = who.split()[0]
    opened = first[0].isupper() or first in said.articles | said.pronouns
    return plain(cue.text) in said.nouns and not opened


@cache
def _closing(said: SpeechWords) -> re.Pattern[str]:
    return re.compile(spaced(said.closed_by(any_of(said.closing))))


def _is_adjective(reading: Reading, cue: Mention, said: SpeechWords) -> bool:
    """Whether a word of saying stands after an article or owner: `the disputed vote`."""
    before = word_before(reading.text, cue.start)
    if before in said.articles or before.endswith(("'s", "’s")):
        return True
    if plain(cue.text) not in said.nouns:
        return False
    if expression(said.of_noun).match(reading.text, cue.end):
        return True
    sentence = reading.sentence(span_of(cue))
    if not WORD.search(reading.text, sentence.start, cue.start):
        return True  # a heading: `Note: …`
    nearby = reading.text[max(0, cue.start - _NEARBY) : cue.start].casefold().split()[-3:]
    counted = any(
        word[0].isdecimal() or word in one.numbers.cardinals
        for one in reading.language.all
        for word in nearby
    )
    singular = plain(cue.text) == cue.value and not before.endswith("s")
    return counted or (singular and bool({*nearby} & said.articles))


def _without_conjunction(cue: Mention, said: SpeechWords) -> Mention:
    """A cue without the word for `that` which some end with: it belongs to what is reported."""
    end = f" {said.conjunction}" if said.conjunction else ""
    if not (end and cue.text.endswith(end)):
        return cue
    return replace(cue, end=cue.end - len(end), text=cue.text.removesuffix(end))


def _hands_over(cue: Mention, said: SpeechWords) -> re.Pattern[str]:
    """What stands between a cue and the speech that it reports."""
    if cue.value in said.citing:
        return expression(said.by_whom)
    return expression(said.reported_to if cue.value in said.addressing else said.reported)


def _clause(reading: Reading, span: Span) -> Span | None:
    """What is reported, to the end of the clause; None when it is all in quotation marks."""
    words = reading.words(span)
    start = span.start + len(words) - len(words.lstrip())
    semicolon = words.find(";")
    span = Span(start, span.start + semicolon if semicolon >= 0 else span.end)
    while crossed := min(filter(span.crosses, reading.spoken.meeting(span)), default=None):
        span = Span(start, crossed.end if crossed.start <= start else crossed.start)
    short = Span(start, max(start, reading.trimmed(span).end))
    if not reading.spoken.cross(short):
        span = short
    quoted = [one for one in reading.spoken.meeting(span) if span.covers(one)]
    own = (
        at
        for at in range(span.start, span.end)
        if not any(one.start <= at < one.end for one in quoted)
    )
    return span if any(WORD.match(reading.text, at) for at in own) else None


def _statement(
    reading: Reading,
    span: Span,
    kind: str,
    cue: Mention | None,
    flag: str = "",
    *,
    who: str = "",
    label: Mention | None = None,
) -> Suggestion:
    """A statement; `who`: the words for its speaker, where they are known; `label`: the name."""
    speaker: dict[str, str] = {"speaker": UNDECIDED, "specificity": UNDECIDED}
    if label:
        speaker = columns_of(reading, label)
    elif who and cue:
        speaker = speaker_of_words(reading, who, cue)
    elif cue:
        speaker = speaker_at(reading, cue)
    columns = {"kind": kind, **speaker}
    if cue:
        columns["cue"] = reading.words(span_of(cue))
    columns["act"] = _act(reading, cue) if cue else UNDECIDED
    by_whom = speaker.get("described_as") or speaker.get("speaker", "nobody named")
    by = "by somebody not recognised" if by_whom == UNDECIDED else f"by {by_whom}"
    understood = [f"{kind} speech", flag, by if cue or label else "no cue on its line"]
    name = "speech" if kind == "indirect" else "quotation"
    sentence = reading.sentence(span).text
    return Suggestion(
        "statements", name, span, sentence, ", ".join(filter(None, understood)), columns
    )


def _act(reading: Reading, cue: Mention) -> str:
    """The act that a cue says, or that a person must decide."""
    return reading.language.of_cue(plain(cue.text)).acts.get(cue.value, UNDECIDED)
