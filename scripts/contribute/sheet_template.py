"""The workbook in which a contributor fills in records: a sheet a sort of record, lists to choose
from, explanations at the names of the columns, an example in each sheet.

Every cell is text, so that no spreadsheet program makes a date or a number of what is typed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scripts.contract.model import Contract
from scripts.contribute.sheet_layout import HOW, IDS, SOURCE, VALUES, Plan, plans
from scripts.contribute.sheet_pages import (
    LINE,
    Book,
    Ids,
    Ranges,
    cells,
    styles,
    write_how,
    write_ids,
    write_values,
)
from scripts.package.archive import CREATED, stored
from scripts.raw import strict_yaml as yaml
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Problem, Refused, Unusable
from scripts.raw.raw import Raw, RawSource, read_raw
from scripts.records.authored import Key
from scripts.records.kinds import ANCHOR_KEYS
from scripts.rules.normal import read_contract

SPARE = 1000  # empty rows in which lists open
WIDTHS = {"quote": 40, "from": 30, "to": 30, "note": 40, "reason": 30, "why": 30, "every": 30}
TALLEST = 6  # lines; the rest of a longer text is seen on opening the cell
WIDTH, NARROW = 24, 18  # characters, of names and of values from a closed list
COMMENT = {"author": "", "width": 330, "font_size": 9}
COMMENT_LINE = 52  # characters
COMMENT_HEIGHT = 15  # pixels of a line
NEEDS = {
    "required": "required",
    "passage": "one way to say where the words stand",
    "optional": "may stay empty",
}
NOT_LISTED = "This id stands in no list yet. Enter it in the sheet of its list, or correct it."

Rows = Mapping[str, Sequence[Mapping[str, str]]]  # by sheet: texts by column
LABELS = ("label", "wording", "title", "name")  # what stands beside an id


def contributors_workbook(root: Path, source_id: str) -> bytes:
    """The workbook of a project, with the records of a source; none where its id is empty.

    Raises `Refused`, `OSError`, `Unusable` when it cannot be made.
    """
    contract = read_contract(root)
    raw = read_raw(root, contract)
    sources = {source.folder: source for source in raw.sources}
    if source_id and source_id not in sources:
        hint = suggestion(source_id, list(sources)) or f"Sources: {', '.join(sources)}."
        raise Unusable(f"There is no source `{source_id}`. {hint}")
    rows = rows_of(sources[source_id], contract) if source_id else {}
    try:
        return workbook(contract, ids_of(raw, contract), rows)
    except ValueError as error:
        raise Unusable(str(error)) from None


def workbook(contract: Contract, ids: Ids, rows: Rows) -> bytes:
    """The workbook, `rows` filled in; a sheet without any shows an example.

    Raises `ValueError` for a text that no cell holds.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        title = f"{contract.title.partition(':')[0]}: a sheet for contributors"
        book.set_properties({"title": title, "created": CREATED})
        work = Book(book, plans(contract), styles(book))
        for name in (HOW, *work.plans, IDS, VALUES):
            book.add_worksheet(name).set_landscape()
        write_how(title, work)
        ranges = {**write_ids(ids, work), **write_values(work)}
        for plan in work.plans.values():
            filled = rows.get(plan.name, ())
            style = work.styles["text" if filled else "example"]
            _records(plan, filled or [plan.example], style, ranges, work)
    return stored(out.getvalue())


def _records(
    plan: Plan, rows: Sequence[Mapping[str, str]], style: Format, ranges: Ranges, work: Book
) -> None:
    """One sheet of records."""
    sheet = work.sheet(plan.name)
    last = len(rows) + SPARE
    local = {
        other.name: cells(other.name, 1, 0, last)
        for other in work.plans.values()
        if other.columns[0].name == "id" and not other.listed
    }
    for column, key in enumerate(plan.columns):
        sheet.set_column(column, column, _width(key), work.styles["text"])
        sheet.write_string(0, column, key.name, work.styles[need(key, plan)])
        _comment(sheet, column, key, plan)
        owner = plan.parent if column == 0 else ""
        above = cells(owner, 1, 0, last) if owner and plan.listed else ""
        source = above or local.get(owner or key.table) or ranges.get(key.values or key.table)
        if source:
            _choice(sheet, column, last, source, bool(key.values))
    for line, row in enumerate(rows, start=1):
        lines = (len(wrap(row[key.name], _width(key))) for key in plan.columns if key.name in row)
        sheet.set_row(line, LINE * min(max(lines, default=1), TALLEST))
        for column, key in enumerate(plan.columns):
            if key.name in row and sheet.write_string(line, column, row[key.name], style):
                raise ValueError(f"{plan.name}: a text of {key.name} is too long for a cell.")
    sheet.freeze_panes(1, 1)


