"""axe-core in Chromium, on a page of each kind: can it be used by whoever comes, on what they have.

Besides that: no page is wider than its window, asks for anything off the site, breaks its own
policy, or says an error.
"""

from __future__ import annotations

from pathlib import Path

from scripts.package.judging import Verdict
from scripts.site.chromium import NAMES, VIEWS, Tab, chromium
from scripts.site.judging import gathered, of_each_kind, program


def judge(folder: Path) -> Verdict:
    """Its findings. Raises `Unusable` without a browser."""

    def read(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.is_file() else None

    looks = rules = 0
    samples = of_each_kind(folder)
    with chromium(program(*NAMES)) as browser:
        tab = Tab(browser, read)
        for name in samples:
            tab.open(name)
            for width, scheme in VIEWS:
                tab.look(width, scheme)
                rules += tab.ask_axe()
                looks += 1
    return Verdict({"pages": len(samples), "looks": looks, "rules": rules}, gathered(tab.faults))
