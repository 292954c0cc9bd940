"""The recipes of ARCHITECTURE.md, carried out in a copy of the project: each step is needed.

Marks before a fenced block say what it is:

    <!-- add: PATH -->    JSON, put behind what stands at PATH of the contract
    <!-- copy: TABLE -->  JSON, parts of a new table that is otherwise a copy of TABLE
    <!-- write: FILE -->  the whole of a new FILE, or of several
    <!-- edit: FILE -->   a diff: the lines behind `-`, once in FILE, become those behind `+`;
                         `@@` stands between two such places
    <!-- done -->         commands behind `$ `, and all they print
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from conftest import ROOT, TINY

PAGE = "ARCHITECTURE.md"
BLOCK = re.compile(
    r"<!-- (?P<kind>add|copy|write|edit|done)(?:: (?P<at>[^>]+))? -->\n```\w+\n(?P<body>.*?)```",
    re.DOTALL,
)
COPIED = ("scripts", "schemas", "datapackage.json", "README.md", "RULES.md", "CODEBOOK.md")
ENDED = "ended.json"  # what forked.py writes
AT_A_TERMINAL = {"COLUMNS": "1000", "GITHUB_ACTIONS": "", "NO_COLOR": "1"}
# What is said in one line of the error where a step, or a word of its JSON, is left out.
Key: TypeAlias = tuple[str, int | str | None]
LEFT_OUT: dict[Key, str] = {
    ("A column", "question"): "figures.counted_by: the column has no question.",
    ("A value", 0): "reports.date_basis: `counted` is explained and not listed.",
    ("A value", 1): "reports.date_basis: the value `counted` has no label and no description.",
    ("A value", 2): "`BASIS` in scripts/records/columns.py has no meaning for it.",
    ("A value", 3): "`INFERRED` in scripts/derived/extents.py has no meaning for it.",
    ("A value", 4): "`BASES` in scripts/show/reports.py has no words for it.",
    ("A rule", 0): "There is no rule `question-unasked`.",
    ("A format", 0): "no file that ends in `.srt` is read.",
    ("A format", 1): "talk.srt",
    ("A list", 0): "raw/ships.yaml:1: nothing reads a file of this name here",
    ("A list", 1): "raw/ships.yaml:1: ",
    ("A list", 2): "README.md:1: there is no link to data/ships.csv.",
}


@dataclass(frozen=True)
class Block:
    """A step of a recipe, or the commands at its end."""

    kind: str
    at: str
    body: str

    def apply(self, root: Path, without: str = "") -> None:
        """Do the step; of an object in JSON leave out the part `without`."""
        path = root / self.at
        match self.kind:
            case "write":
                for name in self.at.split():
                    (root / name).parent.mkdir(parents=True, exist_ok=True)
                    (root / name).write_text(self.body, encoding="utf-8")
            case "edit":
                text = path.read_text(encoding="utf-8")
                for hunk in self.body.split("@@\n"):
                    old, new = (_side(hunk, sign) for sign in "+-")
                    assert text.count(old) == 1, f"{self.at} has {text.count(old)} times:\n{old}"
                    text = text.replace(old, new)
                path.write_text(text, encoding="utf-8")
            case _:
                item = json.loads(self.body)
                if without:
                    del item[without]
                self._declare(root / "datapackage.json", item)

    def _declare(self, path: Path, item: Any) -> None:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        tables = {table["name"]: table for table in descriptor["resources"]}
        table, *column, part = (
            [*self.at.split("."), ""] if self.kind == "copy" else self.at.split(".")
        )
        if self.kind == "copy":
            descriptor["resources"].append({**tables[self.at], **item})
        elif not column:
            tables[table]["schema"][part].append(item)
        else:
            (field,) = (it for it in tables[table]["schema"]["fields"] if [it["name"]] == column)
            (field if part == "categories" else field["constraints"])[part].append(item)
        path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _side(hunk: str, sign: str) -> str:
    """A hunk without the lines behind `sign`."""
    return "".join(f"{line[1:]}\n" for line in hunk.splitlines() if line[0] != sign)


@dataclass(frozen=True)
class Recipe:
    """A section of the page."""

    title: str
    steps: tuple[Block, ...]
    done: Block


def recipes() -> list[Recipe]:
    text = (ROOT / PAGE).read_text(encoding="utf-8").split("\n## Five recipes\n")[1]
    found = []
    for section in text.split("\n### ")[1:]:
        blocks = [
            Block(hit["kind"], hit["at"] or "", hit["body"]) for hit in BLOCK.finditer(section)
        ]
        *steps, done = blocks
        assert done.kind == "done"
        found.append(Recipe(section.split("\n", 1)[0], tuple(steps), done))
    return found


RECIPES = {recipe.title: recipe for recipe in recipes()}


def prepared(base: Path, recipe: Recipe, root: Path, without: int | str | None) -> Path:
    """A copy of the project with the recipe's steps, or all but one, or a part of it."""
    shutil.copytree(base, root, dirs_exist_ok=True)
    for number, step in enumerate(recipe.steps):
        if number != without:
            step.apply(root, without if isinstance(without, str) else "")
    return root


