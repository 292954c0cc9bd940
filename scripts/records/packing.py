"""Rows, places and problems as JSON can say them, and back: nothing else comes out than went in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from scripts.raw.problems import Place, Problem
from scripts.raw.rows import NOWHERE, Row

Packed: TypeAlias = Any  # what JSON can say


def packed_tables(tables: Mapping[str, Iterable[Row]]) -> Packed:
    """Rows by table."""
    return {name: packed_rows(list(rows)) for name, rows in tables.items()}


def tables(packed: Packed) -> dict[str, list[Row]]:
    """The same back."""
    return {name: list(rows_of(name, some)) for name, some in packed.items()}


def packed_rows(rows: list[Row]) -> Packed:
    """Rows of one table. The places of a row lie in the file in which it begins."""
    columns = list(dict.fromkeys(name for row in rows for name in row.cells))
    paths = list(dict.fromkeys(row.home.path for row in rows))
    number = {name: at for at, name in enumerate((*columns, *_only_placed(rows, columns)))}
    return {
        "columns": list(number),
        "paths": paths,
        "rows": [
            [
                [row.cells.get(name) for name in columns],
                [paths.index(row.home.path), row.home.line, row.home.column],
                [
                    part
                    for name, place in row.places.items()
                    for part in (number[name], _same_file(place, row).line, place.column)
                ],
            ]
            for row in rows
        ],
    }


def _only_placed(rows: Iterable[Row], columns: list[str]) -> list[str]:
    """Columns that have a place and never a cell."""
    return sorted({name for row in rows for name in row.places}.difference(columns))


def _same_file(place: Place, row: Row) -> Place:
    if place.path != row.home.path:
        raise ValueError(f"a cell of {row.home.path} stands in {place.path}")
    return place


def rows_of(table: str, packed: Packed) -> Iterator[Row]:
    """The same back."""
    columns, paths = packed["columns"], packed["paths"]
    for cells, (path, line, column), spots in packed["rows"]:
        filled = {
            name: cell for name, cell in zip(columns, cells, strict=False) if cell is not None
        }
        home = Place(paths[path], line, column)
        thrice = iter(spots)
        places = {
            columns[name]: Place(home.path, at, behind)
            for name, at, behind in zip(thrice, thrice, thrice, strict=True)
        }
        yield Row(table, filled, home, places or NOWHERE)


def packed_problems(problems: Iterable[Problem]) -> Packed:
    """Problems."""
    return [[*_place(one.place), one.rule, one.message, one.hint, one.cell] for one in problems]


def problems(packed: Packed) -> tuple[Problem, ...]:
    """The same back."""
    return tuple(Problem(Place(*one[:3]), *one[3:]) for one in packed)


def packed_places(places: Iterable[Place]) -> Packed:
    """Places."""
    return [_place(place) for place in places]


def places(packed: Packed) -> tuple[Place, ...]:
    """The same back."""
    return tuple(Place(*one) for one in packed)


def _place(place: Place) -> list[Any]:
    return [place.path, place.line, place.column]
