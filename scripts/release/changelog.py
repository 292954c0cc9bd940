"""The block of CHANGELOG.md for one release: a person's sentence, then what the tables show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.contract.versions import Bump
from scripts.raw.problems import one_line
from scripts.release.changes import Change, Difference

HEADING = re.compile(r"^## ", re.MULTILINE)
COUNTED = ("added", "changed", "removed")


def block(difference: Difference, version: str, date: str, sentence: str) -> str:
    """The block as Markdown: counts by table, then the contract by table, breaking ones bold."""
    lines = [f"## {version} ({date})", "", one_line(sentence).strip(), ""]
    if difference.counts:
        lines += ["| table | added | corrected | retired |", "|---|--:|--:|--:|"]
        for table, counts in difference.counts.items():
            numbers = " | ".join(f"{counts[kind]:,}" for kind in COUNTED)
            lines.append(f"| {table} | {numbers} |")
        lines.append("")
    if told := list(_told(difference)):
        lines += [*told, ""]
    return "\n".join(lines) + "\n"


def _told(difference: Difference) -> Iterator[str]:
    """Every change of the contract, and the rows whose change breaks a script, by table."""
    told = [
        change
        for change in difference.changes
        if not (change.record or change.is_outside) or change.bump == Bump.MAJOR
    ]
    for table in sorted({change.table for change in told}):
        yield f"* {table or 'the package'}"
        for change in told:
            if change.table == table:
                yield f"  * {_line(change)}"


def _line(change: Change) -> str:
    said = f"`{change.where}`: {change.evidence.replace('*', '')}"
    return f"**{said}**" if change.bump == Bump.MAJOR else said


def with_block(text: str, new: str, version: str) -> str:
    """The changelog with a block on top of the others. Raises `ValueError`: it is there already."""
    if re.search(rf"^## {re.escape(version)}\b", text, re.MULTILINE):
        raise ValueError(f"CHANGELOG.md has a block for {version} already.")
    first = HEADING.search(text)
    at = first.start() if first else len(text)
    return text[:at] + new + text[at:]
