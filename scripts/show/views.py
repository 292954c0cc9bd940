"""What `show` knows of an id: one object a kind, for a program as JSON, for a person as a page.

The keys of the JSON, by `type`, then those of the parts. What each holds stands beside the
attribute of that name, in `view_types` and in the module of the kind.

    claim     type id wording kind unit population period place event wrongdoing part_of parts
              summary figures positions exclusions asserted_and_denied_in excesses
    event     type id label kind place part_of parts earliest latest reports exclusions statements
              claims
    actor     type id label kind voice voice_basis speaks_for part_of parts born died wikidata note
              names offices sources statements figures positions reports parts_in_events
    source    type id title bibliography speaker voice voice_basis publisher derivation
              derived_from copies read_through contributed_by tallies counts records
    place     type id label kind part_of parts events claims reports
    record    type id rows contributed_by holds repeated_by comparisons
    contributor type id name orcid affiliation roles note sources records
    retired   type id replaced_by reason since
    several   type id objects

    Saying       record_id table words position commitment speaker speaker_why reported_by
                 carrier_voice where note
    Figure       a Saying with claim reading qualifier value lower upper lower_inclusive
                 upper_inclusive bound_source unit_as_written basis as_of repeats_id origin
    Position     a Saying with claim
    Report       a Saying with event date_words date date_basis earliest latest precision place
                 participants
    Office       a Saying with person title organisation since until
    Name         a Saying with actor name language kind
    Statement    a Saying with specificity kind fidelity cue act translated date occasion repeats_id
                 origin_check positions
    Teller       id label described_as voice statement_id kind origin_check
    Where        source_id title kind line locator written published derivation derived_from
                 read_through
    Pair         kind a_id b_id relation same_source same_speaker_voice same_carrier_voice
                 same_origin
    Excess       part whole same_source
    Positions    asserting denying other
    ClaimOnEvent claim kind n_figures positions
    NameForm     name language kind used
    Participant  actor role position
    Part         role position report
    Stand        claim position commitment
    Record       record_id tables words line locator
    Tally        kind used set_aside open
    Named        id label
    Origin       source_id speaker_id

`several` answers an id that names things of several kinds. Every list has a fixed order.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from scripts.show.page_actors import actor_page
from scripts.show.page_claims import claim_page
from scripts.show.page_contributors import contributor_page
from scripts.show.page_events import event_page, place_page
from scripts.show.page_records import record_page
from scripts.show.page_sources import source_page
from scripts.show.shelf import Shelf
from scripts.show.terminal import UNSAFE, Page, render
from scripts.show.view_actors import actor_view
from scripts.show.view_claims import claim_view
from scripts.show.view_contributors import contributor_view
from scripts.show.view_events import event_view, place_view
from scripts.show.view_records import record_view
from scripts.show.view_sources import source_view


@dataclass(frozen=True)
class Several:
    """Records of several kinds that share an id."""

    type: str  # several
    id: str
    objects: tuple[Any, ...]


Kind = tuple[Callable[[Shelf, str], Any], Callable[[Shelf, Any], Page]]  # its view, its page

# The kind of what each table's first column names, in the order in which several are shown.
KINDS: dict[str, Kind] = {
    "claims": (claim_view, claim_page),
    "events": (event_view, event_page),
    "actors": (actor_view, actor_page),
    "sources": (source_view, source_page),
    "places": (place_view, place_page),
    "passages": (record_view, record_page),
    "contributors": (contributor_view, contributor_page),
}


def ids(shelf: Shelf) -> list[str]:
    """Every id that can be shown, sorted."""
    keys = {name: shelf.contract.tables[name].key[0] for name in KINDS}
    return sorted({row[key] for name, key in keys.items() for row in shelf.tables[name]})


def as_text(shelf: Shelf, key: str, width: int, colour: bool = False) -> str:
    """The pages of one of `ids`, in lines of at most `width` columns. Raises `Refused`."""
    pages = [page(shelf, view(shelf, key)) for view, page in _kinds(shelf, key)]
    return "\n\n".join(render(page, width, colour) for page in pages)


def as_json(shelf: Shelf, key: str) -> str:
    """The object of one of `ids`. Raises `Refused`."""
    found = tuple(view(shelf, key) for view, _ in _kinds(shelf, key))
    return dump(found[0] if len(found) == 1 else Several("several", key, found))


def _kinds(shelf: Shelf, key: str) -> list[Kind]:
    keys = {name: shelf.contract.tables[name].key[0] for name in KINDS}
    return [kind for name, kind in KINDS.items() if shelf.first(name, keys[name], key)]


def dump(view: Any) -> str:
    """A view as JSON; what could steer a terminal is escaped, all else stands as it is."""
    text = json.dumps(asdict(view), ensure_ascii=False, indent=2)
    lines = text.split("\n")  # of the layout: a line end inside a text is escaped already
    return "\n".join(UNSAFE.sub(lambda at: json.dumps(at[0])[1:-1], line) for line in lines)
