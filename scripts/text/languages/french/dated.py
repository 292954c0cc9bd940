"""What French date words imply: the readings of `TimeWords`, and the parts they are made of.

`jeudi dernier` is the latest Thursday or, as `last Thursday`, that of the week before; where the
two differ, both are implied. `les années 80` says no century, `vers 1988` no width: they imply
nothing. In figures the day stands first.
"""

from scripts.text import date_offsets as offset
from scripts.text import date_readers as read
from scripts.text.languages.french.numbers import CARDINALS
from scripts.text.languages.iran import ISLAMIC as ISLAMIC_IN_ENGLISH
from scripts.text.languages.iran import JALALI as JALALI_IN_ENGLISH
from scripts.text.languages.language import DateReader

_MONTHS = (
    "janvier janv jan", "février fevrier févr fevr fév", "mars", "avril avr", "mai", "juin",
    "juillet juil", "août aout", "septembre sept", "octobre oct", "novembre nov",
    "décembre decembre déc dec",
)  # fmt: skip
MONTHS = {form: at for at, forms in enumerate(_MONTHS, 1) for form in forms.split()}
_JALALI = {"khordâd": 3, "khordad": 3, "mordâd": 5, "chahrivar": 6, "abân": 8, "âzar": 9,
           "azâr": 9, "esfand": 12, "tîr": 4}  # fmt: skip
JALALI = {**JALALI_IN_ENGLISH, **_JALALI}
_ISLAMIC = {8: "cha(?:a|')?ba[an]e?", 10: "cha(?:ww?|ou)al", 11: "(?:dh|z)oul?(?: |-)?(?:al |al-)?"
            "qi?'?da", 12: "(?:dh|z)oul?(?: |-)?(?:al |al-)?hijj?a"}  # fmt: skip
ISLAMIC = tuple(
    f"(?:{english}|{_ISLAMIC[at]})" if at in _ISLAMIC else english
    for at, english in enumerate(ISLAMIC_IN_ENGLISH, 1)
)
WEEKDAYS = {
    form: at
    for at, forms in enumerate(
        ("lundi lun", "mardi", "mercredi merc", "jeudi", "vendredi vend", "samedi sam",
         "dimanche dim")
    )
    for form in forms.split()
}  # fmt: skip
SEASONS = {"printemps": "21", "été": "22", "automne": "23", "hiver": "24"}
DAYS = {"premier": 1, **{word: number for word, number in CARDINALS.items() if 1 < number < 32}}
_UNITS = {
    "day": "jour jours", "week": "semaine semaines", "month": "mois", "year": "an ans année années",
    "decade": "décennie décennies",
}  # fmt: skip
UNITS = {form: name for name, forms in _UNITS.items() for form in forms.split()}
SHIFTS = {
    "hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2, "ce matin": 0,
    "cet après-midi": 0, "ce soir": 0, "dernier": -1, "dernière": -1, "passé": -1, "passée": -1,
    "prochain": 1, "prochaine": 1, "ce": 0, "cet": 0, "cette": 0,
}  # fmt: skip
PORTIONS = {
    "première": 1, "premier": 1, "seconde": 2, "second": 2, "deuxième": 2, "troisième": 3,
    "quatrième": 4, "dernier": 4,
}  # fmt: skip
COUNTS = {word: number for word, number in CARDINALS.items() if number > 0}

