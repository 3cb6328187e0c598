"""Builds when the page opens and at every save, one building at a time."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from watchfiles import awatch

from plandocs.preview.changes import Changes
from plandocs.preview.session import Session
from plandocs.printing import ahead
from plandocs.printing.office import find_office
from plandocs.printing.process import allow, end_all
from plandocs.watch import FOLDERS

_STEP = 50
"""Milliseconds without another save after which a building begins."""
_SECONDS = 5
"""How long the building at work may take to end, once LibreOffice has been."""
_LOTS = 2
"""How many runs of LibreOffice a save asks for at once, as a rule."""


class Live:
    """A session that follows what is saved, and tells the open pages."""

    def __init__(self, session: Session) -> None:
        """Start with nothing built."""
        self.session = session
        self.changes = Changes()
        self._run = secrets.token_hex(4)
        self._saved: set[Path] = set()
        self._wake = asyncio.Event()
        self._working: asyncio.Future[None] | None = None

    @property
    def version(self) -> str:
        """A name for what is shown now, which no other run of the program gives."""
        return f"{self._run}-{self.session.number}"

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Watch and build for as long as this is open."""
        stop = asyncio.Event()
        watching = asyncio.create_task(self._watch(stop))
        building = asyncio.create_task(self._build())
        try:
            yield
        finally:
            stop.set()
            building.cancel()
            await asyncio.gather(watching, building, return_exceptions=True)
            await self._let_go()

    async def _let_go(self) -> None:
        """End what LibreOffice does, and wait for the building that was at work."""
        end_all()
        if self._working is not None:
            await asyncio.wait({self._working}, timeout=_SECONDS)
        ahead.dismiss()
        allow()

    async def _work(self, work: Callable[..., None], *given: object) -> None:
        """Do something in a thread, which goes on when nobody waits for it any more."""
        self._working = asyncio.get_running_loop().run_in_executor(None, work, *given)
        await asyncio.shield(self._working)

    async def _watch(self, stop: asyncio.Event) -> None:
        """Gather what is saved, also while something is being built."""
        try:
            await self._follow(stop)
        except (OSError, RuntimeError):  # the system tells of no more files: look at them instead
            await self._follow(stop, polling=True)

    async def _follow(self, stop: asyncio.Event, polling: bool | None = None) -> None:
        root = self.session.root
        folders = [root / name for name in FOLDERS if (root / name).is_dir()]
        follow = awatch(*folders, step=_STEP, stop_event=stop, force_polling=polling)
        async for changes in follow:
            self._saved |= {Path(name) for _, name in changes}
            self._wake.set()

    async def _build(self) -> None:
        await self._rebuild(self.session.plans)
        while True:
            await self._wake.wait()
            self._wake.clear()
            saved, self._saved = self._saved, set()
            if plans := self.session.affected(saved):
                await self._rebuild(plans)

    async def _rebuild(self, plans: tuple[str, ...]) -> None:
        self.changes.tell(estado="construyendo")
        await self._work(self.session.draft, plans)
        self.changes.tell(estado="imprimiendo", version=self.version)
        await self._work(self.session.print)
        self.changes.tell(estado="listo", version=self.version)
        await self._work(_prepare_to_print)


def _prepare_to_print() -> None:
    """Have LibreOffice started before the next save: a sheet and the annex that holds it."""
    office = find_office()
    if office is not None:
        ahead.keep(office.program, _LOTS)
