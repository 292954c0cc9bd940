"""Words withdrawn: gone from every file, while ids, offsets and all other passages stay."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import shutil
import zipfile
from functools import partial
from pathlib import Path

import pytest
from conftest import TINY, Project, copy_of
from documents_support import bare_docx
from hypothesis import given
from hypothesis import strategies as st
from killing import killed, state
from package_support import bring_along
from redact_support import FOLDER, with_neighbour
from versioning_edits import commit

from scripts.command import main
from scripts.commands import redact
from scripts.contract.model import load_contract
from scripts.contribute.redacting.words import Words, holds, kebab
from scripts.package.files import package_files
from scripts.raw.changing.place import heal
from scripts.raw.files import WITHDRAWN
from scripts.raw.kept import FOLDER as CACHE
from scripts.raw.problems import Problem, Refused
from scripts.raw.raw import read_raw
from scripts.raw.text_cache import TextCache
from scripts.release.compare import compare
from scripts.release.drafting import entries
from scripts.release.snapshots import read_snapshot
from scripts.release.stores import open_store
from scripts.rules.make import make

SOURCE = "mill-letter-2001"
RECORDS = f"{FOLDER}/records.yaml"
DOCUMENT = f"{FOLDER}/document.txt"
WORDS = ("--words", "Mina Karimi", "--words", "4 Dock Road")
DAY = ("--date", "2026-03-01")


def rows(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode())))


def holding(root: Path, *words: str) -> list[str]:
    """The files below `root` in whose bytes one of the words stands."""
    return [
        path.name
        for path in root.rglob("*")
        if path.is_file()
        and any(
            word.encode() in path.read_bytes().replace("\u00a0".encode(), b" ") for word in words
        )
    ]


def faults(project: Project) -> list[Problem]:
    """What the rules say; frictionless, which is slow, is not asked."""
    try:
        return make(project.root, load_contract(project.root / "datapackage.json"))[1]
    except Refused as refused:
        return refused.problems


@pytest.fixture
def neighbour(tiny: Project) -> Project:
    return with_neighbour(tiny)


def test_the_words_are_gone_and_all_else_stays(neighbour: Project, run) -> None:
    before = neighbour.tables()
    status, out, err = run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    assert (status, err) == (0, "")
    assert out.splitlines()[:4] == [
        f"{DOCUMENT}: 3 places",
        f"{FOLDER}/source.yaml: `sha256` removed, `text_sha256` and `redacted: 2026-03-01` set",
        f"{RECORDS}: 4 places, 3 notes removed",
        "raw/events.yaml: 1 place",
    ]
    assert neighbour.problems() == []
    assert holding(neighbour.root, "Mina", "Karimi", "Dock", "sister") == []
    after = neighbour.tables()
    where = ("passage_id", "char_start", "char_end", "line")
    for old, new in zip(rows(before, "passages"), rows(after, "passages"), strict=True):
        assert [old[name] for name in where] == [new[name] for name in where]
        assert new["quote"] in (
            old["quote"],
            "███████████ saw 3 carts",
            "Our neighbour ███████████ of ███████████ wept",
        )
    for table, key in (
        ("statements", "statement_id"),
        ("figures", "figure_id"),
        ("people", "person_id"),
    ):
        assert [row[key] for row in rows(before, table)] == [row[key] for row in rows(after, table)]


def test_the_words_stand_in_no_file_of_the_package(neighbour: Project, run) -> None:
    run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    bring_along(neighbour)
    contract = load_contract(neighbour.root / "datapackage.json")
    _, files = package_files(make(neighbour.root, contract)[0], contract, neighbour.root)
    workbook = zipfile.ZipFile(io.BytesIO(files[f"{contract.name}.xlsx"]))
    files |= {name: workbook.read(name) for name in workbook.namelist()}
    assert WITHDRAWN.encode() in files["xl/sharedStrings.xml"]
    for word in ("Karimi", "Dock Road", "sister"):
        assert [name for name, data in files.items() if word.encode() in data] == []


def test_only_what_held_the_words_loses_its_note(neighbour: Project, run) -> None:
    run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    assert re.findall("note: .*", (neighbour.root / RECORDS).read_text("utf-8")) == [
        "note: carts, not houses"
    ]


def test_the_hash_of_the_text_pins_what_is_left(neighbour: Project, run) -> None:
    run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    row = rows(neighbour.tables(), "sources")[1]
    data = (neighbour.root / DOCUMENT).read_bytes()
    assert (row["sha256"], row["redacted"]) == ("", "2026-03-01")
    assert row["text_sha256"] == hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
    (neighbour.root / DOCUMENT).write_bytes(data.replace(b"wept", b"slept"))
    assert "text-changed" in {problem.rule for problem in faults(neighbour)}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            "Mina Karim",
            'Nearest: "Mina Karimi". Copy the words as they stand, capitals too, and whole.',
        ),
        ("mina karimi", "Copy the words as they stand"),
        ("Zoltan Q", "may have been withdrawn already"),
        ("██", "`█` stands for words withdrawn already"),
    ],
)
def test_words_that_do_not_stand_there(neighbour: Project, run, words: str, says: str) -> None:
    before = (neighbour.root / DOCUMENT).read_bytes()
    status, _, err = run("redact", SOURCE, *WORDS, "--words", words, "--root", neighbour.root)
    assert (status, err.count("[words-not-found]"), says in err) == (1, 1, True)
    assert err.endswith("Nothing was written.\n")
    assert (neighbour.root / DOCUMENT).read_bytes() == before


def test_twice_is_refused(neighbour: Project, run) -> None:
    run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    status, _, err = run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    assert (status, err.count("[words-not-found]")) == (1, 2)


def test_an_id_that_holds_the_name_stops_it(neighbour: Project, run) -> None:
    neighbour.edit(RECORDS, "id: guard", "id: on-mina-karimi")
    line = neighbour.edit(RECORDS, "id: on-", "id: on-")
    status, _, err = run("redact", SOURCE, *WORDS, "--root", neighbour.root)
    assert status == 1
    assert err.startswith(f"{RECORDS}:{line}: the id `on-mina-karimi` holds `mina-karimi`")
    assert "[id-names]" in err
    assert holding(neighbour.root, "Mina Karimi")


def test_a_part_of_the_name_elsewhere_is_said_and_left(neighbour: Project, run) -> None:
    line = neighbour.edit("raw/places.yaml", "label: Northby", "label: Karimi Street")
    _, out, _ = run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    assert f"Left as it stands, for you to look at:\n  raw/places.yaml:{line}: Karimi\n" in out


def test_an_unknown_source_and_a_bad_call(neighbour: Project, run) -> None:
    status, _, err = run("redact", "mill-leter-2001", *WORDS, "--root", neighbour.root)
    assert (status, "Did you mean `mill-letter-2001`?" in err) == (1, True)
    for argv in (
        [SOURCE],
        [*WORDS],
        [SOURCE, "--words", " "],
        [SOURCE, *WORDS, "--person", "ada-brook"],
        [SOURCE, *WORDS, "--date", "2026-02-30"],
    ):
        with pytest.raises(SystemExit, match="2"):
            main(["redact", *argv])


def test_the_table_of_changes_tells_no_words(neighbour: Project, run, tmp_path: Path) -> None:
    """A name has no id: its row is known by the name, and was released with it."""
    record = "  - id: form\n    quote: Mina Karimi\n    occurrence: 1 of 2\n    actor: clerks\n"
    rest = "    language: en\n    kind: alias\n"
    neighbour.edit(RECORDS, "names:\n", f"names:\n{record}{rest}")
    assert neighbour.problems() == []
    shutil.copytree(neighbour.root, tmp_path / "released")
    run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    assert neighbour.problems() == []
    places = (tmp_path / "released", neighbour.root)
    old, new = (read_snapshot(open_store(str(place), place)) for place in places)
    told = "".join(map(str, entries(compare(old, new), new, "1.1.0", "words withdrawn")))
    assert "fields: redacted sha256 text_sha256" in told
    assert "    - clerks / ███████████\n" in told
    assert "Mina" not in told


def test_a_withdrawn_number_is_a_clear_problem(neighbour: Project, run) -> None:
    run("redact", SOURCE, "--words", "3", *DAY, "--root", neighbour.root)
    line = neighbour.edit(RECORDS, "quote: █ carts", "quote: █ carts")
    [problem] = [fault for fault in faults(neighbour) if fault.rule == "number-withdrawn"]
    assert str(problem).startswith(f'{RECORDS}:{line}: figures.as_written: in "█ carts" no number')


def test_a_passage_goes_on_naming_its_own_place(neighbour: Project, run) -> None:
    """Blocks stand in more places than the words did, and `to` may meet others before its own."""
    text = "Karimi █ Lane. Mina Karimi said one; Ann Karimi; Ann Karimi left.\n"
    path = neighbour.root / DOCUMENT
    path.write_bytes(path.read_bytes() + text.encode())
    neighbour.edit(
        RECORDS,
        "set_aside:\n",
        "set_aside:\n  - quote: Ann Karimi\n    occurrence: 2 of 2\n    reason: a name\n"
        "  - from: Karimi █ Lane.\n    to: Ann Karimi\n    reason: more\n"
        "  - quote: Karimi\n    occurrence: 3 of 6\n    reason: last\n",
    )
    sums = re.findall("[0-9a-f]{64}", (neighbour.root / FOLDER / "source.yaml").read_text("utf-8"))
    new = hashlib.sha256(path.read_bytes()).hexdigest()
    neighbour.edit(f"{FOLDER}/source.yaml", sums[0], new)
    before = make(neighbour.root, load_contract(neighbour.root / "datapackage.json"))[0].set_aside
    assert len(before) == 5
    run("redact", SOURCE, *WORDS, "--words", "Ann Karimi", *DAY, "--root", neighbour.root)
    assert faults(neighbour) == []
    after = make(neighbour.root, load_contract(neighbour.root / "datapackage.json"))[0].set_aside
    assert [(item.start, item.end) for item in before] == [(item.start, item.end) for item in after]
    written = (neighbour.root / RECORDS).read_text("utf-8")
    assert "  - quote: ██████████\n    occurrence: 10 of 10\n    reason: a name\n" in written
    assert "  - from: Karimi █ Lane.\n    to: ; ██████████\n    reason: more\n" in written
    assert "  - quote: Karimi\n    reason: last\n" in written


def test_a_cue_is_that_of_its_line(neighbour: Project, run) -> None:
    """It stands elsewhere, too, where nothing is withdrawn."""
    neighbour.edit(RECORDS, "cue: says", "cue: says\n    described_as: guard says")
    neighbour.edit(RECORDS, "    described_as: the guard\n", "")
    neighbour.edit(RECORDS, "cue: calls", "cue: the work")
    run(
        "redact",
        SOURCE,
        "--words",
        "guard says",
        "--words",
        "work of",
        *DAY,
        "--root",
        neighbour.root,
    )
    assert faults(neighbour) == []
    cues = re.findall("cue: (.*)", (neighbour.root / RECORDS).read_text("utf-8"))
    assert cues == ["████", "said", "repeats", "expected", "the ████"]


def test_a_document_in_another_format_becomes_its_text(neighbour: Project, run) -> None:
    text = (neighbour.root / DOCUMENT).read_bytes().decode().replace("\r\n", "\n")
    data = bare_docx(
        "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    )
    (neighbour.root / DOCUMENT).unlink()
    (neighbour.root / FOLDER / "document.docx").write_bytes(data)
    source = neighbour.root / FOLDER / "source.yaml"
    sum_of = hashlib.sha256(data).hexdigest()
    source.write_text(re.sub("[0-9a-f]{64}", sum_of, source.read_text("utf-8")), encoding="utf-8")
    [problem] = faults(neighbour)
    neighbour.append(f"{FOLDER}/source.yaml", re.findall("`(.*)`", problem.hint)[0] + "\n")
    assert faults(neighbour) == []
    contract = load_contract(neighbour.root / "datapackage.json")
    read_raw(neighbour.root, contract, TextCache.of(neighbour.root))
    assert len(holding(neighbour.root / CACHE, "Dock Road")) == 1
    _, out, _ = run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    assert f"{FOLDER}/document.docx: removed; only its text is left, and passages have no" in out
    assert sorted(path.name for path in source.parent.iterdir()) == [
        "document.txt",
        "records.yaml",
        "source.yaml",
    ]
    assert faults(neighbour) == []
    assert holding(neighbour.root, "Mina", "Dock Road") == []


def test_a_source_only_cited(tiny: Project, run) -> None:
    name = "raw/sources/county-report-2002/records.yaml"
    tiny.edit(name, "locator: page 9", "locator: page 9, on Mina Karimi\n    note: a cousin")
    _, out, _ = run("redact", "county-report-2002", *WORDS[:2], "--root", tiny.root)
    assert out.startswith(f"{name}: 1 place, 1 note removed\n\nNext: ")
    assert faults(tiny) == []


def test_suggestions_of_a_redacted_document(neighbour: Project, run) -> None:
    run("redact", SOURCE, *WORDS, "--words", "3 carts", *DAY, "--root", neighbour.root)
    assert "number-withdrawn" in {problem.rule for problem in faults(neighbour)}
    assert run("suggest", SOURCE, "--root", neighbour.root)[0] == 0


def test_a_person(tiny: Project, run) -> None:
    status, _, err = run("redact", "--person", "ada-brook", "--root", tiny.root)
    assert (status, set(re.findall(r"\[(.*?)\]", err))) == (1, {"id-names"})
    assert "raw/people.yaml:1: the id `ada-brook` holds `ada-brook`" in err
    assert err.count("[id-names]") == 2
    assert "raw/events.yaml:1: the id `birth-of-ada-brook` holds `ada-brook`" in err
    for path in tiny.root.rglob("*.yaml"):
        text = path.read_text("utf-8").replace("birth-of-ada-brook", "birth-1")
        path.write_text(text.replace("ada-brook", "person-1"), encoding="utf-8")
    tiny.edit("raw/people.yaml", "  label: Ada Brook\n", "  label: Ada Brook\n  wikidata: Q1\n")
    tiny.append("raw/people.yaml", "  note: of Dock Road\n")
    status, out, _ = run("redact", "--person", "person-1", "--root", tiny.root)
    assert status == 0
    assert (tiny.root / "raw/people.yaml").read_text("utf-8") == (
        '- id: person-1\n  label: "[name withdrawn]"\n'
    )
    assert "raw/events.yaml: 1 place\n" in out
    assert "records.yaml:33: still tells when `person-1` was born or died; delete it\n" in out
    assert f"{DOCUMENT}:5: Ada Brook\n" in out
    assert faults(tiny) == []
    status, _, err = run("redact", "--person", "person-1", "--root", tiny.root)
    assert (status, "[words-not-found]" in err) == (1, True)
    status, _, err = run("redact", "--person", "person-2", "--root", tiny.root)
    assert (status, "Did you mean `person-1`?" in err) == (1, True)


@pytest.mark.parametrize(
    ("add", "rule"),
    [
        (f"sha256: {'0' * 64}\n", "hash-after-withdrawal"),
        ("", "withdrawal-unseen"),
        ("text_sha256:\n", "text-not-pinned"),
    ],
)
def test_what_a_redacted_source_must_say(neighbour: Project, run, add: str, rule: str) -> None:
    run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    source = neighbour.root / FOLDER / "source.yaml"
    text = source.read_text("utf-8")
    if rule == "withdrawal-unseen":
        path = neighbour.root / DOCUMENT
        path.write_bytes(path.read_bytes().replace(WITHDRAWN.encode(), b"x"))
    elif rule == "text-not-pinned":
        text = re.sub("text_sha256: .*\n", "", text)
    source.write_text(text + add if "text" not in rule else text, encoding="utf-8")
    assert rule in {problem.rule for problem in faults(neighbour)}


def test_a_disk_that_refuses(neighbour: Project, run, monkeypatch) -> None:
    monkeypatch.setattr(redact, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    status, out, err = run("redact", SOURCE, *WORDS, "--root", neighbour.root)
    full = "disk: full. Free some space, then run this again. Nothing was written.\n"
    assert (status, out, err) == (2, "", full)


@pytest.mark.parametrize(
    ("form", "text", "blanked"),
    [
        ("Ann", "Ann, Annex, Ann’s, Joann", "███, Annex, ███’s, Joann"),
        (
            "Ann Lee",
            "Ann\u00a0Lee; Ann\nLee; Ann  Lee; ann lee",
            "███████; ███\n███; ████████; ann lee",
        ),
        ("علی کریمی", "آقای علي كريمي گفت", "آقای █████████ گفت"),
        ("(4)", "no (4) here", "no ███ here"),
    ],
)
def test_words_in_a_text(form: str, text: str, blanked: str) -> None:
    assert Words((form,)).blanked(text) == blanked


@pytest.mark.parametrize(
    ("text", "id_", "held"),
    [
        ("Mina Karimi", "birth-of-mina-karimi", True),
        ("Mina Karimi", "letter-2001.mina-karimi", True),
        ("Mina", "minas-letter", False),
        ("José Müller", "jose-muller", True),
    ],
)
def test_an_id_holds_a_name(text: str, id_: str, held: bool) -> None:
    assert holds(id_, kebab(text)) == held


TEXT = (TINY / DOCUMENT).read_bytes().decode()
EDGES = [hit.start() for hit in re.finditer(r"\b", TEXT)]


@given(st.lists(st.tuples(st.sampled_from(EDGES), st.integers(1, 6)), min_size=1, max_size=3))
def test_any_words_leave_the_rest_where_it_was(picked: list[tuple[int, int]]) -> None:
    ends = [EDGES[min(EDGES.index(start) + length, len(EDGES) - 1)] for start, length in picked]
    forms = [TEXT[start:end].strip() for (start, _), end in zip(picked, ends, strict=True)]
    words = Words(tuple(form for form in forms if form))
    after = words.blanked(TEXT)
    assert len(after) == len(TEXT)
    assert all(new in (old, WITHDRAWN) for old, new in zip(TEXT, after, strict=True))
    assert words.spans(after) == [] or not words.forms
    spans = words.spans(TEXT)
    assert spans or not words.forms
    for at, (old, new) in enumerate(zip(TEXT, after, strict=True)):
        inside = any(span.start <= at < span.end for span in spans)
        assert (new == WITHDRAWN) == (inside and old not in "\r\n\t")


PHRASES = sorted({hit[0] for hit in re.finditer(r"\w+(?: \w+)?", TEXT.splitlines()[4])})


@pytest.mark.parametrize("phrase", PHRASES[::2])
def test_every_passage_keeps_its_place(tmp_path: Path, run, phrase: str) -> None:
    project = copy_of(TINY, tmp_path / "p")
    before = rows(project.tables(), "passages")
    status, _, err = run("redact", SOURCE, "--words", phrase, *DAY, "--root", project.root)
    if status:
        assert "[id-names]" in err
        return
    dataset, problems, _ = make(project.root, load_contract(project.root / "datapackage.json"))
    assert {problem.rule for problem in problems} <= {"number-withdrawn"}
    where = ("passage_id", "char_start", "char_end", "line")
    assert [[row[name] for name in where] for row in before] == [
        [row[name] for name in where] for row in dataset.tables["passages"]
    ]


SAID = (b"Mina", b"Karimi", b"Dock Road")


def with_all_that_is_made(neighbour: Project, run) -> None:
    """Build it, and leave the words wherever a command may: tables, pictures, packages, caches."""
    assert run("build", "--root", neighbour.root)[0] == 0
    for name, text in {
        "dist/package.zip": "Mina Karimi",
        ".cache/text/a.json": "Mina Karimi",
        "plots/a.md": "by Mina Karimi",
        "plots/a.png": "painted",
        "plots/b.png": "kept",
        "PAGE.md": "<!-- computed: rows -->\nMina Karimi\n<!-- end -->\n",
    }.items():
        (neighbour.root / name).parent.mkdir(parents=True, exist_ok=True)
        (neighbour.root / name).write_text(text, encoding="utf-8")


def test_nothing_made_of_the_words_is_left(neighbour: Project, run) -> None:
    with_all_that_is_made(neighbour, run)
    (neighbour.root / "mine.txt~").write_text("Mina Karimi", encoding="utf-8")
    status, out, _ = run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    assert (status, holding(neighbour.root, "Mina", "Dock", "sister")) == (0, ["mine.txt~"])
    assert "Left as it stands, for you to look at:\n  mine.txt~: holds them\n" in out
    assert "dist/: removed; made anew by ./record package" in out
    assert [path.name for path in (neighbour.root / "plots").iterdir()] == ["a.md", "b.png"]
    quotes = [row["quote"] for row in csv.DictReader((neighbour.root / "data/passages.csv").open())]
    assert "███████████ saw 3 carts" in quotes
    assert "\ndata/: built anew\nNext: " in out


def test_killed_anywhere_it_is_done_or_not_begun(
    neighbour: Project, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tables with blocks are old or new, too; that they are built anew is no part of it."""
    with_all_that_is_made(neighbour, run)
    monkeypatch.setattr(redact, "build", lambda _: None)
    old = state(neighbour.root, but=())
    call = ["redact", SOURCE, *WORDS, *DAY, "--root"]
    command = partial(main, [*call, str(neighbour.root)])
    left = list(killed(neighbour.root, tmp_path / "left", command))
    new = state(left[-1][1], but=())
    ends = []
    for name, copy in left:
        heal(copy)
        stands = state(copy, but=())
        assert stands in (old, new), name
        ends.append(stands == new)
    assert ends == sorted(ends)
    assert 30 < sum(not end for end in ends) < len(ends) - 30
    assert not [it for it in new.values() for word in SAID if word in it]
    again = left[ends.index(True) - 1][1]
    assert main([*call, str(again)]) == 0
    assert state(again, but=()) == new


