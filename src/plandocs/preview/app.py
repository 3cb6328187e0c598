"""What the browser may ask for, and what it is answered."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from plandocs.preview.addresses import Addresses
from plandocs.preview.downloads import zipped
from plandocs.preview.explained import explained
from plandocs.preview.files import lines_of
from plandocs.preview.findings import by_page, lines_with
from plandocs.preview.guard import Guard
from plandocs.preview.layout import Layout
from plandocs.preview.live import Live
from plandocs.preview.pages import DENSITIES
from plandocs.preview.schedule import list_links, row_links, stylesheet
from plandocs.preview.session import Good, View
from plandocs.screen import save_trace

_FOR_EVER = "max-age=31536000, immutable"
_EACH_TIME = "no-store"
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}
_PICTURE = re.compile(r"([0-9a-f]{32})-([0-9])\.png")

Answer = Callable[[Request, View], Response]


def make_app(live: Live) -> ASGIApp:
    """Return the application that shows what a session builds."""
    pages = _Pages(live)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with live.running():
            yield

    plan = "/plan/{institution}/{plan}"
    routes = [
        Route("/", pages.home),
        Route("/cambios", pages.changes),
        Route("/pagina/{name}", pages.picture),
        Mount("/estatico", StaticFiles(packages=[("plandocs.preview", "static")])),
        Route(plan, pages.of_plan(pages.first)),
        Route(plan + "/documento/{name:path}", pages.of_plan(pages.document)),
        Route(plan + "/cronograma", pages.of_plan(pages.schedule)),
        Route(plan + "/colores.css", pages.of_plan(pages.colours)),
        Route(plan + "/archivo", pages.of_plan(pages.file)),
        Route(plan + "/mensaje/{code}", pages.of_plan(pages.message)),
        Route(plan + "/descarga/{path:path}", pages.of_plan(pages.download)),
        Route(plan + "/todo.zip", pages.of_plan(pages.everything)),
    ]
    handlers: dict[Any, Any] = {HTTPException: pages.missing, Exception: pages.broken}
    return Guard(Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers))


class _Pages:
    """The answers."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._session = live.session
        self._layout = Layout(live)

    # --- Of the whole ---------------------------------------------------------------------------

    def home(self, _: Request) -> Response:
        """Lead to the plan, or show the plans there are."""
        plans = self._session.plans
        if len(plans) == 1:
            return RedirectResponse(Addresses(plans[0]).home)
        return _page(self._layout.of_plans())

    async def changes(self, _: Request) -> Response:
        """Tell of every building, for as long as the page is open."""
        headers = {"Cache-Control": _EACH_TIME}
        lines = self._live.changes.listen()
        return StreamingResponse(lines, media_type="text/event-stream", headers=headers)

    def picture(self, request: Request) -> Response:
        """Draw a page; its name holds how it looks, so that a browser may keep it."""
        asked = _PICTURE.fullmatch(request.path_params["name"])
        if asked is None or int(asked[2]) not in DENSITIES:
            raise HTTPException(404)
        drawn = self._session.pictures.draw(asked[1], int(asked[2]))
        if drawn is None:
            raise HTTPException(404)
        return Response(drawn, media_type="image/png", headers={"Cache-Control": _FOR_EVER})

    # --- Of a plan ------------------------------------------------------------------------------

    def of_plan(self, answer: Answer) -> Callable[[Request], Response]:
        """Return what answers for the plan of the address, when it is one that is looked at."""

        def endpoint(request: Request) -> Response:
            return answer(request, self._view(request))

        return endpoint

    def first(self, _: Request, view: View) -> Response:
        """Show the first document that has pages, or else the grid."""
        sheets = view.good.sheets if view.good else ()
        name = next((sheet.name for sheet in sheets if sheet.pages), "")
        return self._document(view, name) if name else self._schedule(view)

    def document(self, request: Request, view: View) -> Response:
        """Show the pages of a document."""
        return self._document(view, request.path_params["name"])

    def schedule(self, _: Request, view: View) -> Response:
        """Show the live grid."""
        return self._schedule(view)

    def colours(self, _: Request, view: View) -> Response:
        """Return the stylesheet of the grid's colours."""
        css = stylesheet(view.good.schedule) if view.good else ""
        return Response(css, media_type="text/css", headers={"Cache-Control": _EACH_TIME})

    def file(self, request: Request, view: View) -> Response:
        """Show a file of the data, to be read."""
        path = request.query_params.get("ruta", "")
        asked = request.query_params.get("linea", "")
        lines = lines_of(self._session.root, path, view)
        if lines is None:
            raise HTTPException(404)
        line = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
        found = lines_with(view.report, path)
        address = (self._session.root / path).resolve().as_posix()
        editor = f"vscode://file/{quote(address.lstrip('/'))}:{max(line, 1)}"
        shown = self._layout.of_plan(
            "archivo.html",
            view,
            ruta=path,
            renglones=lines,
            linea=line,
            dichos=found,
            editor=editor,
        )
        return _page(shown)

    def message(self, request: Request, view: View) -> Response:
        """Explain a code."""
        text = explained(request.path_params["code"])
        if text is None:
            raise HTTPException(404)
        code = request.path_params["code"]
        return _page(self._layout.of_plan("mensaje.html", view, codigo=code, texto=text))

    def download(self, request: Request, view: View) -> Response:
        """Return a document, to be kept."""
        path = request.path_params["path"]
        for artifact in view.good.artifacts if view.good else ():
            if artifact.path == path:
                return _file(artifact.data, path.rsplit("/", 1)[-1])
        raise HTTPException(404)

    def everything(self, _: Request, view: View) -> Response:
        """Return all the documents, to be kept."""
        if view.good is None:
            raise HTTPException(404)
        return _file(zipped(view.good.artifacts), view.plan.replace("/", "-") + ".zip")

    # --- When there is no answer ----------------------------------------------------------------

    def missing(self, request: Request, error: Exception) -> Response:
        """Say that there is nothing at an address."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        view = self._session.view(_plan(request))
        if view is None:
            return PlainTextResponse("Aquí no hay nada. Vuelva a la primera página.\n", status)
        return _page(self._layout.of_plan("falta.html", view), status)

    def broken(self, _: Request, __: Exception) -> Response:
        """Say that the fault is ours."""
        text = f"plandocs tuvo una falla propia. Envíe a quien lo mantiene {save_trace()}\n"
        return PlainTextResponse(text, 500)

    def _view(self, request: Request) -> View:
        view = self._session.view(_plan(request))
        if view is None:
            raise HTTPException(404)
        return view

    def _document(self, view: View, name: str) -> Response:
        sheet = view.good.sheet(name) if view.good else None
        if sheet is None:
            raise HTTPException(404)
        groups = self._layout.groups(view)
        found = by_page(groups, name)
        return _page(self._layout.of_plan("documento.html", view, hoja=sheet, dichos=found))

    def _schedule(self, view: View) -> Response:
        good: Good | None = view.good
        rows, listed = (row_links(good), list_links(good)) if good else ([], [])
        return _page(self._layout.of_plan("cronograma.html", view, lugares=rows, listados=listed))


def _plan(request: Request) -> str:
    """Return the plan of an address, also of one that leads nowhere."""
    parts = request.url.path.split("/")
    return "/".join(parts[2:4]) if parts[1:2] == ["plan"] else ""


def _page(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, headers={"Cache-Control": _EACH_TIME})


def _file(data: bytes, name: str) -> Response:
    suffix = "." + name.rsplit(".", 1)[-1]
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Cache-Control": _EACH_TIME,
    }
    return Response(
        data, media_type=_TYPES.get(suffix, "application/octet-stream"), headers=headers
    )
