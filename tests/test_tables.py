"""CSV out and back: the same cells, one spelling; a file that is not the table is refused."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.raw.problems import Place, Refused
from scripts.raw.rows import Dataset, Row
from scripts.rules.tables import read_tables, to_csv, write_tables

NAMES = ("id", "words", "note")
PATH = "data/things.csv"
LOADED = load_contract(ROOT / "datapackage.json")
PLACES = LOADED.tables["places"]
FIELDS = tuple(replace(PLACES.fields[0], name=name) for name in NAMES)
TABLE = replace(PLACES, name="things", path=PATH, fields=FIELDS, key=("id",), foreign_keys=())
CONTRACT = LOADED.with_tables([TABLE])
GOOD = 'id,words,note\na,"one, ""two""\nthree",007\nb,,رژیم\nc,x,y\n'


def rows(*cells: tuple[str, str, str]) -> list[Row]:
    return [
        Row("things", dict(zip(NAMES, one, strict=True)), Place("records.yaml")) for one in cells
    ]


def read(root: Path, data: bytes | str, typed: list[Row] | None = None) -> list[Row]:
    (root / "data").mkdir(exist_ok=True)
    (root / PATH).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_tables(root, CONTRACT, {"things": typed or []})["things"]


def cells(found: list[Row]) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in NAMES) for row in found]


def test_one_spelling() -> None:
    made = rows(("a", 'one, "two"\nthree', "007"), ("b", "", "رژیم"), ("c", "x", "y"))
    assert to_csv(made, TABLE) == GOOD.encode()
    assert to_csv([], TABLE) == b"id,words,note\n"


def test_a_cell_that_a_row_lacks_is_empty() -> None:
    assert to_csv([Row("things", {"id": "a"}, Place("x"))], TABLE).endswith(b"\na,,\n")


@pytest.mark.parametrize(
    "cell",
    ["007", "1.50", "1e5", "NA", "null", "true", "-", "=1+1", " x ", '"', '""', ",", "\n", "a\n\nb",
     "سازمان مجاهدین", "no\u00a0break", "line\u2028separator", "𝄞", "“", "۱۳۶۷"],
)  # fmt: skip
def test_a_cell_comes_back_as_it_was(tmp_path: Path, cell: str) -> None:
    made = rows(("a", cell, "x"), ("b", "y", cell))
    assert cells(read(tmp_path, to_csv(made, TABLE))) == cells(made)


def test_rows_know_their_line_in_the_file_or_the_line_that_was_typed(tmp_path: Path) -> None:
    typed = Row("things", {"id": "b"}, Place("raw/things.yaml", 9), {"note": Place("x.yaml", 11)})
    a, b, c = read(tmp_path, GOOD, [typed])
    assert [a.home, b.home, c.home] == [Place(PATH, 2), Place("raw/things.yaml", 9), Place(PATH, 5)]
    assert b.at("note") == Place("x.yaml", 11)
    assert c.at("note") == Place(PATH, 5)


texts = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n")
    | st.sampled_from('",\n')
).map(lambda text: unicodedata.normalize("NFC", text))


@settings(deadline=None, max_examples=60)
@given(made=st.lists(st.tuples(texts, texts, texts)))
def test_any_table_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str, str]]
) -> None:
    root = tmp_path_factory.mktemp("tables")
    write_tables(Dataset({"things": rows(*made)}, {}, {}), CONTRACT, root)
    assert cells(read_tables(root, CONTRACT)["things"]) == made
    text = (root / PATH).read_bytes().decode()
    assert [tuple(one) for one in csv.reader(io.StringIO(text, newline=""))] == [NAMES, *made]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("id,words,note", "id,note,words", 1, "The contract asks for id, words, note."),
        ("id,words,note", "id;words;note", 1, "the columns are id;words;note."),
        ("id,words,note", "id,words", 1, "the columns are id, words."),
        ("id,words,note", "Id,words,note", 1, ""),
        ("id,words,note\n", "", 1, ""),
        ("b,,", "b,", 4, "2 cells stand here, 3 are wanted."),
        ("b,,", "b,,,", 4, "4 cells stand here"),
        ("c,x,y", "c;x;y", 5, "1 cells stand here"),
        ("c,x,y\n", "\nc,x,y\n", 5, "0 cells stand here"),
        ("c,x,y\n", "c,x,y\n\n", 6, "0 cells stand here"),
        ("c,x,y", 'c,"x"z,y', 5, "not readable as CSV"),
        ("c,x,y", 'c,"x,y', 5, "not readable as CSV"),
        ("three\"", "three", 2, ""),
    ],
)  # fmt: skip
def test_a_file_that_is_not_the_table(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    assert old in GOOD
    with pytest.raises(Refused) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    (problem,) = caught.value.problems
    assert (problem.rule, problem.place) == ("table-unreadable", Place(PATH, line))
    assert says in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(
    ("data", "rule", "line"),
    [
        (b"\xef\xbb\xbf" + GOOD.encode(), "file-bom", 1),
        (GOOD.encode().replace(b"c,x", b"c,\xe9"), "file-not-utf8", 5),
        (GOOD.encode().replace(b"c,x", b"c\r,x"), "file-control-character", 5),
        (GOOD.encode().replace(b"c,x", b"c\0,x"), "file-control-character", 5),
        (GOOD.encode().replace(b"c,x", "c,e\u0301".encode()), "file-not-nfc", 5),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, rule: str, line: int) -> None:
    with pytest.raises(Refused) as caught:
        read(tmp_path, data)
    assert [(it.rule, it.place) for it in caught.value.problems] == [(rule, Place(PATH, line))]


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"data/things\.csv:1: .*\[file-unreadable\]"):
        read_tables(tmp_path, CONTRACT)


def test_an_emptied_file_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        read(tmp_path, b"")


def test_the_faults_of_all_tables_are_reported_at_once(tmp_path: Path) -> None:
    other = replace(TABLE, name="others", path="data/others.csv")
    (tmp_path / "data").mkdir()
    (tmp_path / PATH).write_text("id\n")
    with pytest.raises(Refused) as caught:
        read_tables(tmp_path, LOADED.with_tables([TABLE, other]))
    assert [it.place.path for it in caught.value.problems] == ["data/others.csv", PATH]
