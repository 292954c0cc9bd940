"""Pictures of the site: where a mark stands, what stands beside it, in which order rows come."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from site_support import built, changed, contract, files, files_of, site, tree

from scripts.show.plots.marks import Mark, Part, date_mark
from scripts.show.plots.rows import UNDATED, WIDER, Picture, PlotRow
from scripts.site.picture.axis import axis_of
from scripts.site.picture.rows import BY_VOICE, BY_YEAR, drawing
from scripts.site.picture.sheet import sheet
from scripts.site.picture.strip import BAR, MEANINGS, Length, icon, samples, strip

INFINITE = float("inf")
CLAIM = "workers-dismissed"


def _number(low: float, high: float, low_end: str, high_end: str, **more: object) -> Mark:
    parts = (Part(float(low), float(high), low_end, high_end),)
    return replace(Mark("number", parts, False, "", "some", ("exact",)), **more)


POINT = _number(50, 50, "closed", "closed")
MORE = _number(100, INFINITE, "open", "none", said="> 100", keys=("more-than",))
LEAST = _number(100, INFINITE, "closed", "none", keys=("at-least",))
FEWER = _number(-INFINITE, 100, "none", "open", keys=("fewer-than",))
RANGE = _number(10, 90, "closed", "closed", keys=("range",))
WORD = _number(1000, INFINITE, "closed", "none", said="“thousands”", keys=("rule",), dashed=True)
SAYS_NONE = Mark("number", (), False, "", "no number", ("words",))


def _row(key: str, mark: Mark = POINT, **more: str) -> PlotRow:
    cells = {
        "who": "Alder", "said": "2001", "reported_by": "", "voice": "Alder", "counts": "",
        "check": "", "small_print": "", "words": "some words", "drawn": "", "source": "Letter",
        "source_id": "letter", "group": "", **more,
    }  # fmt: skip
    return PlotRow(id=key, voice_number=0, mark=mark, **cells)


def _picture(*rows: PlotRow) -> Picture:
    return Picture("mill", "Mill", "", "a worker", False, rows, len(rows), ())


def _x(body: str) -> list[float]:
    return [float(x) for x in re.findall(r'<svg x="([0-9.]+)%"', body)]


def test_numbers_stand_evenly_from_nought() -> None:
    axis = axis_of([POINT, _number(100, 100, "closed", "closed")])
    assert axis.share(0) == 0
    assert axis.share(100) == pytest.approx(2 * axis.share(50))
    assert axis.labels[0].text == "0" and axis.labels[0].share == 0
    assert axis_of([_number(0.2, 0.9, "closed", "closed")], whole=True).share(1) == pytest.approx(
        0.9 / 0.972, abs=0.2
    )


def test_a_number_open_upwards_has_a_stub_and_room_for_it() -> None:
    axis = axis_of([MORE])
    assert axis.share(100) < 0.85
    drawn = strip(MORE, Length(axis), reading=False).body
    assert "H34" in drawn and "<rect" not in drawn.replace('class="mf" x="-1.5"', "")


@pytest.mark.parametrize(
    ("mark", "shape"),
    [
        (POINT, 'class="mf" r="5"'),
        (replace(POINT, sign="≈"), "q3.5 -4.5"),
        (MORE, 'class="mo"'),
        (LEAST, 'width="3" height="14"'),
        (FEWER, "M0 0l9 -5v10z"),
        (RANGE, 'class="bar"'),
        (WORD, 'class="mv"'),
    ],
)
def test_each_kind_of_bound_has_its_mark(mark: Mark, shape: str) -> None:
    assert shape in strip(mark, Length(axis_of([mark])), reading=False).body


def test_strict_and_included_bounds_never_look_alike() -> None:
    bodies = [
        strip(one, Length(axis_of([one])), reading=False).body
        for one in (
            MORE,
            LEAST,
            FEWER,
            replace(FEWER, parts=(Part(-INFINITE, 100.0, "none", "closed"),)),
        )
    ]
    assert len(set(bodies)) == len(bodies)


@pytest.mark.parametrize("date", ["1985/..", "../1985", "1985-07-28/..", "1985~/.."])
def test_a_time_open_at_one_end_is_no_longer_on_a_longer_axis(date: str) -> None:
    mark, day = date_mark(date), date_mark("1986-01-01")
    years = [axis_of([day, date_mark(last)]) for last in ("1990", "2024")]
    bodies = [strip(mark, Length(axis), reading=False).body for axis in years]
    assert all(body.count("M0 0H34") == 1 and "<rect" not in _bars(body) for body in bodies)
    assert bodies[0].count("scale(-1,1)") == date.startswith("..")


def _bars(body: str) -> str:
    """A strip without the short bar that ends a line."""
    return body.replace(BAR, "")


def test_a_reading_stands_where_there_is_room() -> None:
    far = _number(100, 100, "closed", "closed", said="100")
    near, beyond = (_x(strip(one, Length(axis_of([far])), True).body) for one in (POINT, far))
    assert 'text-anchor="start"' in strip(replace(POINT, said="5"), Length(axis_of([far]))).body
    assert 'text-anchor="end"' in strip(far, Length(axis_of([far]))).body
    wide = strip(RANGE, Length(axis_of([RANGE])))
    assert (
        'text-anchor="middle"' in wide.body
        and wide.height > strip(POINT, Length(axis_of([far]))).height
    )
    assert near[0] < beyond[0]


def test_about_is_not_said_twice() -> None:
    about = replace(POINT, sign="≈", said="≈ 50")
    assert "≈" not in strip(about, Length(axis_of([about]))).body


def test_the_legend_explains_what_occurs_and_nothing_else() -> None:
    meant = [text for _, text in samples({"more-than", "words", "rule"})]
    assert meant == ["more than", MEANINGS["rule"]]
    assert icon(SAYS_NONE) == ""
    assert icon(MORE) == samples({"more-than"})[0][0]


def test_rows_come_by_year_with_the_undated_apart_and_wider_counts_on_their_own_axis() -> None:
    wide = replace(POINT, parts=(Part(9e6, 9e6, "closed", "closed"),))
    rows = [_row("a"), _row("b", said="", group=UNDATED), _row("c", wide, group=WIDER)]
    drawn = drawing(_picture(*rows), BY_YEAR)
    first, second = drawn.plots
    assert [[row.id for row in group.rows] for group in first.groups] == [["a"], ["b"]]
    assert first.groups[1].heading == UNDATED
    assert [row.id for row in second.groups[0].rows] == ["c"]
    assert first.axis.share(50) > 0.5


def test_rows_by_voice_stand_under_the_voice_in_which_they_count() -> None:
    rows = [_row("a", voice="Union"), _row("b", voice="Mill"), _row("c", voice="Union")]
    (plot,) = drawing(_picture(*rows), BY_VOICE).plots
    found = [(group.heading, [row.id for row in group.rows]) for group in plot.groups]
    assert found == [("Mill", ["b"]), ("Union", ["a", "c"])]


def test_words_without_a_number_stand_in_one_band() -> None:
    rows = [_row("a"), _row("b", WORD), _row("c", replace(WORD, said="“thousands of them”")),
            _row("d", SAYS_NONE)]  # fmt: skip
    (plot,) = drawing(_picture(*rows), BY_YEAR).plots
    assert [row.id for group in plot.groups for row in group.rows] == ["a"]
    bands = [(band.word, [row.id for row in band.rows]) for band in plot.bands]
    assert bands == [("no number", ["d"]), ("“thousands”", ["b", "c"])]


def test_echoes_are_counted_and_not_drawn() -> None:
    drawn = drawing(_picture(_row("a"), _row("b")), BY_YEAR, ["b"])
    assert drawn.echoes == 1
    assert [row.id for row in drawn.plots[0].groups[0].rows] == ["a"]


def test_a_picture_to_keep_is_whole_by_itself() -> None:
    hostile = "</text><script>alert(1)</script>"
    rows = (_row("a", MORE, words=hostile, who=hostile, small_print=hostile), _row("b", WORD))
    made = sheet(
        drawing(_picture(*rows), BY_YEAR), hostile, hostile, lambda key: f"https://x/{key}"
    )
    root = etree.fromstring(made)
    names = {etree.QName(one).localname for one in root.iter(etree.Element)}
    assert names <= {"svg", "title", "style", "rect", "g", "text", "line", "circle", "path", "a"}
    assert root.get("viewBox").startswith("0 0 920 ")
    assert [one.get("href") for one in root.iter("{*}a")] == ["https://x/a"]
    assert "> 100" in "".join(root.itertext())
    assert made == sheet(
        drawing(_picture(*rows), BY_YEAR), hostile, hostile, lambda key: f"https://x/{key}"
    )


def test_the_page_of_a_question_links_every_mark_and_offers_its_picture() -> None:
    page = tree(f"id/{CLAIM}.html")
    figures = {row["figure_id"] for row in built().tables["figures"] if row["claim_id"] == CLAIM}
    linked = {href.removesuffix(".html") for href in page.xpath("//figure//a/@href")}
    assert linked & figures
    etree.fromstring(files()[f"id/{CLAIM}.picture.svg"])
    by_voice = tree(f"id/{CLAIM}~by-voice.html")
    voices = {site().shelf.tellers(row)[0].voice.label for row in built().tables["figures"]
              if row["figure_id"] in figures}  # fmt: skip
    assert voices >= set(by_voice.xpath("//h3[@class='hd']/text()")) - {"Words that name no number"}


def test_a_table_has_a_row_for_each_figure_that_is_no_echo() -> None:
    page = tree(f"id/{CLAIM}.html")
    rows = page.xpath("//table[@data-filters]/tbody/tr")
    echoes = page.xpath("//table//details//li")
    figures = [row for row in built().tables["figures"] if row["claim_id"] == CLAIM]
    assert len(rows) + len(echoes) == len(figures)


def test_a_word_of_the_contract_in_a_page_is_prose() -> None:
    made = files_of(changed("claims", lambda row: row))
    assert b"*thousands*" not in b"".join(made.values())
    assert contract().version.encode() in made["numbers.html"]
