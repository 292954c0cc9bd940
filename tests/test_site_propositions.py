"""The pages of propositions and of sources."""

from __future__ import annotations

from dataclasses import replace

from lxml import html
from site_support import built, page_of, tree

from scripts.raw.rows import Dataset, Row

THEFT, LETTER = "id/closure-was-theft.html", "id/mill-letter-2001.html"


def _taken(*stands: tuple[str, str, str]) -> Dataset:
    """The tiny dataset with other stands on its proposition: position, speaker, date."""
    data = built()
    (first,) = data.tables["positions"]
    told = {row["statement_id"] for row in data.tables["statements"]}
    held = (row["passage_id"] for row in data.tables["passages"] if row["char_start"])
    passages = [key for key in held if key not in told]
    rows, statements = [], [*data.tables["statements"]]
    for key, (position, speaker, date) in zip(passages, stands, strict=False):
        cells = {"statement_id": key, "speaker_id": speaker, "source_id": first["source_id"]}
        like = data.tables["statements"][0]
        statements.append(like.with_cells(**cells, date=date, specificity="named"))
        rows.append(first.with_cells(**cells, passage_id=key, position=position))
    return replace(data, tables={**data.tables, "positions": rows, "statements": statements})


def _headings(page: html.HtmlElement) -> list[str]:
    return [one.text_content() for one in page.xpath("//h3[@class='hd']")]


def test_stands_are_grouped_and_drawn_in_time_undated_ones_apart() -> None:
    stands = (
        ("asserts", "ada-brook", "2001-03-05"),
        ("denies", "northby-council", "2002"),
        ("alternative_explanation", "county-board", "2001-03"),
    )
    page = page_of(_taken(*stands), "claims", "closure-was-theft")
    heads = ["Asserted (1)", "Denied (1)", "Gave as another explanation (1)"]
    assert _headings(page) == heads
    drawn = page.xpath("//ul[@class='rows']/li")
    assert len(drawn) == 3
    for one in drawn:
        assert one.xpath("./a[@class='wds']/q | ./a[@class='wds named']") and one.xpath(
            ".//*[@role='img']/@aria-label"
        )
    assert len(page.xpath("//ul[contains(@class, 'stands')]/li")) == 3
    assert "alleges wrongdoing: whoever asserts it owns it" in page.text_content()


def test_the_dead_are_not_dated_by_their_relay() -> None:
    data = _taken(("asserts", "ada-brook", "2001"), ("denies", "ada-brook", ""))
    people = [row.with_cells(died="1999") for row in data.tables["people"]]
    made = replace(data, tables={**data.tables, "people": people})
    assert _headings(page_of(made, "claims", "closure-was-theft")) == [
        "Asserted (1)",
        "Denied, on no known date (1)",
    ]


def test_one_stand_needs_no_axis() -> None:
    page = tree(THEFT)
    assert page.xpath("//ul[@class='rows']/li") and not page.xpath("//*[@class='plot']")
    assert not page.xpath("//h2[@id='voices']")


def test_wider_and_narrower_propositions_lead_to_each_other() -> None:
    data = built()
    own = next(row for row in data.tables["claims"] if row["claim_id"] == "closure-was-theft")
    summary = next(r for r in data.tables["claim_summary"] if r["claim_id"] == own["claim_id"])
    more = {"claim_id": "closure-was-crime", "wording": "It was a crime."}
    claims = [row for row in data.tables["claims"] if row is not own]
    claims += [own.with_cells(narrower_of_id="closure-was-crime"), own.with_cells(**more)]
    tables = {
        "claims": claims,
        "claim_summary": [*data.tables["claim_summary"], summary.with_cells(**more)],
    }
    made = replace(data, tables={**data.tables, **tables})
    link = "//h2[@id='scope']/following-sibling::h3[1][text()='{}']/following-sibling::ul[1]//a"
    wider = page_of(made, "claims", "closure-was-theft").xpath(link.format("Wider") + "/text()")
    assert wider[0] == "It was a crime."
    narrower = page_of(made, "claims", "closure-was-crime").xpath(
        link.format("Narrower") + "/@href"
    )
    assert narrower[0] == "closure-was-theft.html"


def test_propositions_are_listed_by_what_would_settle_them_questions_are_not() -> None:
    page = tree("propositions.html")
    claims = built().tables["claims"]
    wanted = sorted(f"id/{row['claim_id']}.html" for row in claims if not row["unit_id"])
    assert sorted(page.xpath("//ul[@class='list stands']/li/a[1]/@href")) == wanted
    assert page.xpath("//h2/@id")[0] == "of-evaluation"


# ---- sources


def test_a_source_says_whose_voice_it_is_and_how_it_was_read() -> None:
    page = tree(LETTER)
    labels = page.xpath("//ol[@class='chain']/li/span[@class='lab']/text()")
    assert labels == ["speaks", "voice", "publisher", "copy read"]
    text = " ".join(page.text_content().split())
    assert "Mill Union ground: organ of the party; county-report-2002, page 3" in text
    facts = [one.text for one in page.xpath("//h2[@id='read']/following-sibling::dl[1]/dt")]
    assert facts[:3] == ["held", "read", "coverage"]


def test_what_was_used_set_aside_and_open_adds_up() -> None:
    rows = [row for row in built().tables["coverage"] if row["source_id"] == "mill-letter-2001"]
    cells = tree(LETTER).xpath("//h2[@id='used']/following-sibling::div[1]//td/text()")
    assert sum(map(int, cells)) == len(rows) > 0
    assert "the date line" in tree(LETTER).text_content()
    assert not tree("id/county-report-2002.html").xpath("//h2[@id='used']")


def test_every_record_stands_in_the_order_of_the_document_inside_its_statement() -> None:
    rows = [row for row in built().tables["passages"] if row["source_id"] == "mill-letter-2001"]
    shown = tree(LETTER).xpath("//ul[@class='says inner']/li")
    links = [one.xpath(".//a/@href")[0] for one in shown]
    starts = {f"{row['passage_id']}.html": int(row["char_start"]) for row in rows}
    assert [starts[one] for one in links] == sorted(starts.values())
    depth = dict(zip(links, (one.get("class") for one in shown), strict=True))
    assert depth["mill-letter-2001.brook-count.html"] == "in0"
    assert depth["mill-letter-2001.night-shift-gloss.html"] == "in1"


def test_a_copy_leads_to_its_original_and_back() -> None:
    data = built()

    def copied(row: Row) -> Row:
        own = row["source_id"] == "county-report-2002"
        return row.with_cells(derived_from_id="mill-letter-2001", derivation="copy") if own else row

    sources = [copied(row) for row in data.tables["sources"]]
    made = replace(data, tables={**data.tables, "sources": sources})
    copy = "//h3[text()='Copies']/following-sibling::dl[1]"
    letter = page_of(made, "sources", "mill-letter-2001")
    assert letter.xpath(f"{copy}//a/@href") == ["county-report-2002.html"]
    text = page_of(made, "sources", "county-report-2002").xpath(copy)[0].text_content().split()
    assert text[0] == "copy" and text[1].startswith("of")


def test_held_documents_are_told_from_those_only_cited() -> None:
    page = tree("sources.html")
    assert page.xpath("//h2[@id='held']/following-sibling::ul[1]//a/@href") == [
        "id/mill-letter-2001.html"
    ]
    once = page.xpath("//h2[@id='once']/following-sibling::ul[1]/li/div[1]/a/text()")
    assert once == ["County Board", "Mill Union"]
    assert "only cited, read in part" in page.text_content()
