"""The states of the project that are compared: its releases, and the working tree."""

from __future__ import annotations

from itertools import islice, pairwise
from pathlib import Path

from scripts.raw.problems import Problem
from scripts.release.changes import Difference, NotComparableError
from scripts.release.compare import compare
from scripts.release.drafting import line_of_version
from scripts.release.git import DESCRIPTOR, releases
from scripts.release.numbering import check_ids, check_version
from scripts.release.snapshots import Snapshot, read_snapshot
from scripts.release.stores import folder_store, open_store


def _working_tree(root: Path) -> Snapshot:
    """What stands in the project's folder. Raises `NotComparableError`."""
    return read_snapshot(folder_store(root, "the working tree"))


def difference(root: Path, old: str = "", new: str = "") -> Difference:
    """The difference between two states; by default the last release and the working tree.

    Raises `NotComparableError`.
    """
    base = old or next(releases(root), "")
    if not base:
        raise NotComparableError("there is no release yet; say what to compare with.")
    before = read_snapshot(open_store(base, root))
    return compare(before, read_snapshot(open_store(new, root)) if new else _working_tree(root))


def states(root: Path, old: str = "") -> list[Snapshot]:
    """The working tree, and before it the last two releases, as far as there are any.

    The last release is held to the one before it: where it has no tag, the commit that raised the
    version counts as the release, and nobody may have checked it. Raises `NotComparableError`.
    """
    bases = [old] if old else list(islice(releases(root), 2))
    return [_working_tree(root), *(read_snapshot(open_store(base, root)) for base in bases)]


def check_versions(root: Path, found: list[Snapshot]) -> list[Problem]:
    """Every version too low and every id lost from one of the states to the next newer one."""
    line = line_of_version((root / DESCRIPTOR).read_text(encoding="utf-8"))
    problems: set[Problem] = set()
    for new, old in pairwise(found):
        problems.update(check_version(compare(old, new), line))
        problems.update(check_ids(old, new))
    return sorted(problems)
