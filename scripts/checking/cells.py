"""Rules that follow from the contract alone: required, closed lists, patterns, keys, references.

frictionless checks them too, on the built file; here they are said at the line a person typed,
with the nearest allowed value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from scripts.contract import Contract, Table
from scripts.reading.problems import Problem, shorten
from scripts.resolving.edtf import DateError, read_date
from scripts.resolving.entries import LISTED, SOURCE, suggestion
from scripts.resolving.rows import Dataset, Row, key_of, root_of

TRUTHS = ("true", "false")
ACTORS = ("people", "organisations")  # whoever acts stands in one of these
WEB = " It opens with https:// or http://."
ANOTHER_ID = "Give this record another id, or merge the two."
UNSEEN = ("Cc", "Cs")  # control characters, and halves of characters
INTEGER = re.compile(r"0|[1-9][0-9]*", re.ASCII)
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]{0,5}[1-9])?", re.ASCII)


def required(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A required cell is filled."""
    for table in contract.tables.values():
        for field in table.fields:
            for row in dataset.tables[table.name] if field.required else ():
                if not row[field.name]:
                    key = (
                        f"Add `{field.key}: …`."
                        if not field.computed
                        else "The build fills this column: look at the other problems first."
                    )
                    allowed = TRUTHS if field.type == "boolean" else field.enum
                    hint = f"{key} Allowed: {', '.join(allowed)}." if allowed else key
                    yield row.problem(field.name, "field-missing", "the record lacks this.", hint)


