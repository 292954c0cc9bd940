"""The policy: every example of VERSIONING.md, and further kinds of change, made for real."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from conftest import ROOT, Project
from hypothesis import given, settings
from hypothesis import strategies as st
from versioning_edits import Draft, Example, examples
from versioning_kinds import NOTHING, everything

from scripts.contract.fields import OPEN_LIST
from scripts.contract.model import load_contract
from scripts.records.ledger import LEDGER
from scripts.release.changes import Difference
from scripts.release.compare import compare
from scripts.release.policy import BY_CODE, DEFINING, FIELD, PACKAGE, RULES, SCHEMA, TABLE, filled

PAGE = examples((ROOT / "VERSIONING.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def base(built_once: Project) -> Draft:
    """The tiny dataset; `Draft.done` makes copies."""
    return Draft.of(built_once.root)


def named(example: Example) -> str:
    return f"{example.rule}-{example.steps[-1][:30]}"


@pytest.mark.parametrize("example", everything(), ids=named)
def test_a_change_made_for_real(example: Example, base: Draft, tmp_path: Path, run) -> None:
    old, new = example.sides(base)
    folders = old.write(tmp_path / "old"), new.write(tmp_path / "new")
    status, out, _ = run("diff", *folders, "--json")
    found = json.loads(out)
    assert status == 1
    assert {item["rule"] for item in found["changes"]} == {example.rule}
    assert found["bump"] == str(example.bump)
    assert all(item["where"] and item["evidence"] for item in found["changes"])


def test_enough_kinds_of_change_are_made() -> None:
    assert len({example.steps for example in everything()}) == len(everything()) >= 90


def test_the_page_holds_one_example_a_rule_and_its_bump() -> None:
    assert sorted(example.rule for example in PAGE) == sorted(BY_CODE)
    page = (ROOT / "VERSIONING.md").read_text(encoding="utf-8")
    assert filled(page) == page
    for rule in RULES:
        assert f"\n| `{rule.code}` | {rule.bump} | " in page


def test_another_bump_of_a_rule_is_filled_into_the_page() -> None:
    page = "| `words-changed` | major | because | `x` |\n| `words` | major |\n"
    bump = BY_CODE["words-changed"].bump
    told = f"| `words-changed` | {bump} | because | `x` |\n"
    assert filled(page.partition("\n")[0] + "\n") == told
    with pytest.raises(KeyError, match="words"):
        filled(page)


@pytest.mark.parametrize("step", NOTHING)
def test_what_is_no_change(step: str, base: Draft) -> None:
    assert compare(base.snapshot(), base.done(step).snapshot()).is_same


def test_the_policy_names_what_the_contract_has() -> None:
    contract = load_contract(ROOT / "datapackage.json")
    for table, names in DEFINING.items():
        assert set(names) <= set(contract.tables[table].names)
    assert LEDGER in contract.tables
    assert OPEN_LIST in contract.text
    used = {rule for part in (FIELD, PACKAGE, SCHEMA, TABLE) for rule in part.values() if rule}
    assert used <= BY_CODE.keys()


def test_every_rule_has_a_mirror_that_mirrors_it() -> None:
    for rule in RULES:
        for mirror in rule.mirror.split():
            assert rule.code in BY_CODE[mirror].mirror.split(), (rule.code, mirror)


# --- properties over any mixture of changes that do not touch the same place

APART = [
    'set package.title to "The mills"',
    'set package.licenses to [{"name": "CC0-1.0"}]',
    "append table letters",
    "delete table offices",
    'append field {"name": "page", "type": "string"} to figures',
    "move field unit_as_written before claim_id in figures",
    'set figures.lower.type to "integer"',
    "set figures.upper.constraints.minimum to 1",
    "set figures.value.constraints.minimum to -1",
    'append "diary" to sources.kind.constraints.enum',
    'remove "charge" from figures.basis.constraints.enum',
    "set places.uniqueKeys to [[\"label\"]]",
    "delete events.foreignKeys",
    'insert field {"name": "page", "type": "string"} before note in statements',
    "rename field kind to sort in names",
    "delete field wikidata of people",
    'append row {"place_id": "mill", "label": "The Mill", "kind": "site"} to places',
    "delete row places[northby]",
    "delete row participations[mill-letter-2001.council-vote / northby-council / voter]",
    "retire old-mill: never built",
    "set cell figures[mill-letter-2001.empty-houses].lower to 13",
    "set cell claims[houses-empty].unit_id to worker-dismissed",
    "set cell places[the-county].label to County",
    "set document mill-letter-2001 to Other words.",
    "set document county-report-2002 to A page.",
]  # fmt: skip
mixtures = st.sets(st.sampled_from(APART), max_size=8).map(sorted)


def test_the_mixtures_do_not_touch_each_other(base: Draft) -> None:
    alone = {change for step in APART for change in _changes(base, base.done(step))}
    assert set(_changes(base, base.done(*APART))) == alone


def _changes(old: Draft, new: Draft):
    return compare(old.snapshot("old"), new.snapshot("new")).changes


@settings(max_examples=12, deadline=None)
@given(steps=mixtures, seed=st.randoms(use_true_random=False))
def test_nothing_differs_from_itself_in_whatever_order(
    base: Draft, steps: list[str], seed: random.Random
) -> None:
    state = base.done(*steps)
    shuffled = state.copy()
    seed.shuffle(shuffled.descriptor["resources"])
    for rows in shuffled.rows.values():
        seed.shuffle(rows)
    for field in (
        field for item in shuffled.descriptor["resources"] for field in item["schema"]["fields"]
    ):
        seed.shuffle(field.get("categories", []))
    difference = compare(state.snapshot(), shuffled.snapshot())
    assert difference.is_same
    assert (str(difference.bump), difference.compared.tables) == (
        "none",
        len(state.rows) - ("delete table offices" in steps),
    )


@settings(max_examples=20, deadline=None)
@given(few=mixtures, more=mixtures)
def test_a_further_change_never_lowers_the_bump(
    base: Draft, few: list[str], more: list[str]
) -> None:
    both = base.done(*sorted({*few, *more})).snapshot()
    before = compare(base.snapshot(), base.done(*few).snapshot())
    after = compare(base.snapshot(), both)
    assert before.bump <= after.bump
    assert set(before.changes) <= set(after.changes)


@settings(max_examples=20, deadline=None)
@given(one=mixtures, other=mixtures)
def test_the_way_back_mirrors_the_way_there(base: Draft, one: list[str], other: list[str]) -> None:
    old, new = base.done(*one).snapshot(), base.done(*other).snapshot()
    assert_mirrored(compare(old, new), compare(new, old))


@pytest.mark.parametrize("example", everything(), ids=named)
def test_the_way_back_of_each_kind(example: Example, base: Draft) -> None:
    old, new = (side.snapshot() for side in example.sides(base))
    assert_mirrored(compare(old, new), compare(new, old))


def assert_mirrored(there: Difference, back: Difference) -> None:
    """For each change one at the same place, old and new swapped, under a mirror of its rule."""
    unmatched = list(back.changes)
    for change in there.changes:
        mirrors = [
            other
            for other in unmatched
            if other.rule in BY_CODE[change.rule].mirror.split() and turned(other) == place(change)
        ]
        assert mirrors, change
        unmatched.remove(mirrors[0])
    assert unmatched == []


def place(change) -> tuple[str, ...]:
    """Where a change is and its two values; the field before which one was put is one-sided."""
    one_sided = change.rule.startswith("field-") and change.field
    values = ("", "") if one_sided else (change.old, change.new)
    return (change.table, change.record, change.field, change.part, *values)


def turned(change) -> tuple[str, ...]:
    *where, old, new = place(change)
    return (*where, new, old)
