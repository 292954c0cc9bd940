"""`./record`: it hands on every word and the status, and makes its environment once and whole."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import ROOT

from scripts import setting_up
from scripts.setting_up import NO_NETWORK, NO_VENV, NotMadeError, make

ONLY_PIP = (
    "uv could not fetch what is needed. Where pip can, as by a mirror in its settings, type: "
    ".venv/bin/nox -db virtualenv -s build"
)
LOCK = b"one==1.0 --hash=sha256:00\n"
SAYS_WORDS = '#!/bin/sh\nprintf "%s\\n" "$PYTHONPATH" "$@"\nexit 7\n'
SAYS_SET_UP = 'import sys\nprint("set up", sys.argv[1], file=sys.stderr)\nraise SystemExit(2)\n'
WORDS = ["check", "", "two words", "it's", '"', "*", "$HOME", "-h", "--root=x", "ا"]


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A project with the launcher and a made-up environment; its path has a blank."""
    folder = tmp_path / "a project"
    (folder / "locks").mkdir(parents=True)
    shutil.copy(ROOT / "record", folder / "record")
    (folder / "locks/record.txt").write_bytes(LOCK)
    script(folder / "scripts/setting_up.py", SAYS_SET_UP)
    script(folder / ".record/environment/bin/python", SAYS_WORDS)
    (folder / ".record/environment/lock.txt").write_bytes(LOCK)
    return folder


def called(command: list[object], folder: Path, **variables: str) -> tuple[int, str, str]:
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("way", ["elsewhere", "there", "by sh", "on the path"])
def test_it_hands_on_every_word_and_the_status(home: Path, way: str) -> None:
    command, folder, path = {
        "elsewhere": ([home / "record"], home.parent, ""),
        "there": (["./record"], home, ""),
        "by sh": (["sh", "record"], home, ""),
        "on the path": (["record"], home.parent, f"{home}:"),
    }[way]
    status, out, err = called([*command, *WORDS], folder, PATH=path + os.environ["PATH"])
    assert (status, err) == (7, "")
    assert out.split("\n")[:-1] == [str(home), "-P", "-m", "scripts", "--root", str(home), *WORDS]


def _no_stamp(home: Path) -> None:
    (home / ".record/environment/lock.txt").unlink()


def _another_lock(home: Path) -> None:
    (home / "locks/record.txt").write_bytes(LOCK + b"two==2.0\n")


def _no_python(home: Path) -> None:
    """As where the Python was removed from which it was made."""
    python = home / ".record/environment/bin/python"
    python.unlink()
    python.symlink_to(home / "gone")


def _nothing(home: Path) -> None:
    shutil.rmtree(home / ".record")


@pytest.mark.parametrize("spoilt", [_no_stamp, _another_lock, _no_python, _nothing])
def test_what_is_not_whole_is_made_anew(home: Path, spoilt: Callable[[Path], None]) -> None:
    """And where that fails, nothing is started, and the status is that of the failure."""
    spoilt(home)
    assert called([home / "record", "check"], home.parent) == (2, "", f"set up {home}\n")


def test_without_python_it_says_what_to_get(home: Path, tmp_path: Path) -> None:
    _no_stamp(home)
    script(tmp_path / "bin/python3", "#!/bin/sh\nexit 1\n")  # too old
    status, out, err = called([shutil.which("sh"), home / "record"], home, PATH=f"{tmp_path}/bin")
    assert (status, out) == (2, "")
    assert err.startswith("Python 3.11 or newer is needed, and there is none. Get it from ")
    assert len(err.splitlines()) == 1


