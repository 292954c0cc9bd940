"""Saving, taking back, doing again; what is begun and not yet saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.desk.desk import Desk
from scripts.desk.draft import Draft
from scripts.desk.drafts import Drafts
from scripts.desk.edits import Edit, Fields, fields_of, read_edits, shapes
from scripts.desk.filing import edits_of
from scripts.desk.record_text import records_in
from scripts.desk.route import Answer, Asked, Json, Unfit, problem_as_json, route
from scripts.desk.saving import Faulty, Saved, Saving, Stale, Wanted
from scripts.desk.steps import Gone, Steps
from scripts.desk.workspace import Project
from scripts.raw.files import read_text

CHANGED = "A file was changed since this page read it. Nothing was written; both are shown."
REFUSED = "The build would refuse this. Nothing was written; it stays a draft."
TURN = "Something else was saved since, here or in another tab. Nothing was written."


@route(
    "POST",
    "/save",
    takes="{base{path: sha}, source, draft DRAFT, standing? TYPED, tab?, anyway?}, or {base, "
    "edits[EDIT], anyway?}",
    gives="SAVED; 409 STALE; 422 {error, problems[PROBLEM], anyway}",
)
def save(desk: Desk, asked: Asked) -> Json:
    """Write a record with what is new in the lists, whole or not at all."""
    project, body = desk.workspace.now(), asked.body
    source = _text(body, "source")
    if "draft" in body:
        draft = Draft.of(body["draft"], project.document(source).text)
        edits = edits_of(draft, source, _standing(desk, draft, source, body, project), project)
    else:
        edits = read_edits(body.get("edits"), project.contract)
    tab = _text(body, "tab")
    drafts = (_drafts(desk, source).path(tab),) if tab and source else ()
    return _written(desk, Wanted(_base(body), edits, body.get("anyway") is True, drafts))


@route(
    "POST",
    "/dismiss/{source}",
    takes="{base{path: sha}, s, e, reason}: the words marked, or those of a ghost",
    gives="as POST /save",
)
def dismiss(desk: Desk, asked: Asked) -> Json:
    """Set words aside, of one line or of many, with the reason."""
    project, body = desk.workspace.now(), asked.body
    fields = {"reason": _text(body, "reason")}
    told = {"table": "set_aside", "s": body.get("s"), "e": body.get("e"), "fields": fields}
    draft = Draft.of(told, project.document(asked.source).text)
    return _written(desk, Wanted(_base(body), edits_of(draft, asked.source, None, project)))


@route("GET", "/steps", gives="{undo, redo}: the steps whose turn it is; 0 = none")
def steps(desk: Desk, _: Asked) -> Json:
    """What can be taken back, and what can be done again."""
    return Steps(desk.root, desk.workspace.now().contract).state()


@route("POST", "/undo", takes="{step}", gives="as POST /save; 409 {error, gone: true}")
def undo(desk: Desk, asked: Asked) -> Json:
    """Take the last save back."""
    return _turned(desk, asked, back=True)


@route("POST", "/redo", takes="{step}", gives="as POST /save; 409 {error, gone: true}")
def redo(desk: Desk, asked: Asked) -> Json:
    """Do again what was taken back last."""
    return _turned(desk, asked, back=False)


@route("GET", "/drafts/{source}", gives="[{tab, draft, words, fits}], the oldest first")
def drafts(desk: Desk, asked: Asked) -> Json:
    """What is begun in a source; `fits`: its words were marked in the text that stands there."""
    now = desk.workspace.now().document(asked.source).text_sha256
    found = _drafts(desk, asked.source).all()
    return [
        {"tab": tab, **told, "fits": told.get("sha") == now}
        for tab, told in found.items()
        if isinstance(told, dict)
    ]


@route(
    "PUT",
    "/drafts/{source}/{tab}",
    takes="{sha, words, draft DRAFT}; `sha` is that of /text",
    gives="204",
)
def keep(desk: Desk, asked: Asked) -> Answer:
    """Keep what is begun in a tab, in place of what was kept for it."""
    told = {key: asked.body.get(key) for key in ("sha", "words", "draft")}
    _drafts(desk, asked.source).put(asked.path["tab"], told)
    desk.news.tell({"draft": {"source": asked.source, "tab": asked.path["tab"]}})
    return Answer(status=204)


@route("DELETE", "/drafts/{source}/{tab}", gives="204")
def let_go(desk: Desk, asked: Asked) -> Answer:
    """Forget what is begun in a tab."""
    _drafts(desk, asked.source).let_go(asked.path["tab"])
    return Answer(status=204)


def _turned(desk: Desk, asked: Asked, back: bool) -> Json:
    number = asked.body.get("step")
    if type(number) is not int:
        raise Unfit("step: the number of a step is wanted.")
    try:
        return _done(desk, Saving(desk.root, desk.workspace).turn(number, back))
    except Gone:
        return Answer({"error": TURN, "gone": True}, 409)
    except Stale as stale:
        return _stale(desk, stale)


def _written(desk: Desk, wanted: Wanted) -> Json:
    try:
        return _done(desk, Saving(desk.root, desk.workspace).save(wanted))
    except Stale as stale:
        return _stale(desk, stale)
    except Faulty as faulty:
        problems = [problem_as_json(one) for one in faulty.problems]
        return Answer({"error": REFUSED, "problems": problems, "anyway": True}, 422)


def _done(desk: Desk, saved: Saved) -> Json:
    desk.news.tell({"saved": {"sha": saved.sums}})
    state = Steps(desk.root, desk.workspace.now().contract).state()
    return {"sha": saved.sums, **state}


def _stale(desk: Desk, stale: Stale) -> Answer:
    said = Saving(desk.root, desk.workspace).said
    clashes = [
        {
            **clash.as_json(),
            "say": {
                "mine": said(clash.edit, clash.edit.after),
                "disk": said(clash.edit, clash.whole),
            },
        }
        for clash in stale.merged.clashes
    ]
    told = {
        "error": CHANGED,
        "base": stale.sums,
        "edits": [edit.as_json() for edit in stale.merged.edits],
        "clash": clashes,
    }
    return Answer(told, 409)


def _standing(
    desk: Desk, draft: Draft, source: str, body: Mapping[str, Any], project: Project
) -> Fields | None:
    """What the record said that a draft takes the place of. Raises `Unfit`."""
    shape = shapes(project.contract).get(draft.table)
    if shape is None:
        raise Unfit("table: a table in which people write is wanted.")
    if "standing" in body:
        return fields_of(body["standing"], "standing", shape)
    if not draft.was:
        return None
    probe = Edit(shape, source, None, {"id": draft.was})
    if Saving(desk.root, desk.workspace).sums([probe.path]) != {
        probe.path: _base(body).get(probe.path)
    }:
        raise Unfit("standing: what the record said when it was read is wanted.")
    path = desk.root / probe.path
    found = records_in(read_text(path, desk.root).text, probe.path, project.contract)
    return found.get((shape.section, probe.name))


def _base(body: Mapping[str, Any]) -> dict[str, str]:
    base = body.get("base")
    if not isinstance(base, dict) or not all(isinstance(one, str) for one in base.values()):
        raise Unfit("base: the sum of each file that was read is wanted, by its path.")
    return base


def _drafts(desk: Desk, source: str) -> Drafts:
    return Drafts(desk.root, desk.workspace.now().source(source).folder)


def _text(body: Mapping[str, Any], key: str) -> str:
    value = body.get(key) or ""
    if not isinstance(value, str):
        raise Unfit(f"{key}: a text is wanted.")
    return value
