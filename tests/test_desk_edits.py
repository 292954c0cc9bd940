"""Records are put into files line by line; two sides are put together, and nothing is lost."""

from __future__ import annotations

from copy import deepcopy
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, TINY
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.desk.edits import Edit, read_edits, shapes
from scripts.desk.merging import WHOLE, merged
from scripts.desk.record_text import records_in, with_edits
from scripts.raw.problems import Refused, Unusable
from scripts.raw.strict_yaml import MAX_VALUE

CONTRACT = load_contract(ROOT / "datapackage.json")
SHAPES = shapes(CONTRACT)
LETTER = "mill-letter-2001"
PATH = f"raw/sources/{LETTER}/records.yaml"
TEXT = (TINY / PATH).read_text(encoding="utf-8")
RECORDS = records_in(TEXT, PATH, CONTRACT)
FILES = sorted(path for path in (TINY / "raw").rglob("*.yaml"))


def edit(table: str, before: Any, after: Any, source: str = LETTER, **more: Any) -> Edit:
    return Edit(SHAPES[table], source if SHAPES[table].own else "", before, after, **more)


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.split("\n") if line.strip().startswith("#"))


# One record


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name + "/" + path.name)
def test_each_record_can_be_deleted_and_entered_again(path: Path) -> None:
    name = path.relative_to(TINY).as_posix()
    text = path.read_text(encoding="utf-8")
    records = records_in(text, name, CONTRACT)
    for (section, _), fields in records.items():
        if not SHAPES[section].named:
            continue
        source = name.split("/")[2] if SHAPES[section].own else ""
        gone = edit(section, fields, None, source)
        if len(records) == 1:
            with pytest.raises(Refused, match="yaml-empty"):
                with_edits(text, name, [gone], CONTRACT)
            continue
        without = with_edits(text, name, [gone], CONTRACT)
        again = with_edits(without, name, [gone.inverse()], CONTRACT)
        assert records_in(again, name, CONTRACT) == records
        assert comments(without) == comments(again) == comments(text)


def test_only_the_lines_of_what_changes_are_touched() -> None:
    before = RECORDS["statements", ("theft",)]
    after = {**before, "note": "Said twice: once # in haste."}
    changed = with_edits(TEXT, PATH, [edit("statements", before, after)], CONTRACT)
    new = [line for line in lines(changed) if line not in lines(TEXT)]
    assert new == ['    note: "Said twice: once # in haste."']
    assert [line for line in lines(changed) if line not in new] == lines(TEXT)


def test_a_comment_stays_where_it_was() -> None:
    text = TEXT.replace("    cue: calls\n", "    # who heard it?\n    cue: calls\n", 1)
    assert text != TEXT
    before = RECORDS["statements", ("theft",)]
    without = {key: value for key, value in before.items() if key != "cue"}
    for after in ({**before, "cue": "told"}, without):
        changed = with_edits(text, PATH, [edit("statements", before, after)], CONTRACT)
        assert "    # who heard it?\n" in changed


def test_a_new_record_stands_behind_the_one_named() -> None:
    (first, *_), *_ = [name for (section, name) in RECORDS if section == "figures"]
    new = edit("figures", None, {"id": "new", "quote": "x"}, behind=first)
    changed = records_in(with_edits(TEXT, PATH, [new], CONTRACT), PATH, CONTRACT)
    names = [name[0] for (section, name) in changed if section == "figures"]
    assert names[:2] == [first, "new"]


def test_a_first_record_makes_its_section_and_file() -> None:
    new = edit("figures", None, {"id": "one", "quote": "a: b"})
    text = with_edits("", PATH, [new], CONTRACT)
    assert lines(text)[1:] == [
        "source: mill-letter-2001",
        "figures:",
        "  - id: one",
        '    quote: "a: b"',
    ]
    person = edit("contributors", None, {"id": "a", "name": "A", "roles": [{"role": "software"}]})
    assert "- id: a\n  name: A\n  roles:\n    - role: software\n" in with_edits(
        "", "raw/contributors.yaml", [person], CONTRACT
    )


