"""Chromium on a site: it sees what the site's own files hold, and nothing else answers it."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

Read = Callable[[str], bytes | None]  # the content of a file of the site by its path

HOST = "site.test"  # a name that no server on earth has
BELOW = "/below/a/folder/"  # a site must work there
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Each width with one of the two schemes of colour, so that both are seen small and large.
VIEWS: tuple[tuple[int, str], ...] = ((320, "light"), (390, "dark"), (768, "dark"), (1280, "light"))
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """The browser at `path`, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        try:
            yield browser
        finally:
            browser.close()


class Tab:
    """A site in the browser, and all that went wrong there."""

    def __init__(self, browser: Browser, read: Read, script: bool = True) -> None:
        self.faults: list[tuple[str, str]] = []  # the page, and what
        self._read = read
        self._context: BrowserContext = browser.new_context(java_script_enabled=script)
        self._context.route("**/*", self._answer)
        self.page: Page = self._context.new_page()
        self.page.on("pageerror", lambda error: self._fault(f"script: {error}"))
        self.page.on(
            "console",
            lambda said: self._fault(f"console: {said.text}") if said.type == "error" else None,
        )

    def open(self, path: str) -> None:
        """Open a page of the site."""
        self.page.goto(f"http://{HOST}{BELOW}{path}")

    def close(self) -> None:
        """Close it."""
        self._context.close()

    def look(self, width: int, scheme: str) -> None:
        """Make the window so wide and the colours so; note a page that is wider than that."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        if (surplus := self.page.evaluate(TOO_WIDE)) > 0:
            self._fault(f"{surplus} px wider than a window of {width} px")

    def ask_axe(self) -> int:
        """Note what axe finds wrong; gives how many of its rules looked at something."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response
        for one in found["violations"]:
            where = one["nodes"][0]
            self._fault(f"axe {one['id']}: {one['help']} ({len(one['nodes'])}×: {where['html']})")
        return len(found["passes"]) + len(found["violations"])

    def _fault(self, what: str) -> None:
        path = unquote(urlsplit(self.page.url).path).removeprefix(BELOW)
        self.faults.append((path, what))

    def _answer(self, route: Route) -> None:
        url = urlsplit(route.request.url)
        path = unquote(url.path)
        inside = url.hostname == HOST and path.startswith(BELOW)
        content = self._read(path.removeprefix(BELOW)) if inside else None
        if content is None:
            self._fault(f"asks for {route.request.url}, which is no file of the site")
            route.abort()
            return
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        route.fulfill(body=content, headers={"Content-Type": kind})
