"""A new source: what is handed over, what is asked, what is made, and what leaves no trace."""

from __future__ import annotations

import json
import os
import plistlib
import re
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from conftest import ROOT, Project
from documents_support import pages_pdf, report_pdf
from hypothesis import example, given
from hypothesis import strategies as st

from scripts.contract.model import PASSAGES, load_contract
from scripts.contribute import new_source
from scripts.contribute import review as review_module
from scripts.contribute.bench import Bench, tidied
from scripts.contribute.flags import _typed
from scripts.contribute.folder import made
from scripts.contribute.questions import (
    HELD,
    ONLY_AFTER,
    ONLY_CITED,
    ORDER,
    SETTLED,
    WRITTEN,
    given_keys,
    slug,
    source_part,
)
from scripts.raw.problems import Refused
from scripts.raw.raw import read_raw
from scripts.raw.received import Received, receive
from scripts.raw.references import KINDS
from scripts.raw.spelling import with_items
from scripts.raw.strict_yaml import Mapping, parse

CONTRACT = load_contract(ROOT / "datapackage.json")
TEXT = """\
The mill after a year
Amnesty counted about 40 workers at the gate, and 12 houses were empty on 3 May 2002.
“The gate is shut,” said Ada Brook, the mayor of Northby.
The road is open.
"""
FLAGS = {
    "--id": "mill-1990",
    "--title": "The mill after a year",
    "--kind": "report",
    "--speaker": "county-board",
    "--language": "en",
}
NEW = {
    "--new-organisation": "amnesty",
    "--organisation-label": "Amnesty International",
    "--organisation-kind": "organisation",
}
FOLDER = "raw/sources/mill-1990"

Call = Callable[..., tuple[int, str, str]]


def words(flags: dict[str, str]) -> list[str]:
    return [word for pair in flags.items() for word in pair]


def state(root: Path) -> dict[str, bytes]:
    """Every file of the project, so that a test sees whatever was left behind."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.*")
            if path.is_file()}  # fmt: skip


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "Mill report, 1990.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def new(tiny: Project, run) -> Call:
    """The command in the tiny project, without a terminal."""
    return lambda *argv: run("new-source", "--root", tiny.root, *argv)


@pytest.fixture
def talk(tiny: Project, run, monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command at a terminal: the lines a person types, then the flags; prompts are printed."""

    def call(lines: Iterable[str], *argv: object) -> tuple[int, str, str]:
        typed = iter(lines)

        def ask(prompt: str) -> str:
            print(prompt)
            line = next(typed, None)
            if line is None:
                raise EOFError
            if line == "^C":
                raise KeyboardInterrupt
            return line

        monkeypatch.setattr("builtins.input", ask)
        monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda self: True})())
        return run("new-source", "--root", tiny.root, *argv)

    return call


def written(project: Project, name: str = "source.yaml", folder: str = FOLDER) -> str:
    return (project.root / folder / name).read_text(encoding="utf-8")


def test_from_flags_to_a_green_build(tiny: Project, new: Call, document: Path, run) -> None:
    run("format", "--root", tiny.root)
    status, out, err = new(document, *words(FLAGS | {"--speaker": "amnesty"} | NEW))
    assert (status, err) == (0, "")
    assert "51" not in out
    assert f"Made {FOLDER}/\n  document.txt\n  source.yaml\n  records.yaml\n" in out
    assert "Added `amnesty` to raw/organisations.yaml.\n" in out
    assert "Taken as proposed: redistribute excerpts, read in_full, held full_text" in out
    assert "./record check mill-1990\n" in out
    assert (tiny.root / FOLDER / "document.txt").read_bytes() == document.read_bytes()
    assert stat.S_IMODE((tiny.root / FOLDER).stat().st_mode) & 0o055 == 0o055
    assert tiny.problems() == []
    assert run("format", "--root", tiny.root, "--check")[0] == 0
    for name in ("source", "records"):
        switch = f"# yaml-language-server: $schema=../../../schemas/{name}.schema.json\n"
        assert written(tiny, f"{name}.yaml").startswith(switch)
    listed = written(tiny, "organisations.yaml", "raw")
    assert listed.startswith("- id: amnesty\n  label: Amnesty International\n  kind: organ")


