"""The front page on a slow phone: how much is sent, and when the largest thing in sight is there.

The profile is that which Lighthouse calls a slow 4G phone, carried out and not computed: 150 ms to
the server and back, 1.6 Mbit a second, a processor four times slower. Nothing is compressed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.package.judging import Verdict
from scripts.site.chromium import NAMES, chromium
from scripts.site.judging import FRONT, program, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOST_BYTES = 60_000
MOST_SECONDS = 1.0
TRIES = 5  # the best counts: a busy machine makes a page slower, and nothing makes it faster
NETWORK = {
    "offline": False,
    "latency": 150,  # milliseconds
    "downloadThroughput": 1_600_000 / 8,  # bytes a second
    "uploadThroughput": 750_000 / 8,
}
LARGEST = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().at(-1).startTime / 1000)
).observe({type: "largest-contentful-paint", buffered: true}))"""


def judge(folder: Path) -> Verdict:
    """What is too much. Raises `Unusable` without a browser."""
    with served(folder) as site, chromium(program(*NAMES)) as browser:
        tries = [_load(browser, site + FRONT) for _ in range(TRIES)]
    size, seconds = tries[0][0], min(seconds for _, seconds in tries)
    faults = []
    if size > MOST_BYTES:
        faults.append(f"{FRONT}: {size:,} bytes with all it asks for; at most {MOST_BYTES:,}")
    if seconds > MOST_SECONDS:
        faults.append(f"{FRONT}: there after {seconds:.2f} s; at most {MOST_SECONDS} s")
    return Verdict({"bytes": size, "milliseconds": round(seconds * 1000)}, tuple(faults))


def _load(browser: Browser, url: str) -> tuple[int, float]:
    """Load a page afresh; the bytes sent, and the seconds to the largest paint."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    protocol = context.new_cdp_session(page)
    sizes: list[int] = []

    def arrived(event: dict[str, Any]) -> None:
        sizes.append(int(event["encodedDataLength"]))

    protocol.on("Network.loadingFinished", arrived)
    protocol.send("Network.enable")
    protocol.send("Network.emulateNetworkConditions", NETWORK)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(url, wait_until="load")
    seconds = float(page.evaluate(LARGEST))
    context.close()
    return sum(sizes), seconds
