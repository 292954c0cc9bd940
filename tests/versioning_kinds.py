"""Kinds of change beyond the examples of VERSIONING.md, and all of them as a table.

    python tests/versioning_kinds.py

makes every change on a copy of the tiny dataset and prints what it was classified as.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parent
sys.path[:0] = [str(TESTS.parent), str(TESTS)]

from conftest import ROOT, TINY, copy_of  # noqa: E402
from versioning_edits import Draft, Example, examples  # noqa: E402

from scripts.release.changes import Difference  # noqa: E402
from scripts.release.compare import compare  # noqa: E402

REQUIRED = '{"name": "page", "type": "string", "constraints": {"required": true}}'
OPEN = 'set coverage.disposition.description to "Open list: later versions may add values."'

KINDS = [
    Example(rule, bump, steps if isinstance(steps, tuple) else (steps,))
    for rule, bump, steps in (
        # each constraint, in each direction
        ("constraint-tightened", "minor", "set figures.basis.constraints.required to true"),
        ("constraint-loosened", "major", "delete figures.claim_id.constraints.required"),
        ("constraint-tightened", "minor", "set places.label.constraints.unique to true"),
        ("constraint-loosened", "major", ("undo", "set places.label.constraints.unique to true")),
        ("constraint-loosened", "major", "set figures.lower.constraints.minimum to -1"),
        ("constraint-tightened", "minor", "set figures.lower.constraints.maximum to 9000000"),
        ("constraint-tightened", "minor", (
            "first set figures.lower.constraints.maximum to 9",
            "set figures.lower.constraints.maximum to 8")),
        ("constraint-loosened", "major", (
            "first set figures.lower.constraints.maximum to 9",
            "set figures.lower.constraints.maximum to 10")),
        ("constraint-tightened", "minor", "set places.label.constraints.minLength to 2"),
        ("constraint-tightened", "minor", "set places.label.constraints.maxLength to 80"),
        ("constraint-loosened", "major", (
            "first set places.label.constraints.maxLength to 80",
            "set places.label.constraints.maxLength to 100")),
        ("constraint-loosened", "major", "delete sources.language.constraints.pattern"),
        ("constraint-tightened", "minor", 'set places.label.constraints.pattern to "(?:[A-Z].*)"'),
        ("constraint-tightened", "minor", 'set statements.cue.constraints.enum to ["said"]'),
        ("constraint-loosened", "major", "delete figures.basis.constraints.enum"),
        ("constraint-tightened", "minor", "set statements.cue.edtf to true"),
        ("constraint-loosened", "major", "delete reports.date.edtf"),
        ("constraint-changed", "major", (
            'first set figures.lower.constraints.minimum to "low"',
            'set figures.lower.constraints.minimum to "lower"')),
        # fields and tables
        ("field-renamed", "major", "rename field wikidata to qid in people"),
        ("field-added", "minor", ("first delete field note of statements",
                                  'append field {"name": "page", "type": "string"} to statements')),
        ("spelling-changed", "major", "set figures.lower.bareNumber to false"),
        ("spelling-changed", "major", 'set claims.wrongdoing.trueValues to ["true", "yes"]'),
        ("dialect-changed", "major", "set figures.dialect.skipInitialSpace to true"),
        ("dialect-changed", "major", "delete figures.dialect.lineTerminator"),
        ("file-changed", "major", 'set figures.encoding to "utf-8-sig"'),
        ("words-changed", "patch", 'set figures.description to "Numbers as said."'),
        ("words-changed", "patch", 'set figures.lower.title to "Least"'),
        ("words-changed", "patch", 'set figures.lower.description to "The least number."'),
        ("words-changed", "patch", 'set package.keywords to ["mill"]'),
        ("words-changed", "patch", 'set package.contributors to [{"title": "the mill"}]'),
        ("licence-narrowed", "major", ("delete package.licenses",)),
        ("licence-widened", "minor",
         'append {"name": "CC0-1.0"} to package.licenses'),
        ("licence-narrowed", "major", (
            'first set figures.licenses to [{"name": "CC0-1.0"}]',
            'set figures.licenses to [{"name": "CC-BY-4.0"}]')),
        # rows
        ("row-retired", "minor", (
            "retire county-report-2002: withdrawn by its publisher",
            "delete row sources[county-report-2002]",
            "delete row figures[county-report-2002.dismissed-35]")),
        ("row-dropped", "minor", "delete row names[northby-council / hirelings]"),
        ("cell-corrected", "patch", "set cell claims[houses-empty].place_id to northby"),
        ("cell-corrected", "patch",
         "set cell positions[mill-letter-2001.theft / closure-was-theft].position to denies"),
        ("cell-corrected", "patch",
         "set cell reports[mill-letter-2001.council-vote].place_id to northby"),
        ("cell-corrected", "patch",
         "set cell passages[mill-letter-2001.empty-houses].quote to 13"),
        ("wording-changed", "patch", "set cell claims[houses-empty].wording to Are any empty?"),
        ("meaning-changed", "major", "set cell claims[houses-empty].kind to attribution"),
    )
]  # fmt: skip

# Not one of these is a change.
NOTHING = [
    'set package.version to "9.9.9"',
    'set package.created to "2026-03-01"',
    'set figures.lower.format to "default"',
    "set figures.claim_id.computed to false",
    "set figures.claim_id.constraints.unique to false",
    "delete figures.missingValues",
]


def everything() -> list[Example]:
    """The examples of the page and the kinds of this file."""
    return [*examples((ROOT / "VERSIONING.md").read_text(encoding="utf-8")), *KINDS]


def classified(example: Example, base: Draft) -> Difference:
    """What the change was found to be."""
    old, new = example.sides(base)
    return compare(old.snapshot("old"), new.snapshot("new"))


def table(base: Draft) -> str:
    """Every change with the rules and the bump it got."""
    lines = ["| # | change | found | bump |", "|--:|---|---|---|"]
    for number, example in enumerate(everything(), start=1):
        found = classified(example, base)
        rules = ", ".join(dict.fromkeys(change.rule for change in found.changes))
        steps = "; ".join(f"`{step}`" for step in example.steps)
        lines.append(f"| {number} | {steps} | {rules} | {found.bump} |")
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        project = copy_of(TINY, Path(scratch) / "tiny")
        assert project.problems() == []
        print(table(Draft.of(project.root)))
