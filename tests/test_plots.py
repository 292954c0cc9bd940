"""Pictures of rival figures and dates: what they show, and that nothing is cut off or invented."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ROOT, Project, real_tables
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from scripts.contract.model import load_contract
from scripts.derived import comparisons, said
from scripts.derived.families import Families
from scripts.raw.problems import Place
from scripts.raw.rows import Dataset, Row
from scripts.records.columns import figure_columns, report_columns
from scripts.show.plots.canvas import (
    BODY,
    COLOURS,
    NOBODY,
    SHAPES,
    SMALL,
    Canvas,
    Spot,
    clipped,
    text_width,
    wrap,
)
from scripts.show.plots.marks import LEGEND, Mark, figure_mark, report_mark
from scripts.show.plots.page import draw, plain_settings, rendered
from scripts.show.plots.pictures import contested, markdown, pictures
from scripts.show.plots.rows import NOTICE, UNDATED, WIDER, Known, Picture, layout
from scripts.show.plots.scale import Scale, scale_for, unit_scale
from scripts.show.words import IN_SIGNS, date_in_words
from scripts.text.edtf import read_date
from scripts.text.languages import language_of

CONTRACT = load_contract(ROOT / "datapackage.json")
WIDTHS = (700, 1000, 1400)
ENGLISH = language_of("en")
CLAIM, EVENT = "houses-flooded", "flood-begins"
PART, WIDER_CLAIM, FLOODED = "houses-flooded-in-northby", "houses-flooded-1980s", "flood-1988"
FAMILY = f"{FLOODED}.house-flooded"
COMPUTED = (
    *(said.figures_said, said.figures_checked, said.figures_drawn),
    *(said.reports_said, said.reports_checked),
    comparisons.comparing,
)


def row(table: str, **cells: str) -> Row:
    return Row(table, cells, Place("records.yaml"))


# (id, label, the voice in which it counts)
ACTORS = (
    ("town", "Town Council", "town"),
    ("union", "Union of the Workers of the Lower Valley and of the Adjoining Districts", "union"),
    ("union-paper", "The Valley Worker", "union"),
    ("daily", "The Daily Post", "daily"),
    ("radio", "Radio of the Province", "radio"),
    ("ministry", "Ministry of Waters, Forests and Settlement (Department of Floods)", "ministry"),
    ("experts", "Special rapporteurs and working groups of the Assembly of Nations", "experts"),
    ("relief", "Relief International", "relief"),
    ("ada", "Ada Brook", "ada"),
    ("bo", "Bo Lund", "bo"),
    ("archive", "Archive-of-Floods-and-Droughts-in-the-Valley.example.org", "archive"),
    ("court", "District Court", "court"),
    ("villagers", "Villagers (unnamed)", "villagers"),
    ("tabloid", "The $um & <Co> Tabloid", "tabloid"),
)  # fmt: skip
# (source, whose it is, year of publication)
SOURCES = (
    ("council-1990", "town", "1990-02"),
    ("worker-1991", "union-paper", "1991-05-01"),
    ("post-1990", "daily", "1990-01-15"),
    ("radio-1999", "radio", "1999"),
    ("ministry-1989", "ministry", "1989-12"),
    ("rapporteurs-2020", "experts", "2020-09-03"),
    ("relief-2008", "relief", "2008"),
    ("archive", "archive", ""),
    ("court-2022", "court", "2022-07-14"),
    ("tabloid-2016", "tabloid", "2016"),
)
# (source, who says it in there: none = the source's own voice, words, more cells)
FIGURES = (
    ("ministry-1989", "", "exactly 1,204 houses", {}),
    ("ministry-1989", "", "fewer than 1,300 houses", {}),
    ("post-1990", "", "1,200 houses", {}),
    ("post-1990", "ada", "about 3,000 houses", {}),
    ("post-1990", "villagers", "thousands of houses along the river and in the villages", {}),
    ("council-1990", "", "at most 2,500 houses", {}),
    ("council-1990", "bo", "2,800 or 3,800 houses", {}),
    ("worker-1991", "", "more than 30,000 houses", {}),
    ("worker-1991", "", "an estimated 30,000 houses", {"commitment": "hedged"}),
    ("worker-1991", "union", "at least 30,000 houses", {}),
    ("worker-1991", "bo", "2,800 or 3,800 houses", {"repeats_id": "council-1990.f6"}),
    ("worker-1991", "villagers", "many houses", {}),
    ("radio-1999", "", "between 2,800 and 5,000 houses", {}),
    ("radio-1999", "ada", "up to 5,000 houses", {}),
    ("relief-2008", "", "4,500 houses", {}),
    ("relief-2008", "", "hundreds of houses", {}),
    ("tabloid-2016", "", "between 5,000 and 30,000 houses", {}),
    ("tabloid-2016", "relief", "more than 4,500 houses", {}),
    ("tabloid-2016", "union", "30,000 houses", {}),
    ("rapporteurs-2020", "", "thousands of houses", {"commitment": "hedged"}),
    ("court-2022", "", "at least 250 houses", {}),
    ("court-2022", "villagers", "some 5,000 houses", {}),
    ("archive", "", "2,500 to more than 30,000 houses", {}),
    ("archive", "ministry", "fewer than 1,300 houses", {"repeats_id": "ministry-1989.f1"}),
    ("archive", "", "nearly 33,700 houses", {}),
    ("archive", "", "12,000 houses", {"position": "denies"}),
    ("relief-2008", "union", "at least 900 houses", {"origin_check": "found_absent"}),
    ("court-2022", "", "about 650 or 750 houses", {"claim_id": PART}),
    ("rapporteurs-2020", "", "more than 300,000 houses", {"claim_id": WIDER_CLAIM}),
)
REPORTS = (
    ("ministry-1989", "", "1988-07-19", {}),
    ("post-1990", "", "1988-07", {}),
    ("post-1990", "ada", "1988-07-28?", {}),
    ("council-1990", "", "1988-22", {}),
    ("council-1990", "bo", "1988-08~", {}),
    ("worker-1991", "union", "1988-07/1989-01", {}),
    ("radio-1999", "", "1988-07-30/1988-08-16", {}),
    ("relief-2008", "", "../1989-02", {}),
    ("tabloid-2016", "", "[1988-07-26,1988-07-28]", {}),
    ("rapporteurs-2020", "", "1988-09/..", {"commitment": "hedged"}),
    ("archive", "", "1988", {}),
    ("archive", "", "1988-12-24", {"position": "questions"}),
)


def flood() -> dict[str, list[Row]]:
    """Tables with one claim and one event on which many differ, in every way there is."""
    tables: dict[str, list[Row]] = {
        "actors": [row("actors", actor_id=a, label=b, voice_id=c) for a, b, c in ACTORS],
        "sources": [
            row("sources", source_id=a, speaker_id=b, published=c, title=f"On the flood | {a}")
            for a, b, c in SOURCES
        ],
        "claims": [
            row("claims", claim_id=CLAIM, unit_id="house-flooded", kind="quantity", counts="total",
                event_id=FLOODED, place_id="valley",
                wording="How many houses in the valley were flooded in the summer of 1988?"),
            row("claims", claim_id=PART, unit_id="house-flooded", kind="quantity", counts="total",
                event_id=FLOODED, place_id="northby", period="1988-07/1988-09",
                wording="How many houses in Northby were flooded from July to September 1988?"),
            row("claims", claim_id=WIDER_CLAIM, unit_id="house-flooded", kind="quantity",
                counts="total", period="1980/1989", place_id="valley",
                wording="How many houses in the valley were flooded in the 1980s?"),
        ],
        "units": [row("units", unit_id="house-flooded", label="a house flooded",
                      measured_in="house", behaves="adds")],
        "populations": [],
        "places": [row("places", place_id="valley", label="the valley"),
                   row("places", place_id="northby", label="Northby", part_of_id="valley")],
        "people": [row("people", person_id="ada", label="Ada Brook", died="1995")],
        "organisations": [],
        "events": [row("events", event_id=EVENT, label="Beginning of the flood of 1988"),
                   row("events", event_id=FLOODED, label="Flood of 1988")],
        "statements": [], "passages": [], "figures": [], "reports": [],
    }  # fmt: skip
    for number, (source, speaker, words, more) in enumerate(FIGURES):
        one = _record(tables, "figures", f"{source}.f{number}", speaker, more)
        claim = one["claim_id"] or CLAIM
        tables["figures"].append(figure_columns(one.with_cells(claim_id=claim), words, ENGLISH)[0])
    for number, (source, speaker, date, more) in enumerate(REPORTS):
        one = _record(tables, "reports", f"{source}.r{number}", speaker, more)
        dated = one.with_cells(event_id=EVENT, date=date, date_words=f"“{date}” or so")
        tables["reports"].append(report_columns(dated, "", ENGLISH)[0])
    return computed(tables)


def computed(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The same with what the build computes of figures and reports, and the comparisons."""
    for step in COMPUTED:
        found: dict[str, list[Row]] = {name: [] for name in step.tables}
        for made in step.rows(Dataset(tables, {}, {}), CONTRACT):
            found[made.table].append(made)
        tables = {**tables, **found}
    return tables