def test_a_restored_hash_does_not_invite_the_old_document(neighbour: Project, run) -> None:
    source = neighbour.root / FOLDER / "source.yaml"
    before = source.read_bytes()
    document = (neighbour.root / DOCUMENT).read_bytes()
    run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    after = source.read_bytes()
    source.write_bytes(before)
    [problem] = faults(neighbour)
    assert (problem.rule, "Restore" in problem.hint) == ("document-changed", False)
    assert problem.hint.startswith("Do not bring the old document back")
    status, out, _ = run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    assert (status, source.read_bytes()) == (0, after)
    assert "`sha256` removed, `text_sha256` and `redacted: 2026-03-01` set" in out
    (neighbour.root / DOCUMENT).write_bytes(document)
    hint = next(it.hint for it in faults(neighbour) if it.rule == "withdrawal-unseen")
    assert hint.startswith("An old document was brought back: withdraw them again")


def test_no_release_while_git_holds_the_words(neighbour: Project, run) -> None:
    version = ("version", "--root", neighbour.root, "--write", "--sentence", "x", *DAY)
    assert neighbour.problems() == []
    first = commit(neighbour.root)
    run("redact", SOURCE, *WORDS, *DAY, "--root", neighbour.root)
    commit(neighbour.root)
    status, out, err = run(*version)
    assert (status, out, err.count("[withdrawn-in-history]")) == (1, "", 1)
    assert f"(commit {first[:7]}, {DOCUMENT}), so no release may be made." in err
    assert "`git filter-repo --replace-text ../words.txt`" in err
    assert "Mina" not in err
    shutil.rmtree(neighbour.root / ".git")
    neighbour.problems()
    commit(neighbour.root)
    assert "withdrawn-in-history" not in run(*version)[2]
