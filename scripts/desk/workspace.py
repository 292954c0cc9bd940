"""The project as it lies on the disk, in memory: read again only where bytes changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import TypeAlias

from scripts.contract.model import Contract
from scripts.derived.coverage import known_names
from scripts.desk.route import Missing
from scripts.raw.files import TextFile
from scripts.raw.raw import Raw, given_raw, raw_of
from scripts.raw.rows import Dataset, Row
from scripts.raw.source import RawSource, given, read_source
from scripts.raw.text_cache import TextCache
from scripts.records.of_source import SourceResult, result_of
from scripts.records.resolve import joined
from scripts.records.shared import Shared, read_shared
from scripts.rules.normal import DESCRIPTOR, read_contract
from scripts.show.shelf import Shelf

Stamp: TypeAlias = tuple[int, ...]
Stamps: TypeAlias = dict[str, Stamp]  # by the path of a file from the project's root


@dataclass(frozen=True)
class Project:
    """What stood on the disk at one moment."""

    contract: Contract
    raw: Raw
    dataset: Dataset  # the authored tables
    sums: dict[str, str] = field(default_factory=dict)  # of its files, by path
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
        self._seen: Stamps = {}
        self._project: Project | None = None
        self._expected: Project | None = None
        self._summed: dict[str, tuple[Stamp, str]] = {}

    def now(self) -> Project:
        """The project as its files are. Raises `Refused` where one of them cannot be read."""
        with self._lock:
            seen = self.stamps()
            if self._project is None or seen != self._seen:
                sums = self._sums(seen)  # before: what is written meanwhile has another
                self._project = self._awaited(sums) or self._read(sums)
                self._seen = seen
            return self._project

    def expect(self, project: Project) -> None:
        """What will stand on the disk once whatever is being written is written.

        Where the sums of all files are then those that it gives, nothing is read again.
        """
        with self._lock:
            self._expected = project

    def _awaited(self, sums: dict[str, str]) -> Project | None:
        found, self._expected = self._expected, None
        return found if found and found.sums == sums else None

    def _read(self, sums: dict[str, str]) -> Project:
        contract = read_contract(self.root)
        same = self._same(sums)
        return Project.of(contract, self._raw(contract, same), sums, same)

    def _raw(self, contract: Contract, same: Collection[str]) -> Raw:
        """What people have written; of sources that are the `same`, as it was read before."""
        known = self._project.sources if self._project else {}
        texts = TextCache.of(self.root)

        def source_of(folder: Path) -> RawSource:
            if folder.name in same:
                return known[folder.name]
            return read_source(given(folder, self.root), texts)

        return raw_of(given_raw(self.root, contract), source_of)

    def _same(self, sums: Mapping[str, str]) -> dict[str, SourceResult]:
        """What sources contribute in whose folder no byte has changed."""
        if self._project is None or sums.get(DESCRIPTOR) != self._project.sums.get(DESCRIPTOR):
            return {}
        before, now = _by_folder(self._project.sums), _by_folder(sums)
        results = self._project.results
        return {name: one for name, one in results.items() if before.get(name) == now.get(name)}

    def _sums(self, stamps: Stamps) -> dict[str, str]:
        """The sum of each file; a file whose stamp is as it was is not read again."""
        known, self._summed = self._summed, {}
        for path, at in stamps.items():
            before = known.get(path)
            same = before and before[0] == at
            self._summed[path] = before if before and same else (at, sha_of(self.root / path))
        return {path: one[1] for path, one in self._summed.items()}

    def stamps(self) -> Stamps:
        """Every file on which the project rests, with what tells it from the one before.

        It is asked at each key that is pressed, so each folder is looked at once.
        """
        found = {DESCRIPTOR: stamp_of(self.root / DESCRIPTOR)}
        found |= {name: at for name, at in _listed(self.root, "raw") if name.endswith(".yaml")}
        for folder in _folders(self.root / "raw/sources"):
            found |= _listed(self.root, f"raw/sources/{folder}")
        return found

    def files(self) -> list[Path]:
        """The same files."""
        return [self.root / path for path in self.stamps()]


def stamp_of(path: Path | os.DirEntry[str]) -> Stamp:
    """Time and size of a file; nothing of one that is gone."""
    with contextlib.suppress(OSError):
        found = path.stat()
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size
    return ()


def _listed(root: Path, folder: str) -> list[tuple[str, Stamp]]:
    """The files in a folder, sorted."""
    with contextlib.suppress(OSError), os.scandir(root / folder) as entries:
        found = [(f"{folder}/{one.name}", stamp_of(one)) for one in entries if one.is_file()]
        return sorted(found)
    return []


def _folders(folder: Path) -> list[str]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        return sorted(one.name for one in entries if one.is_dir())
    return []


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
