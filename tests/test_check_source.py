"""What `check SOURCE` reads back, and that it finds what the build finds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import nullcontext
from itertools import count
from unittest.mock import patch

import pytest
from conftest import RECORDS, ROOT, TINY, Project, copy_of
from test_rules import CITED, TYPED, Bad

from scripts.command import main
from scripts.contract.model import load_contract
from scripts.contribute.check_source import look, watch_source
from scripts.raw.kept import FOLDER
from scripts.raw.problems import Problem, Refused
from scripts.raw.raw import read_raw
from scripts.records.resolve import resolve
from scripts.rules.make import make
from scripts.rules.of_source import extents, shared_files
from scripts.show.read_back import Told, heading, open_lines, record_lines, told
from scripts.show.shelf import Shelf
from scripts.show.terminal import columns

MILL, COUNTY = "mill-letter-2001", "county-report-2002"
AROUND = "scripts.rules.around"
CITED_SOURCE = CITED.replace("records", "source")
CONTRACT = load_contract(ROOT / "datapackage.json")


@pytest.fixture
def check(tiny: Project, run, monkeypatch: pytest.MonkeyPatch):
    """Call the command on the tiny dataset: (exit status, standard output, standard error)."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return lambda *argv: run("check", *argv, "--root", tiny.root)


def test_tiny_is_read_back_word_by_word(tiny: Project, check) -> None:
    outcomes = [check(source) for source in (MILL, COUNTY)]
    assert [(status, err) for status, _, err in outcomes] == [(0, ""), (0, "")]
    read_back = "\n".join(out for _, out, _ in outcomes)
    assert read_back == (TINY / "understood.txt").read_text(encoding="utf-8")


def test_what_takes_long_to_import_is_left_alone(tiny: Project) -> None:
    """A curator waits for the answer."""
    started = "import sys; from scripts.command import main; main(['check', *sys.argv[1:]])"
    code = f"{started}; print(*sys.modules)"
    argv = [sys.executable, "-c", code, COUNTY, "--quiet", "--root", str(tiny.root)]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=True)
    answer, imported = done.stdout.splitlines()
    assert answer == "Nothing to fix."
    slow = {"frictionless", "citeproc", "jsonschema", "pypdfium2", "pandas", "matplotlib"}
    assert slow.isdisjoint(imported.split())


def test_nothing_of_the_project_is_written(tiny: Project, check) -> None:
    before = {path: path.stat().st_mtime_ns for path in (tiny.root / "raw").rglob("*")}
    check(MILL)
    assert {path: path.stat().st_mtime_ns for path in (tiny.root / "raw").rglob("*")} == before
    assert {path.name for path in tiny.root.iterdir()} <= {"raw", "datapackage.json", FOLDER}


def test_every_real_record_is_one_sentence_that_names_its_speaker() -> None:
    """Whoever is not named shows as such; then the presenter, who speaks for them, is named."""
    dataset = resolve(read_raw(ROOT, CONTRACT), CONTRACT)
    shelf = Shelf(dataset.tables, CONTRACT)
    speakers = {
        row[key]: row["speaker_id"]
        for table, key in (("figures", "figure_id"), ("reports", "report_id"),
                           ("offices", "office_id"), ("statements", "statement_id"))
        for row in dataset.tables[table]
    }  # fmt: skip
    read_back: list[Told] = []
    for row in dataset.tables["sources"]:
        read_back += told(dataset, shelf, row["source_id"])
    for one in read_back:
        speaker = speakers.get(one.id, "")
        label = shelf.named("actors", speaker).label if speaker else ""
        assert re.match(r"You say \(.+?\): ", one.text), one
        assert label in one.text, one
        assert "\n" not in one.text
    ids = [one.id for one in read_back]
    assert sorted(ids) == sorted(row["passage_id"] for row in dataset.tables["passages"])


def of_build(project: Project) -> set[Problem]:
    """What the build would refuse; the contract, which no test here changes, is not asked again."""
    try:
        with patch("scripts.rules.run.check_descriptor", lambda *_: ()):
            return set(make(project.root, CONTRACT)[1])
    except Refused as refused:
        return set(refused.problems)


def parts(project: Project, source: str) -> tuple[set[Problem], set[Problem]]:
    """The source's own problems and those elsewhere, but for spelling, which no build asks for."""
    try:
        found = look(project.root, source, CONTRACT)
    except Refused as refused:
        return set(refused.problems), set()
    assert told(found.dataset, Shelf(found.dataset.tables, CONTRACT), source)  # whatever is wrong
    own, elsewhere = (
        {one for one in problems if one.rule != "not-normal"}
        for problems in (found.own, found.elsewhere)
    )
    return own, elsewhere


