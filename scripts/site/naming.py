"""Whom the wording of a claim names: by label, or by a form of a name on the list of names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from scripts.raw.rows import Dataset

WORD = re.compile(r"\w+")
NOT_OURS = ("pejorative", "misspelling")  # forms that our own wording never uses

Form = tuple[str, ...]  # the words of a name


class Naming:
    """The claims of a dataset by the actors that they name.

    Of two names that begin at one word the longer one is read: “Ruhollah Khomeini” is not
    “Ahmad Khomeini”, nor whoever else is called Khomeini.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._forms: Mapping[Form, frozenset[str]] = _forms(dataset)
        self._lengths: Mapping[str, tuple[int, ...]] = _lengths(self._forms)
        self._claims: dict[str, list[str]] = defaultdict(list)
        for row in dataset.tables["claims"]:
            for actor in sorted(set(self.named(row["wording"]))):
                self._claims[actor].append(row["claim_id"])

    def claims(self, actor_id: str) -> list[str]:
        """The ids of the claims whose wording names an actor, in the order of the claims."""
        return self._claims.get(actor_id, [])

    def named(self, wording: str) -> Iterator[str]:
        """The ids of the actors that some words of ours name."""
        words, at = WORD.findall(wording), 0
        while at < len(words):
            found = self._longest(words, at)
            yield from self._forms.get(tuple(words[at : at + found]), ())
            at += found or 1

    def _longest(self, words: list[str], at: int) -> int:
        lengths = self._lengths.get(words[at], ())
        return next((n for n in lengths if tuple(words[at : at + n]) in self._forms), 0)


def _forms(dataset: Dataset) -> dict[Form, frozenset[str]]:
    """Each form with whoever is called so."""
    found: dict[Form, set[str]] = defaultdict(set)
    for row in dataset.tables["actors"]:
        found[tuple(WORD.findall(row["label"]))].add(row["actor_id"])
    for row in dataset.tables["names"]:
        if row["kind"] not in NOT_OURS:
            found[tuple(WORD.findall(row["name"]))].add(row["actor_id"])
    return {form: frozenset(ids) for form, ids in found.items() if form}


def _lengths(forms: Mapping[Form, object]) -> dict[str, tuple[int, ...]]:
    """By its first word, how long forms are; the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for form in forms:
        found[form[0]].add(len(form))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}
