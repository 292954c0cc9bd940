"""Opinions from outside: libraries of others on the package, each in an environment of its own.

A module here holds one judge, `judge(folder) -> Verdict`, and imports nothing of the project but
this file. It is found by being here; its name is that of the library it asks.
"""

from __future__ import annotations

import csv
import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from pkgutil import iter_modules
from typing import Any


@dataclass(frozen=True)
class Verdict:
    """What one judge looked at, and what it found."""

    checked: dict[str, int]  # how many of what; none at all is a failure
    faults: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Something was checked, nothing was found."""
        return bool(self.checked) and all(self.checked.values()) and not self.faults

    def __str__(self) -> str:
        counts = ", ".join(f"{count:,} {what}" for what, count in self.checked.items())
        return "\n".join([*self.faults, f"{'Passed' if self.passed else 'Failed'}: {counts}."])


def differing(folder: Path, resource: dict[str, Any], rows: Iterable[Sequence[Any]]) -> list[str]:
    """Where typed rows of a table are not those of its CSV: a line for the first, or none."""
    fields = resource["schema"]["fields"]
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as lines:
        wanted = iter(csv.reader(lines))
        if next(wanted) != [field["name"] for field in fields]:
            return [f"{resource['name']}: other columns than declared."]
        return list(_first(resource["name"], fields, list(wanted), list(rows)))


def _first(
    table: str, fields: list[dict[str, Any]], wanted: list[list[str]], found: list[Sequence[Any]]
) -> Iterator[str]:
    if len(wanted) != len(found):
        yield f"{table}: {len(found)} rows, not {len(wanted)}."
        return
    for line, (texts, values) in enumerate(zip(wanted, found, strict=True), start=2):
        for field, text, value in zip(fields, texts, values, strict=True):
            if not _same(field["type"], text, value):
                yield f"{table}, line {line}: {field['name']} is {value!r}, not {text!r}."
                return


def _same(kind: str, text: str, value: Any) -> bool:
    """Whether a typed value is what the CSV's cell says; an empty text is a missing value."""
    if text == "":
        return value in (None, "")
    if kind == "string":
        return bool(value == text)
    if kind == "boolean":
        return value in (0, 1) and bool(value) is (text == "true")
    return type(value) in (int, float) and Decimal(text) == Decimal(repr(value))


def judges() -> list[str]:
    """The names of all judges."""
    return sorted(module.name for module in iter_modules(__path__))


def ask(name: str, folder: Path) -> Verdict:
    """What one judge finds on an unpacked package. Raises `ImportError` without its library."""
    judge = importlib.import_module(f"{__name__}.{name}").judge
    verdict: Verdict = judge(folder)
    return verdict
