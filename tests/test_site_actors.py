"""The pages of people and organisations: their names, what they say, what is said of them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from lxml import html
from site_support import built, changed, files, page_of, site, tree

from scripts.raw.rows import Dataset, Row
from scripts.site.naming import Naming
from scripts.site.picture.times import lasting, term

BROOK, COUNCIL = "id/ada-brook.html", "id/northby-council.html"


def _with(table: str, *rows: dict[str, str]) -> Dataset:
    """The tiny dataset with further rows, like the first of their table."""
    data = built()
    first = data.tables[table][0]
    more = [Row(table, {**dict.fromkeys(first.cells, ""), **row}, first.home) for row in rows]
    return replace(data, tables={**data.tables, table: [*data.tables[table], *more]})


def _section(page: html.HtmlElement | str, heading: str) -> str:
    """What stands between a heading and the next one of its level."""
    whole = tree(page) if isinstance(page, str) else page
    (start,) = whole.xpath(f"//h2[@id='{heading}']")
    found = []
    for one in start.itersiblings():
        if one.tag == "h2":
            break
        found.append(one.text_content())
    return " ".join(" ".join(found).split())


def test_a_name_stands_in_its_own_script_and_direction() -> None:
    (name,) = tree(BROOK).xpath("//h1/bdi")
    assert (name.text, name.get("lang"), name.get("dir")) == ("آدا بروک", "fa", "rtl")
    assert "entered without a passage" in _section(BROOK, "names")
    assert "“the mayor of Northby”" not in _section(BROOK, "names")  # the marks are the browser's
    assert "the mayor of Northby" in _section(BROOK, "names")


def test_a_pejorative_name_stands_with_its_words_and_never_as_the_name() -> None:
    page = tree(COUNCIL)
    assert page.xpath("//h1//text()") == ["Northby Council"]
    assert "hirelings pejorative" in _section(COUNCIL, "names")
    assert page.xpath("//a[@href='mill-letter-2001.hirelings.html']")
    assert "hirelings" not in str(page.xpath("//script[@type]/text()"))


def test_numbers_stand_under_their_question_with_words_mark_and_chain() -> None:
    rows = [row for row in built().tables["figures"] if row["speaker_id"] == "ada-brook"]
    page = tree(BROOK)
    shown = page.xpath("//ul[@class='says marked']/li")
    assert len(shown) == len(rows) > 0
    for one in shown:
        assert one.xpath(".//q") and one.xpath("./*[name()='svg']/*")
        assert "as reported by The Mill Letter" in one.text_content()
        assert "Ada Brook," not in one.xpath("./*[@class='by']")[0].text_content()


def test_what_is_said_of_somebody_stands_with_whoever_says_it() -> None:
    events = _section(COUNCIL, "events")
    assert "council vote on the mill as voter 1 March 2001 The Mill Letter" in events
    data = changed("claims", lambda row: row.with_cells(wording="Northby Council took a bribe."))
    named = _section(page_of(data, "actors", "northby-council"), "named")
    assert "Northby Council took a bribe. (alleges wrongdoing) asserted Mill Union" in named
    assert "named" not in {one.get("id") for one in tree(BROOK).iter()}


def test_a_voice_says_its_ground_or_that_it_was_not_assessed() -> None:
    letter = tree("id/mill-letter.html").text_content()
    assert "in the voice of Mill Union (ground: organ of the party)" in letter
    assert "page 3" in _section("id/mill-letter.html", "voice")
    assert "not assessed" in _section(BROOK, "voice")


def test_what_repeats_a_statement_is_folded_under_it() -> None:
    own = [row for row in built().tables["statements"] if row["speaker_id"] == "ada-brook"]
    first = own[0]["statement_id"]
    other = {
        **own[0].cells,
        "statement_id": "county-report-2002.clerk",
        "source_id": "county-report-2002",
        "repeats_id": first,
    }
    data = built()
    kept = [r for r in data.tables["statements"] if r["statement_id"] != other["statement_id"]]
    rows = [*kept, Row("statements", other, own[0].home)]
    changed_data = replace(data, tables={**data.tables, "statements": rows})
    page = page_of(changed_data, "actors", "ada-brook")
    (folded,) = page.xpath("//ul[@class='says echoes']/li")
    assert folded.xpath("//a[@href='county-report-2002.clerk.html']")
    assert len(page.xpath("//h2[@id='statements']/following-sibling::ul[1]/li")) == len(own)


@pytest.mark.parametrize(
    ("since", "until", "text", "ends"),
    [
        ("1985", "1989-03", "from 1985 to 1989-03", ("soft", "soft")),
        ("../1988", "1988/..", "in 1988", ("soft", "soft")),
        ("2013", "", "from 2013", ("soft", "none")),
        ("", "../2020", "until 2020 or earlier", ("none", "soft")),
        ("../2016", "", "from 2016 or earlier", ("soft", "none")),
    ],
)
def test_an_office_is_drawn_as_far_as_it_is_dated(
    since: str, until: str, text: str, ends: tuple[str, str]
) -> None:
    (said,) = site().view("actors", "ada-brook").offices
    mark = lasting(said, since, until).mark
    (part,) = mark.parts
    assert (mark.said, (part.low_end, part.high_end)) == (text, ends)


def test_an_office_without_dates_or_with_several_is_listed_and_not_drawn() -> None:
    (said,) = site().view("actors", "ada-brook").offices
    assert term("", "") == "" and not lasting(said, "", "").mark.parts
    several = lasting(said, "[1985,1986]", "1989").mark
    assert not several.parts and several.said == "from 1985 or 1986 to 1989"


def test_the_lists_hold_everybody_once_under_the_voice_in_which_they_count() -> None:
    kinds = {row["actor_id"]: row["kind"] for row in built().tables["actors"]}
    for path, person in (("people.html", True), ("organisations.html", False)):
        page = tree(path)
        links = page.xpath("//ul[contains(@class, 'roll')]/li//a/@href")
        wanted = [f"id/{key}.html" for key, kind in kinds.items() if (kind == "person") == person]
        assert sorted(links) == sorted(wanted)
    heads = tree("organisations.html").xpath("//h2/text()")
    assert heads[0].strip() == "In the voice of Mill Union"
    first = tree("organisations.html").xpath("(//ul[contains(@class, 'roll')])[1]//a/text()")
    assert first == ["Mill Union", "The Mill Letter"]


def test_all_their_rows_lie_beside_the_page() -> None:
    for table in ("figures", "statements", "offices", "names"):
        text = files()[f"id/ada-brook.{table}.csv"].decode()
        assert list(csv.DictReader(io.StringIO(text))), table
    assert "id/ada-brook.claims.csv" not in files()


def test_the_longest_name_is_read() -> None:
    people = ({"actor_id": "a", "label": "Ada Brook"}, {"actor_id": "b", "label": "Ada Brook Hall"})
    data = _with("actors", *people, {"actor_id": "c", "label": "Brook"})
    named = Naming(data).named
    assert set(named("Ada Brook Hall burned.")) == {"b"}
    assert set(named("Did Ada Brook leave?")) == {"a", "ada-brook"}
    assert set(named("Brookside, ada brook and Hall")) == set()
    assert set(named("The council’s hirelings came.")) == set()