DIALOGUE = [
    "",  # the id proposed
    "The mill: a year after #2",
    "reprot", "2",
    "?", "en",
    "Ada Brook",
    "amnesty", "Amnesty International", "", "organisation",
    "",  # the publisher is the speaker
    "1990-13", "1990-12",
    "-", "", "", "", "", "",
]  # fmt: skip


def test_a_dialogue(tiny: Project, talk: Call, document: Path) -> None:
    status, out, err = talk(DIALOGUE, document)
    assert (status, err) == (0, "")
    for line in (
        "Which short name (id) shall it have, for good? [mill-report-1990] ",
        "   2 report                A study or account issued by an organisation",
        "  `reprot` is not in the list. Did you mean `report`? Type a number from 1 to 28, or",
        "  Language of the text that was read, as a BCP 47 tag",
        "There is no `amnesty` yet.",
        "Who published it? [amnesty] ",
        "Months run from 01 to 12",
        "Where is it on the web? (optional) ",
    ):
        assert line in out
    assert "Archived" not in out  # of an address that is not given
    source = written(tiny, folder="raw/sources/mill-report-1990")
    assert source.partition("\n")[2].rpartition("sha256")[0] == (
        'id: mill-report-1990\ntitle: "The mill: a year after #2"\nkind: report\n'
        "byline: Ada Brook\nspeaker: amnesty\npublisher: amnesty\npublished: 1990-12\n"
        "language: en\nheld: full_text\nread: in_full\ncoverage: in_progress\n"
        "redistribute: excerpts\n"
    )
    assert tiny.tables()


def test_an_actor_may_be_typed_by_name_and_a_slip_corrected(
    tiny: Project, talk: Call, document: Path
) -> None:
    flags = {key: text for key, text in FLAGS.items() if key != "--speaker"}
    lines = ["", "county", "-", "The Mill Letter", "-", *[""] * 9]
    status, out, _ = talk(lines, document, *words(flags))
    assert status == 0
    near = "Did you mean `county-board` (County Board), `clerks` (clerks of the county)?"
    assert near in " ".join(out.split())
    assert "\nspeaker: mill-letter\nlanguage" in written(tiny)


def test_an_unknown_speaker_of_a_flag_is_added_or_asked_again(
    tiny: Project, talk: Call, document: Path
) -> None:
    lines = ["", "Amnesty International", "", "1", "-", *[""] * 9]
    status, out, _ = talk(lines, document, *words(FLAGS | {"--speaker": "amnesty"}))
    assert (status, out.count("There is no `amnesty` yet.")) == (0, 1)
    lines = ["", "-", "The Mill Letter", "-", *[""] * 9]
    status, _, _ = talk(lines, document, *words(FLAGS | {"--id": "b", "--speaker": "mill"}))
    assert status == 0
    assert "\nspeaker: mill-letter\n" in written(tiny, folder="raw/sources/b")


def test_what_nothing_could_answer_is_not_asked(tiny: Project, talk: Call, document: Path) -> None:
    _, out, _ = talk([""] * 9, document, *words(FLAGS))
    assert "Who is answerable for the records of the document? (optional) " in out
    (tiny.root / "raw/contributors.yaml").unlink()
    _, out, _ = talk([""] * 9, document, *words(FLAGS | {"--id": "third"}))
    assert "answerable" not in out


def test_what_a_flag_says_is_not_asked_unless_it_is_wrong(
    tiny: Project, talk: Call, document: Path
) -> None:
    _, out, _ = talk(["^C"], document, *words(FLAGS | {"--kind": "reprot"}))
    assert "`reprot` is not in the list." in out
    assert "What sort of document is it?" in out
    assert "its title" not in out
    lines = ["report", *[""] * 9]
    assert talk(lines, document, *words(FLAGS | {"--kind": "reprot"}))[0] == 0
    assert "\nkind: report\n" in written(tiny)


