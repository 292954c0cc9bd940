"""One example a rule, from `examples.toml`: an edit that breaks it, or in words what is seen.

An edit has `right` and `wrong`, lines of the small dataset on which the tests run; `file` is that
of `RECORDS` unless stated. The build names the first line that differs; `at` gives the words of
another one (`file:words`, where it stands in another file), `says` a part of what the build says,
`also` the rules that break with it.
A rule that no edit of a hand-written file can break has `seen` and `done`, a sentence each.
"""

from __future__ import annotations

import textwrap
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

RECORDS = "raw/sources/mill-letter-2001/records.yaml"


@dataclass(frozen=True)
class Example:
    """How one rule is broken, and how it is put right."""

    right: str = ""
    wrong: str = ""
    file: str = RECORDS
    at: str = ""
    says: str = ""
    also: tuple[str, ...] = ()
    seen: str = ""
    done: str = ""

    @property
    def is_edit(self) -> bool:
        """Whether it can be carried out."""
        return bool(self.wrong)

    @property
    def first_difference(self) -> int:
        """How many lines of `wrong` stand before the one to be named."""
        pairs = list(zip(self.wrong.split("\n"), self.right.split("\n"), strict=False))
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        return same if same < len(self.wrong.split("\n")) else 0

    def __str__(self) -> str:
        if not self.is_edit:
            return f"  Seen: {self.seen}\n  Done: {self.done}"
        wrong, right = (_indented(lines) for lines in (self.wrong, self.right))
        return f"  Wrong, in {self.file}:\n{wrong}\n  Right:\n{right}"


def _indented(lines: str) -> str:
    return textwrap.indent(textwrap.dedent(lines), "    ")


@cache
def examples() -> dict[str, Example]:
    """Every example by its rule's code."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {
        code: Example(**{**entry, "also": tuple(entry.get("also", ()))})
        for code, entry in tomllib.loads(text).items()
    }
