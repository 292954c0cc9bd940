"""The lines that a draft would be in its file, and those of the entries made with it."""

from __future__ import annotations

from scripts.contract.model import Contract
from scripts.desk.draft import Draft, Numbered, Typed
from scripts.desk.route import Json
from scripts.raw.normal_form import Layout, normal_yaml
from scripts.raw.raw import RECORDS
from scripts.raw.spelling import with_records
from scripts.rules.normal import layouts


def lines(draft: Draft, typed: Typed, source_id: str, contract: Contract) -> list[Json]:
    """Each record with its file, its section, and its lines in normal form. Raises `Unfit`.

    `typed`: the draft as it is written.
    """
    own = f"raw/sources/{source_id}/{RECORDS}"
    found = [_written(own, draft.table, typed, contract)]
    for one in draft.new:
        entry = one.typed(contract)
        found.append(_written(f"raw/{one.table}.yaml", one.table, entry, contract))
    return found


def _written(path: str, section: str, typed: Typed, contract: Contract) -> Json:
    """A record below the name of its section, as in `records.yaml`; a list has none."""
    text = with_records("source: a\n", path, {section: [Numbered().node(typed)]})
    layout = layouts(contract)
    below = layout["records"].below.get(section) or layout[section]
    normal = normal_yaml(text, path, Layout(("source", section), {section: below}))
    shown = normal.split(f"{section}:\n", 1)[1].rstrip("\n").split("\n")
    in_list = path.count("/") == 1
    return {
        "path": path,
        "section": "" if in_list else section,
        "lines": [line[2:] if in_list else line for line in shown],
    }
