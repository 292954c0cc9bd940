"""A number as said: its bounds, its owner, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.kinds import RecordKind
from scripts.show.page import Block, filled
from scripts.show.positions import claim_in_words, stand, unusual
from scripts.show.sayings import (
    Saying,
    attribution,
    cells,
    quote,
    repeating,
    said_in,
)
from scripts.show.shelf import Coded, Placed, Shelf, called, once
from scripts.show.words import amount, date_in_words, quoted, spelled, truth

Amount = int | float | None  # None = the words state none

PLACED = Placed(
    "figures",
    "figure_id claim_id as_written rendering qualifier approximate value lower upper "
    "lower_inclusive upper_inclusive bound_source draw_from draw_to draw_open unit_as_written "
    "basis as_of answer_id repeats_id citation reading reading_why read_by stated_in",
)
BOUNDED = "{bounds}"
# What words of each qualifier leave open, said of their spelled-out amounts.
READINGS = Coded(
    "figures.qualifier",
    {
        "bare": "{value} (bare)",
        "exact": "exactly {value}",
        "about": "about {value} (no bounds: the words give no width)",
        "more_than": BOUNDED,
        "at_least": BOUNDED,
        "fewer_than": BOUNDED,
        "at_most": BOUNDED,
        "range": BOUNDED,
        "alternatives": "{lower} or {upper} (one of the two)",
        "vague": "vague: {bounds}",
    },
)
BY_RULE = Coded("figures.bound_source", {"literal": "", "rule": ", by rule", "none": ""})
UNNAMED = "one that the words do not name, without bounds"
RULE = "by the rule vague-plural, as the words name no number"


@dataclass(frozen=True)
class Origin:
    """Where a number or date was first put on record."""

    source_id: str
    speaker_id: str


@dataclass(frozen=True)
class Figure(Saying):
    """A number as said; in a cited source `words` is the number phrase."""

    claim: Named
    rendering: str  # our English reading of the words, where they are not English
    curator_reading: str  # what a curator reads words as that the rules refuse
    reading_why: str
    read_by: str
    stated_in: str  # the document's words for what it states the number in
    reading: str  # qualifier and bounds in plain words
    qualifier: str
    approximate: bool | None
    value: Amount
    lower: Amount
    upper: Amount
    lower_inclusive: bool | None
    upper_inclusive: bool | None
    bound_source: str
    unit_as_written: str
    basis: str
    as_of: str
    answer_id: str  # empty = it is not compared
    repeats_id: str
    origin: Origin


@once
def figure(shelf: Shelf, row: Row) -> Figure:
    """A row of `figures`."""
    said = said_in(shelf, row, "figure_id", PLACED)
    source_id, speaker_id = shelf.origins.of(row)
    return Figure(
        **{**said, "words": said["words"] or row["as_written"]},
        claim=shelf.named("claims", row["claim_id"]),
        reading=in_words(row),
        curator_reading=row["reading"],
        value=amount(row["value"]),
        lower=amount(row["lower"]),
        upper=amount(row["upper"]),
        lower_inclusive=truth(row["lower_inclusive"]),
        upper_inclusive=truth(row["upper_inclusive"]),
        approximate=truth(row["approximate"]),
        **cells(
            row,
            "rendering reading_why read_by stated_in qualifier bound_source unit_as_written basis "
            "as_of answer_id repeats_id",
        ),
        origin=Origin(source_id, speaker_id),
    )


def in_words(row: Row) -> str:
    """The reading of a `figures` row, such as `more than 30,000 (30,000 excluded)`."""
    amounts = {name: spelled(row[name]) for name in ("lower", "upper", "value")}
    template = READINGS[row["qualifier"]]
    if "{value}" in template and not amounts["value"]:  # the words name no one amount
        template = BOUNDED
    rule = BY_RULE[row["bound_source"]] if row["qualifier"] == "vague" else ""
    if row["approximate"] == "true" and row["qualifier"] != "about":
        template = f"near: {template}"
    return (
        template.format(**amounts, bounds=_bounds(row, amounts["lower"], amounts["upper"])) + rule
    )


def _bounds(row: Row, lower: str, upper: str) -> str:
    sides = [
        f"{amount} {'included' if row[f'{side}_inclusive'] == 'true' else 'excluded'}"
        for side, amount in (("lower", lower), ("upper", upper))
        if amount
    ]
    if not sides:
        return "no bounds stated"
    if lower and upper:
        return f"from {lower} to {upper} ({', '.join(sides)})"
    return f"{_one_sided(row)} {lower or upper} ({sides[0]})"


def _one_sided(row: Row) -> str:
    if row["qualifier"] == "range":
        return "a range open above, from"
    if row["lower"]:
        return "at least" if row["lower_inclusive"] == "true" else "more than"
    return "at most" if row["upper_inclusive"] == "true" else "fewer than"


def _unit(said: Figure) -> str:
    """The document's words for the unit, where the words of the number do not hold them."""
    return "" if said.unit_as_written in said.words else quoted(said.unit_as_written)


def decided(figure: Figure) -> str:
    """What a curator reads the words as, and why; empty where the rules read them."""
    if not figure.curator_reading:
        return ""
    return f"{quoted(figure.curator_reading)}, because: {figure.reading_why}"


def figure_block(shelf: Shelf, figure: Figure, mark: str = "", with_claim: bool = True) -> Block:
    """A number: its words, how they are read, its owner."""
    rows = filled(
        ("answers", called(figure.claim) if with_claim else ""),
        ("in English", quoted(figure.rendering) if figure.rendering else ""),
        ("read as", figure.reading),
        ("by the curator", decided(figure)),
        ("stated", quoted(figure.stated_in) if figure.stated_in else ""),
        ("unit", _unit(figure)),
        ("stand", unusual(shelf, figure)),
        ("basis", shelf.word("figures", "basis", figure.basis)),
        ("as of", figure.as_of),
        ("repeats", figure.repeats_id),
    )
    return Block(quoted(figure.words), (*rows, *attribution(shelf, figure)), mark)


# ---- in a sentence


def _sentence(shelf: Shelf, said: Figure) -> Iterator[str]:
    claim = shelf.row("claims", said.claim.id)
    unit = f" (there {_unit(said)})" if _unit(said) else ""
    kind = shelf.maybe("units", claim["unit_id"])
    yield f"{stand(shelf, said, 'stated')} {counted(kind.label if kind else '')}{unit}"
    yield f": {reading(said)}"
    yield f", in the words {quote(said.words)}"
    yield f", which the curator reads as {decided(said)}" if decided(said) else ""
    if said.basis not in ("", "not_stated"):
        yield f", resting on: {shelf.word('figures', 'basis', said.basis)}"
    yield f", as of {date_in_words(said.as_of)}" if said.as_of else ""
    yield f"{repeating(said.repeats_id)}, as the answer to: {claim_in_words(shelf, said.claim)}"


def counted(unit: str) -> str:
    """What a figure is of: `a number, counting a worker who was dismissed`."""
    return f"a number (unit: {unit})" if unit else "a number"


def reading(said: Figure) -> str:
    """Qualifier and bounds, and by which rule where the words name no number."""
    plain = said.reading.removeprefix("vague: ")
    if said.qualifier == "bare":
        return f"{plain.partition(' (')[0]}, without a qualifier"
    if said.bound_source == "rule":
        return f"{plain.removesuffix(', by rule')} {RULE}"
    return UNNAMED if said.qualifier == "vague" and said.bound_source == "none" else plain


FIGURE = RecordKind("figures", "figure_id", figure, figure_block, _sentence)
