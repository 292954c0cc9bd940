"""Rules that follow from the contract alone: required, closed lists, patterns, keys, references.

frictionless checks them too, on the built file; here they are said at the line a person typed,
with the nearest allowed value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from scripts.contract.model import Contract, Field
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Problem, shorten
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit, Rule, Seen
from scripts.text.edtf import DateError, read_date

TRUTHS = ("true", "false")
WEB = " It opens with https:// or http://."
ID_FORM = "Write small letters, digits and single hyphens."
UNSEEN = ("Cc", "Cs")  # control characters, and halves of characters
INTEGER = re.compile(r"0|[1-9][0-9]*", re.ASCII)
LONGEST_NAME = 100  # characters of a folder; with what lies in it, Windows takes some 250
DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[1-9]")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]{0,5}[1-9])?", re.ASCII)


def written(row: Row, field: Field) -> bool:
    """Whether a person writes the cell; what the build computes follows from other cells."""
    return not field.computed or field.name in row.places


FIELD_MISSING = Rule(
    "field-missing",
    "A required column is empty.",
    "Add the line the message names.",
    Edit(
        right="  - id: empty-houses\n    quote: 12 houses\n    claim: houses-empty",
        wrong="  - id: empty-houses\n    quote: 12 houses",
        says="figures.claim_id: the record lacks this. Add `claim: …`.",
    ),
)


def required(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A required cell that a person writes is filled."""
    for row, field in _empty(dataset, contract):
        if written(row, field):
            hint = f"Add `{field.key}: …`."
            allowed = TRUTHS if field.type == "boolean" else field.enum
            hint += f" Allowed: {', '.join(allowed)}." if allowed else ""
            yield row.problem(field.name, FIELD_MISSING.code, "the record lacks this.", hint)


def filled(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A required cell that the build computes is filled; any other problem may be why it is not."""
    for row, field in _empty(dataset, contract):
        if not written(row, field):
            hint = "The build fills this column: run `./record build`."
            yield row.problem(field.name, FIELD_MISSING.code, "the record lacks this.", hint)


def _empty(dataset: Dataset, contract: Contract) -> Iterator[tuple[Row, Field]]:
    for table in contract.tables.values():
        for field in table.fields:
            for row in dataset.tables[table.name] if field.required else ():
                if not row[field.name]:
                    yield row, field


VALUE_NOT_IN_LIST = Rule(
    "value-not-in-list",
    "The value is not in the column's closed list.",
    "Use one of the values shown.",
    Edit(
        right="    kind: direct",
        wrong="    kind: direkt",
        says="statements.kind: `direkt` is not in the list. Did you mean `direct`? …",
    ),
)


def closed_lists(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A cell of a closed list holds one of its values, a truth value one of two."""
    for table in contract.tables.values():
        for field in table.fields:
            allowed = TRUTHS if field.type == "boolean" else field.enum
            for row in dataset.tables[table.name] if allowed else ():
                if row[field.name] and row[field.name] not in allowed:
                    yield row.problem(
                        field.name,
                        VALUE_NOT_IN_LIST.code,
                        f"`{shorten(row[field.name])}` is not in the list.",
                        f"{suggestion(row[field.name], list(allowed))} "
                        f"Allowed: {', '.join(allowed)}.".strip(),
                    )


NUMBER_SPELLING = Rule(
    "number-spelling",
    "A number is not written in plain digits.",
    "Digits 0-9, no separators, no leading zeros.",
    Seen(
        "In `data/figures.csv` a program turned `12` into `12.0`.",
        "`./record build` writes the table anew.",
    ),
)
VALUE_UNTIDY = Rule(
    "value-untidy",
    "Blanks at an end, a control character, or not NFC.",
    "Type the value again.",
    Seen(
        "In `data/places.csv` a blank stands behind `The County`.",
        "`./record build` writes the table anew.",
    ),
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
                        NUMBER_SPELLING.code,
                        f"`{shorten(cell)}` is not a plain number.",
                        "Write digits 0-9 without separators or leading zeros.",
                    )
                elif field.name not in raw_text and _untidy(cell):
                    yield row.problem(
                        field.name,
                        VALUE_UNTIDY.code,
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


ID_PATTERN = Rule(
    "id-pattern",
    "An id is not small letters, digits and single hyphens.",
    "Write it so; ids are permanent.",
    Edit(
        right="  - id: theft",
        wrong="  - id: The_Theft",
        says="statements.statement_id: `mill-letter-2001.The_Theft` has not the shape wanted. "
        "Write small letters, digits and single hyphens.",
    ),
)
VALUE_PATTERN = Rule(
    "value-pattern",
    "The value has not the shape the contract asks for.",
    "See the column's description in `datapackage.json`.",
    Edit(
        right="language: en",
        wrong="language: English",
        says="sources.language: `English` has not the shape wanted. Wanted: Language of the "
        "text that was read, as a BCP 47 tag such as `en` or `fa`.",
        file="raw/sources/mill-letter-2001/source.yaml",
    ),
)


def patterns(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Ids and other patterned cells have the shape the contract asks for."""
    for table in contract.tables.values():
        for field in (item for item in table.fields if item.pattern and not item.edtf):
            is_id = field.name.endswith("_id")
            for row in dataset.tables[table.name]:
                cell = row[field.name]
                if cell and not re.fullmatch(field.pattern, cell):
                    yield row.problem(
                        field.name,
                        ID_PATTERN.code if is_id else VALUE_PATTERN.code,
                        f"`{shorten(cell)}` has not the shape wanted.",
                        ID_FORM if is_id else _wanted(field),
                    )


def _wanted(field: Field) -> str:
    """The shape that a value shall have, in words."""
    meaning = field.description.partition(" Empty = ")[0]
    opening = WEB if field.pattern.startswith("(?:https?://") else ""
    return f"Wanted: {meaning}{opening}"


def folder_names(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """The id of a source can be the name of a folder on every system."""
    column = contract.source.id_column
    for row in dataset.tables[contract.source.table]:
        name = row[column]
        if len(name) > LONGEST_NAME:
            message = f"the id has {len(name):,} characters, and names a folder."
            hint = f"Write at most {LONGEST_NAME}; ids are permanent, and typed by others."
            yield row.problem(column, ID_PATTERN.code, message, hint)
        elif DEVICE.fullmatch(name):
            message = f"Windows has no folder that is called `{name}`."
            yield row.problem(
                column, ID_PATTERN.code, message, f"Write more, such as `{name}-1990`."
            )


DATE_NOT_EDTF = Rule(
    "date-not-edtf",
    "A date is not in the EDTF profile, or not in the calendar.",
    "Write `1988`, `1988-07`, `1988-07-28`, `1988-22`, `198X`, `a/b`, `[a,b]`.",
    Edit(
        right="    date: 2001-03-01",
        wrong="    date: 2001-02-30",
        says="reports.date: `2001-02-30` is not in the calendar. The days of 2001-02 run from "
        "01 to 28.",
    ),
)


def dates(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Every date is in the EDTF profile and exists in the calendar."""
    for table in contract.tables.values():
        for field in (item for item in table.fields if item.edtf):
            for row in dataset.tables[table.name]:
                if row[field.name]:
                    try:
                        read_date(row[field.name])
                    except DateError as error:
                        yield row.problem(field.name, DATE_NOT_EDTF.code, error.message, error.hint)


CHECKS = (required, closed_lists, spelling, patterns, dates, folder_names)
