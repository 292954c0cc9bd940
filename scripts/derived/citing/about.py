"""What the dataset says of itself: title, version, date, people, licence, read from the contract.

Citation and metadata take these from here and from nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.contract.model import Contract, Contributor

ORCID = "https://orcid.org/"


@dataclass(frozen=True)
class Creator:
    """Somebody to whom the dataset is credited."""

    name: str
    orcid: str = ""  # as an address; empty = none is given
    affiliation: str = ""
    roles: tuple[str, ...] = ()  # in the words of CRediT; none of the project as a whole

    @property
    def is_person(self) -> bool:
        """Whoever is listed has a role."""
        return bool(self.roles)

    @property
    def did(self) -> str:
        """Their roles as a text."""
        return f"CRediT: {'; '.join(self.roles)}" if self.roles else ""


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
    creators: tuple[Creator, ...]  # in the contract's order
    publisher: Creator
    licence: Licence

    @property
    def year(self) -> str:
        """The year of this version."""
        return self.date[:4]


def about(contract: Contract) -> About:
    """The head of the contract."""
    licence = contract.licences[0]
    people = [(one.role, _creator(one)) for one in contract.contributors]
    creators = tuple(one for role, one in people if role != "publisher")
    return About(
        contract.name,
        contract.title,
        contract.description,
        contract.version,
        contract.created[:10],
        contract.keywords,
        creators,
        next((one for role, one in people if role == "publisher"), creators[0]),
        Licence(licence.name, licence.title, licence.path),
    )


def _creator(one: Contributor) -> Creator:
    return Creator(one.title, one.path, one.organization, one.roles)
