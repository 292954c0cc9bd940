"""What an editor accepts and refuses is what the build does, as far as one file shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
import yaml
from conftest import RECORDS, ROOT, TINY, Project
from jsonschema import Draft7Validator

from scripts.contract.model import load_contract
from scripts.contribute.editor_schemas import schemas, switch
from scripts.raw.files import relative
from scripts.raw.problems import Place
from scripts.raw.raw import Raw, read_raw
from scripts.raw.spelling import plain
from scripts.raw.strict_yaml import Entry, Mapping, Node, Scalar, Sequence, parse
from scripts.records.authored import file_parts, record_parts
from scripts.records.resolve import resolve
from scripts.rules.check import checks_in
from scripts.rules.checks import cells, keys
from scripts.rules.normal import hand_written, layouts, normal_text

CONTRACT = load_contract(ROOT / "datapackage.json")
CHECKS = (*checks_in(cells), keys.reference_unknown)  # what follows from the contract for one cell
WORDS = "figures.as_written"  # the one column that is computed or typed
BAD = "Bad Value!"  # no id, no date, no number, in no list


@cache
def validator(name: str) -> Draft7Validator:
    schema = json.loads(schemas(CONTRACT)[f"schemas/{name}.schema.json"])
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def files(root: Path) -> list[Path]:
    return [path for path in hand_written(root) if path.suffix == ".yaml"]


OF_A_RELEASE = {"retired", "changes"}  # what no editor helps with


def as_text(path: Path) -> object:
    """The file as the build reads it: every value is text."""
    return plain(parse(path.read_text(encoding="utf-8"), path.name))


@pytest.mark.parametrize("root", [TINY, ROOT], ids=["tiny", "real"])
def test_what_stands_in_raw_is_accepted(root: Path) -> None:
    read = {path: as_text(path) for path in files(root) if path.stem not in OF_A_RELEASE}
    lists = {kind.section for kind in CONTRACT.lists}
    absent = set() if root == TINY else CONTRACT.optional_lists
    assert {path.stem for path in read} == {"source", "records"} | lists - absent
    faults = {
        path: error.message
        for path, content in read.items()
        for error in validator(path.stem).iter_errors(content)
    }
    assert faults == {}


class Core(yaml.SafeLoader):
    """As editors read: YAML 1.2, in which a date is text and `no` is no truth value."""


Core.yaml_implicit_resolvers = {}
for kind, pattern in (
    ("int", r"-?[0-9]+$"),
    ("float", r"-?[0-9]+\.[0-9]+$"),
    ("bool", "true|false$"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(pattern), None)


@pytest.mark.parametrize("path", files(TINY), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_editor_that_sees_numbers_accepts_it_too(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace('"true"', "true")
    assert list(validator(path.stem).iter_errors(yaml.load(text, Core))) == []  # noqa: S506


# Each file of the tiny dataset, broken in every way that one file can show.


def thinned(node: object) -> object:
    """The same content, without records that have no key which others before them lack: quicker."""
    if isinstance(node, dict):
        return {key: thinned(value) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    seen: set[str] = set()
    return [thinned(item) for item in node if not seen.issuperset(item) and not seen.update(item)]


def places(node: object, path: tuple = ()) -> Iterator[tuple]:
    """The way to every mapping, list and text."""
    yield path
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from places(value, (*path, key))


def at(node, path: tuple):
    for step in path:
        node = node[step]
    return node


def drop(holder, key) -> None:
    del holder[key]


def misspell(holder, key) -> None:
    holder["zz" + key] = holder.pop(key)


def put(value: object) -> Callable:
    def change(holder, key) -> None:
        holder[key] = value

    return change


CHANGES = {
    "dropped": drop,
    "misspelt": misspell,
    "a list": put(["a", "b"]),
    "empty": put(""),
    "bad": put(BAD),
}
ADDED = {"parent": "x", "quote": "x", "from": "x", "locator": "page 1", "name": "x",
         "as_written": "5 men", "source": "x", "occurrence": "1 of 2"}  # fmt: skip


def broken(content: object) -> Iterator[tuple[str, object]]:
    """Every single change of a file's content, with what was done."""
    for path in places(content):
        node = at(content, path)
        if path and isinstance(path[-1], str):
            for name, change in CHANGES.items():
                fresh = deepcopy(content)
                change(at(fresh, path[:-1]), path[-1])
                yield f"{name}: {path}", fresh
        if isinstance(node, dict):
            for key, value in ADDED.items():
                if key not in node:
                    fresh = deepcopy(content)
                    at(fresh, path)[key] = value
                    yield f"added {key}: {path}", fresh
        if isinstance(node, list):
            fresh = deepcopy(content)
            at(fresh, path).append("a word")
            yield f"a word: {path}", fresh