@pytest.fixture
def project(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same without an environment; what would be started is written down and feigned."""
    _nothing(home)
    monkeypatch.setattr(setting_up, "_run", feigned([]))
    return home


def feigned(started: list[list[str]]) -> Callable[[list[str], str], None]:
    def feign(command: list[str], _fault: str) -> None:
        started.append(command)
        if command[2] == "venv":
            python = setting_up._python(Path(command[3]))
            python.parent.mkdir(parents=True)
            python.symlink_to(sys.executable)

    return feign


def whole(project: Path) -> bool:
    """Whether the environment is whole, and nothing else lies beside it."""
    place = project / ".record/environment"
    lock = (project / "locks/record.txt").read_bytes()
    return setting_up.is_made(place, lock) and list(place.parent.iterdir()) == [place]


def test_it_is_made_from_the_lock_by_its_own_pip(project: Path, monkeypatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(setting_up, "_run", feigned(started))
    assert make(project) == project / ".record/environment"
    assert whole(project)
    first, second = started
    assert first[:3] == [sys.executable, "-m", "venv"]
    assert second[0].startswith(first[3])
    assert second[1:4] == ["-m", "pip", "install"]
    assert second[-3:] == ["--require-hashes", "-r", str(project / "locks/record.txt")]


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), NotMadeError("no network"), OSError()])
@pytest.mark.parametrize("step", [1, 2])
def test_broken_off_it_leaves_nothing(project: Path, monkeypatch, fault, step: int) -> None:
    started: list[list[str]] = []
    feign = feigned(started)

    def broken(command: list[str], told: str) -> None:
        feign(command, told)
        if len(started) == step:
            raise fault

    with monkeypatch.context() as patched:
        patched.setattr(setting_up, "_run", broken)
        with pytest.raises(type(fault)):
            make(project)
    assert list((project / ".record").iterdir()) == []
    make(project)
    assert whole(project)


def test_killed_halfway_it_is_made_anew(project: Path) -> None:
    """What another call may still be making is left alone for an hour."""
    code = (
        f"import sys, os; sys.path[0] = {str(ROOT)!r}; from scripts import setting_up as it\n"
        "from pathlib import Path\n"
        "it._run = lambda command, _: (Path(command[3]).mkdir(), os.kill(os.getpid(), 9))\n"
        "it.make(Path(sys.argv[1]))\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(project)], check=False)
    (left,) = (project / ".record").iterdir()
    assert (killed.returncode, left.name[:4]) == (-9, "new-")
    make(project)
    assert sorted(path.name for path in left.parent.iterdir()) == ["environment", left.name]
    os.utime(left, (0, 0))
    _another_lock(project)
    make(project)
    assert whole(project)


def test_two_calls_at_once_are_no_harm(project: Path, monkeypatch) -> None:
    feign = feigned([])

    def slowly(command: list[str], told: str) -> None:
        feign(command, told)
        if command[2] == "pip":  # the other one is done first
            monkeypatch.setattr(setting_up, "_run", feign)
            other = project / ".record/environment"
            script(setting_up._python(other), "")
            (other / setting_up.STAMP).write_bytes(LOCK)

    monkeypatch.setattr(setting_up, "_run", slowly)
    make(project)
    assert whole(project)
    assert (project / ".record/environment/bin/python").read_bytes() == b""


@pytest.mark.parametrize("fault", [NO_VENV, NO_NETWORK])
def test_what_went_wrong_is_said_in_a_line(fault: str) -> None:
    code = "import sys; print('warning'); sys.exit('ERROR: no route')"
    with pytest.raises(NotMadeError) as raised:
        setting_up._run([sys.executable, "-c", code], fault)
    assert str(raised.value) == f"{fault} Then type this again. (ERROR: no route)"


@pytest.mark.parametrize(
    ("fault", "status", "says"),
    [
        (None, 0, ""),
        (NotMadeError("Nothing."), 2, "Nothing.\n"),
        (KeyboardInterrupt(), 130, "Stopped. The next call starts anew.\n"),
    ],
)
def test_it_says_that_it_sets_up(
    project: Path, monkeypatch, capsys, fault, status: int, says: str
) -> None:
    def made(root: Path) -> None:
        assert root == project
        if fault:
            raise fault

    monkeypatch.setattr(setting_up, "make", made)
    assert setting_up.main([str(project)]) == status
    out, err = capsys.readouterr()
    assert (out, err.splitlines(keepends=True)[1:]) == ("", [says] if says else [])
    assert err.startswith("Setting up once, below .record/: about ")


def test_what_is_made_already_is_no_news(home: Path, monkeypatch, capsys) -> None:
    monkeypatch.delattr(setting_up, "make")
    assert setting_up.main([str(home)]) == 0
    assert capsys.readouterr() == ("", "")


def test_git_knows_nothing_of_the_environment() -> None:
    """It is large, and of one machine only."""
    assert ".record/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    tracked = subprocess.run(
        [shutil.which("git") or "git", "ls-files", ".record"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,  # a downloaded folder is no clone
    )
    assert tracked.stdout == ""


def test_both_launchers_do_the_same() -> None:
    shell, batch = (
        (ROOT / name).read_text(encoding="utf-8").replace("\\", "/")
        for name in ("record", "record.cmd")
    )
    for words in ("locks/record.txt", "lock.txt", "scripts/setting_up.py", "-P -m scripts --root"):
        assert words in shell, words
        assert words in batch, words
    assert os.access(ROOT / "record", os.X_OK)
    assert (ROOT / "locks/record.txt").is_file()


@pytest.mark.parametrize(("backend", "told"), [("uv", [ONLY_PIP]), ("virtualenv", [])])
def test_where_uv_cannot_fetch_a_session_says_what_can(monkeypatch, backend: str, told) -> None:
    """The file of sessions is run with what stands in for nox, which the tests do not have."""

    class FailedError(Exception):
        pass

    def fetch(*_words: str) -> None:
        raise FailedError

    nox = SimpleNamespace(
        session=lambda made: made,
        options=SimpleNamespace(),
        parametrize=lambda *_, **__: lambda made: made,
        Session=object,
    )
    monkeypatch.setitem(sys.modules, "nox", nox)
    monkeypatch.setitem(sys.modules, "nox.command", SimpleNamespace(CommandFailed=FailedError))
    build = runpy.run_path(str(ROOT / "noxfile.py"))["build"]
    said: list[str] = []
    session = SimpleNamespace(name="build", venv_backend=backend, install=fetch, error=said.append)
    with pytest.raises(FailedError):
        build(session)
    assert said == told
