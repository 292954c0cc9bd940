"""How French hands over to somebody's voice: verbs of saying with their forms, `selon`, incises.

A verb is found in the third person of the tenses that reports are written in, and with its subject
after it (`a-t-il déclaré`, `dit-elle`). Of a passive (`a été annoncé`) nothing is found.
"""

from collections.abc import Iterator

from scripts.text.finding import any_of, listed
from scripts.text.languages.language import SpeechWords

# Verbs in -er.
_REGULAR = listed("""
accuser affirmer ajouter alléguer annoncer assurer attester avouer citer confesser
confier confirmer considérer constater contester critiquer demander dénoncer déclarer décréter
demander dévoiler estimer évaluer expliquer évoquer indiquer informer insister jurer juger
mentionner nier noter objecter observer ordonner préciser prétexter proclamer raconter rappeler
rapporter rejeter relater relever remarquer répéter répliquer révéler signaler souligner spécifier
suggérer témoigner
""")
# Present of one and of several, past participle, simple past of one and of several, imperfect stem.
_IRREGULAR = {
    "admettre": "admet admettent admis admit admirent admett",
    "avertir": "avertit avertissent averti avertit avertirent avertiss",
    "conclure": "conclut concluent conclu conclut conclurent conclu",
    "démentir": "dément démentent démenti démentit démentirent dément",
    "dire": "dit disent dit dit dirent dis",
    "écrire": "écrit écrivent écrit écrivit écrivirent écriv",
    "maintenir": "maintient maintiennent maintenu maintint maintinrent mainten",
    "prédire": "prédit prédisent prédit prédit prédirent prédis",
    "prétendre": "prétend prétendent prétendu prétendit prétendirent prétend",
    "prévenir": "prévient préviennent prévenu prévint prévinrent préven",
    "promettre": "promet promettent promis promit promirent promett",
    "reconnaître": "reconnaît reconnaissent reconnu reconnut reconnurent reconnaiss",
    "répondre": "répond répondent répondu répondit répondirent répond",
    "soutenir": "soutient soutiennent soutenu soutint soutinrent souten",
    "croire": "croit croient cru crut crurent croy",
}
_PHRASES = {
    "selon": "selon|d'après|de l'avis de|aux dires de|de l'aveu de|à en croire|pour citer",
    "faire savoir": "a fait savoir|ont fait savoir|fait savoir|font savoir|faisait savoir",
    "faire état": "a fait état|ont fait état|fait état|font état|faisant état",
    "appeler à": "a appelé à|ont appelé à|appelle à|appellent à|appelait à|appelant à",
}
ACTS = {
    verb: act
    for act, verbs in {
        "acknowledge": "admettre avouer confesser reconnaître",
        "accuse": "accuser",
        "declare": "annoncer déclarer proclamer",
        "deny": "démentir nier",
        "estimate": "estimer évaluer",
        "explain": "expliquer",
        "order": "décréter ordonner",
        "predict": "prédire",
        "question": "demander",
        "report": "rapporter relater raconter",
        "state": "affirmer ajouter dire indiquer répondre répliquer",
        "warn": "avertir prévenir",
    }.items()
    for verb in verbs.split()
} | {"appeler à": "call_for"}
_GRAVE = {"é": "è"}  # `révéler`, but `révèle`


def _stem_before_mute(stem: str) -> str:
    """The stem of a verb in -er before a mute ending: `révèl`, `rappell`, `rejett`."""
    if stem.endswith(("appel", "ejet")):
        return stem + stem[-1]
    if stem.endswith("lev"):
        return stem[:-3] + "lèv"
    at = len(stem) - 2 if stem[-2:-1] == "é" else len(stem) - 3 if stem[-3:-2] == "é" else -1
    joined = stem[at + 1 :] not in ("ch", "gu") and len(stem[at + 1 :]) > 1
    return stem if at < 0 or joined else f"{stem[:at]}è{stem[at + 1 :]}"


