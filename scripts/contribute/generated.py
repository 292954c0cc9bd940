"""The files in git that are computed: what makes each, and whether it stands as it should.

`refresh` writes those that differ and `check` names them; both go through the one list at the end.
A file that a project does not have is not missed: only what stands there can lag behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from scripts.contract.model import Contract
from scripts.contribute.editor_schemas import schemas
from scripts.derived.citing.about import About, about, cite_as, credited, with_head
from scripts.derived.citing.published import fill, named
from scripts.package import methods
from scripts.package.measure import measured_scores
from scripts.package.rights import passed_on
from scripts.raw.files import read_text
from scripts.raw.format import table as format_table
from scripts.raw.gathering import ROOMS, gathered
from scripts.raw.kept import Kept, code, sum_of
from scripts.raw.kept import versions as versions_of
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.rows import Dataset
from scripts.raw.writing import write
from scripts.release.policy import filled
from scripts.rules.build import report
from scripts.rules.catalogue import table
from scripts.rules.run import VALUE_UNHANDLED, Counts
from scripts.rules.stale import FILE_STALE, as_files, check_file, check_links
from scripts.show.shelf import Coded

README = "README.md"
PAGES = (README, "METHODS.md", "DATASHEET.md", "CODEBOOK.md", "RULES.md", "raw/README.md")
PICTURED = "prison-executions-1988.person-executed"
WIDTH = 1000  # of that picture, in pixels
CODED_TWICE = "victory-star-2017"


@dataclass(frozen=True)
class Known:
    """What computed files are made from: a project, and the tables just made of it."""

    root: Path
    contract: Contract
    dataset: Dataset
    counts: Counts

    @cached_property
    def published(self) -> Dataset:
        """The tables without the words that may not be passed on."""
        return passed_on(self.dataset, self.contract)

    @cached_property
    def about(self) -> About:
        """Title, version and authors of the dataset."""
        return about(credited(self.contract, self.dataset.tables))


def _agreement(known: Known) -> str:
    from scripts.package.second_coding import agreements, table_of  # takes long to import

    return "\n".join(table_of(agreements(known.dataset, known.contract, known.root, CODED_TWICE)))


def _adjudication(known: Known) -> str:
    from scripts.package.second_coding import adjudicated

    return methods.adjudication(adjudicated(known.root))


BLOCKS: dict[str, Callable[[Known], str]] = {
    "rows": lambda known: methods.rows(known.dataset, known.contract),
    "coverage": lambda known: methods.coverage(known.dataset),
    "set-aside": lambda known: methods.set_aside(known.dataset),
    "mentions": lambda known: methods.mentions(
        measured_scores(known.root, known.dataset, Kept.of(known.root))
    ),
    "number-rules": lambda _known: methods.number_rules(),
    "agreement": _agreement,
    "adjudication": _adjudication,
    "definitions": lambda known: methods.definitions(known.published, known.contract),
    "proved": lambda known: methods.proved(known.dataset),
    "one-sided": lambda known: methods.one_sided(known.dataset, CODED_TWICE),
    "classes": lambda known: methods.classes(known.dataset, known.contract),
    "voices": lambda known: methods.voice_grounds(known.dataset),
    "rules": lambda _known: table(),
    "formats": lambda _known: format_table(),
    "cite": lambda known: cite_as(known.about),
    "build": lambda known: f"```console\n{report(known.dataset, known.counts)}\n```",
}


def pages(known: Known) -> Iterator[tuple[str, str]]:
    """Each page with its computed blocks filled. Raises `Refused` where nothing computes one."""
    for name in PAGES:
        if (known.root / name).is_file():
            text = read_text(known.root / name, known.root).text
            for line, block in named(text):
                if block not in BLOCKS:
                    message = f"nothing computes a block `{block}`."
                    hint = f"There are: {', '.join(BLOCKS)}."
                    raise Refused([Problem(Place(name, line), FILE_STALE.code, message, hint)])
            yield name, fill(text, {block: BLOCKS[block](known) for _, block in named(text)})


def versions(known: Known) -> Iterator[tuple[str, str]]:
    """VERSIONING.md with the bump that the policy has for each kind of change."""
    path = known.root / "VERSIONING.md"
    if path.is_file():
        yield path.name, filled(read_text(path, known.root).text)


def citation(known: Known) -> Iterator[tuple[str, str]]:
    """CITATION.cff with the authors of the dataset, and its address."""
    path = known.root / "CITATION.cff"
    if path.is_file():
        text = read_text(path, known.root).text
        yield path.name, with_head(text, known.about.creators, known.about.homepage)


def picture(known: Known) -> Iterator[tuple[str, str]]:
    """The picture of README.md and the page beside it, kept while what they show is the same."""
    if (known.root / "plots" / f"{PICTURED}.md").is_file():
        kept, name = Kept.of(known.root), _shown(known)
        files = kept.get("picture", name)
        if files is None:
            files = _drawn(known)
            kept.put("picture", name, files)
        yield from ((f"plots/{PICTURED}.{ending}", text) for ending, text in files.items())


def _drawn(known: Known) -> dict[str, str]:
    from scripts.show.plots.page import rendered  # takes longer than the rest
    from scripts.show.plots.pictures import pictures

    (found,) = pictures(known.dataset.tables, [PICTURED], [])
    return {
        ending: content.decode() for ending, content in rendered(found, WIDTH, ("svg",)).items()
    }


def _shown(known: Known) -> str:
    """A sum over all that bears on the picture."""
    files = as_files(known.dataset, known.contract)
    rows = {name: sha256(data).hexdigest() for name, data in files.items()}
    drawn_by = code(*ROOMS[: ROOMS.index("package")]), versions_of("matplotlib", "fonttools")
    return sum_of(PICTURED, WIDTH, rows, known.contract.text, *drawn_by)


def editor_schemas(known: Known) -> Iterator[tuple[str, str]]:
    """The schemas that editors read."""
    if (known.root / "schemas").is_dir():
        for name, content in schemas(known.contract).items():
            yield name, content.decode()


GENERATED = (pages, versions, citation, picture, editor_schemas)


def stale(known: Known) -> dict[str, tuple[str, str]]:
    """By path: how a file stands and how it should, where the two differ. Raises `Refused`."""
    wanted = {name: text for made in GENERATED for name, text in made(known)}
    found = {name: _found(known.root / name) for name in wanted}
    return {name: (found[name], text) for name, text in wanted.items() if found[name] != text}


def _found(path: Path) -> str:
    """The file's text, ends of lines as they are made; empty when there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def refreshed(known: Known) -> list[str]:
    """Write the files that differ, all or none; their paths. Raises `Refused`, `OSError`."""
    wanted = {name: text for name, (_, text) in stale(known).items()}
    write({known.root / name: text.encode() for name, text in wanted.items()})
    return list(wanted)


def unfinished(known: Known) -> Iterator[Problem]:
    """What nobody can compute, and somebody has to write."""
    if (known.root / README).is_file():
        yield from check_links(read_text(known.root / README, known.root).text, known.contract)
    yield from _unworded(known.contract)


def _unworded(contract: Contract) -> Iterator[Problem]:
    """Values of closed lists for which words of ours are missing where others have them."""
    for where, ours in gathered(Coded, r"\w+ = Coded\(", "show").items():
        path, _, name = where.replace(".", "/").rpartition("/")
        table, column = ours.column.split(".")
        for value in contract.tables[table].by_name[column].enum:
            if value not in ours.entries:
                message = f"{ours.column}: `{value}` is listed, and `{name}` in {path}.py has no"
                place = Place("datapackage.json")
                yield Problem(place, VALUE_UNHANDLED.code, f"{message} words for it.", "Add them.")


def check_generated(known: Known) -> Iterator[Problem]:
    """One problem for each file that lags behind, and each thing that is not written yet."""
    try:
        for name, (found, wanted) in stale(known).items():
            yield from check_file(name, found, wanted)
        yield from unfinished(known)
    except Refused as refused:
        yield from refused.problems
