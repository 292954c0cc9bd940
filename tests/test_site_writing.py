"""The site's folder: replaced in one go, or left as it was."""

from __future__ import annotations

import errno
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from conftest import Project

from scripts.raw.problems import Unusable
from scripts.site import writing
from scripts.site.serving import server
from scripts.site.writing import LIST, put_folder

OLD = [("index.html", b"old"), ("id/a.html", b"old a")]
NEW = [("index.html", b"new"), ("id/b.html", b"new b")]


def _stands(folder: Path) -> dict[str, bytes]:
    found = {path for path in folder.rglob("*") if path.is_file()}
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put_folder(tmp_path / "dist/site", OLD)
    return tmp_path / "dist/site"


def test_a_new_site_takes_the_place_of_the_whole_old_one(folder: Path) -> None:
    sizes = put_folder(folder, NEW)
    assert set(_stands(folder)) == {"index.html", "id/b.html", LIST}
    assert sizes["id/b.html"] == 5
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["notes.txt", "id/notes.txt", "id/deep/notes.txt"])
def test_a_folder_with_a_foreign_file_is_left_alone(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("mine", encoding="utf-8")
    before = _stands(folder)
    with pytest.raises(Unusable, match=f"`{name}` in it is none of the site's files"):
        put_folder(folder, NEW)
    assert _stands(folder) == before


def test_a_folder_that_no_site_wrote_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("somebody's", encoding="utf-8")
    with pytest.raises(Unusable, match=r"`index\.html` in it"):
        put_folder(tmp_path, NEW)
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(Unusable, match="it is no folder"):
        put_folder(tmp_path / "link", NEW)


def test_a_full_disk_leaves_the_old_site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _stands(folder)

    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(writing, "_put", full)
    with pytest.raises(OSError, match="No space left"):
        put_folder(folder, NEW)
    assert _stands(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


def test_a_failure_of_the_last_step_leaves_the_old_site(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _stands(folder)

    def failing(fresh: Path, place: Path) -> None:
        raise OSError(errno.EBUSY, "Busy", str(place))

    monkeypatch.setattr("scripts.raw.changing.steps.exchange", failing)
    with pytest.raises(OSError, match="Busy"):
        put_folder(folder, NEW)
    assert _stands(folder) == before


def test_a_page_that_cannot_be_made_leaves_the_old_site(folder: Path) -> None:
    before = _stands(folder)

    def made() -> Iterator[tuple[str, bytes]]:
        yield NEW[0]
        raise Unusable("broken")

    with pytest.raises(Unusable):
        put_folder(folder, made())
    with pytest.raises(ValueError, match="two pages have this path"):
        put_folder(folder, [*NEW, NEW[0]])
    assert _stands(folder) == before


def test_the_verb_makes_it_and_says_where(
    tiny: Project, run: Callable[..., tuple[int, str, str]]
) -> None:
    status, said, _ = run("site", "--root", tiny.root)
    assert status == 0
    assert "pages" in said and str(tiny.root / "dist/site/index.html") in said
    (tiny.root / "dist/site/mine.txt").write_text("mine", encoding="utf-8")
    status, _, told = run("site", "--root", tiny.root)
    assert (status, told.splitlines()[-1][:4]) == (2, str(tiny.root)[:4])
    assert "mine.txt" in told


def test_the_verb_refuses_data_with_problems(
    tiny: Project, run: Callable[..., tuple[int, str, str]]
) -> None:
    tiny.append("raw/claims.yaml", "- id: Broken Id\n")
    status, _, told = run("site", "--root", tiny.root)
    assert status == 1 and "Nothing was written." in told
    assert not (tiny.root / "dist").exists()


def test_a_site_is_served_to_this_machine_alone(folder: Path) -> None:
    with server(folder, 0) as http:
        assert http.server_address[0] == "127.0.0.1"
        Thread(target=http.handle_request).start()
        with urllib.request.urlopen(f"http://127.0.0.1:{http.server_port}/") as answer:
            assert answer.read() == b"old"
