"""The normal form of hand-written files: order, spelling and spacing; nothing said is lost."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import RECORDS, ROOT, TINY, Project, copy_of
from hypothesis import given
from hypothesis import strategies as st
from versioning_edits import commit, git

from scripts.command import main
from scripts.raw.normal_form import Layout, normal_json, normal_yaml
from scripts.raw.problems import Refused
from scripts.raw.spelling import spelled
from scripts.raw.strict_yaml import Mapping, Node, Scalar, Sequence, parse
from scripts.rules.normal import check_normal, hand_written, normal_text, read_contract

CHILDREN = Layout(("actor", "role", "note"))
RECORD = Layout(("id", "quote", "kind", "note", "people"), {"people": CHILDREN})
FILE = Layout(("source", "reports", "figures"), {"reports": RECORD, "figures": RECORD})


def said(node: Node) -> object:
    """What a file says, whatever the order of its keys."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [said(item) for item in node.items]
    return {entry.key.text: said(entry.value) for entry in node.entries}


def same(before: str, after: str) -> bool:
    """Both say the same, up to the order of keys and of the records of a list file."""
    told = [said(parse(text, "x")) for text in (before, after)]
    if isinstance(told[0], list):
        told = [sorted(one, key=lambda record: record.get("id", "")) for one in told]
    return told[0] == told[1]


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


