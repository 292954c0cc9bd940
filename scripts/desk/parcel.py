"""Changes as one file, for those without git: to be attached to a form, and taken in by somebody.

It holds edits, the sums of the files that they were made on, and a sum of itself; of a source that
is new its facts, and its document where that may be passed on in full. No path stands in it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.contract.model import Contract
from scripts.desk.edits import Edit, Fields, fields_of, read_edits, shapes
from scripts.raw.files import read_bytes
from scripts.raw.format import file_names
from scripts.raw.problems import Place, Problem, Refused, Unusable, one_line, shorten
from scripts.records.authored import local_pattern

FORMAT = "desk-changes-1"
MOST = 60_000_000  # bytes
PARTS = {"format", "dataset", "version", "base", "edits", "sources", "sum"}
IN_FULL = "full_text"  # of `redistribute`: the document may be passed on


@dataclass(frozen=True)
class NewSource:
    """A source that the project does not have yet."""

    facts: Fields  # of `source.yaml`
    document: str = ""  # the name of its file; empty = it is only cited
    data: bytes | None = None  # None: to be given by hand, as it may not be passed on


@dataclass(frozen=True)
class Parcel:
    """What somebody changed, and what they saw when they did."""

    version: str  # of the dataset
    base: Mapping[str, str]  # sums of files by path; empty = there was none
    edits: tuple[Edit, ...]
    sources: Mapping[str, NewSource] = field(default_factory=dict)

    def as_bytes(self, contract: Contract) -> bytes:
        """The file."""
        told = {
            "format": FORMAT,
            "dataset": contract.name,
            "version": self.version,
            "base": dict(self.base),
            "edits": [edit.as_json() for edit in self.edits],
            "sources": {name: _as_json(one) for name, one in self.sources.items()},
        }
        return json.dumps({**told, "sum": _sum(told)}, ensure_ascii=False, indent=1).encode()


def read_parcel(path: Path, contract: Contract) -> Parcel:
    """A file that somebody sent. Raises `Unusable` or `Refused`, in one line."""
    try:
        told = json.loads(read_bytes(path, path.parent, MOST))
        told_sum = _sum({key: value for key, value in told.items() if key != "sum"})
    except (AttributeError, RecursionError, ValueError):
        raise _refused(path, "it is no file of changes that the desk made.") from None
    if told.get("format") != FORMAT or told.keys() != PARTS:
        raise _refused(path, "it is no file of changes that the desk made.")
    if told["sum"] != told_sum:
        raise _refused(path, "its sum is another, so it was changed on the way.")
    if told["dataset"] != contract.name:
        raise _refused(path, f"it is of the dataset `{_shown(told['dataset'])}`.")
    return _opened(told, path, contract)


def _opened(told: Mapping[str, Any], path: Path, contract: Contract) -> Parcel:
    base, sources = told["base"], told["sources"]
    if not isinstance(base, dict) or not all(isinstance(one, str) for one in base.values()):
        raise _refused(path, "its sums cannot be read.")
    if not isinstance(sources, dict):
        raise _refused(path, "its sources cannot be read.")
    form = re.compile(local_pattern(contract))
    for name in sources:
        if not form.fullmatch(name):
            raise _refused(path, f"`{_shown(name)}` is not the id of a source.")
    new = {name: _new(name, one, contract) for name, one in sources.items()}
    edits = read_edits(told["edits"], contract) if told["edits"] or not new else ()
    return Parcel(str(told["version"]), base, edits, new)


def _new(name: str, told: Any, contract: Contract) -> NewSource:
    if not isinstance(told, dict) or told.keys() != {"facts", "document", "data"}:
        raise Unusable(f"sources.{name}: facts, document and data are wanted.")
    facts = fields_of(told["facts"], f"sources.{name}", shapes(contract)[contract.source.section])
    if not facts:
        raise Unusable(f"sources.{name}: it has no facts.")
    document, data = told["document"], told["data"]
    if document not in ("", *file_names()):
        raise Unusable(f"sources.{name}: `{_shown(document)}` is no name of a document.")
    try:
        return NewSource(facts, document, _data(data))
    except (TypeError, binascii.Error, ValueError):
        raise Unusable(f"sources.{name}: its document cannot be read.") from None


def _data(value: Any) -> bytes | None:
    return None if value is None else base64.b64decode(value, validate=True)


def _as_json(one: NewSource) -> dict[str, Any]:
    data = None if one.data is None else base64.b64encode(one.data).decode()
    return {"facts": one.facts, "document": one.document, "data": data}


def _sum(told: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _refused(path: Path, message: str) -> Refused:
    place = Place(one_line(shorten(path.name, 100)))
    hint = "Ask whoever sent it to make it once more."
    return Refused([Problem(place, "file-unexpected", message, hint)])


def _shown(value: object) -> str:
    return one_line(shorten(str(value), 60))
