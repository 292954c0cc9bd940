"""What `check SOURCE` says: what was understood of each record, what is wrong, what is open.

It reads and resolves the whole project, as a record may refer to any other, and holds it to the
rules of the build; but it writes no table and compares nothing, so that it answers while a
curator waits.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from scripts.contract.model import Contract
from scripts.derived.coverage import covered
from scripts.raw.kept import Kept, code, sum_of
from scripts.raw.nearby import listed, suggestion
from scripts.raw.problems import Problem, Refused, Unusable
from scripts.raw.rows import Dataset
from scripts.raw.source import RECORDS, bytes_of, given, mapping
from scripts.raw.tasks import Means
from scripts.raw.visible import visible
from scripts.records.packing import packed_problems
from scripts.records.packing import problems as problems_of
from scripts.records.project import read_project
from scripts.rules.around import Seen, read_surroundings
from scripts.rules.lookalikes import lookalikes
from scripts.rules.mistakes import broken
from scripts.rules.normal import check_normal, read_contract
from scripts.rules.of_source import Concern, extents, in_folder, shared_files
from scripts.rules.printing import show, show_lookalikes
from scripts.rules.retired import check_retired, living_ids
from scripts.show.read_back import heading, open_lines, record_lines, told
from scripts.show.shelf import Shelf
from scripts.show.terminal import say

WIDEST = 120  # columns; a longer line is hard to read
CLEAR = "\x1b[2J\x1b[3J\x1b[H"
ELSEWHERE = "{} problem{} seen elsewhere: `./record check` lists them."
Stamp = frozenset[tuple[str, int, int]]

SECONDS = 0.5  # between two looks


@dataclass(frozen=True)
class Checked:
    """What one look found."""

    own: list[Problem]  # of the source and of the shared entries it refers to
    elsewhere: list[Problem]  # as far as seen
    look_at: list[Problem]  # of the same; it stops nothing
    source_id: str
    dataset: Dataset


def look(root: Path, source_id: str, contract: Contract) -> Checked:
    """Check one source. Raises `Refused` with every problem of files that cannot be read."""
    kept = Kept.of(root)
    around = read_surroundings(root, contract, kept)
    seen = around.seen(source_id) or _at_everything(root, source_id, contract, Means(kept))
    lines = {name: one.lines for name, one in around.shared.items()}
    concern = Concern(source_id, lines, seen.dataset, contract)
    files = _files(root, source_id, contract)
    problems = {
        *seen.problems,
        *(one for path in files for one in _normal(path, root, contract, kept)),
    }
    own = sorted(one for one in problems if concern.holds(one.place))
    look_at = [one for one in seen.look_at if concern.holds(one.place)]
    return Checked(own, sorted(problems.difference(own)), look_at, source_id, seen.dataset)


def _at_everything(root: Path, source_id: str, contract: Contract, means: Means) -> Seen:
    """What a look at all sources tells."""
    project = read_project(root, contract, means)
    dataset = covered(project.dataset(), [source_id], means)
    living = living_ids(dataset.tables, contract)
    problems = {*broken(dataset, contract), *check_retired(project.retired, living)}
    return Seen(problems, lookalikes(dataset), dataset)


def _normal(path: Path, root: Path, contract: Contract, kept: Kept) -> Sequence[Problem]:
    """Whether a file stands in normal form, which is found out once."""
    data = bytes_of(path, root)
    by = [
        code("contract", "raw", "records", "rules"),
        contract.text,
        path.relative_to(root).as_posix(),
    ]
    name = sum_of(by, sha256(data).hexdigest()) if isinstance(data, bytes) else ""
    if name and (entry := kept.get("normal", name)) is not None:
        return problems_of(entry)
    found = list(check_normal(root, contract, [path]))
    if name:
        kept.put("normal", name, packed_problems(found))
    return found


def _files(root: Path, source_id: str, contract: Contract) -> list[Path]:
    """The hand-written files on which the source's records rest."""
    lists = [path for name in sorted(shared_files(contract)) if (path := root / name).exists()]
    return [*lists, *sorted((root / "raw/sources" / source_id).glob("*.yaml"))]


