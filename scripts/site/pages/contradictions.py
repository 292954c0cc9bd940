"""Who contradicts whom, voice by voice: only pairs that cannot both hold are called so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from scripts.contract.homepage import page_of
from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.site.clashes import Clash, between, given, inside_document, inside_voices
from scripts.site.contested import contradictions, question_of, voices_of
from scripts.site.library import Site
from scripts.site.page import Nav, SitePage, pages, sheet
from scripts.site.rivals import CONTRADICTION

CONTRADICTIONS = "contradictions.html"
MOST = 16  # voices of the matrix, which has so many columns

Against = dict[str, list[Row]]  # pairs by the voice on the other side


@dataclass(frozen=True)
class VoiceAgainst:
    """A voice, with all that it is in contradiction with."""

    voice: Named
    path: str  # of its page
    against: dict[Named, list[Row]]  # by the label of the other voice

    @property
    def count(self) -> int:
        """How many pairs have a side in this voice."""
        return len({(row["a_id"], row["b_id"]) for some in self.against.values() for row in some})


@dataclass(frozen=True)
class OtherClass:
    """Pairs that are called otherwise, counted by what they answer."""

    label: str
    description: str
    numbers: int
    dates: int
    asked: tuple[tuple[str, Named, int], ...]  # table, question, pairs; most first


@pages(Nav(30, "Contradictions", CONTRADICTIONS))
def contradicting(site: Site) -> Iterator[SitePage]:
    """A page of all voices, and one of each."""
    rows = contradictions(site)
    voices = _voices(site, rows)
    yield _all(site, rows, voices)
    yield from (_one(site, voice) for voice in voices)


def _voices(site: Site, rows: list[Row]) -> list[VoiceAgainst]:
    """By label."""
    found: dict[str, Against] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        first, second = (voices_of(site, given(site, row[side])) for side in ("a_id", "b_id"))
        both = {(one, other) for one in first for other in second}
        for one, other in both | {(other, one) for one, other in both}:
            found[one][other].append(row)
    named = {key: site.shelf.named("actors", key) for key in found}
    order = sorted(named, key=lambda key: (named[key].label.casefold(), key))
    return [
        VoiceAgainst(
            named[key],
            path_of(key),
            {named[other]: found[key][other] for other in order if other in found[key]},
        )
        for key in order
    ]


def path_of(voice: str) -> str:
    """Where the page of a voice stands."""
    return f"contradictions/{PurePosixPath(page_of(voice)).name}"


def _all(site: Site, rows: list[Row], voices: list[VoiceAgainst]) -> SitePage:
    inside = [row for row in rows if row["same_source"] == "true"]
    apart = (row for row in rows if row["same_source"] != "true")
    own = [row for row in apart if row["same_speaker_voice"] == "true"]
    most = {one.path for one in sorted(voices, key=lambda one: -one.count)[:MOST]}
    return SitePage(
        CONTRADICTIONS,
        "list",
        "Who contradicts whom",
        "contradictions.html",
        values={
            "total": Counter(row["kind"] for row in rows),
            "inside": [inside_document(site, row) for row in inside],
            "own": [one for row in own for one in inside_voices(site, row)],
            "n_own": len(own),
            "voices": voices,
            "matrix": [one for one in voices if one.path in most],
            "classes": tuple(_others(site)),
            "contradiction": site.shelf.word("comparisons", "class", CONTRADICTION),
        },
        sheets=(sheet(site, "comparisons", rows),),
        summary="Pairs of answers that cannot both hold, voice by voice, each with its reason.",
    )


def _one(site: Site, one: VoiceAgainst) -> SitePage:
    rows = {(row["a_id"], row["b_id"]): row for some in one.against.values() for row in some}
    return SitePage(
        one.path,
        "list",
        f"Contradictions with {one.voice.label}",
        "contradicting.html",
        nav=CONTRADICTIONS,
        values={"one": one, "found": list(_against(site, one))},
        sheets=(sheet(site, "comparisons", [rows[both] for both in sorted(rows)]),),
        summary=f"What cannot hold together with what {one.voice.label} says, by voice.",
    )


def _against(site: Site, one: VoiceAgainst) -> Iterator[tuple[Named, list[Clash]]]:
    """By the other voice, its own first; on the first side what this voice says."""
    for other in sorted(one.against, key=lambda each: each != one.voice):
        yield other, [between(site, row, one.voice.id, other.id) for row in one.against[other]]


def _others(site: Site) -> Iterator[OtherClass]:
    """Every other class, in the contract's order."""
    answers = {row["answer_id"]: question_of(row) for row in site.dataset.tables["answers"]}
    for category in site.contract.tables["comparisons"].by_name["class"].categories:
        rows = site.shelf.find("comparisons", "class", category.value)
        if rows and category.value != CONTRADICTION:
            kinds = Counter(row["kind"] for row in rows)
            asked = Counter(
                one for row in rows for one in {answers[row["a_id"]], answers[row["b_id"]]}
            )
            named = (
                (table, site.shelf.named(table, key), count)
                for (table, key), count in asked.most_common()
            )
            words = category.label, category.description
            yield OtherClass(*words, kinds["number"], kinds["date"], tuple(named))