def _record(
    tables: dict[str, list[Row]], table: str, name: str, speaker: str, more: dict[str, str]
) -> Row:
    source = name.split(".")[0]
    own = {a: b for a, b, _ in SOURCES}[source]
    statement = f"{name}-said" if speaker else ""
    if speaker:
        kind = "unnamed" if speaker == "villagers" else "named"
        cells = {"statement_id": statement, "speaker_id": speaker, "source_id": source}
        tables["statements"].append(row("statements", specificity=kind, **cells))
    tables["passages"].append(row("passages", passage_id=name, source_id=source))
    cells = {"position": "asserts", "commitment": "plain", "speaker_id": speaker or own, **more}
    return row(
        table, **{f"{table[:-1]}_id": name}, source_id=source, statement_id=statement, **cells
    )


FLOOD = flood()


def picture(name: str) -> Picture:
    event = name.removesuffix(".dates")
    (found,) = pictures(FLOOD, [name], [event] if event != name else [])
    return found


BOTH = (CLAIM, f"{EVENT}.dates")


@cache
def drawn(item: Picture, width: int) -> Figure:
    """One drawing serves every test that only looks at it."""
    with plain_settings():
        return draw(item, width)


def texts(figure: Figure) -> list[Text]:
    return [text for text in figure.axes[0].texts if text.get_text()]


