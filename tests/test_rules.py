"""Every rule: the tiny dataset is the good case, one broken line or cell the bad one.

Each case names the file it edits, the words it replaces, and the rule expected *at that line*.
"""

from __future__ import annotations

import ast
import json
import os
import re
from dataclasses import dataclass
from itertools import takewhile

import pytest
from conftest import RECORDS, ROOT, Project

from scripts.raw.rule import Edit
from scripts.rules.catalogue import rules
from scripts.rules.normal import check_normal, read_contract

SOURCE = "raw/sources/mill-letter-2001/source.yaml"
CREDITS = "raw/contributors.yaml"
CITED = "raw/sources/county-report-2002/records.yaml"


@dataclass(frozen=True)
class Bad:
    """One edit and what must be found; `at` are the words whose line must be named."""

    rule: str
    file: str
    old: str
    new: str
    at: str = ""  # empty: the first line of the edit
    says: str = ""  # part of the message or hint
    below: int = 0  # how many lines below the edit's first the fault stands
    also: tuple[str, ...] | None = None  # all the rules that break with it; None: not looked at


def first_difference(example: Edit) -> int:
    """How many lines of `wrong` stand before the one to be named."""
    wrong = example.wrong.split("\n")
    pairs = zip(wrong, example.right.split("\n"), strict=False)
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return same if same < len(wrong) else 0


EXAMPLES = {code: rule.example for code, rule in rules().items()}
EDITS = [
    Bad(
        code,
        example.file,
        example.right,
        example.wrong,
        example.at,
        example.says,
        first_difference(example),
        example.also,
    )
    for code, example in EXAMPLES.items()
    if isinstance(example, Edit)
]

