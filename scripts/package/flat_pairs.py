"""The flat table of pairs: both answers in words, what each counts, and what the pair is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scripts.contract.coded import Coded
from scripts.contract.model import Contract
from scripts.derived.scopes import AXES, SAME
from scripts.derived.telling import told_apart
from scripts.package.declared import computed_field
from scripts.package.flat_columns import FlatColumn, FlatTable
from scripts.raw.rows import Row
from scripts.records.resolve import voices

Tables = dict[str, list[Row]]

# What a reader must not miss beside a speaker's name.
CHECKED = Coded(
    "origin_check",
    {
        "not_attempted": "",
        "not_found": "",
        "found_same": "",
        "found_altered": " (otherwise in their own texts)",
        "found_absent": " (not found in their own texts)",
    },
)
TAKEN_BACK = " (taken back by them)"
BETWEEN = "; "  # stands between several of one cell
BOUNDS = (
    "qualifier", "approximate", "value", "lower", "upper", "lower_inclusive", "upper_inclusive",
    "date", "period", "n_said", "n_voices", "n_origins",
)  # fmt: skip
SIDES = {"a": "first", "b": "second"}


def _side(side: str) -> Iterator[FlatColumn]:
    """What is shown of one of the two answers."""
    key, which = f"{side}_id", SIDES[side]
    yield FlatColumn(f"{side}_claim_id", "answers.claim_id", f"Claim of the {which}", via=key)
    yield FlatColumn(
        f"{side}_claim", "claims.wording", f"Wording of the claim of the {which}",
        "The question that it answers. Empty = it is a date.", via=f"{side}_claim_id",
    )  # fmt: skip
    yield FlatColumn(f"{side}_event_id", "answers.event_id", f"Event of the {which}", via=key)
    yield FlatColumn(
        f"{side}_event", "events.label", f"Name of the event of the {which}",
        "The event that is dated. Empty = it is a number.", via=f"{side}_event_id",
    )  # fmt: skip
    for name in BOUNDS:
        yield FlatColumn(f"{side}_{name}", f"answers.{name}", f"Of the {which}: {name}", via=key)


WORDS = tuple(
    computed_field(
        f"{side}_{name}", "string", title.format(which), says.format(which), question=asks
    )
    for side, which in SIDES.items()
    for name, title, says, asks in (
        ("words", "Words of the {}",
         ("The different words in which the {} is given, in the order of their text. Empty = they "
         "are withheld, or a date without words of its own."), "In which words is it given?"),
        ("speakers", "Speakers of the {}",
         "Who gives the {}, each once; marked where the words were not found or were taken back.",
         "Who gives it?"),
    )
)  # fmt: skip
CALLED = (
    computed_field(
        "class_label", "string", "Class in words", "The label of the class in `class`.",
        required=True, question="What is that class called?",
    ),
    computed_field(
        "class_says", "string", "What the class says", "What the class in `class` means.",
        required=True, question="What does that class mean?",
    ),
    computed_field(
        "differ", "string", "Axes that differ",
        "The axes on which what the first counts is not the same as what the second counts, as in "
        "`population: part; period: overlap`. Empty = none.",
        question="In what do the two counts differ?",
    ),
)  # fmt: skip

COMPARISONS = FlatTable(
    "comparisons_flat",
    "Comparisons, with everything on them",
    "One row is a pair of answers that are compared, each with its words, its speakers, its bounds "
    "and what it counts, and what the pair is called, why. Key: `kind`, `a_id`, `b_id`. Computed "
    "from the other tables; only `class` contradiction is called one.",
    "comparisons",
    (
        *(FlatColumn(name, f"comparisons.{name}")
          for name in ("kind", "a_id", "b_id", "class", "scope_relation", "relation", "apart",
                       "part_id", "gap", "ratio", "hedged", "a_basis", "b_basis", "same_source",
                       "same_speaker_voice", "same_carrier_voice", "same_origin")),
        *_side("a"),
        *_side("b"),
    ),
    (*CALLED, *WORDS),
)  # fmt: skip


def pairs_in_words(tables: Tables, contract: Contract) -> list[dict[str, str]]:
    """What is told of each comparison besides its own cells and those of its answers."""
    words, speakers = _given(tables)
    classes = contract.tables["comparisons"].by_name["class"].categories
    called = {item.value: (item.label, item.description) for item in classes}
    return [
        {
            "class_label": called[row["class"]][0],
            "class_says": called[row["class"]][1],
            "differ": BETWEEN.join(
                f"{axis}: {row[f'{axis}_relation']}"
                for axis in AXES
                if row[f"{axis}_relation"] != SAME
            ),
            **{f"{side}_words": BETWEEN.join(words[row[f"{side}_id"]]) for side in SIDES},
            **{f"{side}_speakers": BETWEEN.join(speakers[row[f"{side}_id"]]) for side in SIDES},
        }
        for row in tables["comparisons"]
    ]


def _given(tables: Tables) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The different words and speakers of every answer."""
    labels, who = told_apart(tables["actors"]), voices(tables)
    words: defaultdict[str, set[str]] = defaultdict(set)
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    for table, column in (("figures", "as_written"), ("reports", "date_words")):
        for row in tables[table]:
            if said := row[column]:
                words[row["answer_id"]].add(" ".join(said.split()))
            if name := labels.get(row["speaker_id"], ""):
                remarks = (CHECKED.of(row["origin_check"]) or "") + TAKEN_BACK * bool(
                    who.withdrawn(row)
                )
                speakers[row["answer_id"]].add(name + remarks)
    return _sorted(words), _sorted(speakers)


def _sorted(found: defaultdict[str, set[str]]) -> dict[str, list[str]]:
    return defaultdict(list, {name: sorted(each) for name, each in found.items()})