def mark_of(words: str, axis: str = "", **cells: str) -> Mark:
    read = figure_columns(row("figures", **cells), words, ENGLISH)[0]
    (one,) = said.figures_drawn.rows(Dataset({"figures": [read]}, {}, {}), CONTRACT)
    return figure_mark(one, axis)


# What is marked


WORDS = [
    ("1,200 houses", "exact", "1,200"),
    ("exactly 1,200 houses", "exact", "1,200"),
    ("about 1,200 houses", "about", "≈ 1,200"),
    ("more than 1,200 houses", "more-than", "> 1,200"),
    ("at least 1,200 houses", "at-least", "≥ 1,200"),
    ("fewer than 1,200 houses", "fewer-than", "< 1,200"),
    ("at most 1,200 houses", "at-most", "≤ 1,200"),
    ("between 1,200 and 1,300 houses", "range", "1,200 – 1,300"),
    ("1,200 or 1,300 houses", "alternatives", "1,200 or 1,300"),
    ("2,500 to more than 30,000 houses", "at-least", "≥ 2,500"),
    ("hundreds of houses", "rule", "“hundreds of houses”"),
    ("many houses", "words", "no number"),
    ("a third of the houses", "exact", "0.333333"),
]


@pytest.mark.parametrize(("words", "key", "said"), WORDS)
def test_words_make_the_mark(words: str, key: str, said: str) -> None:
    mark = mark_of(words)
    assert (mark.keys, mark.said) == ((key,), said)


def test_every_qualifier_of_the_contract_has_a_mark_with_its_entry_in_the_legend() -> None:
    drawn = {
        figure_columns(row("figures"), words, ENGLISH)[0]["qualifier"] for words, _, _ in WORDS
    }
    enum = load_contract(ROOT / "datapackage.json").tables["figures"].by_name["qualifier"].enum
    assert drawn == set(enum), "WORDS has no phrase of this qualifier"
    assert {key for _, key, _ in WORDS} <= LEGEND.keys()


def test_a_number_in_another_unit_has_no_place_on_the_axis() -> None:
    assert mark_of("two weeks", "month").parts == ()
    assert mark_of("two weeks", "month").said == "other unit"
    assert mark_of("two months", "month").places == [2.0, 2.0]
    assert mark_of("two years", "month").places == [24.0, 24.0]
    assert mark_of("two houses", "month").said == "other unit"


