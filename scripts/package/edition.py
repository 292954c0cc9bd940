"""One edition of the dataset: what is published, and the descriptor that declares it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scripts.contract.model import Contract
from scripts.derived.citing.about import credited
from scripts.package.codebook import codebook_declared, codebook_tables
from scripts.package.families import FAMILIES, families, families_declared
from scripts.package.flat import flat_declared, flat_tables
from scripts.package.rights import passed_on, relaxed
from scripts.raw.rows import Dataset, Row

Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class Edition:
    """The published tables, flat ones and codebook included, as every format holds them."""

    dataset: Dataset  # only with documents that may be passed on
    contract: Contract  # declares exactly the tables of `dataset`
    withheld: dict[tuple[str, str], int]  # emptied cells by table and column

    @property
    def name(self) -> str:
        """The name of the folder and the archive."""
        return f"{self.contract.name}-{self.contract.version}"


def edition(built: Dataset, contract: Contract) -> Edition:
    """What may be published of a built dataset."""
    published = passed_on(built, contract)
    own = relaxed(contract)
    declared = credited(contract, built.tables).with_tables(own)
    declared = declared.with_tables([*flat_declared(declared), families_declared(declared), *own])
    tables = _all(published, declared)
    whole = _all(built, declared)
    emptied = _withheld(whole, tables, declared)
    books = codebook_tables(tables, declared, emptied)
    complete = declared.with_tables([*declared.tables.values(), *codebook_declared(declared)])
    return Edition(replace(published, tables={**tables, **books}), complete, emptied)


def _all(dataset: Dataset, contract: Contract) -> Tables:
    """The tables of a dataset with those that the package adds."""
    added = {**flat_tables(dataset.tables, contract), FAMILIES: families(dataset.tables)}
    return {**added, **dataset.tables}


def _withheld(whole: Tables, published: Tables, contract: Contract) -> dict[tuple[str, str], int]:
    """How many cells of each table and column were emptied, where any was."""
    found: dict[tuple[str, str], int] = {}
    for name, table in contract.tables.items():
        pairs = list(zip(whole[name], published[name], strict=True))
        for column in table.names:
            emptied = sum(bool(before[column]) and not after[column] for before, after in pairs)
            if emptied:
                found[name, column] = emptied
    return found
