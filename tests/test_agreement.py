"""The reliability study: matching, the coefficients, and a decision on every difference."""

from __future__ import annotations

import csv

import pytest
from conftest import ROOT

from scripts.contract.model import load_contract
from scripts.package.agreement import Unit, compare_codings, jaccard
from scripts.package.second_coding import adjudicated, agreements
from scripts.raw.raw import read_raw
from scripts.raw.rows import SetAside
from scripts.records.resolve import resolve
from scripts.text.anchors import Span

SOURCE = "victory-star-2017"


def unit(name: str, start: int, end: int, kind: str) -> Unit:
    cells = dict.fromkeys(("speaker_id", "specificity", "fidelity", "act"), "x")
    return Unit(name, Span(start, end), {**cells, "kind": kind})


def test_jaccard() -> None:
    assert jaccard(Span(0, 10), Span(5, 15)) == pytest.approx(5 / 15)
    assert jaccard(Span(0, 10), Span(10, 20)) == 0
    assert jaccard(Span(3, 4), Span(3, 4)) == 1


def test_units_are_matched_once_and_best_first() -> None:
    first = [unit("a", 0, 10, "direct"), unit("b", 0, 100, "direct")]
    second = [unit("c", 0, 11, "mixed"), unit("d", 200, 210, "direct")]
    found = compare_codings("statements", first, second)
    assert [(a.id, b.id) for a, b in found.pairs] == [("a", "c")]
    assert [item.id for item in found.only_first] == ["b"]
    assert [item.id for item in found.only_second] == ["d"]


def test_what_was_set_aside_is_counted() -> None:
    aside = SetAside("s", "words", 195, 215, "partitive", None)  # type: ignore[arg-type]
    found = compare_codings("statements", [], [unit("d", 200, 210, "direct")], (aside,))
    assert found.set_aside == 1


def test_alpha_by_hand() -> None:
    """Nominal alpha of aa aa bb ab: 1 - 7 * 2 / (2 * 5 * 3) (Krippendorff's coincidences)."""
    kinds = [("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")]
    first = [unit(f"f{n}", n * 10, n * 10 + 5, one) for n, (one, _) in enumerate(kinds)]
    second = [unit(f"s{n}", n * 10, n * 10 + 5, two) for n, (_, two) in enumerate(kinds)]
    fields = {item.field: item for item in compare_codings("statements", first, second).fields}
    assert (fields["kind"].pairs, fields["kind"].same, fields["kind"].percent) == (4, 3, 75.0)
    assert fields["kind"].alpha == pytest.approx(1 - 7 * 2 / (2 * 5 * 3))
    assert fields["act"].alpha is None  # one value only


def test_every_difference_was_decided_and_the_data_follow() -> None:
    decided = adjudicated(ROOT)
    contract = load_contract(ROOT / "datapackage.json")
    found = agreements(resolve(read_raw(ROOT, contract), contract), contract, ROOT, SOURCE)
    listed = {(row["table"], row["field"], row["first_id"]) for row in decided}
    for item in found:
        for a, b in item.pairs:
            for name in a.cells:
                if a.cells[name] != b.cells[name]:
                    assert (item.table, name, a.id.removeprefix(f"{SOURCE}.")) in listed
        alone = {
            other.id.removeprefix(f"{SOURCE}.") for other in (*item.only_first, *item.only_second)
        }
        named = {
            name
            for row in decided
            if row["field"] == "found" and row["table"] == item.table
            for name in (row["first_id"], row["second_id"])
            if name
        }
        assert alone <= named


def test_the_data_hold_what_was_decided() -> None:

    tables = {
        name: {
            row[key]: row
            for row in csv.DictReader(
                (ROOT / f"data/{name}.csv").open("r", encoding="utf-8", newline="")
            )
        }
        for name, key in (("figures", "figure_id"), ("statements", "statement_id"))
    }
    for row in adjudicated(ROOT):
        if row["field"] != "found":
            now = tables[row["table"]][f"{SOURCE}.{row['first_id']}"][row["field"]]
            assert now == row[f"{row['decision']}_value"], row


def test_a_source_without_a_second_coding(run) -> None:
    status, out, err = run("agreement", "nobody-1900", "--root", ROOT)
    assert (status, out) == (2, "")
    assert "nobody-1900.yaml" in err
    assert "Traceback" not in err
