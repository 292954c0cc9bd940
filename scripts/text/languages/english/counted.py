"""What English counts: nouns of several, what leads on from them, and what is none of them."""

from scripts.text.finding import listed
from scripts.text.languages.english.function_words import FUNCTION_WORDS

# What is counted: a noun of several, or one of these as it is.
PLURAL = r"men|women|people|children|(?!\w*(?:ss|us|is)$)\w{2,}s"
COUNTED_TOO = (
    r"folk|police|clergy|cattle|personnel|staff|crew|infantry|cavalry|youth|feet|teeth|geese|mice"
    r"|media|data|criteria|phenomena|bacteria|elite|dead|missing|alive|hurt|slain|ill|sick|present"
    r"|series|species|aircraft|troops|sheep|percent|offspring|swiss|french|dutch|polish"
    r"|\w{3,}ed|killed|taken|\w{3,}ese|\w{3,}ish|\w{3,}(?:men|women|people|folk|children)"
    r"|m[ou]ja?hedd?[ie]e?n|feda[iy]\w*|pasdaran|bas[ie]e?j|peshmerga|taliban|ulama"
    r"|km|kg|mg|cm|ft|lb|oz|mph|ha|kw|mw|gw|kwh|yen|yuan|won|baht|rand|euro|toman|rial|dinar"
)
NEVER_FIRST = r"\w*illi(?:on|ard)s?(?:ths?)?|mm?|bb?|tt?|g"  # a scale, known or not
LINKS = listed("of in from for among amongst with inside")
RELATIVES = listed("who whom whose that which")
CHANGING = listed("""
more less fewer least most almost nearly about around approximately approx roughly perhaps maybe
possibly probably likely barely scarcely hardly over under above below beyond up upward upwards
downward downwards plus minus minimum min maximum max tops odd so thereabouts thereabout something
give take counting rising growing climbing falling estimate estimates estimated average averages
each apiece per additional extra further another else again not if as than equal even higher
greater larger bigger smaller lower outside limit ceiling floor round rough ballpark guess guesses
close near ish thereof net double triple twice myriad myriads daily
weekly monthly yearly annually fold sic
""")
DETERMINERS = listed("her his its our the their these those all them us other")
NO_NOUNS = FUNCTION_WORDS - listed("other others same such past following")
