"""Every command that writes, killed at every call that changes a file, and on every full disk.

    python tests/interrupted.py watched   before each call that Python makes: seconds a command
    python tests/interrupted.py strace    in each call of the system; needs strace: minutes
    python tests/interrupted.py full      on disks of every size up to one that does; needs root

Or `nox -s interrupted`, `nox -s interrupted -- strace`, `nox -s interrupted -- full`.
With names of commands behind it, those alone. Prints a row a command: at how many points what stood
afterwards was as before, new, or, of a command that takes several steps, new up to one of them; how
often the next command had something to finish. Exit status 1 where anything was half done.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1]))
from conftest import ROOT, TINY, Project, copy_of
from killing import State, killed, state
from package_support import bring_along
from redact_support import with_neighbour
from versioning_edits import commit

from scripts.command import main
from scripts.raw import writing
from scripts.raw.changing.journal import Journal
from scripts.raw.changing.place import AREA, heal

MILL = "mill-letter-2001"
CHANGELOG = "# Changelog\n\n## 1.0.0 (2026-01-01)\n\nThe first.\n"
CALLS = (
    "write", "pwrite64", "fsync", "rename", "renameat2", "link", "linkat", "mkdir", "unlink",
    "unlinkat", "rmdir", "chmod", "fchmod", "ftruncate", "sendfile", "copy_file_range",
)  # fmt: skip
PAGE = 4096  # bytes by which disks grow


@dataclass(frozen=True)
class Case:
    """A command, and a project in which it has something to write."""

    words: tuple[str, ...]
    prepare: Callable[[Project], object] = lambda project: edited(project)


def edited(project: Project) -> None:
    """A place has another name than in the tables."""
    project.edit("raw/places.yaml", "label: Northby", 'label: "Southby"')


def pages(project: Project) -> None:
    edited(project)
    shutil.copytree(ROOT / "schemas", project.root / "schemas")
    (project.root / "schemas/places.schema.json").write_text("{}", encoding="utf-8")
    text = "# Mills\n\n<!-- computed: rules -->\n<!-- end -->\n"
    (project.root / "RULES.md").write_text(text, encoding="utf-8")


def released(project: Project) -> None:
    (project.root / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    (project.root / "CITATION.cff").write_text("title: M\nversion: 1.0.0\n", encoding="utf-8")
    commit(project.root)
    project.append("raw/places.yaml", "- id: mill\n  label: The Mill\n  kind: site\n")
    _quiet(["build", "--root", str(project.root)])


def drawn(project: Project) -> None:
    (project.root / "plots").mkdir()
    _quiet(["plots", "--root", str(project.root)])
    for path in (project.root / "plots").iterdir():
        path.write_bytes(path.read_bytes() + b"\n")


def document(project: Project) -> None:
    (project.root / "a.txt").write_text("The mayor left 12 houses.\n", encoding="utf-8")


def sheet(project: Project) -> None:
    rows = "id,quote,claim,basis\nhouses,12 houses,houses-empty,count\n"
    (project.root / "figures.csv").write_text(rows, encoding="utf-8")


def made_before(*words: str) -> Callable[[Project], None]:
    """What the command makes stands there already, of former tables."""

    def prepare(project: Project) -> None:
        bring_along(project)
        _quiet([*words, "--root", str(project.root)])
        edited(project)

    return prepare


def nameless(project: Project) -> None:
    for path in project.root.rglob("*.yaml"):
        text = path.read_text("utf-8").replace("birth-of-ada-brook", "birth-1")
        path.write_text(text.replace("ada-brook", "person-1"), encoding="utf-8")


def neighbour(project: Project) -> None:
    with_neighbour(project)
    _quiet(["build", "--root", str(project.root)])


NEW = (
    "new-source", "a.txt", "--no-questions", "--id", "later", "--title", "T", "--kind", "report",
    "--language", "en", "--speaker", "amnesty", "--new-organisation", "amnesty",
    "--organisation-label", "A", "--organisation-kind", "organisation",
)  # fmt: skip
CASES = {
    "build": Case(("build",)),
    "format": Case(("format",)),
    "refresh": Case(("refresh",), pages),
    "schemas": Case(("schemas",), pages),
    "plots": Case(("plots",), drawn),
    "redact": Case(
        (
            "redact",
            MILL,
            "--words",
            "Mina Karimi",
            "--words",
            "4 Dock Road",
            "--date",
            "2026-03-01",
        ),
        neighbour,
    ),
    "redact-person": Case(("redact", "--person", "person-1"), nameless),
    "new-source": Case(NEW, document),
    "import-sheet": Case(("import-sheet", "figures.csv", "--source", MILL, "--write"), sheet),
    "version": Case(("version", "--write", "--sentence", "x", "--date", "2026-03-01"), released),
    "sheet": Case(("sheet",), made_before("sheet")),
    "package": Case(("package",), made_before("package")),
    "site": Case(("site",), made_before("site")),
}


def _quiet(words: list[str]) -> int:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            return main(words)
        except SystemExit as ended:
            return int(ended.code or 0)


def prepared(name: str, folder: Path) -> Project:
    """The tiny dataset, built, with something to write for a command."""
    project = copy_of(TINY, folder / "project")
    _quiet(["build", "--root", str(project.root)])
    CASES[name].prepare(project)
    return project


@dataclass(frozen=True)
class Ends:
    """What may stand afterwards: what stood before, and after each whole step of a command."""

    steps: tuple[State, ...]

    @classmethod
    def of(cls, name: str, root: Path, folder: Path) -> Ends:
        """Those of a command that is left alone, seen in a copy."""
        copy = folder / "whole" / root.name
        shutil.copytree(root, copy, symlinks=True)
        steps = [state(copy)]

        def carried_out(journal: Journal, area: Path) -> None:
            carry_out(journal, area)
            steps.append({it: data for it, data in state(copy).items() if AREA not in it})

        carry_out = writing._carry_out
        with patch.object(writing, "_carry_out", carried_out):
            command(CASES[name].words, copy)
        assert len(steps) > 1, f"{name} writes nothing"
        return cls(tuple(steps))

    def told(self, found: State) -> str:
        """As it may be told in a table."""
        if found not in self.steps:
            return "HALF"
        at = self.steps.index(found)
        return "new" if found == self.steps[-1] else "one step of several" if at else "old"


def command(words: tuple[str, ...], root: Path) -> int:
    os.chdir(root)
    return _quiet([*words, "--root", str(root)])


def watched(name: str, folder: Path) -> Counter[str]:
    """Killed before each call that Python tells of."""
    project = prepared(name, folder)
    ends = Ends.of(name, project.root, folder)
    left = list(
        killed(project.root, folder / "left", partial(command, CASES[name].words, project.root))
    )
    return sum((_judged(copy, ends) for _, copy in left), Counter())


def _judged(copy: Path, ends: Ends) -> Counter[str]:
    """What stands, and what the next command did about it."""
    there = [path.name for path in (copy / "data").iterdir()] if (copy / "data").is_dir() else []
    told = heal(copy) or heal(copy / "dist")
    found = Counter({ends.told(state(copy)): 1})
    if told:
        found["finished by the next"] += 1
    if not there:
        found["WITHOUT DATA"] += 1
    if any((copy / name / AREA).exists() for name in ("", "dist")):
        found["NOT SWEPT"] += 1
    return found


def strace(name: str, folder: Path) -> Counter[str]:
    """Killed in each call of the system, one after the other."""
    project = prepared(name, folder)
    ends = Ends.of(name, project.root, folder)
    found: Counter[str] = Counter()
    for call in CALLS:
        at, dead = 1, True
        while dead:
            copy = folder / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(project.root, copy, symlinks=True)
            inject = ("-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={at}")
            done = _apart(name, copy, ["strace", "-f", "-qq", "-o", os.devnull, *inject])
            dead = done.returncode in (-9, 137)
            found += _judged(copy, ends)
            at += 1
    return found


def full(name: str, folder: Path) -> Counter[str]:
    """On disks of every size, from one with no room at all to the first that is enough."""
    project = prepared(name, folder)
    ends = Ends.of(name, project.root, folder)
    disk = folder / "disk"
    disk.mkdir()
    found: Counter[str] = Counter()
    pages, status = _pages(project.root), 2
    while status:
        size = f"size={pages * PAGE}"
        subprocess.run(["/bin/mount", "-t", "tmpfs", "-o", size, "tmpfs", disk], check=True)
        try:
            try:
                shutil.copytree(project.root, disk / "project", symlinks=True)
            except (shutil.Error, OSError):  # not even the project has room
                pages += 1
                continue
            done = _apart(name, disk / "project", [])
            status = done.returncode
            found += _judged(disk / "project", ends)
            lines = done.stderr.strip().splitlines()
            if "Traceback" in done.stderr or (status and not 1 <= len(lines) <= 2):
                found["NO LINE"] += 1
                print(done.stderr, file=sys.stderr)
        finally:
            subprocess.run(["/bin/umount", disk], check=True)
        pages += 1
    return found


def _pages(folder: Path) -> int:
    """A number of pages that is not enough for a folder."""
    return sum(path.stat().st_size // PAGE for path in folder.rglob("*") if path.is_file())


def _apart(name: str, root: Path, before: list[str]) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    words = [*before, sys.executable, "-m", "scripts", *CASES[name].words, "--root", str(root)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(words, cwd=root, env=env, capture_output=True, text=True, check=False)


WAYS = {"watched": watched, "strace": strace, "full": full}
COLUMNS = ("old", "one step of several", "new", "finished by the next")
FAULTS = ("HALF", "WITHOUT DATA", "NOT SWEPT", "NO LINE")


def table(way: str, names: list[str]) -> Iterator[tuple[str, bool]]:
    """A row a command, and whether all was well."""
    print(f"| {way} | points | {' | '.join(COLUMNS)} | faults |\n|---|{'--:|' * 6}")
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            found = WAYS[way](name, Path(folder).resolve())
            os.chdir(ROOT)
        points = sum(found[it] for it in (*COLUMNS[:3], "HALF"))
        cells = [points, *(found[it] for it in COLUMNS), sum(found[it] for it in FAULTS)]
        wrong = {it: found[it] for it in FAULTS if found[it]}
        yield f"| {name} | {' | '.join(map(str, cells))} |{wrong or ''}", not wrong


if __name__ == "__main__":
    well = True
    for row, fine in table(sys.argv[1], sys.argv[2:] or list(CASES)):
        print(row, flush=True)
        well = well and fine
    raise SystemExit(not well)