def test_an_approximate_number_is_given_no_width() -> None:
    (part,) = mark_of("about 1,200 houses").parts
    assert part.is_point


def test_a_number_that_is_near_keeps_its_shape_and_says_so() -> None:
    mark = mark_of("about 650 or 750 houses")
    assert (mark.sign, mark.said, mark.keys) == ("≈", "≈ 650 or 750", ("alternatives", "about"))
    assert [part.low for part in mark.parts] == [650, 750]


@pytest.mark.parametrize("check", CONTRACT.tables["figures"].by_name["origin_check"].enum)
def test_a_misattributed_number_bears_a_sign(check: str) -> None:
    flagged = check in ("found_absent", "found_altered")
    marks = (
        mark_of("at least 900 houses", origin_check=check),
        report_mark(row("reports", date="1988-07", origin_check=check)),
    )
    for mark in marks:
        assert (mark.sign, "relayed" in mark.keys) == ("†" if flagged else "", flagged)


@pytest.mark.parametrize(
    ("date", "ends", "keys", "said"),
    [
        ("1988-07-28", [("closed", "closed")], ("day",), "1988-07-28"),
        ("1988-07", [("soft", "soft")], ("soft",), "1988-07"),
        ("1988-22", [("soft", "soft")], ("soft",), "summer 1988"),
        ("198X", [("soft", "soft")], ("soft",), "1980s"),
        ("1988-07~", [("soft", "soft")], ("near",), "≈ 1988-07"),
        ("1988-07-28?", [("closed", "closed")], ("day", "uncertain"), "1988-07-28?"),
        ("1988-07-28/1988-09", [("closed", "soft")], ("day", "soft"), "1988-07-28 to 1988-09"),
        ("../1979", [("none", "soft")], ("soft", "unbounded"), "until 1979"),
        ("1979-02-11/..", [("closed", "none")], ("day", "unbounded"), "from 1979-02-11"),
        ("[1988-07-26,1988-07-28]", [("closed", "closed")] * 2, ("day", "either"),
         "1988-07-26 or 1988-07-28"),
    ],
)  # fmt: skip
def test_dates_make_the_mark(date: str, ends: list, keys: tuple, said: str) -> None:
    mark = report_mark(row("reports", date=date))
    assert [(part.low_end, part.high_end) for part in mark.parts] == ends
    assert (mark.keys, mark.said) == (keys, said)
    assert date_in_words(date, IN_SIGNS) == said


def test_an_end_fades_over_what_is_not_known_of_it_and_no_more() -> None:
    (part,) = report_mark(row("reports", date="1988-07/1989-01-15")).parts
    assert (part.low_fade, part.high_fade) == (31, 0)
    (part,) = report_mark(row("reports", date="1988/1988")).parts
    assert part.low_fade + part.high_fade == part.high - part.low == 366


def test_every_mark_is_drawn_in_its_own_way() -> None:
    looks = {key: _look(key) for key in LEGEND if LEGEND[key].parts}
    assert [pair for pair in combinations(looks, 2) if looks[pair[0]] == looks[pair[1]]] == []


def _look(key: str) -> list[tuple]:
    """What is drawn for the legend's sample, without the numbers that only place it."""
    canvas = Canvas(100, 100)
    canvas.mark(LEGEND[key], Spot(unit_scale(10, 90), 50, NOBODY))
    ends = {10.0: "left", 90.0: "right"}
    lines = [
        (
            line.get_marker(),
            line.get_markerfacecolor() if line.get_marker() == "o" else "",
            line.get_linestyle(),
            len(line.get_xdata()),
            [ends.get(x) for x in line.get_xdata()] if len(line.get_xdata()) == 3 else "",
        )
        for line in canvas.axes.lines
    ]
    boxes = [
        (box.get_linestyle(), box.get_height(), box.get_facecolor()) for box in canvas.axes.patches
    ]
    return [*lines, *boxes, *(text.get_text() for text in canvas.axes.texts)]


def test_as_many_voices_look_different_as_there_are_pairs() -> None:
    assert len(SHAPES) == len({shape for shape, _ in SHAPES})
    looks = {(COLOURS[n % len(COLOURS)], SHAPES[n % len(SHAPES)]) for n in range(NOBODY)}
    assert len(looks) == NOBODY