MUTATIONS = [bad for bad in TYPED if bad.rule != "contract-broken"]  # frictionless's alone


@pytest.mark.parametrize("bad", MUTATIONS, ids=lambda bad: f"{bad.rule}-{bad.new.strip()[:24]}")
def test_a_broken_source_has_the_problems_of_the_build(tiny: Project, bad: Bad) -> None:
    tiny.edit(bad.file, bad.old, bad.new)
    whole = of_build(tiny)
    own, elsewhere = parts(tiny, MILL)
    assert own | elsewhere == whole
    assert {one for one in whole if MILL in one.place.path} <= own
    assert {one.place.path for one in elsewhere} <= {*shared_files(CONTRACT), CITED, CITED_SOURCE}


def test_a_shared_entry_concerns_the_sources_that_refer_to_it(tiny: Project) -> None:
    """`houses-empty` is asked of by the letter alone, the county's vote by both."""
    tiny.edit("raw/claims.yaml", "wording: How many houses stand empty?", "wording: A massacre?")
    tiny.edit("raw/places.yaml", "label: The County", "label: The massacre")
    assert {one.message for one in parts(tiny, MILL)[0]} == {
        'claims.wording: "massacre" takes a side.',
        'places.label: "massacre" takes a side.',
    }
    own, elsewhere = parts(tiny, COUNTY)
    assert {one.place.path for one in own} == {"raw/places.yaml"}  # vote, Northby, the county
    assert {one.place.path for one in elsewhere} == {"raw/claims.yaml"}


def test_problems_elsewhere_are_counted(tiny: Project, check) -> None:
    tiny.edit(RECORDS, "quote: 12 houses", "quote: 13 houses")
    status, out, err = check(COUNTY, "--quiet")
    assert (status, err) == (0, "")
    assert out == "Nothing to fix.\n1 problem seen elsewhere: `./record check` lists them.\n"
    status, out, err = check(MILL, "--quiet")
    assert (status, out) == (1, "")
    assert err.startswith(f"{RECORDS}:62: figures.quote: ")


def test_a_file_that_cannot_be_read(tiny: Project, check) -> None:
    """While another source cannot be read, a reference to it might be right."""
    tiny.edit(RECORDS, "cue: said", "cue: 'said'")
    for source in (MILL, COUNTY):
        status, out, err = check(source)
        assert (status, out) == (1, "")
        assert err.endswith("[yaml-feature]\n1 problem: yaml-feature 1\n")


def test_another_spelling_is_said_as_the_whole_check_says_it(tiny: Project, check) -> None:
    line = tiny.edit("raw/places.yaml", "label: Northby", 'label: "Northby"')
    status, _, err = check(COUNTY)
    assert (status, err.partition(": ")[0]) == (1, f"raw/places.yaml:{line}")
    assert main(["format", "--root", str(tiny.root)]) == 0
    assert check(COUNTY)[0] == 0


KEYS = sorted({
    found[1] for found in re.finditer(r"^ +(?:- )?([a-z_]+): \S", (
        TINY / RECORDS).read_text(encoding="utf-8"), re.MULTILINE)})  # fmt: skip


@pytest.mark.parametrize("key", [*KEYS, "speaker of the source"])
def test_whatever_stands_there_it_answers(tiny: Project, check, key: str) -> None:
    """No column can be so wrong that only a traceback comes out."""
    name = RECORDS if key in KEYS else RECORDS.replace("records", "source")
    path, word = tiny.root / name, key.partition(" ")[0]
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf"\b{word}: .*", f"{word}: xyz 1", text), encoding="utf-8")
    status, out, err = check(MILL)
    assert (status, out.startswith(MILL)) == ((0, True) if key in FREE else (1, True))
    assert "Traceback" not in err


FREE = {"note", "reason", "title", "why"}  # columns in which anything may stand


def test_a_record_alone_with_its_problems(tiny: Project, check) -> None:
    tiny.edit(RECORDS, "quote: 12 houses", "quote: 13 houses")
    tiny.edit(RECORDS, "act: accuse", "act: acuse")
    status, out, err = check(MILL, "--record", "empty-houses")
    assert (status, err.count("\n")) == (1, 2)
    assert "Not understood, see the problems: empty-houses." in out
    status, out, err = check(MILL, "--record", f"{MILL}.brook-mayor")
    assert (status, err) == (0, "")
    assert out.count("You say") == 1
    assert out.endswith("— brook-mayor\n\nNothing to fix.\n")
    assert check(MILL, "--record", "brook-major") == (
        2, "", "There is no record `brook-major`. Did you mean `brook-mayor`?\n")  # fmt: skip


