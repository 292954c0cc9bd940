"""What the dataset says of itself: title, version, date, people, licence, read from the contract.

Citation and metadata take these from here and from nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.contract import Contract


@dataclass(frozen=True)
class Licence:
    """The terms of the rows."""

    name: str  # SPDX identifier
    title: str
    url: str


@dataclass(frozen=True)
class About:
    """The head of `datapackage.json`."""

    name: str
    title: str
    description: str
    version: str
    date: str  # of this version, YYYY-MM-DD
    keywords: tuple[str, ...]
    creators: tuple[str, ...]  # names of the contributors, in the contract's order
    licence: Licence

    @property
    def year(self) -> str:
        """The year of this version."""
        return self.date[:4]


def about(contract: Contract) -> About:
    """The head of the contract. Raises `KeyError` where it lacks a part."""
    head = contract.descriptor
    licence = head["licenses"][0]
    return About(
        head["name"],
        head["title"],
        head["description"],
        head["version"],
        head["created"][:10],
        tuple(head["keywords"]),
        tuple(person["title"] for person in head["contributors"]),
        Licence(licence["name"], licence["title"], licence["path"]),
    )
