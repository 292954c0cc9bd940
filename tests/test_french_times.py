"""French dates are read, found and checked; French speech is drafted with its speaker."""

import pytest

from scripts.contribute.drafts import Reading
from scripts.contribute.suggestions import suggest
from scripts.text.dates import checked, expected_date, implied
from scripts.text.languages import language_of
from scripts.text.mentions import find_mentions, find_times

FRENCH = language_of("fr")
WRITTEN = "1974-06-13"  # a Thursday

READ = [
    ("le 9 juin 1974", "1974-06-09"),
    ("dimanche 9 juin 1974", "1974-06-09"),
    ("1er août 1974", "1974-08-01"),
    ("le neuf juin 1974", "1974-06-09"),
    ("9/6/1974", "1974-06-09"),  # the day stands first
    ("début 1974", "1974"),
    ("fin août 1974", "1974-08"),
    ("à la mi-août 1974", "1974-08"),
    ("au cours de l’été 1974", "1974-22"),
    ("l'hiver 1974", "[1973-24,1974-24]"),
    ("au premier semestre de 1974", "1974-01/1974-06"),
    ("la première quinzaine d'août 1974", "1974-08-01/1974-08-15"),
    ("les années 1970", "197X"),
    ("la nuit du 9 au 10 juin 1974", "1974-06-09/1974-06-10"),
    ("du 30 juin au 4 juillet 1974", "1974-06-30/1974-07-04"),
    ("entre juin et août 1974", "1974-06/1974-08"),
    ("juin ou août 1974", "[1974-06,1974-08]"),
    ("depuis 1971", "1971/.."),
    ("à partir du 9 juin 1974", "1974-06-09/.."),
    ("jusqu’en 1974", "../1974"),
    ("avant le 9 juin 1974", "../1974-06-09"),
    ("5 mordad 1353", "1974-07-27"),
    ("hier soir", "1974-06-12"),
    ("avant-hier", "1974-06-11"),
    ("jeudi dernier", "1974-06-06"),
    ("mardi dernier", "[1974-06-04,1974-06-11]"),
    ("la semaine dernière", "1974-06-03/1974-06-09"),
    ("l’an dernier", "1973"),
    ("l’été dernier", "1973-22"),
    ("il y a trois jours", "1974-06-10"),
    ("il y a plus de trente ans", "../1944"),
    ("le 9 juin", "1974-06-09"),
]
NOT_READ = ["vers 1974", "les années 70", "aujourd’hui", "la guerre de 1974", "il y a trente ans",
            "quelques jours plus tard", "la première quinzaine de 1974"]  # fmt: skip


@pytest.mark.parametrize(("words", "date"), READ)
def test_words_imply_a_date(words: str, date: str) -> None:
    assert expected_date(words, WRITTEN, FRENCH) == date


@pytest.mark.parametrize("words", NOT_READ)
def test_what_does_not_say_enough_implies_nothing(words: str) -> None:
    assert implied(words, WRITTEN, FRENCH).dates == ()


@pytest.mark.parametrize(
    ("words", "fault"),
    [("lundi 9 juin 1974", "9 June 1974 was a Sunday"), ("31 avril 1974", "has 30 days")],
)
def test_a_day_that_is_none_is_said(words: str, fault: str) -> None:
    assert fault in implied(words, "", FRENCH).fault


def test_a_coded_date_is_held_to_the_words() -> None:
    assert checked("fin août 1974", "", "1974-08-28", FRENCH).proved
    assert "implies 1974-08" in checked("fin août 1974", "", "1974-09", FRENCH).objection


def test_times_are_found() -> None:
    text = (
        "Depuis 1971, et jusqu’en juin 1974, ils ont été treize. L’été 1974, dans la nuit du 9 au "
        "10 août, le moulin brûla ; il y a trois ans, mardi dernier, en mai."
    )
    found = [(one.text, one.edtf) for one in find_times(text, FRENCH, WRITTEN)]
    assert found == [
        ("Depuis 1971", "1971/.."),
        ("jusqu’en juin 1974", "../1974-06"),
        ("L’été 1974", "1974-22"),
        ("nuit du 9 au 10 août", "1974-08-09/1974-08-10"),
        ("il y a trois ans", "1971"),
        ("mardi dernier", "[1974-06-04,1974-06-11]"),
        ("mai", "1974-05"),
    ]


# sentence, cue, act, speaker, what is said
SPEECH = [
    ("Le syndicat affirme que 30 ouvriers sont partis.", "affirme", "state", "Le syndicat",
     "30 ouvriers sont partis"),
    ("L’union a nié hier que le moulin ait fermé.", "a nié", "deny", "L’union",
     "le moulin ait fermé"),
    ("Il a dit à la presse qu’il ne savait rien.", "a dit", "state", "Il", "il ne savait rien"),
    ("Selon la mairie, trente maisons sont vides.", "Selon", "?", "la mairie",
     "trente maisons sont vides"),
    ("Trente maisons sont vides, selon la mairie.", "selon", "?", "la mairie",
     "Trente maisons sont vides"),
    ("Trente maisons sont vides, a indiqué lundi la mairie.", "a indiqué", "state", "la mairie",
     "Trente maisons sont vides"),
    ("« Tout est vide », a déclaré Ada Brook.", "a déclaré", "declare", "Ada Brook",
     "Tout est vide"),
    ("Les maisons sont vides, ont-ils répété.", "ont-ils répété", "?", "ils",
     "Les maisons sont vides"),
]  # fmt: skip


@pytest.mark.parametrize("case", SPEECH, ids=[case[0] for case in SPEECH])
def test_speech_is_drafted(case) -> None:
    text, cue, act, speaker, said = case
    found = find_mentions(text, FRENCH)
    drafts = suggest(Reading(text, FRENCH, found, lambda _: True, lambda _: ""))
    (draft,) = (one for one in drafts if one.section == "statements")
    assert text[draft.span.start : draft.span.end] == said
    assert (draft.columns["cue"], draft.columns["act"], draft.columns["described_as"]) == (
        cue, act, speaker)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "La demande est venue du nord.",
        "L’annonce fut brève.",
        "Une note de la mairie circule.",
        "Ils sont plus nombreux qu’hier.",
    ],
)
def test_what_is_no_speech_is_not_drafted(text: str) -> None:
    found = find_mentions(text, FRENCH)
    drafts = suggest(Reading(text, FRENCH, found, lambda _: True, lambda _: ""))
    assert not [one for one in drafts if one.section == "statements"]


def test_an_elided_word_is_no_part_of_a_name() -> None:
    text = "L’ambassadeur de l’Union d’Ada Brook. Qu’Ada Brook parte."
    names = [one.text for one in find_mentions(text, FRENCH) if one.kind == "name"]
    assert names == ["Union", "Ada Brook", "Ada Brook"]


def test_verbs_are_conjugated_by_rule() -> None:
    cues = FRENCH.speech.cues
    forms = {
        "révéler": "révèle révéla révélaient",
        "rejeter": "rejette rejeta",
        "rappeler": "rappelle rappelaient",
        "annoncer": "annonça annonçait annoncent",
        "juger": "jugea jugeait",
        "préciser": "précise précisa",
    }
    assert {cues[form] for one in forms.values() for form in one.split()} == {*forms}
    assert cues["affirme-t-elle"] == cues["affirmait"] == "affirmer"
