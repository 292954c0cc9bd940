"""Words withdrawn from one source and from the shared lists, or a person's name from the lists.

The id of a person, to which all else refers, stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from scripts.contribute.redacting.anchored import Texts
from scripts.contribute.redacting.left import naming
from scripts.contribute.redacting.project import Project, Withdrawal, counted, told, unknown
from scripts.contribute.redacting.words import Words, kebab
from scripts.raw.files import WITHDRAWN, text_file
from scripts.raw.format import plain
from scripts.raw.normal_form import normal_yaml
from scripts.raw.problems import Place, Problem, Refused, shorten
from scripts.raw.raw import Raw, RawSource
from scripts.raw.reading.recognition import SUFFIX
from scripts.raw.rule import Rule, Seen
from scripts.raw.strict_yaml import Mapping, Scalar, Sequence
from scripts.rules.normal import layouts
from scripts.text.anchors import nearest

WRITTEN_ANEW = ("sha256", "text_sha256", "encoding", "redacted")
PEOPLE = "raw/people.yaml"
NAMELESS = "[name withdrawn]"
IDENTIFYING = ("names", "wikidata", "note")
IN_DOCUMENTS = 'In documents and their records: ./record redact SOURCE --words "…"'
OF_LIFE = ("person_born", "person_died")


def withdraw(project: Project, source_id: str, words: Words, day: str) -> Withdrawal:
    """Withdraw `words` from a source and the shared lists on `day`. Raises `Refused`."""
    source = project.source(source_id)
    if named := naming(project.raw, words.kebabs, source_id):
        raise Refused(named)
    folder = f"raw/sources/{source_id}"
    names = [f"{folder}/source.yaml", f"{folder}/records.yaml", *project.lists]
    half_done = _is_half_done(source)
    if (absent := list(_absent(project, source, words, names))) and not half_done:
        raise Refused(absent)
    result = Withdrawal()
    texts = _texts(source, words)
    changed = texts is not None and texts.old.text != texts.new.text
    if texts and changed:
        _document(project, source, words, texts, result)
    if texts and (changed or half_done):
        _declaration(project, names.pop(0), words, texts, day, result)
    for name in names:
        project.clean(name, words, result, texts if name.endswith("records.yaml") else None)
    return result


def _is_half_done(source: RawSource) -> bool:
    """Whether blocks stand in the document, and `source.yaml` is one from before they did."""
    document = source.document
    if document is None or WITHDRAWN not in document.text:
        return False
    return source.declaration.text("sha256") not in ("", document.sha256)


def _texts(source: RawSource, words: Words) -> Texts | None:
    if source.document is None:
        return None
    text = words.blanked(source.document.text)
    return Texts(source.document, text_file(text, text.encode("utf-8")))


def _document(
    project: Project, source: RawSource, words: Words, texts: Texts, result: Withdrawal
) -> None:
    """The text in UTF-8; of a document in another format only this is left."""
    name = f"raw/sources/{source.folder}/{plain().file_name}"
    stood = None if texts.old.derived else project.path(name).read_bytes().decode("utf-8")
    text = words.blanked(stood) if stood else texts.new.text  # with its own line ends
    result.files[project.path(name)] = text.encode("utf-8")
    result.done.append(f"{name}: {counted(len(words.spans(texts.old.text)), 'place')}")
    if source.document_path != name:
        result.files[project.path(source.document_path)] = None
        if texts.old.ocr and project.path(recognised := _recognised(source)).exists():
            result.files[project.path(recognised)] = None
        lost = ", and passages have no page or paragraph any more" * bool(texts.old.parts)
        result.done.append(f"{source.document_path}: removed; only its text is left{lost}")


def _recognised(source: RawSource) -> str:
    """Where the words of a scan stand."""
    return PurePosixPath(source.document_path).with_suffix(SUFFIX).as_posix()


def _declaration(
    project: Project, name: str, words: Words, texts: Texts, day: str, result: Withdrawal
) -> None:
    """No hash of the bytes: with the rest of the text known, it would let anyone test guesses."""
    values, node = project.values(name, words)
    assert isinstance(node, Mapping)
    for entry in node.entries:
        if entry.key.text in WRITTEN_ANEW:
            values.lines.delete(entry, node)
    pinned = f"text_sha256: {texts.new.text_sha256}\nredacted: {day}\n"
    text = f"{values.lines.text().rstrip()}\n{pinned}"
    said = f"`sha256` removed, `text_sha256` and `redacted: {day}` set"
    said = f"{told(values)}, {said}" if values.places else said
    project.keep(name, normal_yaml(text, name, layouts(project.contract)["source"]), said, result)


def _absent(project: Project, source: RawSource, words: Words, names: list[str]) -> list[Problem]:
    """A problem for each form that stands nowhere."""
    text = source.document.text if source.document else ""
    searched = [text, *map(project.text, names)]
    return [
        _not_there(form, source, text)
        for form in words.forms
        if not any(Words((form,)).spans(one) for one in searched)
    ]


WORDS_NOT_FOUND = Rule(
    "words-not-found",
    "The words to be withdrawn do not stand there, or were withdrawn already.",
    "Copy them as they stand, one form after the other; see HARM.md.",
    Seen(
        '`./record redact mill-letter-2001 --words "mina karimi"`; the letter has `Mina Karimi`.',
        '`./record redact mill-letter-2001 --words "Mina Karimi"`.',
    ),
)


def _not_there(form: str, source: RawSource, text: str) -> Problem:
    near = nearest(form, text)
    if WITHDRAWN in form:
        hint = f"`{WITHDRAWN}` stands for words withdrawn already; give words that can be read."
    elif near:
        seen = shorten(text[near.start : near.end])
        hint = f'Nearest: "{seen}". Copy the words as they stand, capitals too, and whole.'
    else:
        hint = "Copy the words as they stand; they may have been withdrawn already."
    place = Place(source.document_path if source.document else source.place.path)
    message = f'the words "{shorten(form)}" stand neither here nor in the records and lists.'
    return Problem(place, WORDS_NOT_FOUND.code, message, hint)


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
