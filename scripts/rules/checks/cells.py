"""Rules that follow from the contract alone, for one cell: required, closed lists, patterns, types.

With those of `keys` they say all that the contract asks of a table, at the line a person typed and
with the nearest allowed value; what they pass, frictionless passes. A text that stands in many
cells of a column is looked at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import TypeAlias

from scripts.contract.model import Contract, Field
from scripts.raw.nearby import suggestion
from scripts.raw.problems import shorten
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit, Seen
from scripts.rules.check import Cell, Found, rule
from scripts.text.edtf import DateError, read_date

TRUTHS = ("true", "false")
WEB = " It opens with https:// or http://."
ID_FORM = "Write small letters, digits and single hyphens."
RAW = ("quote", "text")  # what stands in the source is shown as it stands
UNSEEN = ("Cc", "Cs")  # control characters, and halves of characters
INTEGER = re.compile(r"0|[1-9][0-9]*", re.ASCII)
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]{0,5}[1-9])?", re.ASCII)
SHAPES = {"integer": INTEGER, "number": NUMBER}
LONGEST_NAME = 100  # characters of a folder; with what lies in it, Windows takes some 250
DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[1-9]")


Refuses: TypeAlias = Callable[[str], bool]  # whether a text may not stand in a cell


def written(row: Row, field: Field) -> bool:
    """Whether a person writes the cell; what the build computes follows from other cells."""
    return not field.computed or field.name in row.places


def _refused(
    dataset: Dataset, contract: Contract, held_to: Callable[[Field], Refuses | None]
) -> Iterator[tuple[Row, Field]]:
    """The cells that may not hold what they hold; `held_to` says of a column what it refuses."""
    for table in contract.tables.values():
        for field in table.fields:
            if refuses := held_to(field):
                wrong = set(filter(refuses, dataset.values(table.name, field.name)))
                for row in dataset.tables[table.name] if wrong else ():
                    if row[field.name] in wrong:
                        yield row, field


@rule(
    "field-missing",
    "A required column is empty.",
    "Add the line the message names.",
    Edit(
        right="  - id: empty-houses\n    quote: 12 houses\n    claim: houses-empty",
        wrong="  - id: empty-houses\n    quote: 12 houses",
        says="figures.claim_id: the record lacks this. Add `claim: …`.",
    ),
)
def field_missing(dataset: Dataset, contract: Contract) -> Found:
    """A required cell is filled."""
    for row, field in _refused(dataset, contract, lambda it: _empty if it.required else None):
        yield Cell(row, field.name, "the record lacks this.", _to_add(row, field))


def _empty(text: str) -> bool:
    return not text


def _to_add(row: Row, field: Field) -> str:
    if not written(row, field):
        return "The build fills this column: run `./record build`."
    allowed = _allowed(field)
    return f"Add `{field.key}: …`." + (f" Allowed: {', '.join(allowed)}." if allowed else "")


def _allowed(field: Field) -> tuple[str, ...]:
    """The values of a closed list, a truth value's two; empty where any text may stand."""
    return TRUTHS if field.type == "boolean" else field.enum


@rule(
    "value-not-in-list",
    "The value is not in the column's closed list.",
    "Use one of the values shown.",
    Edit(
        right="    kind: direct",
        wrong="    kind: direkt",
        says="statements.kind: `direkt` is not in the list. Did you mean `direct`? …",
    ),
)
def value_not_in_list(dataset: Dataset, contract: Contract) -> Found:
    """A cell of a closed list holds one of its values, a truth value one of two."""
    for row, field in _refused(dataset, contract, _unlisted):
        allowed = _allowed(field)
        yield Cell(
            row,
            field.name,
            f"`{shorten(row[field.name])}` is not in the list.",
            f"{suggestion(row[field.name], list(allowed))} Allowed: {', '.join(allowed)}.".strip(),
        )


def _unlisted(field: Field) -> Refuses | None:
    allowed = {"", *_allowed(field)}
    return (lambda text: text not in allowed) if allowed > {""} else None


@rule(
    "number-spelling",
    "A number is not written in plain digits.",
    "Digits 0-9, no separators, no leading zeros.",
    Seen(
        "In `data/figures.csv` a program turned `12` into `12.0`.",
        "`./record build` writes the table anew.",
    ),
)
def number_spelling(dataset: Dataset, contract: Contract) -> Found:
    """Numbers have one spelling."""
    for row, field in _refused(dataset, contract, _misspelt):
        yield Cell(
            row,
            field.name,
            f"`{shorten(row[field.name])}` is not a plain number.",
            "Write digits 0-9 without separators or leading zeros.",
        )