def _parts(verb: str) -> list[str]:
    """Present of one and of several, participle, simple past of both, stem of the imperfect."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    stem = verb.removesuffix("er")
    mute = _stem_before_mute(stem)
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    return [mute + "e", mute + "ent", stem + "é", soft + "a", stem + "èrent", soft]


def _forms(verb: str) -> Iterator[str]:
    one, several, participle, past, pasts, imperfect = _parts(verb)
    yield from (one, several, past, pasts)
    yield from (imperfect + ending for ending in ("ait", "aient", "ant"))
    yield from (
        f"{has} {participle}" for has in ("a", "ont", "avait", "avaient", "aurait", "ayant")
    )


def _inverted(verb: str) -> Iterator[str]:
    """The forms with a pronoun after them: `a-t-il déclaré`, `dit-elle`."""
    one, several, participle, past, *_ = _parts(verb)
    for who in ("il", "elle", "on"):
        yield from (f"a-t-{who} {participle}", f"avait-{who} {participle}")
        yield from (f"{form}{'-t-' if form[-1] in 'ea' else '-'}{who}" for form in (one, past))
    for who in ("ils", "elles"):
        yield from (f"ont-{who} {participle}", f"avaient-{who} {participle}", f"{several}-{who}")


_VERBS = frozenset({*_REGULAR, *_IRREGULAR})
_INVERTED = {form: verb for verb in _VERBS for form in _inverted(verb)}
CUES = {form: verb for verb in _VERBS for form in _forms(verb)} | _INVERTED
CUES |= {form: verb for verb, forms in _PHRASES.items() for form in forms.split("|")}

# Verbs that with their subject follow on a quotation, or close a sentence.
QUOTING = listed("""
affirmer ajouter annoncer assurer avouer conclure confier confirmer constater demander dénoncer
déclarer dire écrire estimer expliquer indiquer insister juger noter observer préciser raconter
rappeler rapporter reconnaître remarquer répéter répliquer répondre révéler soutenir souligner
témoigner
""")
_CLOSING = frozenset(
    form
    for form, verb in CUES.items()
    if verb in QUOTING and not form.endswith(("ant", "ait", "aient")) and form not in _INVERTED
)
# Forms that are nouns as often; they need a verb's neighbours.
_NOUNS = listed("demande annonce note juge estime confesse critique signale accuse nie dit écrit")
_NAMED = (
    r"(?:(?:le|la|les|un|une|des|son|sa|ses|leur|leurs|M\.|Mme) |l['’])?"
    r"(?:[\w’'.-]+ ){0,6}?[\w’'.-]*\w"
)
_WHEN = (
    r"(?: (?:hier|aujourd['’]hui|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mardi soir"
    r"|également|aussi|ensuite|encore|le \d{1,2} \w+))?"
)
_NOT_THAT = r"(?!que\b|qu['’]|ce\b|celui\b|celle\b|ceux\b|plus\b|moins\b|autant\b|aussi\b|si\b)"
_SUBJECT = (
    r"(?:il|elle|on|ils|elles"
    r"|(?:(?:un|une|le|la|les|des|son|sa|ses|leur|leurs|ce|cette|ces) |l['’])"
    r"[\w’'-]+(?: [\w’'-]+){0,4}?)"
)
_BEFORE_VERB = r"(?: (?:aussi|également|ensuite|encore|lui-même|elle-même|alors|en|y|lui|leur))*"


def _closed_by(forms: str) -> str:
    """A comma, a verb and its subject that close a sentence; or `selon` a speaker."""
    return (
        rf", (?:(?=\S*-(?P<who>ils?|elles?|on)\b)(?P<cue>{any_of(_INVERTED)})"
        rf"|(?P<cue_first>{forms}){_WHEN} (?P<who_after>{_NAMED})){_WHEN}[.!?]?$"
        r"|,? (?P<citing>selon|d['’]après|aux dires de) (?P<cited>[^,;:“”\"«»]{2,90}?)[.!?]?$"
    )


def _attribution(quoting: str) -> str:
    return rf"(?i:{any_of(_INVERTED)}|{quoting})"


SPEECH = SpeechWords(
    cues=CUES,
    acts=ACTS,
    nouns=_NOUNS,
    subjects=listed("il elle on qui ils elles"),
    no_subjects=listed("""
un une le la les des de du ce cette ces son sa ses leur leurs notre votre au aux à en sur par
pour sans sous tout
"""),
    objects=r"(?: (?:que|qu['’]|l['’]|le|la|les|un|une)\b|:| ?[“\"‘«])",
    quoting=frozenset(
        form for form, verb in CUES.items() if verb in QUOTING and not form.endswith("ant")
    ),
    attribution=_attribution,
    addressing=listed("informer avertir prévenir assurer rappeler"),
    citing=frozenset({"selon"}),
    reported=rf"(?: {_NOT_THAT}[\w’'.-]+){{0,5}},? (?:que\b|qu['’])| ?:",
    reported_to=rf"(?: {_NOT_THAT}[\w’'.-]+){{0,7}},? (?:que\b|qu['’])| ?:",
    by_whom=r"( (?:[\w’'.-]+ ){0,6}?[\w’'.-]+),",
    before_verb=_BEFORE_VERB,
    description=rf"(?<![\w’'])({_SUBJECT}){_BEFORE_VERB}$",
    of_another=listed("à de des du en par pour chez avec"),
    closing=_CLOSING,
    closed_by=_closed_by,
    relative=r"^(.{2,60}?),? qui(?: (?:lui|leur|en|y))?$",
    main_verb=r"(?<!que)(?<!qui)(?<!et) (?:a|ont|avait|est|sont|était|étaient|fut|furent)\b",
    openers=listed(
        "mais et donc or pourtant ainsi ensuite puis aussi hier enfin cependant de plus"
    ),
    pronoun=rf"\b(il|elle|on|ils|elles|je|nous|vous|tu){_BEFORE_VERB}$",
    pronouns=listed("il elle on ils elles"),
    participles=frozenset(form for form in CUES if form.endswith("ant")),
    no_noun=listed("""
que qui dont où quand lorsque si parce car est sont était étaient a ont avait avaient sera seront
pas ne ou mais à par pour dans avec sur sous pendant après avant contre
"""),
    first_person=listed("je nous j'"),
    no_speakers=listed("""
note notes date source sources sujet objet de à cc tél tel fax courriel mail photo image légende
titre adresse résumé mots-clés voir annexe tableau figure chapitre partie section lieu heure
publié traduction catégorie lire exemple question réponse conclusion introduction http https www
"""),
    denying=(
        r"ne|n['’]\w+|pas|jamais|aucune?|rien|personne|nul|nulle|ni|non|ni(?:e|ent|ait|a|é|er|ant)"
        r"|dément\w*|rejet\w+|réfut\w+|contest\w+|faux|fausse\w*|faussement|mensong\w+|menti|mentent"
        r"|infondée?s?|inexact\w*|impossible|erroné\w*|inventé\w*|mythes?|fictions?"
        r"|au contraire|plutôt que|loin de|invraisemblable|calomni\w+"
    ),
    affirming=r"(?:pas|non) seulement|pas (?:moins|plus tard)|(?:sans )?aucun doute|nul doute"
    r"|n['’]est-ce pas|(?:ni|nié) plus ni moins",
)