def test_no_voice_of_the_real_pictures_has_the_sign_of_another() -> None:
    """Where this fails there are more voices than signs: add a shape to `SHAPES`."""
    tables = real_tables()
    drawn = pictures(tables, *contested(tables))
    assert all(row.voice_number < NOBODY for picture in drawn for row in picture.rows)


# Which rows, in which order


@settings(deadline=None, max_examples=20)
@given(st.randoms(use_true_random=False))
def test_rows_stand_by_date_and_name_whatever_their_order(shuffle: random.Random) -> None:
    standing = [row for row in FLOOD["figures"] if row["position"] == "asserts"]
    expected = layout(standing, Known(FLOOD), CLAIM, [WIDER_CLAIM])
    shuffle.shuffle(standing)
    assert layout(standing, Known(FLOOD), CLAIM, [WIDER_CLAIM]) == expected
    groups = [row.group for row in expected]
    assert list(dict.fromkeys(groups)) == ["", UNDATED, WIDER]
    assert groups == sorted(groups, key=["", UNDATED, WIDER].index)
    dated = [row for row in expected if not row.group]
    days = [read_date(row.said).earliest for row in dated]
    assert days == sorted(days)
    assert all(a.who.casefold() <= b.who.casefold() for a, b in combinations(dated, 2)
               if a.said == b.said)  # fmt: skip


UNION = "Union of the Workers of the Lower Valley and of the Adjoining Districts"


@pytest.mark.parametrize(
    ("name", "label", "small"),
    [
        ("post-1990.f2", "The Daily Post, 1990", ""),
        ("post-1990.f3", "Ada Brook, 1990", "as reported by The Daily Post, 1990"),
        (
            "post-1990.f4",
            "Villagers (unnamed), 1990",
            "as reported by The Daily Post, 1990; counted in the latter’s voice",
        ),
        ("worker-1991.f7", "The Valley Worker, 1991", f"counted in the voice of {UNION}"),
        ("worker-1991.f8", "The Valley Worker, 1991", f"counted in the voice of {UNION}; hedged"),
        (
            "worker-1991.f9",
            f"{UNION}, 1991",
            f"as reported by The Valley Worker (voice of {UNION}), 1991",
        ),
        (
            "worker-1991.f10",
            "Bo Lund, 1991",
            f"as reported by The Valley Worker (voice of {UNION}), 1991; repeats Bo Lund, 1990",
        ),
        (
            "worker-1991.f11",
            "Villagers (unnamed), 1991",
            f"as reported by The Valley Worker, 1991; both counted in the voice of {UNION}",
        ),
        (
            "archive.f22",
            "Archive-of-Floods-and-Droughts-in-the-Valley.example.org, undated",
            "",
        ),
        (  # who died in 1995, and did not say so in 1999
            "radio-1999.f13",
            "Ada Brook, undated",
            "as reported by Radio of the Province, 1999",
        ),
        (
            "relief-2008.f26",
            f"{UNION}, as Relief International has it, 2008",
            f"not found in {UNION}’s own texts; as reported by Relief International, 2008",
        ),
        (
            "court-2022.f27",
            "District Court, 2022",
            "Northby; 1988-07 to 1988-09",
        ),
        (
            "rapporteurs-2020.f28",
            "Special rapporteurs and working groups of the Assembly of Nations, 2020",
            "1980 to 1989",
        ),
    ],
)
def test_rows_say_who_carries_the_words_and_whose_voice_it_is(
    name: str, label: str, small: str
) -> None:
    (found,) = (row for row in picture(CLAIM).rows if row.id == name)
    assert (found.label, found.small_print) == (label, small)


def test_one_voice_has_one_sign() -> None:
    rows = picture(CLAIM).rows
    assert len({row.voice for row in rows}) == len({row.voice_number for row in rows}) == 12
    assert len({(row.voice, row.voice_number) for row in rows}) == 12


def test_the_date_of_a_statement_goes_before_that_of_its_document() -> None:
    tables = flood()
    tables["statements"] = [row.with_cells(date="1988-09") for row in tables["statements"]]
    found = {row.id: row.said for row in next(pictures(computed(tables), [CLAIM], [])).rows}
    assert (found["post-1990.f3"], found["post-1990.f2"]) == ("1988-09", "1990-01-15")


