"""A dataset to be changed step by step, in the words that VERSIONING.md uses for its examples."""

from __future__ import annotations

import copy
import csv
import io
import json
import os
import pickle
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.contract.versions import Bump
from scripts.release.policy import BY_CODE
from scripts.release.snapshots import Snapshot, read_snapshot
from scripts.release.stores import Store, documents_among

Json = dict[str, Any]
RESOURCE_KEYS = {
    "name",
    "title",
    "description",
    "path",
    "encoding",
    "dialect",
    "licenses",
    "compression",
}
SCHEMA_KEYS = {"primaryKey", "foreignKeys", "uniqueKeys", "missingValues", "fields"}


@dataclass
class Draft:
    """Descriptor, rows, tombstones and documents, in memory; `do` changes them."""

    descriptor: Json
    rows: dict[str, list[dict[str, str]]]
    retired: dict[str, dict[str, str]]
    documents: dict[str, bytes]

    @classmethod
    def of(cls, root: Path) -> Draft:
        descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
        descriptor["version"] = "0.1.0"  # whatever the dataset's own number has become
        rows = {}
        for item in descriptor["resources"]:
            with (root / item["path"]).open(encoding="utf-8", newline="") as file:
                rows[item["name"]] = list(csv.DictReader(file))
        documents = {
            path.parent.name: path.read_bytes() for path in root.glob("raw/sources/*/document.txt")
        }
        return cls(descriptor, rows, {}, documents)

    def copy(self) -> Draft:
        return pickle.loads(pickle.dumps(self))  # noqa: S301  faster than a deep copy

    def done(self, *steps: str) -> Draft:
        """A copy with the steps done."""
        draft = self.copy()
        for step in steps:
            draft.do(step)
        return draft

    def do(self, step: str) -> None:
        for pattern, act in STEPS:
            if found := re.fullmatch(pattern, step):
                act(self, *found.groups())
                return
        raise AssertionError(f"no such step: {step}")

    # --- parts, by name

    def table(self, name: str) -> Json:
        return next(item for item in self.descriptor["resources"] if item["name"] == name)

    def fields(self, table: str) -> list[Json]:
        fields: list[Json] = self.table(table)["schema"]["fields"]
        return fields

    def place(self, path: str) -> tuple[Any, str]:
        """The object in which the last word of a dotted path stands, and that word."""
        first, *between, last = path.split(".")
        if first == "package":
            node: Any = self.descriptor
        elif (between or [last])[0] in RESOURCE_KEYS:
            node = self.table(first)
        elif (between or [last])[0] in SCHEMA_KEYS:
            node = self.table(first)["schema"]
        else:
            node = next(item for item in self.fields(first) if item["name"] == between[0])
            between = between[1:]
        for word in between:
            node = node.setdefault(word, {})
        return node, last

    def row(self, table: str, key: str) -> dict[str, str]:
        names = self.table(table)["schema"]["primaryKey"]
        return next(
            row for row in self.rows[table] if " / ".join(row[name] for name in names) == key
        )

    # --- what it makes

    def files(self) -> dict[str, bytes]:
        files = {"datapackage.json": json.dumps(self.descriptor).encode()}
        for item in self.descriptor["resources"]:
            out = io.StringIO(newline="")
            names = [field["name"] for field in item["schema"]["fields"]]
            writer = csv.DictWriter(
                out,
                names,
                restval="",
                extrasaction="ignore",
                lineterminator="\n",
                delimiter=item["dialect"]["delimiter"],
            )
            writer.writeheader()
            writer.writerows(self.rows[item["name"]])
            files[item["path"]] = out.getvalue().encode()
        stones = (
            f"- id: {id_}\n" + "".join(f"  {key}: {text}\n" for key, text in stone.items())
            for id_, stone in self.retired.items()
        )
        if self.retired:
            files["raw/retired.yaml"] = "".join(stones).encode()
        files["raw/sources/README.md"] = b"documents\n"
        return files | {
            f"raw/sources/{name}/document.txt": data for name, data in self.documents.items()
        }

    def write(self, folder: Path) -> Path:
        for name, data in self.files().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return folder

    def snapshot(self, label: str = "draft") -> Snapshot:
        files = self.files()
        return read_snapshot(Store(label, files.get, documents_among(files)))


GIT = {
    **os.environ, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip


def git(root: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *words],  # noqa: S607
        env=GIT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def commit(root: Path, draft: Draft | None = None) -> str:
    """Write the state, if one is given, into the repository; commit all there is."""
    if not (root / ".git").exists():
        root.mkdir(parents=True, exist_ok=True)
        git(root, "init", "--quiet", "--initial-branch=main", ".")
    if draft:
        draft.write(root)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "state")
    return git(root, "rev-parse", "--short", "HEAD")


def _set(draft: Draft, path: str, value: str) -> None:
    node, last = draft.place(path)
    assert node.get(last) != json.loads(value), f"{path} is {value} already"
    node[last] = json.loads(value)


def _delete(draft: Draft, path: str) -> None:
    node, last = draft.place(path)
    del node[last]


