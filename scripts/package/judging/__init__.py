"""Opinions from outside: libraries of others on the package, each in an environment of its own.

A module here holds one judge, `judge(folder) -> Verdict`, and imports nothing of the project but
this file. It is found by being here; its name is that of the library it asks.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from pkgutil import iter_modules


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


def judges() -> list[str]:
    """The names of all judges."""
    return sorted(module.name for module in iter_modules(__path__))


def ask(name: str, folder: Path) -> Verdict:
    """What one judge finds on an unpacked package. Raises `ImportError` without its library."""
    judge = importlib.import_module(f"{__name__}.{name}").judge
    verdict: Verdict = judge(folder)
    return verdict
