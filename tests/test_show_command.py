"""What `show` prints: exact pages of the tiny dataset, many of the real one, hostile words."""

from __future__ import annotations

import csv
import dataclasses
import importlib
import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pkgutil import iter_modules

import pytest
from conftest import RECORDS, ROOT, Project, real_tables
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.raw.visible import visible
from scripts.records.columns import figure_columns
from scripts.rules.checks.wording import LOADED_WORDS
from scripts.show import __path__ as show_room
from scripts.show import views
from scripts.show.figures import in_words
from scripts.show.page import Block, Page, Section
from scripts.show.shelf import Shelf
from scripts.show.terminal import columns, render, wrap
from scripts.text.languages import language_of

CLAIM = """\
CLAIM workers-dismissed
How many workers were dismissed?
  kind         quantity
  unit         a worker who was dismissed (worker-dismissed)
  population   the workers of the mill (workers-of-mill)
  counts       total

Summary
  figures           asserted or acknowledged 4; distinct answers 3
  positions         for 0; against 0; other 0
  resting on        sources 2; voices speaking 3 (assessed 1); carrying 2;
                    origins 3
  bounds            lowest lower 35; highest upper 35; open above 2; approximate
                    1
  contradictions    2; between origins 2; inside one source 1
  all pairs listed  yes

Numbers by voice
  In whose voice each is said, when, and who carries it if another.
  Mill Union    [1] more than 40 (2001-03-09)
                [3] more than 40 (2001-03-09)
  Ada Brook     [2] about 40 (2001-03-09, carried by Mill Union)
  County Board  [4] exactly 35 (2002)

Answers (3)

  [A1] about 40
    figures      [2]
    given by     figures 1; sources 1; voices 1 (assessed 0); origins 1
    of its time  excludes none, as it is worded

  [A2] exactly 35
    figures      [4]
    given by     figures 1; sources 1; voices 1 (assessed 0); origins 1
    of its time  firmly below it 0; firmly above it 2, nearest: more than 40

  [A3] more than 40
    figures      [1] [3]
    given by     figures 2; sources 1; voices 1 (assessed 1); origins 1
    of its time  firmly below it 1, nearest: exactly 35; firmly above it 0

Family (2): a worker who was dismissed

  How many workers of the night shift were dismissed?
  (night-shift-workers-dismissed)
    counts       a worker who was dismissed; the night shift of the mill; total
    relation     a part of this one
    answers      1, from figures 1

  How many workers were dismissed? (workers-dismissed)
    counts       a worker who was dismissed; the workers of the mill; total
    relation     the claim shown here
    answers      3, from figures 4

Part fits (1)
  A part of what the other counts, and no more than it.
  50 (night-shift-workers-dismissed.50) with [A3]: A part of what the other
  counts: the night shift of the mill of the workers of the mill.

Apart in loose words (3)
  Apart as written, but the words leave room.
  [A1] with [A2], 50 (night-shift-workers-dismissed.50): Apart as written, but
  the words leave room: about 40.
  [A1] with [A3]: Apart as written, but the words leave room: about 40. Both
  stand in one document.

Contradiction (2)
  Cannot both hold of the same count, or the part is more than the whole.
  50 (night-shift-workers-dismissed.50) with [A2]: Cannot both hold: the part,
  50, is more than the whole, exactly 35 (the night shift of the mill of the
  workers of the mill). Both stand in one document.
  [A2] with [A3]: Cannot both hold: one exactly 35, the other more than 40, of
  the same count.

Figures (4), by the date of their words

  [1] “More than 40 workers”
    read as      more than 40 (40 excluded)
    says it      The Mill Letter (voice: Mill Union)
    where        “About the mill on the river” (letter), line 4, written
                 2001-03-09
    record       mill-letter-2001.dismissed-more-than-40

  [2] “about 40\xa0workers”
    read as      about 40 (no bounds: the words give no width)
    basis        count
    says it      Ada Brook, “the mayor of Northby” (own voice)
    reported by  The Mill Letter (voice: Mill Union)
    where        “About the mill on the river” (letter), line 5, written
                 2001-03-09
    record       mill-letter-2001.brook-about-40

  [3] “More than 40 workers”
    read as      more than 40 (40 excluded)
    repeats      mill-letter-2001.dismissed-more-than-40
    says it      Mill Union (own voice)
    reported by  The Mill Letter (voice: Mill Union)
    where        “About the mill on the river” (letter), line 6, written
                 2001-03-09
    record       mill-letter-2001.dismissed-more-than-40-again

  [4] “exactly 35 workers”
    read as      exactly 35
    basis        official record
    says it      clerks of the county (voice: County Board)
    reported by  County Board (own voice)
    where        “Report on the mills of the county” (report), page 4, published
                 2002
    record       county-report-2002.dismissed-35
"""

