"""A release drafted: every file in which its number, its story or its changes stand.

`raw/changes.yaml` is appended to by the command a person runs for a release, and its reasons are
theirs to improve before they commit; `records.ledger` makes the table `changes` from it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from scripts.contract.versions import Bump, Version
from scripts.raw.files import WITHDRAWN
from scripts.raw.problems import one_line
from scripts.raw.spelling import spelled
from scripts.raw.writing import write
from scripts.records.ledger import KEYS, LEDGER, RECORDS
from scripts.release.changes import TOMBSTONES, Change, Difference, NotComparableError
from scripts.release.compare import compare
from scripts.release.git import DESCRIPTOR, git
from scripts.release.numbering import before_the_first
from scripts.release.policy import BY_CODE
from scripts.release.snapshots import Json, Snapshot

CHANGELOG, CITATION, CHANGES = "CHANGELOG.md", "CITATION.cff", "raw/changes.yaml"
STANDS = {  # the one place in each file where the version stands
    DESCRIPTOR: re.compile(r'(?<=^  "version": ")[^"]*(?=")', re.MULTILINE),
    CITATION: re.compile(r"(?<=^version: ).*$", re.MULTILINE),
    "pyproject.toml": re.compile(r'(?<=^version = ")[^"]*(?=")', re.MULTILINE),
    "README.md": re.compile(r"(?<=, version )\d+\.\d+\.\d+(?=, )"),
}
CREATED = re.compile(r'(?<=^  "created": ")\d{4}-\d{2}-\d{2}', re.MULTILINE)
RELEASED = re.compile(r"^date-released: .*\n?", re.MULTILINE)
HEADING = re.compile(r"^## ", re.MULTILINE)
BLOCK = re.compile(r"^## (\d+\.\d+\.\d+)\b.*\n(?:(?!## ).*(?:\n|\Z))*", re.MULTILINE)
TOLD = re.compile(r"^- version: (\d+\.\d+\.\d+)$\n?(?:(?!- ).*(?:\n|\Z))*", re.MULTILINE)
COUNTED = ("added", "changed", "removed")
ACTIONS = {"added": "added", "changed": "corrected", "removed": "retired"}
PASSAGES = "passages"
FEW = 5  # rows of one table to which the same was done are named up to here, and counted beyond


def line_of_version(text: str) -> int:
    """The line of `datapackage.json` on which the version stands."""
    found = STANDS[DESCRIPTOR].search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def date_of(text: str, epoch: str) -> str:
    """The date of a release: `text`, else that of `SOURCE_DATE_EPOCH`. Raises `ValueError`."""
    if not text and epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("the date of the release is wanted, as in `--date 2026-03-01`.")
    return date.fromisoformat(text).isoformat()


def numbered(root: Path, version: str, day: str) -> dict[Path, str]:
    """The text, with its new number and date, of every file that has one.

    Raises `ValueError` where the descriptor's stands on no line of its own.
    """
    texts = {}
    for name, place in STANDS.items():
        if (root / name).is_file():
            texts[root / name] = place.sub(version, _text(root / name), count=1)
    if json.loads(texts[root / DESCRIPTOR])["version"] != version:
        raise ValueError(f"{DESCRIPTOR}: `version` stands on no line of its own, two blanks in.")
    texts[root / DESCRIPTOR] = CREATED.sub(day, texts[root / DESCRIPTOR], count=1)
    if citation := RELEASED.sub("", texts.get(root / CITATION, "")):
        stood = f"version: {version}\n"
        texts[root / CITATION] = citation.replace(stood, f"{stood}date-released: {day}\n", 1)
    return texts


def prepare(
    root: Path,
    new: Snapshot,
    old: Snapshot | None,
    day: str,
    sentence: str,
    drafts: Iterable[str] = (),
) -> str:
    """Write a release into its files, in place of `drafts` of other numbers; returns its number.

    The first release has the number declared. Raises `ValueError`, and then nothing was written.
    """
    difference = compare(old or before_the_first(new), new)
    declared = Version.read(new.version)
    version = str(max(declared, difference.required) if old else declared)
    told = entries(difference, new, version, sentence) if old else ()
    gone = frozenset(drafts) - {version}
    texts = drafted(root, difference, version, day, sentence, told, gone)
    write({path: text.encode() for path, text in texts.items()})
    return version


def drafted(
    root: Path,
    difference: Difference,
    version: str,
    day: str,
    sentence: str,
    told: Iterable[Entry] = (),
    gone: Set[str] = frozenset(),
) -> dict[Path, str]:
    """Every file of the release with its text; nothing is written. Raises `ValueError`.

    `told` are the rows that it adds, corrects and retires; `gone`, versions of which nothing stays.
    """
    story = block(difference, version, day, sentence)
    stood = without(_text(root / CHANGES), TOLD, gone)
    recorded = "\n".join(filter(None, (stood, *map(str, told))))
    changelog = without(_text(root / CHANGELOG), BLOCK, gone)
    return {
        **numbered(root, version, day),
        root / CHANGELOG: with_block(changelog, story, version),
        **({root / CHANGES: recorded} if recorded or gone else {}),
    }


def unreleased(root: Path, last: Snapshot) -> list[str]:
    """The versions told in the changelog and not yet in that of the last release, a ref of git."""
    try:
        then = git(root, "show", f"{last.label}:./{CHANGELOG}").decode("utf-8", "replace")
    except NotComparableError:  # it had none
        return []
    return [one for one in BLOCK.findall(_text(root / CHANGELOG)) if one not in BLOCK.findall(then)]


def without(text: str, parts: re.Pattern[str], gone: Set[str]) -> str:
    """The text without the `parts` of those versions."""
    left = parts.sub(lambda part: "" if part[1] in gone else part[0], text)
    return left if left == text else f"{left.rstrip()}\n" if left.strip() else ""


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def block(difference: Difference, version: str, date: str, sentence: str) -> str:
    """The block as Markdown: counts by table, then the contract by table, breaking ones bold."""
    lines = [f"## {version} ({date})", "", one_line(sentence).strip(), ""]
    if difference.counts:
        lines += ["| table | added | corrected | retired |", "|---|--:|--:|--:|"]
        for table, counts in difference.counts.items():
            numbers = " | ".join(f"{counts[kind]:,}" for kind in COUNTED)
            lines.append(f"| {table} | {numbers} |")
        lines.append("")
    if told := list(_told(difference)):
        lines += [*told, ""]
    return "\n".join(lines) + "\n"


def _told(difference: Difference) -> Iterator[str]:
    """Every change of the contract, and the rows whose change breaks a script, by table."""
    told = [
        change
        for change in difference.changes
        if not (change.record or change.is_outside) or change.bump == Bump.MAJOR
    ]
    for table in sorted({change.table for change in told}):
        yield f"* {table or 'the package'}"
        own = [change for change in told if change.table == table]
        alike = Counter((change.rule, change.field) for change in own if change.record)
        yield from (f"  * {_line(change)}" for change in own if alike[_sort(change)] <= FEW)
        for (rule, field), count in sorted(alike.items()):
            if count > FEW:
                yield f"  * {_together(rule, f'{table}.{field}' if field else table, count)}"


def _sort(change: Change) -> tuple[str, str]:
    return (change.rule, change.field) if change.record else ("", "")


def _line(change: Change) -> str:
    """A sentence stands whole; the form of a cell, which is no sentence, may be cut."""
    said = change.evidence if change.part.startswith("constraints.") else change.whole
    for sign, plain in (("*", ""), ("](", "]\\(")):  # nothing stands out, and nothing is a link
        said = said.replace(sign, plain)
    return _marked(change.rule, f"`{change.where}`: {said}")


def _together(rule: str, where: str, count: int) -> str:
    """One line for many rows to which the same was done; `./record diff` lists them."""
    says = BY_CODE[rule].says.removesuffix(": {label}").removeprefix("{old} → {new}: ")
    return _marked(rule, f"`{where}`: {count:,} rows: {says}")


def _marked(rule: str, said: str) -> str:
    return f"**{said}**" if BY_CODE[rule].bump == Bump.MAJOR else said


def with_block(text: str, new: str, version: str) -> str:
    """The changelog with a block on top of the others. Raises `ValueError`: it is there already."""
    if re.search(rf"^## {re.escape(version)}\b", text, re.MULTILINE):
        raise ValueError(f"CHANGELOG.md has a block for {version} already.")
    first = HEADING.search(text)
    at = first.start() if first else len(text)
    return text[:at] + new + text[at:]


@dataclass(frozen=True, order=True)
class Entry:
    """What one release did, for one reason, to some rows of one table."""

    version: str
    table: str
    action: str  # added, corrected or retired
    fields: str  # the columns that differ, separated by blanks; empty unless corrected
    reason: str
    note: str
    records: tuple[str, ...] = ()  # keys, their parts joined by " / "

    def __str__(self) -> str:
        """As it stands in the file."""
        filled = [(key, value) for key in KEYS if (value := getattr(self, key))]
        lines = [f"{key}: {spelled(value)}" for key, value in filled]
        lines += [f"{RECORDS}:", *(f"  - {spelled(record)}" for record in self.records)]
        return "- " + "\n  ".join(lines) + "\n"


def entries(difference: Difference, new: Snapshot, version: str, reason: str) -> Iterator[Entry]:
    """What `version` did to the rows that people write.

    `reason` stands for all of them but the retired, whose tombstones give their own.
    """
    together: dict[Entry, list[str]] = {}
    for table, records in difference.rows.items():
        redacted = [record for record in records if WITHDRAWN in record]
        for record, changes in records.items():
            action = ACTIONS[changes[0].kind]
            withdrawn = action == "retired" and any(_is(record, other) for other in redacted)
            if withdrawn or not _is_written(table, action, new):
                continue
            why, note = _fate(new.retired.get(record)) if action == "retired" else ("", "")
            fields = " ".join(change.field for change in changes if change.field)
            entry = Entry(version, table, action, fields, why or reason, note)
            together.setdefault(entry, []).append(record)
    for entry, found in sorted(together.items()):
        yield replace(entry, records=tuple(found))


def _is(record: str, redacted: str) -> bool:
    """Whether a key is that of a row from which words were withdrawn; it must not be told."""
    return len(record) == len(redacted) and all(
        sign in (before, WITHDRAWN) for before, sign in zip(record, redacted, strict=True)
    )


def _is_written(table: str, action: str, new: Snapshot) -> bool:
    """Whether a person did it: a computed row follows from others, all but a passage's words."""
    if table == PASSAGES:
        return action == "corrected"
    kept_apart = (LEDGER, TOMBSTONES)
    return table in new.tables and table not in kept_apart and not new.tables[table].is_computed


def _fate(stone: Json | None) -> tuple[str, str]:
    heir = (stone or {}).get("replaced_by", "")
    return (stone or {}).get("reason", ""), f"replaced by {heir}" * bool(heir)
