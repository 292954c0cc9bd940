"""Whether the number declared is high enough, and no id was lost on the way to it."""

from __future__ import annotations

from dataclasses import replace

from scripts.contract.versions import Version
from scripts.raw.problems import Place, Problem
from scripts.raw.rule import Rule, Seen
from scripts.release.changes import Difference, NotComparableError
from scripts.release.git import DESCRIPTOR
from scripts.release.snapshots import Snapshot
from scripts.rules.retired import check_vanished

NAMED = 5  # changes named in a message


VERSION_TOO_LOW = Rule(
    "version-too-low",
    "The declared version is lower than the changes since the last release ask for.",
    "Run `./record version --write`; see VERSIONING.md.",
    Seen(
        "A figure was added, and `datapackage.json` says 1.0.0 as the last release did.",
        "`./record version --write` raises it to 1.1.0.",
    ),
)


def check_version(difference: Difference, line: int = 1) -> list[Problem]:
    """A problem when the new side declares too low a version; it stands on `line`.

    Raises `NotComparableError` when one of the two sides declares none.
    """
    try:
        declared, required = Version.read(difference.new.version), difference.required
    except ValueError as error:
        raise NotComparableError(str(error)) from None
    if declared >= required:
        return []
    gravest = [f"{change.where}: {change.evidence}" for change in difference.gravest()]
    more = f"; and {len(gravest) - NAMED:,} more" * (len(gravest) > NAMED)
    reasons = f": {'; '.join(gravest[:NAMED])}{more}" * bool(gravest)
    return [
        Problem(
            Place(DESCRIPTOR, line),
            VERSION_TOO_LOW.code,
            f"version {declared} is declared, and {required} is needed after "
            f"{difference.old.version} ({difference.bump}){reasons}.",
            "Run `./record version --write`, or undo the change.",
        )
    ]


def check_ids(old: Snapshot, new: Snapshot) -> list[Problem]:
    """A problem for every id of `old` that `new` neither has nor accounts for.

    A table that is gone, or has another key, is a matter of the contract and not of its ids.
    """
    kept = [table for name, table in old.tables.items() if name in new.tables]
    released = {
        id_ for table in kept if table.key == new.tables[table.name].key for id_ in table.ids
    }
    return check_vanished(released, new.ids, new.retired)


def before_the_first(new: Snapshot) -> Snapshot:
    """What the first release is compared with: the same contract, and not one row."""
    tables = {name: replace(table, rows=()) for name, table in new.tables.items()}
    return Snapshot("nothing", new.descriptor, tables, {}, {})
