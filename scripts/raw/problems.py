"""A fault as a value: where it stands, which rule it breaks, what was seen, what to type."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from scripts.raw.visible import visible

TO_DO = {  # what the system says, and what a person can do
    errno.EACCES: "Ask for the rights to it, or close the program that holds it.",
    errno.EROFS: "Copy the project to a place where you may write.",
    errno.ENOSPC: "Free some space, then run this again.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
    errno.EBUSY: "Run this again.",
    errno.ENOENT: "Check the name and the folder.",
}
LINE_ENDS = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")


class Place(NamedTuple):
    """A position in a file that a person can edit; every cell and key has one, so it is small."""

    path: str  # relative to the project's root, with forward slashes
    line: int = 1  # from 1
    column: int = 1  # from 1, in code points


@dataclass(frozen=True, order=True)
class Problem:
    """One broken rule at one place; `message` says what was seen, `hint` what to type."""

    place: Place
    rule: str  # the stable code of a rule
    message: str
    hint: str = ""
    cell: str = field(default="", compare=False)  # table and column it is about, if any

    def __str__(self) -> str:
        text = f"{self.place.path}:{self.place.line}: {self.message} {self.hint}".rstrip()
        return f"{one_line(text)} [{self.rule}]"


class Refused(Exception):
    """Raised where reading cannot go on; carries the problems found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[Refused], tuple[list[Problem]]]:
        """As it comes from another process."""
        return Refused, (self.problems,)


class Unusable(Exception):
    """Raised where the call is at fault: it names nothing that there is; says what to type."""


def one_line(text: str) -> str:
    """`text` with a blank for line ends, and what cannot be seen, or steers a terminal, shown.

    What a document says must not open a line of a log: some readers of logs obey such lines.
    """
    return visible(LINE_ENDS.sub(" ", text))


def of_disk(error: OSError) -> str:
    """What the system has against a file or the disk, on one line that ends in a stop."""
    name = one_line(shorten(str(error.filename or "disk"), 200))
    advice = TO_DO.get(error.errno or 0, "")
    return f"{name}: {error.strerror or error}. {advice}".rstrip()


def shorten(text: str, limit: int = 80) -> str:
    """`text` on one line and at most `limit` code points long, for use inside a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
