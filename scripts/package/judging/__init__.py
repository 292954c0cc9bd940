"""Opinions from outside: libraries of others on the package, each in an environment of its own.

A module here holds one judge, `judge(folder) -> Verdict`, and imports nothing of the project but
this file.
"""

from __future__ import annotations

from dataclasses import dataclass


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