def watch_source(
    root: Path,
    source_id: str,
    record: str = "",
    quiet: bool = False,
    wait: Callable[[float], object] = time.sleep,
) -> None:
    """Check again whenever a file is saved, until Ctrl-C; `wait` passes the time between looks."""

    def again() -> None:
        say(f"{CLEAR if sys.stdout.isatty() else ''}{time.strftime('%H:%M:%S')}")
        try:
            check_source(root, source_id, record, quiet)
        except Unusable as error:
            print(error, file=sys.stderr)

    raw = root / "raw"
    own = raw / "sources" / source_id
    repeat(again, lambda: stamp([*raw.glob("*.yaml"), *own.glob("*")]), wait)


def check_source(root: Path, source_id: str, record: str = "", quiet: bool = False) -> int:
    """Print what one look finds, of one record only where it is named; gives the exit status.

    Raises `Unusable` where there is no such source or record.
    """
    record = record.removeprefix(f"{source_id}.")
    try:
        folders = sorted(path.name for path in (root / "raw/sources").glob("*/"))
        _known("source", source_id, folders)
        contract = read_contract(root)
        checked = look(root, source_id, contract)
        if record:
            checked = _narrowed(checked, record, root)
    except Refused as refused:
        return _unreadable(refused.problems, source_id)
    if not quiet:
        say("\n".join(_understood(checked, contract, record)))
    show(checked.own)
    show_lookalikes(checked.look_at)
    if last := "\n".join(_rest(checked, whole=not (quiet or record))):
        say(last)
    return 1 if checked.own else 0


def _known(kind: str, name: str, names: Collection[str]) -> None:
    """Raises `Unusable`."""
    if name not in names:
        there = f"There are: {listed(names)}." if names else "There is none here."
        hint = suggestion(name, list(names)) or there
        raise Unusable(f"There is no {kind} `{visible(name)}`. {hint}")


def _narrowed(checked: Checked, record: str, root: Path) -> Checked:
    """One record and its own problems. Raises `Unusable`."""
    files = given(root / "raw/sources" / checked.source_id, root)
    records = mapping(files, RECORDS) if RECORDS in files.files else None
    lines = extents(records) if records else {}
    _known("record", record, lines)
    path = records.place.path if records else ""
    own = [one for one in checked.own if one.place.path == path and one.place.line in lines[record]]
    return replace(checked, own=own, elsewhere=[], look_at=[])


def _unreadable(problems: list[Problem], source_id: str) -> int:
    """While some file cannot be read, nobody can tell to what a record refers."""
    own = [one for one in problems if in_folder(one.place, source_id)]
    shared = [one for one in problems if not one.place.path.startswith("raw/sources/")]
    show(sorted([*own, *shared]) or problems)
    return 1


def _understood(checked: Checked, contract: Contract, record: str) -> Iterator[str]:
    """The records read back."""
    name = checked.source_id
    shelf = Shelf(checked.dataset.tables, contract)
    records = told(checked.dataset, shelf, name)
    if record:
        records = [one for one in records if one.id.removeprefix(f"{name}.") == record]
    yield from heading(shelf, name)
    yield from record_lines(records, _width())
    yield ""


def _width() -> int:
    """The columns of the terminal, as far as a line is easily read; 0 where there is none."""
    return min(shutil.get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else 0


def _rest(checked: Checked, whole: bool) -> Iterator[str]:
    """What stands below the problems."""
    if not checked.own:
        yield "Nothing to fix."
    if whole:
        yield from open_lines(checked.dataset, checked.source_id, _width())
    if number := len(checked.elsewhere):
        yield ELSEWHERE.format(number, "s" * (number != 1))


def stamp(paths: Iterable[Path]) -> Stamp:
    """What tells a saved file from the one before: name, time and size; of files that are there."""
    found = set()
    for path in paths:
        with contextlib.suppress(OSError):  # gone since it was listed
            stat = path.stat()
            found.add((str(path), stat.st_mtime_ns, stat.st_size))
    return frozenset(found)


def repeat(
    work: Callable[[], object], look: Callable[[], Stamp], wait: Callable[[float], object]
) -> None:
    """Do `work` now, and again each time that `look` gives something else; Ctrl-C ends it.

    What changes while `work` runs is seen afterwards, for the look comes first.
    """
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            seen = look()
            work()
            while look() == seen:
                wait(SECONDS)
