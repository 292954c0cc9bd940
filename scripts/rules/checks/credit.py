"""Rules on credit: whoever is listed did something, and an ORCID iD is one that can exist."""

from __future__ import annotations

import re

from scripts.contract.model import Contract
from scripts.raw.rows import Dataset
from scripts.raw.rule import Edit
from scripts.rules.check import Cell, Found, rule

ORCID = re.compile(r"((?:[0-9]{4}-){3}[0-9]{3})([0-9X])")


@rule(
    "role-missing",
    "A contributor is listed without a role.",
    "Add `roles:`, and `- role: …` below it.",
    Edit(
        right="- id: reader-seven\n"
        "  name: Reader Seven\n"
        "  note: A pseudonym.\n"
        "  roles:\n"
        "    - role: validation",
        wrong="- id: reader-seven\n  name: Reader Seven\n  note: A pseudonym.",
        says="contributors.contributor_id: nothing says what `reader-seven` did. Add a line "
        "`roles:`, and below it, indented, `- role: data-curation` or another of: …",
        file="raw/contributors.yaml",
    ),
)
def role_missing(dataset: Dataset, contract: Contract) -> Found:
    """Every contributor has a role."""
    active = {row["contributor_id"] for row in dataset.tables["contributor_roles"]}
    known = contract.tables["contributor_roles"].by_name["role"].enum
    for row in dataset.tables["contributors"]:
        if row["contributor_id"] not in active:
            yield Cell(
                row,
                "contributor_id",
                f"nothing says what `{row['contributor_id']}` did.",
                "Add a line `roles:`, and below it, indented, `- role: data-curation` or another "
                f"of: {', '.join(known)}.",
            )


@rule(
    "orcid-impossible",
    "The last character of an ORCID iD does not follow from the others.",
    "Copy the iD again.",
    Edit(
        right="  orcid: 0000-0002-1825-0097",
        wrong="  orcid: 0000-0002-1852-0097",
        says="contributors.orcid: `0000-0002-1852-0097` is nobody's: behind 0000-0002-1852-009 "
        "only 3 can stand. Copy it again; a digit is wrong, and it need not be the last "
        "one.",
        file="raw/contributors.yaml",
    ),
)
def orcid_impossible(dataset: Dataset, contract: Contract) -> Found:
    """The last character of an ORCID iD follows from the others."""
    for row in dataset.tables["contributors"]:
        found = ORCID.fullmatch(row["orcid"])
        if found and (wanted := check_character(found[1])) != found[2]:
            yield Cell(
                row,
                "orcid",
                f"`{row['orcid']}` is nobody's: behind {found[1]} only {wanted} can stand.",
                "Copy it again; a digit is wrong, and it need not be the last one.",
            )


def check_character(digits: str) -> str:
    """What ISO 7064 (mod 11-2) puts behind the digits; anything else among them is passed over."""
    total = 0
    for sign in filter(str.isdecimal, digits):
        total = (total + int(sign)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
