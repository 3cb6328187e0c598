"""The addresses that a document may lead to, and how much of one a message quotes."""

import re

_ALLOWED = re.compile(r"https?://(?![/\\])|mailto:|#", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.\-]*:|[/\\]{2}", re.IGNORECASE)
_LONGEST = 90


def excerpt(text: str) -> str:
    """Return as much of a text as a message quotes, on one line, what is not seen as «�»."""
    words = (_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", word) for word in text.split())
    plain = " ".join(words)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def is_allowed(address: str) -> bool:
    """Return whether an address is of the web, of a mailbox, or a place in the same document.

    What is not seen in it is left out first, as programs that open addresses do.
    """
    return _ALLOWED.match(_UNSEEN.sub("", address)) is not None


def is_elsewhere(address: str) -> bool:
    """Return whether an address leads out of the file: a scheme, a drive, a network share."""
    return _ELSEWHERE.match(_UNSEEN.sub("", address)) is not None
