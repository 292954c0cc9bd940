"""How problems are shown: as text, as JSON, as annotations on a pull request."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable

from scripts.raw.problems import Problem
from scripts.rules.importance import by_importance

ANNOTATIONS = 10  # GitHub shows no more per step


def show(problems: Iterable[Problem], as_json: bool = False) -> None:
    """Print problems: JSON to stdout, or text to stderr with a count by rule at the end."""
    found = list(problems)
    if as_json:
        print(json.dumps([as_dict(problem) for problem in found], ensure_ascii=False, indent=2))
        return
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        rules = Counter(problem.rule for problem in found)
        listing = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
        print(f"{len(found)} problem{'s' if len(found) > 1 else ''}: {listing}", file=sys.stderr)
    if os.environ.get("GITHUB_ACTIONS"):
        for problem in by_importance(found)[:ANNOTATIONS]:
            print(annotation(problem))


def as_dict(problem: Problem) -> dict[str, object]:
    """The JSON shape: path, line, column, rule, message, hint."""
    place = problem.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }


def annotation(problem: Problem) -> str:
    """A GitHub workflow command; text is escaped so that a document cannot forge another one."""
    place = problem.place
    properties = f"file={_property(place.path)},line={place.line},col={place.column}"
    return (
        f"::error {properties},title={_property(problem.rule)}::{_data(problem.message)} "
        f"{_data(problem.hint)}".rstrip()
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
