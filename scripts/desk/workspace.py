"""The project as it lies on the disk, in memory: read again only where bytes changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import RLock
from types import MappingProxyType

from scripts.contract.model import Contract
from scripts.contribute.check_source import Stamp, stamp
from scripts.derived.coverage import known_names
from scripts.desk.route import Missing
from scripts.raw.files import TextFile, relative
from scripts.raw.raw import RECORDS, Raw, RawSource, read_raw
from scripts.raw.rows import Dataset, Row
from scripts.raw.text_cache import TextCache
from scripts.records.of_source import SourceResult, result_of
from scripts.records.resolve import joined
from scripts.records.shared import Shared, read_shared
from scripts.rules.normal import DESCRIPTOR, read_contract
from scripts.show.shelf import Shelf


@dataclass(frozen=True)
class Project:
    """What stood on the disk at one moment."""

    contract: Contract
    raw: Raw
    dataset: Dataset  # the authored tables
    sums: dict[str, str] = field(default_factory=dict)  # of its files, by path; none of one tried
    shared: Mapping[str, Shared] = field(default_factory=dict)  # what each list contributes
    results: Mapping[str, SourceResult] = field(default_factory=dict)  # what each source does

    @classmethod
    def of(
        cls,
        contract: Contract,
        raw: Raw,
        sums: dict[str, str],
        results: Mapping[str, SourceResult],
        shared: Mapping[str, Shared] = MappingProxyType({}),
    ) -> Project:
        """Of what is not among `results` and `shared` it is worked out what it contributes."""
        lists = {**raw.lists, **raw.kept}
        listed = {
            name: shared.get(name) or read_shared(name, node, contract)
            for name, node in lists.items()
        }
        made = {
            one.folder: results.get(one.folder) or result_of(one, contract) for one in raw.sources
        }
        dataset = joined(listed.values(), made.values(), contract)
        return cls(contract, raw, dataset, sums, listed, made)

    @cached_property
    def sources(self) -> dict[str, RawSource]:
        """The sources by id."""
        return {one.folder: one for one in self.raw.sources}

    @cached_property
    def shelf(self) -> Shelf:
        """The tables, to look things up in."""
        return Shelf(self.dataset.tables, self.contract)

    @cached_property
    def names(self) -> dict[str, str]:
        """Form of a name → the actor whom it means, if only one."""
        return known_names(self.dataset.tables)

    def row(self, table: str, key: str) -> Row:
        """The row of that key, which there is."""
        return self.shelf.row(table, key)

    def sum_of_records(self, name: str) -> str:
        """The sum of a source's file of records, as it was read."""
        return self.sums.get(f"raw/sources/{name}/{RECORDS}", "")

    def source(self, name: str) -> RawSource:
        """Raises `Missing`: a name is looked up, and never becomes part of a path."""
        if name not in self.sources:
            raise Missing("There is no such source in this project.")
        return self.sources[name]

    def document(self, name: str) -> TextFile:
        """The text of a source. Raises `Missing`."""
        document = self.source(name).document
        if document is None:
            raise Missing("This source is only cited; there is no text to mark words in.")
        return document


class Workspace:
    """Gives the project as it is now."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = RLock()
        self._seen: Stamp | None = None
        self._project: Project | None = None
        self._summed: dict[Path, tuple[Stamp, str]] = {}

    def now(self) -> Project:
        """The project as its files are. Raises `Refused` where one of them cannot be read."""
        with self._lock:
            seen = stamp(self.files())
            if self._project is None or seen != self._seen:
                sums = self._sums()  # before: what is written meanwhile has another
                contract = read_contract(self.root)
                raw = read_raw(self.root, contract, TextCache.of(self.root))
                self._project = Project.of(contract, raw, sums, self._same(sums))
                self._seen = seen
            return self._project

    def _same(self, sums: Mapping[str, str]) -> dict[str, SourceResult]:
        """What sources contribute in whose folder no byte has changed."""
        if self._project is None or sums.get(DESCRIPTOR) != self._project.sums.get(DESCRIPTOR):
            return {}
        before, now = _by_folder(self._project.sums), _by_folder(sums)
        results = self._project.results
        return {name: one for name, one in results.items() if before.get(name) == now.get(name)}

    def _sums(self) -> dict[str, str]:
        """The sum of each file; a file whose stamp is as it was is not read again."""
        known, self._summed = self._summed, {}
        for path in self.files():
            at = stamp([path])
            before = known.get(path)
            self._summed[path] = before if before and before[0] == at else (at, sha_of(path))
        return {relative(path, self.root): one[1] for path, one in self._summed.items()}

    def files(self) -> list[Path]:
        """Every file on which the project rests."""
        raw = self.root / "raw"
        return [self.root / DESCRIPTOR, *raw.glob("*.yaml"), *raw.glob("sources/*/*")]


def _by_folder(sums: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The sums of each source's files."""
    found: dict[str, dict[str, str]] = {}
    for path, one in sums.items():
        if path.startswith("raw/sources/"):
            found.setdefault(path.split("/")[2], {})[path] = one
    return found


def sha_of(path: Path) -> str:
    """The sum of a file's bytes, by which a save says what it saw; empty where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