TYPED = [  # the first case of each rule is its example, which stands with it
    # the way records are written
    Bad("yaml-feature", RECORDS, "cue: said", "cue: !!str said", says="tag"),
    Bad("yaml-feature", RECORDS, "cue: said", "cue: {a: b}", says="braces"),
    Bad("yaml-feature", RECORDS, "cue: said", "cue: 'said'", says="double quotes"),
    Bad("key-unknown", RECORDS, "offices:", "ofices:", says="Did you mean `offices`?"),
    Bad(
        "key-unknown",
        RECORDS,
        "\nfigures:",
        "\n# figures:",
        below=2,
        says="the keys of this record are those of `figures`.",
    ),
    Bad("key-unknown", RECORDS, "reason: the date", "raison: the date", says="`reason`"),
    Bad("key-computed", RECORDS, "    basis: count", "    as_written: about 40 workers"),
    Bad("value-not-text", RECORDS, "    occurrence: 2 of 2", "    occurrence:\n      - 2 of 2"),
    Bad(
        "value-not-text", RECORDS, "    reason: the date line", "    reason:\n      - the date line"
    ),
    Bad(
        "value-too-long",
        RECORDS,
        "quote: 12 houses",
        f"quote: {'x' * 10_001}",
        says="10,001 characters",
    ),
    Bad(
        "value-not-in-list",
        "raw/claims.yaml",
        'wrongdoing: "true"',
        "wrongdoing: maybe",
        says="true, false",
    ),
    Bad("record-shape", "raw/places.yaml", "- id: northby\n", "- northby\n- id: northby\n"),
    Bad(
        "section-empty",
        RECORDS,
        "set_aside:\n  - every: Friday, 9 March 2001\n    reason: the date line\n",
        "set_aside:\n",
    ),
    Bad(
        "id-repeated",
        "raw/organisations.yaml",
        "id: county-board",
        "id: ada-brook",
        says="raw/people.yaml:1",
    ),
    Bad("source-misnamed", RECORDS, "source: mill-letter-2001", "source: mill-letter"),
    # cells
    Bad("reference-unknown", RECORDS, "claim: houses-empty", "claim: empty-houses"),
    Bad("reference-unknown", RECORDS, "event: council-vote-on-mill", "event: council-vote"),
    Bad(
        "reference-cycle",
        "raw/claims.yaml",
        "  wording: How many workers were dismissed?",
        "  wording: How many workers were dismissed?\n  narrower_of: workers-dismissed",
        at="  narrower_of: workers",
    ),
    Bad(
        "reference-cycle",
        "raw/units.yaml",
        "  measured_in: house",
        "  measured_in: house\n  each_is_also: house-empty",
        at="  each_is_also",
    ),
    Bad(
        "reference-cycle",
        "raw/populations.yaml",
        "- id: workers-of-mill\n",
        "- id: workers-of-mill\n  part_of: night-shift\n",
        at="  part_of: workers-of-mill",
    ),
    Bad(
        "reference-cycle",
        "raw/events.yaml",
        "  kind: vote",
        "  kind: vote\n  part_of: council-vote-on-mill",
        at="  part_of",
    ),
    Bad(
        "reference-unknown",
        "raw/claims.yaml",
        "unit: house-empty",
        "unit: house-emty",
        says="Did you mean `house-empty`?",
    ),
    Bad("reference-unknown", "raw/claims.yaml", "population: night-shift", "population: day-shift"),
    Bad(
        "unit-missing",
        "raw/claims.yaml",
        "  unit: house-empty\n  counts: total\n",
        "  unit: house-empty\n",
        at="- id: houses-empty",
        says="Add `counts: total` or `counts: each`.",
    ),
    # passages
    Bad(
        "anchor-missing",
        RECORDS,
        "    quote: 12 houses",
        "    quote: 12 houses\n    from: 12",
        at="  - id: empty-houses",
    ),
    Bad("anchor-missing", CITED, "    locator: page 5\n", "", at="  - id: night-shift-50"),
    Bad("quote-not-found", RECORDS, "to: left the town", "to: left the village", says="line 5"),
    Bad("occurrence-wrong", RECORDS, "occurrence: 1 of 2", "occurrence: first"),
    # who says it
    Bad(
        "within-wrong",
        CITED,
        "    kind: indirect\n",
        "    kind: indirect\n    within: clerk\n",
        at="    within: clerk",
        says="leads back to it",
    ),
    Bad("within-wrong", RECORDS, "    basis: count", "    within: nobody", at="    within: nobody"),
    # credit
    Bad(
        "reference-unknown",
        RECORDS,
        "contributed_by: reader-seven",
        "contributed_by: reader-sevn",
        says="Did you mean `reader-seven`?",
    ),
    Bad(
        "reference-unknown",
        SOURCE,
        "contributed_by: cora-lane",
        "contributed_by: x",
        says="Add it to raw/contributors.yaml",
    ),
    Bad(
        "value-not-in-list",
        CREDITS,
        "role: methodology",
        "role: metodology",
        says="Did you mean `methodology`?",
    ),
    Bad(
        "id-repeated",
        CREDITS,
        "role: methodology",
        "role: data-curation",
        says="Keep one of the two.",
    ),
    Bad("id-repeated", CREDITS, "id: reader-seven", "id: clerks", says="raw/organisations.yaml:1"),
    Bad(
        "value-pattern",
        CREDITS,
        "orcid: 0000",
        "orcid: https://orcid.org/0000",
        says="such as `0000-0002-1825-0097`",
    ),
    # numbers and dates
    Bad("value-not-in-words", RECORDS, "    basis: count", "    qualifier: exact"),
    Bad("claim-kind-wrong", RECORDS, "claim: closure-was-theft", "claim: houses-empty"),
    Bad(
        "date-not-edtf", CITED.replace("records", "source"), "published: 2002", "published: 2002-13"
    ),
    Bad("date-basis-wrong", RECORDS, "    date: 2001-03-01\n", "", at="    date_basis: resolved"),
    Bad("number-not-read", CITED, "as_written: 50 workers", "as_written: -50 workers"),
]