def commands(recipe: Recipe) -> list[list[str]]:
    """Those at the end of a recipe."""
    given = re.findall(r"^\$ \./record (.*)$", recipe.done.body, re.MULTILINE)
    return [shlex.split(command) for command in given]


def given(jobs: list[tuple[Path, list[list[str]]]]) -> list[list[dict[str, Any]]]:
    """How the commands end that are given in each folder."""
    subprocess.run(
        [sys.executable, ROOT / "tests/forked.py"],
        input=json.dumps([(str(root), words) for root, words in jobs]),
        env={**os.environ, **AT_A_TERMINAL},
        text=True,
        check=True,
    )
    return [json.loads((root / ENDED).read_text("utf-8")) for root, _ in jobs]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the small dataset, in order."""
    root = tmp_path_factory.mktemp("base") / "project"
    shutil.copytree(TINY / "raw", root / "raw")
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, root / name)
    compile_dir(root / "scripts", quiet=1)  # for all copies
    ((first,),) = given([(root, [["refresh"]])])
    assert (first["status"], first["err"]) == (0, "")
    return root


@pytest.fixture(scope="module")
def ended(base: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Key, list[dict[str, Any]]]:
    """How the commands of each recipe end, as it stands and with each thing left out."""
    wanted: list[Key] = [*((title, None) for title in RECIPES), *LEFT_OUT]
    jobs = [
        (
            prepared(base, RECIPES[title], tmp_path_factory.mktemp("copy"), without),
            commands(RECIPES[title]),
        )
        for title, without in wanted
    ]
    return dict(zip(wanted, given(jobs), strict=True))


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_ends_as_the_page_says(ended, title: str) -> None:
    recipe, found = RECIPES[title], ended[title, None]
    assert [(one["status"], one["err"]) for one in found] == [(0, "")] * len(commands(recipe))
    shown = [part.partition("\n")[2] for part in recipe.done.body.split("$ ./record ")[1:]]
    for one, lines in zip(found, shown, strict=True):
        begun, more, ended_so = lines.partition("…\n")
        assert one["out"].startswith(begun)
        assert one["out"].endswith(ended_so) if more else one["out"] == begun


@pytest.mark.parametrize(("title", "without"), LEFT_OUT)
def test_what_is_left_out_is_said_in_a_line(ended, title: str, without: int | str) -> None:
    last = ended[title, without][-1]
    assert last["status"] in (1, 2)
    assert [line for line in last["err"].splitlines() if LEFT_OUT[title, without] in line]


def test_every_step_is_left_out_once() -> None:
    steps = {(title, number) for title, it in RECIPES.items() for number, _ in enumerate(it.steps)}
    tried = {(title, 0 if isinstance(one, str) else one) for title, one in LEFT_OUT}
    assert tried == steps