CASES = {
    "keys in order, unknown ones behind": (
        "- kind: k\n  zeal: z\n  note: w\n  id: a\n  quote: q\n",
        "- id: a\n  quote: q\n  kind: k\n  note: w\n  zeal: z\n",
    ),
    "a list sorted by id, by code point": (
        "- id: b\n- id: a-1\n- id: a\n- id: a1\n",
        "- id: a\n- id: a-1\n- id: a1\n- id: b\n",
    ),
    "children last, in their own order": (
        "- id: a\n  people:\n    - role: r\n      actor: z\n    - actor: b\n  note: w\n",
        "- id: a\n  note: w\n  people:\n    - actor: z\n      role: r\n    - actor: b\n",
    ),
    "indentation and the dash": (
        "-   id: a\n    people:\n    - actor: z\n-\n  id: b\n",
        "- id: a\n  people:\n    - actor: z\n- id: b\n",
    ),
    "a value below its key": ("- id:\n    a\n", "- id: a\n"),
    "quotes only where needed": (
        '- id: "a"\n  kind: "no"\n  quote: "x: y"\n  note: "it\\u0073 \\"so\\""\n',
        '- id: a\n  quote: "x: y"\n  kind: "no"\n  note: its "so"\n',
    ),
    "blank lines: one at most, none at the ends": (
        "\n\n- id: a\n\n\n\n- id: b\n\n\n",
        "- id: a\n\n- id: b\n",
    ),
    "no blanks at the end of a line, one newline at the end": (
        "# head  \n- id: a   \n  note: w \t\n  \n- id: b",
        "# head\n- id: a\n  note: w\n\n- id: b\n",
    ),
    "a comment moves with its record": (
        "- id: b\n# of a\n- id: a\n",
        "# of a\n- id: a\n- id: b\n",
    ),
    "the head of the file stays": (
        "# head\n- id: b\n# of a\n- id: a\n",
        "# head\n# of a\n- id: a\n- id: b\n",
    ),
    "a comment behind the head is of the first record": (
        "# head\n\n# of b\n- id: b\n- id: a\n",
        "# head\n\n- id: a\n# of b\n- id: b\n",
    ),
    "blank lines between records stay between them": (
        "- id: b\n\n- id: c\n\n- id: a\n",
        "- id: a\n\n- id: b\n\n- id: c\n",
    ),
    "a comment moves with its key": (
        "- id: a\n  # of the note\n  note: w\n  # of the kind\n  kind: k\n",
        "- id: a\n  # of the kind\n  kind: k\n  # of the note\n  note: w\n",
    ),
    "a comment above what becomes the first key goes above the record": (
        "- kind: k\n  # of the id\n  id: a\n",
        "# of the id\n- id: a\n  kind: k\n",
    ),
    "a deeper comment closes the record above": (
        "- id: b\n  # of b\n- id: a\n",
        "- id: a\n- id: b\n  # of b\n",
    ),
    "comments between a key and its value": (
        "- id: a\n  people:\n    # of z\n    - actor: z\n  note:\n    # of w\n    w\n",
        "- id: a\n  # of w\n  note: w\n  people:\n    # of z\n    - actor: z\n",
    ),
    "a record that is switched off stays at the margin": (
        "- id: b\n  people:\n## of z\n#   - actor: z\n    # of b\n    - actor: b\n- id: a\n",
        "- id: a\n- id: b\n  people:\n## of z\n#   - actor: z\n    # of b\n    - actor: b\n",
    ),
    "a comment at the very end": (
        "- id: b\n- id: a\n\n# end\n",
        "- id: a\n- id: b\n\n# end\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES.keys())
def test_a_list(before: str, after: str) -> None:
    assert normal_yaml(before, "x", RECORD) == after
    assert normal_yaml(after, "x", RECORD) == after
    assert same(before, after)


def test_sections_in_order_and_records_as_the_curator_had_them() -> None:
    before = """\
figures:
- id: z
# Line 4
- quote: q
  id: a
  # the last figure

# What happened
reports:

  - id: m
# the source
source: s
"""
    assert (
        normal_yaml(before, "x", FILE)
        == """\
# the source
source: s

# What happened
reports:

  - id: m
figures:
  - id: z
  # Line 4
  - id: a
    quote: q
    # the last figure
"""
    )


def test_what_cannot_be_read_is_refused_at_its_line() -> None:
    with pytest.raises(Refused) as refused:
        normal_yaml("- id: a\n- id: 'b'\n", "x", RECORD)
    assert refused.value.problems[0].place.line == 2


# Texts that other things than their words would be read into, if they stood plain.
TRICKY = st.one_of(
    st.text(alphabet="-?: #[]{}&*!|>'\"%@`a~y\t\n\\.,=<\u0301é\u00a0\u2028", max_size=8),
    st.text(max_size=12),
    st.sampled_from(["True", "no", "~", "1988", "12:30", "<<", "---", "... and", "a: ", "x #y"]),
).map(str.strip)  # fmt: skip


@given(TRICKY)
def test_a_spelling_is_read_back(text: str) -> None:
    for line in (f"k: {spelled(text)}\n", f"- k: {spelled(text)}\n", f"- {spelled(text)}\n"):
        node = parse(line, "x")
        while not isinstance(node, Scalar):
            node = node.entries[0].value if isinstance(node, Mapping) else node.items[0]
        assert node.text == text


MARGIN = st.sampled_from(["", "\n", "\n\n", "  #\n", "\n  #\n", "  #\n\n  #\n"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A list in an untidy hand; `# @x` stands above the key whose value is x."""
    lines = []
    for number in draw(st.permutations(range(draw(st.integers(1, 4))))):
        keys = draw(st.lists(st.sampled_from(["quote", "kind", "note", "zeal"]), unique=True))
        rows = [_row(draw, key, f"{key}{number}") for key in keys]
        if draw(st.booleans()):
            rows.append(f"  people:\n{draw(MARGIN)}    - role: r\n      actor: p{number}\n")
        first, *rest = draw(st.permutations([f"  id: r{number}\n", *rows]))
        words = [line for line in first.splitlines() if line.strip(" ") and "#" not in line]
        above = draw(MARGIN).replace("  #", "#")
        lines += [above, f"# @r{number}\n", "- ", "\n".join(words)[2:], "\n", *rest]
    return "".join(lines) + draw(MARGIN)


def _row(draw: st.DrawFn, key: str, value: str) -> str:
    mark = f"  # @{value}\n" if draw(st.booleans()) else ""
    spelling = draw(st.sampled_from([value, f'"{value}"', f"{value}  "]))
    return f"{draw(MARGIN)}{mark}  {key}: {spelling}\n"


@given(st.sampled_from(["", "# head\n", "\n# head\n\n"]), written())
def test_any_file_says_the_same_and_keeps_its_comments(head: str, records: str) -> None:
    before = head + records
    after = normal_yaml(before, "x", RECORD)
    assert normal_yaml(after, "x", RECORD) == after
    assert same(before, after)
    assert comments(after) == comments(before)
    assert "\n\n\n" not in after
    assert re.fullmatch(r"(?s)[^\n].*[^\n]\n", after)
    assert not re.search("[ \t]$", after, re.M)


@given(written())
def test_any_comment_stays_above_its_record_or_key(records: str) -> None:
    lines = normal_yaml(f"# head\n\n{records}", "x", RECORD).splitlines()
    for number, line in enumerate(lines):
        if mark := re.fullmatch(r" *# @(\w+)", line):
            below = next(words for words in lines[number:] if not re.match(" *(#|$)", words))
            assert below.endswith(f": {mark[1]}")


@given(written())
def test_the_ids_of_a_list_are_sorted(records: str) -> None:
    ids = re.findall("^- id: (.*)$", normal_yaml(records, "x", RECORD), re.M)
    assert ids == sorted(ids) != []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(JSON)
def test_json(value: object) -> None:
    normal = normal_json(json.dumps(value), "x")
    assert normal == json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    assert json.loads(normal) == value
    assert normal_json(normal, "x") == normal


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('{"a": 1,\n}', 2, "not readable as JSON"),
        ('{"a": {"b": 1, "b": 2}}', 1, "`b` stands twice"),
    ],
)
def test_json_that_would_lose_something(text: str, line: int, says: str) -> None:
    with pytest.raises(Refused) as refused:
        normal_json(text, "datapackage.json")
    (problem,) = refused.value.problems
    assert (problem.place.line, says in problem.message) == (line, True)


@pytest.mark.parametrize("root", [ROOT, TINY], ids=["real", "tiny"])
def test_real_files_keep_what_they_say(root: Path, tmp_path: Path) -> None:
    project = copy_of(root, tmp_path / "copy")
    contract = read_contract(project.root)
    files = [path for path in hand_written(project.root) if path.suffix == ".yaml"]
    assert files
    for path in files:
        before = path.read_text(encoding="utf-8")
        after = normal_text(path, project.root, contract)
        assert same(before, after), path
        assert comments(before) == comments(after), path
        path.write_text(after, encoding="utf-8")
    assert list(check_normal(project.root, contract)) == []


@pytest.fixture
def tidy(tiny: Project) -> Project:
    """The tiny dataset in normal form."""
    assert main(["format", "--root", str(tiny.root)]) == 0
    return tiny


EDITS = [
    # file, words replaced, by what, words of the line named, part of the message
    ("raw/places.yaml", "id: the-county", "id: a-county", "- id: northby", "`- id: a-county`"),
    ("raw/places.yaml", "label: Northby", 'label: "Northby"', "Northby", '`label: "Northby"`'),
    ("raw/places.yaml", "label: Northby", "label: Northby ", "Northby", "blanks stand otherwise"),
    (RECORDS, "cue: said\n    act: report", "act: report\n    cue: said", "act: r", "`cue: said`"),
    (RECORDS, "figures:\n", "\n\nfigures:\n", "", "`figures:` stands here, not an empty line"),
    ("datapackage.json", '"name": "iran', '"name":"iran', '"name":"iran', '`"name": "iran'),
]


@pytest.mark.parametrize(("name", "old", "new", "at", "says"), EDITS)
def test_a_file_in_another_form(
    tidy: Project, run, name: str, old: str, new: str, at: str, says: str
) -> None:
    path = tidy.root / name
    tidy.edit(name, old, new)
    untidy = path.read_bytes()
    (problem,) = check_normal(tidy.root, read_contract(tidy.root))
    assert (problem.rule, problem.place.path) == ("not-normal", name)
    assert says in problem.message
    line = untidy.decode().split("\n")[problem.place.line - 1]
    assert at in line if at else line == ""
    status, out, err = run("format", "--root", tidy.root, "--check")
    assert (status, out, str(problem) in err) == (1, "", True)
    assert path.read_bytes() == untidy
    status, out, _ = run("format", "--root", tidy.root)
    assert (status, out) == (
        0,
        f"{name}: written\n{len(hand_written(tidy.root))} files in normal form.\n",
    )
    assert list(check_normal(tidy.root, read_contract(tidy.root))) == []


def test_windows_line_ends(tidy: Project, run) -> None:
    path = tidy.root / RECORDS
    wanted = path.read_bytes()
    path.write_bytes(wanted.replace(b"\n", b"\r\n"))
    assert list(check_normal(tidy.root, read_contract(tidy.root))) == []
    assert run("format", "--root", tidy.root)[:2] == (
        0,
        f"{RECORDS}: written\n{len(hand_written(tidy.root))} files in normal form.\n",
    )
    assert path.read_bytes() == wanted


def test_the_same_bytes_where_git_sets_the_line_ends_of_windows(
    built: Project, tmp_path: Path
) -> None:
    (built.root / "RULES.md").write_bytes(b"# Rules\n")
    shutil.copy(ROOT / ".gitattributes", built.root)
    commit(built.root)
    there = tmp_path / "there"
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", str(built.root), str(there))
    files = [path for path in built.root.rglob("*") if path.is_file()]
    names = {path.relative_to(built.root) for path in files}
    names = {name for name in names if name.parts[0] not in (".git", ".cache")}
    assert len(names) > len(hand_written(built.root))
    for name in names:
        assert (there / name).read_bytes() == (built.root / name).read_bytes(), name
    git(there, "config", "core.autocrlf", "true")
    assert git(there, "status", "--short") == ""


def test_a_file_that_cannot_be_read_is_left_alone_and_the_others_are_not(
    tidy: Project, run
) -> None:
    tidy.edit("raw/people.yaml", "label: Ada", "label: 'Ada'")
    tidy.edit("raw/places.yaml", "label: Northby", 'label: "Northby"')
    before = (tidy.root / "raw/people.yaml").read_bytes()
    status, out, err = run("format", "--root", tidy.root)
    assert (status, out) == (1, "raw/places.yaml: written\n")
    assert "raw/people.yaml:2: " in err
    assert (tidy.root / "raw/people.yaml").read_bytes() == before


def test_the_build_is_the_same_in_normal_form(tidy: Project, built_once: Project) -> None:
    assert tidy.problems() == []
    assert tidy.snapshot() == built_once.snapshot()


def test_a_folder_without_a_contract(tmp_path: Path, run) -> None:
    status, out, err = run("format", "--root", tmp_path)
    assert (status, out) == (1, "")
    assert err.startswith("datapackage.json:1: ")


@pytest.mark.parametrize("text", ["[]", '{"resources": 3}', '{"resources": [{"name": "x"}]}'])
def test_a_contract_that_is_none(tmp_path: Path, run, text: str) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    status, _, err = run("format", "--root", tmp_path)
    *lines, last = err.splitlines()
    assert (status, last.split()[1][:7]) == (1, "problem")
    assert all(line.startswith("datapackage.json:1: ") for line in lines)
    assert {line.rpartition(" ")[2] for line in lines} <= {
        "[contract-invalid]", "[descriptor-invalid]"
    }  # fmt: skip
