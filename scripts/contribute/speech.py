"""Proposes statements: quotations, and reported speech that a cue opens with `that` or a colon.

The speaker is a guess from the words beside the cue: a name whose actor is known, else `?` with
what the source calls the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scripts.contribute.drafts import UNDECIDED, Reading, Suggestion, span_of
from scripts.text.anchors import Span
from scripts.text.mention import Mention
from scripts.text.patterns import any_of, listed, spaced
from scripts.text.words import COURTESY_TITLES, RANKS, word_before

# What a cue's base form says of the act.
_ACTS = {
    verb: act
    for act, verbs in {
        "acknowledge": "acknowledge admit concede confess",
        "accuse": "accuse",
        "declare": "announce declare proclaim",
        "deny": "deny",
        "describe": "depict describe portray",
        "estimate": "estimate",
        "explain": "explain",
        "order": "decree instruct order",
        "praise": "praise",
        "predict": "forecast foresee predict",
        "question": "ask enquire inquire question wonder",
        "report": "recount relay report",
        "state": "add answer reply respond say state tell",
        "urge": "urge",
        "warn": "caution warn",
    }.items()
    for verb in verbs.split()
} | {"call for": "call_for", "call on": "call_for"}

_MOST_MIXED_WORDS = 12  # more are no part of somebody else's sentence
_ADDRESSING = listed("assure inform remind tell warn")  # verbs that name a hearer before `that`
_OCCASION = any_of(listed("after at before during in last on to yesterday"))
_THAT = re.compile(spaced(rf"(?: {_OCCASION}(?: [\w’'-]+){{0,5}})?,? that\b|:"))
_THAT_TO_A_HEARER = re.compile(spaced(r"(?: [\w’'-]+){0,6},? that\b|:"))
_ADVERB = r"(?: (?:also|later|long|never|now|often|still|then|\w+ly))"
_IMPERSONAL = re.compile(spaced(rf"\bit (?:is|was|has been|had been){_ADVERB}?$"), re.IGNORECASE)
_BEFORE_VERB = re.compile(spaced(rf"(?: (?:had|has|have)|{_ADVERB})*"))
_DESCRIPTION = re.compile(
    spaced(
        r"\b(he|i|it|she|they|we|(?:an?|her|his|its|many|our|some|the|their)(?: [\w’'-]+){1,4}?)"
        rf"{_BEFORE_VERB.pattern}$"
    ),
    re.IGNORECASE,
)
_OF_ANOTHER = listed("at by for from in of to")  # after these a name tells whose speaker it is
_TITLES = COURTESY_TITLES | RANKS | {""}
_WORD = re.compile(r"[^\W_⁰¹²³⁴-⁹]")
_BY_WHOM = re.compile(spaced(r"[ٔی\u200c]*((?: [\w’'ٔ\u200c-]+){1,6})[,،]"))  # after `according to`
_CITING = "according to"  # a cue that stands before its speaker
_ITS_THAT = " that"  # which some cues end with


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
        if cue.text.endswith(_ITS_THAT):
            cue = replace(cue, end=cue.end - len(_ITS_THAT), text=cue.text.removesuffix(_ITS_THAT))
        sentence = reading.sentence(span_of(cue))
        hands_over = _THAT_TO_A_HEARER if cue.value in _ADDRESSING else _THAT
        if cue.value == _CITING:
            hands_over = _BY_WHOM
        opening = hands_over.match(reading.text, cue.end, sentence.end)
        if opening and reading.is_open(sentence):
            span = _clause(reading, Span(opening.end(), sentence.end))
            if span and span not in seen:
                seen.add(span)
                yield _statement(reading, span, "indirect", cue)


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
    columns["act"] = _ACTS.get(cue.value, UNDECIDED) if cue else UNDECIDED
    who = speaker.get("described_as") or speaker.get("speaker", "nobody named")
    by = "by somebody not recognised" if who == UNDECIDED else f"by {who}"
    understood = [f"{kind} speech", flag, by if cue else "no cue on its line"]
    name = "speech" if kind == "indirect" else "quotation"
    sentence = reading.sentence(span).text
    return Suggestion(
        "statements", name, span, sentence, ", ".join(filter(None, understood)), columns
    )


def _speaker(reading: Reading, cue: Mention) -> dict[str, str]:
    """The columns on who speaks at a cue."""
    part = reading.part(span_of(cue)) or span_of(cue)
    if _IMPERSONAL.search(reading.text[part.start : cue.start].rstrip()):
        return {"specificity": "passive"}
    who = _subject(reading, part, cue)
    if isinstance(who, Mention) and who.actor_id:
        return {"speaker": who.actor_id, "specificity": "named"}
    if isinstance(who, Mention):
        words = reading.words(span_of(who))
        return {"speaker": UNDECIDED, "specificity": "named", "described_as": words}
    if who:
        return {"speaker": UNDECIDED, "specificity": "described", "described_as": who}
    return {"speaker": UNDECIDED, "specificity": UNDECIDED}


def _subject(reading: Reading, part: Span, cue: Mention) -> Mention | str | None:
    """The name, or else the words, for who speaks at a cue; an apposition is passed over.

    A name that other words part from the cue may be anybody's: it comes without its actor.
    """
    text, names = reading.text, reading.within("name", part)
    if cue.value == _CITING and (whom := _BY_WHOM.match(text, cue.end, part.end)):
        words = whom[1].strip()
        return next((name for name in names if name.text == words), words)
    before = text[part.start : cue.start].rstrip()
    comma = before.rfind(",", 0, -1) if before.endswith(",") else -1
    head = before[:comma] if comma >= 0 else before
    end = part.start + len(head)
    for name in names:
        beside = name.end <= end and _BEFORE_VERB.fullmatch(text, name.end, end)
        if beside and word_before(text, name.start) not in _OF_ANOTHER:
            return name
        if end < name.start < cue.start and _is_title(text[end : name.start]):
            return name
    if described := _DESCRIPTION.search(head):
        return described[1]
    if _WORD.search(before):
        earlier = [name for name in names if name.end <= end]
        return replace(earlier[-1], actor_id="") if earlier else None
    later = next((name for name in names if name.start >= cue.end), None)
    if later and not _is_title(text[cue.end : later.start]):
        return replace(later, actor_id="")
    return later


def _is_title(words: str) -> bool:
    """Say whether nothing, or a title such as `Mrs.`, parts a name from its place."""
    return words.strip(" ,.").casefold() in _TITLES
