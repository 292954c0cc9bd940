"""What `check` says of the whole project: problems, and how it differs from the last release."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.contract.model import Contract
from scripts.raw.kept import Kept
from scripts.raw.problems import Problem, Refused
from scripts.raw.rows import Dataset
from scripts.raw.tasks import Means
from scripts.release.changes import Difference, NotComparableError
from scripts.release.compare import compare
from scripts.release.git import releases
from scripts.release.render import as_json, as_markdown, as_text, headline
from scripts.release.snapshots import read_snapshot
from scripts.release.stores import folder_store, open_store
from scripts.rules.lookalikes import lookalikes
from scripts.rules.make import make
from scripts.rules.normal import check_normal, read_contract
from scripts.rules.printing import as_dict, markdown_table, show, show_lookalikes
from scripts.rules.run import Counts
from scripts.rules.stale import as_files, check_written
from scripts.rules.tables import undeclared

NO_RELEASE = "there is no release yet"
Check = Callable[[Contract, Dataset, Counts], Iterable[Problem]]  # of tables without a problem


@dataclass(frozen=True)
class Findings:
    """What one run found."""

    problems: list[Problem]  # sorted by place
    counts: Counts | None  # what was looked at; None when the files could not be read
    files: dict[str, bytes]  # the tables as the build would write them; none when it would not
    difference: Difference | None = None  # from the last release
    not_compared: str = ""  # why there is none
    look_at: list[Problem] = field(default_factory=list)  # what stops nothing

    @property
    def headline(self) -> str:
        """All in one line, as in `2 problems; 3 rows added, 1 changed; needs a minor version`."""
        number = len(self.problems)
        said = f"{number or 'no'} problem{'s' * (number != 1)}"
        if self.difference:
            return f"{said}; {headline(self.difference)}"
        return f"{said}; not compared: {self.not_compared}"

    @property
    def status(self) -> int:
        """The exit status of `check`."""
        if self.problems:
            return 1
        compared = self.difference is not None and not self.difference.skipped
        return 0 if compared or self.not_compared == NO_RELEASE else 2


def find(root: Path, also: Check) -> Findings:
    """Everything there is to say of the project in `root`. Raises `OSError`."""
    found = _checked(root, also)
    try:
        return replace(found, difference=_difference(root, found.files))
    except NotComparableError as error:
        return replace(found, not_compared=str(error))


def _checked(root: Path, also: Check) -> Findings:
    try:
        contract = read_contract(root)
    except Refused as refused:
        return Findings(refused.problems, None, {})
    problems = set(check_normal(root, contract))
    try:
        dataset, broken, counts = make(root, contract, Means(Kept.of(root)))
    except Refused as refused:
        return Findings(sorted(problems.union(refused.problems)), None, {})
    if broken:
        return Findings(sorted(problems.union(broken)), counts, {}, look_at=lookalikes(dataset))
    files = as_files(dataset, contract)
    problems.update((*undeclared(root, contract), *check_written(root, files)))
    problems.update(also(contract, dataset, counts))
    return Findings(sorted(problems), counts, files, look_at=lookalikes(dataset))


def _difference(root: Path, files: Mapping[str, bytes]) -> Difference:
    """From the last release to what the build would write, even if data/ lags behind.

    Raises `NotComparableError`.
    """
    release = next(releases(root), "")
    if not release:
        raise NotComparableError(NO_RELEASE)
    folder = folder_store(root, "the working tree" if files else "data/ as it stands")
    built = replace(folder, load=lambda name: files.get(name) or folder.load(name))
    return compare(read_snapshot(open_store(release, root)), read_snapshot(built))


def text_of(found: Findings) -> str:
    """What stands below the problems, for people at a terminal."""
    lines = [f"Checked: {found.counts or 'nothing but whether the files can be read'}."]
    if found.difference:
        told = f"{headline(found.difference)}\n"
        lines.insert(0, "\n" + as_text(found.difference).replace(told, "", 1))
    return "\n".join(lines)


def markdown_of(found: Findings) -> str:
    """The page for a workflow's run."""
    parts = [f"<h2>{html.escape(found.headline)}</h2>\n"]
    if found.problems:
        parts.append(markdown_table(found.problems))
    if found.look_at:
        parts += ["<h3>To look at</h3>\n", markdown_table(found.look_at)]
    if found.difference:
        told = f"**{html.escape(headline(found.difference))}**\n\n"
        parts.append(as_markdown(found.difference).replace(told, "", 1))
    return "\n".join(parts)


def json_of(found: Findings) -> str:
    """The object for programs; its keys are told in `scripts/commands/check.py`."""
    return json.dumps(
        {
            "headline": found.headline,
            "problems": [as_dict(problem) for problem in found.problems],
            "look_at": [as_dict(one) for one in found.look_at],
            "checked": vars(found.counts) if found.counts else None,
            "difference": json.loads(as_json(found.difference)) if found.difference else None,
            "not_compared": found.not_compared,
        },
        ensure_ascii=False,
        indent=2,
    )


def check_project(
    root: Path, also: Check, page: Path | None = None, data: Path | None = None
) -> int:
    """Print what was found, write it where asked, as a `page` of Markdown and as JSON `data`.

    Gives the exit status. Raises `OSError`.
    """
    found = find(root, also)
    for path, render in ((page, markdown_of), (data, json_of)):
        if path:
            path.write_text(render(found) + "\n", encoding="utf-8")
    print(found.headline, flush=True)
    show(found.problems)
    show_lookalikes(found.look_at)
    print(text_of(found))
    return found.status