EVENT = """\
EVENT council-vote-on-mill
council vote on the mill
  kind         vote
  place        Northby (northby)
  dates        2001-03-01 to 2001-03-02, outermost over its dated reports

Reports (2), by the date they give

  [1] “Last Thursday”: 2001-03-01 (resolved)
    words        “Last Thursday the council voted to close the mill”
    took part    Northby Council: voter
    says it      The Mill Letter (voice: Mill Union)
    where        “About the mill on the river” (letter), line 4, written
                 2001-03-09
    record       mill-letter-2001.council-vote

  [2] 2001-03-02 (stated)
    place        Northby
    says it      County Board (own voice)
    where        “Report on the mills of the county” (report), page 2, published
                 2002
    record       county-report-2002.council-vote

Dates (2)

  [A1] 1 March 2001
    reports      [1]
    given by     reports 1; sources 1; voices 1 (assessed 1); origins 1
    of its time  firmly below it 0; firmly above it 1, nearest: 2 March 2001

  [A2] 2 March 2001
    reports      [2]
    given by     reports 1; sources 1; voices 1 (assessed 0); origins 1
    of its time  firmly below it 1, nearest: 1 March 2001; firmly above it 0

Contradiction (1)
  Cannot both hold of the same count, or the part is more than the whole.
  [A1] with [A2]: Cannot both hold: one 1 March 2001, the other 2 March 2001, of
  the same event.

Claims on it (1)
  Show a claim by its id for the words of each position and figure.

  The closure of the mill was a theft.
    claim        closure-was-theft
    kind         evaluation
    positions    asserts: Mill Union, as reported by The Mill Letter
                 (mill-letter-2001.theft)
"""

PERSON = """\
ACTOR ada-brook
Ada Brook
  kind         person
  voice        their own
  born         1950-22, as reported

Names (1)

  “آدا بروک” (transliteration, fa)

Offices (1)

  Mayor of Northby
    person       Ada Brook (ada-brook)
    of           Northby Council (northby-council)
    words        “Ada Brook, the mayor of Northby”
    says it      The Mill Letter (voice: Mill Union)
    where        “About the mill on the river” (letter), line 5, written
                 2001-03-09
    record       mill-letter-2001.brook-mayor

Statements (1)

  “We counted about 40\xa0workers (of the night shift) and a third of them have
  left the town”
    act          reports (direct), in the words “said”
    specificity  named
    fidelity     interpolated
    says it      Ada Brook, “the mayor of Northby” (own voice)
    reported by  The Mill Letter (voice: Mill Union)
    where        “About the mill on the river” (letter), line 5, written
                 2001-03-09
    record       mill-letter-2001.brook-count

Figures they give (2)

  “about 40\xa0workers”
    answers      How many workers were dismissed? (workers-dismissed)
    read as      about 40 (no bounds: the words give no width)
    basis        count
    says it      Ada Brook, “the mayor of Northby” (own voice)
    reported by  The Mill Letter (voice: Mill Union)
    where        “About the mill on the river” (letter), line 5, written
                 2001-03-09
    record       mill-letter-2001.brook-about-40

  “a third of them”
    answers      Which share of the workers left the town?
                 (share-of-workers-who-left)
    read as      0.333333 (bare)
    says it      Ada Brook, “the mayor of Northby” (own voice)
    reported by  The Mill Letter (voice: Mill Union)
    where        “About the mill on the river” (letter), line 5, written
                 2001-03-09
    record       mill-letter-2001.third-have-left

Their part in events, as reported (1)

  Person born
    event        birth of Ada Brook (birth-of-ada-brook)
    date         1950-22 (stated; season, 1950-06-01 to 1950-09-23)
    says it      County Board (own voice)
    where        “Report on the mills of the county” (report), page 9, published
                 2002
    record       county-report-2002.brook-born
"""

