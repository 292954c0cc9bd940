"""One step of a change, taken or undone; either may be asked for again after it was done."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from pathlib import Path

from scripts.raw.changing.exchange import exchange
from scripts.raw.changing.journal import BACK, FORWARD, Journal, Step, sum_of, sync


def forward(journal: Journal, area: Path) -> None:
    """Put everything in its place. Raises `OSError`; what was done so far stands."""
    for name in journal.folders:
        (area.parent / name).mkdir(exist_ok=True)
    for step in journal.steps:
        (_folder_forward if step.folder else _file_forward)(step, area)
    _settle(journal, area)
    (area / FORWARD).unlink(missing_ok=True)


def back(journal: Journal, area: Path) -> None:
    """Put everything back where it was. Raises `OSError`; the journal then still says so."""
    taken = [step for step in journal.steps if _is_taken(step, area)]
    if taken and (area / FORWARD).exists():
        (area / FORWARD).replace(area / BACK)
        sync(area)
    for step in reversed(taken):
        (_folder_back if step.folder else _file_back)(step, area)
    for name in reversed(journal.folders):
        with contextlib.suppress(OSError):  # it is not there yet, or somebody has a file there
            (area.parent / name).rmdir()
    if taken:
        _settle(journal, area)
    for name in (BACK, FORWARD):
        (area / name).unlink(missing_ok=True)


def _settle(journal: Journal, area: Path) -> None:
    """Bring the names of all that changed to the disk."""
    for folder in {step.place(area).parent for step in journal.steps}:
        if folder.exists():
            sync(folder)


def _is_taken(step: Step, area: Path) -> bool:
    if step.folder:
        return sum_of(step.place(area)) == step.new
    return not (step.fresh(area) if step.new else step.place(area)).exists()


def _file_forward(step: Step, area: Path) -> None:
    place, fresh = step.place(area), step.fresh(area)
    if not step.new:
        place.unlink(missing_ok=True)
    elif fresh.exists():
        _move(fresh, place)


def _file_back(step: Step, area: Path) -> None:
    place, kept = step.place(area), step.kept(area)
    if kept.exists():
        _move(kept, place)
    elif not step.old and sum_of(place) == step.new:
        place.unlink(missing_ok=True)


def _folder_forward(step: Step, area: Path) -> None:
    place, fresh = step.place(area), step.fresh(area)
    if not step.new:
        if place.exists():
            place.replace(step.kept(area))
    elif sum_of(place) != step.new:
        if place.exists():
            exchange(fresh, place)
        else:
            fresh.replace(place)


def _folder_back(step: Step, area: Path) -> None:
    place, fresh, kept = step.place(area), step.fresh(area), step.kept(area)
    if not step.new:
        if kept.exists():
            kept.replace(place)
    elif sum_of(place) == step.new:
        if fresh.exists():
            exchange(fresh, place)
        else:
            place.replace(fresh)


def keep(step: Step, area: Path) -> None:
    """Have at hand what a file holds, without a second copy where the system lets one."""
    place, kept = step.place(area), step.kept(area)
    try:
        os.link(place, kept, follow_symlinks=False)
    except OSError:
        shutil.copy2(place, kept)


def _move(source: Path, place: Path) -> None:
    """Put a file in its place in one step, also where that is on another disk."""
    try:
        source.replace(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = place.with_name(f".{place.name[:50]}.changing")
        try:
            shutil.copy2(source, beside)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
        source.unlink()