READ_PARTS = {
    "month_form": tuple(MONTHS),
    "jalali_form": tuple(JALALI),
    "islamic_form": f"(?:{'|'.join(ISLAMIC)})",
    "weekday_form": tuple(WEEKDAYS),
    "season_form": tuple(SEASONS),
    "day_form": tuple(DAYS),
    "count_form": tuple(COUNTS),
    "a_month": r"(?:mois (?:de |d'))?(?P<month><month_form>)\.?",
    "a_jalali": "(?:mois de )?(?P<jalali><jalali_form>)",
    "an_islamic": "(?:mois de )?(?P<islamic><islamic_form>)",
    "a_weekday": r"(?P<weekday><weekday_form>)\.?",
    "a_day": r"(?:(?P<day>[0-9]{1,2}|<day_form>)(?: ?er)?)",
    "a_season": "(?P<season><season_form>)",
    "a_year": "(?:(?:l'|de l')?(?:année|an) )?(?P<year>(?:1[5-9]|20)[0-9]{2})",
    "its_year": "(?P<year>1[2-4][0-9]{2})",
    "in_year": ",?(?: de| en)? ",
    "a_night": "(?:(?P<night>nuit) du )",
    "half_month": "(?:(?P<portion>première|seconde|deuxième) (?:moitié|quinzaine) (?:de |du |d'))",
    "half_year": "(?:(?P<portion>première|seconde|deuxième) moitié de )",
    "a_semester": "(?:(?P<portion>premier|second|deuxième) semestre (?:de |d'))",
    "a_quarter": "(?:(?P<portion>premier|deuxième|troisième|quatrième|dernier)"
    " (?P<quarter>trimestre) (?:de |d'))",
    "of_last": "(?P<shift>dernier|dernière|passée?|prochaine?)",
    "a_count": "(?P<count>[0-9]{1,3}|<count_form>)",
    "a_unit": "(?P<unit>jours?|semaines?|mois|ans?|années?|décennies?)",
}  # fmt: skip
_GREGORIAN = "(?:<a_weekday>,? )?(?:le )?<a_night>?<a_day> <a_month>"
_IRAN_MONTHS = ("<a_jalali>", "<an_islamic>")
_IRAN = tuple(f"(?:<a_weekday>,? )?(?:le )?<a_night>?<a_day> {month}" for month in _IRAN_MONTHS)
_OF_YEAR = tuple(
    f"<in_year>{year}" for year in ("(?:l'an |l'année )<of_last>", "(?P<shift>cette) année")
)
_MONTHS_OR_SEASONS = ("<half_month>?<a_month>", "<a_season>")
_PARTS_OF_YEAR = ("<half_year>", "<a_semester>", "<a_quarter>", "")
_YEARS = (
    f"{_GREGORIAN}<in_year><a_year>",
    *(f"{day}<in_year><its_year>" for day in _IRAN),
    *(f"{one}<in_year><a_year>" for one in _MONTHS_OR_SEASONS),
    *(f"<half_month>?{month}<in_year><its_year>" for month in _IRAN_MONTHS),
    "<a_season><in_year><its_year>",
    *(f"{part}{year}" for part in _PARTS_OF_YEAR for year in ("<a_year>", "<its_year>")),
    *(f"{one}{year}" for one in (_GREGORIAN, *_MONTHS_OR_SEASONS) for year in _OF_YEAR),
    "(?P<shift>cet) <a_season>",
)
READINGS: dict[str, DateReader] = {
    "(?P<year>(?:1[5-9]|20)[0-9]{2})(?P<sign>[-/])(?P<until>[0-9]{2}|[0-9]{4})": read.years,
    f"(?:<a_weekday>,? )?(?:le )?{read.DAY_IN_FIGURES}": read.numeric_date,
    "années (?P<decade>(?:1[5-9]|20)[1-9])0": read.stated_decade,
    **dict.fromkeys(_YEARS, read.calendar_date),
    "(?P<shift>avant-hier|hier|demain|après-demain|ce matin|cet après-midi|ce soir)": (
        offset.shifted
    ),
    "(?P<unit>semaine|mois|an|année) <of_last>": offset.shifted,
    "(?P<shift>ce|cette) (?P<unit>semaine|mois|année)(?:-ci)?": offset.shifted,
    "<a_weekday> (?P<shift>dernier|passé)": offset.last_weekday,
    "<a_weekday> (?P<shift>prochain)": offset.weekday_of_week,
    "<a_weekday>": offset.weekday_beside,
    **dict.fromkeys(
        (f"{one} (?:dernier|passé)" for one in ("<a_month>", "<a_season>", *_IRAN_MONTHS)),
        offset.last_month_named,
    ),
    "(?:il y a|voici|voilà|cela fait) <a_count> <a_unit>": offset.ago,
    "il y a (?:près de|presque|bientôt) <a_count> <a_unit>": offset.nearly_ago,
    "il y a plus de <a_count> <a_unit>": offset.longer_ago,
    **dict.fromkeys(
        (_GREGORIAN, *_IRAN, "<half_month>?<a_month>", *_IRAN_MONTHS), read.calendar_date
    ),
}
_REST = "(?:le |la |l'|les )?(?P<rest>.+)"
OPEN = {
    "from": "dès|de|du|d'",
    "since": "depuis|(?:à )?(?:partir|compter|dater) (?:de|du|d')|au plus tôt|pas avant",
    "after": "après|au lendemain (?:de|du|d')|postérieure?s? (?:à|au)",
    "until": "jusqu'(?:en|au|à)|au plus tard|d'ici|pas après",
    "before": "avant|antérieure?s? (?:à|au)",
}
_LAST = "(?:le |la |l'|les )?(?P<last>.+)"
_FIRST = "(?:le |la |l'|les )?(?P<first>.+?)"
OPENING = (
    "(?:(?:dans|en|au|aux|à|le|la|les|pendant|durant|lors|courant|daté|datée|période|cours"
    "|début|fin|milieu|commencement|matin|matinée|soir|soirée|après-midi|aube|journée"
    "|(?:première|dernière|deuxième|troisième) semaine|(?:premiers|derniers) jours|survenue?s?"
    "|petites? heures?) (?:de |du |des |d')?|mi-|l'|du mois (?=de |d')|en date du )+"
)
ENDING = "(?<=hier) (?:matin|soir|après-midi)|(?<=[0-9]) (?:au matin|au soir|à l'aube)"
ENDS = (
    "<a_day>", "<a_weekday>,? <a_day>", "<a_weekday>", "<a_month>", "<a_season>", *_IRAN_MONTHS,
    "(?P<year>[0-9]{4})",
)  # fmt: skip
_TO = "(?:au|à|jusqu'au|jusqu'à|jusqu'en)"
SPANS = (
    f"(?:nuit )?(?:du|de|d'|à partir du|à partir de) ?{_FIRST} {_TO} {_LAST}",
    f"entre {_FIRST} et {_LAST}",
    f"{_FIRST} {_TO} {_LAST}",
    f"{_FIRST} ?- ?{_LAST}",
)
BOTH = f"{_FIRST} et (?:en |du |de |d')?{_LAST}"
EITHER = f"{_FIRST} ou (?:en |du |de |d')?{_LAST}"
_MEANING = "(?: ?/ ?| - | = |,? (?:soit|correspondant à|équivalant à|c'est-à-dire) )"
SAME = (
    r"(?P<first>.+?),? ?[(\[](?P<last>[^()\[\]]+)[)\]]?",
    f"(?P<first>.+?){_MEANING}(?:le )?(?P<last>.+)",
)
OPENS = {f"(?:{words}) ?{_REST}": kind for kind, words in OPEN.items()}
# What may stand before a time in a text and belong to it, and between two times.
_SOONER = "|".join(words for kind, words in OPEN.items() if kind != "from").replace("'", "['’]")
BEFORE = (
    rf"(?:{_SOONER}) ?(?:le |la |l['’]|les )?|(?:nuit )?(?:du|de|entre)(?: le| la)?"
    r" (?:(?:<day>|<month>|\d{1,2})(?: (?:au|à|et)(?: le)?) )?"
)
JOINER = r" (?:au|à|jusqu['’](?:au|à|en)) (?:le )?| ?[-‐‑‒–—−] ?"
LOOSE_JOINER = r",? (?:et|ou) (?:le |en |du )?| ?[/=] ?| ?[(\[]|,? soit (?:le )?"
