"""Finds speech cues: the words with which a text hands over to somebody's voice.

A closed list of verbs in all their forms, and of phrases; `value` is the base form. Forms that are
nouns as often ("the report", "State Department") are passed over where a noun stands. Indirect
speech often has no cue at all: that a sentence holds none says nothing.
"""

import re
from collections.abc import Iterator

from scripts.text import persian_words
from scripts.text.mention import Mention, cut
from scripts.text.patterns import any_of, listed, spaced
from scripts.text.words import opens_sentence, word_before

_REGULAR = listed("""
accept accuse acknowledge add address affirm agree allege announce answer appeal argue ask
assert assess attest attribute aver believe boast call caution challenge cite claim comment
complain concede conclude condemn confess confide confirm contend contradict criticise criticize
decry declare demand denounce deny deplore depict describe detail disclose dismiss dispute
divulge echo elaborate emphasise emphasize enquire estimate exclaim explain express forecast
highlight hint imply indicate inform inquire insist instruct joke label lament maintain mention
muse mutter narrate note object observe opine order plead pledge portray praise predict proclaim
promise pronounce propose protest question quip quote reaffirm recall recite recommend recount
reiterate reject relay remark remind repeat reply report request respond retort reveal scoff
shout signal specify speculate state stipulate stress suggest summarise summarize surmise
testify underline underscore urge utter vow warn whisper wonder
""")

_IRREGULAR = {
    "admit": "admit admits admitted admitting",
    "continue": "continued",
    "decree": "decreed decreeing",
    "find": "found",
    "foresee": "foresee foresees foresaw foreseen foreseeing",
    "label": "labelled labelling",
    "read": "read reads",
    "rebut": "rebut rebuts rebutted rebutting",
    "refer": "refer refers referred referring",
    "refute": "refute refutes refuted refuting",
    "rule": "ruled ruling",
    "say": "say says said saying",
    "signal": "signalled signalling",
    "swear": "swear swears swore sworn swearing",
    "tell": "tell tells told telling",
    "threaten": "threaten threatens threatened",
    "write": "write writes wrote writing",
}

_PHRASES = {
    "according to": "according to",
    "alleged": "alleged|allegedly",
    "call for": "call for|calls for|called for|calling for",
    "call on": "call on|calls on|called on|calling on|call upon|calls upon|called upon",
    "expect": "expected that|expects that",
    "hold": "held that|holds that|holding that",
    "in the words of": "in the words of",
    "make clear": "make clear|makes clear|made clear|making clear|made it clear|makes it clear",
    "on record": "on record as|on the record",
    "point out": "point out|points out|pointed out|pointing out",
    "put": "put it|puts it|putting it|put the|puts the|putting the",
    "report": "reportedly",
    "say": "is said to|are said to|was said to|were said to",
    "so-called": "so-called",
    "speak of": "speak of|speaks of|spoke of|spoken of|speaking of",
}

# Forms that are nouns as often as verbs; they need a verb's neighbours.
_NOUNS = listed("""
address addresses answer answers appeal appeals call calls challenge challenges claim claims
comment comments demand demands detail details dispute disputes echo estimate estimates forecast
forecasts hint hints joke jokes label labels mention mentions note notes object objects order
orders pledge pledges praise promise promises protest protests question questions quote quotes
remark remarks reply replies report reports request requests ruling saying signal signals state
states stress vow vows warning writing
""")
_SUBJECTS = listed("""
i we you he she it they who which that and also to not will would can could may might must
should did does do
""")
_OBJECT = re.compile(
    spaced(r"(?:,? (?:that|how|whether|why|the|an?|it|he|she|they|his|her|its|their)\b|:)"), re.I
)
_DETERMINERS = listed("""
a an the this that these those my our your his her its their no any each every some such other
another own last first second new of in on for by with without from under whose
""")

# Verbs that with their subject follow on a quotation: `…?” Mr Vance asked.`
_QUOTING = listed("""
add announce answer ask conclude confess continue declare exclaim explain insist note observe
read recall remark reply report respond retort say shout state tell testify warn whisper write
""")


def _regular_forms(verb: str) -> Iterator[str]:
    if verb.endswith("y") and verb[-2] not in "aeo":
        yield from (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    stem = verb.removesuffix("e")
    yield from (verb, verb + ("es" if verb.endswith(("s", "ch", "x", "o")) else "s"))
    yield from (stem + "ed", stem + "ing")


CUES = {form: verb for verb in _REGULAR for form in _regular_forms(verb)}
CUES |= {form: verb for verb, forms in _IRREGULAR.items() for form in forms.split()}
CUES |= {form: verb for verb, forms in _PHRASES.items() for form in forms.split("|")}
CUES |= {form: verb for verb, forms in persian_words.CUES.items() for form in forms.split("|")}

QUOTING_WORDS = any_of(
    form for form, verb in CUES.items() if verb in _QUOTING and form[-3:] != "ing"
)
_CUE = re.compile(rf"\b{any_of(CUES)}\b", re.IGNORECASE)


def find_cues(text: str) -> list[Mention]:
    """Return the speech cues of `text`, `value` being the verb's base form."""
    return [
        cut(text, *match.span(), "cue", value=CUES[form])
        for match in _CUE.finditer(text)
        if (form := _plain(match.group())) not in _NOUNS or _is_verb(text, *match.span())
    ]


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("‐", "-").replace("‑", "-").split())


def _is_verb(text: str, start: int, end: int) -> bool:
    before = word_before(text, start)
    if before in _SUBJECTS - _DETERMINERS:
        return True
    if before in _DETERMINERS or (text[start].isupper() and not opens_sentence(text, start)):
        return False
    return bool(_OBJECT.match(text, end))