COUNCIL_NAMES = """\
Names (1)

  “hirelings” (pejorative, en)
    says it      The Mill Letter (voice: Mill Union)
    where        “About the mill on the river” (letter), line 7, published
                 2001-03-09
    record       mill-letter-2001.hirelings
"""

SOURCE = """\
SOURCE mill-letter-2001
“About the mill on the river”
  speaks       The Mill Letter (mill-letter)
  voice        Mill Union (mill-union); ground: organ of the party
  coded by     Cora Lane (cora-lane)

Document
  kind of document   letter
  published          2001-03-09
  language           en
  held               full text
  read               in full
  coverage           in progress
  rights             written for the tests of this project
  may be passed on   full text
  hash of the bytes  3a2b0a20497e3fd2c1f2552544c4b8eabcf915769d48b54952f0935cbaa
                     62306
  hash of the text   09c303d1ed309596530b7dd327728fb3897676cc9a91487a98b73376c4b
                     b647e
  length             454
  citation           The Mill Letter (2001) ‘About the mill on the river’.

Coverage of its text
  sentences    used 5, set aside 1, open 1
  numerals     used 6, set aside 2, open 0
  quotations   used 2, set aside 0, open 0
  times        used 2, set aside 1, open 0
  names        used 3, set aside 0, open 0

Records (14)
  statements 5, figures 6, reports 1, positions 1, offices 1, names 1
  report       line 4, “Last Thursday the council voted to close the mill”
               mill-letter-2001.council-vote
  figure       line 4, “More than 40 workers”
               mill-letter-2001.dismissed-more-than-40
"""

FIGURE = """\
FIGURE mill-letter-2001.hundreds-to-follow

  “hundreds”
    answers      How many workers are still to be dismissed?
                 (workers-still-to-be-dismissed)
    read as      vague: at least 200 (200 included), by rule
    stand        asserts, predictive
    says it      somebody whom the words do not name (voice: Mill Union)
    reported by  The Mill Letter (voice: Mill Union)
    where        “About the mill on the river” (letter), line 6, written
                 2001-03-09
    record       mill-letter-2001.hundreds-to-follow
    coded by     Cora Lane (cora-lane)
"""

CONTRIBUTOR = """\
CONTRIBUTOR reader-seven
Reader Seven
  roles        validation
  note         A pseudonym.

Records (1)
  figure       line 4, “12 houses”
               mill-letter-2001.empty-houses
"""

COMPARED = """\
Repeated by
  mill-letter-2001.dismissed-more-than-40-again

Its answer

  more than 40
    answers      How many workers were dismissed? (workers-dismissed)
    given by     figures 2; sources 1; voices 1 (assessed 1); origins 1
    of its time  firmly below it 1, nearest: exactly 35; firmly above it 0
    also in      mill-letter-2001.dismissed-more-than-40-again

Part fits (1)
  A part of what the other counts, and no more than it.

  50
    answers      How many workers of the night shift were dismissed?
                 (night-shift-workers-dismissed)
    why          A part of what the other counts: the night shift of the mill of
                 the workers of the mill.
    given by     County Board (county-report-2002.night-shift-50)

Apart in loose words (1)
  Apart as written, but the words leave room.

  about 40
    why          Apart as written, but the words leave room: about 40. Both
                 stand in one document.
    distance     gap 0; 1 times the lower edge
    given by     Ada Brook, as reported by The Mill Letter
                 (mill-letter-2001.brook-about-40)

Contradiction (1)
  Cannot both hold of the same count, or the part is more than the whole.

  exactly 35
    why          Cannot both hold: one exactly 35, the other more than 40, of
                 the same count.
    distance     gap 5; 1.14 times the lower edge
    given by     clerks of the county, as reported by County Board
                 (county-report-2002.dismissed-35)
"""

GLOSS = """\
    says it      The Mill Letter (voice: Mill Union)
    in words of  Ada Brook, “the mayor of Northby” (own voice)
    reported by  The Mill Letter (voice: Mill Union)
"""


HOLD = (
    "The first columns of the tables in data/ hold the ids; a new record is there after "
    "`./record build`."
)


@pytest.fixture
def printed(run):
    """What `show` prints of an id of a project, in lines of 80 columns."""

    def call(project: Project, key: str, *more: object) -> str:
        status, out, err = run("show", key, "--root", project.root, "--width", 80, *more)
        assert (status, err) == (0, "")
        return out

    return call