# What the build says of a fault that one file shows; all else needs the document or other files.
SEEN = {"key-unknown", "key-computed", "value-not-text", "record-shape", "section-empty",
        "section-incomplete", "reason-missing", "id-missing", "id-pattern", "source-misnamed",
        "field-missing", "value-not-in-list", "value-pattern", "number-spelling", "date-not-edtf",
        "anchor-missing"}  # fmt: skip
FOR_BAD = {"reference-unknown", "within-wrong", "occurrence-wrong", "value-not-in-words"}


def node_of(content: object, place: Place) -> Node:
    """Content as the strict reader hands it on."""
    if isinstance(content, str):
        return Scalar(content, place)
    if isinstance(content, list):
        return Sequence(tuple(node_of(item, place) for item in content), place)
    entries = (Entry(Scalar(key, place), node_of(value, place)) for key, value in content.items())
    return Mapping(tuple(entries), place)


def with_file(raw: Raw, name: str, node: Node) -> Raw:
    """One file of the tiny dataset with another content, and the lists that all share."""
    path = PurePosixPath(name)
    if path.stem in raw.lists:
        return Raw({**raw.lists, path.stem: node}, ())
    part = "declaration" if path.stem == "source" else "records"
    source = next(source for source in raw.sources if source.folder == path.parent.name)
    return replace(raw, sources=(replace(source, **{part: node}),))


def refused_by_the_build(raw: Raw) -> set[str]:
    dataset = resolve(raw, CONTRACT)
    problems = {
        *dataset.problems,
        *(hit for check in CHECKS for hit in check.problems(dataset, CONTRACT)),
    }
    return {
        hit.rule
        for hit in problems
        if hit.rule in SEEN or (hit.rule in FOR_BAD and BAD in hit.message)
        if not hit.hint.startswith("The build fills") or hit.message.startswith(WORDS)
    }


@pytest.mark.parametrize("name", [relative(path, TINY) for path in files(TINY)])
def test_what_one_file_shows_is_judged_alike(name: str) -> None:
    raw, file = read_raw(TINY, CONTRACT), PurePosixPath(name)
    content = thinned(as_text(TINY / name))
    differ = {}
    for done, changed in broken(content):
        build = refused_by_the_build(with_file(raw, name, node_of(changed, Place(name))))
        editor = [error.message for error in validator(file.stem).iter_errors(changed)]
        if bool(build) != bool(editor):
            differ[done] = (build, editor)
    assert differ == {}


# The line that switches the schema on


@pytest.mark.parametrize("path", files(TINY), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_first_line_leads_to_the_schema(path: Path) -> None:
    name = relative(path, TINY)
    line = switch(name)
    target = (ROOT / name).parent / line.removeprefix("# yaml-language-server: $schema=")
    assert target.resolve() == ROOT / f"schemas/{path.stem}.schema.json"
    text = path.read_text(encoding="utf-8")
    assert plain(parse(f"{line}\n{text}", name)) == plain(parse(text, name))


def test_the_command_switches_every_file_on_once(tiny: Project, run) -> None:
    before = {path: as_text(path) for path in files(tiny.root)}
    status, out, _ = run("schemas", "--root", tiny.root)
    assert (status, out.count(": written")) == (0, len(before) + len(schemas(CONTRACT)))
    for path, content in before.items():
        line = switch(relative(path, tiny.root))
        assert path.read_text(encoding="utf-8").startswith(f"{line}\n")
        assert as_text(path) == content
    assert tiny.problems() == []
    normal = normal_text(tiny.root / RECORDS, tiny.root, CONTRACT)
    assert normal.startswith(f"{switch(RECORDS)}\nsource: mill-letter-2001\n")
    assert run("schemas", "--root", tiny.root) == (0, "Schemas up to date.\n", "")


def test_a_line_that_leads_elsewhere_is_replaced(tiny: Project, run) -> None:
    text = (tiny.root / RECORDS).read_text(encoding="utf-8")
    (tiny.root / RECORDS).write_text(f"# yaml-language-server: $schema=x\n{text}", encoding="utf-8")
    assert run("schemas", "--root", tiny.root)[0] == 0
    assert (tiny.root / RECORDS).read_text(encoding="utf-8") == f"{switch(RECORDS)}\n{text}"


def test_nothing_is_written_when_a_file_cannot_be_read(tiny: Project, run) -> None:
    (tiny.root / RECORDS).write_bytes(b"\xff")
    status, _, err = run("schemas", "--root", tiny.root)
    assert status == 1
    assert "[file-not-utf8]" in err
    assert not (tiny.root / "schemas").exists()


def test_keys_stand_in_the_order_of_the_normal_form() -> None:
    wanted = layouts(CONTRACT)
    in_files = {part.name: part for part in file_parts(CONTRACT)}
    in_records = {part.name: part for part in record_parts(CONTRACT)}
    assert list(in_records) == list(wanted["records"].keys[1:])
    for parts, found in ((in_files, wanted), (in_records, wanted["records"].below)):
        for name, part in parts.items():
            keys = [key.name for key in part.keys]
            assert keys == [key for key in found[name].keys if key in keys]
