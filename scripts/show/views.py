"""What `show` knows of an id: one object a kind, for a program as JSON, for a person as a page.

The keys of the JSON, by `type`, then those of the parts. What each holds stands beside the
attribute of that name, in the module of the kind. Whatever is a row of a table has besides, under
their own names, the filled columns that no module has placed: a number as a number, a reference as
`Named`, all else as in the table. Where a name is taken, it is `table.column`.

    claim     type id wording kind scope wrongdoing narrower_of narrower summary figures positions
              answers family pairs asserted_and_denied_in
    event     type id label kind place part_of parts earliest latest closest closest_earliest
              closest_latest reports answers pairs statements claims
    actor     type id label kind voice voice_basis voice_source voice_locator speaks_for part_of
              parts born died wikidata note names offices sources statements figures positions
              reports parts_in_events
    source    type id title bibliography speaker voice voice_basis publisher derivation
              derived_from copies read_through contributed_by tallies counts records
    place     type id label kind part_of parts events claims reports
    record    type id rows contributed_by holds repeated_by answer pairs
    answer    type id answer sayings pairs
    contributor type id name orcid affiliation roles note sources records
    retired   type id replaced_by reason since
    listed    type id label referred_by
    several   type id objects

    Saying       record_id table words position commitment speaker speaker_why reported_by
                 carrier_voice said origin_check withdrawn_id where note
    Figure       a Saying with claim rendering curator_reading reading_why read_by stated_in reading
                 qualifier approximate value lower upper lower_inclusive upper_inclusive
                 bound_source unit_as_written basis as_of answer_id repeats_id origin
    Position     a Saying with claim
    Report       a Saying with event date_words calendar date date_basis date_checked earliest
                 latest precision answer_id place participants
    Office       a Saying with person title organisation since until
    Name         a Saying with actor name language kind
    Statement    a Saying with specificity kind fidelity cue act translated date occasion repeats_id
                 positions
    Teller       id label described_as voice statement_id kind origin_check
    Where        source_id title kind line locator ocr written published derivation derived_from
                 read_through retracted_id
    Answer       id kind question reading period found_so_far as_relayed excludes given_by n_sources
                 n_voices n_voices_assessed n_origins n_hedged first_said last_said n_below n_above
                 nearest_below_id nearest_above_id
    Pair         kind pair_class reason a_id b_id scope_relation differing relation apart part_id
                 hedged a_basis b_basis gap ratio same_source same_speaker_voice same_carrier_voice
                 same_origin
    Scope        unit population place period event counts
    Family       name event unit inside wider
    Member       claim scope relation n_figures n_answers
    Positions    asserting denying other
    ClaimOnEvent claim kind n_figures positions
    NameForm     name language kind used
    Participant  actor role position
    Part         role position report
    Stand        claim position commitment
    Record       record_id tables words line locator
    Tally        kind used set_aside open
    Reference    table column id label
    Named        id label
    Origin       source_id speaker_id

`listed` is a record of a list that no module here knows; its `type` is what one row of the list
is, such as `law`. A record of any other kind has `referred_by` where such a list refers to it.
`several` answers an id that names things of several kinds. Every list has a fixed order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from scripts.contract.model import Contract
from scripts.raw.visible import UNSAFE
from scripts.show.actors import ACTOR
from scripts.show.claims import CLAIM
from scripts.show.contributors import CONTRIBUTOR
from scripts.show.events import EVENT, PLACE
from scripts.show.kinds import Kind
from scripts.show.lists import Reference, lists, references, references_as_sections, tables_of
from scripts.show.page import Page
from scripts.show.records import RECORD
from scripts.show.rivals import ANSWER
from scripts.show.shelf import Cell, Shelf
from scripts.show.sources import SOURCE
from scripts.show.terminal import render

# In the order in which several are shown.
KINDS = (CLAIM, EVENT, ACTOR, SOURCE, PLACE, RECORD, ANSWER, CONTRIBUTOR)
MORE = "more"  # the attribute with the cells that nobody placed


def kinds(contract: Contract) -> tuple[Kind, ...]:
    """Every kind of thing that can be shown, in that order."""
    return (*KINDS, *lists(contract, KINDS))


def ids(shelf: Shelf) -> list[str]:
    """Every id that can be shown, sorted."""
    keys = {kind.table: _key(shelf, kind) for kind in kinds(shelf.contract)}
    return sorted({row[key] for name, key in keys.items() for row in shelf.tables[name]})


def as_text(shelf: Shelf, key: str, width: int, colour: bool = False) -> str:
    """The pages of one of `ids`, in lines of at most `width` columns. Raises `Refused`."""
    pages = [page(shelf, kind, key) for kind in _kinds(shelf, key)]
    return "\n\n".join(render(page, width, colour) for page in pages)


def as_json(shelf: Shelf, key: str) -> str:
    """The object of one of `ids`. Raises `Refused`."""
    found = [as_object(shelf, kind, key) for kind in _kinds(shelf, key)]
    return dump(found[0] if len(found) == 1 else {"type": "several", "id": key, "objects": found})


def page(shelf: Shelf, kind: Kind, key: str) -> Page:
    """The page of an id of one kind. Raises `Refused`."""
    made = kind.page(shelf, kind.view(shelf, key))
    found = references_as_sections(shelf, tuple(_referring(shelf, kind, key)))
    return replace(made, sections=(*made.sections, *found))


def as_object(shelf: Shelf, kind: Kind, key: str) -> dict[str, Any]:
    """The object of an id of one kind, of plain values. Raises `Refused`."""
    found = _plain(kind.view(shelf, key))
    referring = [_plain(one) for one in _referring(shelf, kind, key)]
    return {**found, "referred_by": referring} if referring else found


def _referring(shelf: Shelf, kind: Kind, key: str) -> Iterator[Reference]:
    """What refers to a record of a known kind from a list that is not known to it."""
    if kind in KINDS:
        unknown = [one.table for one in lists(shelf.contract, KINDS)]
        yield from references(shelf, tables_of(shelf.contract, kind), key, unknown)


def _kinds(shelf: Shelf, key: str) -> list[Kind]:
    every = kinds(shelf.contract)
    return [kind for kind in every if shelf.first(kind.table, _key(shelf, kind), key)]


def _key(shelf: Shelf, kind: Kind) -> str:
    return shelf.contract.tables[kind.table].key[0]


def dump(found: Any) -> str:
    """An object as JSON; what could steer a terminal is escaped, all else stands as it is."""
    text = json.dumps(_plain(found), ensure_ascii=False, indent=2)
    lines = text.split("\n")  # of the layout: a line end inside a text is escaped already
    return "\n".join(UNSAFE.sub(lambda at: json.dumps(at[0])[1:-1], line) for line in lines)


def _plain(found: Any) -> Any:
    """Dataclasses as dicts, with the cells that nobody placed under the names of their columns."""
    if is_dataclass(found):
        values = {one.name: getattr(found, one.name) for one in fields(found)}
        return _with_cells({key: _plain(value) for key, value in values.items() if key != MORE},
                           values.get(MORE, ()))  # fmt: skip
    if isinstance(found, dict):
        return {key: _plain(value) for key, value in found.items()}
    return [_plain(one) for one in found] if isinstance(found, (list, tuple)) else found


def _with_cells(found: dict[str, Any], cells: tuple[Cell, ...]) -> dict[str, Any]:
    for cell in cells:
        key = f"{cell.table}.{cell.name}" if cell.name in found else cell.name
        found[key] = _plain(cell.value)
    return found