def _append(draft: Draft, value: str, path: str) -> None:
    node, last = draft.place(path)
    node.setdefault(last, []).append(json.loads(value))


def _remove(draft: Draft, value: str, path: str) -> None:
    node, last = draft.place(path)
    node[last].remove(json.loads(value))


def _append_field(draft: Draft, field: str, table: str) -> None:
    draft.fields(table).append(json.loads(field))


def _insert_field(draft: Draft, field: str, before: str, table: str) -> None:
    fields = draft.fields(table)
    at = [item["name"] for item in fields].index(before)
    fields.insert(at, json.loads(field))


def _delete_field(draft: Draft, name: str, table: str) -> None:
    fields = draft.fields(table)
    fields[:] = [item for item in fields if item["name"] != name]


def _move_field(draft: Draft, name: str, before: str, table: str) -> None:
    fields = draft.fields(table)
    field = next(item for item in fields if item["name"] == name)
    fields.remove(field)
    fields.insert([item["name"] for item in fields].index(before), field)


def _rename_field(draft: Draft, old: str, new: str, table: str) -> None:
    next(item for item in draft.fields(table) if item["name"] == old)["name"] = new
    for row in draft.rows[table]:
        row[new] = row.pop(old)


def _append_table(draft: Draft, name: str) -> None:
    item = copy.deepcopy(draft.table("coverage"))
    item["schema"] = {"fields": [{"name": "page", "type": "string"}], "primaryKey": ["page"]}
    draft.descriptor["resources"].append(item | {"name": name, "path": f"data/{name}.csv"})
    draft.rows[name] = [{"page": "1"}]


def _delete_table(draft: Draft, name: str) -> None:
    draft.descriptor["resources"].remove(draft.table(name))


def _rename_table(draft: Draft, old: str, new: str) -> None:
    item = draft.table(old)
    item["name"], item["path"] = new, f"data/{new}.csv"
    draft.rows[new] = draft.rows.pop(old)


def _append_row(draft: Draft, row: str, table: str) -> None:
    empty = dict.fromkeys((item["name"] for item in draft.fields(table)), "")
    draft.rows[table].append(empty | json.loads(row))


def _delete_row(draft: Draft, table: str, key: str) -> None:
    draft.rows[table].remove(draft.row(table, key))


def _set_cell(draft: Draft, table: str, key: str, column: str, text: str) -> None:
    row = draft.row(table, key)
    assert row[column] != text
    row[column] = text


def _retire(draft: Draft, id_: str, reason: str) -> None:
    draft.retired[id_] = {"reason": reason, "since": "1.0.0"}


def _set_document(draft: Draft, source: str, text: str) -> None:
    draft.documents[source] = text.encode()


def _delete_document(draft: Draft, source: str) -> None:
    del draft.documents[source]


STEPS: list[tuple[str, Callable[..., None]]] = [
    (r"append table (\w+)", _append_table),
    (r"delete table (\w+)", _delete_table),
    (r"rename table (\w+) to (\w+)", _rename_table),
    (r"append field (\{.*\}) to (\w+)", _append_field),
    (r"insert field (\{.*\}) before (\w+) in (\w+)", _insert_field),
    (r"delete field (\w+) of (\w+)", _delete_field),
    (r"move field (\w+) before (\w+) in (\w+)", _move_field),
    (r"rename field (\w+) to (\w+) in (\w+)", _rename_field),
    (r"append row (\{.*\}) to (\w+)", _append_row),
    (r"delete row (\w+)\[(.+)\]", _delete_row),
    (r"set cell (\w+)\[(.+)\]\.(\w+) to (.*)", _set_cell),
    (r"retire (\S+): (.+)", _retire),
    (r"set document (\S+) to (.+)", _set_document),
    (r"delete document (\S+)", _delete_document),
    (r"append (.+) to (\S+)", _append),
    (r"remove (.+) from (\S+)", _remove),
    (r"set (\S+) to (.+)", _set),
    (r"delete (\S+)", _delete),
]


@dataclass(frozen=True)
class Example:
    """One change made for real, and the rule under which it must fall."""

    rule: str
    steps: tuple[str, ...]  # `first …` happens on both sides; `undo` swaps the sides

    @property
    def bump(self) -> Bump:
        """What the policy asks for; of several rules that it breaks, this one asks for most."""
        return BY_CODE[self.rule].bump

    def sides(self, base: Draft) -> tuple[Draft, Draft]:
        """The dataset before and after."""
        old = base.done(*(step[6:] for step in self.steps if step.startswith("first ")))
        new = old.done(*(step for step in self.steps if not re.match("first |undo$", step)))
        return (new, old) if "undo" in self.steps else (old, new)


def examples(page: str) -> list[Example]:
    """The examples of VERSIONING.md: rows of tables that open with a rule in code quotes."""
    found = []
    for line in page.splitlines():
        if row := re.fullmatch(r"\| `([a-z-]+)` \| \w+ \| .* \| (`.*`) \|", line):
            found.append(Example(row[1], tuple(re.findall(r"`([^`]+)`", row[2]))))
    return found
