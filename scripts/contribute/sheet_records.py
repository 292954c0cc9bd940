"""Sheets → the content of a `records.yaml`, each value knowing the cell in which it was typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scripts.contract.model import Contract
from scripts.contribute.sheet_cells import typed
from scripts.contribute.sheet_layout import EXAMPLE, SOURCE, Plan, explains, plan_of, plans
from scripts.raw import strict_yaml as yaml
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Place, Problem, shorten
from scripts.raw.rule import Rule, Seen
from scripts.raw.sheets import Cell, Sheet


@dataclass(frozen=True)
class Row:
    """One row that holds a record."""

    place: Place
    cells: Mapping[str, yaml.Scalar]  # by column name; empty cells are left out

    def text(self, name: str) -> str:
        """The text in a column; empty when nothing stands there."""
        return self.cells[name].text if name in self.cells else ""

    def record(self, *below: yaml.Entry, without: str = "") -> yaml.Mapping:
        """The row as a record, with what stands indented in it."""
        entries = (
            yaml.Entry(yaml.Scalar(name, value.place), value)
            for name, value in self.cells.items()
            if name != without
        )
        return yaml.Mapping((*entries, *below), self.place)


SHEET_UNKNOWN = Rule(
    "sheet-unknown",
    "Something stands in a sheet or row that is not read.",
    "Give the sheet the name suggested, or empty it.",
    Seen(
        "Numbers stand in a sheet called `Sheet1`.",
        "The sheet is called `figures`.",
    ),
)
SHEET_EXAMPLE = Rule(
    "sheet-example",
    "A row with content is still called `example`.",
    "Give it a name of its own, or clear the row.",
    Seen(
        "The row called `example` was filled in.",
        "Its id is `empty-houses`.",
    ),
)


@dataclass
class SheetReader:
    """Reads the sheets of one source; collects the problems met on the way."""

    contract: Contract
    dates_as_shown: bool = False  # a person vouches for the date cells that show a whole day
    problems: list[Problem] = field(default_factory=list)

    def records(self, sheets: Sequence[Sheet]) -> yaml.Mapping:
        """Everything that the sheets say, under the keys of a `records.yaml`."""
        known = plans(self.contract)
        rows: dict[str, list[Row]] = defaultdict(list)
        for sheet in sheets:
            if plan := self._plan(sheet, known):
                rows[plan.name].extend(self._rows(sheet, plan))
        below = {
            (plan.parent, owner): entry
            for plan in known.values()
            if plan.parent
            for owner, entry in self._indented(plan, rows).items()
        }
        entries = [
            _section(plan.section, [_whole(row, plan, below) for row in rows[plan.name]])
            for plan in known.values()
            if plan.section and not plan.parent and rows[plan.name]
        ]
        return yaml.Mapping((*self._source(rows[SOURCE]), *entries), Place(sheets[0].file, 0))

    def _plan(self, sheet: Sheet, known: Mapping[str, Plan]) -> Plan | None:
        plan = plan_of(sheet.name, known)
        if plan is None and sheet.rows and not explains(sheet.name):
            hint = suggestion(sheet.name, list(known)) or f"Sheets read: {', '.join(known)}."
            message = f"no sheet `{shorten(sheet.name)}` is read, and something stands in it."
            self._add(sheet.rows[0][0].place, SHEET_UNKNOWN.code, message, hint)
        return plan

    def _source(self, rows: Sequence[Row]) -> Iterator[yaml.Entry]:
        """The line that names the source."""
        for row in rows[1:]:
            message = "one workbook holds the records of one source."
            self._add(row.place, SHEET_UNKNOWN.code, message, "Keep one source; clear this row.")
        for row in rows[:1]:
            yield from row.record().entries

    def _rows(self, sheet: Sheet, plan: Plan) -> Iterator[Row]:
        if not sheet.rows:
            return
        header, *lines = sheet.rows
        names = self._header(header, plan)
        for cells in lines:
            place = Place(sheet.path, cells[0].place.line)
            row = Row(place, dict(self._cells(cells, names, plan)))
            if {name: value.text for name, value in row.cells.items()} == plan.example:
                continue
            if EXAMPLE in (row.text("id"), row.text(plan.columns[0].name)):
                message = "this row is still called `example`, and examples are not read."
                self._add(place, SHEET_EXAMPLE.code, message, "Give it a name, or clear the row.")
            elif row.cells:
                yield row

    def _header(self, cells: Sequence[Cell], plan: Plan) -> dict[int, str]:
        """The names in the first row by their column."""
        names: dict[int, str] = {}
        for cell in cells:
            name = cell.text.casefold()
            if name in names.values():
                message = f"two columns are called `{shorten(name)}`."
                self._add(cell.place, "key-repeated", message, "Keep one of them.")
            elif name not in plan.by_name:
                message = f"{plan.name}: there is no column `{shorten(cell.text)}`."
                known = list(plan.by_name)
                hint = suggestion(name, known) or f"Known: {', '.join(known)}."
                self._add(cell.place, "key-unknown", message, hint)
            names[cell.place.column] = name
        return names

    def _cells(
        self, cells: Sequence[Cell], names: Mapping[int, str], plan: Plan
    ) -> Iterator[tuple[str, yaml.Scalar]]:
        for cell in cells:
            name = names.get(cell.place.column)
            if name is None:
                message = f"{plan.name}: this column has no name in the first row."
                hint = "Write its name there, or clear what stands below it."
                self._add(cell.place, "key-unknown", message, hint)
            elif key := plan.by_name.get(name):
                text, asked = typed(cell, key, self.dates_as_shown)
                self.problems.extend([asked] if asked else [])
                yield name, yaml.Scalar(text, cell.place)

    def _indented(self, plan: Plan, rows: Mapping[str, list[Row]]) -> dict[str, yaml.Entry]:
        """By the id of a record in another sheet: the records of this one that stand in it."""
        ids = [row.text("id") for row in rows[plan.parent]]
        owner = plan.columns[0].name
        found: dict[str, list[yaml.Mapping]] = defaultdict(list)
        for row in rows[plan.name]:
            named = row.cells.get(owner, yaml.Scalar("", row.place))
            if named.text not in ids:
                message = f"{owner}: no `{shorten(named.text)}` stands in the sheet {plan.parent}."
                hint = suggestion(named.text, ids) or "Add it there, or correct the id."
                self._add(named.place, "reference-unknown", message, hint)
            found[named.text].append(row.record(without=owner))
        return {name: _section(plan.section, records) for name, records in found.items()}

    def _add(self, place: Place, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(place, rule, message, hint))


def _whole(row: Row, plan: Plan, below: Mapping[tuple[str, str], yaml.Entry]) -> yaml.Mapping:
    entry = below.get((plan.name, row.text("id")))
    return row.record(*([entry] if entry else []))


def _section(name: str, records: Sequence[yaml.Mapping]) -> yaml.Entry:
    place = records[0].place
    return yaml.Entry(yaml.Scalar(name, place), yaml.Sequence(tuple(records), place))
