"""Where each id stands: `id/<id>.html`, for good, whatever kind of thing it names.

Where an id names things of several kinds, the first of them in the order of `show` has that
address, and another one `id/<id>~<table>.html`: no id holds a `~`. A retired id keeps its address.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from scripts.contract.homepage import page_of

WEB = re.compile(r"https?://[^\s<>\"'\\^`{|}]+", re.IGNORECASE)


class Addresses:
    """The addresses of some ids, each with the table that knows it, in the order of kinds."""

    def __init__(self, shown: Iterable[tuple[str, str]]) -> None:
        self._known: dict[str, dict[str, str]] = defaultdict(dict)
        for table, key in shown:
            further = f"~{table}" if self._known[key] else ""
            self._known[key][table] = page_of(key, further)

    def of(self, key: str, table: str = "") -> str:
        """The path of an id from the site's folder; empty where there is none."""
        known = self._known.get(key)
        if not known:
            return ""
        return known.get(table) or next(iter(known.values()))

    def others(self, key: str, path: str) -> list[tuple[str, str]]:
        """The table and path of what else an id names, besides what stands at a path."""
        return [both for both in self._known.get(key, {}).items() if both[1] != path]


def web_address(text: str) -> str:
    """The text where it is an address of the web, else nothing: no page runs `javascript:`."""
    return text if WEB.fullmatch(text) else ""
