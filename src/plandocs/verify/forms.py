"""What Python prints of its own values, which no reader of a document should meet."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_FORMS = {
    "None": r"\bNone\b",
    "True": r"\bTrue\b",
    "False": r"\bFalse\b",
    "ndefined": r"\b[uU]ndefined\b",
    " object at 0x": r"<[\w.]+ object at 0x",
    "<class ": "<class ",
    "<function ": "<function ",
    "<module ": "<module ",
    "<bound method ": "<bound method ",
    "<built-in ": "<built-in ",
    "[object ": r"\[object ",
    "Decimal('": r"\bDecimal\('",
    "datetime.": r"\bdatetime\.(?:date|datetime|time)\(",
    "{'": r"\{'",
    "['": r"\['",
    "b'": r"\bb'",
    "\\x": r"\\x[0-9a-f]{2}",
}
"""Each form by what stands in all of its kind: a text without any of these is known at once."""
_FORM = re.compile("|".join(_FORMS.values()))
TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}")


_ESCAPED = re.compile(r"{_({|%).*?(?:}|%)_}")


def escaped_braces(text: str) -> Iterator[re.Pattern[str]]:
    """Yield what each `{_{ … }_}` of a text of a template may be once printed, tags in it filled.

    docxtpl writes braces that are no tag so (its documentation, «Escaping»).
    """
    for found in _ESCAPED.finditer(text):
        plain = re.sub(r"({)_([{%])|([}%])_(})", r"\1\2\3\4", found[0])
        pieces = [re.escape(" ".join(piece.split())) for piece in TAG.split(plain[2:-2])]
        yield re.compile(
            re.escape(plain[:2]) + r"\s*" + ".*".join(pieces) + r"\s*" + re.escape(plain[-2:])
        )


def forms_in(texts: Iterable[str], own: Iterable[str], given: Any) -> Iterator[tuple[str, str]]:
    """Yield each text that prints a form of Python's, and the form.

    What the template itself says (`own`) or the data do (`given`, of any shape) is no such form.
    """
    known: _Words | None = None
    for text in texts:
        if not any(sign in text for sign in _FORMS):
            continue
        for found in _FORM.finditer(text):
            if known is None:
                plain = "\n".join(TAG.sub("\n", words) for words in own)
                known = _Words(f"\n{plain}\n", "\n".join(("", *words_of(given), "")))
            if not known.say(found[0]):
                yield text, found[0]


class _Words(NamedTuple):
    """The words of a template between its tags, and those of the data, a line each."""

    own: str
    given: str

    def say(self, form: str) -> bool:
        """Return whether a form is in these words, or in two of them that stand side by side.

        A bracket of the template's before a value that begins with an apostrophe is no list.
        """
        if form in self.own or form in self.given:
            return True
        cuts = [(f"{form[:cut]}\n", f"\n{form[cut:]}") for cut in range(1, len(form))]
        return any(
            (end in self.own + self.given and start in self.given)
            or (end in self.given and start in self.own)
            for end, start in cuts
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
