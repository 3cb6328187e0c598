"""LibreOffices started ahead: half of what it takes to print a page is to start one.

Whoever prints at every save keeps some waiting, and dismisses them at the end. Each serves once.
"""

import atexit
from contextlib import suppress
from threading import Lock

from plandocs.printing.profile import Level
from plandocs.printing.workplace import NoPlaceError, Workplace

_waiting: dict[str, list[Workplace]] = {}
_lock = Lock()


def keep(program: str, count: int) -> None:
    """See that `count` LibreOffices wait for what is to be printed, in PDF/A-2b."""
    with _lock:
        places = _waiting.setdefault(program, [])
        places[:] = [place for place in places if _is_there(place)]
        while len(places) < count:
            try:
                place = Workplace(Level.A2)
            except NoPlaceError:  # printing will tell why
                return
            try:
                place.wait(program)
            except OSError:  # here too
                place.close()
                return
            places.append(place)


def take(program: str, level: Level) -> Workplace:
    """Return a place to print in, where a LibreOffice waits if any does."""
    with _lock:
        places = _waiting.get(program, [])
        while places and level is Level.A2:
            place = places.pop(0)
            if _is_there(place):
                return place
    return Workplace(level)


def dismiss() -> None:
    """End all that wait."""
    with _lock:
        for place in (place for places in _waiting.values() for place in places):
            with suppress(OSError):
                place.close()
        _waiting.clear()


def _is_there(place: Workplace) -> bool:
    if not place.is_waiting:
        place.close()
    return place.is_waiting


atexit.register(dismiss)
