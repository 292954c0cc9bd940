"""What was marked is what is found again, whatever was marked."""

from __future__ import annotations

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import Contract, load_contract
from scripts.desk.draft import Draft, Numbered
from scripts.desk.route import Unfit
from scripts.raw.files import TextFile, text_file
from scripts.raw.spelling import with_records
from scripts.raw.strict_yaml import Mapping, Scalar, Sequence, parse
from scripts.text.anchors import Anchor, Span, locate
from scripts.text.finding import listed
from scripts.text.occurrences import Occurrences

CONTRACT: Contract = load_contract(ROOT / "datapackage.json")
# Words that repeat, in three scripts, with blanks that look alike, marks, and signs of YAML.
WORDS = sorted(
    listed("the 40 40 workers workers: # - ' \" … “ ” چهل نفر null yes & * [a] {b} % @ ` ,")
)
ODD = ["\u00a0", "\u202e", "\x1b", "ی", "ي", "ک", "ك", "e\u0302", "𐎭", "👨\u200d👩\u200d👧"]
PIECES = st.sampled_from([*WORDS, *ODD])
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from([" ", " ", " ", "\n", "\u00a0", "", "  ", "\t"])),
    min_size=1,
    max_size=60,
).map(lambda parts: "".join(word + blank for word, blank in parts))


def read_back(draft: Draft, document: TextFile) -> Span:
    """The span that the build finds for what is written of a draft."""
    typed = draft.typed(Occurrences(document.text, short=0), document.text, CONTRACT)
    node = Numbered().node(typed)
    written = with_records("source: a\n", "records.yaml", {draft.table: [node]})
    root = parse(written, "records.yaml")
    assert isinstance(root, Mapping)
    section = root.get(draft.table)
    assert isinstance(section, Sequence)
    (again,) = section.items
    assert isinstance(again, Mapping)
    parts = {key: again.get(key) for key in ("quote", "from", "to", "occurrence")}
    scalars = [part if isinstance(part, Scalar) else None for part in parts.values()]
    return locate(Anchor(*scalars), document, draft.table)


@given(TEXTS, st.data())
def test_the_words_marked_are_found_again(text: str, data: st.DataObject) -> None:
    document = text_file(text, b"")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        with pytest.raises(Unfit):
            Draft.of({"table": "figures", "s": start, "e": end}, text)
        return
    draft = Draft.of({"table": "figures", "s": start, "e": end, "id": "a"}, text)
    assert text[draft.span.start : draft.span.end] == text[start:end].strip()
    assert read_back(draft, document) == draft.span


@pytest.mark.parametrize(
    "sent",
    [
        {"table": "figures", "s": 0},
        {"table": "figures", "s": "0", "e": 3},
        {"table": "figures", "s": True, "e": 3},
        {"table": "figures", "s": 3, "e": 3},
        {"table": "figures", "s": 0, "e": 99},
        {"table": "figures", "s": -1, "e": 3},
        {"table": "nowhere", "s": 0, "e": 3},
        {"table": "passages", "s": 0, "e": 3},
        {"table": "figures", "s": 0, "e": 3, "fields": []},
        {"table": "figures", "s": 0, "e": 3, "fields": {"note": ["a"]}},
        {"table": "figures", "s": 0, "e": 3, "fields": {"note": "x" * 10_001}},
        {"table": "figures", "s": 0, "e": 3, "below": [{"actor": "a"}]},
        {"table": "figures", "s": 0, "e": 3, "new": [{"table": "figures"}]},
        [],
    ],
)
def test_what_is_no_draft_is_refused_in_a_line(sent: object) -> None:
    text = "40 workers"
    with pytest.raises(Unfit):
        draft = Draft.of(sent, text)
        draft.typed(Occurrences(text), text, CONTRACT)
        for one in draft.new:
            one.typed(CONTRACT)


def test_the_page_cannot_name_other_words_than_those_marked() -> None:
    text = "40 workers, said 40 workers"
    sent = {"quote": "41 workers", "occurrence": "9 of 9", "id": "other", "claim": "c"}
    draft = Draft.of({"table": "figures", "s": 17, "e": 27, "fields": sent, "id": "a"}, text)
    assert draft.typed(Occurrences(text), text, CONTRACT) == {
        "id": "a",
        "quote": "40 workers",
        "occurrence": "2 of 2",
        "claim": "c",
    }


def test_words_without_a_blank_have_an_end() -> None:
    text = "x" * 20_000
    draft = Draft.of({"table": "figures", "s": 0, "e": len(text)}, text)
    with pytest.raises(Unfit, match="Mark fewer"):
        draft.typed(Occurrences(text), text, CONTRACT)


def test_each_key_has_a_line_of_its_own() -> None:
    numbered = Numbered()
    node = numbered.node({"id": "a", "positions": [{"claim": "b"}, {"claim": "c"}]})
    below = node.get("positions")
    assert isinstance(below, Sequence)
    (_, second) = below.items
    assert isinstance(second, Mapping)
    claim = second.get("claim")
    assert claim is not None
    assert numbered.keys[claim.place.line - 1] == "positions.1.claim"
