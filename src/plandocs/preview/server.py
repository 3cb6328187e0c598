"""The web server of the page: this machine alone, until it is told to end."""

import socket
from pathlib import Path

import uvicorn

from plandocs.preview.app import make_app
from plandocs.preview.live import Live
from plandocs.preview.session import Session

HOST = "127.0.0.1"
_SECONDS = 2
"""How long a page may take to let go when the program ends."""


class PortTaken(Exception):
    """Another program has that port, or it may not be used."""


def listen(port: int) -> socket.socket:
    """Return a socket that only this machine can reach; with 0, on any free port."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.bind((HOST, port))
        found.listen()
    except OSError as error:
        found.close()
        raise PortTaken from error
    return found


class Preview:
    """The page of some plans, served on a socket."""

    def __init__(self, root: Path, plans: tuple[str, ...], opened: socket.socket) -> None:
        """Prepare to serve; nothing is built yet."""
        self._root = root
        self._plans = plans
        self._opened = opened
        self._server: _Server | None = None

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"http://{HOST}:{self._opened.getsockname()[1]}/"

    def run(self) -> None:
        """Serve until interrupted or stopped."""
        with self._opened:
            self._server = _Server(Live(Session(self._root, self._plans)))
            self._server.run(sockets=[self._opened])

    def stop(self) -> None:
        """End what another thread runs."""
        if self._server is not None:
            self._server.should_exit = True


class _Server(uvicorn.Server):
    """A server whose open pages, which listen for ever, do not keep it from ending."""

    def __init__(self, live: Live) -> None:
        self._live = live
        super().__init__(
            uvicorn.Config(
                make_app(live),
                log_level="critical",
                access_log=False,
                lifespan="on",
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=_SECONDS,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._live.changes.close()
        await super().shutdown(sockets)