@pytest.mark.parametrize("number", [0, 8, 12])
@pytest.mark.parametrize("end", ["^C", None], ids=["interrupted", "ended"])
def test_stopping_leaves_nothing_behind(
    tiny: Project, talk: Call, document: Path, number: int, end: str | None
) -> None:
    before = state(tiny.root)
    lines = [*DIALOGUE[:number], *([end] if end else [])]
    status, _, err = talk(lines, document)
    assert (status, err) == (1, "\nStopped.\nNothing was written.\n")
    assert state(tiny.root) == before


def test_an_id_is_neither_that_of_the_source_nor_in_use(
    tiny: Project, talk: Call, document: Path
) -> None:
    lines = ["Mill Report", "northby", "ada-brook", "amnesty", "The mill", "2", "en", "",
             "amnesty", "Amnesty", "amnesty", "northby-council", "amnesty-ngo", "1", "-",
             *[""] * 9]  # fmt: skip
    status, out, _ = talk(lines, document)
    assert status == 0
    assert out.count("Write small letters, digits and single hyphens.") == 1
    assert out.count("stands already at raw/places.yaml:") == 1
    assert out.count("stands already at raw/people.yaml:") == 1
    assert out.count("stands already at raw/organisations.yaml:") == 1
    assert "`amnesty` is the id of the source" in out
    assert tiny.tables()


def test_everything_missing_and_everything_wrong_is_said_at_once(
    tiny: Project, new: Call, document: Path
) -> None:
    before = state(tiny.root)
    status, out, err = new(
        document, "--kind", "reprot", "--publisher", "county", "--published", "1990-13"
    )
    assert (status, out) == (1, "")
    *wrong, missing, how, example, last = err.splitlines()
    assert [line.partition(":")[0] for line in wrong] == ["--kind", "--publisher", "--published"]
    assert "Did you mean `report`?" in wrong[0]
    assert "`clerks` (clerks of the county)? To add it: --new-organisation county" in wrong[1]
    assert wrong[2].endswith("[date-not-edtf]")
    assert missing == "Still missing: --id, --title, --language, --speaker."
    assert how == "Type it so, with your own for any word in capitals:"
    assert last == "Nothing was written."
    assert state(tiny.root) == before
    asked = re.findall(r'"[^"]*"|\S+', example)
    asked = [word.strip('"') for word in asked[asked.index("new-source") + 1 :]]
    own = {"LANGUAGE": "en", "SPEAKER": "mill-letter"}
    status, _, err = new(*(own.get(word, word) for word in asked))
    assert (status, err) == (0, "")
    _, _, err = new(document, "--title", "A b", "--speaker", "amnesty", *words(NEW))
    assert err.splitlines()[-2].endswith(
        '--title "A b" --speaker amnesty --id mill-report-1990 --kind KIND --language LANGUAGE '
        '--new-organisation amnesty --organisation-label "Amnesty International" '
        "--organisation-kind organisation"
    )


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        ({"--id": "../out"}, "--id: `../out` has not the shape wanted."),
        ({"--id": "Mill"}, "--id: `Mill` has not the shape wanted."),
        ({"--id": "mill-letter-2001"}, "--id: `mill-letter-2001` stands already at raw/"),
        ({"--id": "northby"}, "--id: `northby` stands already at raw/places.yaml:"),
        ({"--id": "gone-1990"}, "--id: `gone-1990` was retired (raw/retired.yaml:1) and is used"),
        ({"--url": "example.org"}, "--url: `example.org` has not the shape wanted. Wanted: Web"),
        ({"--language": "English"}, "--language: `English` has not the shape wanted."),
        ({"--title": "a\udcffb"}, "--title: the cell has blanks at an end, a control character"),
        ({"--derived-from": "mill"}, "--derived-from: there is no `mill` in sources."),
        (NEW | {"--new-organisation": "northby"}, "--new-organisation: `northby` stands already"),
        (NEW | {"--organisation-kind": "ngo"}, "--organisation-kind: `ngo` is not in the list."),
        (
            NEW | {"--organisation-label": "Massacre Watch"},
            '--organisation-label: "Massacre" takes a side.',
        ),
        ({"--new-organisation": "amnesty"}, "--organisation-label is needed, too.\n--organ"),
        ({"--encoding": "latin"}, "Mill report, 1990.txt:1: `encoding: latin` is not known. Add"),
        ({"--held": "not_held"}, f"{FOLDER}/source.yaml:7: sources.held: the source is only cited"),
    ],
)  # fmt: skip
def test_one_wrong_answer(
    tiny: Project, new: Call, document: Path, flags: dict[str, str], says: str
) -> None:
    retired = "- id: gone-1990\n  reason: a reason\n  since: 1.1.0\n"
    (tiny.root / "raw/retired.yaml").write_text(retired, encoding="utf-8")
    before = state(tiny.root)
    status, out, err = new(document, *words(FLAGS | flags))
    assert (status, out) == (1, "")
    assert err.startswith(says)
    assert err.endswith("\nNothing was written.\n")
    assert "Traceback" not in err
    assert state(tiny.root) == before


