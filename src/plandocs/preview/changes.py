"""What open pages are told while they are looked at (server-sent events)."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress

_ALIVE = 15.0
"""Seconds after which a line is sent anyway, so that a page that went away is noticed."""


class Changes:
    """A line to every open page; for one event loop."""

    def __init__(self) -> None:
        """Start with nobody listening."""
        self._last = ""
        self._listening: set[asyncio.Queue[str | None]] = set()
        self._is_closed = False

    def tell(self, **news: str | int) -> None:
        """Send some news to every open page, and to those that open later."""
        self._last = f"data: {json.dumps(news)}\n\n"
        for queue in self._listening:
            queue.put_nowait(self._last)

    def close(self) -> None:
        """Let every open page go."""
        self._is_closed = True
        for queue in self._listening:
            queue.put_nowait(None)

    async def listen(self) -> AsyncIterator[str]:
        """Yield the last news, and all that come."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._listening.add(queue)
        try:
            yield "retry: 1000\n\n" + self._last
            while not self._is_closed:
                line: str | None = ":\n\n"
                with suppress(TimeoutError):
                    line = await asyncio.wait_for(queue.get(), _ALIVE)
                if line is None:
                    return
                yield line
        finally:
            self._listening.discard(queue)
