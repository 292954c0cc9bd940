"""What `check` says of a source, by the record that it is about."""

from __future__ import annotations

from dataclasses import replace

from scripts.derived.coverage import cover
from scripts.desk.route import Json, problem_as_json
from scripts.desk.workspace import Project
from scripts.raw.rows import Dataset, sorted_rows
from scripts.rules.mistakes import broken
from scripts.rules.of_source import Concern, extents, lines_of


def problems(project: Project, source_id: str) -> list[Json]:
    """The problems of a source and of the shared entries it refers to, as `check` names them."""
    source = project.source(source_id)
    dataset = covered(project, source_id)
    concern = Concern(source_id, lines_of(project.raw), dataset, project.contract)
    found = broken(dataset, project.contract)
    lines = extents(source.records) if source.records else {}
    path = source.records.place.path if source.records else ""
    return [
        {
            **problem_as_json(one),
            "record": next(
                (
                    f"{source_id}.{name}"
                    for name, extent in lines.items()
                    if one.place.path == path and one.place.line in extent
                ),
                "",
            ),
        }
        for one in sorted(found)
        if concern.holds(one.place)
    ]


def covered(project: Project, source_id: str) -> Dataset:
    """The project with what became of this one document; of all of them it would take long."""
    dataset = project.dataset
    documents = {name: one for name, one in dataset.documents.items() if name == source_id}
    aside = tuple(one for one in dataset.set_aside if one.source_id == source_id)
    rows = sorted_rows(
        cover(replace(dataset, documents=documents)), project.contract.tables["coverage"]
    )
    return replace(dataset, set_aside=aside, tables={**dataset.tables, "coverage": rows})
