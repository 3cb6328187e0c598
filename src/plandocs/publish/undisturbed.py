"""What must not be cut in the middle: an interruption waits until it can be heard."""

import signal
import time
from types import TracebackType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SIGNALS = {getattr(signal, name) for name in _NAMES if hasattr(signal, name)}


class Undisturbed:
    """A stretch of a run in which interruptions wait until its end, or until it listens."""

    def __enter__(self) -> "Undisturbed":
        self._before = _mask(_SIGNALS)
        return self

    def listen(self, seconds: float = 0) -> None:
        """Hear what came meanwhile, and what comes in some seconds."""
        try:
            _unmask(self._before)
            if seconds:
                time.sleep(seconds)
        finally:
            _mask(_SIGNALS)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _unmask(self._before)


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
