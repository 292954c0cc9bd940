"""axe-core in Chromium, on pages of each kind: is anybody kept from using them?

One of middle size is looked at in every view; of the largest, on which axe takes long, in one.
Besides that: no page is wider than its window, asks for anything off the site, breaks its own
policy, or says an error.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from scripts.package.judging import Verdict
from scripts.site.chromium import NAMES, VIEWS, Tab, chromium
from scripts.site.judging import gathered, largest_of_each_kind, of_each_kind, program


def judge(folder: Path) -> Verdict:
    """Its findings. Raises `Unusable` without a browser."""

    def read(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.is_file() else None

    views = dict.fromkeys(of_each_kind(folder), VIEWS)
    for name, view in zip(largest_of_each_kind(folder), cycle(VIEWS)):
        views.setdefault(name, (view,))
    rules = 0
    with chromium(program(*NAMES)) as browser:
        tab = Tab(browser, read)
        for name, asked in views.items():
            tab.open(name)
            for view in VIEWS:
                tab.look(*view)
                rules += tab.ask_axe() if view in asked else 0
    return Verdict({"pages": len(views), "rules": rules}, gathered(tab.faults))