def test_flags_of_an_organisation_stand_behind_its_id(new: Call, document: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        new(document, "--organisation-label", "x")
    assert stopped.value.code == 2


def test_two_new_organisations(tiny: Project, new: Call, document: Path) -> None:
    other = {
        "--new-organisation": "mill-press",
        "--organisation-label": "Mill Press",
        "--organisation-kind": "publication",
    }
    flags = FLAGS | {"--speaker": "amnesty", "--publisher": "mill-press"}
    assert new(document, *words(flags), *words(NEW), *words(other))[0] == 0
    assert tiny.tables()


BAD_FILES = [
    ("missing.pdf", None, "there is no such file. Check the name and the folder."),
    ("folder.txt", "folder", "this is a folder."),
    ("line\nend.txt", b"x", "its name holds a line end or another control character."),
    ("notes.doc", b"x", "`.doc` is not read: no well-kept library does. Open it in Word"),
    ("notes", b"x", "it has no extension."),
    ("empty.txt", b"", "there is no text in it."),
    ("blank.txt", b" \n\n", "there is no text in it."),
    ("blank.html", b"<p></p>", "there is no text in it."),
    ("latin.txt", b"caf\xe9", "Add `--encoding windows-1256`"),
    ("latin.html", b"<p>caf\xe9", "Add `--encoding windows-1256`"),
    ("locked.pdf", lambda: report_pdf(locked=True), "[document-encrypted]"),
    ("broken.pdf", b"%PDF-1.7\nno", "[document-broken]"),
    ("scan.pdf", lambda: pages_pdf([""]), "[document-without-text]"),
    ("broken.docx", b"PK", "[document-broken]"),
    ("broken.json", b"{", "it is damaged, or something else than its name says. Give the add"),
    ("deep.json", b"[" * 100_000, "it is damaged, or something else"),
    ("many.json", b'[{"title": "a"}, {"title": "b"}]', "it is damaged, or something else"),
    ("nothing.json", b"[{}]", "no web address and no reference stands in it. Give the address"),
    ("odd.json", b'{"title": 3, "issued": [1]}', "it is damaged, or something else"),
    ("empty.url", b"[InternetShortcut]\r\n", "no web address and no reference stands in it."),
    ("disk.url", b"URL=file:///etc/passwd", "`file:///etc/passwd` is no web address."),
    ("broken.webloc", b"<plist>", "it is damaged, or something else"),
    ("script.webloc", lambda: plistlib.dumps({"URL": "javascript:x"}), "is no web address."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "says"), BAD_FILES, ids=[case[0] for case in BAD_FILES]
)
def test_a_bad_file(
    tiny: Project, new: Call, tmp_path: Path, name: str, content, says: str
) -> None:
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content() if callable(content) else content)
    before = state(tiny.root)
    status, out, err = new(path, *words(FLAGS))
    assert (status, out) == (1, "")
    line, last = err.splitlines()  # one line, whatever the name holds
    assert says in line
    assert re.search(r" \[[a-z0-9-]+\]$", line)
    assert last == "Nothing was written."
    assert state(tiny.root) == before


