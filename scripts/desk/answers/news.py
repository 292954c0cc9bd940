"""What happens while a page is open: files that change on the disk, and what others do."""

from __future__ import annotations

import queue
from collections.abc import AsyncIterator

import anyio
from anyio.to_thread import run_sync

from scripts.desk.desk import Desk
from scripts.desk.route import Asked, Json, Lines, route
from scripts.desk.workspace import sha_of

TICK = 0.2  # seconds between two looks at what was told
LOOK = 5  # ticks between two looks at the disk


@route(
    "GET",
    "/events",
    gives="stream of {file, sha}, {layer: source}, and what others tell; {} at rest",
)
def events(desk: Desk, _: Asked) -> Lines:
    """Everything that happens from now on."""
    return Lines(_happening(desk))


async def _happening(desk: Desk) -> AsyncIterator[Json]:
    with desk.news.listening() as told:
        seen, ticks = await run_sync(desk.workspace.stamps), 0
        yield {}  # whoever waits for it knows that nothing is missed from now on
        while True:
            while (value := _next(told)) is not None:
                yield value
            ticks += 1
            if ticks % LOOK == 0:
                now = await run_sync(desk.workspace.stamps)
                for path in sorted(
                    name for name in {*seen, *now} if seen.get(name) != now.get(name)
                ):
                    yield {"file": path, "sha": sha_of(desk.root / path)}
                seen = now
                yield {}  # finds out whether the page is still there
            await anyio.sleep(TICK)


def _next(told: queue.Queue[Json]) -> Json:
    try:
        return told.get_nowait()
    except queue.Empty:
        return None