@pytest.mark.parametrize(
    ("key", "page"),
    [
        ("workers-dismissed", CLAIM),
        ("council-vote-on-mill", EVENT),
        ("ada-brook", PERSON),
        ("mill-letter-2001.hundreds-to-follow", FIGURE),
        ("reader-seven", CONTRIBUTOR),
    ],
)
def test_a_whole_page(built_once: Project, printed, key: str, page: str) -> None:
    assert printed(built_once, key) == page


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("mill-letter-2001", SOURCE),
        ("mill-letter-2001.dismissed-more-than-40", COMPARED),
        ("mill-letter-2001.night-shift-gloss", GLOSS),
        ("northby-council", COUNCIL_NAMES),
        ("mill-letter", "  “About the mill on the river” (mill-letter-2001)\n"),
        ("mill-union", "  speaks for   The Mill Letter (mill-letter)\n"),
        ("northby", "  part of      The County (the-county)\n"),
        ("closure-was-theft", "Positions for (1)\n  They assert or acknowledge it.\n\n  “a theft”"),
    ],
)
def test_part_of_a_page(built_once: Project, printed, key: str, part: str) -> None:
    assert part in printed(built_once, key)


# What the words bear, as the build reads them, in plain words.
@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("30,000", "30,000 (bare)"),
        ("exactly 35", "exactly 35"),
        ("about 5,000", "about 5,000 (no bounds: the words give no width)"),
        ("more than 30,000", "more than 30,000 (30,000 excluded)"),
        ("at least 4,000", "at least 4,000 (4,000 included)"),
        ("fewer than 1,000", "fewer than 1,000 (1,000 excluded)"),
        ("up to 5,000", "at most 5,000 (5,000 included)"),
        ("between 2,800 and 3,800", "from 2,800 to 3,800 (2,800 included, 3,800 included)"),
        ("2,500 to more than 30,000", "a range open above, from 2,500 (2,500 included)"),
        ("2,800 or 3,800", "2,800 or 3,800 (one of the two)"),
        ("hundreds", "vague: at least 200 (200 included), by rule"),
        ("the vast majority", "vague: more than 0.5 (0.5 excluded), by rule"),
        ("several", "vague: no bounds stated"),
    ],
)
def test_bounds_in_plain_words(words: str, reading: str) -> None:
    row, problems = figure_columns(
        Row("figures", {}, Place("records.yaml")), words, language_of("en")
    )
    assert problems == []
    assert in_words(row) == reading


def test_positions_for_against_and_other(tiny: Project, printed) -> None:
    document = tiny.root / "raw/sources/mill-letter-2001/document.txt"
    before = sha256(document.read_bytes()).hexdigest()
    tiny.append("raw/sources/mill-letter-2001/document.txt", "The council denies it.\n")
    after = sha256(document.read_bytes()).hexdigest()
    tiny.edit("raw/sources/mill-letter-2001/source.yaml", before, after)
    tiny.append(
        RECORDS,
        "positions:\n"
        "  - id: closure-decided\n"
        "    quote: The council denies it\n"
        "    claim: closure-was-theft\n"
        "    position: denies\n"
        "  - id: closure-named\n"
        "    quote: the closure\n"
        "    claim: closure-was-theft\n"
        "    position: questions\n"
        "    commitment: hedged\n",
    )
    # Sections have a fixed order; put the new one in its place.
    path = tiny.root / RECORDS
    text = path.read_text(encoding="utf-8")
    added = text[text.index("positions:\n  - id") :]
    text = text.removesuffix(added).replace("\noffices:", f"\n{added}offices:")
    path.write_text(text, encoding="utf-8")
    assert tiny.problems() == []
    page = printed(tiny, "closure-was-theft")
    assert "contradictions 0; between origins 0; inside one source 1" in " ".join(page.split())
    assert "Asserted and denied inside one document" in page
    headings = re.findall(r"^(?:Positions|Other).*", page, re.MULTILINE)
    assert headings == ["Positions for (1)", "Positions against (1)", "Other positions (1)"]
    assert "stand        questions, hedged" in page


def test_a_number_that_is_denied_is_shown_as_denied(built: Project, printed) -> None:
    put(built, "figures", NUMBER, position="denies", answer_id="")
    page = printed(built, "workers-dismissed")
    assert "[1] more than 40 (denies, 2001-03-09)" in page
    assert "    stand        denies\n" in page


