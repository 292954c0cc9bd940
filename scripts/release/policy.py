"""The policy as data: every kind of change, the bump it asks for, and how its evidence reads.

VERSIONING.md says the same to people, with a reason and an example each. Which bump a rule asks for
is typed here alone: `refresh` fills it into the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.contract.versions import Bump

MAJOR, MINOR, PATCH, NONE = Bump.MAJOR, Bump.MINOR, Bump.PATCH, Bump.NONE


@dataclass(frozen=True)
class Rule:
    """One kind of change."""

    code: str
    bump: Bump
    mirror: str  # rules, separated by blanks, of which one applies when old and new are swapped
    says: str  # the evidence; {part}, {old}, {new} and {label} are filled in


RULES = (
    # the package
    Rule("licence-narrowed", MAJOR, "licence-widened",
         "the licence {old} became {new}: less is allowed"),
    Rule("licence-widened", MINOR, "licence-narrowed",
         "the licence {old} became {new}: more is allowed"),
    Rule("licence-changed", MAJOR, "licence-changed",
         "the licence {old} became {new}: whether as much is allowed cannot be shown"),
    Rule("words-changed", PATCH, "words-changed",
         "{part}: {old} → {new}"),
    Rule("property-unknown", MAJOR, "property-unknown",
         "{part}: {old} → {new}; the policy does not know what this property does to a reader"),
    Rule("property-outside", NONE, "property-outside",
         "{part}: {old} → {new}"),
    # tables
    Rule("table-added", MINOR, "table-removed",
         "a table more: {new}"),
    Rule("table-removed", MAJOR, "table-added",
         "the table is gone: {old}"),
    Rule("table-renamed", MAJOR, "table-renamed",
         "{old} is gone and {new} has the same columns: probably renamed"),
    Rule("file-changed", MAJOR, "file-changed",
         "{part}: {old} → {new}; a script finds or reads another file"),
    Rule("dialect-changed", MAJOR, "dialect-changed",
         "dialect.{part}: {old} → {new}; a reader splits the file otherwise"),
    Rule("missing-values-changed", MAJOR, "missing-values-changed",
         "missingValues: {old} → {new}; other cells count as empty"),
    # fields
    Rule("field-added", MINOR, "field-removed",
         "an optional field more, behind the others: {new}"),
    Rule("field-added-required", MAJOR, "field-removed",
         "a required field more: {new}; rows of older versions do not fit the contract"),
    Rule("field-inserted", MAJOR, "field-removed",
         "a field more, before {old}: the columns behind it move"),
    Rule("field-removed", MAJOR, "field-added field-added-required field-inserted",
         "the field is gone: {old}"),
    Rule("field-renamed", MAJOR, "field-renamed",
         "{old} is gone and {new} holds the same cells: probably renamed"),
    Rule("field-reordered", MAJOR, "field-reordered",
         "the fields stand in another order: {old} → {new}"),
    Rule("type-changed", MAJOR, "type-changed",
         "type: {old} → {new}"),
    Rule("format-changed", MAJOR, "format-changed",
         "format: {old} → {new}"),
    Rule("spelling-changed", MAJOR, "spelling-changed",
         "{part}: {old} → {new}; values are spelt otherwise"),
    Rule("computed-changed", PATCH, "computed-changed",
         "computed: {old} → {new}; who writes the column changed, not what stands there"),
    # constraints and lists
    Rule("constraint-tightened", MINOR, "constraint-loosened",
         "{part}: {old} → {new} (tighter); a script can rely on more"),
    Rule("constraint-loosened", MAJOR, "constraint-tightened",
         "{part}: {old} → {new} (looser); values may appear that could not before"),
    Rule("constraint-changed", MAJOR, "constraint-changed",
         "{part}: {old} → {new} (incomparable); values may appear that could not before"),
    Rule("enum-value-added-open", MINOR, "enum-value-removed",
         "{new} is new in a list announced as open"),
    Rule("enum-value-added", MAJOR, "enum-value-removed",
         "{new} is new in a list announced as closed"),
    Rule("enum-value-removed", MAJOR, "enum-value-added enum-value-added-open",
         "{old} is gone from the list"),
    Rule("enum-reordered", PATCH, "enum-reordered",
         "the list stands in another order: {old} → {new}"),
    Rule("list-opened", MAJOR, "list-closed",
         "the list was closed and is now announced as open"),
    Rule("list-closed", MINOR, "list-opened",
         "the list was open and is now announced as closed"),
    # keys
    Rule("primary-key-changed", MAJOR, "primary-key-changed",
         "primary key: {old} → {new}"),
    Rule("unique-key-added", MINOR, "unique-key-removed",
         "no two rows have the same {new} any more"),
    Rule("unique-key-removed", MAJOR, "unique-key-added",
         "several rows may have the same {old} from now on"),
    Rule("foreign-key-added", MINOR, "foreign-key-removed",
         "{new}: every value now leads to a row"),
    Rule("foreign-key-removed", MAJOR, "foreign-key-added",
         "{old}: a value may lead nowhere from now on"),
    Rule("foreign-key-changed", MAJOR, "foreign-key-changed",
         "{old} → {new}: the same value leads elsewhere"),
    # rows
    Rule("row-added", MINOR, "row-removed row-dropped",
         "a row more: {label}"),
    Rule("row-removed", MAJOR, "row-added",
         "the id is gone without a tombstone: {label}"),
    Rule("row-retired", MINOR, "id-reused",
         "retired with a tombstone: {label}"),
    Rule("row-dropped", MINOR, "row-added change-recorded",
         "a row less, which had no id of its own: {label}"),
    Rule("id-reused", MAJOR, "row-retired",
         "a retired id stands for a row again: {label}"),
    Rule("cell-corrected", PATCH, "cell-corrected",
         "{old} → {new}"),
    Rule("wording-changed", PATCH, "wording-changed",
         "{old} → {new} (free text)"),
    Rule("meaning-changed", MAJOR, "meaning-changed",
         "{old} → {new}: the same id now asks another question"),
    # what stands beside the tables
    Rule("tombstone-added", PATCH, "tombstone-removed",
         "a tombstone for an id the older side does not have either"),
    Rule("tombstone-removed", MAJOR, "tombstone-added",
         "the tombstone is gone: an old id no longer leads anywhere"),
    Rule("tombstone-changed", PATCH, "tombstone-changed",
         "{part}: {old} → {new}"),
    Rule("change-recorded", PATCH, "row-dropped",
         "the table of changes has a row more"),
    Rule("document-added", MINOR, "document-removed",
         "a document more: {new}"),
    Rule("document-removed", MAJOR, "document-added",
         "the document is gone: {old}"),
    Rule("document-changed", PATCH, "document-changed",
         "sha256: {old} → {new}"),
)  # fmt: skip

BY_CODE = {rule.code: rule for rule in RULES}
ROW = re.compile(r"(?<=^\| `)([a-z-]+)(` \| )\w+(?= \|)", re.MULTILINE)  # of VERSIONING.md


def filled(page: str) -> str:
    """The page for people, with the bump of each rule it names as it stands here."""
    return ROW.sub(lambda row: f"{row[1]}{row[2]}{BY_CODE[row[1]].bump}", page)


# Cells that say which question an id stands for; everything that answers it rests on them.
DEFINING = {
    "claims": ("kind", "event_id", "unit_id", "population_id", "place_id", "period", "counts")
}

# Tables whose key is made of what a row says, so that it is no id that anybody gave or promised.
KEYED_BY_CONTENT = frozenset({"answers"})

# What becomes of a property that differs, by where it stands; "" = it says nothing of the data.
PACKAGE = {
    "name": "", "version": "", "created": "", "resources": "", "licenses": "",
    "title": "words-changed", "description": "words-changed", "keywords": "words-changed",
    "contributors": "words-changed", "homepage": "words-changed", "sources": "words-changed",
    "image": "words-changed", "id": "words-changed",
    "profile": "file-changed", "$schema": "file-changed",
}  # fmt: skip
TABLE = {
    "name": "", "schema": "", "dialect": "", "licenses": "",
    "hash": "", "bytes": "", "rows": "", "stats": "",  # about one copy of the file
    "title": "words-changed", "description": "words-changed", "homepage": "words-changed",
    "sources": "words-changed",
    "path": "file-changed", "profile": "file-changed", "type": "file-changed",
    "$schema": "file-changed", "format": "file-changed", "mediatype": "file-changed",
    "encoding": "file-changed",
}  # fmt: skip
SCHEMA = {
    "fields": "", "primaryKey": "", "uniqueKeys": "", "foreignKeys": "",
    "title": "words-changed", "description": "words-changed", "$schema": "file-changed",
    "missingValues": "missing-values-changed",
}  # fmt: skip
FIELD = {
    "name": "", "constraints": "", "categories": "", "edtf": "", "description": "",
    "title": "words-changed", "example": "words-changed",
    "type": "type-changed", "format": "format-changed",
    "bareNumber": "spelling-changed", "decimalChar": "spelling-changed",
    "groupChar": "spelling-changed", "trueValues": "spelling-changed",
    "falseValues": "spelling-changed", "missingValues": "missing-values-changed",
    "computed": "computed-changed",
}  # fmt: skip
# Properties of the standards, or of a reader in wide use, that have no rule: what their change does
# to a script is not known. Whatever is named nowhere here stands outside the standards, and no
# reader hands it to a script.
UNRULED = frozenset({
    "data", "compression", "scheme", "innerpath", "extrapaths", "control", "layout", "hashing",
    "fieldsMatch", "rdfType", "categoriesOrdered", "itemType", "delimiter", "arrayItem",
    "floatNumber",
})  # fmt: skip
DEFAULTS = {"format": "default", "missingValues": [""], "computed": False}  # when absent
