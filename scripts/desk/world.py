"""A draft among the few rows that bear on it, made and judged as the build would.

The whole project would take seconds. So this takes what the draft refers to, what that refers to,
the statements around its words, and who else answers the same question; and there runs the very
code of the build: resolving, deriving what is compared, and every rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from scripts.contract.model import Contract
from scripts.derived.comparisons import Compared, answering
from scripts.derived.derive import Derived, made
from scripts.derived.families import Families
from scripts.desk.draft import ABOUT, Draft, Numbered
from scripts.desk.findings import Held
from scripts.desk.layers import standing, typed_records
from scripts.desk.workspace import Project
from scripts.raw.problems import Problem
from scripts.raw.raw import RawSource
from scripts.raw.rows import Dataset, Row, complete, key_of, sorted_rows
from scripts.raw.strict_yaml import Entry, Mapping, Node, Scalar, Sequence
from scripts.records.entries import EntryReader
from scripts.records.kinds import OTHER_KEYS
from scripts.records.resolve import actors, voices
from scripts.records.sources import resolve_source
from scripts.rules.mistakes import broken
from scripts.show.shelf import Shelf
from scripts.text.anchors import span_of

UNNAMED = "not-named-yet"  # the id of a draft that has none
COMPARED = "comparisons"
# By table, the column that names a question which others answer too.
ASKED = {"figures": "claim_id", "positions": "claim_id", "reports": "event_id"}
MOST_RIVALS = 400  # rows of one question that are compared with a draft

Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class World:
    """What the build would make of a draft."""

    dataset: Dataset  # a few rows of each table, those of the draft among them
    problems: tuple[Problem, ...]  # that are about the draft
    keys: tuple[str, ...]  # what stands on each line of a place in the draft
    record_id: str  # whole
    table: str
    contract: Contract

    @cached_property
    def shelf(self) -> Shelf:
        """The rows, to look things up in."""
        return Shelf(self.dataset.tables, self.contract)

    @cached_property
    def row(self) -> Row | None:
        """The draft's own row; None where its words or keys cannot be read, or it makes none."""
        column = self.contract.resting.get(self.table, "")
        rows = self.dataset.tables.get(self.table, ())
        return next((row for row in rows if column and row[column] == self.record_id), None)

    def key(self, problem: Problem) -> str:
        """The key that a problem is about, as in `claim` or `positions.0.claim`; empty = none."""
        here = self.keys[problem.place.line - 1] if problem.place.line <= len(self.keys) else ""
        table, _, column = problem.cell.partition(".")
        if here or table != self.table:
            return here
        return self.contract.tables[table].by_name[column].key


def world(project: Project, held: Held, draft: Draft) -> World:
    """Read a draft as the build would. Raises `Unfit`."""
    numbered, reader = Numbered(), EntryReader(project.contract)
    before = standing(project, held.source_id, draft.table, draft.was)
    typed = draft.typed(held.occurrences, held.text, project.contract, before)
    if draft.table not in OTHER_KEYS:
        typed = {"id": UNNAMED, **typed}
    source = _alone(project.source(held.source_id), draft, numbered.node(typed), project)
    resolved = resolve_source(source, project.contract, reader)
    fresh = [row for rows in resolved.tables.values() for row in rows]
    fresh += _new_rows(draft, project.contract, reader, numbered)
    own = Dataset(
        _gathered(fresh, (), project),
        {held.source_id: held.document},
        {held.source_id: project.dataset.document_paths[held.source_id]},
        tuple(resolved.set_aside),
        tuple({*reader.problems, *resolved.problems}),
        frozenset([*reader.left_out, *resolved.left_out]),
        frozenset(reader.homes),
    )
    own = _spoken(own, project.contract)
    problems = (one for one in broken(own, project.contract) if one.place.path == ABOUT)
    others = _gathered(fresh, _rivals(fresh, draft, project), project)
    record_id = f"{held.source_id}.{typed.get('id', '')}"
    whole = _spoken(replace(own, tables=others), project.contract)
    return World(
        _compared(whole, project.contract, record_id),
        tuple(sorted(problems)),
        tuple(numbered.keys),
        record_id,
        draft.table,
        project.contract,
    )


def _alone(source: RawSource, draft: Draft, node: Mapping, project: Project) -> RawSource:
    """The source with no record but the draft, and the statements that its words meet."""
    spoken = project.shelf.find("statements", "source_id", source.folder)
    spans = {
        row["statement_id"]: span_of(project.row("passages", row["statement_id"])) for row in spoken
    }
    sections: dict[str, list[Node]] = {}
    for section, item in typed_records(project, source.folder):
        span = spans.get(f"{source.folder}.{item.text('id')}") if section == "statements" else None
        if span and span.meets(draft.span) and item.text("id") != draft.was:
            sections.setdefault(section, []).append(item)
    sections.setdefault(draft.table, []).append(node)
    place = source.place
    dated = source.records.get("sections") if source.records else None
    if isinstance(dated, Sequence):
        sections["sections"] = [*dated.items, *sections.get("sections", ())]
    entries = (
        Entry(Scalar(name, place), Sequence(tuple(items), place))
        for name, items in sections.items()
    )
    named = Entry(Scalar("source", place), Scalar(source.folder, place))
    return replace(source, records=Mapping((named, *entries), place))