DATA = [
    Bad("table-unreadable", "data/places.csv", "place_id,", "place,"),
    Bad(
        "table-unreadable", "data/places.csv", "northby,Northby", "northby,Northby,", at="northby,"
    ),
    Bad(
        "table-unreadable", "data/places.csv", "northby,Northby", 'northby,"Nor"thby', at="northby,"
    ),
    Bad(
        "value-untidy",
        "data/places.csv",
        "The County",
        "The County ",
        at="raw/places.yaml: label: The County",
    ),
    Bad(
        "number-spelling",
        "data/figures.csv",
        "bare,false,12,",
        "bare,false,12.0,",
        at=f"{RECORDS}:   - id: empty-houses",
    ),
    Bad(
        "passage-not-slice",
        "data/passages.csv",
        "12 houses",
        "13 houses",
        at=f"{RECORDS}:     quote: 12 houses",
    ),
    Bad(
        "passage-not-proved",
        "data/passages.csv",
        "county-report-2002,,,,,,page 9",
        "county-report-2002,,,words,,,page 9",
        at=f"{CITED}:     locator: page 9",
    ),
    Bad(
        "passage-line-wrong",
        "data/passages.csv",
        "12 houses,1 of 1,4",
        "12 houses,1 of 1,5",
        at=f"{RECORDS}:     quote: 12 houses",
    ),
    Bad(
        "passage-occurrence-wrong",
        "data/passages.csv",
        "workers,1 of 2",
        "workers,2 of 2",
        at=f"{RECORDS}:     occurrence: 1 of 2",
    ),
    Bad("name-not-quote", "data/names.csv", "hirelings,en", "helpers,en"),
    Bad(
        "outside-owner",
        "data/figures.csv",
        "mill-letter-2001.dismissed-more-than-40,mill-letter-2001.union-repeats",
        "mill-letter-2001.dismissed-more-than-40,mill-letter-2001.theft",
        at=f"{RECORDS}:   - id: dismissed-more-than-40-again",
    ),
    Bad(
        "as-written-not-quote",
        "data/figures.csv",
        "plain,12 houses",
        "plain,13 houses",
        at=f"{RECORDS}:     quote: 12 houses",
    ),
    Bad(
        "bounds-not-borne",
        "data/figures.csv",
        "bare,false,12,12",
        "bare,false,12,11",
        at=f"{RECORDS}:   - id: empty-houses",
    ),
    Bad(
        "date-bounds-wrong",
        "data/reports.csv",
        "1950-06-01",
        "1950-05-01",
        at=f"{CITED}:   - id: brook-born",
    ),
    Bad("data-stale", "data/comparisons.csv", "disjoint", "overlap"),
    Bad(
        "data-stale",
        "data/events.csv",
        "2001-03-02",
        "2001-03-03",
        at="raw/events.yaml:- id: council-vote",
    ),
    Bad(
        "data-stale",
        "data/events.csv",
        "council vote on the mill",
        "council vote on a mill",
        at="raw/events.yaml:  label: council",
    ),
    Bad("data-stale", "data/passages.csv", ",2001-03-09,", ",2001-03-08,"),
    Bad(
        "data-stale",
        "data/participations.csv",
        "mill-letter-2001.council-vote,northby-council,voter,asserts\n",
        "",
    ),
    Bad(
        "reference-unknown",
        "data/statements.csv",
        "gloss,mill-letter-2001.brook-count",
        "gloss,mill-letter-2001.nobody",
    ),
    Bad(
        "reference-cycle",
        "data/statements.csv",
        "expected,,",
        "expected,mill-letter-2001.expected,",
    ),
    Bad(
        "reference-unknown",
        "data/statements.csv",
        ",,mill-letter-2001,,\n",
        ",,mill-letter-2002,,\n",
    ),
    Bad("number-spelling", "data/coverage.csv", "mill-letter-2001,22,", "mill-letter-2001,x,"),
    Bad(
        "field-missing",
        "data/events.csv",
        "council vote on the mill",
        "",
        at="raw/events.yaml:  label: council",
    ),
    Bad(
        "speaker-unexplained",
        "data/figures.csv",
        ",ada-brook,,mill-letter-2001,",
        ",clerks,,mill-letter-2001,",
    ),
]


