"""Makes a whole project up: a contract that stands, lists, documents, and records read from them.

Nothing in it was ever said by anybody.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.contribute.measuring.world import (
    ALIASES,
    FIGURES,
    OFFICES,
    POSITIONS,
    REPORTS,
    STATEMENTS,
    UNITS,
    Document,
    World,
    slug,
    word,
    written,
)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
NUMBERS = (
    "{low:,} prisoners",
    "more than {low:,} prisoners",
    "about {low:,} prisoners",
    "at least {low:,} prisoners",
    "between {low:,} and {high:,} prisoners",
    "{low:,} prisoners",
    "fewer than {low:,} prisoners",
    "{low:,} prisoners",
)
CLOSING = (
    "Nobody who lived near the walls was told of it, and the lists were not shown.",
    "Families waited outside from early morning until the gates were closed again.",
)
ORDER = ("statements", "figures", "reports", "positions", "offices", "names", "set_aside")


def invent(folder: Path, world: World, descriptor: Path) -> None:
    """Write a project that builds: `descriptor`, and a `raw/` of that size. Raises `OSError`."""
    raw = folder / "raw"
    raw.mkdir(parents=True)
    shutil.copyfile(descriptor, folder / "datapackage.json")
    for number in range(world.sources):
        _write_source(number, world, raw / "sources" / f"source-{number}")
    for name, records in _lists(world):
        text = "".join(map(written, sorted(records)))
        raw.joinpath(f"{name}.yaml").write_text(text, encoding="utf-8")


def _write_source(number: int, world: World, folder: Path) -> None:
    document = Document(f"source-{number}")
    for local in range(min(UNITS, world.units - number * UNITS)):
        _unit(document, world, number * UNITS + local, local)
    folder.mkdir(parents=True)
    text = ("\n\n".join(document.paragraphs) + "\n").encode()
    folder.joinpath("document.txt").write_bytes(text)
    sections = [f"{name}:\n" + "".join(document.records[name]) for name in ORDER]
    records = "\n".join([f"source: {document.id}\n", *sections])
    folder.joinpath("records.yaml").write_text(records, encoding="utf-8")
    speaker = slug(world.organisation(number * 3))
    folder.joinpath("source.yaml").write_text(
        f"id: {document.id}\ntitle: The {word(number)} account\nkind: report\n"
        f"speaker: {speaker}\npublisher: {speaker}\npublished: {1989 + number % 30}-05\n"
        f"language: en\nurl: https://example.org/{document.id}\nheld: full_text\nread: in_full\n"
        "coverage: in_progress\nrights: Made up for a measurement.\nredistribute: excerpts\n"
        f"sha256: {hashlib.sha256(text).hexdigest()}\n",
        encoding="utf-8",
    )


def _unit(document: Document, world: World, number: int, local: int) -> None:
    """Twenty sentences and their records; `number` counts in the project, `local` in the source."""
    heading = f"Notes on the {document.thing()} years"
    document.add("set_aside", f"quote: {heading}", "reason: heading")
    parts = (_statements, _figures, _reports, _positions, _offices, _alias)
    said = [one for part in parts for one in part(document, world, number, local)] + [*CLOSING]
    paragraphs = (" ".join(said[at : at + 4]) for at in range(0, len(said), 4))
    document.paragraphs += [heading, *paragraphs]


def _statements(document: Document, world: World, number: int, local: int) -> Iterator[str]:
    """The first of them bears a figure; each takes a position."""
    for k in range(STATEMENTS):
        who, body = world.person(number * 3 + k), "was never read to anybody at that time."
        if k == 0:
            words = _number(number * FIGURES, local * FIGURES)
            body = f"was read to {words} in the great hall."
            _figure(document, world, number, local, k)
        body = f"The {document.thing()} order {body}"
        claim = (number * (STATEMENTS + POSITIONS) + k) % world.propositions
        document.add(
            "statements",
            f"id: statement-{local}-{k}",
            f"quote: {body}",
            f"speaker: {slug(who)}",
            "specificity: named",
            "kind: direct",
            "fidelity: unmarked",
            "cue: said",
            "act: state",
            "translated: not_stated",
            "origin_check: not_attempted",
            "positions:",
            f"  - claim: held-{claim}",
            f"    position: {('asserts', 'asserts', 'denies')[k]}",
        )
        yield f"{who} said in {world.place(number + k)}: “{body}”"


def _figures(document: Document, world: World, number: int, local: int) -> Iterator[str]:
    """Those of the document's own voice."""
    for k in range(1, FIGURES):
        words = _figure(document, world, number, local, k)
        by = world.organisation(number * FIGURES + k)
        yield f"According to the {by}, {words} were held there."


def _figure(document: Document, world: World, number: int, local: int, k: int) -> str:
    figure = number * FIGURES + k
    words = _number(figure, local * FIGURES + k)
    document.add(
        "figures",
        f"id: figure-{local}-{k}",
        f"quote: {words}",
        f"claim: {world.claim(figure)}",
        "basis: not_stated",
        _repeats(figure, world),
    )
    return words


