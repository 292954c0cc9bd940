"""The second, independent coding of a document, read as it was typed and set beside ours."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from scripts.contract.model import Contract
from scripts.package.agreement import FIELDS, Agreement, Unit, compare_codings, units
from scripts.raw.files import TextFile, read_text
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.raw import read_raw
from scripts.raw.rows import Dataset
from scripts.raw.strict_yaml import Mapping, parse
from scripts.records.entries import EntryReader, Record
from scripts.text.anchors import NotAnchored, Span, locate

CODINGS = Path("tests/second_coding")


def second_units(root: Path, source_id: str, contract: Contract) -> dict[str, list[Unit]]:
    """The second coder's units as typed, so that no reading of ours corrects them.

    Raises `Refused` when a passage is not found in the document.
    """
    path = root / CODINGS / f"{source_id}.yaml"
    node = parse(read_text(path, root).text, path.relative_to(root).as_posix())
    source = next(
        (item for item in read_raw(root, contract).sources if item.folder == source_id), None
    )
    if source is None or source.document is None or not isinstance(node, Mapping):
        place = Place(path.relative_to(root).as_posix())
        raise Refused([Problem(place, "document-missing", f"`{source_id}` is no document held.")])
    with (root / CODINGS / "actors.csv").open(encoding="utf-8", newline="") as lines:
        same_actor = {row["second"]: row["first"] for row in csv.DictReader(lines)}
    reader = EntryReader(contract)
    found: dict[str, list[Unit]] = {}
    for kind in (kind for kind in contract.records if kind.table in FIELDS):
        found[kind.table] = []
        for record in reader.records(kind, node.get(kind.section), source_id):
            speaker = record.row["speaker_id"] or source.declaration.text("speaker")
            cells = {name: record.row[name] for name in FIELDS[kind.table]}
            cells["speaker_id"] = same_actor.get(speaker, speaker)
            span = _span(record, source.document, kind.section)
            found[kind.table].append(Unit(record.id, span, cells))
    if reader.problems:
        raise Refused(reader.problems)
    return found


def _span(record: Record, document: TextFile, section: str) -> Span:
    try:
        return locate(record.anchor, document, section)
    except NotAnchored as error:
        raise Refused([error.problem]) from None


def agreements(first: Dataset, contract: Contract, root: Path, source_id: str) -> list[Agreement]:
    """Agreement on figures and on statements; of our coding, resolved is enough.

    Raises `Refused` when a passage of the second one is not found in the document.
    """
    return _compared(first, second_units(root, source_id, contract), root, source_id)


def _compared(
    first: Dataset, second: dict[str, list[Unit]], root: Path, source_id: str
) -> list[Agreement]:
    before = [*adjudicated(root), *corrected(root)]
    return [
        compare_codings(
            table,
            _as_first_coded(units(first, table, source_id), before, source_id),
            second[table],
            first.set_aside,
        )
        for table in FIELDS
    ]


def adjudicated(root: Path) -> list[dict[str, str]]:
    """The differences and what was decided on each. Raises `OSError`."""
    with (root / CODINGS / "adjudication.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def corrected(root: Path) -> list[dict[str, str]]:
    """What was corrected in the first coding after both were compared. Raises `OSError`."""
    with (root / CODINGS / "corrected.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _as_first_coded(
    found: list[Unit], decisions: list[dict[str, str]], source_id: str
) -> list[Unit]:
    """Our units as they stood when both were compared: only so do the figures mean anything."""
    before = {
        (f"{source_id}.{row['first_id']}", row["field"]): row["first_value"]
        for row in decisions
        if row["field"] != "found"
    }
    return [
        replace(
            unit,
            cells={name: before.get((unit.id, name), cell) for name, cell in unit.cells.items()},
        )
        for unit in found
    ]


def table_of(found: list[Agreement]) -> Iterator[str]:
    """The figures as a Markdown table."""
    yield "| table | field | pairs | same | percent | alpha |"
    yield "|---|---|---|---|---|---|"
    for item in found:
        total = len(item.pairs) + len(item.only_first) + len(item.only_second)
        share = 100 * len(item.pairs) / total
        yield f"| {item.table} | found by both | {total} | {len(item.pairs)} | {share:.0f} | – |"
        for field in item.fields:
            alpha = "–" if field.alpha is None else f"{field.alpha:.2f}"
            yield (
                f"| {field.table} | {field.field} | {field.pairs} | {field.same} | "
                f"{field.percent:.0f} | {alpha} |"
            )


def differences(found: list[Agreement]) -> Iterator[str]:
    """Every unit one coder alone has, and every field on which they differ."""
    for item in found:
        for mark, alone in (("only first", item.only_first), ("only second", item.only_second)):
            yield from (f"{item.table}: {mark}: {unit.id}" for unit in alone)
        for a, b in item.pairs:
            for name in FIELDS[item.table]:
                if a.cells[name] != b.cells[name]:
                    yield (
                        f"{item.table}: {name}: {a.id} `{a.cells[name]}`, {b.id} `{b.cells[name]}`"
                    )
