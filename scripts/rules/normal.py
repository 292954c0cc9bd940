"""Whether the hand-written files stand in normal form, and what that form is for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from scripts.contract.homepage import EXAMPLE, is_site
from scripts.contract.loose_ends import loose_ends
from scripts.contract.model import Contract, Kind, load_contract
from scripts.contract.shape import clashes, misshapen
from scripts.raw.files import below, read_text, relative
from scripts.raw.normal_form import Layout, normal_json, normal_yaml
from scripts.raw.problems import Place, Problem, Refused, shorten
from scripts.raw.rule import Rule, Seen
from scripts.raw.writing import write
from scripts.records import ledger, tombstones
from scripts.records.kinds import ANCHOR_KEYS, CREDIT, OTHER_KEYS

DESCRIPTOR = "datapackage.json"


def read_contract(root: Path) -> Contract:
    """The contract of `root`. Raises `Refused` where the file is not there or not usable."""
    path = root / DESCRIPTOR
    if not path.exists():
        message = "there is no such file here, so this is no project's folder."
        hint = "Run this from the project's folder, or give --root."
        raise Refused([Problem(Place(DESCRIPTOR), "file-missing", message, hint)])
    normal_json(read_text(path, root).text, DESCRIPTOR)
    try:
        contract = load_contract(path)
        if not is_site(contract.homepage):
            raise Refused([_no_site(contract)])
        if wrong := list(misshapen(contract)):
            raise Refused(_explained(path, wrong))
        if wrong := [*clashes(contract), *loose_ends(contract)]:
            raise Refused(map(_unusable, wrong))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        wrong = [f"a part that every build needs is missing or misshapen: {error}"]
        raise Refused(_explained(path, wrong)) from None
    return contract


def _explained(path: Path, wrong: list[str]) -> list[Problem]:
    """What the schema has against it, by line; where that finds nothing, what was found."""
    from scripts.rules.descriptor import check_descriptor  # the library takes long to import

    try:
        found = check_descriptor(path.read_text(encoding="utf-8"))
    except (AttributeError, KeyError, TypeError, IndexError):  # too far from what it should be
        found = ()
    return [*found] or list(map(_unusable, wrong))


def _no_site(contract: Contract) -> Problem:
    line = contract.text.count("\n", 0, contract.text.index('"homepage"')) + 1
    message = f"homepage: `{shorten(str(contract.homepage))}` is not the address of a site."
    hint = (
        f"Every link to the dataset is made of it. Write one such as {EXAMPLE}, or delete the line."
    )
    return Problem(Place(DESCRIPTOR, line), "contract-invalid", message, hint)


def _unusable(message: str) -> Problem:
    hint = "Compare it with the last version."
    return Problem(Place(DESCRIPTOR), "contract-invalid", f"{message}.", hint)


def hand_written(root: Path) -> list[Path]:
    """The files that have a normal form, in the order of their names. Raises `OSError`."""
    return [root / DESCRIPTOR, *below(root / "raw", ".yaml")]


def normal_text(path: Path, root: Path, contract: Contract) -> str:
    """What should stand in the file. Raises `Refused` when it cannot be read."""
    text, name = read_text(path, root).text, relative(path, root)
    if path.suffix == ".json":
        return normal_json(text, name)
    return normal_yaml(text, name, layouts(contract).get(path.stem, Layout(("id",))))


def layouts(contract: Contract) -> dict[str, Layout]:
    """By the name of the file: the order of its keys, and of those of its records."""
    records = {kind.section: _layout(kind, contract, CREDIT) for kind in contract.records}
    below = {**records, **{section: Layout(keys) for section, keys in OTHER_KEYS.items()}}
    return {
        **{kind.section: _layout(kind, contract) for kind in (contract.source, *contract.lists)},
        ledger.LEDGER: Layout((*ledger.KEYS, ledger.RECORDS)),
        tombstones.RETIRED: Layout(tombstones.KEYS),
        "records": Layout(("source", "sections", *records, "set_aside"), below),
    }


def _layout(kind: Kind, contract: Contract, *more: str) -> Layout:
    """Id, anchor, owner, the columns as the contract has them, `more`; note and children last."""
    below = {}
    if kind.child_section:
        below[kind.child_section] = Layout(_columns(kind.child_table, contract))
    keys = ("id", *ANCHOR_KEYS, "within", *_columns(kind.table, contract, *more), *below)
    return Layout(keys, below)


def _columns(table: str, contract: Contract, *more: str) -> tuple[str, ...]:
    keys = [*(item.key for item in contract.tables[table].fields), *more]
    return tuple(sorted(keys, key=lambda key: key == "note"))


def check_normal(
    root: Path, contract: Contract, paths: Iterable[Path] | None = None
) -> Iterator[Problem]:
    """One problem for each file that stands in another form, at its first line that differs.

    `paths` are the files to look at; None = all of `hand_written`.
    """
    for path in hand_written(root) if paths is None else paths:
        try:
            wanted = normal_text(path, root, contract)
        except Refused as refused:
            yield from refused.problems
        else:
            yield from _compared(path, root, wanted)


def put_in_normal_form(root: Path, contract: Contract) -> tuple[list[str], list[Problem]]:
    """Write what differs, all or none: the paths, and the problems of files not readable."""
    wanted: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for path in hand_written(root):
        try:
            text = normal_text(path, root, contract).encode()
        except Refused as refused:
            problems += refused.problems
        else:
            wanted.update({path: text} if path.read_bytes() != text else {})
    write(wanted)
    return [relative(path, root) for path in wanted], problems


NOT_NORMAL = Rule(
    "not-normal",
    "A hand-written file stands in another order or spelling than the normal form.",
    "Run `./record format`.",
    Seen(
        '`raw/places.yaml` says `label: "Northby"`.',
        "`./record format` writes `label: Northby`.",
    ),
)


def _compared(path: Path, root: Path, wanted: str) -> Iterator[Problem]:
    """Line ends of Windows are no other form: git may have set them, and nobody sees them."""
    lines = read_text(path, root).text.split("\n"), wanted.split("\n")
    for number, (found, normal) in enumerate(zip_longest(*lines, fillvalue=""), start=1):
        if found != normal:
            seen, right = shorten(found), shorten(normal)
            message = (
                "blanks stand otherwise than in normal form."
                if seen == right
                else f"in normal form {_named(right)} stands here, not {_named(seen)}."
            )
            place = Place(relative(path, root), number)
            yield Problem(place, NOT_NORMAL.code, message, "Run `./record format`.")
            return


def _named(line: str) -> str:
    return f"`{line}`" if line else "an empty line"
