"""How much a version must rise, and version numbers themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

SPELLING = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


class Bump(IntEnum):
    """The part of a version that must rise; the greater one includes the lesser."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, order=True)
class Version:
    """A version `major.minor.patch`; versions compare by their numbers."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @classmethod
    def read(cls, text: str) -> Version:
        """The version that `text` spells. Raises `ValueError`."""
        found = SPELLING.fullmatch(text)
        if not found:
            raise ValueError(f"`{text}` is no version; three numbers are wanted, as in 1.4.0.")
        return cls(*map(int, found.groups()))

    def raised(self, bump: Bump) -> Version:
        """The least version that is higher by `bump`; itself where nothing changed."""
        return {
            Bump.NONE: self,
            Bump.PATCH: Version(self.major, self.minor, self.patch + 1),
            Bump.MINOR: Version(self.major, self.minor + 1, 0),
            Bump.MAJOR: Version(self.major + 1, 0, 0),
        }[bump]
