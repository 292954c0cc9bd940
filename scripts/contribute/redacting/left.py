"""What a withdrawal leaves: places where the words, or single ones of them, still stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.contribute.redacting.words import Words
from scripts.raw.files import relative
from scripts.text.anchors import alike

LOOKED_AT = (
    "raw/*.yaml",
    "raw/sources/*/*.yaml",
    "raw/sources/*/*.txt",
    "plots/*",
    "*.md",
    "*.cff",
)
SHOWN = 12  # places
SHORTEST = 3  # code points of what is looked for


def left(words: Words, root: Path, files: Mapping[Path, bytes | None]) -> list[str]:
    """Lines for a person; `files` are those about to be written, with their new content.

    A part of a name may be somebody else's, so nothing of it is changed without being asked.
    """
    forms = {form for form in {*words.forms, *words.kebabs, *words.parts} if len(form) >= SHORTEST}
    longest_first = sorted(map(alike, forms), key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})", re.IGNORECASE)
    found = list(_places(pattern, root, files)) if forms else []
    more = [f"… and {len(found) - SHOWN} lines more"] * (len(found) > SHOWN)
    return [*found[:SHOWN], *more]


def _places(
    pattern: re.Pattern[str], root: Path, files: Mapping[Path, bytes | None]
) -> Iterator[str]:
    there = {path for name in LOOKED_AT for path in root.glob(name) if path.is_file()}
    for path in sorted({*there, *files}):
        data = files[path] if path in files else path.read_bytes()
        text = alike((data or b"").decode("utf-8", "replace"))
        for number, line in enumerate(text.split("\n"), start=1):
            if hit := pattern.search(line):
                yield f"{relative(path, root)}:{number}: {hit[0]}"
