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
    Example(rule, steps if isinstance(steps, tuple) else (steps,))
    for rule, steps in (
        # each constraint, in each direction
        ("constraint-tightened", "set figures.basis.constraints.required to true"),
        ("constraint-loosened", "delete figures.claim_id.constraints.required"),
        ("constraint-tightened", "set places.label.constraints.unique to true"),
        ("constraint-loosened", ("undo", "set places.label.constraints.unique to true")),
        ("constraint-loosened", "set figures.lower.constraints.minimum to -1"),
        ("constraint-tightened", "set figures.lower.constraints.maximum to 9000000"),
        ("constraint-tightened", (
            "first set figures.lower.constraints.maximum to 9",
            "set figures.lower.constraints.maximum to 8")),
        ("constraint-loosened", (
            "first set figures.lower.constraints.maximum to 9",
            "set figures.lower.constraints.maximum to 10")),
        ("constraint-tightened", "set places.label.constraints.minLength to 2"),
        ("constraint-tightened", "set places.label.constraints.maxLength to 80"),
        ("constraint-loosened", (
            "first set places.label.constraints.maxLength to 80",
            "set places.label.constraints.maxLength to 100")),
        ("constraint-loosened", "delete sources.language.constraints.pattern"),
        ("constraint-tightened", 'set places.label.constraints.pattern to "(?:[A-Z].*)"'),
        ("constraint-tightened", 'set statements.cue.constraints.enum to ["said"]'),
        ("constraint-loosened", "delete figures.basis.constraints.enum"),
        ("constraint-tightened", "set statements.cue.edtf to true"),
        ("constraint-loosened", "delete reports.date.edtf"),
        ("constraint-changed", (
            'first set figures.lower.constraints.minimum to "low"',
            'set figures.lower.constraints.minimum to "lower"')),
        # fields and tables
        ("field-renamed", "rename field wikidata to qid in people"),
        ("field-added", ("first delete field note of statements",
                                  'append field {"name": "page", "type": "string"} to statements')),
        ("spelling-changed", "set figures.lower.bareNumber to false"),
        ("spelling-changed", 'set claims.wrongdoing.trueValues to ["true", "yes"]'),
        ("dialect-changed", "set figures.dialect.skipInitialSpace to true"),
        ("dialect-changed", "delete figures.dialect.lineTerminator"),
        ("file-changed", 'set figures.encoding to "utf-8-sig"'),
        ("words-changed", 'set figures.description to "Numbers as said."'),
        ("words-changed", 'set figures.lower.title to "Least"'),
        ("words-changed", 'set figures.lower.description to "The least number."'),
        ("words-changed", 'set package.keywords to ["mill"]'),
        ("words-changed", 'set package.contributors to [{"title": "the mill"}]'),
        ("licence-narrowed", ("delete package.licenses",)),
        ("licence-widened",
         'append {"name": "CC0-1.0"} to package.licenses'),
        ("licence-narrowed", (
            'first set figures.licenses to [{"name": "CC0-1.0"}]',
            'set figures.licenses to [{"name": "CC-BY-4.0"}]')),
        # rows
        ("row-retired", (
            "retire county-report-2002: withdrawn by its publisher",
            "delete row sources[county-report-2002]",
            "delete row figures[county-report-2002.dismissed-35]")),
        ("row-dropped", "delete row names[northby-council / hirelings]"),
        ("row-dropped", "delete row answers[houses-empty.12-to-2001-03-09]"),
        ("cell-corrected", "set cell claims[houses-empty].place_id to northby"),
        ("cell-corrected",
         "set cell positions[mill-letter-2001.theft / closure-was-theft].position to denies"),
        ("cell-corrected",
         "set cell reports[mill-letter-2001.council-vote].place_id to northby"),
        ("cell-corrected",
         "set cell passages[mill-letter-2001.empty-houses].quote to 13"),
        ("wording-changed", "set cell claims[houses-empty].wording to Are any empty?"),
        ("meaning-changed", "set cell claims[houses-empty].kind to attribution"),
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