def test_two_figures_inside_one_document(tiny: Project, printed) -> None:
    tiny.edit(RECORDS, "claim: houses-empty", "claim: workers-dismissed")
    text = (tiny.root / "raw/claims.yaml").read_text(encoding="utf-8")
    unused = re.search(r"- id: houses-empty\n(?:  .*\n)*", text)
    assert unused
    tiny.edit("raw/claims.yaml", unused[0], "")
    assert tiny.problems() == []
    assert (
        "  [A1] with [A4]: Cannot both hold: one 12, the other more than 40, of the same\n"
        "  count. Both stand in one document.\n"
    ) in printed(tiny, "workers-dismissed")


def put(project: Project, table: str, key: str, **cells: str) -> None:
    """Change cells of the one row of data/ whose first column is `key`."""
    path = project.root / f"data/{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    (row,) = (row for row in rows if row[0] == key)
    for name, text in cells.items():
        row[header.index(name)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


NUMBER = "mill-letter-2001.dismissed-more-than-40"


def test_a_speaker_entered_by_hand(built: Project, printed) -> None:
    put(built, "figures", NUMBER, speaker_id="ada-brook", speaker_why="the heading names her")
    assert (
        "    says it      Ada Brook (own voice)\n"
        "    reported by  The Mill Letter (voice: Mill Union)\n"
        "    by decision  the heading names her\n"
    ) in printed(built, NUMBER)
    put(built, "figures", NUMBER, speaker_id="mill-letter")
    assert "reported by" not in printed(built, NUMBER).partition("Its answer")[0]


def test_words_that_are_not_in_the_speakers_own_texts(built: Project, printed) -> None:
    put(built, "statements", "mill-letter-2001.brook-count", origin_check="found_absent")
    page = printed(built, "mill-letter-2001.brook-about-40")
    assert "original found without the words" in " ".join(page.split())
    assert "  Mill Union    [1] more than 40 (2001-03-09)\n                [2] about 40" in printed(
        built, "workers-dismissed"
    )


def test_a_source_that_derives_from_another(built: Project, printed) -> None:
    put(
        built,
        "sources",
        "county-report-2002",
        derived_from_id="mill-letter-2001",
        derivation="digest",
        read_through_id="mill-letter-2001",
    )
    assert (
        "2002, digest of “About the mill on the river”, read in another\n"
        "                 copy, “About the mill on the river”\n"
    ) in printed(built, "county-report-2002.night-shift-50")
    page = printed(built, "county-report-2002")
    assert "  voice        Mill Union (mill-union); ground: organ of the party\n" in page
    assert "  digest of    “About the mill on the river” (mill-letter-2001)\n" in page
    assert "  read in      “About the mill on the river” (mill-letter-2001)\n" in page
    assert "  copies       “Report on the mills of the county” (county-report-2002)\n" in printed(
        built, "mill-letter-2001"
    )


def test_dates_that_go_together_are_no_contradiction(built: Project, printed) -> None:
    assert "Contradiction (1)" in printed(built, "council-vote-on-mill")
    built.edit(
        "data/comparisons.csv", ",contradiction,same,disjoint,firm", ",compatible,same,overlap,"
    )
    page = printed(built, "council-vote-on-mill")
    assert "Contradiction" not in page
    assert "Compatible (1)\n  Both can hold.\n  [A1] with [A2]: Both can hold.\n" in page


def test_one_side_alone_is_no_contradiction(built_once: Project, printed) -> None:
    assert not re.search("^Contradiction", printed(built_once, "closure-was-theft"), re.MULTILINE)


def test_the_position_of_a_statement_stands_with_the_statement(
    built_once: Project, printed
) -> None:
    assert "Positions they take" not in printed(built_once, "mill-union")


def test_a_name_inside_a_quotation_is_the_word_of_whoever_is_quoted(
    built: Project, printed
) -> None:
    put(built, "passages", "mill-letter-2001.hirelings", char_start="198", char_end="203")
    page = printed(built, "northby-council")
    assert "    in words of  Ada Brook, “the mayor of Northby” (own voice)\n" in page
    # Two statements of the same extent: the words are left to what encloses both.
    put(built, "passages", "mill-letter-2001.theft", char_start="195", char_end="213")
    page = printed(built, "northby-council")
    assert "  “hirelings” (pejorative, en)\n    says it      Ada Brook" in page


def test_a_circle_ends(built: Project, printed) -> None:
    put(built, "places", "the-county", part_of_id="northby")
    assert printed(built, "northby").count("  part of      ") == 1


# ---- the call


def test_the_object_of_a_claim(built_once: Project, printed) -> None:
    claim = json.loads(printed(built_once, "workers-dismissed", "--json"))
    assert claim["type"] == "claim"
    assert claim["summary"]["n_voices_speaking"] == 3
    assert [figure["reading"] for figure in claim["figures"]] == [
        "more than 40 (40 excluded)",
        "about 40 (no bounds: the words give no width)",
        "more than 40 (40 excluded)",
        "exactly 35",
    ]
    first, second, third, _ = claim["figures"]
    assert (first["lower"], first["lower_inclusive"], first["upper"]) == (40, False, None)
    assert second["speaker"]["described_as"] == "the mayor of Northby"
    assert [teller["id"] for teller in second["reported_by"]] == ["mill-letter"]
    assert third["origin"] == {"source_id": "mill-letter-2001", "speaker_id": "mill-letter"}
    assert claim["scope"]["population"]["id"] == "workers-of-mill"
    assert [one["claim"]["id"] for one in claim["family"]["inside"]] == [
        "night-shift-workers-dismissed",
        "workers-dismissed",
    ]
    assert [one["pair_class"] for one in claim["pairs"]].count("contradiction") == 2


ROOM = "scripts.show"


# What pages are laid out with, what finds things, and what a curator is told.
NOT_SHOWN = {"Page", "Block", "Section", "Cell", "Placed", "Coded", "Kind", "RecordKind",
             "Manner", "Told", "Side", "Two"}  # fmt: skip


def documented() -> dict[str, set[str]]:
    """The keys that the docstring of `views` gives each object."""
    entries: dict[str, list[str]] = {}
    for line in (views.__doc__ or "").splitlines():
        if entry := re.fullmatch(r"    (\w+) +(\w.*)", line):
            entries[entry[1]] = (words := entry[2].split())
        elif re.fullmatch(r" {14,}\S.*", line):
            words += line.split()
    said = set(entries["Saying"])
    return {
        name: said | set(words[3:]) if words[:3] == ["a", "Saying", "with"] else set(words)
        for name, words in entries.items()
    }


def declared() -> dict[str, set[str]]:
    """The keys that the dataclasses have."""
    modules = [importlib.import_module(f"{ROOM}.{item.name}") for item in iter_modules(show_room)]
    return {
        name.lower().removesuffix("view") if name.endswith("View") else name: {
            field.name for field in dataclasses.fields(item) if field.name != views.MORE
        }
        for module in modules
        for name, item in vars(module).items()
        if dataclasses.is_dataclass(item) and isinstance(item, type) and _is_shown(item)
    }


def _is_shown(item: type) -> bool:
    """Made in the room itself, or of those who tell something."""
    return item.__module__.startswith((ROOM, "scripts.derived.telling"))


def test_every_key_of_the_json_is_documented() -> None:
    names = {"Retired": "retired"}
    keys = {names.get(name, name): fields for name, fields in declared().items()}
    made_of = {name: keys[name] for name in documented().keys() - {"several"}}
    assert documented() == {**made_of, "several": {"type", "id", "objects"}}
    assert keys.keys() - documented().keys() == NOT_SHOWN


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (
            "workers-dismised",
            "There is no record `workers-dismised`. Did you mean `workers-dismissed`?\n",
        ),
        ("?", f"There is no record `?`. {HOLD}\n"),
        ("\x1b[2J", f"There is no record `\\x1b[2J`. {HOLD}\n"),
    ],
)
def test_an_unknown_id(built_once: Project, run, key: str, message: str) -> None:
    assert run("show", key, "--root", built_once.root) == (2, "", message)


