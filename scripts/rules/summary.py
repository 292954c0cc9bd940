"""Problems as a part of a Markdown page, such as the summary of a workflow's run."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from scripts.raw.problems import Problem, one_line
from scripts.rules.importance import by_importance

MOST = 50  # rows of the table; a line says how many more there are
HEAD = ("where", "what was seen", "what to do", "rule")
CODE = re.compile("`([^`]+)`")


def as_markdown(problems: Iterable[Problem]) -> str:
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