def test_what_is_contested() -> None:
    assert contested(FLOOD) == ({FAMILY, WIDER_CLAIM}, {EVENT})
    tables = real_tables()
    families, events = contested(tables)
    assert "prison-executions-1988.person-executed" in families
    assert "prison-executions-1988" in events
    assert "conduct-period-judged" not in families  # three figures, all of them 4 decades


def test_a_family_is_one_picture_with_the_wider_counts_below() -> None:
    item = picture(CLAIM)
    assert item == picture(FAMILY) == picture(PART)
    assert (item.name, item.title) == (FAMILY, "A house flooded: Flood of 1988")
    groups = {row.id: row.group for row in item.rows}
    assert (groups["court-2022.f27"], groups["rapporteurs-2020.f28"]) == ("", WIDER)
    assert "it answers: How many houses in the valley were flooded in the summer" in item.note
    groups = {row.id: row.group for row in next(pictures(FLOOD, [WIDER_CLAIM], [])).rows}
    assert (groups["court-2022.f27"], groups["rapporteurs-2020.f28"]) == ("", "")
    assert groups["council-1990.f5"] == WIDER  # of a time that is not said to lie in the decade


def test_the_family_of_the_executed_of_1988() -> None:
    tables = real_tables()
    found = Families(tables).of("executions-1988-iran")
    assert found.name == "prison-executions-1988.person-executed"
    assert {
        "executions-1988-to-early-1989-iran",
        "names-of-executed-1988-to-early-1989-iran",
        "buried-in-mass-graves-iran",
    } <= set(found.inside)
    assert "political-prisoners-executed-since-1979" in found.wider
    assert "executions-criminal-offences-1988-iran" not in (*found.inside, *found.wider)
    (item,) = pictures(tables, ["executions-1988-iran"], [])
    speaker = next(row for row in item.rows if row.id == "amnesty-1990.speaker-under-1000")
    assert (speaker.said, speaker.mark.said, speaker.counts) == (
        "1989-02",
        "< 1,000",
        "1988-07 to 1989-02",
    )


def test_an_echo_adds_a_row_and_no_origin() -> None:
    without = flood()
    without["figures"] = [row for row in without["figures"] if not row["repeats_id"]]
    (first,) = pictures(without, [CLAIM], [])
    second = picture(CLAIM)
    assert (len(first.rows), len(second.rows)) == (26, 28)
    assert first.origins == second.origins == 20
    assert second.summary.startswith("28 figures, 20 origins, 12 voices; ")


def test_what_is_denied_is_named_and_not_drawn() -> None:
    for name, denied in zip(BOTH, ("archive.f25", "archive.r11"), strict=True):
        item = picture(name)
        assert item.left_out == (denied,)
        assert denied not in {row.id for row in item.rows}
        assert f"so not drawn: {denied}." in markdown(item)


# The axis


@pytest.mark.parametrize(
    ("words", "log"),
    [
        (("3 houses", "4 houses", "16 houses"), False),
        (("0 houses", "3,000 houses"), False),
        (("410 houses", "419 houses"), False),
        (("at least 200 houses", "30,000 houses"), True),
        (("a third of the houses", "half of the houses"), False),
    ],
)
def test_the_axis_is_logarithmic_where_that_makes_sense(words: tuple[str, ...], log: bool) -> None:
    assert scale_for(map(mark_of, words), 100, 500).log == log


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6), st.integers(220, 900))
def test_everything_lies_on_the_axis(amounts: list[int], room: int) -> None:
    marks = [mark_of(f"at least {amount:,} houses") for amount in amounts]
    scale = scale_for(marks, 100, 100 + room)
    places = sorted(place for mark in marks for place in mark.places)
    pixels = [scale.at(place) for place in places]
    assert pixels == sorted(pixels)
    assert pixels[0] >= 100
    assert pixels[-1] < 100 + room
    ticks = [scale.at(tick.place) for tick in scale.ticks]
    assert ticks
    assert all(99.9 <= tick <= 100 + room + 0.1 for tick in ticks)
    assert not _touching(scale)


def _touching(scale: Scale) -> list[tuple[str, str]]:
    """Neighbours along an axis whose words would meet."""
    found = []
    for one, other in pairwise(scale.ticks):
        reach = sum(max(text_width(line, SMALL) for line in tick.text.split("\n")) / 2
                    for tick in (one, other))  # fmt: skip
        if scale.at(other.place) - scale.at(one.place) < reach + 2:
            found.append((one.text, other.text))
    return found