CLAIMS, BODIES = "raw/claims.yaml", "raw/organisations.yaml"
EVIDENCE = "\n  voice_source: county-report-2002\n  voice_locator: page 3"
GOOD = [  # what a rule must let pass: why, file, old, new
    (
        "only counts that have parts are held to it",
        CLAIMS,
        "  unit: house-empty",
        "  unit: house-empty\n  place: northby",
    ),
    (
        "a count of another event is none of theirs",
        CLAIMS,
        "  unit: worker-dismissed\n  population: workers-of-mill",
        "  event: council-vote-on-mill\n  unit: worker-dismissed",
    ),
    (
        "a wider group is a limit, too",
        CLAIMS,
        "  population: night-shift",
        "  population: workers-of-mill",
    ),
    (
        "a voice that nobody assessed stays a voice",
        BODIES,
        f"  voice_basis: organ_of_party{EVIDENCE}",
        "  voice_basis: unassessed",
    ),
    (
        "an altered quotation whose figures speak for themselves",
        RECORDS,
        "    cue: said\n    act: report",
        "    cue: said\n    act: report\n    origin_check: found_altered",
    ),
]


CASES = (ROOT / "tests").glob("test_*.py")


def found(problems, rule):
    return [problem for problem in problems if problem.rule == rule]


def test_the_tiny_dataset_breaks_no_rule(built: Project) -> None:
    assert built.faults_of_data(frictionless=True) == []


@pytest.mark.parametrize(
    "bad", [*EDITS, *TYPED], ids=lambda bad: f"{bad.rule}-{bad.new.strip()[:24]}"
)
def test_typed(tiny: Project, bad: Bad) -> None:
    line = tiny.edit(bad.file, bad.old, bad.new) + bad.below
    file, _, words = bad.at.partition(":") if bad.at.startswith("raw/") else (bad.file, "", bad.at)
    if words:
        text = (tiny.root / file).read_text(encoding="utf-8")
        line = text.count("\n", 0, text.index(words)) + 1
    problems = tiny.problems()
    hits = found(problems, bad.rule)
    assert bad.also is None or {problem.rule for problem in problems} == {bad.rule, *bad.also}
    assert (file, line) in {(hit.place.path, hit.place.line) for hit in hits}
    said = [f"{hit.message} {hit.hint}".rstrip() for hit in hits]
    if bad.also is None:
        assert any(bad.says in text for text in said)
    else:  # the very message, of which a closing … stands for the rest
        assert [
            text for text in said if re.fullmatch(re.escape(bad.says).replace("\\ …", " .*"), text)
        ]
    assert not (tiny.root / "data").exists()


@pytest.mark.parametrize(
    ("file", "old", "new"), [case[1:] for case in GOOD], ids=[case[0] for case in GOOD]
)
def test_what_is_let_pass(tiny: Project, file: str, old: str, new: str) -> None:
    tiny.edit(file, old, new)
    if "found_altered" in new:
        for words in ("    basis: count", "    claim: share-of-workers-who-left"):
            tiny.edit(RECORDS, words, f"{words}\n    origin_check: found_same")
    assert tiny.problems() == []


@pytest.mark.parametrize("bad", DATA, ids=lambda bad: f"{bad.rule}-{bad.new.strip()[:24]}")
def test_built_then_changed(built: Project, bad: Bad) -> None:
    line = built.edit(bad.file, bad.old, bad.new)
    file, _, words = bad.at.partition(":") if ":" in bad.at else (bad.file, "", bad.at)
    if words:
        text = (built.root / file).read_text(encoding="utf-8")
        line = text.count("\n", 0, text.index(words.removeprefix(" "))) + 1
    hits = found(built.faults_of_data(), bad.rule)
    if bad.at or bad.file.startswith("raw"):
        assert (file, line) in {(hit.place.path, hit.place.line) for hit in hits}
    else:
        assert hits


END = "\n  reason: a reason\n  since: 1.1.0\n"
TOMBSTONES = [
    ("tombstone-incomplete", "- id: old\n  reason: a reason\n"),
    ("id-reused", f"- id: northby{END}"),
    ("replacement-unknown", f"- id: old\n  replaced_by: southby{END}"),
    ("replacement-circle", f"- id: old\n  replaced_by: old{END}"),
]
NEED_A_RELEASE = ("tombstone-missing", "version-too-low")  # see test_versioning_release.py


