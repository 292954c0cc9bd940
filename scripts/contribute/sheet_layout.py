"""Which sheets a contributor's workbook has, and which columns: one sheet a sort of record.

After the records of the source come the shared lists: a question, event or person that a record
names and no list has yet is entered there.

Records that stand indented in others have a sheet of their own, whose first column names the
record they belong to. Each sheet opens with an example that is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from scripts.contract.model import Contract
from scripts.records.authored import Key, Part, file_parts, local_pattern, record_parts

SOURCE = "source"
HOW, IDS, VALUES = "how", "ids", "values"
NOT_READ = (HOW, IDS, VALUES)  # sheets that explain
EXAMPLE = "example"  # the id of every example

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "sections": {
        "from": "More about MEK:",
        "written": "2017-06-18/2017-06-30",
        "why": "Speaks of the July 1 gathering as still to come.",
    },
    "statements": {
        "id": EXAMPLE,
        "from": "Regarding MEK and all the militant groups",
        "to": "their verdict is death sentence …",
        "speaker": "ali-fallahian",
        "specificity": "named",
        "described_as": "the former Iranian intelligence Minister",
        "kind": "direct",
        "fidelity": "elided_interpolated",
        "cue": "confessed",
        "act": "state",
    },
    "statements.positions": {
        "statement": EXAMPLE,
        "claim": "death-sentence-was-khomeinis-ruling",
        "position": "asserts",
    },
    "figures": {
        "id": EXAMPLE,
        "quote": "more than 30,000 political prisoners",
        "claim": "executions-1988-iran",
        "basis": "not_stated",
    },
    "reports": {
        "id": EXAMPLE,
        "from": "Last August an audio tape",
        "to": "the death committee was revealed",
        "event": "montazeri-recording-published",
        "date_words": "Last August",
        "date": "2016-08",
        "date_basis": "resolved",
    },
    "reports.participants": {
        "report": EXAMPLE,
        "actor": "hossein-ali-montazeri",
        "role": "person_recorded",
    },
    "positions": {
        "id": EXAMPLE,
        "quote": "This is the first time that Iran has been targeted",
        "claim": "sanctions-of-2017-were-first-for-human-rights",
        "position": "asserts",
    },
    "offices": {
        "id": EXAMPLE,
        "quote": "Ali Fallahian, the former Iranian intelligence Minister",
        "person": "ali-fallahian",
        "title": "Minister of Intelligence",
        "organisation": "ministry-of-intelligence-iran",
    },
    "names": {
        "id": EXAMPLE,
        "quote": "Ruhollah Khomenei",
        "actor": "ruhollah-khomeini",
        "language": "en",
        "kind": "misspelling",
    },
    "set_aside": {"quote": "one of the worst", "reason": "Partitive; it counts nothing."},
    "contributors": {"id": EXAMPLE, "name": "As you wish to be named"},
    "contributors.roles": {"contributor": EXAMPLE, "role": "data-curation"},
    "people": {"id": EXAMPLE, "label": "Ali Fallahian"},
    "people.names": {
        "person": EXAMPLE,
        "name": "علی فلاحیان",
        "language": "fa",
        "kind": "official",
    },
    "organisations": {"id": EXAMPLE, "label": "Ministry of Intelligence", "kind": "state_body"},
    "organisations.names": {
        "organisation": EXAMPLE,
        "name": "VAJA",
        "language": "en",
        "kind": "acronym",
    },
    "places": {"id": EXAMPLE, "label": "Evin prison", "kind": "site", "part_of": "tehran"},
    "units": {
        "id": EXAMPLE,
        "label": "a person executed",
        "measured_in": "person",
        "behaves": "adds",
    },
    "populations": {"id": EXAMPLE, "label": "political prisoners"},
    "events": {"id": EXAMPLE, "label": "Prison executions of 1988", "kind": "execution_campaign"},
    "claims": {
        "id": EXAMPLE,
        "kind": "quantity",
        "wording": "How many political prisoners were executed in Iran in 1988?",
        "event": "prison-executions-1988",
        "unit": "person-executed",
        "population": "political-prisoners",
        "place": "iran",
        "period": "1988",
        "counts": "total",
        "wrongdoing": "true",
    },
}


@dataclass(frozen=True)
class Plan:
    """One sheet."""

    name: str
    description: str  # what one row is
    columns: tuple[Key, ...]
    section: str  # the key in `records.yaml`, or in the parent's record
    parent: str = ""  # the sheet in which the first column's ids stand; empty = none
    anchored: bool = False
    listed: bool = False  # its rows go into `raw/<section>.yaml`, whatever the source
    example: Mapping[str, str] = field(default_factory=dict)

    @property
    def by_name(self) -> dict[str, Key]:
        """Its columns by name."""
        return {key.name: key for key in self.columns}


def plans(contract: Contract) -> dict[str, Plan]:
    """The sheets that are read, by name, in their order."""
    _, *lists = file_parts(contract)
    parts = ((part, False) for part in record_parts(contract)), ((part, True) for part in lists)
    found = (plan for part, listed in chain(*parts) for plan in _plans(part, listed, contract))
    return {plan.name: plan for plan in (_source(contract), *found)}


def _plans(part: Part, listed: bool, contract: Contract) -> Iterator[Plan]:
    yield Plan(
        part.name,
        part.description,
        part.keys,
        part.name,
        anchored=part.anchored,
        listed=listed,
        example=EXAMPLES.get(part.name, {}),
    )
    if part.below:
        name = f"{part.name}.{part.below.name}"
        description = f"The {part.below.parent} that the row belongs to."
        pattern = local_pattern(contract)
        owner = Key(
            part.below.parent, part.below.parent, description, required=True, pattern=pattern
        )
        yield Plan(
            name,
            part.below.description,
            (owner, *part.below.keys),
            part.below.name,
            part.name,
            listed=listed,
            example=EXAMPLES.get(name, {}),
        )


def _source(contract: Contract) -> Plan:
    description = "The id of the document: the name of its folder below raw/sources."
    key = Key(
        SOURCE,
        SOURCE,
        description,
        required=True,
        pattern=local_pattern(contract),
        table="sources",
    )
    return Plan(SOURCE, "The document in which all the words of this workbook stand.", (key,), "")


def plan_of(name: str, known: Mapping[str, Plan]) -> Plan | None:
    """The plan of a sheet, or of a file exported from it, such as `contribute-figures`."""
    return next((plan for word, plan in known.items() if _called(name, word)), None)


def explains(name: str) -> bool:
    """Whether a sheet, or a file exported from it, only explains."""
    return any(_called(name, word) for word in NOT_READ)


def _called(name: str, word: str) -> bool:
    """Whether a name is the word or ends in it behind a sign that cannot be part of one."""
    return bool(re.search(rf"(?<![\w.]){re.escape(word)}$", name.strip().casefold()))