def closed_lists(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A cell of a closed list holds one of its values, a truth value one of two."""
    for table in contract.tables.values():
        for field in table.fields:
            allowed = TRUTHS if field.type == "boolean" else field.enum
            for row in dataset.tables[table.name] if allowed else ():
                if row[field.name] and row[field.name] not in allowed:
                    yield row.problem(
                        field.name,
                        "value-not-in-list",
                        f"`{shorten(row[field.name])}` is not in the list.",
                        f"{suggestion(row[field.name], list(allowed))} "
                        f"Allowed: {', '.join(allowed)}.".strip(),
                    )


def spelling(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Cells are trimmed, NFC, free of control characters; numbers have one spelling."""
    shapes = {"integer": INTEGER, "number": NUMBER}
    for table in contract.tables.values():
        raw_text = {"quote", "text"}  # what stands in the source is shown as it stands
        for row in dataset.tables[table.name]:
            for field in table.fields:
                cell = row[field.name]
                shape = shapes.get(field.type)
                if shape and cell and not shape.fullmatch(cell):
                    yield row.problem(
                        field.name,
                        "number-spelling",
                        f"`{shorten(cell)}` is not a plain number.",
                        "Write digits 0-9 without separators or leading zeros.",
                    )
                elif field.name not in raw_text and _untidy(cell):
                    yield row.problem(
                        field.name,
                        "value-untidy",
                        "the cell has blanks at an end, a control character, or is not NFC.",
                        "Type it again without them.",
                    )


def _untidy(cell: str) -> bool:
    if cell.isascii() and cell.isprintable():  # nearly all cells, and the rest is slow to ask
        return cell != cell.strip()
    return (
        cell != cell.strip()
        or not unicodedata.is_normalized("NFC", cell)
        or any(unicodedata.category(sign) in UNSEEN and sign != "\n" for sign in cell)
    )


def patterns(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Ids and other patterned cells have the shape the contract asks for."""
    for resource in contract.descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            pattern = field.get("constraints", {}).get("pattern")
            for row in (
                dataset.tables[resource["name"]] if pattern and not field.get("edtf") else ()
            ):
                cell = row[field["name"]]
                if cell and not re.fullmatch(pattern, cell):
                    yield row.problem(
                        field["name"],
                        "id-pattern" if field["name"].endswith("_id") else "value-pattern",
                        f"`{shorten(cell)}` has not the shape wanted.",
                        "Write small letters, digits and single hyphens."
                        if field["name"].endswith("_id")
                        else _wanted(field),
                    )


def dates(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Every date is in the EDTF profile and exists in the calendar."""
    for resource in contract.descriptor["resources"]:
        for field in (item for item in resource["schema"]["fields"] if item.get("edtf")):
            for row in dataset.tables[resource["name"]]:
                if row[field["name"]]:
                    try:
                        read_date(row[field["name"]])
                    except DateError as error:
                        yield row.problem(field["name"], "date-not-edtf", error.message, error.hint)


def unique_keys(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """No key stands twice, in one file or in two."""
    for table in contract.tables.values():
        if table.name == "passages" or not table.all_computed:  # others follow from these keys
            yield from _repeats(dataset.tables[table.name], table)
    yield from _shared(dataset, contract)


def _shared(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """An id of a shared list or a source means one thing: it can be cited and looked up alone."""
    seen: dict[str, Row] = {}
    for kind in (*LISTED, SOURCE):
        for row in dataset.tables[kind.table]:
            first = seen.setdefault(row[kind.id_column], row)
            if first.table != row.table:
                yield _twice(row, kind.id_column, first)


def _repeats(rows: list[Row], table: Table) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: (row.home.path, row.home.line)):
        first = seen.setdefault(key_of(row, table), row)
        if first is not row and table.name != "passages":
            hint = ANOTHER_ID if len(table.key) == 1 else "Keep one of the two."
            yield _twice(row, table.key[-1], first, hint)
        elif first is not row and first.home != row.home:
            yield _twice(row, "passage_id", first)


def _twice(row: Row, column: str, first: Row, hint: str = ANOTHER_ID) -> Problem:
    return row.problem(
        column,
        "id-repeated",
        f"`{row[column]}` stands already at {first.home.path}:{first.home.line}.",
        hint,
    )


def references(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """An id that is referred to exists in the table it should stand in.

    A record whose words were not found is said once, not again by all that refer to it.
    """
    for table in contract.tables.values():
        for key in table.foreign_keys:
            known = {row[key.target] for row in dataset.tables[key.table]} | dataset.left_out
            for row in dataset.tables[table.name]:
                if row[key.field] and row[key.field] not in known:
                    yield row.problem(
                        key.field,
                        "reference-unknown",
                        f"there is no `{shorten(row[key.field])}` in {key.table}.",
                        suggestion(row[key.field], sorted(known))
                        or f"Add it to {_home(key.table)}, or correct the id.",
                    )


def _home(table: str) -> str:
    """Where a person adds to a table."""
    files = ACTORS if table == "actors" else (table,)
    known = {kind.table for kind in LISTED}
    return " or ".join(f"raw/{name}.yaml" if name in known else name for name in files)


def _wanted(field: Mapping[str, Any]) -> str:
    """The shape that a value shall have, in words."""
    meaning = field["description"].partition(" Empty = ")[0]
    opening = WEB if field["constraints"]["pattern"].startswith("(?:https?://") else ""
    return f"Wanted: {meaning}{opening}"


def cycles(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Nothing is part of itself, its own parent, or a copy of its copy."""
    for table in (table for table in contract.tables.values() if not table.all_computed):
        for key in (key for key in table.foreign_keys if key.table == table.name):
            links = {row[key.target]: row[key.field] for row in dataset.tables[table.name]}
            for row in dataset.tables[table.name]:
                if row[key.field] and _returns(row[key.target], links):
                    yield row.problem(
                        key.field,
                        "reference-cycle",
                        f"following `{key.field.removesuffix('_id')}` from `{row[key.target]}` "
                        "leads back to it.",
                        "Break the circle at one of its records.",
                    )


def _returns(start: str, links: dict[str, str]) -> bool:
    current = links.get(start, "")
    for _ in links:
        if current == start or not current:
            break
        current = links.get(current, "")
    return current == start


def voice_chains(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A voice is one step away, and says on what ground."""
    keys = {"people": "person_id", "organisations": "organisation_id"}
    voices = {
        row[key]: row["voice_id"] for name, key in keys.items() for row in dataset.tables[name]
    }
    for name in keys:
        for row in dataset.tables[name]:
            if row["voice_id"] and voices.get(row["voice_id"]):
                end = root_of(voices, row["voice_id"])
                yield row.problem(
                    "voice_id",
                    "voice-chain",
                    f"`{row['voice_id']}` itself counts in the voice of `{end}`.",
                    f"Write `voice: {end}`.",
                )
            if row["voice_id"] and row["voice_basis"] in ("", "unassessed"):
                yield row.problem(
                    "voice_basis",
                    "voice-unfounded",
                    "a voice is given without ground.",
                    "Add `voice_basis:` with what can be checked.",
                )


CHECKS = (
    required,
    closed_lists,
    spelling,
    patterns,
    dates,
    unique_keys,
    references,
    cycles,
    voice_chains,
)
