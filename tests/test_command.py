"""One command: what its help lists, how a verb is found, opened and ended."""

from __future__ import annotations

import argparse
import ast
import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT, Project

from scripts import verbs
from scripts.command import Misused, main
from scripts.command import run as at_a_terminal
from scripts.raw.problems import Place, Problem, Refused, Unusable

BROKEN = Problem(Place("raw/events.yaml", 3), "quote-not-found", "seen.", "Do it.")
PAGES = [
    path
    for pattern in ("*.md", ".github/**/*.*", "raw/*.md", "scripts/**/*.py", "tests/**/*.*")
    for path in ROOT.glob(pattern)
    if path.suffix in (".md", ".py", ".yml", ".txt") and path != Path(__file__)
]


def verb(**given: object) -> ModuleType:
    """A verb that does what is given."""
    made = ModuleType("made", "Do it.\n\n    ./record made   as it is\n\nMore of it\nis told.")
    made.register = lambda parser: None
    vars(made).update(given)
    return made


@pytest.fixture
def with_verb(monkeypatch: pytest.MonkeyPatch, run) -> Callable[..., tuple[int, str, str]]:
    """Call the command where there is the verb `made`."""

    def call(made: ModuleType, *words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(verbs, "names", lambda: ["made"])
        monkeypatch.setattr(verbs, "module_of", lambda name: made)
        return run(*(words or ["made"]))

    return call


def raising(fault: BaseException) -> Callable[[argparse.Namespace], int]:
    def fail(_options: argparse.Namespace) -> int:
        raise fault

    return fail


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"], []])
@pytest.mark.parametrize("columns", [80, 50])
def test_the_help_lists_every_verb_by_what_a_person_wants(
    capsys, monkeypatch: pytest.MonkeyPatch, columns: int, words: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert err == ""
    titles = [line for line in out.splitlines()[2:] if line[:1].strip()]
    assert titles == list(verbs.GROUPS.values())
    listed = re.findall(r"^  (\S+)  +\S", out, re.MULTILINE)
    assert sorted(listed) == verbs.names()
    assert max(map(len, out.splitlines())) <= columns


@pytest.mark.parametrize("found", verbs.verbs(), ids=lambda found: found.name)
def test_a_verb_is_its_file(found: verbs.Verb) -> None:
    module = verbs.module_of(found.name)
    assert found.group in verbs.GROUPS
    assert found.summary == str(module.__doc__).split("\n", 1)[0]
    assert re.fullmatch(r"[A-Z].{5,62}\.", found.summary)
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    made = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    public = {name for name in made if not name.startswith("_")}
    assert public - {"Circumstance", "digests"} == {"register", "run"}


def test_a_verb_more_is_a_file_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '"""Do as one is told.\n\nNever imported."""\nGROUP = "see"\nimport no_such_library\n'
    (tmp_path / "do_so.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(verbs, "FOLDER", tmp_path)
    assert list(verbs.verbs()) == [verbs.Verb("do-so", "see", "Do as one is told.")]
    assert "\n  do-so  Do as one is told." in verbs.listing()


def test_the_list_imports_nothing_that_takes_long() -> None:
    code = "import sys; from scripts.command import main; main(['--help']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    imported = set(done.stdout.splitlines()[-1].split())
    assert not {name for name in imported if name.startswith("scripts.commands.")}
    assert imported.isdisjoint({"yaml", "frictionless", "pandas", "jsonschema", "citeproc"})


def test_commands_import_rooms_and_never_each_other() -> None:
    for path in sorted((ROOT / "scripts").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [item.name for item in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in names if name.startswith("scripts.commands")], path


def test_a_mistyped_verb(run) -> None:
    assert run("chek") == (2, "", "There is no verb `chek`. Did you mean `check`?\n")
    status, out, err = run("x\x1b[2J")
    assert (status, out) == (2, "")
    assert err == "There is no verb `x\\x1b[2J`. `./record --help` lists them.\n"


@pytest.mark.parametrize("words", [["import_sheet"], ["import-sheet"], ["help", "import_sheet"]])
def test_hyphens_and_underscores_are_one(words: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*words, "--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("usage: ./record import-sheet [-h] [--root FOLDER]")


def test_a_verbs_help_is_its_docstring(with_verb, capsys, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        with_verb(verb(), "made", "--help")
    told = "Do it.\n\n    ./record made   as it is\n\nMore of it is told.\n"
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [["--root", "{}", "made"], ["made", "--root", "{}"], ["--root", "/x", "made", "--root={}"]],
)
def test_the_project_is_named_anywhere(tmp_path: Path, with_verb, words: list[str]) -> None:
    seen: list[Path] = []
    made = verb(run=lambda options: seen.append(options.root) or 0)
    assert with_verb(made, *(word.format(tmp_path) for word in words))[0] == 0
    assert seen == [tmp_path]


def test_the_project_is_this_folder_otherwise(tmp_path: Path, with_verb, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert with_verb(verb(run=lambda options: int(options.root == tmp_path)))[0] == 1


@pytest.mark.parametrize(
    ("fault", "ends"),
    [
        (Refused([BROKEN]), (1, "", f"{BROKEN}\n1 problem: quote-not-found 1\n")),
        (Unusable("No such thing."), (2, "", "No such thing.\n")),
        (OSError(13, "Denied", "a.csv"), (2, "", "a.csv: Denied. Ask for the right")),
    ],
)
@pytest.mark.parametrize("all_or_nothing", [True, False])
def test_how_a_verb_ends(with_verb, fault, ends, all_or_nothing: bool) -> None:
    made = verb(
        run=raising(fault),
        register=lambda parser: parser.set_defaults(all_or_nothing=all_or_nothing),
    )
    status, out, err = with_verb(made)
    assert (status, out) == ends[:2]
    assert err.startswith(ends[2])
    told = all_or_nothing and not isinstance(fault, Unusable)
    assert ("Nothing was written." in err) is told


def test_words_that_do_not_go_together(with_verb, capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        with_verb(verb(run=raising(Misused("give one of them"))))
    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith("./record made: error: give one of them\n")


def test_problems_are_json_where_that_is_asked(built: Project, run) -> None:
    built.edit("raw/places.yaml", "label: ", "lable: ")
    status, out, err = run("build", "--json", "--root", built.root)
    assert (status, out[:1], err) == (1, "[", "Nothing was written.\n")


def test_every_verb_and_session_that_is_named_exists() -> None:
    """In every message, page, form and workflow; `VERB` stands for one."""
    sessions = re.findall(r"^def ([a-z]\w*)", (ROOT / "noxfile.py").read_text("utf-8"), re.M)
    named = 0
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        typed = re.findall(r"\./record ([a-z][a-z_-]*)", text)
        assert set(typed) <= set(verbs.names()), path
        for words in re.findall(r"nox -s ((?:[a-z_]+ ?)+)", text):
            assert set(words.split()) <= set(sessions), path
        named += len(typed)
    assert named > 50


class Console(io.TextIOWrapper):
    """A stream that shows what it is given to a person."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize(
    ("stream", "told"),
    [
        (io.TextIOWrapper, lambda words, _: words.encode()),
        (Console, lambda words, encoding: words.encode(encoding, "replace")),
    ],
)
@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_every_script_is_written_anywhere(monkeypatch, name, stream, told, encoding: str) -> None:
    """In UTF-8 where it is piped; a console that cannot show it gets a sign for each letter."""
    bytes_ = io.BytesIO()
    monkeypatch.setattr(sys, name, stream(bytes_, encoding=encoding, newline="\n"))
    words = "بیش از ۳۰ هزار “souls” "

    def say() -> int:
        print(words, end="", file=getattr(sys, name), flush=True)
        return 0

    assert at_a_terminal(say) == 0
    assert bytes_.getvalue() == told(words, encoding)


def test_a_name_that_is_no_text_is_written_too(monkeypatch) -> None:
    """As a file may have on Linux."""
    bytes_ = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(bytes_, encoding="ascii"))
    assert at_a_terminal(lambda: print("\udcff", end="") or 0) == 0
    assert bytes_.getvalue() == b"\\udcff"
