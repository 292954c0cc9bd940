"""From records to a sheet and back; what is asked where a sheet does not show what was typed."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from conftest import RECORDS, ROOT, Project
from hypothesis import given, settings
from hypothesis import strategies as st
from sheet_support import filled

from scripts.command import main
from scripts.commands import import_sheet
from scripts.contract.model import load_contract
from scripts.contribute.editor_schemas import switch
from scripts.contribute.sheet_records import SheetReader
from scripts.contribute.sheet_template import contributors_workbook, workbook
from scripts.raw.sheets import read_sheets
from scripts.raw.spelling import plain
from scripts.raw.strict_yaml import parse
from scripts.rules.normal import normal_text

CONTRACT = load_contract(ROOT / "datapackage.json")
MILL = "mill-letter-2001"
CITED = "raw/sources/county-report-2002/records.yaml"
SOURCE = [{"source": MILL}]
FORTY = {"id": "forty", "quote": "about 40", "claim": "workers-dismissed"}
JULY_1 = datetime(2026, 7, 1)


def content(path: Path) -> object:
    return plain(parse(path.read_text(encoding="utf-8"), path.name))


def without_comments(text: str) -> list[str]:
    return [line for line in text.split("\n") if line and not line.lstrip().startswith("#")]


# There and back


@pytest.mark.parametrize("source", ["mill-letter-2001", "county-report-2002"])
def test_the_text_comes_back_as_it_was(source, tiny: Project, run) -> None:
    out = tiny.root / "filled.xlsx"
    assert run("sheet", "--root", tiny.root, "--source", source, "--out", out)[0] == 0
    status, text, err = run("import-sheet", "--root", tiny.root, out)
    path = tiny.root / f"raw/sources/{source}/records.yaml"
    assert (status, err[:5]) == (0, "Read:")
    assert text.startswith(f"{switch(RECORDS)}\n\nsource: {source}\n")
    assert without_comments(text) == without_comments(normal_text(path, tiny.root, CONTRACT))


@pytest.mark.parametrize("source", ["victory-star-2017", "hrw-2022"])
def test_real_records_come_back_as_they_were(source, tmp_path) -> None:
    (tmp_path / "filled.xlsx").write_bytes(contributors_workbook(ROOT, source))
    reader = SheetReader(CONTRACT)
    read = plain(reader.records(read_sheets(tmp_path / "filled.xlsx")))
    assert reader.problems == []
    assert read == content(ROOT / f"raw/sources/{source}/records.yaml")


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: text == text.strip() and "_x" not in text
)


@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS, max_size=8))
def test_any_words_survive_the_sheet(tmp_path_factory, words: list[str]) -> None:
    quotes = [*words, "=1+1", "زندان‌ها ۳۰٬۰۰۰", "'a", '"a" #b: c', "1988-07", "two\nlines"]
    path = tmp_path_factory.mktemp("any") / "any.xlsx"
    rows = {"set_aside": [{"quote": quote, "reason": "so"} for quote in quotes]}
    path.write_bytes(workbook(CONTRACT, {}, rows))
    read = plain(SheetReader(CONTRACT).records(read_sheets(path)))
    found = [item["quote"] for item in read["set_aside"]]
    assert found == [unicodedata.normalize("NFC", quote) for quote in quotes]


# What comes out, and where it goes


def test_new_rows_go_behind_what_stands_there(tiny: Project, run) -> None:
    tiny.edit(RECORDS, "offices:", "# of the town\noffices:")
    tiny.edit(RECORDS, "  - id: brook-about-40\n", "  # her own count\n  - id: brook-about-40\n")
    rows = {
        "source": SOURCE,
        "figures": [FORTY],
        "positions": [{"id": "shut", "quote": "close the mill", "claim": "closure-was-theft"}],
    }
    path = filled(tiny.root / "a.xlsx", rows, tiny.root)
    status, out, err = run("import-sheet", "--root", tiny.root, path, "--write")
    assert (status, out, err) == (
        0,
        f"{RECORDS}: added figures 1, positions 1. Next: ./record check mill-letter-2001\n",
        "",
    )
    text = (tiny.root / RECORDS).read_text(encoding="utf-8")
    assert "  # her own count\n  - id: brook-about-40\n" in text
    forty = "  - id: forty\n    quote: about 40\n    claim: workers-dismissed\n"
    shut = "  - id: shut\n    quote: close the mill\n    claim: closure-was-theft\n"
    assert f"{forty}reports:\n" in text
    assert f"positions:\n{shut}# of the town\noffices:\n" in text
    assert tiny.problems() == []
    assert run("import-sheet", "--root", tiny.root, path, "--write")[1].count("added none") == 1
    assert (tiny.root / RECORDS).read_text(encoding="utf-8") == text


CARTS = {
    "id": "carts-sold",
    "kind": "quantity",
    "wording": "How many carts were sold?",
    "unit": "house-empty",
    "counts": "total",
    "wrongdoing": "false",
}
ON_CARTS = {**FORTY, "claim": "carts-sold"}
MIRA = {"id": "mira-stone", "label": "Mira Stone"}
FORM = {"person": "mira-stone", "name": "M. Stone", "kind": "alias"}


def test_what_no_list_has_yet_goes_into_it(tiny: Project, run) -> None:
    claims = (tiny.root / "raw/claims.yaml").read_text(encoding="utf-8")
    rows = {
        "source": SOURCE,
        "figures": [ON_CARTS],
        "claims": [CARTS],
        "people": [MIRA],
        "people.names": [FORM],
    }
    path = filled(tiny.root / "a.xlsx", rows, tiny.root)
    status, out, _ = run("import-sheet", "--root", tiny.root, path)
    assert (status, out.count("# raw/")) == (0, 3)
    status, out, err = run("import-sheet", "--root", tiny.root, path, "--write")
    assert (status, out, err) == (
        0,
        (
            "raw/claims.yaml: added claims 1.\nraw/people.yaml: added people 1.\n"
            f"{RECORDS}: added figures 1. Next: ./record check mill-letter-2001\n"
        ),
        "",
    )
    assert tiny.problems() == []
    written = (tiny.root / "raw/claims.yaml").read_text(encoding="utf-8")
    assert len(written.splitlines()) == len(claims.splitlines()) + 6
    assert "    - name: M. Stone\n" in (tiny.root / "raw/people.yaml").read_text("utf-8")
    again = run("import-sheet", "--root", tiny.root, path, "--write")[1]
    assert again.count("added none") == 3


def test_lists_alone_need_no_source(tiny: Project, run) -> None:
    path = filled(tiny.root / "a.xlsx", {"people": [MIRA]}, tiny.root)
    status, out, _ = run("import-sheet", "--root", tiny.root, path, "--write")
    assert (status, out) == (0, "raw/people.yaml: added people 1. Next: ./record check\n")
    assert tiny.problems() == []


def test_an_entry_that_says_something_else_is_refused(tiny: Project, run) -> None:
    rows = {"people": [{"id": "ada-brook", "label": "Ada Brooke"}]}
    path = filled(tiny.root / "a.xlsx", rows, tiny.root)
    status, _, err = run("import-sheet", "--root", tiny.root, path, "--write")
    assert status == 1
    assert "sheet people, row 3, column A: `ada-brook` stands already at raw/people.yaml:" in err


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CITED, "locator: page 5", "locatr: page 5"),  # a fault of another record
        (CITED, "source: county-report-2002", "source: {a: b}"),  # no reading of its file
        ("raw/sources/county-report-2002/source.yaml", "kind: report", "kind: raport"),
    ],
)
def test_what_is_wrong_elsewhere_stops_nothing(tiny: Project, run, file, old, new) -> None:
    path = filled(tiny.root / "a.xlsx", {"source": SOURCE, "figures": [FORTY]}, tiny.root)
    tiny.edit(file, old, new)
    status, out, err = run("import-sheet", "--root", tiny.root, path, "--write")
    assert (status, err) == (0, "")
    assert "added figures 1" in out


def test_what_is_wrong_in_the_source_itself_is_said(tiny: Project, run) -> None:
    path = filled(tiny.root / "a.xlsx", {"source": SOURCE, "figures": [FORTY]}, tiny.root)
    tiny.edit(RECORDS, f"source: {MILL}", "source: {a: b}")
    tiny.edit(CITED, "source: county-report-2002", "source: {a: b}")
    status, _, err = run("import-sheet", "--root", tiny.root, path, "--write")
    assert (status, err.count("[yaml-feature]"), CITED in err) == (1, 1, False)


def test_a_source_without_records_gets_its_file(tiny: Project, run) -> None:
    text = (tiny.root / CITED).read_text(encoding="utf-8")
    path = filled(tiny.root / "a.xlsx", {}, tiny.root, source="county-report-2002")
    (tiny.root / CITED).unlink()
    assert run("import-sheet", "--root", tiny.root, path, "--write")[0] == 0
    written = (tiny.root / CITED).read_text(encoding="utf-8")
    assert written.startswith(f"{switch(CITED)}\n\nsource: county-report-2002\n")
    assert plain(parse(written, "")) == plain(parse(text, ""))


def test_sheets_saved_as_csv_are_read_together(tiny: Project, run) -> None:
    figures = tiny.root / "contribute - Figures.csv"
    figures.write_text("id;quote;claim\nforty;about 40;workers-dismissed\n", encoding="utf-8-sig")
    reports = tiny.root / "reports.csv"
    reports.write_text(
        "id,quote,event,date,date_basis\nvoted,voted,council-vote-on-mill,۲۰۰۱,inferred\n",
        encoding="utf-8",
    )
    participants = tiny.root / "contribute-reports.participants.csv"
    participants.write_text("report,actor,role\nvoted,northby-council,voter\n", encoding="utf-8")
    status, out, err = run(
        "import-sheet", "--root", tiny.root, "--source", MILL, figures, reports, participants
    )
    assert (status, err) == (
        0,
        f"Read: figures 1, reports 1. {import_sheet.TO_WRITE}\n",
    )
    assert plain(parse(out, "")) == {
        "source": MILL,
        "figures": [FORTY],
        "reports": [
            {
                "id": "voted",
                "quote": "voted",
                "event": "council-vote-on-mill",
                "date": "2001",
                "date_basis": "inferred",
                "participants": [{"actor": "northby-council", "role": "voter"}],
            }
        ],
    }


# What is asked. Each case: cells of one row, by column and number format, and what is said of it.

CHANGED = {
    "[sheet-date]": [
        ({"as_of|d-mmm": JULY_1}, "T: as_of: the cell shows no year: a spreadsheet added one"),
        ({"as_of|mmm-yy": JULY_1}, "T: as_of: the cell shows no day: a spreadsheet added one"),
        ({"as_of|[$-409]d/m/yyyy": JULY_1}, "T: as_of: the cell holds the date 2026-07-01, which"),
        ({"quote|d-mmm": JULY_1}, "B: quote: a spreadsheet made the date 2026-07-01 of the words"),
        ({"as_of": 32352}, "T: as_of: 32352 is the number in which a spreadsheet keeps the day"),
        ({"as_of|@": "32352"}, "T: as_of: 32352 is the number in which a spreadsheet keeps"),
        ({"as_of": "۱۳۶۷-۰۵"}, "T: as_of: 1367 looks like a year of the Persian or the Islamic"),
        (
            {"as_of": 1408},
            "T: as_of: 1408 looks like a year of the Persian or the Islamic calendar",
        ),
    ],
    "[sheet-changed]": [
        ({"quote|0%": 0.57}, "B: quote: the cell holds the number 0.57, which need not be what"),
        ({"quote|#,##0": 30000}, "B: quote: the cell holds the number 30000, which need not be"),
        ({"quote": True}, "B: quote: a spreadsheet made the truth value TRUE of what was typed."),
        ({"quote": "#N/A"}, "B: quote: the cell shows the error #N/A."),
    ],
    "[sheet-formula]": [
        ({"lower": "=A1+1"}, "P: lower: a formula stands here, `=A1+1`; nothing is calculated."),
    ],
    "[sheet-example]": [
        ({"id": "example"}, "A: this row is still called `example`, and examples are not read."),
    ],
}
REFUSED = [
    ({"quote": "13 houses"}, 'B: figures.quote: the words "13 houses" are not in the document.'),
    (
        {"claim": "worker-dismissed"},
        "C: figures.claim_id: there is no `worker-dismissed` in claims.",
    ),
    ({"basis": "counted"}, "D: figures.basis: `counted` is not in the list. Did you mean `count`?"),
    ({"id": "Forty Men"}, "A: figures.figure_id: `mill-letter-2001.Forty Men` has not the shape"),
    ({"as_of": "28/07/1988"}, "E: figures.as_of: `28/07/1988` is not an interval"),
    ({"lower": "30.000"}, 'F: figures.lower: `30.000` is not what "about 40" says'),
    ({"occurrence": "۱ of ۳"}, "G: figures.occurrence: `1 of 3`, but the words stand 1 time in"),
    ({"locator": "page 4"}, "H: figures: there is no key `locator`."),
    ({"quote": ""}, "A: figures: the record names no passage of its source."),
    ({"id": "empty-houses"}, f"A: `empty-houses` stands already at {RECORDS}:61, and says"),
]


def test_what_a_spreadsheet_changed_is_asked_cell_by_cell(tiny: Project, run) -> None:
    cases = [(*case, rule) for rule, cases in CHANGED.items() for case in cases]
    rows = {"source": SOURCE, "figures": [cells for cells, _, _ in cases]}
    path = filled(tiny.root / "a.xlsx", rows, tiny.root)
    status, out, err = run("import-sheet", "--root", tiny.root, path)
    *lines, _, last = err.splitlines()
    assert (status, out, last) == (1, "", "Nothing was written.")
    for row, (line, (_, said, rule)) in enumerate(zip(lines, cases, strict=True), start=3):
        assert line.startswith(f"a.xlsx, sheet figures, row {row}, column {said}")
        assert line.endswith(rule)


def test_what_the_build_refuses_is_said_cell_by_cell(tiny: Project, run) -> None:
    before = (tiny.root / RECORDS).read_bytes()
    columns = ["id", "quote", "claim", "basis", "as_of", "lower", "occurrence", "locator"]
    records = [{**FORTY, "id": f"forty-{row}", **cells} for row, (cells, _) in enumerate(REFUSED)]
    lines = [columns, *([record.get(column, "") for column in columns] for record in records)]
    path = tiny.root / "figures.csv"
    path.write_text("\n".join(map(";".join, lines)), encoding="utf-8")
    status, out, err = run("import-sheet", "--root", tiny.root, path, "--source", MILL, "--write")
    assert (status, out, err.splitlines()[-1]) == (1, "", "Nothing was written.")
    for row, (_, said) in enumerate(REFUSED, start=2):
        assert f"figures.csv, row {row}, column {said}" in err
    assert (tiny.root / RECORDS).read_bytes() == before


def test_rows_that_belong_nowhere(tiny: Project, run) -> None:
    rows = {
        "source": [*SOURCE, {"source": "county-report-2002"}],
        "reports": [{"id": "voted", "quote": "voted"}],
        "reports.participants": [{"report": "vote", "actor": "northby-council", "role": "voter"}],
    }
    path = filled(tiny.root / "a.xlsx", rows, tiny.root)
    _, _, err = run("import-sheet", "--root", tiny.root, path)
    parent, second = err.splitlines()[:2]
    assert parent == (
        "a.xlsx, sheet reports.participants, row 3, column A: report: no `vote` stands in the "
        "sheet reports. Did you mean `voted`? [reference-unknown]"
    )
    assert second == (
        "a.xlsx, sheet source, row 3, column A: one workbook holds the records of one source. "
        "Keep one source; clear this row. [sheet-unknown]"
    )


def test_a_person_may_vouch_for_whole_dates(tiny: Project, run) -> None:
    row = {**FORTY, "as_of|yyyy-mm-dd": datetime(2001, 3, 9)}
    path = filled(tiny.root / "a.xlsx", {"source": SOURCE, "figures": [row]}, tiny.root)
    status, out, _ = run("import-sheet", "--root", tiny.root, path, "--dates-as-shown")
    assert (status, plain(parse(out, ""))["figures"]) == (0, [{**FORTY, "as_of": "2001-03-09"}])
    half = {**FORTY, "as_of|mmm-yy": datetime(2001, 3, 9)}
    path = filled(tiny.root / "b.xlsx", {"source": SOURCE, "figures": [half]}, tiny.root)
    assert run("import-sheet", "--root", tiny.root, path, "--dates-as-shown")[0] == 1


def test_plain_years_and_numbers_need_no_question(tiny: Project, run) -> None:
    row = {**FORTY, "as_of": 2001, "value": 40.0}
    path = filled(tiny.root / "a.xlsx", {"source": SOURCE, "figures": [row]}, tiny.root)
    status, out, _ = run("import-sheet", "--root", tiny.root, path)
    found = plain(parse(out, ""))["figures"]
    assert (status, found) == (0, [{**FORTY, "as_of": "2001", "value": "40"}])


HEADERS = [
    ("id,qoute\n", ", row 1, column B: figures: there is no column `qoute`. Did you mean `quote`?"),
    ("id,quote,ID\n", ", row 1, column C: two columns are called `id`. Keep one of them."),
    ("id,quote\na,b,c\n", ", row 2, column C: figures: this column has no name in the first row."),
    ("", ": no record stands in it, the examples apart. Fill in at least one row."),
    ("id,quote\n", ": no record stands in it, the examples apart. Fill in at least one row."),
]


@pytest.mark.parametrize(("text", "said"), HEADERS)
def test_columns_that_are_not_understood(text, said, tiny: Project, run) -> None:
    (tiny.root / "figures.csv").write_text(text, encoding="utf-8")
    status, _, err = run(
        "import-sheet", "--root", tiny.root, "--source", MILL, tiny.root / "figures.csv"
    )
    assert (status, f"figures.csv{said}" in err) == (1, True), err


SOURCES = [
    ("", "", "figures.csv: no source is named. Write its id into the sheet `source`, or add"),
    ("", "../../etc", "figures.csv: there is no source `../../etc`."),
    (
        "",
        "mill-leter-2001",
        "there is no source `mill-leter-2001`. Did you mean `mill-letter-2001`?",
    ),
    (MILL, "hrw", f"source.csv, row 2, column A: the sheet names the source `{MILL}`, the command"),
]


@pytest.mark.parametrize(("named", "given_id", "said"), SOURCES)
def test_the_source_must_be_there(named, given_id, said, tiny: Project, run) -> None:
    (tiny.root / "figures.csv").write_text("id,quote\na,b\n", encoding="utf-8")
    files = [tiny.root / "figures.csv"]
    if named:
        (tiny.root / "source.csv").write_text(f"source\n{named}\n", encoding="utf-8")
        files.append(tiny.root / "source.csv")
    status, _, err = run("import-sheet", "--root", tiny.root, *files, "--source", given_id)
    assert (status, said in err) == (1, True), err


def test_a_sheet_of_another_name_is_not_passed_over(tiny: Project, run) -> None:
    path = tiny.root / "figure.csv"
    path.write_text("id,quote\na,b\n", encoding="utf-8")
    assert run("import-sheet", "--root", tiny.root, path, "--source", MILL)[2].startswith(
        "figure.csv, row 1, column A: no sheet `figure` is read, and something stands in it. "
        "Did you mean `figures`? [sheet-unknown]\n"
    )


def test_calls_that_cannot_be_followed(tiny: Project, run, capsys) -> None:
    status, _, err = run("import-sheet", "--root", tiny.root, tiny.root / "none.xlsx")
    assert status == 2
    assert err.startswith(f"{tiny.root}/none.xlsx: No such file or directory. Check the name")
    with pytest.raises(SystemExit) as stopped:
        main(["import-sheet", "a.csv", "--encoding", "latin-77"])
    assert (stopped.value.code, "`latin-77` is no encoding" in capsys.readouterr().err) == (2, True)
