"""What the dataset says of itself: title, version, date, people, licence.

Citation and metadata take these from here and from nowhere else. The descriptor that people write
names the project as a whole. While nobody stands in `contributors` that stays; then the listed
people are the authors, in the order of their ids, and the project publishes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scripts.contract.homepage import address
from scripts.contract.model import Contract, Contributor
from scripts.derived.citing.published import safe
from scripts.raw.rows import Row
from scripts.raw.spelling import quoted, spelled

Tables = Mapping[str, list[Row]]

ADDRESS = re.compile(r"^url: .*\n", re.MULTILINE)
AUTHORS = re.compile(r"^authors:\n(?:[ -].*\n)+", re.MULTILINE)
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
    homepage: str  # as an address; empty = it is published nowhere yet

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
        address(contract.homepage),
    )


def _creator(one: Contributor) -> Creator:
    return Creator(one.title, one.path, one.organization, one.roles)


def credited(contract: Contract, tables: Tables) -> Contract:
    """The contract, its property `contributors` naming those of the tables, if there are any."""
    people = _people(contract, tables)
    if not people:
        return contract
    project = [replace(one, role="publisher") for one in contract.contributors if not one.roles]
    return contract.changed(contributors=(*people, *project))


def _people(contract: Contract, tables: Tables) -> list[Contributor]:
    """Each contributor as the Data Package standard has it, with the roles as CRediT words them."""
    labels = {
        item.value: item.label
        for item in contract.tables["contributor_roles"].by_name["role"].categories
    }
    roles = defaultdict(list)
    for row in tables["contributor_roles"]:
        roles[row["contributor_id"]].append(labels.get(row["role"], row["role"]))
    return [
        Contributor(
            row["name"],
            "author",
            f"{ORCID}{row['orcid']}" if row["orcid"] else "",
            row["affiliation"],
            tuple(roles[row["contributor_id"]]),
        )
        for row in tables["contributors"]
    ]


def coders(tables: Tables) -> dict[str, str]:
    """The name of whoever is answerable for a record, or for those of a source; by its id."""
    names = {row["contributor_id"]: row["name"] for row in tables["contributors"]}
    return {
        row[column]: names[row["contributed_by_id"]]
        for table, column in (("sources", "source_id"), ("passages", "passage_id"))
        for row in tables[table]
        if row["contributed_by_id"] in names
    }


def cite_as(head: About) -> str:
    """The dataset in one line of Markdown, for the page that says how to cite it."""
    names = ", ".join(safe(one.name) for one in head.creators)
    where = f" <{head.homepage}>" if head.homepage else ""
    return f"*{safe(head.title)}*, version {head.version}, {names}.{where}"


def with_head(cff: str, creators: Iterable[Creator], homepage: str) -> str:
    """The text of a CITATION.cff with these authors, whose names are not taken apart.

    And with the address of the site, if there is one.
    """
    lines = [*([f"url: {quoted(homepage)}"] if homepage else []), "authors:"]
    for one in creators:
        plain = one.name[0].isalpha()  # what opens otherwise may be read as a number or a date
        lines.append(f"  - name: {spelled(one.name) if plain else quoted(one.name)}")
        lines += [f"    orcid: {one.orcid}"] if one.orcid else []
    return AUTHORS.sub(lambda _: "\n".join(lines) + "\n", ADDRESS.sub("", cff), count=1)
