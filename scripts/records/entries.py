"""Typed records: which keys a record may carry, under which column each lands.

Nothing about the columns is restated here: allowed keys, closed lists and references come from
the contract. What is not understood is a problem, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from scripts.contract.model import PASSAGES, Contract, Kind, Table
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Place, Problem, shorten
from scripts.raw.rows import Row
from scripts.raw.rule import Edit, Rule
from scripts.raw.strict_yaml import Entry, Scalar, Sequence
from scripts.raw.strict_yaml import Mapping as Node
from scripts.records.kinds import (
    ANCHOR_KEYS,
    CREDIT,
    OTHER_KEYS,
    given_by_quote,
    own_keys,
    typed_columns,
)
from scripts.text.anchors import Anchor


@dataclass(frozen=True)
class Record:
    """One record as typed: its row of authored cells, its anchor, its children's rows."""

    kind: Kind
    row: Row
    anchor: Anchor = field(default_factory=Anchor)
    within: Scalar | None = None
    contributed_by: Scalar | None = None
    children: tuple[Row, ...] = ()

    @property
    def id(self) -> str:
        """The record's full id."""
        return self.row[self.kind.id_column]


RECORD_SHAPE = Rule(
    "record-shape",
    "A record is not written as `- ` and lines of `key: value`.",
    "Compare it with the example in `raw/README.md`.",
    Edit(
        right="  - every: Friday, 9 March 2001\n    reason: the date line",
        wrong="  - Friday",
        says="set_aside: a record is lines of `key: value` below a `- `. See raw/README.md for "
        "an example.",
    ),
)
KEY_UNKNOWN = Rule(
    "key-unknown",
    "No column and no part of the format has this name.",
    "Use the name suggested, or delete the line.",
    Edit(
        right="    cue: said",
        wrong="    cuee: said",
        says="statements: there is no key `cuee`. Did you mean `cue`?",
    ),
)
SECTION_EMPTY = Rule(
    "section-empty",
    "A section has a name and no records.",
    "Write a record, or delete the line.",
    Edit(
        right="names:",
        wrong="positions:\nnames:",
        says="positions: nothing stands below this key. Write a record, delete the line, or "
        "put `# ` before it.",
    ),
)
VALUE_NOT_TEXT = Rule(
    "value-not-text",
    "A list stands where one text is wanted.",
    "Write one value on the line.",
    Edit(
        right="    cue: said",
        wrong="    cue:\n      - said",
        says="statements.cue: one text is wanted, not a list.",
    ),
)
KEY_COMPUTED = Rule(
    "key-computed",
    "The build computes this column.",
    "Delete the line.",
    Edit(
        right="    cue: said",
        wrong="    cue: said\n    parent: theft",
        says="statements.parent is computed by the build and never typed. Delete the line.",
    ),
)
ID_MISSING = Rule(
    "id-missing",
    "A record has no `id`.",
    "Give it a short lower-kebab name.",
    Edit(
        right="- id: northby\n  label: Northby",
        wrong="- label: Northby",
        says="places: the record has no `id`. Give it a short lower-kebab name that nobody "
        "will need to change.",
        file="raw/places.yaml",
        also=(
            "reference-cycle",
            "reference-unknown",
            "field-missing",
        ),
    ),
)
ANCHOR_MISSING = Rule(
    "anchor-missing",
    "A record names no passage of its source.",
    "Give `quote`, or `from` and `to`; `locator` for a source only cited.",
    Edit(
        right="  - id: empty-houses\n    quote: 12 houses",
        wrong="  - id: empty-houses",
        says="figures: the record names no passage of its source. Give either `quote`, or "
        "`from` and `to`.",
    ),
)


