"""Names: capitalised runs, and the exact forms that are on a list."""

from functools import partial

import pytest

from scripts.text import names
from scripts.text.languages import language_of

find_names = partial(names.find_names, language=language_of("en"))

MARKED = [
    "The [National Council of Resistance of Iran] met [Charles de Gaulle] and [Ahmed al-Sadr].",
    "[Committee for Human Rights of the Mujahedin-e Khalq], anti-[Alpha]",
    "[Amnesty]’s [Report] to the [People’s Party] and the [Writers’ Union]",
    "Dr. [J. R. Smith] in [D.C.] saw Mr. [X. Y] and [Gen. K. Lee]",
    "On Monday, in May, a [Second World War] ended; I saw [US] troops",
    "Many left. Three stayed. First, they slept. Immediately, [Nobodies] came.",
    "“Asked twice,” said [O'Neill]. Said [Maryam Doe] then. [Edward Said] left.",
    "not lower case, not 42, not A or B",
    "The lawyers of [O&K] and of [Smith&Sons] left; [AT&T] stayed.",
    "The [Committee on Registers] and the [Ministry of Roads and Bridges] met [Ada Brook].",
    "The [Registers Act 1983] and the [Treaty of Lindmere of 1931] were read, not [Act] 2.",
    "[Osk vun Theldor] came; [Ada] saw [Brook].",
    "Prisoners came. Wardens left. Families wept.",
    "[Wardens] left, and then the [Wardens] came back.",
    "[Tavrej\nUlmesk] came.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_names_are_capitalised_runs(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    expected = [part.split("]")[0] for part in marked.split("[")[1:]]
    assert [name.text for name in find_names(text, {})] == expected


ACTORS = {"MEK": "mek", "Doe": "doe", "Ali Roe": "roe", "The Post": "post", "death panel": "panel"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MEK’s, anti-MEK, MEK-led, MEKO", [("MEK", "mek")] * 3 + [("MEKO", "")]),
        ("In The\u00a0Post", [("The\u00a0Post", "post")]),
        ("the death panel of Doe", [("death panel", "panel"), ("Doe", "doe")]),
        ("Ayatollah Doe", [("Doe", "doe")]),
        ("Maria Doe", [("Maria Doe", "")]),
        ("Doe Foundation", [("Doe Foundation", "")]),
        ("Mohammad Ali Roe", [("Mohammad Ali Roe", "")]),
        ("Iranian Leader Ali Roe", [("Iranian Leader", ""), ("Ali Roe", "roe")]),
        ("Doo, Ali Row, Ali", [("Doo", ""), ("Ali Row", ""), ("Ali", "")]),
    ],
)
def test_only_the_exact_form_standing_by_itself_names_an_actor(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(name.text, name.actor_id) for name in find_names(text, ACTORS)] == expected


def test_of_two_listed_forms_the_longer_one_counts() -> None:
    actors = {"Council": "a", "Council of Resistance": "b"}
    assert [n.actor_id for n in find_names("the Council of Resistance", actors)] == ["b"]
