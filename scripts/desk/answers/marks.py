"""Words that were marked, and entries that are searched for them."""

from __future__ import annotations

import re
from threading import Lock

from scripts.desk.desk import Desk
from scripts.desk.draft import Draft
from scripts.desk.findings import Findings
from scripts.desk.marking import Mark
from scripts.desk.route import Asked, Json, Unfit, route
from scripts.desk.searching import Search, find

AT = re.compile(r"(?P<source>[^:]+):(?P<s>[0-9]{1,9})-(?P<e>[0-9]{1,9})")
AROUND = 300  # code points before and behind the words, among entries that are alike


class Newest:
    """Which question of each tab is its newest: older ones are not worked on."""

    def __init__(self, _: Desk) -> None:
        self._lock = Lock()
        self._numbers: dict[str, int] = {}

    def is_newest(self, tab: str, number: int) -> bool:
        """Whether no later one has come; it counts as come from now on."""
        with self._lock:
            newest = max(number, self._numbers.get(tab, number))
            self._numbers[tab] = newest
            return number == newest


@route(
    "POST",
    "/read/{source}",
    takes="{tab, number, draft DRAFT}",
    gives="READ, or {number, old: true} where a later number of the tab has come",
)
def read(desk: Desk, asked: Asked) -> Json:
    """Everything that is said of marked words. Raises `Missing`, `Unfit`, `Refused`."""
    tab, number = asked.body.get("tab", ""), asked.body.get("number", 0)
    if not isinstance(tab, str) or type(number) is not int:
        raise Unfit("tab, number: a text and a whole number are wanted.")
    project, findings = desk.workspace.now(), desk.part(Findings)
    held = findings.held(project, asked.source)
    draft = Draft.of(asked.body.get("draft"), held.text)
    if not desk.part(Newest).is_newest(tab, number):
        return {"number": number, "old": True}
    index = desk.part(Search).index(project)
    mark = Mark.of(project, findings, index, held, draft)
    return {"number": number, **mark.read()}


@route(
    "GET",
    "/find",
    takes="table, q; at=SOURCE:s-e, the words marked",
    gives="[{table, id, label, forms[], says, score, clear}], the likest first",
)
def search(desk: Desk, asked: Asked) -> Json:
    """Entries by any form of their name. Raises `Missing`, `Unfit`."""
    project = desk.workspace.now()
    around, at = "", AT.fullmatch(asked.query.get("at", ""))
    if at:
        text = project.document(at["source"]).text
        around = text[max(0, int(at["s"]) - AROUND) : int(at["e"]) + AROUND]
    index = desk.part(Search).index(project)
    return find(index, asked.query.get("table", ""), asked.query.get("q", ""), around)