@pytest.mark.parametrize("width", ["39", "-1", "wide", "80.5"])
def test_a_width_that_cannot_be_used(built_once: Project, run, width: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("show", "ada-brook", "--root", built_once.root, f"--width={width}")
    assert stopped.value.code == 2


NO_PROJECT = (
    "there is no such file here, so this is no project's folder. Run this from the project's "
    "folder, or give --root."
)


def test_a_folder_without_a_dataset(tmp_path, run) -> None:
    status, _, err = run("show", "x", "--root", tmp_path)
    assert (status, err.splitlines()[0]) == (1, f"datapackage.json:1: {NO_PROJECT} [file-missing]")


def test_tables_that_do_not_hold_together(built: Project, run) -> None:
    built.edit("data/actors.csv", "mill-union,Mill Union", "mill-onion,Mill Union")
    status, out, err = run("show", "workers-dismissed", "--root", built.root)
    assert (status, out) == (1, "")
    assert err.startswith("data/actors.csv:1: there is no `mill-union`")


def test_a_retired_id(built: Project, printed) -> None:
    (built.root / "raw/retired.yaml").write_text(
        "- id: workers-sacked\n"
        "  replaced_by: workers-dismissed\n"
        "  reason: the word takes a side\n"
        "  since: 2.0.0\n"
        "- id: workers-lost\n"
        "  reason: entered by mistake\n"
        "  since: 2.0.0\n",
        encoding="utf-8",
    )
    assert built.problems() == []
    assert printed(built, "workers-sacked") == (
        "RETIRED workers-sacked\n"
        "No longer in the dataset since version 2.0.0.\n"
        "  reason       the word takes a side\n"
        "  replaced by  workers-dismissed\n"
    )
    assert json.loads(printed(built, "workers-lost", "--json")) == {
        "type": "retired",
        "id": "workers-lost",
        "replaced_by": [],
        "reason": "entered by mistake",
        "since": "2.0.0",
    }


@pytest.mark.parametrize(
    ("terminal", "no_colour", "coloured"),
    [(True, None, True), (True, "1", False), (False, None, False)],
)
def test_colour_is_for_terminals_that_want_it(
    built_once: Project, printed, monkeypatch, terminal: bool, no_colour: str | None, coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_colour is not None:
        monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    page = printed(built_once, "workers-dismissed")
    assert ("\x1b[" in page) is coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", page) == CLAIM


def started(project: Project, key: str, **settings: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "scripts", "show", key, "--root", str(project.root)],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_persian_through_a_pipe(built_once: Project) -> None:
    process = started(built_once, "ada-brook", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert "آدا".encode() in out


def test_a_pager_that_stops_reading(built_once: Project) -> None:
    process = started(built_once, "ada-brook")
    assert process.stdout and process.stderr
    process.stdout.close()
    assert (process.wait(), process.stderr.read()) == (0, b"")
    process.stderr.close()


# ---- lines and hostile words

LETTERS = st.text(
    st.sampled_from("ab  ،آب\u200c\u0301\u202e\x1b\x9b\n\t漢字“”\U0001f600\xa0\xad"), max_size=60
)


@given(text=LETTERS, width=st.integers(4, 30))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split(" ")) == "".join(visible(text).split(" "))


@given(text=st.text())
def test_what_is_shown_cannot_steer_a_terminal(text: str) -> None:
    page = Page("k", text, text, ((text, text),), (Section(text, (Block(text, ((text, text),)),)),))
    shown = render(page, 60)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", shown)
    assert all(columns(line) <= 60 for line in shown.split("\n"))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("\x9b2J", "\\x9b2J"),
        ("\u202egnirts", "\\u202egnirts"),
        ("می\u200cشود", "می\u200cشود"),
        ("“curly” ‘single’ …", "“curly” ‘single’ …"),
    ],
)
def test_visible(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_hostile_words_of_a_document(built: Project, printed, form) -> None:
    for name in ("passages", "figures"):
        built.edit(f"data/{name}.csv", "about 40\xa0workers", "\x1b]0;x\x07\u202e40 \x9bworkers")
    out = printed(built, "workers-dismissed", *form)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out)
    if form:
        words = [figure["words"] for figure in json.loads(out)["figures"]]
        assert "\x1b]0;x\x07\u202e40 \x9bworkers" in words
    else:
        assert "“\\x1b]0;x\\x07\\u202e40 \\x9bworkers”" in out


