"""The flat tables: everything on a figure or statement in one row, joined rightly."""

from __future__ import annotations

import pytest
from package_support import packaged

from scripts.package.flat_pairs import CHECKED

FIGURES = "figures_flat"
STATEMENTS = "statements_flat"
REPORTS = "reports_flat"
POSITIONS = "positions_flat"
COMPARISONS = "comparisons_flat"
SAID = (FIGURES, STATEMENTS, REPORTS, POSITIONS)


def row_of(table: str, key: str) -> dict[str, str]:
    [row] = [
        row for row in packaged().cells(table) if key in (row.get("figure_id"), row["statement_id"])
    ]
    return row


def test_a_figure_inside_a_quotation() -> None:
    row = row_of(FIGURES, "mill-letter-2001.brook-about-40")
    wanted = {
        "claim": "How many workers were dismissed?",
        "as_written": "about 40\u00a0workers",
        "reading": "about 40 (no bounds: the words give no width)",
        "unit_id": "worker-dismissed",
        "unit": "a worker who was dismissed",
        "speaker_id": "ada-brook",
        "speaker": "Ada Brook",
        "specificity": "named",
        "described_as": "the mayor of Northby",
        "speaker_voice_id": "ada-brook",
        "reported_by_id": "mill-letter",
        "reported_by": "The Mill Letter",
        "carrier": "The Mill Letter",
        "carrier_voice": "Mill Union",
        "source_title": "About the mill on the river",
        "published": "2001-03-09",
        "line": "5",
        "origin_source_id": "mill-letter-2001",
    }
    assert {name: row[name] for name in wanted} == wanted
    assert row["citation"].startswith("Ada Brook")


def test_a_figure_in_the_voice_of_the_document_has_no_reporter() -> None:
    row = row_of(FIGURES, "mill-letter-2001.empty-houses")
    assert (row["speaker_id"], row["reported_by_id"], row["statement_id"]) == (
        "mill-letter",
        "",
        "",
    )


@pytest.mark.parametrize(
    ("statement", "speaker", "reporter", "carrier"),
    [
        ("union-leaflet-2002.mayor", "Ada Brook", "Northby Council", "Mill Union"),
        ("union-leaflet-2002.houses", "Northby Council", "Mill Union", "Mill Union"),
        ("mill-letter-2001.night-shift-gloss", "The Mill Letter", "", "The Mill Letter"),
    ],
)
def test_the_reporter_is_the_nearest_presenter(statement, speaker, reporter, carrier) -> None:
    row = row_of(STATEMENTS, statement)
    assert (row["speaker"], row["reported_by"], row["carrier"]) == (speaker, reporter, carrier)


def test_a_figure_that_repeats_another_leads_to_its_origin() -> None:
    row = row_of(FIGURES, "mill-letter-2001.dismissed-more-than-40-again")
    assert row["repeats_id"] == "mill-letter-2001.dismissed-more-than-40"
    assert (row["speaker"], row["origin_speaker_id"]) == ("Mill Union", "mill-letter")


