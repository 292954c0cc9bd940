"""A document: its text, what lies over it, and what the rules say of its records."""

from __future__ import annotations

from scripts.desk import checking, layers
from scripts.desk.desk import Desk
from scripts.desk.findings import Findings
from scripts.desk.route import Asked, Json, route
from scripts.desk.workspace import Project
from scripts.raw.files import TextFile
from scripts.site.tongues import tongue


@route(
    "GET",
    "/text/{source}",
    gives="{source, title, sha, dir, language, lines[], pages[{line, s, locator, ocr}], "
    "speaker{id, label}, ocr}",
)
def text(desk: Desk, asked: Asked) -> Json:
    """The text as the build reads it. Raises `Missing`."""
    project = desk.workspace.now()
    document, row = project.document(asked.source), project.row("sources", asked.source)
    return {
        "source": asked.source,
        "title": row["title"],
        "sha": document.text_sha256,
        "dir": tongue(document.text, row["language"]).direction,
        "language": row["language"],
        "lines": document.text.split("\n"),
        "pages": _pages(document),
        "speaker": _speaker(project, row["speaker_id"]),
        "ocr": document.ocr,
    }


@route(
    "GET",
    "/layer/{source}",
    takes="lines=a-b, from 1; all where it is left out",
    gives="{text, sha{path: sha}, records[RECORD], lost[RECORD], asides[{s, e, reason, at}], "
    "open[{type, s, e}], ghosts[GHOST], left{TYPE: n}}; the last three null while they are made",
)
def layer(desk: Desk, asked: Asked) -> Json:
    """What lies over the text. Raises `Missing`, `Unfit`."""
    project = desk.workspace.now()
    return layers.layer(project, desk.part(Findings), asked.source, asked.query.get("lines", ""))


@route(
    "GET", "/check/{source}", gives="{problems[PROBLEM, with `record`: the id of one, or empty]}"
)
def check(desk: Desk, asked: Asked) -> Json:
    """What `./record check SOURCE` says. Raises `Missing`."""
    return {"problems": checking.problems(desk.workspace.now(), asked.source)}


def _pages(document: TextFile) -> list[Json]:
    """Where each part of the document begins."""
    return [
        {
            "line": document.line_of(part.start),
            "s": part.start,
            "locator": part.locator,
            "ocr": part.ocr,
        }
        for part in document.parts
    ]


def _speaker(project: Project, actor_id: str) -> Json:
    """Who speaks where no statement says otherwise; the label is empty where there is none."""
    row = project.shelf.first("actors", "actor_id", actor_id)
    return {"id": actor_id, "label": row["label"] if row else ""}