def _misspelt(field: Field) -> Refuses | None:
    shape = SHAPES.get(field.type)
    return partial(_unlike, shape) if shape else None


def _unlike(shape: re.Pattern[str], text: str) -> bool:
    return bool(text) and not shape.fullmatch(text)


@rule(
    "number-too-small",
    "A number is less than the contract allows.",
    "Run `./record build`; else correct the `minimum` of the column.",
    Seen(
        "In `data/passages.csv` the line 4 of `12 houses` was changed to 0.",
        "`./record build` writes the table anew: lines are counted from 1.",
    ),
)
def number_too_small(dataset: Dataset, contract: Contract) -> Found:
    """A number is not below its least; of what is no number the rule above says it."""
    for row, field in _refused(dataset, contract, _too_small):
        message = f"`{row[field.name]}` is less than {field.minimum}."
        yield Cell(row, field.name, message, "Run `./record build`, or correct the `minimum`.")


def _too_small(field: Field) -> Refuses | None:
    least, shape = field.minimum, SHAPES.get(field.type)
    if least is None or shape is None:
        return None
    return lambda text: bool(shape.fullmatch(text)) and Decimal(text) < least


@rule(
    "value-untidy",
    "Blanks at an end, a control character, or not NFC.",
    "Type the value again.",
    Seen(
        "In `data/places.csv` a blank stands behind `The County`.",
        "`./record build` writes the table anew.",
    ),
)
def value_untidy(dataset: Dataset, contract: Contract) -> Found:
    """Cells are trimmed, NFC, free of control characters; of numbers the rule above says it."""
    for row, field in _refused(
        dataset,
        contract,
        lambda it: None if it.name in RAW or it.type in SHAPES else _untidy,
    ):
        yield Cell(
            row,
            field.name,
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


@rule(
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
def id_pattern(dataset: Dataset, contract: Contract) -> Found:
    """Ids have the shape the contract asks for; that of a source can name a folder anywhere."""
    for row, field in _refused(dataset, contract, lambda it: _shape(it) if _is_id(it) else None):
        yield _misshapen(row, field, ID_FORM)
    table = contract.source.table
    for row in dataset.tables[table]:
        yield from _no_folder(row, contract.source.id_column)


@rule(
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
def value_pattern(dataset: Dataset, contract: Contract) -> Found:
    """Other patterned cells have the shape the contract asks for; of dates another rule says it."""
    for row, field in _refused(dataset, contract, lambda it: None if _is_id(it) else _shape(it)):
        meaning = field.description.partition(" Empty = ")[0]
        opening = WEB if field.pattern.startswith("(?:https?://") else ""
        yield _misshapen(row, field, f"Wanted: {meaning}{opening}")


def _shape(field: Field) -> Refuses | None:
    """What is not of the shape wanted; of a date, what is one and yet not of that shape."""
    if not field.pattern:
        return None
    unlike = partial(_unlike, re.compile(field.pattern))
    return (lambda text: unlike(text) and not _no_date(text)) if field.edtf else unlike


def _is_id(field: Field) -> bool:
    return field.name.endswith("_id")


def _misshapen(row: Row, field: Field, hint: str) -> Cell:
    return Cell(row, field.name, f"`{shorten(row[field.name])}` has not the shape wanted.", hint)


def _no_folder(row: Row, column: str) -> Found:
    name = row[column]
    if len(name) > LONGEST_NAME:
        message = f"the id has {len(name):,} characters, and names a folder."
        hint = f"Write at most {LONGEST_NAME}; ids are permanent, and typed by others."
        yield Cell(row, column, message, hint)
    elif DEVICE.fullmatch(name):
        message = f"Windows has no folder that is called `{name}`."
        yield Cell(row, column, message, f"Write more, such as `{name}-1990`.")


@rule(
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
def date_not_edtf(dataset: Dataset, contract: Contract) -> Found:
    """Every date is in the EDTF profile and exists in the calendar."""
    for row, field in _refused(dataset, contract, lambda it: _no_date if it.edtf else None):
        if fault := _date_fault(row[field.name]):
            yield Cell(row, field.name, fault.message, fault.hint)


def _no_date(text: str) -> bool:
    return _date_fault(text) is not None


def _date_fault(text: str) -> DateError | None:
    """What keeps a text from being a date; an empty one is none and need not be."""
    try:
        if text:
            read_date(text)
    except DateError as error:
        return error
    return None
