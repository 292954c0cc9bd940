"""Several processes make what one makes; who is lost, or does not fit, is told in one line."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

import pytest
from conftest import ROOT, Project
from test_kept import COUNTY, MILL

from scripts.contract.model import load_contract
from scripts.raw import spreading
from scripts.raw.kept import FOLDER, Kept
from scripts.raw.problems import Unusable
from scripts.raw.spreading import OtherCodeError, Spread, means_of, several
from scripts.raw.tasks import Means
from scripts.rules.make import make

CONTRACT = load_contract(ROOT / "datapackage.json")


def doubled(number: int) -> int:
    return 2 * number


def doubled_by_who_lives(number: int) -> int:
    """The child that gets the seven is killed, as one that takes too much memory is."""
    if number == 7 and os.getppid() == PARENT:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


PARENT = os.getpid()


@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_results_come_in_the_order_of_the_jobs(count: int) -> None:
    with ProcessPoolExecutor(2) as pool:
        assert list(Spread(pool, 2)(doubled, range(count))) == [2 * one for one in range(count)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_process_that_is_killed_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "PARENT", os.getpid())
    with ProcessPoolExecutor(2) as pool:
        found = list(Spread(pool, 2)(doubled_by_who_lives, range(20)))
    assert found == [2 * one for one in range(20)]


def test_two_processes_build_what_one_builds(tiny: Project) -> None:
    alone = make(tiny.root, CONTRACT)
    for fresh in (True, False):
        with means_of(tiny.root, fresh, 2, "") as means:
            assert make(tiny.root, CONTRACT, means) == alone
    assert (tiny.root / FOLDER).is_dir()
    assert make(tiny.root, CONTRACT, Means(Kept.of(tiny.root))) == alone


def test_what_is_refused_comes_from_every_process(tiny: Project) -> None:
    for source in (MILL, COUNTY):
        tiny.edit(f"raw/sources/{source}/records.yaml", "source:", "- source:")
    status = [tiny.problems()]
    with means_of(tiny.root, True, 2, "") as means, pytest.raises(Exception) as refused:
        make(tiny.root, CONTRACT, means)
    assert refused.value.problems == status[0]
    assert len(status[0]) >= 2


class Failing:
    """Whoever executes nothing, and says why."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def submit(self, *_: object) -> Future[object]:
        future: Future[object] = Future()
        future.set_exception(self.error)
        return future


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OtherCodeError(), "The workers have other code, or another Python. Start"),
        (ModuleNotFoundError("", name="scripts"), "The workers do not find `scripts`. Start"),
        (RuntimeError("Error during deserialization"), "The scheduler does not find this code."),
    ],
)
def test_workers_that_do_not_fit(error: Exception, says: str) -> None:
    with pytest.raises(Unusable, match=says):
        list(Spread(Failing(error), 2)(doubled, [1]))


def test_a_mistake_in_the_work_itself_is_not_hidden() -> None:
    with pytest.raises(RuntimeError, match="of the work"):
        list(Spread(Failing(RuntimeError("of the work")), 2)(doubled, [1]))


def test_where_all_workers_have_left_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Silent:
        def submit(self, *_: object) -> Future[object]:
            return Future()

    monkeypatch.setattr(spreading, "PATIENCE", 0.01)
    assert list(Spread(Silent(), 2, lambda: 0)(doubled, [1, 2])) == [2, 4]


def test_other_code_does_no_work() -> None:
    def work(_: int) -> int:
        raise AssertionError

    with pytest.raises(OtherCodeError):
        several(work, [1], "another sum")


@pytest.mark.parametrize(
    "words", [["--jobs", "0"], ["--jobs", "two"], ["--jobs", "2", "--scheduler", "a"]]
)
def test_words_that_do_not_fit(tiny: Project, run: Callable, words: Sequence[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("build", *words, "--root", tiny.root)
    assert ended.value.code == 2
    assert not (tiny.root / "data").exists()
