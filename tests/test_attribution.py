"""Who says it: the smallest statement around a record, and in whose voice its speaker counts."""

from __future__ import annotations

import csv
import io

import pytest
from conftest import RECORDS as RECORDS_FILE
from conftest import ROOT, Project
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.raw.strict_yaml import Scalar
from scripts.records.attribution import Owners, Placed, Voices, own
from scripts.records.entries import Record
from scripts.text.anchors import Anchor, Span

KINDS = {kind.section: kind for kind in load_contract(ROOT / "datapackage.json").records}
ANCHOR_LINE, WITHIN_LINE = 7, 9


def record(
    name: str, start: int, end: int, section: str = "figures", within: str = "", cited: bool = False
) -> Placed:
    """A record of the source `letter` on the code points `start` to `end`."""
    kind = KINDS[section]
    return Placed(
        Record(
            kind,
            Row(kind.table, {kind.id_column: f"letter.{name}"}, Place("records.yaml", 1)),
            Anchor(quote=Scalar("words", Place("records.yaml", ANCHOR_LINE))),
            Scalar(within, Place("records.yaml", WITHIN_LINE)) if within else None,
        ),
        None if cited else Span(start, end),
    )


def statement(name: str, start: int, end: int, within: str = "", cited: bool = False) -> Placed:
    return record(name, start, end, "statements", within, cited)


def owners(*placed: Placed) -> dict[str, str]:
    """Local id → local id of the owner; nothing may be amiss."""
    found = own(list(placed), "letter")
    assert found.problems == ()
    return {key[7:]: owner.removeprefix("letter.") for key, owner in found.by_record.items()}


def faults(found: Owners) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.rule) for problem in found.problems]


OUTER, INNER = statement("outer", 10, 90), statement("inner", 20, 50)


@pytest.mark.parametrize(
    ("start", "end", "owner"),
    [
        (0, 5, ""),
        (0, 10, ""),
        (90, 95, ""),
        (10, 12, "outer"),
        (88, 90, "outer"),
        (10, 90, "outer"),
        (10, 20, "outer"),
        (50, 60, "outer"),
        (20, 50, "inner"),
        (20, 21, "inner"),
        (30, 40, "inner"),
    ],
)
def test_the_smallest_statement_around_a_record_owns_it(start: int, end: int, owner: str) -> None:
    found = owners(OUTER, INNER, record("x", start, end))
    assert found == {"outer": "", "inner": "outer", "x": owner}


@pytest.mark.parametrize("section", [name for name in KINDS if name != "statements"])
def test_records_of_every_kind_are_owned(section: str) -> None:
    assert owners(record("x", 30, 40, section), INNER, OUTER)["x"] == "inner"


def test_an_interpolation_inside_a_quotation_owns_only_its_own_words() -> None:
    found = owners(
        statement("quotation", 0, 100),
        statement("gloss", 40, 60),
        record("before", 10, 20),
        record("in-gloss", 45, 50),
        record("after", 70, 80),
    )
    assert found == {
        "quotation": "",
        "gloss": "quotation",
        "before": "quotation",
        "in-gloss": "gloss",
        "after": "quotation",
    }


def test_statements_on_identical_words_share_a_parent() -> None:
    found = owners(OUTER, statement("one", 20, 50), statement("two", 20, 50))
    assert found == {"outer": "", "one": "outer", "two": "outer"}


def test_inside_identical_words_a_record_says_which() -> None:
    twins = statement("one", 20, 50), statement("two", 20, 50)
    silent = own([OUTER, *twins, record("x", 30, 40)], "letter")
    assert faults(silent) == [(ANCHOR_LINE, "within-missing")]
    assert "letter.one, letter.two" in silent.problems[0].hint
    assert owners(OUTER, *twins, record("x", 30, 40, within="two"))["x"] == "two"
    assert owners(OUTER, *twins, record("x", 30, 40, within="letter.one"))["x"] == "one"
    assert owners(OUTER, *twins, statement("deep", 30, 40, within="one"))["deep"] == "one"


