"""How English writes names, and where its sentences end: function words, titles, abbreviations."""

from scripts.text.finding import listed
from scripts.text.languages.english.dated import MONTHS, MONTHS_SHORT, WEEKDAYS
from scripts.text.languages.english.function_words import FUNCTION_WORDS
from scripts.text.languages.language import NameWords, SentenceWords

CALENDAR_WORDS = frozenset(
    word.casefold()
    for word in (*MONTHS, *MONTHS_SHORT, *WEEKDAYS, "AD", "BC", "BCE", "CE", "GMT", "UTC")
)

COURTESY_TITLES = listed("mr mrs ms miss mx dr prof messrs mme")
# Before a name, with or without a full stop.
RANKS = listed(
    "gen col lt sgt capt cpl maj cmdr adm brig rev hon sen rep gov pres st fr ft mt supt insp"
)

ROLES = listed("""
president minister premier chancellor king queen shah imam ayatollah sheikh mullah pope bishop
archbishop cardinal prince princess emperor sultan leader secretary general colonel major
captain lieutenant sergeant marshal admiral commander senator representative congressman
congresswoman governor mayor ambassador judge justice prosecutor attorney speaker chairman
chairwoman chair commissioner director chief sir lord lady dame
""") | COURTESY_TITLES | RANKS  # fmt: skip

NAMES = NameWords(
    capitals=True,
    never=FUNCTION_WORDS | CALENDAR_WORDS | COURTESY_TITLES,
    function_words=FUNCTION_WORDS,
    acronyms=frozenset({"US", "WHO", "IT"}),
    titles=COURTESY_TITLES,
    ranks=RANKS,
    roles=ROLES,
    joiners=listed("of the for de del della da di du la le el al van von der den bin bint ibn y"),
    before=ROLES | listed("of the for"),
    owners=listed("people women men children"),
    possessive="[’'][sS]",
)

SENTENCES = SentenceWords(
    never_last=COURTESY_TITLES | RANKS | listed("e.g i.e cf vs viz approx esp incl ca"),
    before_numbers=listed("no nos art arts sec secs para paras p pp vol vols fig figs ch"),
    sometimes_last=listed("""
al etc inc ltd co corp jr sr bros dept univ est jan feb mar apr jun jul aug sep sept oct nov dec
"""),
    never_before_ellipsis=listed(
        "a an the of and or but with by for from as that which his her its their"
    ),
)
