"""The tiny dataset with a private person in it, whom a contributor should not have entered."""

from __future__ import annotations

import hashlib

from conftest import Project

FOLDER = "raw/sources/mill-letter-2001"
LINE = (
    "Our neighbour Mina Karimi of 4 Dock Road wept; "
    "“Mina\u00a0Karimi saw 3 carts,” the guard says.\n"
)
RECORDS = {
    "statements": """\
  - id: guard
    quote: Mina Karimi saw 3 carts
    speaker: clerks
    specificity: unnamed
    described_as: the guard
    kind: direct
    cue: says
    act: report
    positions:
      - claim: closure-was-theft
        position: questions
        note: heard from her sister
    note: "look her up: Mina"
""",
    "figures": """\
  - id: carts
    quote: 3 carts
    claim: houses-empty
    note: carts, not houses
""",
    "reports": """\
  - id: weeping
    from: Our neighbour
    to: wept
    event: council-vote-on-mill
    date_basis: not_stated
    note: the neighbour is Mina Karimi
""",
}


def with_neighbour(tiny: Project) -> Project:
    """Let the letter name a neighbour, and records hold her name, whole and in part."""
    path = tiny.root / FOLDER / "document.txt"
    data = path.read_bytes() + LINE.encode()
    path.write_bytes(data)
    old = hashlib.sha256(data.removesuffix(LINE.encode())).hexdigest()
    tiny.edit(f"{FOLDER}/source.yaml", old, hashlib.sha256(data).hexdigest())
    for section, text in RECORDS.items():
        tiny.edit(f"{FOLDER}/records.yaml", f"{section}:\n", f"{section}:\n{text}")
    tiny.append(
        f"{FOLDER}/records.yaml", "  - every: Dock Road wept\n    reason: Mina Karimi again\n"
    )
    tiny.edit("raw/events.yaml", "  kind: birth", "  kind: birth\n# asked Mina Karimi")
    return tiny