def test_a_section_goes_with_its_last_record() -> None:
    gone = [
        edit(section, fields, None)
        for (section, _), fields in RECORDS.items()
        if section == "figures"
    ]
    assert "figures:" not in with_edits(TEXT, PATH, gone, CONTRACT).splitlines()


def test_what_would_read_otherwise_is_never_given_out() -> None:
    hostile = edit("figures", None, {"id": "x", "quote": "a", "b: c\n    d": "e"})
    with pytest.raises(Unusable, match="would not read there as it was meant"):
        with_edits(TEXT, PATH, [hostile], CONTRACT)


ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(ANY, ANY)
def test_any_words_can_be_saved(note: str, cue: str) -> None:
    theft = RECORDS["statements", ("theft",)]
    told = [{"table": "statements", "source": LETTER, "before": theft}]
    told[0]["after"] = {**theft, "note": note, "cue": cue}
    (wanted,) = read_edits(told, CONTRACT)
    changed = with_edits(TEXT, PATH, [wanted], CONTRACT)
    assert records_in(changed, PATH, CONTRACT)["statements", ("theft",)] == wanted.after


# Two sides


def changed(record: dict, draw: Any, mark: str) -> dict | None:
    """A record as somebody may leave it: deleted, or with some lines other than they were."""
    if draw(st.integers(0, 9)) == 0:
        return None
    after = deepcopy(record)
    for key in draw(st.lists(st.sampled_from(["cue", "note", "act", "kind"]), unique=True)):
        after[key] = draw(st.sampled_from([mark, "same"]))
    for row in after.get("positions", []):
        if draw(st.booleans()):
            row["note"] = draw(st.sampled_from([mark, "same"]))
    if draw(st.booleans()):
        row = {"claim": draw(st.sampled_from([mark, "both"])), "position": "asserts"}
        after.setdefault("positions", []).append(row)
    return after


@st.composite
def side(draw: Any, mark: str) -> list[Edit]:
    """What one person does to a file: some records changed, deleted, added."""
    names = [name for name in RECORDS if name[0] == "statements"]
    touched = draw(st.lists(st.sampled_from(names), unique=True, max_size=3))
    found = [edit(name[0], RECORDS[name], changed(RECORDS[name], draw, mark)) for name in touched]
    new = {"id": draw(st.sampled_from([mark, "both"])), "quote": "x", "note": "n"}
    found += [edit("figures", None, new)] if draw(st.booleans()) else []
    return [one for one in found if one.before != one.after]


def settled(text: str, edits: list[Edit]) -> tuple[str, tuple]:
    found = merged(edits, {PATH: records_in(text, PATH, CONTRACT)})
    return with_edits(text, PATH, found.edits, CONTRACT) if found.edits else text, found.clashes


@given(side("mine"), side("theirs"))
def test_nothing_of_either_side_is_lost(mine: list[Edit], theirs: list[Edit]) -> None:
    """Where they do not clash, the order in which they come does not matter."""
    one, left = settled(with_edits(TEXT, PATH, theirs, CONTRACT) if theirs else TEXT, mine)
    other, right = settled(with_edits(TEXT, PATH, mine, CONTRACT) if mine else TEXT, theirs)
    assert [(it.field, it.mine, it.disk) for it in left] == [
        (it.field, it.disk, it.mine) for it in sorted(right, key=lambda it: _order(it, left))
    ]
    result = records_in(one, PATH, CONTRACT)
    clashing = {it.edit.name for it in chain(left, right)}
    for it in chain(mine, theirs):
        if it.name not in clashing:
            kept = result.get((it.shape.section, it.name))
            assert _holds(kept, it), it
    if not left:
        assert _unordered(result) == _unordered(records_in(other, PATH, CONTRACT))
    assert comments(one) == comments(TEXT)


def _order(clash: Any, others: tuple) -> int:
    return [(it.edit.name, it.field) for it in others].index((clash.edit.name, clash.field))


