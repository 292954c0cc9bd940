"""The verbs there are: each a module of `scripts/commands/`, found there and listed nowhere else.

A verb's docstring is its help, `GROUP` says what a person wants with it, `register(parser)` adds
its words, `run(options)` does it and gives the exit status. `run` raises what goes wrong, and
`scripts/command.py` says it. To list the verbs no module is imported.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from types import ModuleType

FOLDER = Path(__file__).parent / "commands"
TYPED = "./record"  # what a person types in the project's folder
GROUPS = {
    "see": "See what was said",
    "add": "Add to the record",
    "check": "Check it",
    "publish": "Publish it",
    "maintain": "Maintain the project",
}
NARROWEST, WIDEST = 40, 100  # columns of a line


@dataclass(frozen=True)
class Verb:
    """What stands in a verb's file, as far as a list of verbs shows it."""

    name: str  # as typed
    group: str  # one of GROUPS
    summary: str  # one line


class Told(argparse.HelpFormatter):
    """Help that keeps the paragraphs of a docstring, and its examples as they are."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=columns())

    def _fill_text(self, text: str, width: int, indent: str) -> str:  # noqa: ARG002
        return "\n\n".join(
            part if part.startswith(" ") else fill(" ".join(part.split()), width)
            for part in text.strip().split("\n\n")
        )


def columns() -> int:
    """The columns of a line of help."""
    return max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))


def names() -> list[str]:
    """Every verb as it is typed, sorted."""
    return sorted(path.stem.replace("_", "-") for path in FOLDER.glob("[a-z]*.py"))


def module_of(name: str) -> ModuleType:
    """The module of a verb that there is; hyphens and underscores are one."""
    return importlib.import_module(f"scripts.commands.{name.replace('-', '_')}")


def verbs() -> Iterator[Verb]:
    """Every verb, sorted by name; read from its file without importing what it needs."""
    for name in names():
        tree = ast.parse((FOLDER / f"{name.replace('-', '_')}.py").read_text(encoding="utf-8"))
        told = (ast.get_docstring(tree) or "").split("\n", 1)[0]
        yield Verb(name, _group(tree), told)


def _group(tree: ast.Module) -> str:
    for node in tree.body:
        match node:
            case ast.Assign([ast.Name("GROUP")], ast.Constant(str(group))):
                return group
    return ""


def listing() -> str:
    """The help that lists the verbs by what a person wants."""
    found = list(verbs())
    start = max(len(verb.name) for verb in found) + 4
    lines = [f"usage: {TYPED} VERB …", f"       {TYPED} VERB --help"]
    for group, title in GROUPS.items():
        lines += ["", title]
        lines += [_line(verb, start) for verb in found if verb.group == group]
    return "\n".join(lines)


def _line(verb: Verb, start: int) -> str:
    opening = f"  {verb.name}".ljust(start)
    return fill(verb.summary, columns(), initial_indent=opening, subsequent_indent=" " * start)