def _repeats(figure: int, world: World) -> str:
    """Now and then a number of the same claim in an earlier source is said again."""
    other, k = divmod(figure - world.quantities, FIGURES)
    if world.hot or figure % 9 != 4 or other < 0 or other // UNITS == figure // FIGURES // UNITS:
        return ""
    return f"repeats: source-{other // UNITS}.figure-{other % UNITS}-{k}"


def _number(figure: int, local: int) -> str:
    """Words with a number that stands once in its document."""
    low = 1_000 + local * 60 + (figure * 37) % 29
    return NUMBERS[(figure * 7 + figure // 8) % len(NUMBERS)].format(low=low, high=low + 25)


def _reports(document: Document, world: World, number: int, local: int) -> Iterator[str]:
    for k in range(REPORTS):
        report = number * REPORTS + k
        day, month, year = report % 28 + 1, report % 12, 1981 + report % 9
        date = f"{day} {MONTHS[month]} {year}"
        words = f"the {document.thing()} session was held in {world.place(report)}"
        one, two = world.person(report), world.organisation(report + 1)
        organiser = (f"  - actor: {slug(two)}", "    role: organiser") if k % 3 == 0 else ()
        document.add(
            "reports",
            f"id: report-{local}-{k}",
            f"quote: {words}",
            f"event: event-{report % world.events}",
            f"date_words: On {date}",
            f"date: {year}-{month + 1:02}-{day:02}",
            "date_basis: stated",
            "participants:",
            f"  - actor: {slug(one)}",
            "    role: attendee",
            *organiser,
        )
        yield f"On {date} {words} with {one} and the {two}."


def _positions(document: Document, world: World, number: int, local: int) -> Iterator[str]:
    """Those of the document's own voice."""
    for k in range(POSITIONS):
        words = f"the {document.thing()} ruling was never made public"
        claim = (number * (STATEMENTS + POSITIONS) + STATEMENTS + k) % world.propositions
        document.add(
            "positions",
            f"id: position-{local}-{k}",
            f"quote: {words}",
            f"claim: held-{claim}",
            "position: asserts",
        )
        yield f"The text holds that {words}."


def _offices(document: Document, world: World, number: int, local: int) -> Iterator[str]:
    for k in range(OFFICES):
        who, title = world.person(number * 5 + k), f"head of the {document.thing()} office"
        document.add(
            "offices",
            f"id: office-{local}-{k}",
            f"quote: {title}",
            f"person: {slug(who)}",
            f"title: {title.capitalize()}",
            f"organisation: {slug(world.organisation(number))}",
            "since: ../1988",
            "until: 1988/..",
        )
        yield f"{who} was at that time {title}."


def _alias(document: Document, world: World, number: int, local: int) -> Iterator[str]:
    who, alias = world.person(number * 7), f"{word(ALIASES + number)} {word(number)}"
    document.add(
        "names",
        f"id: name-{local}",
        f"quote: {alias}",
        f"actor: {slug(who)}",
        "language: en",
        "kind: alias",
    )
    yield f"{who} is also known as {alias} in the neighbourhood."


def _lists(world: World) -> Iterator[tuple[str, Iterable[tuple[str, ...]]]]:
    """Each shared list with its records."""
    yield "people", (_labelled(world.person(k)) for k in range(world.people))
    yield "organisations", (_organisation(k, world) for k in range(world.organisations))
    places = map(world.place, range(world.places))
    yield "places", ((*_labelled(place), "kind: city") for place in places)
    yield "populations", [("id: prisoners", "label: prisoners")]
    adds = ("measured_in: person", "behaves: adds")
    yield "units", [("id: prisoner-held", "label: a prisoner held", *adds)]
    yield "events", (_event(k, world) for k in range(world.events))
    yield "claims", _claims(world)


def _labelled(name: str) -> tuple[str, str]:
    return f"id: {slug(name)}", f"label: {name}"


def _organisation(number: int, world: World) -> tuple[str, ...]:
    """Every fifth counts in the voice of the one before."""
    record = (*_labelled(world.organisation(number)), "kind: organisation")
    if number % 5 < 4:
        return record
    return *record, f"voice: {slug(world.organisation(number - 1))}", "voice_basis: unassessed"


def _event(number: int, world: World) -> tuple[str, ...]:
    place = slug(world.place(number))
    label = f"label: Session number {number}"
    return f"id: event-{number}", label, "kind: meeting", f"place: {place}"


def _claims(world: World) -> Iterator[tuple[str, ...]]:
    about = ("unit: prisoner-held", "population: prisoners", "counts: total", 'wrongdoing: "false"')
    for k in range(world.quantities):
        wording = f"wording: How many prisoners were held at session {k}?"
        event = f"event: event-{k % world.events}"
        yield f"id: count-{k}", "kind: quantity", wording, event, *about
    for k in range(world.propositions):
        wording = f"wording: The ruling of session {k} was made."
        yield f"id: held-{k}", "kind: evaluation", wording, 'wrongdoing: "false"'
    if world.hot:
        yield "id: count-hot", "kind: quantity", "wording: How many were held in all?", *about
