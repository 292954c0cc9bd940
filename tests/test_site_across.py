"""Pages across records: what contradicts what, who carries whom, when, where, and what is gone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Project
from lxml import html
from site_support import built, changed, files, files_of, made_of, pages, site, tree

from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.show.plots.marks import report_mark
from scripts.site.clashes import clash, inside_document, inside_voices
from scripts.site.contested import contested, contradictions, voices_of
from scripts.site.datings import Dated, dated, line_of, line_of_years
from scripts.site.pages.timeline import FULL, periods

NOWHERE = Place("")
HOSTILE = "\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


def _events(of: Iterable[Row] = ()) -> list[Dated]:
    return [dated(site().shelf, row) for row in of or built().tables["events"]]


def _text(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


# ---- contradictions


def test_questions_are_counted_and_those_with_most_contradictions_come_first() -> None:
    found = contested(site())
    summary = {row["claim_id"]: row for row in built().tables["claim_summary"]}
    numbers = [one for one in found if one.table == "claims"]
    assert found and numbers
    for one in numbers:
        row = summary[one.question.id]
        assert (str(one.answers), str(one.contradictions)) == (
            row["n_answers"],
            row["n_contradictions"],
        )
    counts = [one.contradictions for one in found]
    assert counts == sorted(counts, reverse=True)
    assert contested(site(), 1) == found[:1]


def test_only_the_class_contradiction_is_called_one() -> None:
    page = tree("contradictions.html")
    rows = contradictions(site())
    counts = [int(one) for one in page.xpath("//dl[@class='facts']/div/dd/text()")]
    assert counts[0] + counts[1] == len(rows)
    others = page.xpath("//h2[@id='classes']/following-sibling::details/summary/text()")
    labels = {
        one.label
        for one in site().contract.tables["comparisons"].by_name["class"].categories
        if one.value != "contradiction"
    }
    assert others and {one.strip() for one in others} <= labels


def test_each_pair_stands_on_the_pages_of_all_its_voices_with_reason_and_both_records() -> None:
    for row in contradictions(site()):
        whole = clash(site(), row)
        for hand, other in (whole.hands, whole.hands[::-1]):
            for voice in {one.speaker.voice.id for one in hand.sayings}:
                page = tree(f"contradictions/{voice}.html")
                for rival in {one.speaker.voice.id for one in other.sayings}:
                    (head,) = page.xpath(f"//h2[@id='v-{rival}']")
                    (listed,) = head.xpath("following-sibling::ul[1]")
                    assert whole.reason in _text(listed)
                    links = {one.rpartition("/")[2] for one in listed.xpath(".//@href")}
                    own = {
                        f"{one.record_id}.html"
                        for side, name in ((hand, voice), (other, rival))
                        for one in side.sayings[:3]
                        if one.speaker.voice.id == name
                    }
                    assert own & links


def test_the_matrix_says_the_same_from_both_sides() -> None:
    rows = tree("contradictions.html").xpath("//table[@class='matrix']/tbody/tr")
    cells = [[_text(one) for one in row.xpath("td")][:-1] for row in rows]
    assert any(cell for row in cells for cell in row)
    assert cells == [list(column) for column in zip(*cells, strict=True)]


def test_inside_one_document_or_voice_only_its_own_sayings_stand() -> None:
    rows = [row for row in contradictions(site()) if row["same_source"] == "true"]
    for row in rows:
        found = inside_document(site(), row)
        shared = {one.id for one in found.sources}
        assert shared
        for hand in found.hands:
            assert hand.sayings
            assert {one.where.source_id for one in hand.sayings} <= shared
    for row in contradictions(site()):
        for found in inside_voices(site(), row):
            voices = {one.speaker.voice.id for hand in found.hands for one in hand.sayings}
            assert len(voices) == 1


# ---- when


def test_every_dating_of_an_event_stands_with_its_owners_and_none_is_chosen() -> None:
    seen = 0
    for one in _events():
        page = tree(site().addresses.of(one.event["event_id"], "events"))
        links = {Path(link).stem for link in page.xpath("//main//@href")}
        rows = site().shelf.find("reports", "event_id", one.event["event_id"])
        assert {row["report_id"] for row in rows} <= links
        assert len(page.xpath("//ul[@class='dat']/li")) == len(one.datings)
        seen += len(one.datings)
    assert seen


def test_denied_dates_are_listed_and_not_drawn() -> None:
    event = next(one for one in _events() if one.datings)
    key = event.datings[0].reports[0].record_id

    def denied(row: Row) -> Row:
        return row.with_cells(position="denies") if row["report_id"] == key else row

    other = site(changed("reports", denied))
    found = dated(other.shelf, event.event)
    assert [one.record_id for one in found.denied] == [key]
    assert key not in {one.record_id for each in found.datings for one in each.reports}


def test_a_date_beyond_the_axis_has_a_head_at_its_edge() -> None:
    every = [one.datings[0] for one in _events() if one.datings]
    first = min(every, key=lambda one: one.year)
    beyond, inside = line_of_years(first.year + 5, first.year + 6), line_of_years(first.year, 2030)
    head = 'd="M0 0l9 -5v10z"'
    assert head in beyond.strip(first.mark).body
    assert head not in inside.strip(first.mark).body
    assert line_of([first.mark]) is None


def test_days_that_differ_stand_apart_beside_a_whole_year() -> None:
    days = [report_mark(Row("reports", {"date": f"1988-07-{day}"}, NOWHERE)) for day in (26, 28)]
    year = report_mark(Row("reports", {"date": "1988"}, NOWHERE))
    line = line_of([*days, year])
    assert line is not None
    one, other = (line.axis.share(mark.places[0]) for mark in days)
    assert other - one > 0.3
    assert line.strip(year).body.count("<path") == 2, "a head at either edge"
    assert line_of([days[0], year]) == line_of([year, days[0]]) != line_of(days)


def test_periods_hold_every_event_in_each_year_of_its_datings_and_do_not_overlap() -> None:
    every = [one for one in _events() if one.datings]
    found = periods(every)
    assert [one for one in found if one.first > one.last] == []
    assert all(one.last < other.first for one, other in pairwise(found))
    for one in every:
        for year in one.years:
            (period,) = (each for each in found if each.first <= year <= each.last)
            assert one in period.events
    assert all(len(one.events) <= FULL or one.first == one.last for one in found)


def test_the_timeline_leads_to_every_event() -> None:
    linked = {
        Path(link).name
        for path, page in pages(files())
        if path.startswith("timeline")
        for link in page.xpath("//main//@href")
    }
    ids = {row["event_id"] for row in built().tables["events"]}
    assert {Path(site().addresses.of(key, "events")).name for key in ids} <= linked


# ---- where, of whom, in what


def test_every_place_stands_once_below_the_one_it_is_part_of() -> None:
    page = tree("places.html")
    for row in built().tables["places"]:
        (item,) = page.xpath(f"//ul[@class='tree']/li[@id='r-{row['place_id']}']")
        above = item.xpath("ancestor::li[1]/@id")
        assert above == ([f"r-{row['part_of_id']}"] if row["part_of_id"] else [])


@pytest.mark.parametrize("table", ["places", "populations", "units"])
def test_what_a_number_counts_leads_to_the_questions_of_it(table: str) -> None:
    column = site().contract.tables[table].key[0]
    first = built().tables[table][0][column]
    data = changed("claims", lambda row: row.with_cells(**{column: row[column] or first}))
    known, made, seen = site(data), files_of(data), 0
    for row in built().tables[table]:
        page = tree(site().addresses.of(row[column], table), made)
        links = {Path(link).name for link in page.xpath("//main//@href")}
        claims = known.shelf.find("claims", column, row[column])
        asked = {Path(site().addresses.of(one["claim_id"], "claims")).name for one in claims}
        assert asked <= links
        seen += len(asked)
    assert seen


# ---- independence


def test_who_carries_whom_is_what_the_rows_say() -> None:
    page = tree("independence.html")
    (section,) = page.xpath("//h2[@id='carries']")
    shown = {
        _text(one).partition(" carries")[0]
        for one in section.xpath("following-sibling::details/summary")
        if " carries " in _text(one)
    }
    voices = site().shelf.voices
    carriers = {
        voices.carrier_voice(row)
        for table in ("statements", "figures", "reports", "positions")
        for row in built().tables[table]
        if voices.carrier_voice(row) not in voices_of(site(), [row])
    }
    assert carriers
    assert shown == {site().shelf.named("actors", key).label for key in carriers}


def test_words_that_were_looked_for_are_listed_by_what_was_found() -> None:
    key = built().tables["statements"][0]["statement_id"]

    def sought(row: Row) -> Row:
        return row.with_cells(origin_check="found_absent") if row["statement_id"] == key else row

    page = tree("independence.html", files_of(changed("statements", sought)))
    headings = [_text(one) for one in page.xpath("//h2[@id='searches']/following-sibling::h3")]
    assert any(one.startswith("Original found without the words") for one in headings)
    lists = page.xpath("//h2[@id='searches']/following-sibling::ul//@href")
    assert f"id/{key}.html" in lists


def test_copies_stand_below_their_origin() -> None:
    first, second, *_ = (row["source_id"] for row in built().tables["sources"])

    def copied(row: Row) -> Row:
        above = first if row["source_id"] == second else ""
        return row.with_cells(derived_from_id=above, derivation="copy" if above else "")

    data = changed("sources", copied)
    page = tree("independence.html", files_of(data))
    (tree_of,) = page.xpath("//h3[starts-with(., 'Documents')]/following-sibling::details[1]")
    (item,) = tree_of.xpath(f".//li[a/@href='id/{second}.html']")
    (above,) = item.xpath("ancestor::li[1]")
    assert above.xpath("a/@href") == [f"id/{first}.html"]


# ---- what is gone


def test_a_tombstone_leads_to_what_took_its_place(tiny: Project) -> None:
    (tiny.root / "raw/retired.yaml").write_text(
        "- id: old-mill\n  replaced_by:\n    - elder-mill\n    - northby\n"
        "  reason: Named anew.\n  since: 1.1.0\n"
        "- id: elder-mill\n  replaced_by: northby\n  reason: Again.\n  since: 1.10.0\n"
        "- id: gone-mill\n  reason: There was none.\n  since: 1.9.0\n",
        encoding="utf-8",
    )
    found = files_of(made_of(tiny), tiny.root)
    page = tree("id/old-mill.html", found)
    assert "Named anew." in page.text_content()
    assert page.xpath("//dd/a/@href") == ["elder-mill.html", "northby.html"]
    assert "none: nothing took its place" in _text(tree("id/gone-mill.html", found))
    assert found["id/old-mill.retired.csv"].decode().splitlines() == [
        "record,heir,replaced_by,reason,since",
        "old-mill,1,elder-mill,Named anew.,1.1.0",
        "old-mill,2,northby,Named anew.,1.1.0",
    ]
    listed = tree("retired.html", found).xpath("//main//ul[@class='list']/li/a[1]/@href")
    assert listed == ["id/old-mill.html", "id/gone-mill.html", "id/elder-mill.html"]


def test_hostile_labels_are_text_on_every_page_across() -> None:
    data = changed("actors", lambda row: row.with_cells(label=HOSTILE))
    for table in ("events", "places", "populations", "units"):
        data = changed(table, lambda row: row.with_cells(label=HOSTILE), data)
    data = changed("reports", lambda row: row.with_cells(date_words=HOSTILE), data)
    seen = set()
    for path, page in pages(files_of(data)):
        assert not page.xpath("//img | //script[not(@src)][not(@type)]"), path
        if HOSTILE in page.text_content():
            seen.add(path)
    assert {"timeline.html", "contradictions.html", "independence.html", "places.html"} <= seen