# ---- the real data, of which a tenth or so is shown: the site shows every id

OF_EACH = 20  # ids of each table, evenly over the whole; all where there are fewer


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    contract = load_contract(ROOT / "datapackage.json")
    return Shelf(real_tables(), contract)


def some(shelf: Shelf, table: str, column: str) -> list[str]:
    """Ids of a table: the first, the last and others evenly between."""
    rows = shelf.tables[table]
    wanted = {step * (len(rows) - 1) // (OF_EACH - 1) for step in range(OF_EACH)} if rows else ()
    return [rows[number][column] for number in sorted(wanted)]


@pytest.fixture(scope="module")
def pages(shelf: Shelf) -> dict[str, str]:
    """The pages of some ids of every table, in lines of 80 columns."""
    single = [table for table in shelf.contract.tables.values() if len(table.key) == 1]
    keys = {key for table in single for key in some(shelf, table.name, table.key[0])}
    return {key: views.as_text(shelf, key, 80) for key in sorted(keys)}


def test_every_id_of_every_table_has_a_page(shelf: Shelf, pages: dict[str, str]) -> None:
    known = set(views.ids(shelf))
    for table in shelf.contract.tables.values():
        if len(table.key) == 1:
            missing = {row[table.key[0]] for row in shelf.tables[table.name]} - known
            assert missing == set(), table.name
    assert [key for key, page in pages.items() if key not in page.replace("\n", "")] == []


def test_the_width_is_respected(shelf: Shelf, pages: dict[str, str]) -> None:
    lines = [line for page in pages.values() for line in page.split("\n")]
    assert [line for line in lines if columns(line) > 80] == []
    for key in list(pages)[::7]:
        for width in (40, 120):
            lines = views.as_text(shelf, key, width).split("\n")
            assert [line for line in lines if columns(line) > width] == []


def test_every_object_is_json_with_a_type(shelf: Shelf, pages: dict[str, str]) -> None:
    types = {json.loads(views.as_json(shelf, key))["type"] for key in pages}
    assert types >= {"claim", "event", "actor", "source", "place", "record", "answer"}


def test_every_words_are_intact_on_their_page(shelf: Shelf, pages: dict[str, str]) -> None:
    for row in (row for row in shelf.tables["passages"] if row["passage_id"] in pages):
        flat = " ".join(pages[row["passage_id"]].split())
        assert " ".join(f"“{row['quote']}”".split()) in flat or not row["quote"]


def test_a_claim_names_as_many_voices_as_its_summary(shelf: Shelf, pages: dict[str, str]) -> None:
    wanted = [
        row
        for row in shelf.tables["claim_summary"]
        if row["claim_id"] in pages or row["n_contradictions"] != "0"
    ]
    for row in wanted:
        claim = json.loads(views.as_json(shelf, row["claim_id"]))
        claim = claim["objects"][0] if claim["type"] == "several" else claim
        said = [*claim["figures"], *(one for side in claim["positions"].values() for one in side)]
        voices = {one["speaker"]["voice"]["id"] for one in said}
        assert str(len(voices)) == row["n_voices_speaking"]
        called = [one["pair_class"] for one in claim["pairs"]]
        assert str(called.count("contradiction")) == row["n_contradictions"]


def test_loaded_words_stand_in_quotes_only(shelf: Shelf, pages: dict[str, str]) -> None:
    """Notes, addresses and citations are taken out: data that people wrote, shown as they are."""
    loaded = re.compile(rf"\b(?:{'|'.join(map(re.escape, LOADED_WORDS))})\b", re.IGNORECASE)
    ours = {row["note"] for rows in shelf.tables.values() for row in rows if row["note"]}
    ours |= {row["rights"] for row in shelf.tables["sources"] if row["rights"]}
    ours = {" ".join(text.split()) for text in ours}
    for key, page in pages.items():
        flat = re.sub(
            r"^ +(?:(?:archived )?address|citation) .*(?:\n {15,}.*)*", "", page, flags=re.MULTILINE
        )
        flat = " ".join(flat.split())
        for text in sorted(ours, key=len, reverse=True):  # one note may hold another
            flat = flat.replace(text, "")
        for _ in range(2):  # quotations inside quotations
            flat = re.sub("“[^“”]*”", "", flat)
        assert (key, loaded.findall(flat)) == (key, [])


def test_no_page_averages(pages: dict[str, str]) -> None:
    middling = re.compile(r"\b(?:mean|median|average|best estimate)\b", re.IGNORECASE)
    assert [
        key for key, page in pages.items() if middling.search(re.sub("“[^”]*”", "", page))
    ] == []