@pytest.mark.parametrize(("rule", "text"), TOMBSTONES, ids=[case[0] for case in TOMBSTONES])
def test_tombstones(tiny: Project, rule: str, text: str) -> None:
    (tiny.root / "raw/retired.yaml").write_text(text, encoding="utf-8")
    assert [hit.rule for hit in tiny.problems()] == [rule]


def test_a_tombstone_as_it_should_be(tiny: Project) -> None:
    (tiny.root / "raw/retired.yaml").write_text(f"- id: old{END}", encoding="utf-8")
    assert tiny.problems() == []


BYTES = [
    ("file-bom", lambda data: b"\xef\xbb\xbf" + data, 1),
    ("file-not-utf8", lambda data: data.replace(b"cue: said", b"cue: s\xe9"), 16),
    ("file-not-nfc", lambda data: data.replace(b"cue: said", "cue: e\u0301".encode()), 16),
    ("file-control-character", lambda data: data.replace(b"cue: said", b"cue: sa\0id"), 16),
    ("file-too-large", lambda data: data + b"# " + b"x" * 10_000_000, 1),
    ("yaml-empty", lambda data: b"", 1),
    ("yaml-empty", lambda data: b"# nothing yet\n", 1),
    ("file-shape", lambda data: b"- id: x\n", 1),
]


@pytest.mark.parametrize(("rule", "change", "line"), BYTES, ids=[case[0] for case in BYTES])
def test_bytes(tiny: Project, rule: str, change, line: int) -> None:
    path = tiny.root / RECORDS
    path.write_bytes(change(path.read_bytes()))
    places = {(hit.place.path, hit.place.line) for hit in found(tiny.problems(), rule)}
    assert places == {(RECORDS, line)}


def test_a_missing_id_is_said_of_its_record_alone(tiny: Project) -> None:
    line = tiny.edit(RECORDS, "  - id: empty-houses\n    quote", "  - quote")
    assert {(hit.rule, hit.place.line) for hit in tiny.problems()} == {
        ("id-missing", line),
        ("field-missing", line),
    }


def test_a_bomb_of_anchors_is_refused_unexpanded(tiny: Project) -> None:
    levels = ["a0: &a0 x"] + [f"a{n}: &a{n}\n" + f"  - *a{n - 1}\n" * 9 for n in range(1, 40)]
    (tiny.root / "raw/places.yaml").write_text("\n".join(levels), encoding="utf-8")
    assert found(tiny.problems(), "yaml-feature")


def test_deep_nesting_is_refused(tiny: Project) -> None:
    (tiny.root / "raw/places.yaml").write_text("- " * 500 + "x\n", encoding="utf-8")
    assert found(tiny.problems(), "yaml-feature")


def test_files_in_the_wrong_place(tiny: Project) -> None:
    (tiny.root / "raw/notes.yaml").write_text("- x\n", encoding="utf-8")
    (tiny.root / "raw/sources/stray.txt").write_text("x", encoding="utf-8")
    places = [hit.place.path for hit in found(tiny.problems(), "file-unexpected")]
    assert places == ["raw/notes.yaml", "raw/sources/stray.txt"]


def test_a_missing_list(tiny: Project) -> None:
    (tiny.root / "raw/claims.yaml").unlink()
    assert [hit.place.path for hit in found(tiny.problems(), "file-unreadable")] == [
        "raw/claims.yaml"
    ]


def test_no_raw_folder_at_all(tmp_path) -> None:
    (tmp_path / "datapackage.json").write_text(
        (ROOT / "datapackage.json").read_text("utf-8"), encoding="utf-8"
    )
    assert [hit.rule for hit in Project(tmp_path).problems()] == ["file-missing"]


def test_a_document_that_is_a_link_elsewhere(tiny: Project) -> None:
    path = tiny.root / "raw/sources/mill-letter-2001/document.txt"
    outside = tiny.root.parent / "secret.txt"
    path.rename(outside)
    path.symlink_to(os.path.relpath(outside, path.parent))
    assert [hit.place.path for hit in found(tiny.problems(), "path-outside")] == [
        "raw/sources/mill-letter-2001/document.txt"
    ]


def test_a_changed_document(tiny: Project) -> None:
    path = tiny.root / "raw/sources/mill-letter-2001/document.txt"
    path.write_bytes(path.read_bytes().replace(b"empty", b"idle!"))
    problems = tiny.problems()
    assert found(problems, "document-changed")[0].place.path == SOURCE


