"""How English hands over to somebody's voice: verbs in all their forms, phrases, what follows.

Forms that are nouns as often ("the report", "State Department") are passed over where a noun
stands.
"""

from collections.abc import Iterator

from scripts.text.finding import any_of, listed
from scripts.text.languages.language import SpeechWords

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
orders pledge pledges praise promise promises protest protests question questions quip quips quote
quotes remark remarks reply replies report reports request requests ruling saying signal signals
state states stress vow vows warning whisper whispers writing
""")
_SUBJECTS = listed("""
i we you he she it they who which that and also to not will would can could may might must
should did does do
""")
_OBJECT = r"(?:,? (?:that|how|whether|why|the|an?|it|he|she|they|his|her|its|their)\b|:| ?[“\"‘«])"
_DETERMINERS = listed("""
a an the this that these those my our your his her its their no any each every some such other
another own last first second new of in on for by with without from under whose
""")

# Verbs that with their subject follow on a quotation: `…?” Mr Vance asked.`
QUOTING = listed("""
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

# What a verb says of the act.
ACTS = {
    verb: act
    for act, verbs in {
        "acknowledge": "acknowledge admit concede confess",
        "accuse": "accuse",
        "declare": "announce declare proclaim",
        "deny": "deny",
        "describe": "depict describe portray",
        "estimate": "estimate",
        "explain": "explain",
        "order": "decree instruct order",
        "praise": "praise",
        "predict": "forecast foresee predict",
        "question": "ask enquire inquire question wonder",
        "report": "recount relay report",
        "state": "add answer reply respond say state tell",
        "urge": "urge",
        "warn": "caution warn",
    }.items()
    for verb in verbs.split()
} | {"call for": "call_for", "call on": "call_for"}

_SUBJECT = (
    r"(?:(?:The|An?|His|Her|Their) )?[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,5}"
    r"(?:, [^,.;!?“”\"\n]{1,60},)?"
)
_ADVERB = r"(?: (?:also|later|long|now|often|still|then|\w+ly))"
_AUXILIARIES = "is are was were has have had will would can could may might must should did does do"
_AUXILIARY = rf" (?:(?:{_AUXILIARIES.replace(' ', '|')})(?:n['’]t| not)?|cannot|[cw](?:a|o)n['’]t)"
_FINITE_VERBS = listed(_AUXILIARIES) | {f"{verb}n't" for verb in _AUXILIARIES.split()}
_FINITE_VERBS |= listed("can't cannot won't not never")
_BEFORE_VERB = rf"(?: (?:had|has|have)|{_ADVERB})*"  # not what denies: whoever *never said*
_OCCASION = any_of(listed("after at before during in last on to yesterday"))


# What can be said only by denying, contesting, or putting something else in its place.
_DENYING = (
    r"not|no|none|nobody|nothing|nowhere|never|neither|nor|cannot|\w+n['’]t"
    r"|den(?:y|ies|ied|ying)|denials?|reject\w*|refut\w+|rebut\w*|repudiat\w+"
    r"|refus\w+ (?:that|the|this|to (?:accept|acknowledge|admit|believe|concede|recogni[sz]e))"
    r"|disput\w+|contest(?:s|ed|ing)|contradict\w*|disavow\w*|dismiss\w* as|disprov\w+|debunk\w*"
    r"|false|falsely|falsehoods?|untrue|lies?|lied|lying|fabricat\w+|invent(?:ed|ions?)|[dm]isinform\w*"
    r"|baseless|unacceptable|unfounded|groundless|impossible|incorrect|wrong(?:ly)?|mistaken|naive|naïve"
    r"|exaggerat\w+|myths?|fictions?|the contrary|far from|instead|rather than"
    r"|falls? short|fell short"
)
# Where such a word denies nothing: *not only*, *no fewer than 50*, *hundreds if not thousands*.
_AFFIRMING = (
    r"not (?:a few|exactly few|just|least|merely|only|simply|surprisingly|to mention)"
    r"|no (?:doubt|(?:fewer|later|less|more|sooner) than|sooner)|nothing (?:but|less than)"
    r"|none other than|(?:can)?not (?:but|help)|(?:whether )?or not|if not|why not"
    r"|lies? (?:at|behind|beneath|buried|in|on|under|with|within)|lying (?:at|in|on|under)"
    r"|wrongly (?:accused|arrested|convicted|executed|imprisoned|jailed)|wrong side"
)


_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does"
    r"|(?:is|are|was|were|has|have|had|would|could|should|did|does|do)n['’]t|cannot)"
)
_NO_SUBJECT = (
    r"(?:to|that|in|on|at(?! (?:least|most)\b)|of|for|with|by|so|no|yes|as|if|nothing|little|much"
    r"|about|against|how|what|why|whether|when|where|which|who|and|or|but|before|after|during|from|is|are|was|were)\b"
)
_PRONOUN = "(?:he|she|it|they|we|i|you|there)"
# A subject that is a pronoun, or that its verb follows on before any other clause.
_CLAUSE = (
    rf" (?=(?i:{_PRONOUN}) (?!to\b)\w|(?!(?i:{_NO_SUBJECT}))(?!(?i:said|says)\b)"
    rf"\w[\w’'.-]*(?:,\d{{3}})*(?: (?!(?i:that|who|which|whose|to)\b)\w[\w’'.,-]*){{0,9}}?"
    rf" {_FINITE}\b)"
)
_WHO = (
    r"(?!(?i:and|but|or|as|which|who|that|because|although|while|when|if|for|so|not)\b)"
    r"(?:[\w’'.-]+ ){0,6}?[\w’'.-]+"
)
_NAMED = (
    r"(?:(?:the|an?|his|her|its|their|one|some|several|two|many) )?(?:[\w’'.-]+ ){0,3}?[\w’'.-]+"
)
_INVERTED = "(?:said|says|wrote|writes|added|adds|asked|asks|replied|replies|explained|recalled)"
_WHEN = r"(?: (?:on|in|at|last|this|yesterday|today|after|during|later)\b[^,;:“”\"]{0,40})?"


