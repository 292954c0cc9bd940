"""The rule on our own wording, and the words that carry a judgement, with what to write instead.

They stay untouched inside quotes: the rule is about who is heard to say them. The list holds the
loaded words met in the sources so far; it grows with them.
"""

from __future__ import annotations

import re

from scripts.contract.model import Contract, Table
from scripts.raw.rows import Dataset
from scripts.raw.rule import Edit
from scripts.rules.check import Cell, Found, rule
from scripts.text.anchors import shadow

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
# Columns of the shared lists whose words are not ours.
THEIRS = ("name", "affiliation", "note")


def _ours(table: Table) -> list[str]:
    """The columns in which we put something into words: texts that are neither coded nor ids."""
    keys = {*table.key, *(key.field for key in table.foreign_keys)}
    return [
        field.name
        for field in table.fields
        if field.type == "string"
        and not (field.computed or field.enum or field.pattern or field.edtf)
        and field.name not in keys
        and field.name not in THEIRS
    ]


@rule(
    "label-loaded",
    "Wording of ours takes a side.",
    "Use the neutral word shown; the source's stays in its quote.",
    Edit(
        right="  wording: The closure of the mill was a theft.",
        wrong="  wording: The closure of the mill was a massacre.",
        says='claims.wording: "massacre" takes a side. Write `executions` or `killings`; the '
        "source's word belongs in its quote.",
        file="raw/claims.yaml",
    ),
)
def label_loaded(dataset: Dataset, contract: Contract) -> Found:
    """Our own wording in the shared lists is free of the words above."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, LOADED_WORDS))})\b", re.IGNORECASE)
    for table in (contract.tables[kind.table] for kind in contract.lists):
        for column in _ours(table):
            for row in dataset.tables[table.name]:
                if found := pattern.search(shadow(row[column])):
                    yield Cell(
                        row,
                        column,
                        f'"{found[0]}" takes a side.',
                        f"Write {LOADED_WORDS[found[0].lower()]}; the source's word "
                        "belongs in its quote.",
                    )