def test_a_removed_document(tiny: Project) -> None:
    (tiny.root / "raw/sources/mill-letter-2001/document.txt").unlink()
    assert found(tiny.problems(), "document-missing")


def test_a_changed_text(built: Project) -> None:
    path = built.root / "data/sources.csv"
    text = path.read_text(encoding="utf-8").split(",")
    at = next(n for n, cell in enumerate(text) if len(cell) == 64 and len(text[n - 1]) == 64)
    text[at] = "0" * 64
    path.write_text(",".join(text), encoding="utf-8")
    assert found(built.faults_of_data(), "text-changed")


def test_a_stray_file_in_data(built: Project) -> None:
    (built.root / "data/extra.csv").write_text("a\n1\n", encoding="utf-8")
    assert [hit.place.path for hit in found(built.faults_of_data(), "file-undeclared")] == [
        "data/extra.csv"
    ]


def test_a_write_protected_table(built: Project) -> None:
    (built.root / "data/places.csv").chmod(0o444)
    assert [hit.place.path for hit in found(built.problems(), "file-read-only")] == [
        "data/places.csv"
    ]


def test_nothing_to_check(tiny: Project) -> None:
    for name in ("mill-letter-2001", "county-report-2002"):
        (tiny.root / f"raw/sources/{name}/records.yaml").unlink()
    assert found(tiny.problems(), "nothing-checked")


def test_a_misspelt_keyword_of_the_descriptor(tiny: Project) -> None:
    tiny.edit("datapackage.json", '"foreignKeys"', '"foreignKey"')
    assert found(tiny.problems(), "descriptor-invalid")[0].place.path == "datapackage.json"


def test_a_format_that_no_cell_could_be_held_to(tiny: Project) -> None:
    path = tiny.root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"][0]["schema"]["fields"][1]["format"] = "no such format"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert {hit.rule for hit in tiny.problems()} == {"descriptor-invalid"}


def test_a_file_in_another_form(tiny: Project) -> None:
    line = tiny.edit("raw/places.yaml", "label: Northby", 'label: "Northby"')
    hits = found(list(check_normal(tiny.root, read_contract(tiny.root))), "not-normal")
    assert ("raw/places.yaml", line) in [(hit.place.path, hit.place.line) for hit in hits]


MODULES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "scripts").rglob("*.py"))
}
MAKERS = {"Problem", "problem", "_add", "refuse", "_problem", "_refusal", "Unreadable"}


def declared(tree: ast.Module) -> list[tuple[str, str]]:
    """(code, name in the module) of each rule that a module declares."""
    constants = [
        (node.value, node.targets[0].id)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
    ]
    above = [
        (call, node.name)
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        for call in node.decorator_list
        if isinstance(call, ast.Call)
    ]
    return [
        (call.args[0].value, name)
        for call, name in [*constants, *above]
        if getattr(call.func, "id", "") in ("Rule", "rule")
    ]


def raised(tree: ast.Module) -> set[str]:
    """The codes that stand as such where a problem is made."""
    return {
        part.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in MAKERS
        for part in node.args
        if isinstance(part, ast.Constant) and re.fullmatch("[a-z]+(-[a-z0-9]+)+", str(part.value))
    }


def test_every_rule_is_declared_once_and_gathered() -> None:
    codes = [code for tree in MODULES.values() for code, _ in declared(tree)]
    assert sorted(codes) == sorted(rules())


def test_every_code_raised_is_declared() -> None:
    assert {code for tree in MODULES.values() for code in raised(tree)} - rules().keys() == set()


def test_a_rule_is_declared_where_it_is_raised() -> None:
    for path, tree in MODULES.items():
        used = {
            node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        }
        checks = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert {name for _, name in declared(tree)} - used - checks == set(), path


def test_every_rule_has_a_bad_case_here() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in CASES)
    carried_out = {bad.rule for bad in EDITS}
    assert [
        code
        for code in rules()
        if code not in carried_out and f'"{code}"' not in text and f"[{code}]" not in text
    ] == []
