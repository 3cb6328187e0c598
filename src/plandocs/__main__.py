"""`plandocs`, and `python -m plandocs`."""

import os
import sys

# Python looks first in the folder that it was started from: a `yaml.py` in somebody's project
# would be run as if it were the library. Nothing that is not loaded already is imported before.
if __name__ == "__main__" and not sys.flags.safe_path:
    try:
        here = os.getcwd()  # noqa: PTH109
    except OSError:  # it was removed
        here = ""
    if sys.path[0] in ("", here):
        del sys.path[0]

import signal
from contextlib import suppress

TYPE_CHECKING = False  # an interruption meanwhile would be told by Python itself

if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from typing import NoReturn

_INTERRUPTED = 130
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


def run() -> "NoReturn":
    """Run the command line as a program, which an interruption ends without a word of Python's."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until there is something to put in order
    from plandocs.cli import main

    sys.unraisablehook = _interrupt_again
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        main()
    except KeyboardInterrupt:  # before click could hear it, or a second one
        sys.exit(_INTERRUPTED)
    finally:
        for name in _ENDING:  # what is left of the run puts things in order, and takes no time
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_IGN)


def _interrupt_again(lost: "UnraisableHookArgs") -> None:
    """Interrupt once more: the interruption fell where Python can only print it and go on."""
    if not issubclass(lost.exc_type, (KeyboardInterrupt, SystemExit)):
        sys.__unraisablehook__(lost)
        return
    from threading import Timer

    again = signal.SIGINT if issubclass(lost.exc_type, KeyboardInterrupt) else signal.SIGTERM
    timer = Timer(0.02, os.kill, (os.getpid(), again))
    timer.daemon = True
    with suppress(RuntimeError):  # all is over already
        timer.start()


if __name__ == "__main__":
    run()
