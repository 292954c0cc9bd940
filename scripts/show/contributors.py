"""A contributor: what they did, and the records for which they are answerable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.derived.telling import Named
from scripts.show.kinds import Kind
from scripts.show.page import Page, Rows, filled
from scripts.show.records import Record, record, records_section
from scripts.show.shelf import Cell, Placed, Shelf, further, listed

PLACED = Placed(
    "contributors",
    "contributor_id name orcid affiliation note",
)
OF_ROLES = Placed(
    "contributor_roles",
    "contributor_id role",
)


@dataclass(frozen=True)
class ContributorView:
    """All that is known of one contributor."""

    type: str  # contributor
    id: str
    name: str
    orcid: str
    affiliation: str
    roles: tuple[str, ...]  # of CRediT
    note: str
    sources: tuple[Named, ...]  # for whose records they answer where those name nobody else
    records: tuple[Record, ...]
    more: tuple[Cell, ...]


def contributor_view(shelf: Shelf, key: str) -> ContributorView:
    """The view of one contributor. Raises `Refused`."""
    row = shelf.row("contributors", key)
    return ContributorView(
        "contributor",
        key,
        row["name"],
        row["orcid"],
        row["affiliation"],
        tuple(one["role"] for one in shelf.find("contributor_roles", "contributor_id", key)),
        row["note"],
        shelf.all_named("sources", "contributed_by_id", key),
        tuple(record(shelf, one) for one in shelf.find("passages", "contributed_by_id", key)),
        (*shelf.others(row, PLACED), *_of_roles(shelf, key)),
    )


def _of_roles(shelf: Shelf, key: str) -> Iterator[Cell]:
    """What a role says besides its name, under the name of the role."""
    for row in shelf.find("contributor_roles", "contributor_id", key):
        role = shelf.word("contributor_roles", "role", row["role"])
        for cell in shelf.others(row, OF_ROLES):
            name = f"{row['role']}.{cell.name}"
            yield replace(cell, name=name, title=f"{role}, {cell.title}")


def contributor_page(shelf: Shelf, view: ContributorView) -> Page:
    """What is shown of a contributor."""
    facts = tuple(_facts(shelf, view))
    return Page(
        "contributor", view.id, view.name, facts, (records_section("Records", view.records),)
    )


def _facts(shelf: Shelf, view: ContributorView) -> Rows:
    yield from filled(("ORCID iD", view.orcid), ("affiliation", view.affiliation))
    for number, role in enumerate(view.roles):
        yield "" if number else "roles", shelf.word("contributor_roles", "role", role)
    yield from listed("sources", view.sources, quoting=True)
    yield from further(view.more)
    yield from filled(("note", view.note))


CONTRIBUTOR = Kind("contributors", contributor_view, contributor_page)
