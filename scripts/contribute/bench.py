"""One record of a source or list, held to the build's own rules while it is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from scripts.contract.model import Contract, Kind
from scripts.derived.coverage import known_names
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Place, Problem, shorten
from scripts.raw.raw import Raw
from scripts.raw.rows import Dataset, Row, complete
from scripts.raw.strict_yaml import Sequence
from scripts.records.authored import Key
from scripts.records.resolve import actors, resolve
from scripts.rules.check import checks_in
from scripts.rules.checks import cells, keys
from scripts.rules.checks.wording import label_loaded
from scripts.rules.retired import check_retired
from scripts.text.anchors import shadow

Answers = Mapping[str, str]  # by key of the record; what is empty is left out

CHECKS = (*checks_in(cells), *checks_in(keys), label_loaded)
ALIKE = 3  # ids shown for one that is not there


@dataclass(frozen=True)
class Bench:
    """What a project has by now, as far as a new source may refer to it."""

    contract: Contract
    tables: Mapping[str, list[Row]]
    retired: Sequence | None  # the tombstones
    names: dict[str, str]  # each form of a name, and whose it is
    added: tuple[Answers, ...] = field(default=())  # organisations that are new

    @classmethod
    def of(cls, raw: Raw, contract: Contract) -> Bench:
        """That of a project as it stands."""
        tables = resolve(raw, contract).tables
        names = known_names(tables)
        kept = {name: tables[name] for name in _tables(contract)}
        return cls(contract, kept, raw.kept.get("retired"), names)

    def faults(self, kind: Kind, answers: Answers) -> dict[str, list[Problem]]:
        """What the rules say of a record and would not say without it, by key."""
        table = self.contract.tables[kind.table]
        keys = {item.name: item.key for item in table.fields} | {kind.id_column: "id"}
        found: dict[str, list[Problem]] = {}
        for problem in sorted({*self._problems([_row(kind, keys, answers)])} - self._standing):
            key = problem.place.path
            if (
                key not in keys.values()
            ):  # a record of that id stands elsewhere, and bears the blame
                key, problem = "id", _taken(problem, answers)
            found.setdefault(key, []).append(problem)
        return found

    def with_organisation(self, answers: Answers) -> Bench:
        """The same with one more organisation."""
        kind = self.contract.listed("organisations")
        keys = {item.name: item.key for item in self.contract.tables[kind.table].fields}
        row = _row(kind, keys | {kind.id_column: "id"}, answers)
        tables = {**self.tables, "organisations": [*self.tables["organisations"], row]}
        new = actors({"people": [], "organisations": [row]}, self.contract)
        tables["actors"] = [*self.tables["actors"], *new]
        return replace(self, tables=tables, added=(*self.added, answers))

    def ids(self, table: str) -> dict[str, str]:
        """The ids of a table, with what each is called."""
        key = self.contract.tables[table].key[0]
        return {row[key]: row["label"] or row["title"] or row["name"] for row in self.tables[table]}

    def named(self, key: Key, text: str) -> str:
        """The id meant where the name of an actor is typed; else what is typed."""
        if key.table != "actors" or text in self.ids("actors"):
            return text
        return self.names.get(shadow(text), text)

    def alike(self, key: Key, text: str) -> str:
        """A sentence with the ids that may be meant; empty where none is near."""
        words = text.casefold().replace("-", " ")
        known = self.ids(key.table)
        close = re.findall("`(.*)`", suggestion(text, list(known)))
        close += [
            name
            for name, label in known.items()
            if words in f"{name.replace('-', ' ')} {label.casefold()}" and name not in close
        ]
        shown = ", ".join(f"`{name}` ({shorten(known[name], 50)})" for name in close[:ALIKE])
        return f"Did you mean {shown}?" if shown else ""

    def _problems(self, rows: list[Row]) -> Iterator[Problem]:
        tables = {name: list(rows) for name, rows in self.tables.items()}
        for row in rows:
            tables[row.table].append(row)
        dataset = Dataset(complete(tables, self.contract), {}, {})
        for rule in CHECKS:
            yield from rule.problems(dataset, self.contract)
        ids = {
            row[kind.id_column]: row.at(kind.id_column)
            for kind in (*self.contract.lists, self.contract.source)
            for row in tables[kind.table]
        }
        yield from check_retired(self.retired, ids)

    @cached_property
    def _standing(self) -> set[Problem]:
        """What the rules say anyway."""
        return set(self._problems([]))


def _tables(contract: Contract) -> tuple[str, ...]:
    """Those that a new source may refer to."""
    return (*(kind.table for kind in contract.lists), "actors", contract.source.table)


def _row(kind: Kind, keys: Mapping[str, str], answers: Answers) -> Row:
    """The record as a row each of whose cells knows its key; it sorts behind all that stand."""
    cells = {column: answers.get(key, "") for column, key in keys.items()}
    places = {column: Place(key) for column, key in keys.items()}
    return Row(kind.table, cells, Place("~"), places)


def _taken(problem: Problem, answers: Answers) -> Problem:
    where = f"{problem.place.path}:{problem.place.line}"
    message = f"`{answers.get('id', '')}` stands already at {where}."
    return replace(problem, place=Place("id"), message=message)


def tidied(text: str) -> str:
    """What was typed, on one line and in Unicode normal form C, without blanks at its ends."""
    return unicodedata.normalize("NFC", " ".join(text.split("\n")).strip())


def said(problem: Problem) -> str:
    """A problem without the place and the table: what was seen and what to type."""
    message = re.sub(r"^\w+\.\w+: ", "", problem.message)
    return f"{message} {problem.hint}".rstrip()
