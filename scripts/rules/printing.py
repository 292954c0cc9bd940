"""How problems are printed: as text, as JSON, as annotations on a pull request, as Markdown."""

from __future__ import annotations

import html
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

from scripts.raw.problems import Problem, one_line
from scripts.raw.visible import visible_json, visible_lines
from scripts.rules.catalogue import rules

ANNOTATIONS = 10  # GitHub shows no more per step
LOOKED_AT = 20  # lines of what may be entered twice; `check --json` lists all
MOST = 50  # rows of the table in Markdown; a line says how many more there are
HEAD = ("where", "what was seen", "what to do", "rule")
CODE = re.compile("`([^`]+)`")


def show(problems: Iterable[Problem], as_json: bool = False) -> None:
    """Print problems: JSON to stdout, or text to stderr with a count by rule at the end."""
    found = list(problems)
    if as_json:
        text = json.dumps([as_dict(problem) for problem in found], ensure_ascii=False, indent=2)
        print(visible_json(text))
        return
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        broken = Counter(problem.rule for problem in found)
        listing = ", ".join(f"{rule} {count}" for rule, count in sorted(broken.items()))
        print(f"{len(found)} problem{'s' if len(found) > 1 else ''}: {listing}", file=sys.stderr)
    if os.environ.get("GITHUB_ACTIONS"):
        for problem in by_importance(found)[:ANNOTATIONS]:
            print(annotation(problem))


def show_lookalikes(found: Sequence[Problem]) -> None:
    """Print to stderr what a person should look at, the first of many, with a count."""
    for one in found[:LOOKED_AT]:
        print(one, file=sys.stderr)
    if found:
        more = f", of which {LOOKED_AT} are shown" * (len(found) > LOOKED_AT)
        print(f"{len(found):,} to look at{more}; what is built stays as it is.", file=sys.stderr)


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
    return visible_lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def markdown_table(problems: Iterable[Problem]) -> str:
    """A table of HTML, in which Markdown reads nothing: a document's words stay words."""
    ordered = by_importance(problems)
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    lines = ["<table>", f"<tr>{head}</tr>", *map(_row, ordered[:MOST]), "</table>", ""]
    if more := len(ordered[MOST:]):
        lines += [f"… and {more:,} more; the log lists all.", ""]
    return "\n".join(lines)


def _row(problem: Problem) -> str:
    place = f"`{problem.place.path}:{problem.place.line}`"
    cells = (place, problem.message, problem.hint, f"`{problem.rule}`")
    return f"<tr>{''.join(f'<td>{_inline(cell)}</td>' for cell in cells)}</tr>"


def _inline(text: str) -> str:
    return CODE.sub(r"<code>\1</code>", html.escape(one_line(text)))


def by_importance(problems: Iterable[Problem]) -> list[Problem]:
    """The first problem of each rule, then the second of each, and so on.

    Where only a few can be shown, the earlier rule of the catalogue comes first, then the earlier
    place.
    """
    ranks = {code: rank for rank, code in enumerate(rules())}
    turns: defaultdict[str, count[int]] = defaultdict(count)
    turned = [(next(turns[problem.rule]), problem) for problem in sorted(problems)]
    turned.sort(key=lambda pair: (pair[0], ranks.get(pair[1].rule, len(ranks)), pair[1]))
    return [problem for _, problem in turned]
