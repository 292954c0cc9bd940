"""Texts read once are found again, and never for other bytes, readers or encodings."""

from __future__ import annotations

import ast
import hashlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, Project
from documents_support import pages_pdf
from hypothesis import given
from hypothesis import strategies as st

from scripts.raw import documents, source
from scripts.raw.documents import read_document
from scripts.raw.files import Part
from scripts.raw.format import Original, Piece, by_suffix, known
from scripts.raw.formats import html, pdf
from scripts.raw.kept import FOLDER, Kept
from scripts.raw.problems import Refused
from scripts.raw.text_cache import KIND, TextCache

PDF = pages_pdf(["The mill\nhad 12 houses.", "More than 40 workers."])
DOCUMENT = Original(PDF, pdf.FORMAT)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The bytes of each PDF that was really read."""
    found: list[bytes] = []

    def read(data: bytes, encoding: str) -> Iterator[Piece]:
        found.append(data)
        return pdf.FORMAT.read(data, encoding)

    counted = {**by_suffix(), ".pdf": replace(pdf.FORMAT, read=read)}
    for module in (documents, source):
        monkeypatch.setattr(module, "by_suffix", lambda: counted)
    return found


@pytest.fixture
def texts(tmp_path: Path) -> TextCache:
    return TextCache(Kept(tmp_path / "kept"))


def kept_in(folder: Path) -> list[Path]:
    """The files of the texts that are kept."""
    return sorted((folder / KIND).iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A PDF in a folder."""
    (tmp_path / "document.pdf").write_bytes(PDF)
    return tmp_path / "document.pdf"


def test_a_pdf_is_read_once_and_is_the_same_text(path: Path, texts, reads) -> None:
    fresh = read_document(path, path.parent)
    assert [read_document(path, path.parent, "", texts) for _ in range(3)] == [fresh] * 3
    assert reads == [PDF] * 2
    assert [part.locator for part in fresh.parts] == ["page 1", "page 2"]
    assert len(kept_in(texts.kept.folder)) == 1


def test_a_damaged_text_is_read_anew_and_replaced(path: Path, texts, reads) -> None:
    fresh = read_document(path, path.parent, "", texts)
    (kept,) = kept_in(texts.kept.folder)
    whole = kept.read_bytes()
    for damaged in (whole[:-9], whole.replace(b"12 houses", b"13 houses"), b"[]"):
        kept.write_bytes(damaged)
        assert read_document(path, path.parent, "", texts) == fresh
        assert kept.read_bytes() == whole
    assert len(reads) == 4


def test_what_is_refused_is_not_kept(path: Path, texts) -> None:
    path.write_bytes(PDF[:100])
    with pytest.raises(Refused):
        read_document(path, path.parent, "", texts)
    assert not texts.kept.folder.exists()


def test_whatever_bears_on_a_text_changes_its_name(texts, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Original(PDF, html.FORMAT)
    documents = (DOCUMENT, replace(DOCUMENT, data=PDF + b" "), page)
    names = {*map(texts.name_of, documents), texts.name_of(replace(page, encoding="windows-1256"))}
    for what in ("versions", "code"):
        monkeypatch.setattr(f"scripts.raw.text_cache.{what}", lambda *_: "other")
        names.add(texts.name_of(DOCUMENT))
    assert len(names) == 6


def test_every_library_that_reads_is_part_of_the_name() -> None:
    room = ROOT / "scripts/raw"
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for folder in ("formats", "reading")
        for path in (room / folder).glob("*.py")
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    imported = {
        alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names
    }
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    roots = {name.partition(".")[0] for name in imported}
    libraries = {name for item in known() for name in item.libraries}
    assert roots - sys.stdlib_module_names - {"scripts"} == libraries


@pytest.mark.parametrize("where", ["file", "file/below"])
def test_a_folder_that_cannot_be_made_is_no_error(path: Path, where: str) -> None:
    (path.parent / "file").write_text("", encoding="utf-8")
    texts = TextCache(Kept(path.parent / where))
    assert "12 houses" in read_document(path, path.parent, "", texts).text


@given(st.text(), st.lists(st.tuples(st.integers(0), st.text())))
def test_what_is_put_is_got(tmp_path_factory, text: str, parts: list[tuple[int, str]]) -> None:
    texts = TextCache(Kept(tmp_path_factory.getbasetemp() / "property"))
    listed = tuple(Part(*part) for part in parts)
    texts.put(DOCUMENT, text, listed)
    assert texts.get(DOCUMENT) == (text, listed)
    assert texts.get(replace(DOCUMENT, data=b"")) is None


def test_check_and_build_read_a_document_once_and_a_fresh_build_again(
    tiny: Project, run, reads
) -> None:
    folder = tiny.root / "raw/sources/mill-paper"
    folder.mkdir()
    (folder / "document.pdf").write_bytes(PDF)
    sums = {"sha256": hashlib.sha256(PDF).hexdigest()}
    sums["text_sha256"] = read_document(folder / "document.pdf", folder).text_sha256
    letter = (tiny.root / "raw/sources/mill-letter-2001/source.yaml").read_text("utf-8")
    declared = letter.replace("mill-letter-2001", "mill-paper").partition("sha256")[0]
    declared += "".join(f"{key}: {value}\n" for key, value in sums.items())
    (folder / "source.yaml").write_text(declared, encoding="utf-8")
    reads.clear()
    for _ in range(2):
        status, out, _ = run("check", "mill-paper", "--root", tiny.root, "--quiet")
        assert (status, out) == (0, "Nothing to fix.\n")
    assert len(reads) == 1
    assert len(kept_in(tiny.root / FOLDER)) == 1
    assert run("build", "--root", tiny.root)[0] == 0
    assert len(reads) == 1
    assert run("build", "--root", tiny.root, "--fresh")[0] == 0
    assert len(reads) == 2


def test_a_new_source_is_read_once_for_its_first_check_too(
    tiny: Project, path: Path, run, reads
) -> None:
    words = {"id": "mill-paper", "title": "Paper", "kind": "report", "language": "en",
             "speaker": "county-board"}  # fmt: skip
    flags = (word for key, text in words.items() for word in (f"--{key}", text))
    call = (path, "--root", tiny.root, "--no-questions", *flags)
    (tiny.root / "raw/sources/mill-paper").mkdir()
    assert run("new-source", *call)[0] == 1
    assert not (tiny.root / FOLDER).exists()
    (tiny.root / "raw/sources/mill-paper").rmdir()
    reads.clear()
    assert run("new-source", *call)[0] == 0
    run("check", "mill-paper", "--root", tiny.root, "--quiet")
    assert reads == [PDF]


def test_git_ignores_what_is_kept() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert f"{FOLDER}/" in ignored