@pytest.mark.parametrize(
    "address", ["ftp://example.org/x", "https://exa mple", "file:///etc/passwd"]
)
def test_no_web_address(new: Call, address: str) -> None:
    status, _, err = new(address, *words(FLAGS))
    hint = (
        "An address opens with https:// or http://, holds no blank, and is not longer than 2,000 "
    )
    hint += "characters."
    assert status == 1
    assert f": this is no web address. {hint} [value-pattern]\n" in err


def test_a_link_to_elsewhere(tiny: Project, new: Call, document: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(document)
    status, _, err = new(link, *words(FLAGS))
    assert (status, "[path-outside]" in err) == (1, True)


@pytest.mark.parametrize("failing", ["mkdir", "replace", "organisations.yaml"])
def test_a_disk_that_fails_leaves_nothing_behind(
    tiny: Project, new: Call, document: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before, name = state(tiny.root), failing if failing == "mkdir" else "replace"
    real = getattr(Path, name)

    def fail(self: Path, *args: object, **_: object) -> object:
        if failing.endswith(".yaml") and Path(str(args[0])).name != failing:
            return real(self, *args)
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, name, fail)
    status, _, err = new(document, *words(FLAGS | {"--speaker": "amnesty"} | NEW))
    assert (status, err.splitlines()[-1]) == (2, "Nothing was written.")
    assert ": Permission denied. Ask for the rights to it" in err.splitlines()[0]
    assert state(tiny.root) == before
    assert sorted(path.name for path in tiny.root.iterdir()) == ["datapackage.json", "raw"]
    assert not (tiny.root / FOLDER).exists()


def test_an_empty_folder_of_that_name_is_not_taken(
    tiny: Project, new: Call, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_source, "read_raw", lambda root, contract, read=read_raw: _then(
        read(root, contract), lambda: (tiny.root / FOLDER).mkdir()))  # fmt: skip
    status, _, err = new(document, *words(FLAGS))
    assert (status, err) == (2, f"{FOLDER}: {os.strerror(17)}.\nNothing was written.\n")
    assert list((tiny.root / FOLDER).iterdir()) == []


def _then(value: object, act: Callable[[], None]) -> object:
    act()
    return value


CSL = {
    "type": "article-newspaper", "title": "The  mill", "publisher": "County Board",
    "author": [{"family": "Brook", "given": "Ada"}, {"literal": "The Union"}],
    "issued": {"date-parts": [["2017", 8, 4]]}, "accessed": {"date-parts": [[2020, 1]]},
    "language": "en-GB", "URL": "https://example.org/mill",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("mill.url", b"[InternetShortcut]\r\nURL=https://example.org/m\r\n",
         {"title": "mill", "url": "https://example.org/m"}),
        ("mill.webloc", plistlib.dumps({"URL": "https://example.org/m"}),
         {"title": "mill", "url": "https://example.org/m"}),
        ("binary.webloc", plistlib.dumps({"URL": "https://e.org/"}, fmt=plistlib.FMT_BINARY),
         {"title": "binary", "url": "https://e.org/"}),
        ("mill.json", json.dumps([CSL]).encode(),
         {"title": "The mill", "kind": "news_article", "byline": "Ada Brook, The Union",
          "publisher": "County Board", "published": "2017-08-04", "language": "en-GB",
          "url": "https://example.org/mill", "accessed": "2020-01"}),
    ],
)  # fmt: skip
def test_a_reference_proposes(
    tmp_path: Path, name: str, content: bytes, found: dict[str, str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert receive(str(tmp_path / name), "").proposals == found


def test_a_cited_source_from_zotero(tiny: Project, new: Call, tmp_path: Path) -> None:
    path = tmp_path / "mill.json"
    item = CSL | {"language": "English", "issued": {"raw": "last year"}}  # no tag, no date
    path.write_text(json.dumps([item]), encoding="utf-8")
    status, _, err = new(path, "--id", "mill-1990", "--speaker", "county-board")
    assert (status, "Still missing: --language." in err) == (1, True)
    status, _, err = new(path, "--id", "mill-1990", "--speaker", "county-board", "--language", "en")
    assert (status, err) == (0, "")
    source = written(tiny)
    assert "\npublisher: county-board\n" in source  # its name is known
    assert "\npublished" not in source
    assert all(f"\n{key}: {text}\n" in source for key, text in ONLY_CITED.items())
    assert tiny.tables()
    records = written(tiny, "records.yaml")
    filled = re.sub(r"(?m)^# (?!yaml)", "", records)
    for key, text in (("- id", "empty"), ("locator", "page 2"), ("claim", "houses-empty"),
                      ("as_written", "12 houses"), ("basis", "count")):  # fmt: skip
        filled = filled.replace(f"{key}:\n", f"{key}: {text}\n")
    (tiny.root / FOLDER / "records.yaml").write_text(filled, encoding="utf-8")
    assert b"mill-1990.empty,houses-empty," in tiny.tables()["figures.csv"]


def test_what_stands_already_is_noted(tiny: Project, new: Call) -> None:
    held = tiny.root / "raw/sources/mill-letter-2001/document.txt"
    status, out, _ = new(held, *words(FLAGS))
    assert status == 0
    assert out.startswith("Note: `mill-letter-2001` holds the same document.\n")
    assert new("https://e.org/m", *words(FLAGS | {"--id": "one"}))[0] == 0
    assert new("https://e.org/m", *words(FLAGS | {"--id": "two"}))[1].startswith(
        "Note: `one` has the same address.\n")  # fmt: skip


PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>The mill\n &amp; the river</title>'
    '<link rel="canonical" href="https://example.org/m">'
    '<meta property="article:published_time" content="2017-08-04T10:00:00Z"></head>'
    "<body><p>About 40 workers left.</p></body></html>"
)


@pytest.mark.parametrize("name", ["page.htm", "page.xhtml", "PAGE.HTML"])
def test_a_page_by_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    received = receive(str(tmp_path / name), "")
    assert received.files == {"document.html": PAGE.encode()}
    assert received.document
    assert received.document.text == "About 40 workers left."


def test_a_page_says_much_itself(tiny: Project, new: Call, tmp_path: Path) -> None:
    name = "page.htm"
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    flags = {key: FLAGS[key] for key in ("--id", "--kind", "--speaker")}
    status, _, err = new(tmp_path / name, *words(flags))
    assert (status, err) == (0, "")
    assert (tiny.root / FOLDER / "document.html").read_text(encoding="utf-8") == PAGE
    source = written(tiny)
    assert "\ntitle: The mill & the river\n" in source
    assert "\nlanguage: en\nurl: https://example.org/m\n" in source
    assert "\npublished: 2017-08-04\n" in source
    assert "\ntext_sha256: " in source
    assert '## Paragraph 1, "About 40 workers": a number, read as about 40.' in written(
        tiny, "records.yaml")  # fmt: skip
    assert tiny.tables()


def test_a_pdf_and_an_encoding(tiny: Project, new: Call, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(report_pdf())
    assert new(tmp_path / "report.pdf", *words(FLAGS))[0] == 0
    assert '## Page 1, "more than 2,800 workers": a number, read as above 2800.' in written(
        tiny, "records.yaml")  # fmt: skip
    (tmp_path / "old.txt").write_bytes("۴۰ کارگر".encode("windows-1256", "replace"))
    flags = FLAGS | {"--id": "old-1990", "--encoding": "windows-1256"}
    assert new(tmp_path / "old.txt", *words(flags))[0] == 0
    assert "\nencoding: windows-1256\n" in written(tiny, folder="raw/sources/old-1990")
    assert tiny.tables()


# What a curator types into each sort of suggestion, by key.
DECIDED = {
    "figures": {"claim": "houses-empty", "basis": "count"},
    "statements": {},
    "reports": {"event": "council-vote-on-mill"},
    "positions": {"claim": "closure-was-theft"},
    "set_aside": {},
}


def taken_over(text: str, section: str, number: int) -> str:
    """`text` with one suggestion of a section switched on, as an editor does it, and filled in."""
    lines = text.split("\n")
    header = next(at for at, line in enumerate(lines) if line in (f"# {section}:", f"{section}:"))
    starts = [at for at, line in enumerate(lines[header:], header) if line.startswith("#   - ")]
    start = starts[number]
    end = next(at for at, line in enumerate(lines[start:], start) if not line.startswith("#   "))
    lines[header] = lines[header].removeprefix("# ")
    for at in range(start - 1, end):
        key = lines[at].strip("# :")
        lines[at] = re.sub("^# ?", "", lines[at]) + (
            f" {DECIDED[section][key]}" if lines[at].endswith(":") else ""
        )
    return "\n".join(lines)


@pytest.mark.parametrize("section", DECIDED)
def test_a_suggestion_taken_over_is_a_record(
    tiny: Project, new: Call, document: Path, run, section: str
) -> None:
    """Each of the section in turn, from the middle outwards, with a formatting in between."""
    assert new(document, *words(FLAGS))[0] == 0
    path = tiny.root / FOLDER / "records.yaml"
    before = path.read_text(encoding="utf-8")
    number = len(
        re.findall(r"(?m)^#   - ", re.split(r"\n# \w", before.partition(f"\n# {section}:")[2])[0])
    )
    assert number
    for rest in reversed(range(number)):
        path.write_text(taken_over(path.read_text("utf-8"), section, rest // 2), encoding="utf-8")
        assert run("format", "--root", tiny.root)[0] == 0
    assert tiny.tables()
    root = parse(path.read_text(encoding="utf-8"), "records.yaml")
    assert isinstance(root, Mapping)
    assert len(root.get(section).items) == number


def test_a_section_whose_name_is_still_switched_off(
    tiny: Project, new: Call, document: Path
) -> None:
    new(document, *words(FLAGS))
    path = tiny.root / FOLDER / "records.yaml"
    text = taken_over(path.read_text(encoding="utf-8"), "figures", 0)
    path.write_text(text.replace("\nfigures:", "\n# figures:"), encoding="utf-8")
    assert "Above the first record of a section stands its name, such as `figures:`." in str(
        tiny.problems()[0])  # fmt: skip


def test_what_is_not_filled_in_is_asked_for_by_the_build(
    tiny: Project, new: Call, document: Path
) -> None:
    new(document, *words(FLAGS))
    path = tiny.root / FOLDER / "records.yaml"
    text = taken_over(path.read_text(encoding="utf-8"), "figures", 0)
    path.write_text(text.replace("claim: houses-empty", "claim:"), encoding="utf-8")
    assert [(hit.rule, "Add `claim: …`." in hit.hint) for hit in tiny.problems()] == [
        ("field-missing", True)]  # fmt: skip


def test_of_hundreds_the_first_are_shown(
    tiny: Project, new: Call, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_module, "MOST", 3)
    assert "3 suggestions" in new(document, *words(FLAGS))[1]
    text = written(tiny, "records.yaml")
    assert len(re.findall(r"(?m)^#   - ", text)) == 3
    assert "## So far up to line 2. As you go on, `./record suggest mill-1990`" in text
    monkeypatch.setattr(review_module, "MOST", 100)
    monkeypatch.setattr(review_module, "REACH", 60)
    assert new(document, *words(FLAGS | {"--id": "again"}))[0] == 0
    text = written(tiny, "records.yaml", "raw/sources/again")
    assert "## So far up to line 2." in text
    assert "12 houses" not in text
    assert tiny.tables()


def test_a_document_in_which_nothing_is_found(tiny: Project, new: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("…\n", encoding="utf-8")
    status, _, _ = new(tmp_path / "a.txt", *words(FLAGS))
    assert status == 0
    assert tiny.tables()


def test_a_fault_elsewhere_keeps_nobody_from_going_on(
    tiny: Project, new: Call, document: Path
) -> None:
    tiny.edit("raw/sources/mill-letter-2001/records.yaml", "quote: 12 houses", "quote: 13 houses")
    assert new(document, *words(FLAGS))[0] == 0
    assert {hit.place.path for hit in tiny.problems()} == {
        "raw/sources/mill-letter-2001/records.yaml"}  # fmt: skip


def test_every_key_of_the_contract_is_asked_or_settled() -> None:
    keys = [key.name for key in given_keys(CONTRACT)]
    later = {key.name for key in source_part(CONTRACT).keys if key.table == PASSAGES}
    assert {*keys, *WRITTEN, *later} == {key.name for key in source_part(CONTRACT).keys}
    assert later.isdisjoint(keys)
    assert tuple(keys[-len(SETTLED) :]) == SETTLED


def test_what_is_proposed_or_asked_after_another_answer_is_in_the_contract() -> None:
    keys = source_part(CONTRACT).by_name
    others = {other: value for other, value in ONLY_AFTER.values() if value}
    assert {*ORDER, *WRITTEN, *SETTLED, *ONLY_AFTER, *HELD, *others} <= keys.keys()
    assert {other for other, _ in ONLY_AFTER.values()} <= keys.keys()
    for key, value in (*HELD.items(), *ONLY_CITED.items(), *others.items()):
        assert value in {item.value for item in keys[key].values}, key


def test_kinds_of_zotero_are_kinds_of_ours() -> None:
    kinds = {item.value for item in source_part(CONTRACT).by_name["kind"].values}
    assert set(KINDS.values()) <= kinds


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench.of(read_raw(ROOT / "tests/tiny", CONTRACT), CONTRACT)


TITLES = st.text(min_size=1).map(tidied).filter(bool)


@given(TITLES)
@example('Iran: "a #1" \\ {x}')
@example("قتل‌های ۱۳۶۷: گزارشِ «عفو»")
@example("- no")
@example("null")
@example("a\tb")
def test_any_title_is_refused_or_read_back(bench: Bench, title: str) -> None:
    answers = {**ONLY_CITED, "id": "mill-1990", "title": title, "kind": "report",
               "language": "en", "speaker": "county-board"}  # fmt: skip
    if faults := bench.faults(CONTRACT.source, answers):
        assert set(faults) == {"title"}
        assert any(not sign.isprintable() for sign in title)
    else:
        text = made(answers, Received(), bench).files["source.yaml"].decode()
        node = parse(text, "source.yaml")
        assert isinstance(node, Mapping)
        assert node.text("title") == title


@given(st.text(max_size=20))
@example("Amnesté – report (1990)")
def test_a_slug_is_an_id_or_nothing(bench: Bench, text: str) -> None:
    name = slug(text)
    assert not name or "id" not in bench.faults(CONTRACT.source, {"id": f"x-{name}"})


def test_a_word_as_it_is_typed() -> None:
    assert [_typed(word) for word in ("a-b.pdf", "a b", 'say "$x"')] == [
        "a-b.pdf", '"a b"', '"say \\"\\$x\\""']  # fmt: skip


def test_an_organisation_on_the_bench_can_be_referred_to(bench: Bench) -> None:
    new = {"id": "amnesty", "label": "Amnesty International", "kind": "organisation"}
    assert bench.faults(CONTRACT.listed("organisations"), new) == {}
    grown = bench.with_organisation(new)
    assert "speaker" in bench.faults(CONTRACT.source, {"speaker": "amnesty"})
    assert "speaker" not in grown.faults(CONTRACT.source, {"speaker": "amnesty"})
    assert "id" in grown.faults(CONTRACT.listed("organisations"), new)


def test_a_reference_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.url").write_bytes(b"\xff\xfe")
    with pytest.raises(Refused) as refused:
        receive(str(tmp_path / "x.url"), "")
    assert [problem.rule for problem in refused.value.problems] == ["reference-unreadable"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- id: a\n", "- id: a\n- id: b\n  label: c\n"),
        ("- id: a\n\n# the end\n", "- id: a\n- id: b\n  label: c\n\n# the end\n"),
        ("  - id: a\n    label: x", "  - id: a\n    label: x\n  - id: b\n    label: c\n"),
    ],
)
def test_a_record_is_added_to_a_list(before: str, after: str) -> None:
    added = parse("id: b\nlabel: c\n", "x")
    assert with_items(before, "x", [added]) == after