def _width(key: Key) -> int:
    return WIDTHS.get(key.name, NARROW if key.values else WIDTH)


def need(key: Key, plan: Plan) -> str:
    """Whether a column is required, says where the words stand, or may stay empty."""
    if key.required:
        return "required"
    passage = (*ANCHOR_KEYS, "every") if "quote" in plan.by_name else ()
    return "passage" if key.name in passage else "optional"


def _comment(sheet: Worksheet, column: int, key: Key, plan: Plan) -> None:
    """The explanation at the name of a column."""
    heading = f"{key.title[:1].upper()}{key.title[1:]} ({NEEDS[need(key, plan)]})"
    values = f"One of: {', '.join(item.value for item in key.values)}." if key.values else ""
    lines = [line for line in (heading, key.description, values) if line]
    height = sum(len(wrap(line, COMMENT_LINE)) for line in lines) + 1
    options = {**COMMENT, "height": height * COMMENT_HEIGHT}
    sheet.write_comment(0, column, "\n".join(lines), options)


def _choice(sheet: Worksheet, column: int, last: int, source: str, closed: bool) -> None:
    """A list to choose from; only a closed one refuses anything else."""
    sheet.data_validation(
        1,
        column,
        last,
        column,
        {
            "validate": "list",
            "source": source,
            "error_type": "stop" if closed else "information",
            "error_title": "Not in the list",
            "error_message": "Choose one of the list." if closed else NOT_LISTED,
        },
    )


def ids_of(raw: Raw, contract: Contract) -> dict[str, list[tuple[str, str]]]:
    """By table: every id that a record may name, with what it stands for."""
    lists = {name: [_named(item) for item in node.items] for name, node in raw.lists.items()}
    people = contract.tables["actors"].union_of
    actors = sorted(pair for name in people for pair in lists[name])
    sources = [_named(source.declaration) for source in raw.sources]
    return {"actors": actors, **lists, "sources": sources}


def _named(node: yaml.Node) -> tuple[str, str]:
    assert isinstance(node, yaml.Mapping)
    return node.text("id"), next((node.text(key) for key in LABELS if node.text(key)), "")


def rows_of(source: RawSource, contract: Contract) -> dict[str, list[dict[str, str]]]:
    """The records of a source by sheet. Raises `Refused` for a key that has no column."""
    rows: dict[str, list[dict[str, str]]] = {SOURCE: [{SOURCE: source.folder}]}
    known = plans(contract)
    for plan in known.values():
        if plan.section and not plan.parent and source.records:
            records = list(_items(source.records.get(plan.section)))
            rows[plan.name] = [_row(record, plan, known) for record in records]
        elif plan.parent and source.records:
            owners = _items(source.records.get(plan.parent))
            rows[plan.name] = [
                {plan.columns[0].name: owner.text("id"), **_row(record, plan, known)}
                for owner in owners
                for record in _items(owner.get(plan.section))
            ]
    return rows


def _items(node: yaml.Node | None) -> Iterator[yaml.Mapping]:
    for item in node.items if isinstance(node, yaml.Sequence) else ():
        if isinstance(item, yaml.Mapping):
            yield item


def _row(record: yaml.Mapping, plan: Plan, known: Mapping[str, Plan]) -> dict[str, str]:
    below = {other.section for other in known.values() if other.parent == plan.name}
    row = {}
    for entry in record.entries:
        if entry.key.text in below:
            continue
        if entry.key.text not in plan.by_name or not isinstance(entry.value, yaml.Scalar):
            message = f"{plan.name}: `{entry.key.text}` has no column in the sheet."
            hint = "Run `./record build`, which says what is wrong with it."
            raise Refused([Problem(entry.key.place, "key-unknown", message, hint)])
        row[entry.key.text] = entry.value.text
    return row
