"""What hunspell says of words, kept: each start of it reads its whole dictionary."""

from collections.abc import Sequence

from plandocs.spanish import spelling

_ask = spelling._ask
_known: dict[str, bool] = {}


def asked_once(program: str, mode: str, words: Sequence[str]) -> str | None:
    """Return what the program's own `_ask` does, having asked only for words not met before."""
    if mode != "-l":
        return _ask(program, mode, words)
    fresh = [word for word in words if word not in _known]
    listed = _ask(program, mode, fresh) if fresh else ""
    if listed is None:
        return None
    unknown = set(listed.split())
    _known.update({word: word not in unknown for word in fresh})
    return "".join(f"{word}\n" for word in words if not _known[word])
