"""The desk as an application: its routes behind the guard, each answer as bytes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Mount
from starlette.routing import Route as Listed
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from scripts.desk.desk import Desk
from scripts.desk.guard import Guard
from scripts.desk.route import (
    Answer,
    Asked,
    Lines,
    Missing,
    Page,
    Route,
    Unfit,
    problem_as_json,
    routes,
)
from scripts.raw.problems import Refused, Unusable, of_disk

HERE = Path(__file__).parent
STATIC, TEMPLATES = HERE / "static", HERE / "templates"
ICON = "/favicon.ico"
JSON = "application/json"
WORTH_PACKING = 2_000  # bytes
LOCAL = ("127.0.0.1", "localhost")


def application(desk: Desk) -> ASGIApp:
    """The whole desk, to be served or asked by tests."""
    pages = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    found = routes()
    listed = [Listed(one.path, _endpoint(desk, one, pages), methods=[one.method]) for one in found]
    app = Starlette(
        routes=[
            *listed,
            Listed(ICON, _icon),  # asked for by browsers whatever the page says
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(GZipMiddleware, minimum_size=WORTH_PACKING)],
        exception_handlers={HTTPException: _plain},
    )
    opening = (one.path.partition("{")[0] for one in found if one.is_open and one.path != "/")
    hosts = frozenset(f"{name}:{desk.port}" for name in {desk.name, *LOCAL})
    origins = {f"http://{host}" for host in hosts}
    if desk.forwarded:  # by its own name or as this machine, always over TLS
        hosts |= {desk.forwarded}
        origins |= {f"https://{host}" for host in hosts}
    return Guard(
        app,
        desk.secrets,
        hosts,
        f"desk-{desk.port}",
        ("/static/", ICON, *opening),
        frozenset(origins),
    )


async def _icon(_: Request) -> Response:
    return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml")


def _endpoint(
    desk: Desk, one: Route, pages: Environment
) -> Callable[[Request], Awaitable[Response]]:
    """The route as Starlette calls it; the work is done beside the loop, so that none waits."""

    async def answered(request: Request) -> Response:
        try:
            body = await _body(request, one) if one.method != "GET" else {}
            asked = Asked(request.path_params, dict(request.query_params), body)
            made = await run_in_threadpool(one.answer, desk, asked)
            return await run_in_threadpool(_response, made, desk, pages)
        except Exception as error:  # each is said to a person, or is a fault of ours
            said = _said(error)
            return _as_page(said, pages) if one.is_open else said

    return answered


def _as_page(said: Response, pages: Environment) -> Response:
    """What went wrong, where a person opened a page."""
    text = json.loads(bytes(said.body))["error"]
    shown = pages.get_template("error.html").render(token="", error=text)
    return HTMLResponse(shown, said.status_code)


async def _body(request: Request, one: Route) -> dict[str, Any]:
    """What was sent. Raises `HTTPException`, `Unfit`."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != JSON:
        raise HTTPException(415, "Only JSON is taken.")
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > one.most:
            raise HTTPException(413, f"At most {one.most:,} bytes are taken here.")
    try:
        value = json.loads(data)
        json.dumps(value, ensure_ascii=False).encode()  # half a character can be sent, not written
    except (ValueError, RecursionError):
        raise Unfit("What was sent is no JSON that can be read.") from None
    if not isinstance(value, dict):
        raise Unfit("An object is taken here.")
    return value


def _response(made: Any, desk: Desk, pages: Environment) -> Response:
    match made:
        case Page(template, values):
            shown = {"token": desk.secrets.header, **values}
            return HTMLResponse(pages.get_template(template).render(shown))
        case Lines(values):
            return StreamingResponse(_events(values), media_type="text/event-stream")
        case Answer(value, status):
            return _json(value, status)
    return _json(made)


async def _events(values: Any) -> AsyncIterator[bytes]:
    """Each value as an event of a stream."""
    async for value in values if hasattr(values, "__aiter__") else iterate_in_threadpool(values):
        yield f"data: {json.dumps(value, ensure_ascii=False)}\n\n".encode()


def _json(value: Any, status: int = 200) -> Response:
    if status == 204:
        return Response(status_code=status)
    return Response(json.dumps(value, ensure_ascii=False).encode(), status, media_type=JSON)


def _said(error: Exception) -> Response:
    """What went wrong, on one line for a person. Raises what is a fault of our own."""
    match error:
        case Missing():
            return _json({"error": str(error)}, 404)
        case Unfit():
            return _json({"error": str(error)}, 400)
        case HTTPException():
            return _json({"error": error.detail}, error.status_code)
        case Refused():
            told = [problem_as_json(one) for one in error.problems]
            return _json({"error": str(error.problems[0]), "problems": told}, 422)
        case Unusable():
            return _json({"error": str(error)}, 422)
        case OSError():
            return _json({"error": of_disk(error)}, 507)
    raise error


async def _plain(_: Request, error: Exception) -> Response:
    """Of a path or method that no route has."""
    assert isinstance(error, HTTPException)
    return _json({"error": f"There is no such request here ({error.detail})."}, error.status_code)
