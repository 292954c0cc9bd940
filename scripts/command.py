"""How every verb is opened and how it ends: the words, the project, refusals, the disk.

A verb's `run` raises what goes wrong, and here it becomes lines and an exit status: `Refused` is 1,
`Unusable` and a disk that refuses are 2. Defaults of its parser say how: `all_or_nothing` of a verb
that writes everything or nothing, `alone` of one that no other may disturb (where there is a flag
`--write`, only with it), and `problems_as_json` of one with `add_json`.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from io import TextIOWrapper
from pathlib import Path
from types import ModuleType

from scripts import verbs
from scripts.raw.changing.place import alone, heal
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Refused, Unusable, of_disk, one_line, shorten
from scripts.raw.visible import visible_lines

REFUSED, AT_FAULT = 1, 2
STOPPED = 130  # what a shell gives for Ctrl-C
NOTHING = "Nothing was written."
NAME = re.compile("[a-z]+(?:_[a-z]+)*")
UNDECLARED = (
    "datapackage.json declares no table or column `{}`, which the scripts read. Compare it with "
    "the last version. [contract-invalid]"
)
# That so many are made before circles are looked for: rows and places are many, and in none. At the
# usual 700 the looking is a fifth of a build.
OBJECTS = 200_000


class Misused(Exception):
    """Raised by a verb for words that do not go together; the text says which."""


def main(words: Sequence[str]) -> int:
    """Do what the words behind `python -m scripts` say; gives the exit status.

    Raises `SystemExit`, as argparse does, for words that a verb does not know.
    """
    root, rest = _project(words)
    match rest:
        case [] | ["help" | "-h" | "--help"]:
            print(verbs.listing())
            return 0
        case ["help" | "-h" | "--help", name, *_]:
            return _verb(name, ["--help"], root)
    return _verb(rest[0], rest[1:], root)


def add_json(parser: argparse.ArgumentParser) -> None:
    """A flag for problems as JSON, in place of lines."""
    told = "problems as JSON on standard output"
    parser.add_argument("--json", action="store_true", dest="problems_as_json", help=told)


def _project(words: Sequence[str]) -> tuple[Path, list[str]]:
    """The project's folder, named before or behind the verb, and the words without it."""
    parser = argparse.ArgumentParser(prog=verbs.TYPED, add_help=False, allow_abbrev=False)
    parser.add_argument("--root", type=Path, default=Path.cwd())
    options, rest = parser.parse_known_args(words)
    return options.root.resolve(), rest


def _verb(typed: str, words: list[str], root: Path) -> int:
    name = typed.replace("_", "-")
    if name not in verbs.names():
        hint = suggestion(name, verbs.names()) or f"`{verbs.TYPED} --help` lists them."
        return _ended(one_line(f"There is no verb `{shorten(typed)}`. {hint}"), AT_FAULT)
    verb = verbs.module_of(name)
    parser = argparse.ArgumentParser(
        prog=f"{verbs.TYPED} {name}", description=verb.__doc__, formatter_class=verbs.Told
    )
    parser.set_defaults(root=root, all_or_nothing=False, alone=False, problems_as_json=False)
    if getattr(verb, "PROJECT", True):
        parser.add_argument("--root", metavar="FOLDER", help="the project's, if not this one")
    return _answered(verb, parser, words)


def _answered(verb: ModuleType, parser: argparse.ArgumentParser, words: list[str]) -> int:
    """What the verb answers, or in which lines it ends."""
    options = argparse.Namespace()
    nothing = ""
    try:
        if getattr(verb, "PROJECT", True):
            _heal(parser.get_default("root"))
        verb.register(parser)
        nothing = NOTHING if parser.get_default("all_or_nothing") else ""
        parser.parse_args(words, options)
        return _done(verb, options, parser.prog)
    except Refused as refused:
        from scripts.rules.printing import show  # the rules take long to import

        show(refused.problems, getattr(options, "problems_as_json", False))
        return _ended(nothing, REFUSED)
    except Misused as misused:
        parser.error(str(misused))
    except Unusable as unusable:
        return _ended(str(unusable), AT_FAULT)
    except BrokenPipeError:  # the reader's doing, no fault
        raise
    except OSError as error:
        return _ended(f"{of_disk(error)} {nothing}".rstrip(), AT_FAULT)


def _done(verb: ModuleType, options: argparse.Namespace, name: str) -> int:
    """What the verb answers. Raises what it raises; `Unusable` for a contract that lacks a part."""
    try:
        with _alone(options, name):
            return int(verb.run(options))
    except KeyError as error:
        asked = str(error.args[0]) if error.args else ""
        if not NAME.fullmatch(asked) or asked in _declared(options.root):
            raise
        raise Unusable(UNDECLARED.format(asked)) from None


def _declared(root: Path) -> set[str]:
    """The tables and columns that the contract declares."""
    from scripts.rules.normal import read_contract  # the rules take long to import

    tables = read_contract(root).tables
    return {*tables, *(name for table in tables.values() for name in table.names)}


def _heal(root: Path) -> None:
    """End what a command left half done when it was killed, and say so."""
    for place in (root, root / "dist"):
        if told := heal(place):
            print(told, file=sys.stderr)


def _alone(options: argparse.Namespace, verb: str) -> AbstractContextManager[object]:
    """The project for this command alone, where it changes things."""
    changes = options.alone and getattr(options, "write", True)
    return alone(options.root, verb) if changes else nullcontext()


def run(main: Callable[[], int]) -> int:
    """Do what a command does, at a terminal; gives the exit status."""
    gc.set_threshold(OBJECTS)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started this
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):  # another one has nothing to be set
            _spelled(stream)
    try:
        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _ended("Stopped.", STOPPED)
    except BrokenPipeError:  # a pager has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # of the output itself
        return _ended(of_disk(error), AT_FAULT)
    except MemoryError:
        return _ended("This takes more memory than there is. Leave out what is largest.", AT_FAULT)
    return status


def _spelled(stream: TextIOWrapper) -> None:
    """What is piped or kept is UTF-8 on every system; a console shows `?` for what it cannot."""
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # names may be no UTF-8


def _ended(text: str, status: int) -> int:
    if text:
        print(visible_lines(text), file=sys.stderr)
    return status
