"""The same answers from the command line: a flag for each key, made from the contract."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from scripts.contract.model import Contract
from scripts.contribute.bench import Answers, Bench, said, tidied
from scripts.contribute.questions import given_keys, organisation_part, slug
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Problem, one_line
from scripts.records.authored import Key

PREFIX = "organisation"
PERSON = "A person is first added to raw/people.yaml."
PLAIN = re.compile(r"[\w@%+=:,./-]+", re.ASCII)
PLACEHOLDERS = {"title": "The title as printed"}
COMMAND = "./record new-source"


class _OfOrganisation(argparse.Action):
    """Gathers the flags of each new organisation; `--new-organisation` opens one."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        gathered: list[dict[str, str]] = namespace.organisations
        if self.dest == f"{PREFIX}_id":
            gathered.append({})
        elif not gathered:
            parser.error(f"{option_string} stands behind --new-organisation ID.")
        gathered[-1][self.dest.removeprefix(f"{PREFIX}_")] = tidied(str(values))


def add_flags(parser: argparse.ArgumentParser, contract: Contract) -> None:
    """A flag for each key of a source, and for each of a new organisation."""
    parser.set_defaults(organisations=[])
    group = parser.add_argument_group("what is known of the source")
    for key in given_keys(contract):
        group.add_argument(flag(key.name), dest=f"source_{key.name}", metavar="…", help=_help(key))
    group = parser.add_argument_group("a speaker or publisher that no list has yet")
    for key in organisation_part(contract).keys:
        name, dest = _of_organisation(key.name), f"{PREFIX}_{key.name}"
        group.add_argument(name, dest=dest, metavar="…", action=_OfOrganisation, help=_help(key))


def flag(name: str) -> str:
    """The flag for a key of a source."""
    return f"--{name.replace('_', '-')}"


def _of_organisation(name: str) -> str:
    return f"--new-{PREFIX}" if name == "id" else flag(f"{PREFIX}_{name}")


def _help(key: Key) -> str:
    values = ", ".join(item.value for item in key.values)
    return (values or key.description).replace("%", "%%")


def given(options: argparse.Namespace) -> dict[str, str]:
    """The answers on the command line, by key."""
    texts = {
        name.removeprefix("source_"): tidied(text)
        for name, text in vars(options).items()
        if name.startswith("source_") and text is not None
    }
    return {name: text for name, text in texts.items() if text}


def with_organisations(bench: Bench, found: Iterable[Answers]) -> tuple[Bench, list[str]]:
    """The bench with the organisations of the command line, and what is wrong with them."""
    wrong: list[str] = []
    keys = organisation_part(bench.contract).keys
    kind = bench.contract.listed("organisations")
    for answers in found:
        broken = bench.faults(kind, answers)
        wrong += [
            _line(_of_organisation(key.name), it, key, answers.get(key.name, ""), bench)
            for key in keys
            for it in broken.get(key.name, ())
        ]
        if not broken:
            bench = bench.with_organisation(answers)
    return bench, wrong


def faults(
    bench: Bench, answers: Answers, document: str, stem: str, typed: Answers
) -> Iterator[str]:
    """A line for each answer that breaks a rule; what is missing, and a command that would do.

    `typed` are the answers that a person gave.
    """
    keys = {key.name: key for key in given_keys(bench.contract)}
    broken = bench.faults(bench.contract.source, answers)
    wrong = {name: broken[name] for name in keys if name in broken and answers.get(name)}
    for name, problems in wrong.items():
        for problem in problems:
            yield _line(flag(name), problem, keys[name], answers[name], bench)
    lacking = [key for name, key in keys.items() if key.required and not answers.get(name)]
    if lacking:
        named = ", ".join(flag(key.name) for key in lacking)
        yield f"Still missing: {named}."
    if lacking or wrong:
        yield "Type it so, with your own for any word in capitals:"
        fit = {name: text for name, text in typed.items() if name not in wrong}
        asked = {*(key.name for key in lacking), *wrong}
        needed = [key for key in keys.values() if key.required and key.name in asked]
        offers = {key.name: _offer(key, stem, bench, answers.get(key.name, "")) for key in needed}
        yield f"  {_command(document, fit, offers, bench)}"


def _line(name: str, problem: Problem, key: Key, typed: str, bench: Bench) -> str:
    """What is wrong with a flag and what to type, on one line."""
    if not typed:
        values = ", ".join(item.value for item in key.values)
        return f"{name} is needed, too.{f' Allowed: {values}.' if values else ''}"
    if problem.rule == "reference-unknown" and key.table == "actors":
        new = f"--new-organisation {slug(typed) or 'ID'} --organisation-label {_typed(typed)}"
        parts = [f"there is no `{typed}`.", bench.alike(key, typed)]
        parts += [f"To add it: {new} --organisation-kind KIND.", PERSON]
        text = " ".join(filter(None, parts))
    else:
        text = said(problem)
    return one_line(f"{name}: {text} [{problem.rule}]")


def _command(document: str, answers: Answers, offers: Answers, bench: Bench) -> str:
    pairs = [(flag(name), text) for name, text in (*answers.items(), *offers.items())]
    for added in bench.added:
        pairs += [(_of_organisation(name), text) for name, text in added.items() if text]
    return " ".join([COMMAND, _typed(document), *(f"{name} {_typed(it)}" for name, it in pairs)])


def _offer(key: Key, stem: str, bench: Bench, typed: str) -> str:
    """What was meant by what was typed; else, in capitals, what is to be put there."""
    known = [item.value for item in key.values] or list(bench.ids(key.table) if key.table else ())
    if meant := re.search("`(.*)`", suggestion(typed, known)):
        return meant[1]
    if key.name == "id":
        return slug(stem) or "name-1990"
    return PLACEHOLDERS.get(key.name) or key.name.upper()


def _typed(word: str) -> str:
    """A word as it is typed in a shell."""
    quoted = re.sub(r'(["\\$`])', r"\\\1", one_line(word))
    return word if PLAIN.fullmatch(word) else f'"{quoted}"'
