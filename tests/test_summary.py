"""The summary of a claim: what it counts, and that a copy adds to the sources alone."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT, TINY, copy_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.rules.make import make

CONTRACT = load_contract(ROOT / "datapackage.json")
COUNTS = ("n_voices_speaking", "n_voices_carrying", "n_origins")


def summary(root) -> dict[str, dict[str, str]]:
    dataset, problems, _ = make(root, CONTRACT)
    assert problems == []
    return {row["claim_id"]: dict(row.cells) for row in dataset.tables["claim_summary"]}


def test_the_tiny_dataset_by_hand(tiny) -> None:
    found = summary(tiny.root)["workers-dismissed"]
    assert {name: cell for name, cell in found.items() if name != "claim_id"} == {
        "n_figures": "4",  # exactly 35, about 40, more than 40 twice
        "n_for": "0",
        "n_against": "0",
        "n_other": "0",
        "n_sources": "2",
        "n_voices_speaking": "3",  # the union (the letter is its organ), Ada Brook, the county
        "n_voices_carrying": "2",
        "n_origins": "3",  # the letter, Ada Brook in it, the clerks in the report
        "n_voices_assessed": "1",  # the union; of the others nothing is said
        "n_answers": "3",  # more than 40 is one answer, however often it is given
        "lowest_lower": "35",
        "highest_upper": "35",
        "n_open_above": "2",
        "n_approximate": "1",
        "n_contradictions": "2",  # exactly 35 with more than 40, and with 50 of the night shift
        "n_contradictions_between_origins": "2",
        "n_contradictions_in_one_source": "1",  # the report gives both 50 and 35
        "pairs_complete": "true",
    }


def test_a_voice_that_nobody_assessed_counts_and_is_said_to_be_unassessed(tiny) -> None:
    file, evidence = "raw/organisations.yaml", "\n  voice_source: county-report-2002"
    before = summary(tiny.root)["houses-empty"]
    tiny.edit(file, f"  voice_basis: organ_of_party{evidence}\n  voice_locator: page 3",
              "  voice_basis: unassessed")  # fmt: skip
    assert summary(tiny.root)["houses-empty"] == before  # the union itself was assessed
    tiny.edit(file, f"  voice_basis: independent{evidence}\n  voice_locator: page 6",
              "  voice_basis: unassessed")  # fmt: skip
    after = summary(tiny.root)["houses-empty"]
    assert (after["n_voices_speaking"], after["n_voices_assessed"]) == ("1", "0")


def test_positions_and_a_contradiction_in_one_source(tiny) -> None:
    tiny.append(
        "raw/sources/county-report-2002/records.yaml",
        "positions:\n"
        "  - id: no-theft\n    locator: page 7\n    claim: closure-was-theft\n"
        "    position: denies\n    note: The words are “was no theft”.\n"
        "  - id: theft-after-all\n    locator: page 8\n    claim: closure-was-theft\n"
        "    position: acknowledges\n"
        "  - id: theft-questioned\n    locator: page 9\n    claim: closure-was-theft\n"
        "    position: questions\n",
    )
    found = summary(tiny.root)["closure-was-theft"]
    assert [found[name] for name in ("n_for", "n_against", "n_other")] == ["2", "1", "1"]
    assert found["n_contradictions_in_one_source"] == "1"
    assert found["n_voices_speaking"] == "2"


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    copies=st.lists(st.sampled_from(["mill-letter-2001", "county-report-2002"]), max_size=3),
    reposter=st.sampled_from(["mill-letter", "county-board", "clerks"]),
)
def test_a_copy_adds_a_source_and_never_a_voice_or_an_origin(
    tmp_path_factory: pytest.TempPathFactory, copies: list[str], reposter: str
) -> None:
    project = copy_of(TINY, tmp_path_factory.mktemp("copies") / "project")
    before = summary(project.root)
    for number, name in enumerate(copies):
        _copy(project.root / "raw/sources", name, f"copy-{number}", reposter)
    after = summary(project.root)
    for claim, found in after.items():
        assert [found[name] for name in COUNTS] == [before[claim][name] for name in COUNTS], claim
        holding = sum(_answers(project.root, name, claim) for name in copies)
        assert int(found["n_sources"]) == int(before[claim]["n_sources"]) + holding


def _copy(folder, name: str, copy: str, reposter: str) -> None:
    """The same document again under another name and byline, taken from the first."""
    target = folder / copy
    target.mkdir()
    for path in (folder / name).iterdir():
        data = path.read_bytes()
        if path.suffix == ".yaml":
            text = data.decode().replace(name, copy)
            text = re.sub(r"^speaker: .*$", f"speaker: {reposter}", text, flags=re.M)
            if path.name == "source.yaml":
                text += f"derived_from: {name}\nderivation: copy\n"
            if path.name == "records.yaml":
                text = re.sub(r"names:\n(  .*\n)+", "", text)  # a name is recorded once
            data = text.encode()
        (target / path.name).write_bytes(data)


def _answers(root, name: str, claim: str) -> bool:
    return f"claim: {claim}\n" in (root / f"raw/sources/{name}/records.yaml").read_text("utf-8")


FORBIDDEN = re.compile(r"\b(mean|median|average|best estimate|midpoint)\b", re.IGNORECASE)


def test_no_average_anywhere() -> None:
    for table in CONTRACT.tables.values():
        assert [name for name in table.names if FORBIDDEN.search(name.replace("_", " "))] == []
    for path in sorted((ROOT / "data").glob("*.csv")):
        header = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert not FORBIDDEN.search(header.replace("_", " "))
    for path in sorted((ROOT / "scripts/derived").glob("*.py")):
        code = path.read_text(encoding="utf-8")
        assert not re.search(r"statistics|mean\(|median\(|/ len\(", code), path
