"""What Python prints of its own values, which no reader of a document should meet."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

_FORM = re.compile(
    r"\bNone\b|\bTrue\b|\bFalse\b|\bundefined\b|\bUndefined\b"
    r"|<[\w.]+ object at 0x|<(?:class|function|module|bound method|built-in) "
    r"|\[object |\bDecimal\('|\bdatetime\.(?:date|datetime|time)\("
    r"|\{'|\['|\bb'|\\x[0-9a-f]{2}"
)
TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}")


def forms_in(texts: Iterable[str], own: Iterable[str], given: Any) -> Iterator[tuple[str, str]]:
    """Yield each text that prints a form of Python's, and the form.

    What the template itself says (`own`) or the data do (`given`, of any shape) is no such form.
    """
    known: str | None = None
    for text in texts:
        for found in _FORM.finditer(text):
            if known is None:
                plain = (TAG.sub("\n", words) for words in own)
                known = "\n".join(("", *plain, *words_of(given), ""))
            if not _is_known(found[0], known):
                yield text, found[0]


def _is_known(form: str, known: str) -> bool:
    """Return whether a form is somebody's words, or two words' that stand side by side.

    A bracket of the template's before a value that begins with an apostrophe is no list.
    """
    return form in known or any(
        f"{form[:cut]}\n" in known and f"\n{form[cut:]}" in known for cut in range(1, len(form))
    )


def words_of(value: Any) -> Iterator[str]:
    """Yield every text in some data, the names of fields too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from words_of(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from words_of(item)
    else:
        for name in ("blocks", "runs", "text"):  # prose, its paragraphs and their stretches
            yield from words_of(getattr(value, name, ()))
