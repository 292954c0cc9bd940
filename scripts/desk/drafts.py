"""What somebody has begun and not saved yet: kept outside of `raw/` until it is saved or let go.

A draft belongs to a source and to a tab of a browser. It holds the sum of the text in which words
were marked: in another text it is shown, and not applied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.desk.steps import FOLDER
from scripts.raw.problems import Unusable
from scripts.raw.writing import put

TAB = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
LARGEST = 200_000  # bytes of one
MOST = 500  # of one source


@dataclass(frozen=True)
class Drafts:
    """The drafts of one source; whoever makes this has looked whether there is one."""

    root: Path
    source: str

    def put(self, tab: str, draft: Any) -> None:
        """Keep the draft of a tab in place of its last one. Raises `Unusable`, `OSError`."""
        path, data = self.path(tab), json.dumps(draft, ensure_ascii=False).encode()
        if len(data) > LARGEST:
            raise Unusable(f"A draft of {len(data):,} bytes is too large; {LARGEST:,} are kept.")
        if not path.exists() and len(list(self._paths())) >= MOST:
            raise Unusable(f"There are {MOST} drafts of this source. Save some, or let them go.")
        put(path, data)

    def let_go(self, tab: str) -> None:
        """Forget it. Raises `Unusable`, `OSError`."""
        self.path(tab).unlink(missing_ok=True)

    def all(self) -> dict[str, Any]:
        """By tab, the oldest first; one that is damaged is left where it is, and not shown."""
        found = {}
        for path in sorted(self._paths(), key=lambda it: (it.stat().st_mtime_ns, it.name)):
            try:
                found[path.stem] = json.loads(path.read_bytes())
            except (OSError, ValueError):
                continue
        return found

    def path(self, tab: str) -> Path:
        """Where the draft of a tab lies. Raises `Unusable`."""
        if not TAB.fullmatch(tab):
            raise Unusable("tab: small letters, digits and hyphens are wanted, at most 64.")
        return self.root / FOLDER / "drafts" / self.source / f"{tab}.json"

    def _paths(self) -> Iterator[Path]:
        folder = self.root / FOLDER / "drafts" / self.source
        return (path for path in folder.glob("*.json") if TAB.fullmatch(path.stem))
