"""Sentences in which a wrong coding can be seen; the whole of tiny stands in `understood.txt`."""

from __future__ import annotations

import pytest
from conftest import RECORDS, ROOT, Project

from scripts.contract.model import load_contract
from scripts.derived.telling import Named
from scripts.raw.raw import read_raw
from scripts.records.resolve import resolve
from scripts.show.figures import counted
from scripts.show.positions import Stand, stand
from scripts.show.read_back import told
from scripts.show.shelf import Shelf

COUNTY = "raw/sources/county-report-2002/records.yaml"
CONTRACT = load_contract(ROOT / "datapackage.json")


def sentence(project: Project, record: str) -> str:
    """What the record of that local id is understood to say."""
    dataset = resolve(read_raw(project.root, CONTRACT), CONTRACT)
    shelf = Shelf(dataset.tables, CONTRACT)
    every = [one for source in ("mill-letter-2001", "county-report-2002")
             for one in told(dataset, shelf, source)]  # fmt: skip
    return next(one.text for one in every if one.id.endswith(f".{record}"))


NUMBERS = {
    "exactly 35 workers": "exactly 35",
    "35 workers": "35, without a qualifier",
    "about 35 workers": "about 35 (no bounds: the words give no width)",
    "more than 2,800 workers": "more than 2,800 (2,800 excluded)",
    "at least 2,800 workers": "at least 2,800 (2,800 included)",
    "fewer than 2,800 workers": "fewer than 2,800 (2,800 excluded)",
    "at most 2,800 workers": "at most 2,800 (2,800 included)",
    "between 2,800 and 3,800 workers": "from 2,800 to 3,800 (2,800 included, 3,800 included)",
    "30 or 40 workers": "30 or 40 (one of the two)",
    "thousands of workers": "at least 2,000 (2,000 included) by the rule vague-plural, as the "
    "words name no number",
    "many workers": "one that the words do not name, without bounds",
}


@pytest.mark.parametrize("phrase", NUMBERS)
def test_a_number_is_read_out_with_its_bounds(tiny: Project, phrase: str) -> None:
    tiny.edit(COUNTY, "exactly 35 workers", phrase)
    assert sentence(tiny, "dismissed-35") == (
        "You say (page 4): clerks of the county, as reported by County Board, stated a number "
        f"(unit: a worker who was dismissed): {NUMBERS[phrase]}, in the words “{phrase}”, resting "
        "on: official record, as the answer to: How many workers were dismissed? [of: the workers "
        "of the mill]."
    )


EDITS = [
    # a wrong speaker, the presenter instead of the speaker, a hand-made exception
    (
        "brook-about-40",
        RECORDS,
        "speaker: ada-brook",
        "speaker: mill-union",
        "Mill Union, as reported by The Mill Letter, stated",
    ),
    ("third-have-left", RECORDS, "to: left the town", "to: and", "): The Mill Letter stated"),
    (
        "brook-about-40",
        RECORDS,
        "basis: count",
        "speaker: clerks\n    speaker_why: they counted",
        "clerks of the county (named as the speaker because: they counted), as reported by Ada",
    ),
    # a wrong claim, stand, commitment, basis, time
    (
        "brook-about-40",
        RECORDS,
        "workers-dismissed\n    basis",
        "houses-empty\n    basis",
        "stated a number (unit: a house that stands empty): about 40",
    ),
    (
        "empty-houses",
        RECORDS,
        "basis: not_stated",
        "position: denies",
        "The Mill Letter denied a number (unit: a house that stands empty)",
    ),
    (
        "empty-houses",
        RECORDS,
        "basis: not_stated",
        "commitment: hedged",
        "The Mill Letter stated (with reservation) a number (unit: a house that stands empty)",
    ),
    ("empty-houses", RECORDS, "basis: not_stated", "as_of: 2001-02", ", as of February 2001, as"),
    (
        "theft",
        RECORDS,
        "position: asserts",
        "position: denies\n        commitment: normative",
        "; and so denied (as what should be): The closure of the mill was a theft [event: council",
    ),
    (
        "theft",
        RECORDS,
        "act: accuse",
        "date: 2001-03\n    act: deny\n    occasion: council-vote-on-mill",
        "denied (there “calls”), dated March 2001, on the occasion: council vote on the mill: “a",
    ),
    (
        "theft",
        RECORDS,
        "fidelity: unmarked",
        "fidelity: composite\n    translated: by_us\n    origin_check: not_found",
        "put together from several places, translated by this project, original not found)",
    ),
    (
        "union-repeats",
        RECORDS,
        "act: state\n",
        "act: state\n    repeats: theft\n",
        "stated (there “repeats”), repeating the record mill-letter-2001.theft: “More",
    ),
    (
        "dismissed-35",
        "raw/claims.yaml",
        "  population: workers-of-mill\n  counts: total",
        "  population: night-shift\n  place: northby\n  period: 1988/1989\n  counts: each",
        "[of: the night shift of the mill; place: Northby; time: between 1988 and 1989; counts: ",
    ),
    # what a report tells
    (
        "council-vote",
        RECORDS,
        "date_basis: resolved",
        "date_basis: inferred",
        "date: 1 March 2001, inferred from “Last Thursday”",
    ),
    (
        "council-vote",
        RECORDS,
        "    date: 2001-03-01\n    date_basis: resolved",
        "    date_basis: not_stated",
        "; no date is stated “Last Thursday”; voter",
    ),
    (
        "council-vote",
        RECORDS,
        "role: voter",
        "role: proposer\n        position: questions",
        "; proposer: Northby Council (questioned); in",
    ),
    (
        "council-vote",
        RECORDS,
        "    date: 2001-03-01",
        "    date: 2001-03-01\n    position: denies",
        "The Mill Letter denied the event: council vote on the mill; date",
    ),
    (
        "brook-mayor",
        RECORDS,
        "organisation: northby-council",
        "since: ../1999\n    until: 2001-03~",
        "Northby; since 1999 or earlier; until about March 2001; in",
    ),
]


@pytest.mark.parametrize(("record", "file", "old", "new", "says"), EDITS)
def test_what_is_coded_is_seen(tiny: Project, record, file, old, new, says) -> None:
    assert says not in sentence(tiny, record)
    tiny.edit(file, old, new, -1 if file == "raw/claims.yaml" else 1)
    assert says in sentence(tiny, record)


def test_a_position_of_its_own(tiny: Project) -> None:
    tiny.append(RECORDS, "positions:\n  - id: hired\n    quote: the work of hirelings\n"
                "    claim: closure-was-theft\n    position: questions\n")  # fmt: skip
    assert sentence(tiny, "hired") == (
        "You say (line 7): The Mill Letter questioned: The closure of the mill was a theft "
        "[event: council vote on the mill]; in the words “the work of hirelings”."
    )


@pytest.mark.parametrize(
    ("unit", "said"), [("a vote", "a number (unit: a vote)"), ("", "a number")]
)
def test_units(unit: str, said: str) -> None:
    assert counted(unit) == said


def test_no_two_stands_sound_alike() -> None:
    claim, shelf = Named("c", "C."), Shelf({name: [] for name in CONTRACT.tables}, CONTRACT)
    enums = (CONTRACT.tables["positions"].by_name[name].enum for name in ("position", "commitment"))
    first, second = enums
    said = [stand(shelf, Stand(claim, one, other, ())) for one in first for other in second]
    assert len(set(said)) == len(first) * len(second)
