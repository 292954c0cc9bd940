"""How French writes names, where its sentences end, and what of its pages is no text."""

from scripts.text.finding import listed
from scripts.text.languages.french.dated import MONTHS, WEEKDAYS
from scripts.text.languages.french.numbers import FUNCTION_WORDS
from scripts.text.languages.language import NameWords, PageWords, SentenceWords

_TITLES = listed("m mm mme mmes mlle mlles dr me mgr pr")
_ROLES = _TITLES | listed("""
président présidente ministre premier première roi reine imam ayatollah général colonel capitaine
ambassadeur ambassadrice juge procureur gouverneur maire député députée sénateur sénatrice directeur
directrice secrétaire chef porte-parole
""")
_WORDS = FUNCTION_WORDS | listed("""
la le les du de des d l un une fin début aussi alors ainsi après avant cependant certains chaque
comme dans depuis dès enfin ensuite entre hier lorsque lors malgré même mes notre nos nul parce
parmi pendant plusieurs pourquoi pourtant puis quand quel quelle quelques quoi rien selon seul
seule toujours tous toute toutes trop vos votre voici voilà celui celle ceux celles cela ceci oui
non car jamais personne peut peu plus moins très autre autres deux trois quatre cinq six sept huit
neuf dix cent mille aucun aucune
""")

NAMES = NameWords(
    capitals=True,
    never=_WORDS | _TITLES | frozenset({*MONTHS, *WEEKDAYS}),
    function_words=_WORDS,
    titles=_TITLES,
    roles=_ROLES,
    joiners=listed("de du des la le les d' et à aux en sur van von al el bin ben ibn"),
    bodies=listed("""
agence assemblée association bureau centre comité commission conférence conseil cour direction
fédération fondation front groupe institut ligue ministère mission mouvement organisation parti
secrétariat section société syndicat tribunal union unité université
"""),
    laws=listed("loi code constitution convention décret ordonnance pacte protocole traité"),
    elided="(?:[CcDdJjLlMmNnSsTt]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=\\w)",
    before=_ROLES | listed("de du des la le les"),
)
SENTENCES = SentenceWords(
    never_last=_TITLES | listed("cf env p.ex ex st ste"),
    before_numbers=listed("no n° nos art p pp vol fig ch al par"),
    sometimes_last=listed("etc janv févr avr juil sept oct nov déc"),
    never_before_ellipsis=listed("le la les un une de du des et ou que qui dans par pour sur"),
)
PAGES = PageWords(
    labels=frozenset({
    "accueil", "menu", "rechercher", "recherche", "connexion", "se connecter", "s'abonner",
    "s'inscrire", "partager", "imprimer", "facebook", "twitter", "e-mail", "contact",
    "nous contacter", "à propos", "plan du site", "mentions légales", "newsletters",
    "aller au contenu", "lire aussi", "les plus lus", "retour en haut", "commentaires",
    "suivez-nous", "confidentialité", "cookies", "publicité", "flux rss", "abonnez-vous",
    }),
    notices=frozenset({"©", "tous droits réservés", "nous utilisons des cookies"}),
    page=frozenset({"page", "p", "page sur"}),
)  # fmt: skip