@pytest.mark.parametrize("within", ["outer", "x", "nobody", "other.inner"])
def test_within_names_the_smallest_statement_or_none(within: str) -> None:
    found = own([OUTER, INNER, record("x", 30, 40, within=within)], "letter")
    assert faults(found) == [(WITHIN_LINE, "within-wrong")]


def test_within_what_is_not_around_the_words() -> None:
    found = own([INNER, record("x", 60, 70, within="inner")], "letter")
    assert faults(found) == [(WITHIN_LINE, "within-wrong")]


def test_in_a_cited_source_only_within_tells_the_owner() -> None:
    said, aside = statement("said", 0, 0, cited=True), record("aside", 0, 0, cited=True)
    inside = record("inside", 0, 0, within="said", cited=True)
    assert owners(said, aside, inside) == {"said": "", "aside": "", "inside": "said"}
    lost = record("lost", 0, 0, within="nobody", cited=True)
    assert faults(own([said, lost], "letter")) == [(WITHIN_LINE, "within-wrong")]


def test_an_unknown_owner_is_said_and_not_followed(tiny: Project) -> None:
    line = tiny.edit(RECORDS_FILE, "    basis: count", "    within: nobody")
    assert [(it.rule, it.place.line) for it in tiny.problems()] == [("within-wrong", line)]


def test_an_owner_whose_words_are_not_found_is_said_once(tiny: Project) -> None:
    tiny.edit(RECORDS_FILE, "    basis: count", "    within: brook-count")
    line = tiny.edit(RECORDS_FILE, "from: We counted", "from: We have counted")
    found = {(it.rule, it.place.line) for it in tiny.problems()}
    assert ("quote-not-found", line) in found
    assert {rule for rule, _ in found} <= {"quote-not-found", "within-wrong"}


@pytest.mark.parametrize(("start", "end"), [(5, 15), (45, 55), (9, 89), (11, 91)])
def test_a_record_across_an_edge_is_an_error(start: int, end: int) -> None:
    found = own([OUTER, INNER, record("x", start, end)], "letter")
    assert set(faults(found)) == {(ANCHOR_LINE, "edge-crossed")}


spans = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda it: Span(it[0], sum(it)))


@settings(deadline=None)
@given(st.lists(spans, max_size=6), st.lists(spans, max_size=4))
def test_crossings_are_reported_and_nothing_else(outer: list[Span], inner: list[Span]) -> None:
    statements = [statement(f"s{n}", it.start, it.end) for n, it in enumerate(outer)]
    records = [record(f"r{n}", it.start, it.end) for n, it in enumerate(inner)]
    found = own([*statements, *records], "letter")
    letters = [set(range(it.start, it.end)) for it in outer + inner]
    expected = sum(
        bool(one & two and one - two and two - one)
        for one in letters
        for two in letters[: len(outer)]
    )
    assert [rule for _, rule in faults(found)].count("edge-crossed") == expected


def swept(items: list[tuple[str, Span, bool]]) -> dict[str, str]:
    """Owners by another algorithm: one sweep from left to right with a stack of open statements."""
    owner, open_ones = {}, []
    for name, span, speaks in sorted(items, key=lambda it: (it[1].start, -it[1].end, not it[2])):
        while open_ones and open_ones[-1][1].end <= span.start:
            open_ones.pop()
        owner[name] = open_ones[-1][0] if open_ones else ""
        if speaks:
            open_ones.append((name, span))
    return owner


@settings(deadline=None)
@given(st.lists(spans, max_size=12), st.lists(spans, max_size=8), st.randoms())
def test_owners_are_those_of_a_stack(candidates: list[Span], inner: list[Span], random) -> None:
    statements: list[Span] = []
    for span in dict.fromkeys(candidates):
        if not any(span.crosses(one) for one in statements):
            statements.append(span)
    inside = [it for it in inner if not any(it.crosses(one) for one in statements)]
    items = [(f"s{n}", span, True) for n, span in enumerate(statements)]
    items += [(f"r{n}", span, False) for n, span in enumerate(inside)]
    random.shuffle(items)
    placed = [
        record(name, span.start, span.end, "statements" if speaks else "figures")
        for name, span, speaks in items
    ]
    assert owners(*placed) == swept(items)


