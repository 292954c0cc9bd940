"""Whether every part of a contract is of the type that its class declares: a text, a list of texts.

JSON allows a number for a name, and nothing that reads the contract is prepared for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scripts.contract.model import Contract

FITS: Mapping[str, tuple[Callable[[Any], bool], str]] = {  # by the annotation of an attribute
    "str": (lambda value: isinstance(value, str), "a text"),
    "int": (lambda value: isinstance(value, int), "a whole number"),
    "int | None": (lambda value: value is None or isinstance(value, int), "a whole number"),
    "tuple[str, ...]": (
        lambda value: all(isinstance(item, str) for item in value),
        "a list of texts",
    ),
}


def misshapen(part: object, where: str = "the package") -> Iterator[str]:
    """A sentence for each part that is of another type than it must be; `part` is a dataclass."""
    for attribute in fields(part):  # type: ignore[arg-type]
        value = getattr(part, attribute.name)
        fits, wanted = FITS.get(str(attribute.type), (lambda _: True, ""))
        if not fits(value):
            yield f"{where}: `{attribute.name}` must be {wanted}"
        for below in _parts(value):
            yield from misshapen(below, f"{where}, {getattr(below, 'name', attribute.name)}")


def _parts(value: object) -> list[object]:
    """The dataclasses in an attribute."""
    held: Iterable[object] = (value,)
    if isinstance(value, Mapping):
        held = value.values()
    elif isinstance(value, tuple):
        held = value
    return [item for item in held if is_dataclass(item) and not isinstance(item, type)]


def clashes(contract: Contract) -> Iterator[str]:
    """A sentence for each name that stands twice, and each table stored outside the project."""
    paths = Counter(table.path for table in contract.tables.values())
    for path, number in paths.items():
        if number > 1:
            yield f"{number} tables are stored as `{path}`"
        place = PurePosixPath(path)
        if place.is_absolute() or ".." in place.parts:
            yield f"the path `{path}` leads out of the project"
    for table in contract.tables.values():
        for name, number in Counter(field.name for field in table.fields).items():
            if number > 1:
                yield f"{table.name} has {number} columns `{name}`"
        if not table.key:
            yield f"{table.name} has no column to be its key"
