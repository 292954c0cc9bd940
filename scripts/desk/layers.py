"""What lies over a document: its records, what they leave open, what is suggested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.contribute.drafts import UNDECIDED, Drafted
from scripts.derived.coverage import KINDS
from scripts.desk.draft import ANCHOR
from scripts.desk.findings import Findings, Held, Used
from scripts.desk.harm import named
from scripts.desk.route import Json, Unfit
from scripts.desk.workspace import Project
from scripts.raw.files import TextFile
from scripts.raw.raw import RECORDS
from scripts.raw.spelling import plain
from scripts.raw.strict_yaml import Mapping as Node
from scripts.raw.strict_yaml import Sequence
from scripts.records.kinds import OTHER_KEYS
from scripts.show.read_back import told
from scripts.show.records import RECORDS as SHOWN
from scripts.text.anchors import Span, span_of
from scripts.text.spans import Spans

SHARED = "datapackage.json"
WHO = ("described_as", "specificity")  # are not proposed of a person who may be private


def layer(project: Project, findings: Findings, source_id: str, lines: str = "") -> Json:
    """The layer of a document; of the `lines` `a-b` alone, where they are given.

    `open`, `ghosts` and `left` are null while they are made: news tell when they are there. Raises
    `Missing`, `Unfit`.
    """
    held = findings.held(project, source_id)
    part = stretch(held.document, lines)
    left = findings.open(project, source_id)
    ghosts = findings.ghosts(project, source_id)
    used = Used.of(project, source_id)
    return {
        "text": held.document.text_sha256,
        "sha": sums(project, source_id),
        "records": [one for one in records(project, source_id) if _inside(one, part)],
        "lost": lost(project, source_id),
        "asides": [one for one in _asides(project, source_id) if _inside(one, part)],
        "open": None
        if left is None
        else [
            {"type": one.kind, "s": one.start, "e": one.end}
            for one in left
            if part.meets(Span(one.start, one.end))
        ],
        "ghosts": None
        if ghosts is None
        else [
            _ghost(one, project, held)
            for one in ghosts.items
            if part.meets(one.suggestion.span) and not used.by(one.suggestion.span)
        ],
        "left": None if left is None else _counted(one.kind for one in left),
    }


def stretch(document: TextFile, lines: str) -> Span:
    """The code points of the lines `a-b`, from 1; the whole document where none are given."""
    if not lines:
        return Span(0, len(document.text))
    first, dash, last = lines.partition("-")
    if not (first.isdecimal() and last.isdecimal() and dash and 0 < int(first) <= int(last)):
        raise Unfit("lines: two numbers are wanted, as in `1-40`.")
    texts = document.text.split("\n")
    start = sum(len(line) + 1 for line in texts[: int(first) - 1])
    return Span(start, start + sum(len(line) + 1 for line in texts[int(first) - 1 : int(last)]))


def sums(project: Project, source_id: str) -> dict[str, str]:
    """The sums of the files on which the records of a source rest, as they were read."""
    lists = [f"raw/{kind.section}.yaml" for kind in project.contract.lists]
    own = f"raw/sources/{source_id}/"
    paths = [
        SHARED,
        *lists,
        *(path for path in project.sums if path.startswith(own)),
        own + RECORDS,
    ]
    return {path: project.sums.get(path, "") for path in paths}


def _inside(one: Mapping[str, Any], part: Span) -> bool:
    return part.meets(Span(one["s"], one["e"]))


def _counted(kinds: Iterable[str]) -> dict[str, int]:
    counts = Counter(kinds)
    return {kind: counts[kind] for kind in KINDS}


def records(project: Project, source_id: str) -> list[Json]:
    """Every record of a source whose words were found, as they stand in the document."""
    said = {(one.table, one.id): one.text for one in _told(project, source_id)}
    passages = project.shelf.find("passages", "source_id", source_id)
    spans = {row["passage_id"]: span_of(row) for row in passages}
    spoken = project.shelf.find("statements", "source_id", source_id)
    around = Spans(filter(None, (spans[row["statement_id"]] for row in spoken)))
    found = [
        {
            "id": name,
            "table": section,
            "s": span.start,
            "e": span.end,
            "depth": sum(one.covers(span) and one != span for one in around.meeting(span)),
            "parent": _parent(project, section, name),
            "say": said.get((section, name), ""),
            **_typed(source_id, node),
        }
        for section, node in typed_records(project, source_id)
        for name in [f"{source_id}.{node.text('id')}"]
        if (span := spans.get(name))
    ]
    return sorted(found, key=lambda one: (one["s"], -one["e"], one["id"]))


def lost(project: Project, source_id: str) -> list[Json]:
    """The records whose words were not found, so that they stand nowhere in the document."""
    gone = project.dataset.left_out
    return [
        {"id": name, "table": section, **_typed(source_id, node)}
        for section, node in typed_records(project, source_id)
        if (name := f"{source_id}.{node.text('id')}") in gone
    ]


def typed_records(project: Project, source_id: str) -> Iterator[tuple[str, Node]]:
    """Each record of a source as it is written, by its section; words set aside are none."""
    root = project.source(source_id).records
    for entry in root.entries if root else ():
        if entry.key.text not in OTHER_KEYS and isinstance(entry.value, Sequence):
            for item in entry.value.items:
                if isinstance(item, Node):
                    yield entry.key.text, item


def standing(project: Project, source_id: str, table: str, name: str) -> Json:
    """A record as it stands in its file, by its local id; None where there is none."""
    found = (node for section, node in typed_records(project, source_id) if section == table)
    return next((plain(node) for node in found if name and node.text("id") == name), None)


def _typed(source_id: str, node: Node) -> Json:
    """A record as it stands in its file, and where."""
    path = f"raw/sources/{source_id}/{RECORDS}"
    return {"typed": plain(node), "path": path, "at": node.place.line}


def _told(project: Project, source_id: str) -> Any:
    return told(project.dataset, project.shelf, source_id)


def _parent(project: Project, section: str, name: str) -> str:
    """The statement in which a record stands; empty where the document itself speaks."""
    if section not in SHOWN:
        return ""
    row = project.shelf.first(section, SHOWN[section].column, name)
    return (row["parent_id"] or row["statement_id"] * (section != "statements")) if row else ""


def _asides(project: Project, source_id: str) -> list[Json]:
    return [
        {"s": one.start, "e": one.end, "reason": one.reason, "at": one.place.line}
        for one in project.dataset.set_aside
        if one.source_id == source_id
    ]


def _ghost(item: Drafted, project: Project, held: Held) -> Json:
    """A suggested record; what a person must decide is left out of its fields.

    So is how somebody is described where the words are a name that is nobody's in the lists.
    """
    fields = {
        key: value for key, value in item.cells.items() if key not in ANCHOR and value != UNDECIDED
    }
    if named(fields.get("described_as", ""), project.names, held.language):
        fields = {key: value for key, value in fields.items() if key not in WHO}
    found = item.suggestion
    return {
        "id": item.cells.get("id", ""),
        "table": found.section,
        "s": found.span.start,
        "e": found.span.end,
        "fields": fields,
        "why": found.understood,
    }
