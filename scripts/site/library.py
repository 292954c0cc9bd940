"""What pages are made from: the published rows, and all that is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts.contract.model import Contract
from scripts.derived.citing.about import About, about, credited
from scripts.package.record_citation import Citing
from scripts.package.rights import passed_on
from scripts.raw.rows import Dataset, Row
from scripts.show.kinds import Kind
from scripts.show.lookup import Retired, retired
from scripts.show.plots.rows import Known
from scripts.show.shelf import Shelf
from scripts.show.views import kinds
from scripts.site.addresses import Addresses
from scripts.site.context import Contexts
from scripts.site.naming import Naming


@dataclass(frozen=True)
class Site:
    """One edition of the dataset, as the site shows it."""

    root: Path  # the project's folder
    contract: Contract
    dataset: Dataset  # as it may be published: other words are empty, other documents absent
    retired: dict[str, Retired]  # by id
    shelf: Shelf
    kinds: dict[str, Kind] = field(repr=False)  # what `show` knows, by table, in its order
    package: Path | None = None  # the archive that the site passes on

    @classmethod
    def of(
        cls, root: Path, contract: Contract, built: Dataset, package: Path | None = None
    ) -> Site:
        """The site of a built dataset."""
        published = passed_on(built, contract)
        known = {kind.table: kind for kind in kinds(contract)}
        shelf = Shelf(published.tables, contract)
        return cls(root, contract, published, retired(published.tables), shelf, known, package)

    @cached_property
    def head(self) -> About:
        """What the dataset says of itself, with the people to whom it is credited."""
        return about(credited(self.contract, self.dataset.tables))

    @property
    def name(self) -> str:
        """Its title without what explains it."""
        return self.contract.title.partition(":")[0]

    @cached_property
    def addresses(self) -> Addresses:
        """Where each id stands."""
        return Addresses([*self.shown(), *(("retired", key) for key in self.retired)])

    @cached_property
    def citing(self) -> Citing:
        """Cites any record."""
        return Citing(self.dataset.tables, self.contract)

    @cached_property
    def contexts(self) -> Contexts:
        """The words around any passage."""
        return Contexts(self.dataset)

    @cached_property
    def known(self) -> Known:
        """What the rows of pictures lead to."""
        return Known(self.dataset.tables)

    @cached_property
    def naming(self) -> Naming:
        """Whom claims name."""
        return Naming(self.dataset)

    def shown(self) -> Iterator[tuple[str, str]]:
        """Every id with the table of its kind, in the order of kinds."""
        for table in self.kinds:
            column = self.contract.tables[table].key[0]
            yield from ((table, row[column]) for row in self.dataset.tables[table])

    def row(self, table: str, key: str) -> Row:
        """The row of a kind's table. Raises `Refused`."""
        return self.shelf.row(table, key)

    def view(self, table: str, key: str) -> Any:
        """The object that `show` makes of an id, documented in `scripts/show/views.py`."""
        return self.kinds[table].view(self.shelf, key)

    def changes(self, key: str) -> Sequence[Row]:
        """What versions changed in a record, as rows of `changes`."""
        return self.shelf.find("changes", "record", key)
