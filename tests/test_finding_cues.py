"""Speech cues: verbs in all their forms, and the nouns that look like them."""

from functools import partial

import pytest

from scripts.text import mentions
from scripts.text.languages import language_of

find_cues = partial(mentions.find_cues, language=language_of("en"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He said, admitted, denied, testifies, urging",
            ["say", "admit", "deny", "testify", "urge"],
        ),
        ("according to X, as he put it", ["according to", "put"]),
        ("called for calm and pointed out", ["call for", "point out"]),
        (
            "in\u00a0the words of Y, reportedly so‑called",
            ["in the words of", "report", "so-called"],
        ),
        ("“…” Reads part of the bill", ["read"]),
        ("Amnesty reports that they claim the prize", ["report", "claim"]),
        ("the report of a State Department order by the state", []),
        ("saidst, reporter, denier", []),
    ],
)
def test_cues_have_their_base_form(text: str, expected: list[str]) -> None:
    assert [cue.value for cue in find_cues(text)] == expected
