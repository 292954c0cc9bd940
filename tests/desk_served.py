"""A desk that listens, and a browser at it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import uvicorn

from scripts.desk.app import application
from scripts.desk.desk import Desk
from scripts.desk.serving import _listening, address_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

LETTER = "mill-letter-2001"
READY = "html[data-ready=yes]"


class Served:
    """The desk on a project, in a thread; it can be ended and started again on the same port."""

    def __init__(self, root: Path) -> None:
        self.root, self.port = root, 0

    def start(self) -> None:
        here = _listening("127.0.0.1", self.port)
        self.port = here.getsockname()[1]
        self.desk = Desk(self.root, self.port)
        config = uvicorn.Config(
            application(self.desk), log_level="critical", timeout_graceful_shutdown=0
        )
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, kwargs={"sockets": [here]}, daemon=True)
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive()
            time.sleep(0.01)

    def end(self) -> None:
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(10)
        assert not self._thread.is_alive()

    def address(self, source: str = LETTER) -> str:
        return address_of(self.desk, source)


@contextmanager
def served(root: Path) -> Iterator[Served]:
    desk = Served(root)
    desk.start()
    try:
        yield desk
    finally:
        desk.end()


def opened(page: Page, address: str) -> Page:
    """The page at an address, once it has drawn itself."""
    page.goto(address)
    page.wait_for_selector(READY)
    return page


def drag(page: Page, words: str, nth: int = 0) -> None:
    """Mark words as a mouse does: press before the first letter, let go behind the last."""
    start, end = page.evaluate(PLACES, [words, nth])
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=4)
    page.mouse.up()


# Where on the screen the nth place with these words begins and ends.
PLACES = """([words, nth]) => {
  const walker = document.createTreeWalker(document.getElementById("doc"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1)) {
      if (nth--) continue;
      node.parentElement.scrollIntoView({ block: "center" });
      const edge = (from, to, last) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        const boxes = [...range.getClientRects()];
        const box = boxes[last ? boxes.length - 1 : 0];
        const isArabic = /\\p{Script=Arabic}/u.test(node.data[from]);
        const rtl = isArabic && !/\\p{Nd}/u.test(node.data[from]);
        return [box.left + box.width * (last !== rtl ? 0.8 : 0.2), (box.top + box.bottom) / 2];
      };
      return [edge(at, at + 1, false), edge(at + words.length - 1, at + words.length, true)];
    }
  }
  throw Error("these words do not stand there: " + words);
}"""


def asked(page: Page) -> list[dict[str, Any]]:
    """Every draft that the page asks about from now on, as it is sent."""
    found: list[dict[str, Any]] = []
    page.on(
        "request",
        lambda one: found.append(one.post_data_json["draft"]) if "/read/" in one.url else None,
    )
    return found
