"""A rule as a value. It stands above what finds it broken, and nothing else lists it.

`scripts/rules/catalogue.py` gathers all of them, for `explain` and the page of rules.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

RECORDS = "raw/sources/mill-letter-2001/records.yaml"


@dataclass(frozen=True)
class Edit:
    """An example that a test carries out on the small dataset: lines put wrong, and what is said.

    The first line that differs is named, unless `at` has the words of another one (as
    `file:words`, where it stands in another file).
    """

    right: str  # lines as they stand there
    wrong: str  # what is put in their place
    says: str  # the very message and hint; a closing … stands for the rest
    file: str = RECORDS
    at: str = ""
    also: tuple[str, ...] = ()  # the rules that break with it

    def __str__(self) -> str:
        wrong, right = (_indented(lines) for lines in (self.wrong, self.right))
        said = f"  What is said:\n{_indented(self.says)}"
        return f"  Wrong, in {self.file}:\n{wrong}\n{said}\n  Right:\n{right}"


@dataclass(frozen=True)
class Seen:
    """An example in words, of what no edit of a hand-written file can break."""

    seen: str
    done: str

    def __str__(self) -> str:
        return f"  Seen: {self.seen}\n  Done: {self.done}"


@dataclass(frozen=True)
class Rule:
    """What a stable code means, and what to do about it."""

    code: str
    meaning: str
    fix: str
    example: Edit | Seen


def _indented(lines: str) -> str:
    return textwrap.indent(textwrap.dedent(lines), "    ")
