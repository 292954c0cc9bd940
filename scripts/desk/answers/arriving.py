"""New sources, and what is to be read before the first record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.contribute.bench import Answers
from scripts.desk.arriving import Arrivals, Unanswered, asked, make
from scripts.desk.desk import Desk
from scripts.desk.route import Answer, Asked, Json, Unfit, route
from scripts.desk.steps import FOLDER
from scripts.raw.files import read_text
from scripts.raw.writing import put

LARGEST = 150_000_000  # bytes of what is sent; a document grows by a third
HARM, SEEN = "HARM.md", "harm-seen"


@route(
    "POST",
    "/arrivals",
    takes="{name, data (Base64), encoding?} or {address}",
    gives="{token, questions[QUESTION], organisation[QUESTION], notes[], begins}",
    most=LARGEST,
)
def arrive(desk: Desk, told: Asked) -> Json:
    """Read a document or an address; say what is asked of it."""
    arrivals = desk.part(Arrivals)
    if "address" in told.body:
        return asked(arrivals.address(_text(told.body, "address")), desk)
    name, data, encoding = (_text(told.body, key) for key in ("name", "data", "encoding"))
    return asked(arrivals.document(name, data, encoding), desk)


@route(
    "POST",
    "/sources",
    takes="{token, answers{key: text}, organisations[{key: text}]}",
    gives="{source, files[], suggestions}; 422 {error, faults{key: [text]}}",
)
def add(desk: Desk, told: Asked) -> Json:
    """Make the source that the answers describe."""
    arrived = desk.part(Arrivals).of(told.body.get("token"))
    added = told.body.get("organisations") or []
    if not isinstance(added, list):
        raise Unfit("organisations: a list is wanted.")
    answers = _answers(told.body.get("answers"), "answers")
    try:
        made = make(arrived, answers, [_answers(one, "organisations") for one in added], desk)
    except Unanswered as wanting:
        return Answer({"error": str(wanting), "faults": wanting.faults}, 422)
    desk.news.tell({"source": made.id})
    return {"source": made.id, "files": list(made.files), "suggestions": made.suggestions}


@route("GET", "/harm", gives="{text, seen}: the page to be read before the first record")
def harm(desk: Desk, _: Asked) -> Json:
    """HARM.md, and whether somebody has read it here, as it stands now."""
    text = _page(desk)
    seen = _seen(desk)
    return {"text": text, "seen": not text or (seen.exists() and seen.read_text() == _sum(text))}


@route("POST", "/harm", takes="{}", gives="204")
def harm_seen(desk: Desk, _: Asked) -> Answer:
    """Remember on this machine that it was read."""
    put(_seen(desk), _sum(_page(desk)).encode())
    return Answer(status=204)


def _page(desk: Desk) -> str:
    """The text; empty where a project has none."""
    path = desk.root / HARM
    return read_text(path, desk.root).text if path.exists() else ""


def _seen(desk: Desk) -> Path:
    return desk.root / FOLDER / SEEN


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _answers(value: object, where: str) -> Answers:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise Unfit(f"{where}: an object of texts is wanted.")
    return {str(key): text for key, text in value.items()}


def _text(body: Mapping[str, Any], key: str) -> str:
    value = body.get(key) or ""
    if not isinstance(value, str):
        raise Unfit(f"{key}: a text is wanted.")
    return value
