"""Pictures of what is contested: which ones there are, and the table beside each.

A picture shows who said what and nothing of ours: no line through the middle, no order of size,
no verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from scripts.derived.citing.published import markdown_table
from scripts.derived.extents import SHARE, TIME
from scripts.derived.families import Families, Family
from scripts.raw.rows import Row
from scripts.records.resolve import STANDING
from scripts.show.answers import NUMBERS
from scripts.show.conflicts import DIFFERENT
from scripts.show.plots.rows import NOTICE, Known, Picture, Tables, axis_unit, layout

DATES = ".dates"  # ends the name of a timeline: a claim and an event may share an id
WHEN = (
    "The date is that on which it was said, as far as that is known; never that of a document that "
    "repeats it after the speaker has died."
)
HEADER = [
    *("words", "read as", "who", "said", "reported by", "voice", "counts", "check", "source", "id"),
]
# Classes of pairs in which nothing is contested.
AGREED = ("echo", "not_compared")


def contested(tables: Tables) -> tuple[set[str], set[str]]:
    """Families inside which two answers differ, and events of which two dates do; by name."""
    differing = [
        row
        for row in tables["comparisons"]
        if DIFFERENT[row["relation"]] and row["class"] not in AGREED
    ]
    asked = {row["answer_id"]: row["claim_id"] or row["event_id"] for row in tables["answers"]}
    both = [(row["kind"], {asked[row["a_id"]], asked[row["b_id"]]}) for row in differing]
    families = {
        family.name
        for family in Families(tables).by_name.values()
        if any(kind == NUMBERS and two <= set(family.inside) for kind, two in both)
    }
    return families, {name for kind, two in both if kind != NUMBERS for name in two}


def pictures(tables: Tables, names: Collection[str], events: Collection[str]) -> Iterator[Picture]:
    """The pictures of some families and events, by name; none where no number or date stands.

    A family is named by itself or by a claim of its own event and unit.
    """
    families, known = Families(tables), Known(tables)
    of_claims = {families.of(claim).name for claim in families.questions if claim in names}
    for name, family in sorted(families.by_name.items()):
        if name in names or name in of_claims:
            figures = [row for row in tables["figures"] if row["claim_id"] in family.all]
            yield from of_family(family, figures, known)
    for event in tables["events"]:
        if event["event_id"] in events:
            reports = [row for row in tables["reports"] if row["event_id"] == event["event_id"]]
            yield from of_event(event, reports, known)


def of_event(event: Row, reports: Iterable[Row], known: Known) -> Iterator[Picture]:
    """The picture of the dates in the reports of an event, if there are any."""
    drawn, others = _standing(row for row in reports if row["date"])
    if drawn:
        rows = tuple(layout(drawn, known))
        name = event["event_id"] + DATES
        yield Picture(name, event["label"], "", "", False, rows, _origins(drawn, known), others)


def of_family(family: Family, figures: Iterable[Row], known: Known) -> Iterator[Picture]:
    """The picture of the figures of a family, if there are any of its own event and unit."""
    drawn, others = _standing(figures)
    own = Counter(row["claim_id"] for row in drawn if row["claim_id"] in family.inside)
    if not own:
        return
    base = max(sorted(own), key=own.__getitem__)  # the scope that need not be said again
    claim = known.claims[base]
    unit = known.units[claim["unit_id"]]
    alone = len({row["claim_id"] for row in drawn}) == 1
    yield Picture(
        family.name,
        claim["wording"] if alone else _title(unit, family, known),
        "" if alone else claim["wording"],
        _axis_words(unit, drawn),
        unit["measured_in"] == SHARE,
        tuple(layout(drawn, known, base, family.wider)),
        _origins(drawn, known),
        others,
    )


def _title(unit: Row, family: Family, known: Known) -> str:
    """The unit and the event that the claims of a family have in common."""
    label = unit["label"][:1].upper() + unit["label"][1:]
    return f"{label}: {known.labels['event_id'][family.event]}" if family.event else label


def _axis_words(unit: Row, drawn: list[Row]) -> str:
    of_time = unit["measured_in"] == TIME and axis_unit(drawn)
    return of_time or unit["label"]


def _standing(rows: Iterable[Row]) -> tuple[list[Row], tuple[str, ...]]:
    """The rows that are drawn, and the ids of those that are denied or questioned."""
    every = list(rows)
    others = (row for row in every if row["position"] not in STANDING)
    ids = tuple(row["figure_id"] or row["report_id"] for row in others)
    return [row for row in every if row["position"] in STANDING], ids


def _origins(rows: list[Row], known: Known) -> int:
    return len(set(map(known.origins.of, rows)))


def markdown(picture: Picture) -> str:
    """The rows of the picture, in its order, as a table below it."""
    rows = [
        [row.words, row.mark.said, row.who, row.said or "undated", row.reported_by, row.voice,
         row.counts, row.check, row.source, row.id]
        for row in picture.rows
    ]  # fmt: skip
    left_out = ", ".join(picture.left_out)
    parts = [
        f"# {picture.title}",
        f"![{NOTICE}: {picture.title}]({picture.name}.svg)",
        f"{NOTICE}: what each document says, in its words. {WHEN}",
        *([picture.note] if picture.note else []),
        markdown_table(HEADER, rows),
        *([f"Denied or questioned, and so not drawn: {left_out}."] if left_out else []),
    ]
    return "\n\n".join(parts) + "\n"
