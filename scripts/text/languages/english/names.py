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
    bodies=listed("""
agency assembly association board branch bureau center centre college commission committee
conference congress convention council court department directorate division federation forum
foundation front fund group institute league ministry mission movement office organisation
organization panel party rapporteur secretariat section society task tribunal union unit university
"""),
    body_joiners=frozenset({"on", "against"}),
    body_links=frozenset({"and"}),
    laws=listed(
        "act bill charter code constitution convention covenant decree law order ordinance"
        " pact protocol regulations resolution rules statute treaty"
    ),
    short_words=listed("""
ate bar bid bit buy cry cut did die dig due dug eat fed few fit fly get got had has hid hit ill
key lay led let lie lit lot low lay man men met new now old one own pay put ran rid run sad sat saw
say sea see set six sow sue ten too top two try use vow war was way won win ago all any are bed
boy car day dry end eye far fat fee for fun gas gun hot ice job kid law leg log map mix nor not
odd off oil our out pet pop raw red rob row sex she sir sit sky son tax tea tie tip toy van via
wet who why yes yet you go do am as at be by he if in is it me my no of on or so to up us we
"""),
    before=ROLES | listed("of the for"),
    owners=listed("people women men children"),
    possessive="[’'][sS]",
)

SENTENCES = SentenceWords(
    never_last=COURTESY_TITLES | RANKS | listed("e.g i.e cf vs viz approx esp incl ca"),
    before_numbers=listed(
        "no nos art arts sec secs para paras p pp vol vols fig figs ch op supp app cl"
    ),
    sometimes_last=listed("""
al etc inc ltd co corp jr sr bros dept univ est jan feb mar apr jun jul aug sep sept oct nov dec
"""),
    never_before_ellipsis=listed(
        "a an the of and or but with by for from as that which his her its their"
    ),
    prepositions=listed("to in from at of for by with near across through into within"),
    clause=r"[A-Z]\w+ (?:\w+ed|was|were|is|are|has|have|had|said|did|will|would|can|could|came|went"
    r"|left|took|made|fell|rose|began|told|saw|gave|got|ran|sent|wrote|spoke|found|held|met|fled)\b",
)
