"""Words that carry a judgement, and what to write instead in labels and wordings of ours.

They stay untouched inside quotes: the rule is about who is heard to say them. The list holds the
loaded words met in the sources so far; it grows with them.
"""

from __future__ import annotations

LOADED_WORDS = {
    "massacre": "`executions` or `killings`",
    "massacres": "`executions` or `killings`",
    "massacred": "`executed` or `killed`",
    "slaughter": "`executions` or `killings`",
    "slaughtered": "`killed`",
    "carnage": "`killings`",
    "bloodbath": "`killings`",
    "genocide": "what was done; the legal term in a note",
    "martyr": "`person killed`",
    "martyrs": "`persons killed`",
    "murder": "`killing`",
    "murders": "`killings`",
    "murderer": "`person said to be responsible`",
    "perpetrator": "`person said to be responsible`",
    "perpetrators": "`persons said to be responsible`",
    "butcher": "the person's name",
    "death committee": "`committee of 1988`",
    "death commission": "`committee of 1988`",
    "death commissions": "`committees of 1988`",
    "regime": "`government` or `authorities`",
    "mullahs": "`government` or `authorities`",
    "dictatorship": "`government`",
    "dictator": "the person's office",
    "terrorist": "`designated organisation`, or what was done",
    "terrorists": "`designated organisation`, or what was done",
    "terrorism": "what was done, or the legal heading in a note",
    "cult": "`organisation`",
    "hypocrites": "`members of the People's Mojahedin Organization of Iran`",
    "monafeq": "`member of the People's Mojahedin Organization of Iran`",
    "monafeqin": "`members of the People's Mojahedin Organization of Iran`",
    "fascism": "`rule` or the party's name",
    "fascist": "the party's name",
    "confess": "`say` or `acknowledge`",
    "confessed": "`said` or `acknowledged`",
    "confession": "`statement`",
    "infamous": "nothing",
    "notorious": "nothing",
    "brutal": "nothing",
    "heroic": "nothing",
    "so-called": "nothing",
    "alleged": "who says so, in a position",
    "allegedly": "who says so, in a position",
    "puppet": "the body's name",
    "stooge": "the person's name",
}