def test_a_statement_of_somebody_unnamed() -> None:
    row = row_of(STATEMENTS, "mill-letter-2001.expected")
    wanted = {
        "quote": "hundreds will follow",
        "speaker_id": "",
        "speaker": "",
        "specificity": "passive",
        "speaker_voice": "Mill Union",
        "reported_by": "The Mill Letter",
        "n_figures": "1",
        "n_positions": "0",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_a_withheld_quote_is_withheld_here_too() -> None:
    row = row_of(STATEMENTS, "clerk-diary-2002.at-the-gate")
    assert (row["quote"], row["char_start"], row["n_positions"]) == ("", "0", "0")
    assert "sixty-one" not in row["citation"]


@pytest.mark.parametrize(
    ("flat", "table"),
    [
        (FIGURES, "figures"),
        (STATEMENTS, "statements"),
        (REPORTS, "reports"),
        (POSITIONS, "positions"),
        (COMPARISONS, "comparisons"),
    ],
)
def test_a_flat_table_has_the_rows_and_cells_of_its_table(flat: str, table: str) -> None:
    rows, joined = packaged().cells(table), packaged().cells(flat)
    # The reading of a flat table is in plain words; a curator's is `curator_reading` there.
    shared = [name for name in rows[0] if name in joined[0] and name not in ("citation", "reading")]
    assert len(shared) > 7
    assert [[row[name] for name in shared] for row in joined] == [
        [row[name] for name in shared] for row in rows
    ]


def test_what_a_curator_read_keeps_its_cells() -> None:
    figures, joined = packaged().cells("figures"), packaged().cells(FIGURES)
    assert [row["curator_reading"] for row in joined] == [row["reading"] for row in figures]


@pytest.mark.parametrize("flat", SAID)
def test_every_id_has_its_label(flat: str) -> None:
    pairs = ("speaker", "speaker_voice", "reported_by", "carrier", "carrier_voice")
    labels = {row["actor_id"]: row["label"] for row in packaged().cells("actors")}
    for row in packaged().cells(flat):
        for name in pairs:
            assert row[name] == (labels[row[f"{name}_id"]] if row[f"{name}_id"] else "")


def test_the_descriptor_declares_them_like_the_columns_they_repeat() -> None:
    tables = packaged().edition.contract.tables
    flat = tables[FIGURES]
    assert flat.by_name["qualifier"].categories == tables["figures"].by_name["qualifier"].categories
    assert flat.by_name["line"].type == "integer"
    targets = {key.field: (key.table, key.target) for key in flat.foreign_keys}
    assert targets["figure_id"] == ("figures", "figure_id")
    assert targets["reported_by_id"] == targets["speaker_id"] == ("actors", "actor_id")
    assert targets["claim_id"] == ("claims", "claim_id")


def test_a_number_shows_what_it_counts_and_where_it_is_drawn() -> None:
    row = row_of(FIGURES, "county-report-2002.night-shift-50")
    wanted = {
        "unit_id": "worker-dismissed",
        "population_id": "night-shift",
        "counts": "total",
        "said": "2002",
        "draw_from": "50",
        "draw_to": "50",
        "draw_open": "neither",
        "answer_id": "night-shift-workers-dismissed.50",
    }
    assert {name: row[name] for name in wanted} == wanted
    assert row["population"] and row["population"] != row["population_id"]


def test_the_check_at_the_origin_stands_beside_the_speaker() -> None:
    for flat in SAID:
        names = packaged().edition.contract.tables[flat].names
        assert names[names.index("speaker_id") + 1] == "origin_check"


def test_the_address_of_what_was_read_is_that_of_the_copy() -> None:
    sources = {row["source_id"]: row for row in packaged().cells("sources")}
    for flat in SAID:
        for row in packaged().cells(flat):
            copy = sources[row["read_through_id"] or row["source_id"]]
            assert row["read_url"] == copy["url"]
            assert (row["read_through"] == copy["title"]) is bool(row["read_through_id"])


def test_a_pair_is_told_with_both_sides() -> None:
    [row] = [
        row
        for row in packaged().cells(COMPARISONS)
        if (row["a_id"], row["b_id"])
        == ("night-shift-workers-dismissed.50", "workers-dismissed.exactly-35")
    ]
    wanted = {
        "class": "contradiction",
        "class_label": "Contradiction",
        "class_says": "Cannot both hold of the same count, or the part is more than the whole.",
        "part_id": "night-shift-workers-dismissed.50",
        "differ": "population: part",
        "a_claim": "How many workers of the night shift were dismissed?",
        "a_words": "50 workers",
        "a_speakers": "County Board",
        "b_words": "exactly 35 workers",
        "b_speakers": "clerks of the county",
        "b_upper": "35",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_a_pair_of_dates_names_its_event() -> None:
    [row] = [row for row in packaged().cells(COMPARISONS) if row["kind"] == "date"]
    assert (row["a_claim"], row["a_date"], row["b_date"]) == ("", "2001-03-01", "2001-03-02")
    assert row["a_event"] == row["b_event"] != ""


def test_words_not_found_with_their_speaker_are_marked_in_a_pair() -> None:
    meanings = {value: bool(CHECKED.of(value)) for value in CHECKED.meanings}
    assert [value for value, marked in meanings.items() if marked] == [
        "found_altered",
        "found_absent",
    ]


def test_a_family_has_the_claims_that_count_the_same_and_its_parts() -> None:
    found = {
        (row["family"], row["claim_id"]): row["belongs"] for row in packaged().cells("families")
    }
    assert found["workers-dismissed", "workers-dismissed"] == "inside"
    assert found["workers-dismissed", "night-shift-workers-dismissed"] == "inside"
    assert found["night-shift-workers-dismissed", "workers-dismissed"] == "wider"
    assert ("workers-dismissed", "houses-empty") not in found
