"""How long a file may take to be read, so that a hostile one does not take the machine with it.

Limits of size stop most of those in time; this is for what nobody foresaw.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.5
"""Seconds until the alarm sounds again, if somebody took it for a fault of his own."""


class TooLong(BaseException):
    """What was being read takes too long; no fault of a kind that its readers foresee."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TooLong when what is done inside takes more seconds of processor time.

    Only the main thread of a program can have alarms, and not on Windows: elsewhere nothing is
    limited. Within another `within`, the outer one holds.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if not (is_main and hasattr(signal, "setitimer")) or signal.getitimer(signal.ITIMER_PROF)[0]:
        yield
        return
    before = signal.signal(signal.SIGPROF, _sound)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _sound(signal_number: int, frame: FrameType | None) -> None:
    del signal_number, frame
    raise TooLong