@settings(deadline=None)
@given(st.lists(st.dates(), min_size=1, max_size=6), st.integers(220, 900))
def test_every_day_lies_on_the_axis(days: list, room: int) -> None:
    marks = [
        report_mark(row("reports", date=f"{day:%Y}".zfill(4) + f"{day:-%m-%d}")) for day in days
    ]
    scale = scale_for(marks, 100, 100 + room)
    assert all(100 <= scale.at(place) <= 100 + room for mark in marks for place in mark.places)
    assert scale.ticks
    assert not _touching(scale)


def test_a_proportion_does_not_reach_beyond_the_whole() -> None:
    scale = scale_for(
        [mark_of("95% of the houses"), mark_of("more than half of the houses")], 0, 400, 1
    )
    assert scale.high == 1


def test_a_picture_of_words_alone_has_an_axis_without_numbers() -> None:
    assert scale_for([mark_of("many houses")], 0, 400).ticks == ()


# Type


@settings(deadline=None)
@given(st.text("ab  -", max_size=60), st.integers(20, 200))
def test_wrapped_lines_keep_within_their_room(text: str, room: int) -> None:
    lines = wrap(text, room, BODY)
    assert all(text_width(line, BODY) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_clipped_words_end_in_dots() -> None:
    assert clipped("“one two three four five six”", 80, BODY, 2) == ["“one two", "three…”"]
    assert clipped("“one”", 80, BODY, 2) == ["“one”"]


# The sheet


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", BOTH)
def test_no_words_are_cut_off_or_lie_on_others(name: str, width: int) -> None:
    assert _misplaced(drawn(picture(name), width)) == []


def test_no_words_of_the_real_picture_are_cut_off_or_lie_on_others() -> None:
    tables = real_tables()
    (item,) = pictures(tables, ["executions-1988-iran"], [])
    assert _misplaced(drawn(item, 1000)) == []


def _misplaced(figure: Figure) -> list[tuple[str, ...]]:
    """Words that leave the sheet, and pairs of words, or of words and a sign, that overlap."""
    with plain_settings():
        renderer = FigureCanvasAgg(figure).get_renderer()
        boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts(figure)]
    boxes += [("a sign", box) for box in _signs(figure)]
    cores = [(words, box.padded(-1)) for words, box in boxes]
    return [
        *((words,) for words, box in boxes if not _holds(figure, box)),
        *(
            (a, b)
            for (a, one), (b, other) in combinations(cores, 2)
            if one.overlaps(other) and not a == b == "a sign"
        ),
    ]


def _signs(figure: Figure) -> list[Bbox]:
    """The squares of ten pixels in which signs of voices stand."""
    signs = [line for line in figure.axes[0].lines if line.get_marker() != "None"]
    centres = [figure.axes[0].transData.transform(line.get_xydata())[0] for line in signs]
    return [Bbox.from_bounds(x - 5, y - 5, 10, 10) for x, y in centres]


def _holds(figure: Figure, box: Bbox) -> bool:
    sheet = figure.bbox.padded(-5)
    return bool(sheet.containsx(box.x0) and sheet.containsx(box.x1)
                and sheet.containsy(box.y0) and sheet.containsy(box.y1))  # fmt: skip


@pytest.mark.parametrize("name", BOTH)
def test_no_line_or_bar_leaves_the_sheet(name: str) -> None:
    figure = drawn(picture(name), 700)
    width, height = figure.bbox.width, figure.bbox.height
    for line in figure.axes[0].lines:
        assert all(0 <= x <= width for x in line.get_xdata())
        assert all(0 <= y <= height for y in line.get_ydata())
    for box in figure.axes[0].patches:
        left, right = box.get_x(), box.get_x() + box.get_width()
        assert 0 <= left < right <= width


@pytest.mark.parametrize("name", BOTH)
def test_the_head_says_that_these_are_claims(name: str) -> None:
    first, second, *_ = (text.get_text() for text in texts(drawn(picture(name), 1400)))
    assert (first, second) == (NOTICE, picture(name).title) == ("Claims, not measurements", second)


@pytest.mark.parametrize("name", BOTH)
def test_the_legend_explains_the_marks_that_occur_and_no_others(name: str) -> None:
    item = picture(name)
    shown = {text.get_text() for text in texts(drawn(item, 1400))}
    keys = {key for key in LEGEND if LEGEND[key].said in shown}
    assert keys == {key for row in item.rows for key in row.mark.keys}


