"""A format is one object in one file; the package and all that is said of it name what is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from conftest import ROOT
from package_support import added, packaged, planted

from scripts.contract.fields import SPELLING
from scripts.contract.model import load_contract
from scripts.package import formats as registry
from scripts.package import frames
from scripts.package.files import package_files
from scripts.package.format import Format, Making, Packed, Rows
from scripts.package.formats import croissant, documents, formats, parquet, sqlite
from scripts.raw.format import by_suffix

CONTRACT = load_contract(ROOT / "datapackage.json")
JSON_LINES = '''
"""The tables as JSON Lines."""

import json

from scripts.package.format import Format, Opening, Rows


def _make(making):
    tables = making.edition.dataset.tables
    return {f"jsonl/{name}.jsonl": b"\\n".join(json.dumps(row.cells).encode() for row in rows)
            for name, rows in tables.items()}


FORMAT = Format("JSON Lines", {"jsonl/*.jsonl": "application/jsonl"}, _make, rows=Rows.ONE_TABLE,
                opening=Opening(4, "any language", "`jsonl/*.jsonl`", "a row a line"),
                by_library=True)
'''


def test_every_file_is_of_one_format_that_declares_it() -> None:
    for name in packaged().files:
        declaring = [form for form in formats() if _declares(form, name)]
        assert len(declaring) == 1, name


def _declares(form: Format, name: str) -> bool:
    try:
        return bool(form.media_type(name))
    except ValueError:
        return False


def test_every_format_makes_every_file_that_it_names() -> None:
    named = {name for form in formats() for name in form.files if "*" not in name}
    assert named <= set(packaged().files)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("data/a.csv", "text/csv"),
        ("stata/b.dta", "application/x-stata-dta"),
        ("CITATION.cff", "application/yaml"),
        ("SHA256SUMS", "text/plain"),
        ("documents/a.html", "text/html"),
        ("loaders/load.R", "text/x-r"),
    ],
)
def test_media_types(name: str, media_type: str) -> None:
    assert [form.media_type(name) for form in formats() if _declares(form, name)] == [media_type]


def test_every_format_of_a_document_has_its_media_type() -> None:
    for suffix, read in by_suffix().items():
        assert documents.FORMAT.media_type(f"documents/a{suffix}") == read.media_type


def test_a_format_is_added_by_one_file(tmp_path: Path) -> None:
    root, made = planted(tmp_path / "project").root, packaged()
    with (
        added(registry, JSON_LINES, tmp_path),
        patch("scripts.package.files.edition", lambda *_: made.edition),
    ):
        _, files = package_files(made.built, CONTRACT, root)
    name, before = "jsonl/figures.jsonl", packaged().files
    rows = len(packaged().cells("figures"))
    assert len(files[name].splitlines()) == rows
    readme = files["README.md"].decode()
    assert "| any language | `jsonl/*.jsonl` | a row a line |\n" in readme
    assert "The Excel, JSON Lines, Parquet, SQLite, Stata and picture files are " in readme
    assert f"| `{name}` | {rows} | {len(files[name]):,} |" in files["FILES.md"].decode()
    told = {other for other, data in files.items() if name.encode() in data}
    assert told == {
        "FILES.md", "SHA256SUMS", "dataset.jsonld", "dcat.ttl", "ro-crate-metadata.json",
    }  # fmt: skip
    assert b'"application/jsonl"' in files["datacite.json"]
    changed = {other for other in before if files[other] != before[other]}
    assert changed == {*told, "README.md", "datacite.json"}


def test_a_file_that_its_format_does_not_declare_is_refused() -> None:
    form = Format("odd", {"odd/*.odd": "text/plain"}, lambda _: {"odd/a.even": b""})
    making = Making(packaged().edition, ROOT, (form,))
    with pytest.raises(ValueError, match=r"odd/a\.even: the format odd declares no file of that"):
        list(form.made(making))


def test_a_file_that_two_formats_make_is_refused() -> None:
    form = Format("odd", {"a.odd": "text/plain"}, lambda _: {"a.odd": b""})
    made = packaged()
    with (
        patch("scripts.package.files.formats", lambda: (form, form)),
        pytest.raises(ValueError, match=r"a\.odd: two formats make it"),
    ):
        package_files(made.built, CONTRACT, ROOT)


@pytest.mark.parametrize(
    "types",
    [frames.READERS, frames.DTYPES, parquet.TYPES, sqlite.TYPES, croissant.TYPES],
)
def test_every_type_of_column_is_provided_for(types: dict[str, Any]) -> None:
    used = {field.type for table in CONTRACT.tables.values() for field in table.fields}
    assert set(types) == set(SPELLING)
    assert used <= set(types)


def test_the_readme_names_every_view_of_the_database() -> None:
    views = re.findall("CREATE VIEW ([a-z_]+)", sqlite.VIEWS.read_text(encoding="utf-8"))
    assert sqlite.FORMAT.opening
    named = sqlite.FORMAT.opening.gives.partition("the views ")[2]
    assert re.findall("`([a-z_]+)`", named) == views


def test_the_hash_is_that_of_the_bytes() -> None:
    file = Packed("a", b"", "text/plain", Rows.NONE)
    assert (file.size, file.sha256[:8]) == (0, "e3b0c442")
