"""What must not be cut in the middle: an interruption waits until it can be heard."""

import signal
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SIGNALS = {getattr(signal, name) for name in _NAMES if hasattr(signal, name)}


class Undisturbed:
    """A stretch of a run in which interruptions wait until its end, or until it listens.

    The system lets them wait, and so does Python: of several threads, another may be given them.
    """

    def __enter__(self) -> "Undisturbed":
        self._before = _mask(_SIGNALS)
        self._missed: list[int] = []
        self._handlers = _set_handlers(dict.fromkeys(_SIGNALS, self._miss))
        return self

    def listen(self, seconds: float = 0) -> None:
        """Hear what came meanwhile, and what comes in some seconds."""
        try:
            self._hear()
            if seconds:
                time.sleep(seconds)
        finally:
            _mask(_SIGNALS)
            _set_handlers(dict.fromkeys(self._handlers, self._miss))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._hear()

    def _miss(self, number: int, _: FrameType | None) -> None:
        self._missed.append(number)

    def _hear(self) -> None:
        _unmask(self._before)  # what the system held back is missed here, and heard below
        _set_handlers(self._handlers)
        while self._missed:
            signal.raise_signal(self._missed.pop(0))


_Handler = Callable[[int, FrameType | None], Any] | int | signal.Handlers | None


def _set_handlers(handlers: "dict[Any, Any]") -> "dict[Any, _Handler]":
    """Set what each signal does; return what each did before, none outside the main thread.

    One set by another language than Python stays.
    """
    if threading.current_thread() is not threading.main_thread():
        return {}
    before = {number: signal.getsignal(number) for number in handlers}
    for number, handler in handlers.items():
        if before[number] is not None:
            signal.signal(number, handler)
    return before


def _mask(signals: set[signal.Signals]) -> set[signal.Signals]:
    """Let some signals wait; return those that waited already."""
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover  # Windows
        return set()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    return {signal.Signals(number) for number in before}


def _unmask(before: set[signal.Signals]) -> None:
    """Let only these signals wait from now on."""
    if hasattr(signal, "pthread_sigmask"):  # pragma: no branch  # Windows
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
