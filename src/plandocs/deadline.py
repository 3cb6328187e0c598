"""How long a file may take to be read, so that a hostile one does not take the machine with it.

Limits of size stop most of those in time; this is for what nobody foresaw.
"""

import signal
import threading
from types import FrameType, TracebackType
from typing import Any

_AGAIN = 0.5
"""Seconds until the alarm sounds again, if somebody took it for a fault of his own."""


class TooLong(BaseException):
    """What was being read takes too long; no fault of a kind that its readers foresee."""


class within:  # noqa: N801  read as a word of the language: `with within(7):`
    """Raise TooLong when what is done inside takes more seconds of processor time.

    Only the main thread of a program can have alarms, and not on Windows: elsewhere nothing is
    limited. Within another `within`, the outer one holds.
    """

    def __init__(self, seconds: float) -> None:
        """Limit what is done inside to so many seconds."""
        self._seconds = seconds
        self._is_set = False
        self._before: Any = None

    def __enter__(self) -> None:
        is_main = threading.current_thread() is threading.main_thread()
        if not (is_main and hasattr(signal, "setitimer")):
            return
        if not signal.getitimer(signal.ITIMER_PROF)[0]:
            self._is_set = True
            self._before = signal.signal(signal.SIGPROF, _sound)
            signal.setitimer(signal.ITIMER_PROF, self._seconds, _AGAIN)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_set:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, self._before)


def _sound(signal_number: int, frame: FrameType | None) -> None:
    """Raise TooLong, but not while an alarm is set or taken away: it would stay set for ever."""
    del signal_number
    if frame is None or frame.f_globals is not globals():
        raise TooLong