ACTORS = {"blog": "party", "party": "", "ada": "", "clerks": "", "board": "council", "council": ""}
STATEMENTS = {
    # id: parent, speaker, specificity
    "named": ("", "ada", "named"),
    "described": ("", "board", "described"),
    "unnamed": ("", "clerks", "unnamed"),
    "passive": ("", "", "passive"),
    "unnamed-in-named": ("named", "clerks", "unnamed"),
    "passive-in-described": ("described", "", "passive"),
    "unnamed-in-unnamed": ("unnamed", "clerks", "unnamed"),
    "passive-in-unnamed-in-named": ("unnamed-in-named", "", "passive"),
    "named-in-unnamed": ("unnamed", "ada", "named"),
    "gloss-in-named": ("named", "blog", "named"),
}


@pytest.fixture
def who() -> Voices:
    home = Place("records.yaml")

    def said(parent: str, speaker: str, specificity: str) -> Row:
        cells = {"parent_id": parent, "speaker_id": speaker, "specificity": specificity}
        return Row("statements", {**cells, "source_id": "letter"}, home)

    return Voices(
        {name: said(*cells) for name, cells in STATEMENTS.items()},
        {
            "letter": Row("sources", {"speaker_id": "blog"}, home),
            "copy": Row("sources", {"speaker_id": "ada", "derived_from_id": "letter"}, home),
        },
        {name: Row("actors", {"voice_id": to or name}, home) for name, to in ACTORS.items()},
    )


@pytest.mark.parametrize(
    ("owner", "speaker", "voice"),
    [
        ("", "blog", "party"),
        ("named", "ada", "ada"),
        ("described", "board", "council"),
        ("unnamed", "clerks", "party"),
        ("passive", "blog", "party"),
        ("unnamed-in-named", "clerks", "ada"),
        ("passive-in-described", "board", "council"),
        ("unnamed-in-unnamed", "clerks", "party"),
        ("passive-in-unnamed-in-named", "clerks", "ada"),
        ("named-in-unnamed", "ada", "ada"),
        ("gloss-in-named", "blog", "party"),
    ],
)
def test_speaker_and_voice(who: Voices, owner: str, speaker: str, voice: str) -> None:
    assert who.speaker_of(owner, "letter") == speaker
    cells = {"statement_id": owner, "source_id": "letter", "speaker_id": speaker}
    row = Row("figures", cells, Place("records.yaml"))
    assert who.speaker_voice(row) == voice
    assert who.carrier_voice(row) == "party"


def test_an_explained_speaker_counts_in_his_own_voice(who: Voices) -> None:
    cells = {"statement_id": "unnamed", "source_id": "letter", "speaker_id": "board"}
    row = Row("figures", {**cells, "speaker_why": "signed so"}, Place("records.yaml"))
    assert who.speaker_voice(row) == "council"


def test_a_copy_counts_in_the_voice_of_its_original(who: Voices) -> None:
    cells = {"source_id": "copy", "speaker_id": "ada"}
    row = Row("figures", cells, Place("records.yaml"))
    assert who.carrier_voice(row) == who.speaker_voice(row) == "party"


def test_a_vague_date_widens_an_event_and_not_its_closest_dates(tiny: Project) -> None:
    tiny.edit(
        "raw/sources/county-report-2002/records.yaml",
        "reports:\n",
        "reports:\n  - id: council-voted\n    locator: page 3\n    event: council-vote-on-mill\n"
        "    date: 2001\n    date_basis: stated\n",
    )
    rows = csv.DictReader(io.StringIO(tiny.tables()["events.csv"].decode()))
    vote = next(row for row in rows if row["event_id"] == "council-vote-on-mill")
    assert (vote["earliest"], vote["latest"]) == ("2001-01-01", "2001-12-31")
    assert vote["closest"] == "day"
    assert (vote["closest_earliest"], vote["closest_latest"]) == ("2001-03-01", "2001-03-02")
