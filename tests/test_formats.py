"""A format is one file that says all of itself; one more is read, listed and told everywhere."""

from __future__ import annotations

import mimetypes
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Project
from documents_support import read, zipped

from scripts.raw import format as registry
from scripts.raw import formats
from scripts.raw.format import by_suffix, known, plain
from scripts.raw.problems import Refused
from scripts.raw.received import receive

SXW = '''"""SXW: its paragraphs."""

from scripts.raw.format import Format, Piece
from scripts.raw.reading.archive import Archive
from scripts.raw.reading.lines import local_name


def read(data, _encoding):
    root = Archive(data, "SXW").xml("content.xml")
    lines = ["".join(node.itertext()) for node in root.iter() if local_name(node) == "p"]
    for number, line in enumerate(lines, start=1):
        yield Piece(line, f"paragraph {number}")


FORMAT = Format(
    name="SXW",
    suffixes=(".sxw",),
    media_type="application/vnd.sun.xml.writer",
    text="its paragraphs",
    locators="`paragraph 12`",
    most=50_000_000,
    read=read,
    libraries=("lxml",),
)
'''
MINUTES = zipped({"content.xml": '<o xmlns:t="x"><t:p>Of the mill.</t:p><t:p>12 left.</t:p></o>'})


@pytest.fixture
def sxw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One file more in the folder of formats."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more/sxw.py").write_text(SXW, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(formats, "__path__", [*formats.__path__, str(tmp_path / "more")])
        registry.known.cache_clear()
        yield
    registry.known.cache_clear()
    del sys.modules[f"{formats.__name__}.sxw"]


def test_a_format_is_known_by_its_extensions() -> None:
    suffixes = [suffix for item in known() for suffix in item.suffixes]
    assert len(suffixes) == len(by_suffix())
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)
    for item in known():
        kept = mimetypes.guess_type(item.file_name)[0]
        assert item.media_type == kept


def test_the_text_of_plain_text_alone_stands_as_received() -> None:
    assert [item.file_name for item in known() if not item.pinned] == ["document.txt"]
    assert plain().file_name == "document.txt"


def test_no_library_is_loaded_before_a_document_is_read() -> None:
    code = (
        "import sys, scripts.raw.raw, scripts.raw.received\n"
        "from scripts.raw.format import known\n"
        "names = {name for item in known() for name in item.libraries}\n"
        "assert names and not names & sys.modules.keys(), names & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_what_is_not_read_is_told_what_is(tmp_path: Path) -> None:
    (tmp_path / "minutes.sxw").write_bytes(MINUTES)
    with pytest.raises(Refused, match=r"no file that ends in `\.sxw` is read") as refused:
        receive(str(tmp_path / "minutes.sxw"), "")
    assert all(suffix in str(refused.value) for suffix in by_suffix())


def test_a_format_more_is_one_file(tiny: Project, tmp_path: Path, run, sxw) -> None:
    document = read(tmp_path, "minutes.sxw", MINUTES)
    assert (document.text, document.derived) == ("Of the mill.\n12 left.", True)
    assert [part.locator for part in document.parts] == ["paragraph 1", "paragraph 2"]
    (tmp_path / "notes.xyz").touch()
    with pytest.raises(Refused, match=r"\.sxw"):
        receive(str(tmp_path / "notes.xyz"), "")
    assert "| `.sxw` | its paragraphs | `paragraph 12` |" in registry.table()
    folder = "raw/sources/mill-minutes"
    words = {"id": "mill-minutes", "title": "Minutes", "kind": "report", "language": "en",
             "speaker": "county-board"}  # fmt: skip
    flags = (word for key, text in words.items() for word in (f"--{key}", text))
    call = (tmp_path / "minutes.sxw", "--root", tiny.root, "--no-questions", *flags)
    assert run("new-source", *call)[0] == 0
    assert (tiny.root / folder / "document.sxw").read_bytes() == MINUTES
    assert "text_sha256: " in (tiny.root / folder / "source.yaml").read_text(encoding="utf-8")
    (tiny.root / folder / "document.doc").touch()
    [problem] = tiny.problems()
    assert (problem.rule, "document.sxw" in problem.hint) == ("file-unexpected", True)


def test_a_file_without_a_format_is_said(sxw, tmp_path: Path) -> None:
    (tmp_path / "more/zabw.py").write_text("FORMATS = []\n", encoding="utf-8")
    registry.known.cache_clear()
    with pytest.raises(AttributeError, match="FORMAT"):
        known()
