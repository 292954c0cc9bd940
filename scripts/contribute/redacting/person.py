"""A person of the shared list whose name must go; the id, to which all else refers, stays."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contribute.redacting.ids import naming
from scripts.contribute.redacting.project import Project, Withdrawal, unknown
from scripts.contribute.redacting.words import Words, kebab
from scripts.raw.problems import Problem, Refused
from scripts.raw.raw import Raw
from scripts.raw.strict_yaml import Mapping, Scalar, Sequence

PEOPLE = "raw/people.yaml"
NAMELESS = "[name withdrawn]"
IDENTIFYING = ("names", "wikidata", "note")
IN_DOCUMENTS = 'In documents and their records: nox -s redact -- SOURCE --words "…"'
OF_LIFE = ("person_born", "person_died")


def withdraw_person(project: Project, person_id: str) -> tuple[Withdrawal, Words]:
    """Withdraw a person's names from the shared lists; and the names. Raises `Refused`."""
    person = _person(project, person_id)
    words = Words(tuple(dict.fromkeys(_names(person))))
    in_part = naming(project.raw, map(kebab, words.parts), only=person_id)
    found = (*in_part, *naming(project.raw, words.kebabs))
    if refused := {problem.place: problem for problem in found}:
        raise Refused(refused.values())
    result = Withdrawal()
    values, _ = project.values(PEOPLE, words, but=person_id)
    for entry in person.entries:
        if entry.key.text in IDENTIFYING:
            values.lines.delete(entry, person)
        elif entry.key.text == "label" and isinstance(entry.value, Scalar):
            values.lines.put(entry.value, NAMELESS)
    said = f"`{person_id}` is called `{NAMELESS}`; other names, wikidata and note removed"
    project.keep(PEOPLE, values.lines.text(), said, result)
    for name in project.lists:
        if name != PEOPLE:
            project.clean(name, words, result)
    result.done += _dates(project.raw, person_id)
    result.done.append(IN_DOCUMENTS)
    return result, words


def _person(project: Project, person_id: str) -> Mapping:
    items = project.raw.lists["people"].items
    known = {item.text("id"): item for item in items if isinstance(item, Mapping)}
    if person_id not in known:
        raise unknown(PEOPLE, f"there is no person `{person_id}`.", person_id, known)
    person = known[person_id]
    if person.text("label") in ("", NAMELESS):
        message = f"`{person_id}` has no name that could be withdrawn."
        raise Refused([Problem(person.place, "words-not-found", message, "Nothing is to be done.")])
    return person


def _names(person: Mapping) -> Iterator[str]:
    yield person.text("label")
    below = person.get("names")
    for item in below.items if isinstance(below, Sequence) else ():
        if isinstance(item, Mapping) and item.text("name"):
            yield item.text("name")


def _dates(raw: Raw, person_id: str) -> Iterator[str]:
    """The reports from which the build computes when the person was born and died."""
    for source in raw.sources:
        reports = source.records.get("reports") if source.records else None
        for report in reports.items if isinstance(reports, Sequence) else ():
            below = report.get("participants") if isinstance(report, Mapping) else None
            for item in below.items if isinstance(below, Sequence) else ():
                if (
                    isinstance(item, Mapping)
                    and item.text("actor") == person_id
                    and item.text("role") in OF_LIFE
                ):
                    place = f"{item.place.path}:{item.place.line}"
                    yield f"{place}: still tells when `{person_id}` was born or died; delete it"