def _closed_by(forms: str) -> str:
    """A comma, a speaker and a verb that close a sentence; or `according to` a speaker."""
    return (
        rf", (?:(?P<who>{_WHO}) (?:has |had |have |also |later )?(?P<cue>{forms})"
        rf"|(?P<cue_first>{_INVERTED}) (?P<who_after>{_NAMED}))"
        rf"{_WHEN}[.!?]?$"
        r"|,? (?P<citing>according to) (?!(?:him|her|them|it),)(?P<cited>[^;:“”\"]{2,90}?)[.!?]?$"
    )


def _attribution(quoting: str) -> str:
    return rf"{_SUBJECT} (?i:{quoting})|(?:Said|Says|Reads?|Wrote|Writes|Added|Adds)"


SPEECH = SpeechWords(
    cues=CUES,
    acts=ACTS,
    nouns=_NOUNS,
    subjects=_SUBJECTS - _DETERMINERS,
    no_subjects=_DETERMINERS,
    objects=_OBJECT,
    quoting=frozenset(
        form for form, verb in CUES.items() if verb in QUOTING and form[-3:] != "ing"
    ),
    attribution=_attribution,
    addressing=listed("assure inform remind tell warn"),
    citing=frozenset({"according to"}),
    reported=rf"(?: (?:{_OCCASION}|by)(?: [\w’'-]+){{0,5}})?,? that\b(?!['’])|:",
    reported_to=r"(?: [\w’'-]+){0,6}?,? that\b(?!['’])|:",
    by_whom=r"((?: [\w’'-]+){1,6}),",
    impersonal=rf"\bit (?:is|was|has been|had been){_ADVERB}?$",
    before_verb=_BEFORE_VERB,
    description=r"\b(he|i|it|she|they|we|(?:an?|her|his|its|many|our|some|the|their)"
    rf"(?: [\w’'-]+){{1,4}}?){_BEFORE_VERB}$",
    of_another=listed("""
about against as at between by for from in into like near of on over than to under via with
"""),
    conjunction="that",
    bare=listed("say insist allege claim believe maintain"),
    clause=_CLAUSE,
    relative=r"^(.{2,60}?),? who(?: (?:has|had|have|later|also|once))?$",
    relatives=listed("who whom whose which"),
    main_verb=r"(?<!that)(?<!who)(?<!which)(?<!and)(?<!or)(?<!to)(?<!be)(?<!been)(?<!being)(?<!was)"
    r"(?<!were)(?<!is)(?<!are)(?<!had)(?<!has)(?<!have)(?<!not)(?<!he)(?<!she)(?<!they)(?<!it)(?<!i)"
    r"(?<!n['’]t) (?:\w{2,}ed|was|were|left|went|came|told|gave|made|took|wrote|spoke|saw|fled)\b",
    closing=frozenset(
        form
        for form, verb in CUES.items()
        if (verb in QUOTING or verb in listed("estimate claim believe allege warn argue"))
        and form[-3:] != "ing"
        and verb != "continue"
        and form not in ("report", "answer", "state", "recall", "claim", "estimate", "note", "read")
    ),
    closed_by=_closed_by,
    passive=r"\b(?:is|are|was|were|been|being|be|gets?|got|stands?|stood)"
    r"(?: (?:\w+ly|also|later|once|often|never|not|then|now))*$",
    by_agent=r" by ((?:[\w’'.-]+ ){0,5}?[\w’'.-]+)(?= (?:of|for|in|on|that|to|as|with)\b|[,.;:]|$)",
    openers=listed("but and yet so also then however meanwhile later today yesterday in for or"),
    pronoun=rf"\b(he|i|it|she|they|we|you){_BEFORE_VERB}$",
    pronouns=listed("he it she they you"),
    hearer=listed("you"),
    object_of=r"\w{3,}ing",
    of_noun=rf",? that {_FINITE}\b",
    finite=_FINITE_VERBS,
    contracted=r"['’](?:m|re|ve|ll|d)$",
    coordinated=r" (?:and|or) ",
    participles=frozenset(form for form in CUES if form.endswith("ing")),
    no_noun=_FINITE_VERBS
    | listed("""
that which who whom whose what when where while because if although to be been being having and
or but than as by with from at in on for after before during about into there
"""),
    articles=listed("a an the this these those its their his her our my your"),
    first_person=frozenset({"i", "we"}),
    own=rf"\b(?:i|we)(?:['’](?:d|ll|ve|m|re)|{_ADVERB}|{_AUXILIARY})*$",
    no_speakers=listed("""
note notes date source sources subject from to cc bcc re tel fax email e-mail photo image caption
title address phone warning summary abstract keywords see update contents chapter part section
figure table appendix annex topic place time venue present absent copyright published posted by
written translation tags category categories related read more share advertisement editor
example question answer conclusion introduction background http https www
"""),
    denying=_DENYING,
    affirming=_AFFIRMING,
)
