"""A contributor: what they did, and the records for which they are answerable."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.show.shelf import Shelf
from scripts.show.view_sources import Record, record
from scripts.show.view_types import Named


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
    )
