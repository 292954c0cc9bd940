"""Every rule there is, gathered from where it is declared: above what finds it broken.

`explain` and the page of rules are made from this.
"""

from __future__ import annotations

from functools import cache

from scripts.raw.gathering import ROOMS, gathered
from scripts.raw.rule import Rule


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code, in the order in which the data walk.

    What is wrong with a file or a line causes much of what is found later.
    """
    found = gathered(Rule, r"(?:\w+ = Rule|@rule)\(", *ROOMS)
    return {rule.code: rule for rule in found.values()}


def table() -> str:
    """The rules as a Markdown table."""
    lines = ["| rule | meaning | fix |", "|---|---|---|"]
    lines += [f"| `{rule.code}` | {rule.meaning} | {rule.fix} |" for rule in rules().values()]
    return "\n".join(lines)
