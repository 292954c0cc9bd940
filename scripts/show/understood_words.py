"""The words of ours in which codes are read back to whoever wrote them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.show.date_words import date_in_words
from scripts.show.page_parts import chain, checking, quoted
from scripts.show.shelf import Shelf
from scripts.show.view_types import (
    Figure,
    Participant,
    Report,
    Saying,
    Stand,
    Statement,
)

# Verbs stand in the past, which is one form for one speaker and for several.
POSITIONS = {
    "asserts": "asserted",
    "denies": "denied",
    "acknowledges": "acknowledged",
    "questions": "questioned",
    "reports_without_endorsing": "passed on without endorsing",
    "alternative_explanation": "gave as another explanation",
}
ACTS = {
    "state": "stated", "report": "reported", "describe": "described", "deny": "denied",
    "acknowledge": "acknowledged", "accuse": "accused", "order": "ordered", "urge": "urged",
    "call_for": "called for", "predict": "predicted", "declare": "declared", "enact": "enacted",
    "explain": "explained", "estimate": "estimated", "question": "questioned", "warn": "warned",
    "praise": "praised", "other": "said",
}  # fmt: skip
COMMITMENTS = {
    "hedged": "with reservation",
    "normative": "as what should be",
    "predictive": "as what will be",
}
BASES = {
    "stated": ("stated", "stated as"),  # without words, with words of the document
    "resolved": ("worked out", "worked out from"),
    "inferred": ("inferred", "inferred from"),
}
MANNERS = {
    "direct": "given as a quotation",
    "mixed": "given partly as a quotation",
    "indirect": "not given as a quotation",
    "interpolation": "put between the words of somebody else",
}
FIDELITIES = {
    "elided": "with words left out",
    "interpolated": "with words put in",
    "elided_interpolated": "with words left out and put in",
    "composite": "put together from several places",
}
TRANSLATIONS = {"by_source": "translated by the document", "by_us": "translated by this project"}
PLURALS = {"person": "people"}
UNNAMED = "one that the words do not name, without bounds"
RULE = "by the rule vague-plural, as the words name no number"


def who(said: Saying) -> str:
    """The speaker, as reported by whom; ready for a verb."""
    names = chain(said)
    reason = f" (named as the speaker because: {said.speaker_why})" if said.speaker_why else ""
    called = said.speaker.described_as if isinstance(said, Statement) else ""
    described = f" (there called {quoted(called)})" if called else ""
    rest = names.removeprefix(said.speaker.label)
    return f"{said.speaker.label}{described}{reason}{rest}{',' if rest else ''}"


def stand(one: Saying | Stand, plainly: str = "asserted") -> str:
    """Position and commitment as a verb, such as `denied (as what should be)`."""
    verb = plainly if one.position == "asserts" else POSITIONS.get(one.position, one.position)
    commitment = COMMITMENTS.get(one.commitment, "")
    return f"{verb} ({commitment})" if commitment else verb


def counted(unit: str) -> str:
    """What a figure is of: `a number of workers`, `a proportion`."""
    if unit == "proportion":
        return "a proportion"
    return f"a number of {_plural(unit)}" if unit else "a number"


def _plural(noun: str) -> str:
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


def reading(said: Figure) -> str:
    """Qualifier and bounds, and by which rule where the words name no number."""
    plain = said.reading.removeprefix("vague: ")
    if said.qualifier == "bare":
        return f"{plain.partition(' (')[0]}, without a qualifier"
    if said.bound_source == "rule":
        return f"{plain.removesuffix(', by rule')} {RULE}"
    return UNNAMED if said.qualifier == "vague" and said.bound_source == "none" else plain


def act(said: Statement) -> str:
    """What the speaker does in saying it, with the document's own word for it."""
    verb = ACTS.get(said.act, "said")
    return f"{verb} (there {quoted(said.cue)})" if said.cue else verb


def manner(shelf: Shelf, said: Statement) -> Iterator[str]:
    """In what form the document gives the words, and whether they were looked for elsewhere."""
    yield MANNERS.get(said.kind, said.kind)
    for table, code in ((FIDELITIES, said.fidelity), (TRANSLATIONS, said.translated)):
        if code in table:
            yield table[code]
    if checked := checking(shelf, said.origin_check):
        yield f"original {checked.removeprefix('original ')}"


def dated(said: Report) -> str:
    """The date of an event and how it was got."""
    origin = quoted(said.date_words) if said.date_words else ""
    if not said.date:
        return f"no date is stated {origin}".rstrip()
    bare, before_words = BASES.get(said.date_basis, ("", ""))
    basis = f"{before_words} {origin}" if origin else bare
    return f"date: {date_in_words(said.date)}{f', {basis}' if basis else ''}"


def part(shelf: Shelf, one: Participant, usual: str) -> str:
    """The role of an actor in an event; `usual` is the position that the report itself takes."""
    role = shelf.word("participations", "role", one.role)
    doubt = f" ({POSITIONS.get(one.position, one.position)})" if one.position != usual else ""
    return f"{role}: {one.actor.label}{doubt}"
