"""The policy for properties of the contract: under which rule each one's change falls."""

from __future__ import annotations

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
