"""The sentence that says why a pair is called what it is called: one for every class."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator

import pytest
from conftest import ROOT, real_tables

from scripts.contract.model import load_contract
from scripts.derived import comparisons, said
from scripts.raw.problems import Place
from scripts.raw.rows import Dataset, Row
from scripts.records.columns import figure_columns, report_columns
from scripts.show import views
from scripts.show.reasons import REASONS, reason
from scripts.show.scopes import days_in_words
from scripts.show.shelf import Shelf
from scripts.text.languages import language_of

CONTRACT = load_contract(ROOT / "datapackage.json")
CLASSES = CONTRACT.tables["comparisons"].by_name["class"].enum
ENGLISH = language_of("en")
COMPUTED = (
    *(said.figures_said, said.figures_checked, said.figures_drawn),
    *(said.reports_said, said.reports_checked),
    comparisons.comparing,
)
# claim: its unit, event, place, period and whether it is said of each
CLAIMS = {
    "all": ("executed", "wave", "country", "1988", "total"),
    "july": ("executed", "wave", "country", "1988-07/1988-09", "total"),
    "winter": ("executed", "wave", "country", "1988-07/1989-02", "total"),
    "each": ("executed", "wave", "country", "1988", "each"),
    "list": ("listed", "list", "country", "1988", "total"),
    "since": ("executed", "", "country", "1979/..", "total"),
    "earlier": ("executed", "", "country", "1981/1984", "total"),
    "length": ("lasting", "wave", "", "", "total"),
}
UNITS = (
    ("executed", "a person executed", "person", "adds"),
    ("listed", "a name on one list", "name", "fixed"),
    ("lasting", "how long it lasts", "time", "fixed"),
)

Side = tuple[str, str, dict[str, str]]  # claim, words, further cells


def row(table: str, **cells: str) -> Row:
    return Row(table, cells, Place("x.yaml"))


def tables_of(*sides: Side) -> dict[str, list[Row]]:
    """A dataset with one figure a side, each in a source of its own."""
    names = ("one", "other")[: len(sides)]
    figures = []
    for name, (claim, words, more) in zip(names, sides, strict=True):
        cells = {
            "figure_id": f"{name}.f",
            "claim_id": claim,
            "source_id": name,
            "speaker_id": "society",
            "speaker_why": "so it is",
            "position": "asserts",
            "commitment": "plain",
            **more,
        }
        figures.append(figure_columns(row("figures", **cells), words, ENGLISH)[0])
    tables = {
        "actors": [
            row("actors", actor_id="society", label="the Society", voice_id="society", kind="union")
        ],
        "people": [],
        "organisations": [row("organisations", organisation_id="society")],
        "sources": [
            row("sources", source_id=name, speaker_id="society", published="2001", title=name)
            for name in names
        ],
        "statements": [],
        "passages": [row("passages", passage_id=f"{name}.f", source_id=name) for name in names],
        "claims": [
            row("claims", claim_id=name, wording=f"How many ({name})?", kind="quantity",
                unit_id=unit, event_id=event, place_id=place, period=period, counts=counts)
            for name, (unit, event, place, period, counts) in CLAIMS.items()
        ],
        "units": [
            row("units", unit_id=a, label=b, measured_in=c, behaves=d) for a, b, c, d in UNITS
        ],
        "populations": [],
        "places": [row("places", place_id="country", label="the country")],
        "events": [row("events", event_id="wave", label="the wave"),
                   row("events", event_id="list", label="the list", part_of_id="wave")],
        "figures": figures,
        "reports": [],
    }  # fmt: skip
    return computed(tables)


def computed(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    for step in COMPUTED:
        found: dict[str, list[Row]] = {name: [] for name in step.tables}
        for made in step.rows(Dataset(tables, {}, {}), CONTRACT):
            found[made.table].append(made)
        tables = {**tables, **found}
    return tables


def compared(a: Side, b: Side) -> tuple[str, str]:
    """The class of two figures, and the sentence."""
    tables = tables_of(a, b)
    (found,) = tables["comparisons"]
    return found["class"], reason(Shelf(tables, CONTRACT), found)


def one(claim: str, words: str, **more: str) -> Side:
    return claim, words, more


THE_SCOPES = "the scopes overlap and are not the same"
# Which side is named first follows from the ids of their answers.
CASES: list[tuple[str, Side, Side, str]] = [
    ("earlier_total_is_more", one("since", "over 17,000 people", as_of="2012"),
     one("since", "13,000 people", as_of="2024"),
     "The earlier count is the larger: more than 17,000 to 2012, 13,000 to 2024."),
    ("dates_differ", one("since", "63 people", as_of="2017-08"),
     one("since", "41 people", as_of="1997-11"),
     "Counts up to different dates: November 1997, August 2017."),
    ("not_compared", one("all", "30,000 people"), one("earlier", "12,000 people"),
     "They count different things: 1988 / 1981 to 1984."),
    ("not_compared", one("all", "4 people"), one("each", "3 people"),
     "Whether they count the same thing is not said: total / of each."),
    ("not_comparable", one("all", "many people"), one("all", "3 people"),
     "No number to compare: “many”."),
    ("not_comparable", one("length", "two weeks"), one("length", "two months"),
     "Units of time that do not convert: 2 months, 2 weeks."),
    ("names_and_persons", one("list", "over 2,000 people"), one("all", "under 1,000 people"),
     ("A list of more than 2,000 names; a count of fewer than 1,000 persons. "
     "Names and persons are not the same count.")),
    ("both_vague", one("all", "thousands of people", unit_as_written="of people"),
     one("all", "hundreds of people", unit_as_written="of people"),
     "One says “hundreds”, the other “thousands”; neither says how many."),
    ("both_vague", one("all", "thousands of people", unit_as_written="of people"),
     one("all", "thousands of persons", unit_as_written="of persons", as_of="1988-06"),
     "Both say “thousands”; neither says how many."),
    ("part_fits", one("july", "5,000 people"), one("all", "30,000 people"),
     "A part of what the other counts: July 1988 to September 1988 of 1988."),
    ("apart_scopes_overlap", one("all", "30,000 people"), one("winter", "under 1,000 people"),
     f"The numbers leave no common value; {THE_SCOPES}: 1988 / July 1988 to February 1989."),
    ("apart_in_loose_words", one("all", "about 5,000 people"), one("all", "2,000 people"),
     "Apart as written, but the words leave room: about 5,000."),
    ("apart_in_loose_words", one("all", "more than 30,000 people"), one("all", "30,000 people"),
     "Apart as written, but the words leave room: they meet at 30,000."),
    ("apart_in_loose_words",
     one("all", "thousands of people", unit_as_written="of people"), one("all", "1,900 people"),
     "Apart as written, but the words leave room: “thousands”."),
    ("apart_as_relayed", one("all", "at least 30,000 people", origin_check="found_absent"),
     one("all", "3,000 people"),
     "Apart as relayed: at least 30,000 was not found so in the own texts of the Society."),
    ("apart_if_exact", one("all", "33,000 people"), one("all", "2,500 to 30,000 people"),
     "Apart only if 30,000 and 33,000 are meant to the last digit."),
    ("apart_if_exact", one("all", "more than 33,000 people"), one("all", "30,000 people"),
     "Apart only if 30,000 is meant to the last digit."),
    ("contradiction", one("all", "more than 30,000 people"), one("all", "at most 5,000 people"),
     "Cannot both hold: one at most 5,000, the other more than 30,000, of the same count."),
    ("contradiction", one("july", "3,000 people"), one("all", "at most 1,000 people"),
     ("Cannot both hold: the part, 3,000, is more than the whole, at most 1,000 "
     "(July 1988 to September 1988 of 1988).")),
    ("contradiction", one("july", "thousands of people", unit_as_written="of people"),
     one("winter", "under 1,000 people"),
     ("Cannot both hold: the part, “thousands” (at least 1,000), is more than the whole, fewer "
     "than 1,000 (July 1988 to September 1988 of July 1988 to February 1989).")),
    ("contradiction", one("length", "six months"), one("length", "two to three months"),
     "Cannot both hold: one from 2 to 3 months, the other 6 months, of the same count."),
    ("contradiction", one("all", "30,000 people"),
     one("all", "at most 5,000 people", commitment="hedged"),
     ("Cannot both hold: one 30,000, the other at most 5,000, of the same count. "
     "Said with reserve: at most 5,000.")),
    ("compatible", one("all", "up to 5,000 people"), one("all", "2,000 people"), "Both can hold."),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)])
def test_the_sentence_of_a_class(case: tuple[str, Side, Side, str]) -> None:
    assert compared(case[1], case[2]) == (case[0], case[3])


def test_an_echo() -> None:
    tables = tables_of(one("all", "more than 30 people"), one("all", "at most 5 people"))
    again = [line.with_cells(repeats_id="one.f") for line in tables["figures"][1:]]
    tables = computed({**tables, "figures": [tables["figures"][0], *again]})
    (found,) = tables["comparisons"]
    assert (found["class"], reason(Shelf(tables, CONTRACT), found)) == (
        "echo",
        "The same statement again: not counted twice.",
    )


def test_two_dates_of_one_event() -> None:
    tables = tables_of()
    for day in ("1988-07-28", "1988-08-01"):
        name = f"s{day}.r"
        cells = {"report_id": name, "event_id": "wave", "date": day, "date_basis": "stated"}
        told = row("reports", position="asserts", commitment="plain", **cells)
        tables["reports"].append(report_columns(told, "", ENGLISH)[0])
        tables["passages"].append(row("passages", passage_id=name))
    tables = computed(tables)
    (found,) = tables["comparisons"]
    assert reason(Shelf(tables, CONTRACT), found) == (
        "Cannot both hold: one 28 July 1988, the other 1 August 1988, of the same event."
    )


def test_every_class_has_its_sentence_and_is_tried_here() -> None:
    assert set(REASONS.entries) == set(CLASSES) == {case[0] for case in CASES} | {"echo"}


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("1988-01-01/1988-12-31", "1988"),
        ("1980-01-01/1989-12-31", "1980 to 1989"),
        ("1988-07-01/1989-02-28", "July 1988 to February 1989"),
        ("1988-07-01/1988-07-31", "July 1988"),
        ("1988-07-19/1988-09-30", "19 July 1988 to 30 September 1988"),
        ("1988-07-19/1988-07-19", "19 July 1988"),
        ("1979-01-01/..", "1 January 1979 or later"),
        ("1981-01-01/1982-12-31,1988-01-01/1988-12-31", "1981 to 1982 and 1988"),
    ],
)
def test_days_as_briefly_as_they_allow(days: str, words: str) -> None:
    assert days_in_words(days) == words


# ---- the real data


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(real_tables(), CONTRACT)


def test_only_a_contradiction_is_said_not_to_hold(shelf: Shelf) -> None:
    exclusive = re.compile("cannot|exclu|contradict|more than its? whole", re.IGNORECASE)
    for line in shelf.tables["comparisons"]:
        sentence = re.sub("“[^”]*”", "", reason(shelf, line))
        assert bool(exclusive.search(sentence)) == (line["class"] == "contradiction"), sentence
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_no_sentence_says_who_is_right(shelf: Shelf) -> None:
    weighing = re.compile(r"\b(right|wrong|true|false|likely|reliable|best|average)\b", re.I)
    for line in shelf.tables["comparisons"]:
        assert not weighing.search(re.sub("“[^”]*”", "", reason(shelf, line)))


SPEAKER = "amnesty-1990.speaker-under-1000"
# Rivals of that figure with the class found by hand, one or two of each class.
BY_HAND = {
    "empirical-blog-2008.killed-4500-to-5000": "contradiction",
    "amnesty-2018-release.killed-thousands": "contradiction",
    "victory-star-2017.executed-more-than-30000": "apart_scopes_overlap",
    "amnesty-1989.executed-more-than-1200": "apart_scopes_overlap",
    "amnesty-1990.names-more-than-2000": "names_and_persons",
    "amnesty-1989.criminal-offences-142": "not_compared",
    "ap-2022-noury.executed-many": "not_comparable",
}


def given(page: str) -> Iterator[tuple[str, str]]:
    """Each record named on a page, with the heading above it."""
    heading = ""
    for line in page.splitlines():
        heading = found[1] if (found := re.fullmatch(r"(\w[^“”]*) \(\d+\)", line)) else heading
        yield from ((name, heading) for name in re.findall(r"\(([\w.-]+\.[\w.-]+)\)$", line))


def test_a_figure_shows_every_rival_under_its_class(shelf: Shelf) -> None:
    labels = {
        one.value: one.label for one in CONTRACT.tables["comparisons"].by_name["class"].categories
    }
    shown = dict(given(views.as_text(shelf, SPEAKER, 300)))
    assert {name: shown[name] for name in BY_HAND} == {
        name: labels[found] for name, found in BY_HAND.items()
    }
    own = shelf.row("figures", SPEAKER)["answer_id"]
    rivals = {
        other["figure_id"]
        for line in shelf.tables["comparisons"]
        if own in (line["a_id"], line["b_id"])
        for other in shelf.find(
            "figures", "answer_id", line["b_id"] if line["a_id"] == own else line["a_id"]
        )
    }
    assert len(rivals) > 60
    assert rivals <= shown.keys()


def test_a_number_that_was_not_found_says_so_wherever_it_stands(shelf: Shelf) -> None:
    flagged = [
        row for row in shelf.tables["figures"]
        if row["origin_check"] in ("found_absent", "found_altered")
    ]  # fmt: skip
    assert flagged
    for line in flagged:
        for key in (line["figure_id"], line["claim_id"], line["answer_id"], line["speaker_id"]):
            page = " ".join(views.as_text(shelf, key, 100).split())
            assert re.search("(not found|found in other words) in .{3,90}’s own texts", page), key


def test_a_dead_speaker_is_never_dated_by_the_relay(shelf: Shelf) -> None:
    died = {row["person_id"]: row["died"] for row in shelf.tables["people"] if row["died"]}
    for line in shelf.tables["figures"]:
        if line["speaker_id"] in died and line["said"]:
            assert line["said"][:4] <= died[line["speaker_id"]][:4]
    montazeri = [one for one in shelf.tables["figures"] if "montazeri" in one["speaker_id"]]
    undated = [one for one in montazeri if not one["said"]]
    assert undated
    for line in undated:
        page = views.as_text(shelf, line["figure_id"], 100)
        assert "    said         when is not known\n" in page or "undated" in page


def test_contradictions_of_the_table_and_of_the_pages_are_the_same(shelf: Shelf) -> None:
    with (ROOT / "data/comparisons.csv").open(encoding="utf-8", newline="") as file:
        wanted = {
            frozenset((line["a_id"], line["b_id"]))
            for line in csv.DictReader(file)
            if line["class"] == "contradiction" and line["kind"] == "number"
        }
    claims = {one["claim_id"] for one in shelf.tables["answers"] if one["claim_id"]}
    shown = set()
    for claim in claims:
        found = json.loads(views.as_json(shelf, claim))
        found = found["objects"][0] if found["type"] == "several" else found
        shown |= {
            frozenset((pair["a_id"], pair["b_id"]))
            for pair in found["pairs"]
            if pair["pair_class"] == "contradiction"
        }
    assert shown == wanted
