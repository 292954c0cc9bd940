"""Entries of the shared lists, found by any form of their name however it is typed.

Near matches are shown too, so that nothing is entered twice. Nothing is chosen: `clear` says that
one stands well before all others, and a person takes it or does not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from rapidfuzz import fuzz, process, utils

from scripts.desk.desk import Desk
from scripts.desk.route import Json, Unfit
from scripts.desk.workspace import Project
from scripts.raw.rows import Row
from scripts.show.shelf import label_of
from scripts.text.folding import folded, sought

MOST = 12  # entries given
LOOKED_AT = 120  # forms that are like the words, of which the entries are given
LEAST = 55  # of 100: less alike helps nobody
EXACT, OPENS, HOLDS = 100.0, 94.0, 90.0
WELL_AHEAD, WELL_LIKE = 8.0, 88.0  # of what is clear
CONTEXT = 6.0  # for the words around, among entries that are alike
LONG_WORD = 3  # code points of a word that says what a question is about


@dataclass(frozen=True)
class Entry:
    """One row of a list, with the forms by which it is found."""

    row: Row
    id: str
    label: str
    forms: tuple[str, ...]  # as written: label, other names, id

    def as_json(self, project: Project, score: float, clear: bool) -> Json:
        """The entry for a page."""
        return {
            "table": self.row.table,
            "id": self.id,
            "label": self.label,
            "forms": list(self.forms[1:-1]),
            "says": says(project, self.row),
            "score": round(score, 1),
            "clear": clear,
        }


@dataclass(frozen=True)
class Shelved:
    """The entries of one table."""

    entries: tuple[Entry, ...]

    @cached_property
    def forms(self) -> tuple[list[str], list[Entry]]:
        """Each form as it is searched, and whose it is."""
        pairs = [(sought(form), one) for one in self.entries for form in one.forms]
        return [form for form, _ in pairs], [one for _, one in pairs]

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """By entry: the words that say what it is about."""
        return [words_of(f"{one.label} {one.row['note']}") for one in self.entries]

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much a word tells: the fewer entries have it, the more."""
        counts = Counter(word for words in self.words for word in words)
        return {word: 1 / many for word, many in counts.items()}


@dataclass
class Index:
    """What is searched in one state of a project; each table when it is first asked for."""

    project: Project
    _made: dict[str, Shelved] = field(default_factory=dict)

    def of(self, table: str) -> Shelved:
        """Raises `Unfit` where people write no such table."""
        if table not in searched(self.project):
            raise Unfit(f"table: one of {', '.join(sorted(searched(self.project)))} is wanted.")
        if table not in self._made:
            self._made[table] = Shelved(tuple(_entries(self.project, table)))
        return self._made[table]


class Search:
    """The index of the project as it is."""

    def __init__(self, _: Desk) -> None:
        self._index: Index | None = None

    def index(self, project: Project) -> Index:
        """That of a project, which is kept until there is another."""
        if self._index is None or self._index.project is not project:
            self._index = Index(project)
        return self._index


def searched(project: Project) -> frozenset[str]:
    """The tables to whose entries a record can refer."""
    contract = project.contract
    lists = {kind.table for kind in contract.lists} | set(contract.unions.values())
    return frozenset({*lists, contract.source.table})


def find(index: Index, table: str, words: str, around: str = "") -> list[Json]:
    """The entries like some words, the likest first; `around` are words that stand beside them."""
    shelved, wanted = index.of(table), folded(words).strip()
    if not wanted:
        return []
    forms, owners = shelved.forms
    found = process.extract(wanted, forms, scorer=fuzz.WRatio, limit=LOOKED_AT, score_cutoff=LEAST)
    scores: dict[str, float] = defaultdict(float)
    by_id = {one.id: one for one in shelved.entries}
    inside = ((at, form) for at, form in enumerate(forms) if wanted in form)
    for form, score, at in (*found, *((form, 0.0, at) for at, form in inside)):
        own = owners[at].id
        scores[own] = max(scores[own], _likeness(wanted, form, score))
    beside = words_of(around)
    for own in scores:
        scores[own] += CONTEXT * _shared(beside, words_of(by_id[own].label), shelved.rarity)
    return _given(index.project, [(by_id[own], score) for own, score in scores.items()])


def offers(
    index: Index, table: str, around: str, counted: str, used: Counter[str], fits: frozenset[str]
) -> list[Json]:
    """The entries that words may be about: those that share what tells most, and those in use.

    `around`: the words of the sentence; `counted`: the noun that a number counts; `used`: how often
    the source refers to each; `fits`: the ids to choose from.
    """
    shelved, beside, noun = index.of(table), words_of(around), words_of(counted)
    found = []
    for one, words in zip(shelved.entries, shelved.words, strict=True):
        if one.id in fits:
            score = 70 * _shared(beside, words, shelved.rarity)
            score += 15 * bool(noun & words) + 10 * min(used[one.id], 3) / 3
            found.append((one, score))
    given = _given(index.project, [pair for pair in found if pair[1] > 0], ahead=15.0, like=50.0)
    if given and given[0]["clear"] and noun:  # a number may count something else in the sentence
        row = next(one for one in shelved.entries if one.id == given[0]["id"])
        given[0]["clear"] = bool(noun & words_of(row.label))
    return given


def words_of(text: str) -> frozenset[str]:
    """The words that say what a text is about, by their first letters: `worker` of `workers`."""
    words = utils.default_process(folded(text)).split()
    return frozenset(word[:6] for word in words if len(word) > LONG_WORD)


def _shared(beside: frozenset[str], words: frozenset[str], rarity: dict[str, float]) -> float:
    """How much of what tells an entry apart stands beside, from 0 to 1."""
    whole = sum(rarity.get(word, 1.0) for word in words)
    return sum(rarity.get(word, 1.0) for word in words & beside) / whole if whole else 0.0


def _likeness(wanted: str, form: str, score: float) -> float:
    if wanted == form:
        return EXACT
    if form.startswith(wanted):
        return max(score, OPENS)
    return max(score * 0.95, HOLDS if f" {wanted}" in form else 0.0)


def _given(
    project: Project,
    found: Iterable[tuple[Entry, float]],
    ahead: float = WELL_AHEAD,
    like: float = WELL_LIKE,
) -> list[Json]:
    ordered = sorted(found, key=lambda one: (-one[1], one[0].label))
    second = ordered[1][1] if len(ordered) > 1 else 0.0
    return [
        one.as_json(project, score, at == 0 and score >= like and score - second >= ahead)
        for at, (one, score) in enumerate(islice(ordered, MOST))
    ]


def _entries(project: Project, table: str) -> Iterable[Entry]:
    key = project.contract.tables[table].key[0]
    names = project.shelf.find
    for row in project.dataset.tables[table]:
        forms = [one["name"] for one in names("names", "actor_id", row[key])]
        label = label_of(row) or row[key]
        yield Entry(row, row[key], label, (label, *dict.fromkeys(forms), row[key]))


def says(project: Project, row: Row) -> str:
    """What tells an entry from others like it, in the words of the contract."""
    parts = []
    for item in project.contract.tables[row.table].fields[1:]:
        text = row[item.name]
        target = project.contract.tables[row.table].targets.get(item.name)
        if text and target and target.table in searched(project):
            other = project.shelf.first(target.table, target.target, text)
            parts.append(label_of(other) if other else text)
        elif text and item.enum:
            parts.append(project.shelf.word(row.table, item.name, text))
        elif text and item.edtf:
            parts.append(text)
    return " · ".join(dict.fromkeys(parts))