def _holds(record: Any, wanted: Edit) -> bool:
    """Whether each line that an edit changed is there."""
    if wanted.after is None or record is None:
        return wanted.after is None and record is None
    for key, value in wanted.after.items():
        if key == "positions":
            before = (wanted.before or {}).get(key, [])
            if not all(_row_in(row, record[key]) for row in value if row not in before):
                return False
        elif (wanted.before or {}).get(key) != value and record.get(key) != value:
            return False
    return True


def _row_in(row: dict, rows: list[dict]) -> bool:
    return any(row.items() <= other.items() for other in rows)


def _unordered(records: dict) -> dict:
    return {
        name: {
            key: sorted(value, key=str) if isinstance(value, list) else value
            for key, value in fields.items()
        }
        for name, fields in records.items()
    }


def test_the_same_field_on_both_sides_is_asked() -> None:
    before = RECORDS["statements", ("theft",)]
    mine = edit("statements", before, {**before, "cue": "told", "note": "mine"})
    disk = {PATH: {("statements", ("theft",)): {**before, "cue": "cried", "act": "deny"}}}
    found = merged([mine], disk)
    (clash,) = found.clashes
    assert (clash.field, clash.before, clash.mine, clash.disk) == ("cue", "calls", "told", "cried")
    (left,) = found.edits
    assert (left.after["cue"], left.after["act"], left.after["note"]) == ("cried", "deny", "mine")


@pytest.mark.parametrize(
    ("before", "mine", "disk"),
    [
        (None, {"id": "new", "quote": "a"}, {"id": "new", "quote": "b"}),  # both made it
        ({"id": "new"}, None, {"id": "new", "note": "b"}),  # deleted here, changed there
        ({"id": "new"}, {"id": "new", "note": "a"}, None),  # changed here, deleted there
    ],
)
def test_a_clash_over_a_whole_record_is_asked(before: Any, mine: Any, disk: Any) -> None:
    standing = {PATH: {("figures", ("new",)): disk} if disk else {}}
    found = merged([edit("figures", before, mine)], standing)
    assert [clash.field for clash in found.clashes] == [WHOLE]
    assert found.edits == ()


# What a stranger sends

GOOD = {"table": "figures", "source": LETTER, "before": None, "after": {"id": "a", "quote": "b"}}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"table": "passages"}, "no table `passages`"),
        ({"table": "../../etc"}, "no table"),
        ({"table": ["figures"]}, "no table"),
        ({"source": "../../../etc"}, "not the id of a source"),
        ({"source": ""}, "not the id of a source"),
        ({"source": {"a": 1}}, "not the id of a source"),
        ({"table": "claims"}, "not the id of a source for claims"),
        ({"after": None}, "nothing stands before and nothing after"),
        ({"after": {"quote": "b"}}, "lacks `id`"),
        ({"after": {"id": "a", "quote: x\n- ": "b"}}, "is no key"),
        ({"after": {"id": "a", "quote": 1}}, "a text is wanted"),
        ({"after": {"id": "a", "quote": "\ud800"}}, "half a character"),
        ({"after": {"id": "a", "quote": "x" * (MAX_VALUE + 1)}}, "at most 10,000"),
        ({"after": {"id": "a", "positions": [{"claim": "b"}]}}, "a text is wanted"),
        ({"after": {f"k{number}": "a" for number in range(99)}}, "at most 60 keys"),
        ({"before": {"id": "b"}}, "`id` tells the record from others"),
        ({"path": "/etc/passwd"}, "an object with after, before, behind, source, table"),
    ],
)
def test_what_a_stranger_sends_is_refused_in_one_line(changed: dict, says: str) -> None:
    with pytest.raises(Unusable, match=says) as refused:
        read_edits([{**GOOD, **changed}], CONTRACT)
    assert "\n" not in str(refused.value)


def test_edits_are_few_and_each_stands_once() -> None:
    assert read_edits([GOOD], CONTRACT)
    for wrong in (None, {}, [], "x", [1], [GOOD, GOOD], [GOOD] * 3000):
        with pytest.raises(Unusable):
            read_edits(wrong, CONTRACT)
