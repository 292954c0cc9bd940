"""A source held to the rules without looking at every other one.

What the rules say is kept part by part: of each source, and of what lies beside the sources. A
verdict on a source stands as long as its files, those of the sources that it names, the shared
lists, the contract and the code are the same. So the rules run over a source, what it names, and
whatever has no verdict. A test holds this to the rules over everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from scripts.contract.model import PASSAGES, Contract
from scripts.derived.coverage import covered, known_names
from scripts.raw.kept import Kept, code, sum_of
from scripts.raw.problems import Place, Problem
from scripts.raw.progress import tracked
from scripts.raw.raw import GivenRaw, given_raw, refuse
from scripts.raw.rows import Dataset, Row
from scripts.raw.source import given
from scripts.raw.strict_yaml import Sequence
from scripts.raw.tasks import Means, single
from scripts.raw.text_cache import TextCache
from scripts.records.of_source import SourceResult
from scripts.records.outline import WHOLE, Outline, outline_of, packed, unpacked
from scripts.records.packing import Packed, packed_problems, packed_rows, problems
from scripts.records.project import read_lists, sound, source_task
from scripts.records.resolve import actors, joined
from scripts.records.shared import Shared
from scripts.records.tombstones import tombstones
from scripts.rules.lookalikes import lookalikes
from scripts.rules.mistakes import Verdict, judged, said
from scripts.rules.of_source import in_folder
from scripts.rules.retired import check_retired, living_ids

ROOMS = ("contract", "raw", "text", "records", "derived", "rules")
NEAREST = {"reference-unknown", "replacement-unknown"}  # their hints name the nearest of all ids
OUTLINE, VERDICT, BESIDE = "outline", "verdict", "beside"  # the kinds of what is kept
SOURCES = "raw/sources"


@dataclass(frozen=True)
class Seen:
    """What was seen of one source and around it."""

    problems: set[Problem]
    look_at: list[Problem]  # it stops nothing
    dataset: Dataset  # the source with what it names; of it alone, what became of its pieces


def read_surroundings(root: Path, contract: Contract, kept: Kept) -> Surroundings:
    """Every list and the outline of every source. Raises `Refused`, as reading all of it does."""
    means, files = Means(kept), given_raw(root, contract)
    found = list(files.problems)
    shared, retired = read_lists(files, contract, means, found)
    task = source_task(contract, TextCache(kept))
    outlines: dict[str, Outline] = {}
    sums: dict[str, str] = {}
    for one in tracked(files.sources(), "Reading sources", len(files.folders)):
        sums[one.folder] = name = task.name(one)
        if entry := kept.get(OUTLINE, name) if name else None:
            outlines[one.folder] = unpacked(entry)
        elif sound(result := single(task, one, means), found):
            outlines[one.folder] = outline_of(result, contract)
            kept.put(OUTLINE, name, packed(outlines[one.folder]))
    refuse(found, len(outlines))
    return Surroundings(contract, kept, files, shared, retired, outlines, sums)


@dataclass(frozen=True)
class Surroundings:
    """A project, of which as much is looked at as a question needs."""

    contract: Contract
    kept: Kept
    files: GivenRaw
    shared: Mapping[str, Shared]  # by the name of the list
    retired: Sequence | None  # the tombstones
    outlines: Mapping[str, Outline]  # by folder
    sums: Mapping[str, str]  # by folder: over all that bears on what the source contributes

    def seen(self, source_id: str) -> Seen | None:
        """What the rules say; None where only a look at everything can tell."""
        verdicts = {name: self._kept(name) for name in self.outlines if name != source_id}
        anew = [source_id, *(name for name, verdict in verdicts.items() if verdict is None)]
        beside = self.kept.get(BESIDE, self._sum_beside)
        dataset = self._dataset(anew, whole=beside is None)
        dataset = self._covered(dataset, source_id)
        own = self._sum_of_own(source_id, dataset)
        entry = self.kept.get(VERDICT, own) if anew == [source_id] and beside else None
        if beside and entry:
            parts = [_unpacked(entry), _unpacked(beside[:2])]
        else:
            verdict = judged(dataset, self.contract)
            made = {name: verdict.of(partial(in_folder, source_id=name)) for name in anew}
            beside = beside or [
                *_packed(verdict.of(_outside)),
                packed_problems(lookalikes(dataset)),
            ]
            parts = [*made.values(), _unpacked(beside[:2])]
        stones = self._of_tombstones()
        if NEAREST & {one.rule for one in (*said(parts), *stones)}:
            return None
        if not entry:
            self.kept.put(BESIDE, self._sum_beside, beside)
            self.kept.put(VERDICT, own, _packed(made[source_id]))
            for name in anew[1:]:
                self.kept.put(VERDICT, self._sum_of(name), _packed(made[name]))
        found = said([*filter(None, verdicts.values()), *parts]) | set(stones)
        return Seen(found, list(problems(beside[2])), dataset)

    def _sum_of_own(self, source_id: str, dataset: Dataset) -> str:
        """A sum over all that bears on the verdict on a source, with what its document leaves open.

        Of the last no rule speaks while somewhere the words of a record are not found.
        """
        rows = packed_rows(dataset.tables["coverage"])
        return sum_of("own", self._sum_of(source_id), rows, bool(dataset.left_out))

    def _dataset(self, anew: Iterable[str], whole: bool) -> Dataset:
        """The sources `anew` with those that they name, and of the rest what makes a difference.

        `whole`: with all that lies beside them, and whatever in any source names it.
        """
        own = [self._result(name) for name in anew]
        rows = list(_rows(own))
        named = self._named_by(rows)
        loaded = {other for name in anew for other in self._named(name)}.difference(anew)
        parts = [self._only(self._result(name), named) for name in sorted(loaded)]
        chain = set(self._chain([*anew, *loaded]))
        for name, one in self.outlines.items():
            if name not in {*anew, *loaded}:
                tables = _both(one) if whole else _part(one, chain)
                parts.append(replace(one.shell, tables=tables))
        if whole:
            shared, unjudged = list(self.shared.values()), list(_rows(parts))
        else:
            shared = [self._entries([*rows, *_rows(parts)])]
            unjudged = [*_rows(parts), *_rows(shared)]
        dataset = joined(shared, [*own, *parts], self.contract)
        return replace(dataset, elsewhere=frozenset(self._named_by(unjudged) - named))

    @cached_property
    def _to_records(self) -> dict[str, list[str]]:
        """By table, the columns that name a record or source."""
        found = {PASSAGES, self.contract.source.table, *self.contract.resting}
        return {
            name: [key.field for key in table.foreign_keys if key.table in found]
            for name, table in self.contract.tables.items()
        }

    def _only(self, result: SourceResult, named: set[str]) -> SourceResult:
        """Of a source its row, its names, and the records that are named."""
        columns = {**self.contract.resting, PASSAGES: self.contract.tables[PASSAGES].key[0]}
        tables = {
            name: [row for row in result.tables.get(name, ()) if row[column] in named]
            for name, column in columns.items()
        }
        whole = {name: result.tables.get(name, []) for name in WHOLE}
        return replace(result, tables={**tables, **whole}, set_aside=(), problems=())

    def _named_by(self, rows: Iterable[Row]) -> set[str]:
        """The records and sources that rows name."""
        return {row[column] for row in rows for column in self._to_records[row.table]} - {""}

    def _covered(self, dataset: Dataset, source_id: str) -> Dataset:
        """With what became of the pieces of one document; finding it for all takes long."""
        return covered(dataset, [source_id], Means(self.kept), self._known_names)

    def _result(self, name: str) -> SourceResult:
        """All that a source contributes. Raises `Refused` where a file was broken meanwhile."""
        root = self.files.root
        task = source_task(self.contract, TextCache(self.kept))
        found = single(task, given(root / SOURCES / name, root), Means(self.kept))
        again: list[Problem] = []
        result = found if sound(found, again) else None
        refuse(again, 1)
        assert result is not None
        return result

    def _named(self, name: str) -> Iterator[str]:
        """The other sources that a source names, as far as they are there."""
        return (one for one in self.outlines[name].refers if one in self.outlines)

    def _chain(self, names: Iterable[str]) -> Iterator[str]:
        """Sources, those that they name, those that these name, and so on."""
        waiting, found = list(names), set()
        while waiting:
            if (name := waiting.pop()) not in found:
                found.add(name)
                yield name
                waiting += self._named(name)

    def _entries(self, rows: list[Row]) -> Shared:
        """The entries of lists that rows name, and those that these name; and all forms of names.

        Their problems are told by the verdict on what lies beside the sources.
        """
        found: dict[int, Row] = {}
        waiting = rows
        while waiting:
            row = waiting.pop()
            for key in self.contract.tables[row.table].foreign_keys:
                for other in self._by_id.get((key.table, row[key.field]), ()):
                    if id(other) not in found:
                        found[id(other)] = other
                        waiting.append(other)
        tables: dict[str, list[Row]] = defaultdict(list)
        for row in found.values():
            tables[row.table].append(row)
        lost = tuple(name for one in self.shared.values() for name in one.left_out)
        below = {kind.child_table for kind in self.contract.lists} - {""}
        return Shared({**tables, **{name: self._tables[name] for name in below}}, left_out=lost)

    def _of_tombstones(self) -> list[Problem]:
        """What is wrong with them, or with what uses a retired id."""
        stones = tombstones(self.retired)
        ids = {id_ for stone in stones for id_ in (stone.id, *stone.heirs)}
        folders = {id_.partition(".")[0] for id_ in ids if "." in id_} & self.outlines.keys()
        tables = {name: list(rows) for name, rows in self._tables.items()} if stones else {}
        parts = [one.shell.tables for one in self.outlines.values()]
        for name, rows in [("sources", part["sources"]) for part in parts if stones]:
            tables.setdefault(name, []).extend(rows)
        for folder in sorted(folders):
            for name, some in self._result(folder).tables.items():
                tables.setdefault(name, []).extend(some)
        return check_retired(self.retired, living_ids(tables, self.contract)) if stones else []

    def _kept(self, name: str) -> Verdict | None:
        entry = self.kept.get(VERDICT, self._sum_of(name))
        return _unpacked(entry) if entry else None

    def _sum_of(self, name: str) -> str:
        """A sum over all that bears on the verdict on a source."""
        others = [self.sums[one] for one in sorted(self._chain([name]))]
        forms = [self._forms[_form(row)] for row in self.outlines[name].shell.tables["names"]]
        return sum_of(self._by, self.sums[name], others, [one for one in forms if len(one) > 1])

    @cached_property
    def _sum_beside(self) -> str:
        """The same for what lies beside the sources."""
        return sum_of(self._by, [[name, one.sum] for name, one in self.outlines.items()])

    @cached_property
    def _by(self) -> str:
        """A sum over what bears on every verdict."""
        lists = [
            [name, sha256(data).hexdigest()]
            for name, data in self.files.lists.items()
            if isinstance(data, bytes)
        ]
        return sum_of(code(*ROOMS), self.contract.text, lists)

    @cached_property
    def _tables(self) -> dict[str, list[Row]]:
        """All rows of what lies beside the sources, and the actors."""
        tables: dict[str, list[Row]] = {name: [] for name in self.contract.tables}
        for one in self.shared.values():
            for name, rows in one.tables.items():
                tables[name] += rows
        return {**tables, "actors": list(actors(tables, self.contract))}

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], list[Row]]:
        """Table and id → the rows of lists; of a union, those of its parts."""
        found: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for kind in self.contract.lists:
            union = self.contract.unions.get(kind.table, kind.table)
            for row in self._tables[kind.table]:
                for table in {kind.table, union}:
                    found[table, row[kind.id_column]].append(row)
        return dict(found)

    @cached_property
    def _names(self) -> list[Row]:
        """Every form of a name that a record gives."""
        shells = (one.shell for one in self.outlines.values())
        return [*self._tables["names"], *(row for one in shells for row in one.tables["names"])]

    @cached_property
    def _known_names(self) -> dict[str, str]:
        return known_names({"actors": self._tables["actors"], "names": self._names})

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        """Where each form of an actor's name stands."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._names:
            found[_form(row)].append(f"{row.home.path}:{row.home.line}")
        return dict(found)


def _rows(parts: Iterable[SourceResult | Shared]) -> Iterator[Row]:
    return (row for one in parts for rows in one.tables.values() for row in rows)


def _both(outline: Outline) -> dict[str, list[Row]]:
    """All that an outline has."""
    found = {name: list(rows) for name, rows in outline.shell.tables.items()}
    for name, rows in outline.links.items():
        found.setdefault(name, []).extend(rows)
    return found


def _part(outline: Outline, chain: set[str]) -> dict[str, list[Row]]:
    """What of a source may make a difference to others; its row only where one leads to it."""
    found = {**outline.links, "names": outline.shell.tables["names"]}
    return {**found, "sources": [outline.source]} if outline.shell.folder in chain else found


def _form(row: Row) -> str:
    return f"{row['actor_id']} {row['name']}"


def _outside(place: Place) -> bool:
    return not place.path.startswith(f"{SOURCES}/")


def _packed(verdict: Verdict) -> list[Packed]:
    return [packed_problems(sorted(some)) for some in (verdict.sure, verdict.late)]


def _unpacked(entry: Packed) -> Verdict:
    return Verdict(*(frozenset(problems(some)) for some in entry))
