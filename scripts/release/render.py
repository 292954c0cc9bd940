"""A difference shown: in one line, as text, as Markdown for a job summary, as JSON for programs."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from scripts.contract.versions import Bump
from scripts.raw.problems import one_line, shorten
from scripts.records.ledger import LEDGER
from scripts.release.changes import DOCUMENTS, SHOWN, TOMBSTONES, Change, Difference, Side

MOST = 20  # records shown of one table; a line says how many more, and the JSON holds all
OUTSIDE = "Properties outside the standards"
NAMED = 3  # places named of one property outside the standards
SIGNS = {"added": "+", "changed": "~", "removed": "-"}
BESIDE = {  # what is counted apart from rows
    DOCUMENTS: "document",
    TOMBSTONES: "tombstone",
    LEDGER: "recorded change",
}
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # marks that reorder a line


def headline(difference: Difference) -> str:
    """One line, as in `3 rows added, 1 changed; schema: minor (…); needs a minor version`."""
    if difference.is_same:
        return "no difference"
    rows: Counter[str] = Counter()
    for table, counts in difference.counts.items():
        rows.update({} if table in BESIDE else counts)
    parts = [_counted(rows, "row") or "no row differs"]
    parts += [
        _counted(difference.counts[name], word)
        for name, word in BESIDE.items()
        if name in difference.counts
    ]
    if schema := difference.contract:
        more = f", and {len(schema) - 1} more" * (len(schema) > 1)
        parts.append(f"schema: {schema[0].bump} ({schema[0].where}: {schema[0].evidence}{more})")
    if outside := difference.outside:
        noun = "property" if len(outside) == 1 else "properties"
        parts.append(f"{len(outside):,} {noun} outside the standards")
    parts += [f"not compared: {what}" for what in difference.skipped]
    return _plain("; ".join([*parts, f"needs {_named(difference.bump)}"]))


def as_text(difference: Difference) -> str:
    """For people at a terminal."""
    lines = [f"{_side(difference.old)} → {_side(difference.new)}", headline(difference)]
    if difference.contract:
        lines += ["", "Schema", *map(_contract_line, difference.contract)]
    if difference.outside:
        lines += ["", OUTSIDE, *_outside(difference)]
    for table, records in difference.rows.items():
        lines += ["", f"{table}: {_counted(difference.counts[table])}", *_records(records)]
    return "\n".join(map(_plain, [*lines, "", f"Compared: {difference.compared}."]))


def as_markdown(difference: Difference) -> str:
    """For a job summary: all that stems from the data stands where Markdown does not read it."""
    sides = f"{_side(difference.old)} → {_side(difference.new)}"
    lines = [f"**{html.escape(headline(difference))}**", ""]
    lines += [f"{html.escape(sides)}. Compared: {difference.compared}.", ""]
    if difference.contract:
        lines += ["**Schema**", "", "```text", *map(_contract_line, difference.contract), "```", ""]
    if difference.outside:
        lines += [f"**{OUTSIDE}**", "", "```text", *_outside(difference), "```", ""]
    for table, records in difference.rows.items():
        title = html.escape(f"{table}: {_counted(difference.counts[table])}")
        lines += [f"<details><summary>{title}</summary>", "", "```diff", *_records(records), "```"]
        lines += ["", "</details>", ""]
    return "\n".join(map(_plain, lines))


def as_json(difference: Difference) -> str:
    """For programs; VERSIONING.md documents the shape."""
    return json.dumps(
        {
            "old": vars(difference.old),
            "new": vars(difference.new),
            "same": difference.is_same,
            "bump": str(difference.bump),
            "skipped": list(difference.skipped),
            "compared": vars(difference.compared),
            "rows": difference.counts,
            "changes": [_as_dict(change) for change in difference.changes],
        },
        ensure_ascii=False,
        indent=2,
    )


def _as_dict(change: Change) -> dict[str, str]:
    said = {"where": change.where, "bump": str(change.bump), "evidence": change.evidence}
    return {"rule": change.rule, **said, **vars(change)}


def _contract_line(change: Change) -> str:
    return f"  {change.bump!s:5}  {change.where}: {change.evidence} [{change.rule}]"


def _outside(difference: Difference) -> Iterator[str]:
    """Listed apart: no reader's script sees these properties."""
    places: dict[str, list[str]] = {}
    for change in difference.outside:
        places.setdefault(change.part, []).append(change.where)
    for part, where in places.items():
        more = f" and {len(where) - NAMED:,} more" * (len(where) > NAMED)
        yield f"  {part}: {', '.join(where[:NAMED])}{more}"


def _records(records: dict[str, list[Change]]) -> Iterator[str]:
    """A line for each record, and below it one for each cell that differs."""
    for record, changes in list(records.items())[:MOST]:
        first = changes[0]
        words = f'  "{shorten(first.label, 60)}"' if first.label else ""
        yield f"{SIGNS[first.kind]} {shorten(record, SHOWN)}{words}{_grave(changes)}"
        for change in changes:
            if change.kind == "changed":
                yield f"    {change.field or change.rule}: {change.evidence}"
    if len(records) > MOST:
        yield f"  … and {len(records) - MOST:,} more; --json lists all"


def _grave(changes: Iterable[Change]) -> str:
    """Why a record asks for a major version, if it does."""
    reasons = sorted({change.rule for change in changes if change.bump == Bump.MAJOR})
    return f"  [{', '.join(reasons)}: major]" if reasons else ""


def _side(side: Side) -> str:
    return f"{side.name} ({side.version})" if side.version else side.name


def _counted(counts: Counter[str], noun: str = "") -> str:
    """As in `3 rows added, 1 changed`."""
    parts = [(counts[kind], kind) for kind in SIGNS if counts[kind]]
    said = [f"{count:,} {kind}" for count, kind in parts]
    if said and noun:
        plural = "s" * (parts[0][0] > 1)
        said[0] = f"{parts[0][0]:,} {noun}{plural} {parts[0][1]}"
    return ", ".join(said)


def _named(bump: Bump) -> str:
    return "no new version" if bump == Bump.NONE else f"a {bump} version"


def _plain(line: str) -> str:
    return TURNING.sub("", one_line(line)).rstrip()