def test_the_lines_of_a_record_end_where_the_next_thing_begins() -> None:
    (source,) = (one for one in read_raw(TINY, CONTRACT).sources if one.folder == MILL)
    lines = (TINY / RECORDS).read_text(encoding="utf-8").splitlines()
    found = extents(source.records)
    assert lines[found["theft"].start - 1] == "  - id: theft"
    assert lines[found["theft"].stop - 1] == "figures:"
    assert lines[found["empty-houses"].stop - 1] == "  - id: brook-about-40"


def test_a_value_of_no_list_is_not_read_back(tiny: Project, check) -> None:
    tiny.edit(RECORDS, "act: accuse", "act: acuse")
    _, out, err = check(MILL)
    assert "Not understood, see the problems: theft." in out
    assert "acuse" not in out
    assert "`acuse`" in err


def test_an_unknown_source(check) -> None:
    assert check("mill-leter-2001") == (
        2, "", f"There is no source `mill-leter-2001`. Did you mean `{MILL}`?\n")  # fmt: skip
    status, out, err = check("\x1b[2Jx")
    assert (status, out) == (2, "")
    assert err == f"There is no source `\\x1b[2Jx`. There are: {COUNTY}, {MILL}.\n"


@pytest.mark.parametrize(
    "argv", [["--quiet"], ["--watch"], ["--record", "x"], [MILL, "--json", "x"]]
)
def test_options_that_go_with_the_other_way(check, argv: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        check(*argv)
    assert stopped.value.code == 2


def test_a_draft_that_is_commented_out_is_not_counted(tiny: Project, check) -> None:
    before = check(MILL)
    draft = "# figures:\n#   - id: draft\n#     quote: 12 houses\n#     claim: workers-dismissed\n"
    tiny.append(RECORDS, f"\n{draft}")
    assert check(MILL) == before


def test_lines_fit_a_terminal_and_unsafe_characters_show() -> None:
    text = f"You say (line 1): {'a word ' * 30}\x1b[31m“آدا بروک”"
    lines = list(record_lines([Told("figures", "s.x", text), Told("", "s.lost", "")], 50))
    assert max(map(columns, lines)) <= 50
    assert "\\x1b[31m" in "".join(lines)
    assert [line for line in lines if line[:2] not in ("  ", "")] == ["Figures (1)"]
    assert lines[-1] == "  Not understood, see the problems: lost."


def test_watching_answers_again_when_a_file_is_saved(tiny: Project, capsys) -> None:
    """Ctrl-C, which ends it, comes while it waits."""
    seconds = count(1)
    saves = iter([("12 houses", "13 houses"), None, ("13 houses", "12 houses")])

    def wait(_seconds: float) -> None:
        match next(saves, "end"):
            case (old, new):
                tiny.edit(RECORDS, f"quote: {old}", f"quote: {new}")
                os.utime(tiny.root / RECORDS, (0, next(seconds)))  # however quick this is
            case "end":
                raise KeyboardInterrupt

    watch_source(tiny.root, MILL, quiet=True, wait=wait)
    shown = capsys.readouterr()
    assert len(re.findall(r"^\d\d:\d\d:\d\d$", shown.out, re.MULTILINE)) == 3
    assert shown.out.count("Nothing to fix.") == 2
    assert shown.err.count("[quote-not-found]") == 1
    assert "\x1b" not in shown.out


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny dataset, each source of which was looked at; whoever breaks it mends it."""
    project = copy_of(TINY, tmp_path_factory.mktemp("warm") / "tiny")
    for source in (MILL, COUNTY):
        look(project.root, source, CONTRACT)
    return project


@pytest.mark.parametrize("bad", MUTATIONS, ids=lambda bad: f"{bad.rule}-{bad.new.strip()[:24]}")
def test_what_was_kept_tells_what_a_look_at_everything_tells(warm: Project, bad: Bad) -> None:
    """Of each source, before and after something is broken somewhere."""
    path = warm.root / bad.file
    before = path.read_bytes()
    warm.edit(bad.file, bad.old, bad.new)
    try:
        first, other, again = (seen(warm, one, around=True) for one in (MILL, COUNTY, MILL))
        assert first == again == seen(warm, MILL, around=False)
        assert other == seen(warm, COUNTY, around=False)
    finally:
        path.write_bytes(before)


def seen(project: Project, source: str, around: bool) -> list[object]:
    """All that a look finds and prints."""
    with nullcontext() if around else patch(f"{AROUND}.Surroundings.seen", return_value=None):
        try:
            found = look(project.root, source, CONTRACT)
        except Refused as refused:
            return [refused.problems]
    shelf = Shelf(found.dataset.tables, CONTRACT)
    lines = [*heading(shelf, source), *open_lines(found.dataset, source, 0)]
    return [found.own, found.elsewhere, found.look_at, lines, told(found.dataset, shelf, source)]