def _new_rows(
    draft: Draft, contract: Contract, reader: EntryReader, numbered: Numbered
) -> Iterator[Row]:
    """The rows of entries that are made together with the record."""
    tables: Tables = {name: [] for name in contract.tables}
    for number, one in enumerate(draft.new):
        node = numbered.node(one.typed(contract), f"new.{number}.")
        record = reader.record(contract.listed(one.table), node)
        tables[one.table].append(record.row)
        yield from (record.row, *record.children)
    yield from actors(tables, contract)


def _gathered(fresh: list[Row], others: Iterable[Row], project: Project) -> Tables:
    """Rows of a draft and others, with whatever all of these refer to: complete tables of few."""
    contract = project.contract
    found: dict[tuple[str, tuple[str, ...]], Row] = {}
    waiting = [*others, *fresh]
    own = {(row.table, key_of(row, contract.tables[row.table])): row for row in fresh}
    while waiting:
        row = waiting.pop()
        at = row.table, key_of(row, contract.tables[row.table])
        if at not in found:
            found[at] = own.get(at, row)
            waiting += _referred(row, project)
    tables: Tables = {}
    for row in found.values():
        tables.setdefault(row.table, []).append(row)
    return complete(tables, contract)


def _referred(row: Row, project: Project) -> Iterator[Row]:
    """The rows to which one refers; with an actor comes the person or organisation."""
    for key in project.contract.tables[row.table].foreign_keys:
        if row[key.field]:
            yield from project.shelf.find(key.table, key.target, row[key.field])
    for part in project.contract.tables[row.table].union_of:
        column = project.contract.listed(part).id_column
        yield from project.shelf.find(part, column, row[project.contract.tables[row.table].key[0]])


def _rivals(fresh: list[Row], draft: Draft, project: Project) -> Iterator[Row]:
    """Who else answers the questions that rows of the draft answer; of a kin question as well."""
    was = draft.was and f"{fresh[0]['source_id']}.{draft.was}"
    for table, column in ASKED.items():
        asked = {row[column] for row in fresh if row.table == table and row[column]}
        if table == "figures":
            asked = {kin for name in asked for kin in _kin(name, fresh, project)}
        rows = [row for name in sorted(asked) for row in project.shelf.find(table, column, name)]
        resting = project.contract.resting[table]
        yield from (row for row in rows[:MOST_RIVALS] if row[resting] != was)


def _kin(claim: str, fresh: list[Row], project: Project) -> Iterable[str]:
    """The claims that are compared with one, itself among them."""
    new = [row for row in fresh if row.table == "claims"]
    families = project.shelf.families
    if new:
        claims = [*project.dataset.tables["claims"], *new]
        families = Families({**project.dataset.tables, "claims": claims})
    return (claim, *families.of(claim).all) if claim in families.questions else (claim,)


def _spoken(dataset: Dataset, contract: Contract) -> Dataset:
    """With the speaker, and whoever is answerable, of the rows that are new."""
    who = voices(dataset.tables)
    credit = {row["source_id"]: row["contributed_by_id"] for row in dataset.tables["sources"]}
    tables = dict(dataset.tables)
    for name in contract.owned:
        tables[name] = [
            row
            if row["speaker_id"]
            else row.with_cells(speaker_id=who.speaker_of(row["statement_id"], row["source_id"]))
            for row in tables[name]
        ]
    tables["passages"] = [
        row
        if row["contributed_by_id"]
        else row.with_cells(contributed_by_id=credit.get(row["source_id"], ""))
        for row in tables["passages"]
    ]
    return replace(dataset, tables=tables)


def _compared(dataset: Dataset, contract: Contract, record_id: str) -> Dataset:
    """With what its answers are, and how that of one record compares with each of the others.

    All pairs would be many, and are none of the draft's.
    """
    for one in _makers():
        dataset = _with(dataset, one.rows(dataset, contract), one.tables, contract)
    found = Compared(dataset.tables)
    tables = {**dataset.tables, "answers": list(found.answer_rows())}
    for name, answers in (("figures", found.numbers), ("reports", found.dates)):
        tables[name] = answering(tables[name], answers)
    rows = [*found.with_answer_of(record_id)]
    return _with(replace(dataset, tables=tables), rows, ("comparisons",), contract)


def _with(
    dataset: Dataset, rows: Iterable[Row], names: Iterable[str], contract: Contract
) -> Dataset:
    """With other rows in some tables."""
    tables: Tables = {name: [] for name in names}
    for row in rows:
        tables[row.table].append(row)
    anew = {name: sorted_rows(some, contract.tables[name]) for name, some in tables.items()}
    return replace(dataset, tables={**dataset.tables, **anew})


@cache
def _makers() -> tuple[Derived, ...]:
    """What must be derived before answers are compared, in its order."""
    found: set[str] = set()
    waiting = [*made()[COMPARED].needs]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += made()[name].needs
    return tuple(dict.fromkeys(one for name, one in made().items() if name in found))
