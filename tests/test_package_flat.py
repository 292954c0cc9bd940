"""The flat tables: everything on a figure or statement in one row, joined rightly."""

from __future__ import annotations

import pytest
from package_support import packaged

FIGURES = "figures_flat"
STATEMENTS = "statements_flat"


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
        "unit": "worker",
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


@pytest.mark.parametrize(("flat", "table"), [(FIGURES, "figures"), (STATEMENTS, "statements")])
def test_a_flat_table_has_the_rows_and_cells_of_its_table(flat: str, table: str) -> None:
    rows, joined = packaged().cells(table), packaged().cells(flat)
    shared = [name for name in rows[0] if name in joined[0] and name != "citation"]
    assert len(shared) > 10
    assert [[row[name] for name in shared] for row in joined] == [
        [row[name] for name in shared] for row in rows
    ]


@pytest.mark.parametrize("flat", [FIGURES, STATEMENTS])
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
