"""What `check` says of a source, by the record that it is about."""

from __future__ import annotations

from scripts.derived.coverage import covered
from scripts.desk.route import Json, problem_as_json
from scripts.desk.workspace import Project
from scripts.rules.mistakes import broken
from scripts.rules.of_source import Concern, extents, lines_of


def problems(project: Project, source_id: str) -> list[Json]:
    """The problems of a source and of the shared entries it refers to, as `check` names them."""
    source = project.source(source_id)
    dataset = covered(project.dataset, [source_id])
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
