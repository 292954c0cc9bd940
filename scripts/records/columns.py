"""Computed columns of one row: a number's bounds from its words, a date's from its EDTF text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from scripts.raw.files import WITHDRAWN
from scripts.raw.problems import Problem, shorten
from scripts.raw.rows import Row
from scripts.text.anchors import shadow
from scripts.text.edtf import DateError, read_date
from scripts.text.numbers import NumberError, NumberReading, read_number, spell
from scripts.text.relative_dates import agrees

Result = tuple[Row, list[Problem]]


def figure_columns(row: Row, words: str) -> Result:
    """The figure with qualifier, value and bounds as its words bear them."""
    row = row.with_cells(as_written=words)
    if not words:
        return row, []  # that a figure which is only cited lacks them, the contract says
    try:
        reading = read_number(shadow(words))
    except NumberError as error:
        if WITHDRAWN in words:
            return row, [_withdrawn(row, words)]
        return row, [
            row.problem(
                "as_written",
                "number-not-read",
                f'in "{shorten(words)}": {error.message}.',
                error.hint,
            )
        ]
    computed = {
        "qualifier": reading.qualifier,
        "value": _number(reading.value),
        "lower": _number(reading.lower),
        "upper": _number(reading.upper),
        "lower_inclusive": _truth(reading.lower_inclusive),
        "upper_inclusive": _truth(reading.upper_inclusive),
        "bound_source": reading.bound_source,
        "unit_as_written": row["unit_as_written"] or reading.unit,
    }
    return row.with_cells(**computed), list(_disagreements(row, computed, words, reading))


def _withdrawn(row: Row, words: str) -> Problem:
    return row.problem(
        "as_written",
        "number-withdrawn",
        f'in "{shorten(words)}" no number is left: its words were withdrawn.',
        "Delete the figure here; if it was released, add its id to raw/retired.yaml.",
    )


def _disagreements(
    row: Row, computed: dict[str, str], words: str, reading: NumberReading
) -> Iterator[Problem]:
    """A number typed beside the words must be the one they bear."""
    for name in ("qualifier", "value", "lower", "upper"):
        if row[name] and not _same(row[name], computed[name]):
            yield row.problem(
                name,
                "value-not-in-words",
                f'`{row[name]}` is not what "{shorten(words)}" says: the words give '
                f"{f'{name} `{computed[name]}`' if computed[name] else f'no {name}'} "
                f"({reading.qualifier}).",
                "Delete the line, or quote the words that say so.",
            )


def _same(typed: str, read: str) -> bool:
    try:
        return Decimal(typed) == Decimal(read)
    except InvalidOperation:
        return typed == read


def _number(value: Decimal | None) -> str:
    return "" if value is None else spell(value)


def _truth(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def report_columns(row: Row, written: str) -> Result:
    """The report with the strict bounds of its date.

    `written` is the EDTF date of the words around it; relative date words are held to it.
    """
    if not row["date"]:
        return row, []
    try:
        reading = read_date(row["date"])
    except DateError as error:
        return row, [row.problem("date", "date-not-edtf", error.message, error.hint)]
    dated = row.with_cells(
        earliest=reading.earliest, latest=reading.latest, precision=reading.precision
    )
    return dated, list(_date_objections(row, written))


def _date_objections(row: Row, written: str) -> Iterator[Problem]:
    if not row["date_words"] or row["date_basis"] not in ("stated", "resolved"):
        return
    try:
        objection = agrees(shadow(row["date_words"]), written, row["date"])
    except DateError:
        return  # the date of writing itself is refused, where it is typed
    if objection:
        yield row.problem(
            "date",
            "date-not-in-words",
            objection,
            "Correct the date, or set `date_basis: inferred` and say why in `note`.",
        )
