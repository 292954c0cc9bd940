"""What looks like one thing entered twice is said, stops nothing, and can be settled."""

from __future__ import annotations

import json

import pytest
from conftest import Project

from scripts.contract.model import load_contract
from scripts.rules.lookalikes import lookalikes
from scripts.rules.make import make

CITED = "raw/sources/county-report-2002"

SECOND = "- id: {id}\n  label: {label}\n  note: {note}\n"


def said(project: Project) -> list[tuple[str, str]]:
    dataset, problems, _ = make(project.root, load_contract(project.root / "datapackage.json"))
    assert problems == []
    return [(one.rule, one.message) for one in lookalikes(dataset)]


@pytest.mark.parametrize(
    ("id_", "label", "note", "found"),
    [
        ("ada-brook-2", "Ada Brook", "A miller.", "`ada-brook-2` has the name of `ada-brook`."),
        ("ada-brook-2", "Ada Brook", "Not ada-brook, but her aunt.", ""),
        ("ada-brook-2", "Ada Brook", "Not ada-brook-3.", "has the name of `ada-brook`."),
        (
            "ada-brooke",
            "Ada Brooke",
            "A miller.",
            "has nearly the name, “Ada Bro",
        ),
        ("ada-broko", "Ada Broko", "A miller.", "has nearly the name, “Ada Bro"),
        ("ida-brooke", "Ida Brooke", "A miller.", ""),
        ("ada-stone", "Ada Stone", "A miller.", ""),
    ],
)
def test_two_of_one_name(tiny: Project, id_: str, label: str, note: str, found: str) -> None:
    tiny.append("raw/people.yaml", SECOND.format(id=id_, label=label, note=note))
    told = said(tiny)
    assert len(told) == bool(found)
    assert all(rule == "actor-twice" and found in message for rule, message in told)


def test_years_in_names_are_no_slips(tiny: Project) -> None:
    for year in (1987, 1988):
        label = f"Committee of {year}"
        tiny.append("raw/people.yaml", SECOND.format(id=f"c-{year}", label=label, note="x"))
    assert said(tiny) == []


ADDRESSES = (
    "https://county.example/r",
    "http://www.county.example/r/",
    "https://county.example/r#p2",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("settled", [False, True])
def test_two_sources_of_one_address(tiny: Project, address: str, settled: bool) -> None:
    text = (tiny.root / CITED / "source.yaml").read_text("utf-8")
    again = text.replace("county-report-2002", "county-report-again", 1)
    again = _with_address(again, address)
    if settled:
        again += "derived_from: county-report-2002\nderivation: reissue\n"
    tiny.root.joinpath(CITED, "source.yaml").write_text(_with_address(text, ADDRESSES[0]), "utf-8")
    folder = tiny.root / "raw/sources/county-report-again"
    folder.mkdir()
    (folder / "source.yaml").write_text(again, "utf-8")
    told = said(tiny)
    assert [rule for rule, _ in told] == ["source-twice"] * (not settled)


def _with_address(text: str, address: str) -> str:
    kept = [line for line in text.splitlines() if not line.startswith("url:")]
    return "\n".join([*kept, f"url: {address}", ""])


def test_build_and_check_say_it_and_end_as_ever(tiny: Project, run) -> None:
    tiny.append(
        "raw/people.yaml", SECOND.format(id="ada-brook-2", label="Ada Brook", note="A miller.")
    )
    status, _, err = run("build", "--root", tiny.root)
    assert (status, err.splitlines()[-1]) == (0, "1 to look at; what is built stays as it is.")
    assert "[actor-twice]" in err
    _, _, err = run("check", "--root", tiny.root, "--json", tiny.root / "found.json")
    assert "[actor-twice]" in err
    found = json.loads((tiny.root / "found.json").read_text("utf-8"))
    assert [one["rule"] for one in found["look_at"]] == ["actor-twice"]


def test_of_many_the_first_are_shown(tiny: Project, run) -> None:
    many = [SECOND.format(id=f"ada-{n}", label="Ada Brook", note="x") for n in "abcdefg"]
    tiny.append("raw/people.yaml", "".join(many))
    _, _, err = run("build", "--root", tiny.root)
    assert err.count("[actor-twice]") == 20
    assert err.splitlines()[-1] == (
        "28 to look at, of which 20 are shown; what is built stays as it is."
    )


def test_a_label_that_two_have_is_followed_by_the_id(tiny: Project, run) -> None:
    tiny.append(
        "raw/people.yaml", SECOND.format(id="ada-brook-2", label="Ada Brook", note="A miller.")
    )
    tiny.edit(
        f"{CITED}/records.yaml",
        "statements:\n",
        "statements:\n  - id: miller\n    locator: page 11\n    speaker: ada-brook-2\n"
        "    specificity: named\n    kind: indirect\n    act: report\n",
    )
    assert tiny.problems() == []
    _, out, _ = run("check", "county-report-2002", "--record", "miller", "--root", tiny.root)
    assert "Ada Brook (ada-brook-2)" in out
    _, out, _ = run("cite", "county-report-2002.miller", "--root", tiny.root)
    assert out.startswith("Ada Brook (ada-brook-2) (page 11), as reported")
