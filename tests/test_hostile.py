"""What careless and hostile people hand in: one clear line each, nothing run, nothing lost."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import RECORDS, Project
from documents_support import word_docx, zipped

from scripts import command
from scripts.command import main
from scripts.commands import (
    import_sheet,
)
from scripts.contribute.drafts import drafted
from scripts.contribute.suggestions import Suggestion
from scripts.derived.citing.published import safe
from scripts.raw.problems import Place, Problem
from scripts.raw.sheets import described, read_sheets
from scripts.raw.visible import UNSAFE
from scripts.rules.printing import annotation
from scripts.text.anchors import Span

MILL = "mill-letter-2001"
FOLDER = f"raw/sources/{MILL}"
GIVEN = ["--title", "T", "--kind", "report", "--language", "en", "--speaker", "ada-brook"]
NO_SHEET = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("/nowhere")


def a_file(path: Path) -> None:
    path.write_text("mine", encoding="utf-8")


def nested(path: Path) -> None:
    path.write_text("[" * 100_000, encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize(
    ("make", "name", "rule"),
    [
        (pipe, "raw/people.yaml", "file-unreadable"),
        (pipe, f"{FOLDER}/document.txt", "file-unreadable"),
        (circle, RECORDS, "path-outside"),
        (nowhere, RECORDS, "path-outside"),
        (nowhere, f"{FOLDER}/document.txt", "path-outside"),
        (nested, "datapackage.json", "descriptor-invalid"),
        (a_file, "data", "file-unexpected"),
    ],
)
def test_no_such_file_is_waited_for_or_followed(
    tiny: Project, make: Callable[[Path], None], name: str, rule: str
) -> None:
    make(tiny.root / name)
    [problem] = tiny.problems()
    assert (problem.rule, problem.place.path) == (rule, name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("verb", ["import-sheet", "new-source", "mentions"])
def test_a_pipe_is_no_file(tiny: Project, run, verb) -> None:
    pipe(tiny.root / "figures.txt")
    status, out, err = run(verb, tiny.root / "figures.txt")
    assert status
    assert "a pipe or a device" in out + err


@pytest.mark.parametrize(
    ("verb", "words"),
    [("build", []), ("check", []), ("cite", ["x"]), ("show", ["x"]), ("sheet", [])],
)
def test_a_folder_that_is_no_project(tmp_path: Path, run, verb, words: list[str]) -> None:
    status, out, err = run(verb, *words, "--root", tmp_path)
    assert status in (1, 2)
    assert "Run this from the project's folder, or give --root." in out + err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--id", "con"], "Windows has no folder"),
        (["--id", "x" * 101], "101 characters, and names a folder"),
        (["--id", "../x"], "[id-pattern]"),
        (["--id", "n", "--url", "javascript:alert(1)"], "[value-pattern]"),
        (["--id", "n", "--byline", "x" * 10_001], "[value-too-long]"),
    ],
)
def test_no_such_source(tiny: Project, run, words: list[str], says: str) -> None:
    (tiny.root / "a.txt").write_text("The mayor left.\n", encoding="utf-8")
    call = [tiny.root / "a.txt", "--root", tiny.root, "--no-questions", *GIVEN, *words]
    status, _, err = run("new-source", *call)
    assert (status, err.splitlines()[-1]) == (1, "Nothing was written.")
    assert says in err
    assert len(list((tiny.root / "raw/sources").iterdir())) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '{"title": "x", "issued": {"date-parts": [[Infinity]]}}'),
        ("a.json", '{"title": "x", "issued": {"date-parts": [[1e999]]}}'),
        ("a.json", "[" * 100_000),
        ("a.url", f"URL=https://example.org/{'x' * 2_000}"),
    ],
)
def test_no_such_reference(tiny: Project, run, name: str, content: str) -> None:
    (tiny.root / name).write_text(content, encoding="utf-8")
    status, _, err = run("new-source", tiny.root / name, "--root", tiny.root)
    assert (status, "[reference-unreadable]" in err) == (1, True)


def test_no_such_workbook(tiny: Project, run) -> None:
    (tiny.root / "a.xlsx").write_bytes(zipped({"xl/workbook.xml": NO_SHEET}))
    status, _, err = run("import-sheet", tiny.root / "a.xlsx", "--root", tiny.root)
    assert (status, "[sheet-unreadable]" in err) == (1, True)


def test_a_row_beyond_every_column_has_a_name(tmp_path: Path) -> None:
    place = Place("a.csv", 1, 20_001)
    assert described(Problem(place, "sheet-too-large", "x.")).startswith("a.csv, row 1, column XFD")


@pytest.mark.parametrize("name", ["base64", "rot13", "undefined", "idna", "x" * 5_000])
def test_an_encoding_that_is_of_no_text(tiny: Project, capsys, name: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["import-sheet", "figures.csv", "--encoding", name])
    assert stopped.value.code == 2
    assert "known: utf-8, utf-16" in capsys.readouterr().err


def test_a_word_without_end_is_no_suggestion() -> None:
    words = "1" + "a" * 2_000
    made = Suggestion("figures", "number", Span(0, len(words)), words, "a number", {})
    assert drafted(words, [made]) == {}


def test_a_sheet_is_not_added_to_what_was_changed_meanwhile(
    tiny: Project, run, monkeypatch
) -> None:
    (tiny.root / "figures.csv").write_text(
        "id,quote,claim,basis\nhouses,12 houses,houses-empty,count\n", encoding="utf-8"
    )
    read = import_sheet.read

    def slowly(*words):
        found = read(*words)
        tiny.append(RECORDS, "  - quote: and\n    reason: a word\n")
        return found

    monkeypatch.setattr(import_sheet, "read", slowly)
    call = ["--root", tiny.root, tiny.root / "figures.csv", "--source", MILL, "--write"]
    status, _, err = run("import-sheet", *call)
    assert (status, "Run this again." in err) == (2, True)
    assert "id: houses\n" not in (tiny.root / RECORDS).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fault", "status", "says"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (MemoryError(), 2, "This takes more memory than there is."),
        (OSError(errno.ENOSPC, "No space left", "a.csv"), 2, "a.csv: No space left. Free some"),
        (OSError(errno.ENAMETOOLONG, "Too long", "x" * 5_000), 2, "…: Too long. Give it a shorter"),
    ],
)
def test_a_command_ends_in_a_line(capsys, fault: BaseException, status: int, says: str) -> None:
    def main() -> int:
        raise fault

    assert command.run(main) == status
    err = capsys.readouterr().err
    assert says in err
    assert len(err) < 400


def test_a_closed_output_is_no_fault(monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert command.run(lambda: int(sys.stdout.isatty())) == 0
    sys.stdout.close()


@pytest.mark.parametrize("verb", ["mentions", "suggest"])
def test_any_document_is_read(tmp_path: Path, run, verb, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "minutes.docx").write_bytes(word_docx())
    status, out, _ = run(verb, tmp_path / "minutes.docx")
    assert (status, "more than 2,800 workers" in out) == (0, True)
    said = "او گفت ۱۲ نفر".encode("windows-1256", "replace")
    (tmp_path / "old.txt").write_bytes(said)
    status, out, err = run(verb, tmp_path / "old.txt")
    assert (status, "`--encoding windows-1256`" in err) == (2, True)
    assert run(verb, tmp_path / "old.txt", "--encoding", "windows-1256")[0] == 0


def test_the_limits_of_a_workbook_hold_for_text(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(json.dumps("x" * 1_000), encoding="utf-8")
    [only] = read_sheets(path)
    assert len(only.rows) == 1


STEERING = "About 50 houses \x1b]0;T\x07 \x9b31m \u202eand stood \u200cempty.\n"


@pytest.mark.parametrize("words", [("text",), ("mentions",), ("mentions", "--json"), ("suggest",)])
def test_no_document_steers_the_terminal(tmp_path: Path, run, words: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(STEERING, encoding="utf-8")
    status, out, err = run(words[0], tmp_path / "a.txt", *words[1:])
    assert (status, err) == (0, "")
    assert "houses" in out
    assert not UNSAFE.search(out.replace("\n", ""))


def test_no_message_steers_it_either(tiny: Project, run) -> None:
    tiny.edit(RECORDS, "quote: 12 houses", 'quote: "12 hou\\x1B[31m\\u202Eses"')
    for words in ((), ("--json",)):
        status, out, err = run("build", "--root", tiny.root, *words)
        said = out + err
        assert (status, "12 hou" in said, "quote-not-found" in said) == (1, True, True)
        assert not UNSAFE.search(said.replace("\n", ""))
    assert r"12 hou\x1b[31m\u202eses" in str(tiny.problems()[0])
    assert not UNSAFE.search(annotation(tiny.problems()[0]))
    err = run("explain", "a\x1b[31m", "--root", tiny.root)[2]
    assert (r"a\x1b[31m" in err, "\x1b" in err) == (True, False)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("12 h\u043euses", "In column 16 U+043E (cyrillic small letter o) is typed, and U+006F"),
        ("12\u200b houses", "In column 14 U+200B (zero width space) is typed, and U+0020 (space)"),
        ("13 houses", 'Nearest (line 4): "12 houses". Paste that, or correct the quote.'),
    ],
)
def test_letters_that_look_alike_are_named(tiny: Project, typed: str, says: str) -> None:
    tiny.edit(RECORDS, "quote: 12 houses", f"quote: {typed}")
    assert says in str(tiny.problems()[0])


def test_each_stray_file_is_one_line(tiny: Project) -> None:
    for number in range(50):
        (tiny.root / f"raw/sources/stray-{number}.txt").touch()
    problems = tiny.problems()
    assert {problem.rule for problem in problems} == {"file-unexpected"}
    assert len(problems) == 50


def test_a_folder_that_may_not_be_looked_into_is_not_taken_for_empty(
    tiny: Project, run, monkeypatch
) -> None:
    scandir = os.scandir

    def refused(path: object = ".") -> object:
        if str(path).endswith("raw/sources"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    status, _, err = run("format", "--root", tiny.root)
    assert (status, "raw/sources: Permission denied. Ask for the rights" in err) == (2, True)


def _places(descriptor: dict) -> dict:
    return next(item for item in descriptor["resources"] if item["name"] == "places")


SLIPS: dict[str, Callable[[dict], object]] = {
    "a table without a schema": lambda it: _places(it).pop("schema"),
    "a schema elsewhere": lambda it: _places(it).update(schema="places.json"),
    "no columns": lambda it: _places(it)["schema"].update(fields=[]),
    "columns as a mapping": lambda it: _places(it)["schema"].update(fields={"label": 1}),
    "nothing for a column": lambda it: _places(it)["schema"]["fields"].append(None),
    "a column twice": lambda it: _places(it)["schema"]["fields"].append(
        _places(it)["schema"]["fields"][0]
    ),
    "a number for a name": lambda it: _places(it)["schema"]["fields"][1].update(name=4),
    "a number for a pattern": lambda it: _places(it)["schema"]["fields"][0].update(
        constraints={"pattern": 12}
    ),
    "a text for a bound": lambda it: _places(it)["schema"]["fields"][0].update(
        constraints={"minimum": "a"}
    ),
    "a list in a list of values": lambda it: _places(it)["schema"]["fields"][2].update(
        constraints={"enum": [["site"]]}
    ),
    "no key": lambda it: _places(it)["schema"].update(primaryKey=[]),
    "a key that is no column": lambda it: _places(it)["schema"].update(primaryKey=["nowhere"]),
    "a table that others lead to": lambda it: it["resources"].remove(_places(it)),
    "a table twice": lambda it: it["resources"].append(_places(it)),
    "two tables in one file": lambda it: _places(it).update(path="data/figures.csv"),
    "a file outside": lambda it: _places(it).update(path="/etc/places.csv"),
    "no tables": lambda it: it.pop("resources"),
    "a number for a version": lambda it: it.update(version=2.1),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_in_the_contract_is_told_in_lines(tiny: Project, run, slip) -> None:
    path = tiny.root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    slip(descriptor)
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    status, out, err = run("show", "northby", "--root", tiny.root)
    assert (status, out) == (1, "")
    assert all(line.startswith("datapackage.json:") for line in err.splitlines()[:-1])
    assert "contract-invalid" in err or "descriptor-invalid" in err


def test_a_table_that_the_scripts_read_and_nobody_declares(tiny: Project, run) -> None:
    path = tiny.root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"] = [it for it in descriptor["resources"] if it["name"] != "figures"]
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    status, _, err = run("build", "--root", tiny.root)
    assert (status, "declares no table or column `figures`, which" in err) == (2, True)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("A ` <img src=x> [b](https://c) *d*", r"A \` \<img src=x> \[b](https://c) \*d\*"),
        ("`code` <b>", r"`code` \<b>"),
        ("a|b `c|d`", r"a\|b `c\|d`"),
        ("x\n# y \u202e", r"x # y \\u202e"),
    ],
)
def test_a_name_stays_a_name_in_markdown(name: str, shown: str) -> None:
    assert safe(name) == shown