class EntryReader:
    """Turns mappings into records; collects the problems met on the way."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.problems: list[Problem] = []
        self.left_out: list[str] = []  # ids of records that are none
        self.homes: list[Place] = []  # where each begins

    def records(
        self, kind: Kind, node: object, source_id: str = "", cited: bool = False
    ) -> list[Record]:
        """The records of one list; `source_id` prefixes local ids, `cited` asks for locators."""
        found = []
        before = ""  # the section of the last record that stands in the wrong one
        for item in self.items(node, kind.section):
            home = self._home(kind, item, cited) if source_id else ""
            if home or self._is_bare(kind, item):
                if home != before:
                    self._misplaced(kind, item, home)
                self.left_out.append(f"{source_id}.{item.text('id')}")
            else:
                found.append(self.record(kind, item, source_id, cited))
            before = home
        return found

    def _is_bare(self, kind: Kind, node: Node) -> bool:
        """Whether a record is an id alone, as where a line was typed twice; then says so."""
        bare = len(node.entries) == 1 and bool(node.text("id"))
        if bare:
            self._add(
                node.place,
                RECORD_SHAPE.code,
                f"{kind.section}: nothing stands below this `id`.",
                "Write the record's other lines below it, or delete the line.",
            )
        return bare

    def _home(self, kind: Kind, node: Node, cited: bool) -> str:
        """The section to which all keys of a record belong, where that is not its own."""
        keys = {entry.key.text for entry in node.entries}
        if keys <= self._keys(kind, cited):
            return ""
        known = {
            other.section: self._keys(other, cited) for other in self.contract.records
        } | OTHER_KEYS
        return next((name for name, fit in known.items() if keys.issubset(fit)), "")

    def _keys(self, kind: Kind, cited: bool) -> set[str]:
        table = self.contract.tables[kind.table]
        hidden = {kind.id_column, *(() if cited else given_by_quote(table))}
        columns = typed_columns(table, hidden)
        return columns.keys() | own_keys(kind, anchored=True, cited=cited)

    def _misplaced(self, kind: Kind, node: Node, home: str) -> None:
        self._add(
            node.place,
            KEY_UNKNOWN.code,
            f"{kind.section}: the keys of this record are those of `{home}`.",
            f"`{home}:` must stand above it on a line of its own, without a `# ` before it.",
        )

    def items(self, node: object, section: str) -> Iterator[Node]:
        """The mappings of a list; anything else is a problem."""
        if isinstance(node, Sequence):
            for item in node.items:
                if isinstance(item, Node):
                    self.homes.append(item.place)
                    yield item
                else:
                    self._add(
                        item.place,
                        RECORD_SHAPE.code,
                        f"{section}: a record is lines of `key: value` below a `- `.",
                        "See raw/README.md for an example.",
                    )
        elif isinstance(node, Scalar) and not node.text:
            self._add(
                node.place,
                SECTION_EMPTY.code,
                f"{section}: nothing stands below this key.",
                "Write a record, delete the line, or put `# ` before it.",
            )
        elif isinstance(node, Scalar | Node):
            self._add(
                node.place,
                RECORD_SHAPE.code,
                f"{section}: a list is wanted here.",
                "Open each record with `- `.",
            )

    def record(self, kind: Kind, node: Node, source_id: str = "", cited: bool = False) -> Record:
        """One mapping as a record. `cited`: the source is not held, so nothing can be quoted."""
        anchored = bool(source_id)
        table = self.contract.tables[kind.table]
        hidden = {kind.id_column, *(given_by_quote(table) if anchored and not cited else ())}
        extra = own_keys(kind, anchored, cited)
        row = self._row(table, node, source_id, extra, hidden, kind.child_section)
        row = self._identified(row, kind, node, source_id)
        anchor = self._anchor(kind, node, cited) if anchored else Anchor()
        owner, credit = (_text(node, key) if anchored else None for key in ("within", CREDIT))
        return Record(
            kind,
            row,
            anchor,
            owner,
            credit,
            tuple(self._children(kind, node, source_id, row[kind.id_column])),
        )

    def _children(self, kind: Kind, node: Node, source_id: str, parent: str) -> Iterator[Row]:
        below = node.get(kind.child_section) if kind.child_section else None
        if below is None:
            return
        table = self.contract.tables[kind.child_table]
        for item in self.items(below, f"{kind.section}.{kind.child_section}"):
            row = self._row(table, item, source_id, set(), {kind.child_column})
            yield row.with_cells(**{kind.child_column: parent})

    def _row(
        self,
        table: Table,
        node: Node,
        source_id: str,
        extra: set[str],
        hidden: set[str],
        below: str = "",
    ) -> Row:
        allowed = typed_columns(table, hidden)
        cells, places = {}, {}
        for entry in node.entries:
            if below and entry.key.text == below:
                continue
            name = allowed.get(entry.key.text)
            if name is None and entry.key.text not in extra:
                self._unknown(table, entry, [*allowed, *extra])
            elif not isinstance(entry.value, Scalar):
                self._add(
                    entry.key.place,
                    VALUE_NOT_TEXT.code,
                    f"{table.name}.{entry.key.text}: one text is wanted, not a list.",
                    "",
                )
            elif name is not None:
                cells[name] = self._full_id(table, name, entry.value.text, source_id)
                places[name] = entry.value.place
        return Row(table.name, cells, node.place, places)

    def _unknown(self, table: Table, entry: Entry, known: list[str]) -> None:
        word = entry.key.text
        computed = word in {item.key for item in table.fields}
        message = (
            f"{table.name}.{word} is computed by the build and never typed."
            if computed
            else f"{table.name}: there is no key `{shorten(word)}`."
        )
        hint = (
            "Delete the line."
            if computed
            else (
                suggestion(word, known)
                or self._elsewhere(table, word)
                or f"Known: {', '.join(sorted(known))}."
            )
        )
        self._add(
            entry.key.place, KEY_COMPUTED.code if computed else KEY_UNKNOWN.code, message, hint
        )

    def _elsewhere(self, table: Table, word: str) -> str:
        """For a key of other records: most likely the name of their section is missing."""
        homes = [
            kind.section
            for kind in self.contract.records
            if word in typed_columns(self.contract.tables[kind.table], {kind.id_column})
        ]
        if table.name not in self.contract.resting or not homes:
            return ""
        lines = " or ".join(f"`{home}:`" for home in homes)
        return (
            f"It is a key of {' and '.join(homes)}. If this is such a record, {lines} must stand "
            "above it, without a `# ` before it."
        )

    def _full_id(self, table: Table, name: str, text: str, source_id: str) -> str:
        """A reference to a record without a dot means this source."""
        key = table.targets.get(name)
        local = key is not None and key.table in (PASSAGES, *self.contract.resting)
        within = source_id and text and "." not in text
        return f"{source_id}.{text}" if local and within else text

    def _identified(self, row: Row, kind: Kind, node: Node, source_id: str) -> Row:
        name = node.get("id")
        if not isinstance(name, Scalar) or not name.text:
            self._add(
                node.place,
                ID_MISSING.code,
                f"{kind.section}: the record has no `id`.",
                "Give it a short lower-kebab name that nobody will need to change.",
            )
            return row
        text = f"{source_id}.{name.text}" if source_id else name.text
        return Row(
            row.table,
            {**row.cells, kind.id_column: text},
            row.home,
            {**row.places, kind.id_column: name.place},
        )

    def _anchor(self, kind: Kind, node: Node, cited: bool) -> Anchor:
        parts: dict[str, Scalar] = {}
        for key, name in ANCHOR_KEYS.items():
            value = node.get(key)
            if isinstance(value, Scalar) and value.text:
                parts[name] = value
        anchor = Anchor(**parts)
        if cited:
            wanted = bool(anchor.locator)
            hint = "Say where in the source the words stand: `locator: para 18`."
        else:
            wanted = parts.keys() - {"occurrence", "locator"} in ({"quote"}, {"start", "end"})
            hint = "Give either `quote`, or `from` and `to`."
        if not wanted:
            self._add(
                node.place,
                ANCHOR_MISSING.code,
                f"{kind.section}: the record names no passage of its source.",
                hint,
            )
        return anchor

    def _add(self, place: Place, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(place, rule, message, hint))


def _text(node: Node, key: str) -> Scalar | None:
    value = node.get(key)
    return value if isinstance(value, Scalar) else None


def defaulted(row: Row, table: Table) -> Row:
    """The row with each default of the contract where the cell is empty."""
    missing = {
        field.name: field.default for field in table.fields if field.default and not row[field.name]
    }
    return row.with_cells(**missing)
