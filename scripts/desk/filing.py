"""A draft as edits: the record where it stands in the document, and what is new in the lists."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.desk.draft import Draft
from scripts.desk.edits import HEAD, Edit, Fields, read_edits
from scripts.desk.workspace import Project
from scripts.text.anchors import shadow
from scripts.text.occurrences import Occurrences


def edits_of(
    draft: Draft, source: str, standing: Fields | None, project: Project
) -> tuple[Edit, ...]:
    """What saving a draft does. Raises `Missing`, `Unfit`, `Unusable`.

    `standing`: what the record said that it takes the place of; None of a new one.
    """
    text = project.document(source).text
    typed = draft.typed(Occurrences(shadow(text)), text, project.contract, standing)
    record = {"table": draft.table, "source": source, "before": standing, "after": typed}
    if not standing:
        listed = [{**record, "behind": _behind(draft, source, project)}]
    elif standing.get("id", "") == typed.get("id", ""):
        listed = [record]
    else:  # it has another name now
        listed = [{**record, "after": None}, {**record, "before": None}]
    new = [
        {"table": one.table, "before": None, "after": one.typed(project.contract)}
        for one in draft.new
    ]
    return read_edits([*listed, *new], project.contract)


def _behind(draft: Draft, source: str, project: Project) -> str:
    """The record of the same table that opens last before the draft's words do."""
    starts = list(_starts(draft.table, source, project))
    before = [one for one in starts if one[0] <= draft.span.start]
    return max(before)[1] if before else HEAD if starts else ""


def _starts(table: str, source: str, project: Project) -> Iterator[tuple[int, str]]:
    """Where each record of a table opens, and its local id."""
    column = project.contract.resting.get(table, "")
    passages = project.dataset.index("passages", "passage_id") if column else {}
    for row in project.dataset.tables[table] if column else ():
        passage = passages.get(row[column])
        if passage and passage["source_id"] == source and passage["char_start"]:
            yield int(passage["char_start"]), row[column].removeprefix(f"{source}.")
