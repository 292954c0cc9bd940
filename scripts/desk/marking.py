"""What is said at once of words that were marked: what they may become, what they would say."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import partial

from scripts.contract.model import Contract
from scripts.contribute.drafts import Drafted, Reading
from scripts.derived.coverage import KINDS
from scripts.desk import harm, likely
from scripts.desk.draft import EVERY, Draft
from scripts.desk.findings import Findings, Held
from scripts.desk.fixes import fix
from scripts.desk.layers import standing
from scripts.desk.rivals import rivals
from scripts.desk.route import Json, problem_as_json
from scripts.desk.searching import Index, offers
from scripts.desk.workspace import Project
from scripts.desk.world import ASKED, World, world
from scripts.desk.written import lines
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Problem, Refused
from scripts.records.authored import Part, file_parts, record_parts
from scripts.records.kinds import ANCHOR_KEYS, OTHER_KEYS
from scripts.rules.checks.numbers import ANSWER
from scripts.show.read_back import understood

IDLE, UNKNOWN = "set-aside-idle", "reference-unknown"
UNSAID = "field-missing"  # the rule on what is still to be decided


@dataclass(frozen=True)
class Mark:
    """Words that were marked, with all that is needed to say something of them."""

    project: Project
    held: Held
    reading: Reading
    index: Index
    draft: Draft  # as it was sent
    ghost: Drafted | None  # the record suggested for just these words

    @classmethod
    def of(
        cls, project: Project, findings: Findings, index: Index, held: Held, draft: Draft
    ) -> Mark:
        """The words of a draft in their document."""
        reading = findings.reading(project, held.source_id, draft.span)
        ghost = findings.ghost(project, held.source_id, draft.span)
        return cls(project, held, reading, index, draft, ghost)

    def read(self) -> Json:
        """All that is said of it. Raises `Unfit`."""
        kinds = likely.kinds(self.reading, self.draft.span, self.ghost)
        draft = self._completed(kinds)
        found = world(self.project, self.held, draft)
        before = standing(self.project, self.held.source_id, draft.table, draft.was)
        typed = draft.typed(self.held.occurrences, self.held.text, self.project.contract, before)
        problems = [one for one in found.problems if self._is_said(one, draft)]
        return {
            "words": self.held.text[draft.span.start : draft.span.end],
            "likely": [{"table": one.table, "why": one.why, "clear": one.clear} for one in kinds],
            "draft": draft.as_json(),
            "anchor": {key: typed[key] for key in (*ANCHOR_KEYS, EVERY) if key in typed},
            "reads": likely.meaning(self.reading, draft),
            "missing": list(self._missing(draft)),
            "speakers": likely.speakers(self.project, self.reading, draft),
            "offers": dict(self._offers(draft)),
            "say": understood(found.shelf, found.row) if found.row else "",
            "problems": [self._problem(one, found, draft) for one in problems],
            "rivals": _rivals(found),
            "harm": harm.warning(draft, self.reading, self.project.names),
            "yaml": lines(draft, typed, self.held.source_id, self.project.contract),
        }

    def _completed(self, kinds: list[likely.Kind]) -> Draft:
        """The draft with what may be proposed where the person has said nothing of a field."""
        draft = replace(self.draft, table=self.draft.table or kinds[0].table)
        if not self.draft.fields and not draft.was:
            draft = replace(draft, fields=likely.proposed(self.reading, draft, self.ghost))
        if draft.id or draft.table not in self.project.contract.tables:
            return draft
        rows = self.project.shelf.find("passages", "source_id", self.held.source_id)
        taken = {row["passage_id"].partition(".")[2] for row in rows}
        return replace(draft, id=likely.an_id(self.reading, draft, taken))

    def _missing(self, draft: Draft) -> Iterator[str]:
        """The keys that a record of this sort needs, and that have no value yet; so of new entries,
        as in `new.0.label`.
        """
        parts = {one.name: one for one in record_parts(self.project.contract)}
        lists = {one.name: one for one in file_parts(self.project.contract)}
        yield from needed(parts[draft.table], {"id", *ANCHOR_KEYS, *draft.fields})
        for number, one in enumerate(draft.new):
            given = {*(["id"] if one.id else []), *one.fields}
            yield from (f"new.{number}.{key}" for key in needed(lists[one.table], given))

    def _offers(self, draft: Draft) -> Iterator[tuple[str, list[Json]]]:
        """For each key that names a question, the entries that the words may be about."""
        column = ASKED.get(draft.table, "")
        target = column and self.project.contract.tables[draft.table].targets[column].table
        if not target:
            return
        span = likely.around(self.reading, draft.span)
        noun = (
            likely.counted_noun(self.reading, draft.span) if draft.table == likely.FIGURES else ""
        )
        used = likely.used(self.project, self.held.source_id, column)
        fits = frozenset(self._fitting(draft.table, target))
        yield (
            column.removesuffix("_id"),
            offers(self.index, target, self.reading.words(span), noun, used, fits),
        )

    def _fitting(self, table: str, target: str) -> Iterator[str]:
        """The entries that a record of this table can answer."""
        key = self.project.contract.tables[target].key[0]
        for row in self.project.dataset.tables[target]:
            if target != "claims" or ANSWER.of(row["kind"]) == table:
                yield row[key]

    def _is_said(self, problem: Problem, draft: Draft) -> bool:
        """Whether a problem is one by now: what is missing is named otherwise, and whether nothing
        is open in words set aside is not seen in the few rows of the draft's world.
        """
        if problem.rule == IDLE:
            kinds = (self.reading.within(kind, draft.span) for kind in KINDS)
            return not any(self.reading.is_open(one) for found in kinds for one in found)
        return problem.rule != UNSAID

    def _problem(self, problem: Problem, found: World, draft: Draft) -> Json:
        key = found.key(problem)
        if problem.rule == UNKNOWN:  # the few rows of the draft's world are not all there is
            problem = replace(problem, hint=self._like(key, draft) or problem.hint)
        number = partial(likely.number_words, self.reading, draft.span)
        told = {**problem_as_json(problem), "key": key, "path": "", "line": 0}
        repaired = fix(problem, key, draft, number)
        return {**told, "fix": repaired} if repaired else told

    def _like(self, key: str, draft: Draft) -> str:
        """`Did you mean …?` for an id that is not there; empty where none is like it."""
        table, value = typed_at(key, draft, self.project.contract)
        found = self.project.contract.tables.get(table)
        target = found.targets.get(f"{key.rpartition('.')[2]}_id") if found else None
        rows = self.project.dataset.tables[target.table] if target else ()
        return suggestion(value, [row[target.target] for row in rows] if target else [])


def typed_at(key: str, draft: Draft, contract: Contract) -> tuple[str, str]:
    """The table and the text at a key, as in `claim`, `positions.0.claim` or `new.0.unit`."""
    match key.split("."):
        case ["new", number, name]:
            one = draft.new[int(number)]
            return one.table, one.fields.get(name, "")
        case [_, number, name] if draft.table not in OTHER_KEYS:
            kind = next(one for one in contract.records if one.section == draft.table)
            return kind.child_table, draft.below[int(number)].get(name, "")
    return draft.table, draft.fields.get(key, "")


def needed(part: Part, given: Container[str]) -> Iterator[str]:
    """The keys that a record of a sort must have, without those given."""
    return (key.name for key in part.keys if key.required and key.name not in given)


def _rivals(found: World) -> list[Json]:
    try:
        return rivals(found)
    except Refused:  # a reference leads nowhere, of which a problem tells
        return []
