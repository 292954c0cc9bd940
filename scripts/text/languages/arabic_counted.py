"""What Arabic counts, and what ends it: verbs told by their endings, particles, adverbs.

Arabic verbs are no closed class. Those of several are told by their form (`أعدموا`, `يعملون`), as
is one of a feminine or of things (`دمرت`); any other verb that stands after its subject is in the
form of a noun, and is not told from one.
"""

from scripts.text.finding import listed
from scripts.text.languages.rewriting import folded

DETERMINERS = listed("هذه هذا هؤلاء كل")
RELATIVES = listed("الذين الذي التي اللواتي")
_PARTICLES = listed("""
ب على إلى عن مع بعد قبل كل لكن إذا إن أن لا ما لم لن حتى هو هي كما هم أنهم قد لقد سوف ثم حيث إلا
سوى عدا باستثناء منذ حين عندما بعدما هناك هنا أمس اليوم غدا الآن أيضا بينما لأن لدى ضد بسبب خلال
كان كانت كانوا يكون تكون يكونون ليس ليست ليسوا تم تمت جرى جرت يجري لقي لقوا بات باتوا أصبح أصبحوا
صار ظل مازال
""")
FUNCTION_WORDS = frozenset(map(folded, _PARTICLES))
# Words that change the number before them.
CHANGING = frozenset(map(folded, listed("ضعف ضعفا أضعاف"))) | {
    f"{each} {time}"
    for each in ("في", "كل")
    for time in (
        "اليوم",
        "يوم",
        "الأسبوع",
        "أسبوع",
        "الشهر",
        "شهر",
        "السنة",
        "سنة",
        "العام",
        "عام",
        "الساعة",
        "ساعة",
        "الدقيقة",
    )
}
_OF_SEVERAL = r"\w{2,}وا|[يتی](?!\w*(?:يون|یون)$)\w{2,}ون"
_NO_AND = "وزير|وزراء|ولد|وفد|وفود|وحد|ولاي|وثيق|وثائق|وظيف|ورق|واقع|وسيل|وكيل|وكال|وجب"
NEVER_FIRST = rf"(?!{_NO_AND})و.*|{_OF_SEVERAL}"  # `و` is written on to the next word
NEVER_LATER = rf"{_OF_SEVERAL}|(?!ال|لل)\w{{3,}}(?<!ا)ت"