def test_the_fixture_shows_every_mark() -> None:
    shown = {key for name in BOTH for row in picture(name).rows for key in row.mark.keys}
    assert shown == set(LEGEND)


@pytest.mark.parametrize("name", BOTH)
def test_the_table_has_the_rows_of_the_picture(name: str) -> None:
    item = picture(name)
    cells = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in markdown(item).splitlines()
             if line.startswith("|")]  # fmt: skip
    assert [line[-1] for line in cells[2:]] == [row.id for row in item.rows]
    assert all(len(line) == len(cells[0]) for line in cells)
    words = [text.get_text() for text in texts(drawn(item, 2000))]
    assert [word for word in words if word in {row.label for row in item.rows}] == [
        row.label for row in item.rows
    ]


def test_no_words_of_ours_weigh_the_figures_against_each_other() -> None:
    tables = real_tables()
    real = list(pictures(tables, *contested(tables)))
    sheets = [drawn(item, 1000) for item in (picture(CLAIM), picture(BOTH[1]), *real[:2])]
    ours = [text.get_text() for sheet in sheets for text in texts(sheet)]
    for item in (picture(CLAIM), picture(BOTH[1]), *real):
        bare = [replace(row, words="", source="") for row in item.rows]
        ours.append(markdown(replace(item, rows=tuple(bare))))
    found = re.findall(r"\b(means?|medians?|averages?|best|typical|reliable)\b", str(ours), re.I)
    assert found == []


def test_the_words_of_a_stranger_are_only_words() -> None:
    item = picture(BOTH[1])
    files = rendered(item, 700)
    assert ElementTree.fromstring(files["svg"]).tag.endswith("svg")  # noqa: S314  our own
    assert b"<dc:date>" not in files["svg"]
    assert b"<text" not in files["svg"]
    assert any("$um & <Co>" in text.get_text() for text in texts(drawn(item, 700)))
    assert b"The $um & \\<Co> Tabloid" in files["md"]


# The command


def test_the_same_bytes_under_other_circumstances(
    built: Project, tmp_path: Path, in_anchorage: None, run: Callable
) -> None:
    calls = [
        ["workers-dismissed", "council-vote-on-mill",
         "--root", str(built.root), "--out", str(tmp_path / name)]
        for name in "01"
    ]  # fmt: skip
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings/matplotlibrc").write_text("lines.antialiased: False\n")
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts", "plots", *calls[0]],
        cwd=ROOT,
        env={**os.environ, **elsewhere, "MPLCONFIGDIR": str(tmp_path / "settings")},
    )
    assert run("plots", *calls[1])[0] == process.wait() == 0
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in "01"
    )
    assert len(first) == 6
    assert first == second


def test_without_ids_all_that_is_contested_is_drawn(built: Project, run: Callable) -> None:
    status, out, err = run("plots", "--root", built.root)
    assert (status, err) == (0, "")
    names = ("workers-dismissed", "council-vote-on-mill.dates")
    assert {path.name for path in (built.root / "plots").iterdir()} == {
        f"{name}.{ending}" for name in names for ending in ("svg", "png", "md")
    }
    assert out == "    5  plots/workers-dismissed\n    2  plots/council-vote-on-mill.dates\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "workers-dismised",
            "There is no claim or event `workers-dismised`. Did you mean `workers-dismissed`?\n",
        ),
        ("closure-was-theft", "No number and no date of `closure-was-theft` stands in the data.\n"),
    ],
)
def test_an_id_that_cannot_be_drawn(built: Project, run: Callable, name: str, message: str) -> None:
    assert run("plots", name, "--root", built.root) == (2, "", message)
    assert not (built.root / "plots").exists()


def test_a_table_that_cannot_be_read(built: Project, run: Callable) -> None:
    (built.root / "data/figures.csv").write_text("")
    status, _, err = run("plots", "--root", built.root)
    assert status == 1
    assert "data/figures.csv:1:" in err


@pytest.mark.parametrize("width", ["99", "wide", "-1000"])
def test_a_width_out_of_bounds(built: Project, run: Callable, width: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("plots", "--root", built.root, f"--width={width}")
    assert stopped.value.code == 2
