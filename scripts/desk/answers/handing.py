"""What was changed, the build, and handing in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.desk.branch import branch_name, identity
from scripts.desk.changes import Changed, Changes, in_words, readable
from scripts.desk.desk import Desk
from scripts.desk.edits import Edit
from scripts.desk.handing import Handing
from scripts.desk.judging import sentences
from scripts.desk.route import Asked, Json, Lines, Unfit, route

FILE_NAME = "desk-changes.json"
PUSH = "git push origin {}"


@route(
    "GET",
    "/changes",
    gives="{files[{path, desk, new}], words[], diff, broken[], built, git{there, name, branch}}",
)
def changes(desk: Desk, _: Asked) -> Json:
    """What differs below `raw/` from what was received, in words and as lines."""
    project = desk.workspace.now()
    found = Changes(desk.root, project.contract)
    edits, broken = readable(found.edits())
    named = {edit.source for edit in edits} & project.sources.keys()
    said = {source: sentences(project, source) for source in named}
    by_desk, git = found.by_desk(), found.in_git
    return {
        "files": [
            {"path": one.path, "desk": one.path in by_desk, "new": one.before is None}
            for one in found.files
        ],
        "words": [in_words(edit, _sentence(edit, said)) for edit in edits],
        "diff": found.diff(),
        "broken": broken,
        "built": desk.part(Handing).is_built,
        "git": {
            "there": git,
            "name": identity(desk.root) if git else "",
            "branch": branch_name(edits) if git and edits else "",
        },
    }


@route("POST", "/build", gives="stream of {verb, line}, and {verb, status} at its end")
def build(desk: Desk, _: Asked) -> Lines:
    """Do what `refresh` does, and ask which version it needs."""
    return Lines(desk.part(Handing).build())


@route(
    "POST",
    "/handin",
    takes="{way: branch or file, paths?[path]}; without paths, all that was changed",
    gives="{branch, commit, next, note} or {name, file, lacking[source]}",
)
def handin(desk: Desk, asked: Asked) -> Json:
    """Make a branch with a commit, or a file."""
    found = Changes(desk.root, desk.workspace.now().contract)
    chosen, handing = _chosen(found, asked.body), desk.part(Handing)
    match asked.body.get("way"):
        case "branch":
            made, note = handing.branch(chosen, found)
            told = {"branch": made.branch, "commit": made.commit, "note": note}
            return {**told, "next": PUSH.format(made.branch)}
        case "file":
            content, lacking = handing.parcel(chosen, found)
            return {"name": FILE_NAME, "file": content.decode(), "lacking": lacking}
    raise Unfit("way: `branch` or `file` is wanted.")


def _chosen(found: Changes, body: Mapping[str, Any]) -> list[Changed]:
    """The files that go in; they are looked up among those that changed. Raises `Unfit`."""
    wanted = body.get("paths")
    if wanted is None:
        return found.files
    known = {one.path: one for one in found.files}
    if not isinstance(wanted, list) or not all(isinstance(one, str) for one in wanted):
        raise Unfit("paths: a list of paths is wanted.")
    if strange := [one for one in wanted if one not in known]:
        raise Unfit(f"paths: {strange[0][:100]} was not changed.")
    return [known[one] for one in wanted]


def _sentence(edit: Edit, said: Mapping[str, Mapping[str, str]]) -> str:
    """What a record of a source says now; empty of all else."""
    return said.get(edit.source, {}).get(str((edit.after or {}).get("id")), "")
