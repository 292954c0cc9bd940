"""Questions at a terminal, each answer held to the rules at once and asked again where one breaks.

A question is a key of the contract, asked in the words of the codebook; its description and its
closed list are shown as the contract has them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from textwrap import fill, wrap

from scripts.contract.model import Kind
from scripts.contribute.bench import Answers, Bench, said, tidied
from scripts.contribute.questions import makes_sense, organisation_part, slug
from scripts.raw.visible import visible
from scripts.records.authored import Key
from scripts.text.edtf import FORMS

WIDTH = 96  # columns
ALLOWED = re.compile(r"Allowed: .*")  # stands on the screen already
EMPTY = "-"  # typed to leave out a line that has a proposal
HOW = (
    "Enter takes what stands in [brackets]; ? explains a question; - leaves a line out. "
    "Ctrl+C stops, and then nothing is written."
)
NEW_ID = "Which short name (id) shall it have, for good?"
DATES = "A year, month or day, as in 2003, 2003-03 or 2003-03-14; ? shows more forms."
GO_BACK = (
    "To correct it, type -. To add it as an organisation, give its name. A person is first added "
    "to raw/people.yaml (`- id: ada-brook`, below it `  label: Ada Brook`); then run this again."
)


@dataclass
class Dialogue:
    """A conversation about one new source."""

    bench: Bench  # grows by the organisations that are added on the way
    ask: Callable[[str], str]  # shows a prompt, gives the line typed; raises `EOFError`
    say: Callable[[str], None]

    def source(self, keys: Iterable[Key], given: Answers, proposed: Answers) -> dict[str, str]:
        """Every answer for a source; what is `given` and breaks no rule is not asked."""
        answers: dict[str, str] = {}
        kind = self.bench.contract.source
        self.say(fill(HOW, WIDTH))
        for key in keys:
            text = self.bench.named(key, given.get(key.name, ""))
            if text and self._unknown(key, text):
                text = self._added(key, text, answers.get("id", ""))
            elif text and self._told(key, {**answers, key.name: text}, kind):
                text = ""
            if not text and makes_sense(key, answers) and self._answerable(key):
                text = self._answer(key, kind, answers, self._proposal(key, answers, proposed))
            if text:
                answers[key.name] = text
        return answers

    def _unknown(self, key: Key, text: str) -> bool:
        """Whether this is an actor that no list has yet."""
        return key.table == "actors" and text not in self.bench.ids("actors")

    def _answerable(self, key: Key) -> bool:
        """Whether there is anything to refer to; actors may be added on the way."""
        return key.table in ("", "actors") or bool(self.bench.ids(key.table))

    def _proposal(self, key: Key, answers: Answers, proposed: Answers) -> str:
        """Mostly a body publishes what it says."""
        speaks = answers.get("speaker", "") if key.name == "publisher" else ""
        return proposed.get(key.name, "") or (
            speaks if speaks in self.bench.ids("organisations") else ""
        )

    def _answer(self, key: Key, kind: Kind, answers: Answers, proposal: str) -> str:
        """One answer that breaks no rule; empty where the line is left out."""
        question = self.question(key, kind)
        self._show(key, question)
        while True:
            text = self._typed(key, question, proposal)
            if not text and key.required:
                self.say("  This line is needed. Type ? for what it means.")
            elif text and self._unknown(key, text):
                if added := self._added(key, text, answers.get("id", "")):
                    return added
            elif not text or not self._told(key, {**answers, key.name: text}, kind):
                return text

    def question(self, key: Key, kind: Kind) -> str:
        """A key as a question: that of the codebook; there an id is asked for, here it is given."""
        if key.name == "id":
            return NEW_ID
        columns = {item.key: item for item in self.bench.contract.tables[kind.table].fields}
        return columns[key.name].question

    def _typed(self, key: Key, question: str, proposal: str) -> str:
        """What was typed, taken from the list or the proposal where it means that."""
        words, end = ("  Number or word of the list", ":") if key.values else (question, "")
        offer = f" [{visible(proposal)}]" if proposal else "" if key.required else " (optional)"
        while (line := tidied(self.ask(f"{words}{offer}{end} "))) == "?":
            self._say_below(_explained(key))
        if not line or line == EMPTY:
            return "" if line else proposal
        numbers = {str(number): item.value for number, item in enumerate(key.values, start=1)}
        return self.bench.named(key, numbers.get(line, line))

    def _show(self, key: Key, question: str) -> None:
        """The closed list of a question, numbered; of an actor or a date, what is wanted."""
        if key.table == "actors":
            self.say(
                fill(f"{key.description.partition('. ')[0].rstrip('.')}, by id or name.", WIDTH)
            )
        if key.edtf:
            self.say(DATES)
        if not key.values:
            return
        self.say(question)
        space = max(len(item.value) for item in key.values) + 2
        for number, item in enumerate(key.values, start=1):
            first, *rest = wrap(_as_keys(item.description), WIDTH - space - 5)
            self.say(f"  {number:2} {item.value:{space}}{first}")
            for line in rest:
                self.say(f"{'':{space + 5}}{line}")

    def _told(self, key: Key, answers: Answers, kind: Kind) -> bool:
        """Say what the rules have against an answer; whether they have."""
        problems = self.bench.faults(kind, answers).get(key.name, [])
        for problem in problems:
            listed = f"Type a number from 1 to {len(key.values)}, or a word of the list."
            self._say_below(ALLOWED.sub(listed if key.values else "", said(problem)))
        return bool(problems)

    def _say_below(self, text: str) -> None:
        self.say(fill(visible(text), WIDTH, initial_indent="  ", subsequent_indent="  "))

    def _added(self, key: Key, typed: str, source_id: str) -> str:
        """The id of a new organisation; empty where the person goes back."""
        is_id = slug(typed) == typed
        near = self.bench.alike(key, typed)
        self.say(fill(visible(f"There is no `{typed}` yet. {near}".strip()), WIDTH))
        self.say(fill(GO_BACK, WIDTH))
        offer = "" if is_id else f" [{visible(typed)}]"
        label = tidied(self.ask(f"What is it called?{offer} ")) or ("" if is_id else typed)
        return "" if label in ("", EMPTY) else self._organisation(label, typed, source_id)

    def _organisation(self, label: str, typed: str, source_id: str) -> str:
        keys = organisation_part(self.bench.contract).by_name
        kind = self.bench.contract.listed("organisations")
        answers = {"label": label}
        if self._told(keys["label"], answers, kind):
            answers["label"] = self._answer(keys["label"], kind, {}, "")
        while (name := self._answer(keys["id"], kind, answers, slug(typed))) == source_id:
            self.say(f"  `{name}` is the id of the source; no two things have the same.")
        answers["id"] = name
        answers["kind"] = self._answer(keys["kind"], kind, answers, "")
        self.bench = self.bench.with_organisation(answers)
        return name


def _explained(key: Key) -> str:
    """What a question means; of a date, how one is written."""
    meaning = key.description.partition(" EDTF text")[0] if key.edtf else key.description
    return _as_keys(f"{meaning} {FORMS}" if key.edtf else meaning)


def _as_keys(text: str) -> str:
    """`text` with the columns that refer to other records named as a person writes them."""
    return re.sub(r"`(\w+)_id`", r"`\1`", text)
