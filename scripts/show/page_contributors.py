"""The page of a contributor."""

from __future__ import annotations

from scripts.show.page_parts import Rows, filled, listed
from scripts.show.page_sources import record_block
from scripts.show.shelf import Shelf
from scripts.show.terminal import Page, Section
from scripts.show.view_contributors import ContributorView


def contributor_page(shelf: Shelf, view: ContributorView) -> Page:
    """What is shown of a contributor."""
    return Page(
        "contributor",
        view.id,
        view.name,
        tuple(_facts(shelf, view)),
        (
            Section(
                f"Records ({len(view.records)})", tuple(record_block(one) for one in view.records)
            ),
        ),
    )


def _facts(shelf: Shelf, view: ContributorView) -> Rows:
    yield from filled(("ORCID iD", view.orcid), ("affiliation", view.affiliation))
    for number, role in enumerate(view.roles):
        yield "" if number else "roles", shelf.word("contributor_roles", "role", role)
    yield from listed("sources", view.sources, quoting=True)
    yield from filled(("note", view.note))
