"""Who may ask: the page that this start opened, in the browser of the person who started it.

Any page on the web can make a browser send requests to this machine, and any program on it can
listen beside us. So each request is held to four things before anything looks at it:

- it asks for us by our own address (`Host`), not by a name that leads here;
- it comes from our own page (`Origin`, `Sec-Fetch-Site`), where the browser says whence it comes;
- it has the cookie that the address printed at the start gave out. `SameSite=Strict` keeps it from
  requests that other sites make; its name has the port, as cookies know none;
- it has the header with the token that stands in our page, which no other page can read. What the
  browser asks by itself, a page and what the page is made of, can have no header.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from secrets import compare_digest
from urllib.parse import parse_qs, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scripts.desk.desk import Secrets

ENTRY = "entry"  # what the address of the start has behind its `?`
HEADER = "x-desk"  # has the token
OWN = {"same-origin", "none"}  # of `Sec-Fetch-Site`: our page, or the person
SAFE = {"GET", "HEAD"}
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
STRANGER = "This desk answers only the page that it opened. Use the address printed at its start."


@dataclass(frozen=True)
class Guard:
    """Stands before the desk and lets through what is its own; `is_open(method, path)` of a path
    for which no header is asked.
    """

    app: ASGIApp
    secrets: Secrets
    hosts: frozenset[str]  # as `Host` has them: with the port
    cookie: str  # its name
    open_paths: tuple[str, ...]  # how paths begin for which no header is asked
    origins: frozenset[str]  # as `Origin` has those of our own pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the app answer; every answer has `HEADERS`."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return  # a web socket is nothing that we have

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        answer = self._refusal(scope) or self.app
        await answer(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        """What a stranger is told, or who enters; None of what is let through."""
        headers = Headers(scope=scope)
        if headers.get("host") not in self.hosts:
            return _no(STRANGER, 421)
        if self._enters(scope):
            return self._entered(scope)
        if not self._ours(scope, headers):
            return _no(STRANGER)
        return None

    def _ours(self, scope: Scope, headers: Headers) -> bool:
        origin, fetched = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and origin not in self.origins:
            return False
        if fetched is not None and fetched not in OWN:
            return False
        cookies = cookie_parser(headers.get("cookie", ""))
        if not _same(cookies.get(self.cookie), self.secrets.cookie):
            return False
        is_open = scope["method"] in SAFE and self._is_open(scope["path"])
        return is_open or _same(headers.get(HEADER), self.secrets.header)

    def _is_open(self, path: str) -> bool:
        return path == "/" or path.startswith(self.open_paths)

    def _enters(self, scope: Scope) -> bool:
        """Whether somebody comes with the address of the start."""
        given = _query(scope).get(ENTRY, [""])[0]
        known = _same(given, self.secrets.entry)
        return known and scope["method"] == "GET" and self._is_open(scope["path"])

    def _entered(self, scope: Scope) -> Response:
        """A page that leads on to the same without the secret, so that no history keeps it.

        It is our own page that leads on: after a mere redirection from elsewhere a browser would
        keep back a strict cookie.
        """
        rest = {name: part for name, part in _query(scope).items() if name != ENTRY}
        query = urlencode(rest, doseq=True)
        address = escape(f"{quote(scope['path'])}{'?' if query else ''}{query}")
        answer = HTMLResponse(
            f'<!doctype html><meta http-equiv="refresh" content="0;url={address}">'
            '<link rel="icon" href="/static/icon.svg">'
            f'<title>Desk</title><a href="{address}">Open the desk</a>'
        )
        answer.set_cookie(self.cookie, self.secrets.cookie, httponly=True, samesite="strict")
        return answer


def _query(scope: Scope) -> dict[str, list[str]]:
    return parse_qs(scope["query_string"].decode("latin-1"))


def _same(given: str | None, known: str) -> bool:
    return compare_digest((given or "").encode(), known.encode())


def _no(text: str, status: int = 403) -> Response:
    return JSONResponse({"error": text}, status)
