"""How French words a time: what its words imply, and the expressions that find them."""

from scripts.text.finding import listed
from scripts.text.languages.french import dated
from scripts.text.languages.french.dated import MONTHS
from scripts.text.languages.language import TimeWords

# Expressions by name; `<name>` stands for the one, or for any of the words, that it names.
_PARTS = {
    **dated.READ_PARTS,
    "sure_month": frozenset(MONTHS) - listed("mars mai sept jan dec sam"),
    "day": r"(?:(?:<weekday_form>\.?,? )?(?:le )?(?:\d{1,2}(?: ?er)?|premier)\b)",
    "month": "(?:<month_form>|<jalali_form>|<islamic_form>)",
    "year": r"(?:1[5-9]|20)\d\d(?:[-–/](?:(?:1[5-9]|20)\d\d|\d\d)\b)?(?!\d|[.,:/]\d|%)",
    "old_year": r"1[2-4]\d\d(?!\d|[.,:/]\d)",
    "any_year": "(?:,?(?: de| en)? (?:<year>|<old_year>))",
    "which": "(?:ce|cet|cette|chaque|le|la|l'|les|ces)",
    "early": "(?:(?:au |à la |le |la )?(?:début|fin|milieu|mi|courant|cours)(?: de l'| de la| de|"
    " du| d'| des)?(?: |-)?)?",
    "unit": "(?:heures?|minutes?|secondes?|jours?|journées?|nuits?|semaines?|week-ends?|mois"
    r"|trimestres?|semestres?|ans?|années?|décennies?|siècles?)\b",
    "number": r"(?:\d{1,9}(?:[.,]\d{1,3})?|<count_form>|plusieurs|quelques|une dizaine d['’e]"
    "|une vingtaine d['’e]|une trentaine d['’e]|des dizaines d['’e])",
    "when": "(?:derni(?:er|ère)s?|passée?s?|prochaine?s?|suivante?s?|précédente?s?|en cours)",
    "place": "(?:première?|second|seconde|deuxième|troisième|quatrième|derni(?:er|ère))",
    "named": r"(?:<month>\b\.?<any_year>|(?:l['’])?<season_form> (?:de )?(?:<year>|<old_year>))",
    "unnamed": r"(?:<sure_month>\b|<a_season_named>)(?: <when>\b)?",
    "a_season_named": r"(?:(?:l['’]|(?:en|cet|chaque|un) )(?:été|automne|hiver)\b"
    r"|(?:(?:au|le|ce|chaque|un) )?printemps\b)",
    "part_of_year": "<place> (?:semestre|trimestre|moitié|quinzaine) (?:de |du |d['’])"
    "(?:<month> )?",
    "tens": "(?:vingt|trente|quarante|cinquante|soixante|soixante-dix|quatre-vingts?"
    "|quatre-vingt-dix)",
    "since": "(?:il y a|voici|voilà|depuis|pendant|durant)(?: (?:près|plus|moins) de| environ)?",
    "next_day": "(?:avant-hier|hier|aujourd['’]hui|après-demain|demain|le lendemain|la veille)",
    "this": "(?:ce matin|cet après-midi|ce soir|cette nuit|cette semaine|ce mois-ci|cette année)",
    "adverb": "(?:maintenant|actuellement|récemment|dernièrement|autrefois|jadis|naguère"
    "|désormais|jusqu['’](?:ici|à présent)|entre-temps|à l['’]époque)",
}  # fmt: skip
EXPRESSIONS = (
    r"\d{4}-\d\d-\d\d\b(?![-/.]\d)|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)\b(?![-/.]\d)",
    r"<day> <month>\b\.?(?:<any_year>)?",
    "<early><named>",
    r"<early><unnamed>|(?<=\ben\s)(?:mars|mai)\b",
    "<part_of_year><year>",
    r"années (?:\d{4}|\d\d|<tens>)\b",
    r"(?:[IVX]+|\d{1,2})e siècle\b",
    "<early><year>",
    "<since> <number>(?: |)<unit>",
    r"(?:<which>(?: |))?(?:<unit>|<weekday_form>) <when>\b",
    "<number>(?: |)<unit>(?: (?:plus tard|plus tôt|après|auparavant|durant))?",
    r"<next_day>\b(?: (?:matin|soir|après-midi)\b)?",
    r"<this>\b",
    r"<weekday_form>\b(?:-là)?",
    r"(?:à )?\d{1,2} ?(?:h|heures?)(?: ?\d\d)?\b",
    r"<adverb>\b",
)

TIMES = TimeWords(
    months=MONTHS,
    jalali=dated.JALALI,
    islamic=dated.ISLAMIC,
    days=dated.DAYS,
    weekdays=dated.WEEKDAYS,
    seasons=dated.SEASONS,
    counts=dated.COUNTS,
    units=dated.UNITS,
    shifts=dated.SHIFTS,
    portions=dated.PORTIONS,
    opening=dated.OPENING,
    ending=dated.ENDING,
    parts=_PARTS,
    readings=dated.READINGS,
    ends=dated.ENDS,
    spans=dated.SPANS,
    both=dated.BOTH,
    either=dated.EITHER,
    same=dated.SAME,
    opens=dated.OPENS,
    before=dated.BEFORE,
    near="(?:vers|environ|autour de|autour du|aux (?:alentours|environs) (?:de|du))(?: le| la)? ",
    joiner=dated.JOINER,
    loose_joiner=dated.LOOSE_JOINER,
    expressions=EXPRESSIONS,
)
