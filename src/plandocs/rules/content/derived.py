"""Words between braces that the plan does not know are printed as they are typed."""

import re
from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic, InFile, suggestion
from plandocs.plan import Plan, Registro
from plandocs.plan.derivado import KNOWN
from plandocs.rules.content.catalogue import UNKNOWN_WORD
from plandocs.rules.content.cite import at_all

_TAG = re.compile(r"\{\{[^{}]{1,200}\}\}|\{%[^{}]{1,200}%\}")
_BRACED = re.compile(r"(?<!\{)\{([^\W\d_][^{}]{0,39})\}(?!\})")


def check_derived(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the words between braces that stand for nothing."""
    for tag, found_at in _places(plan, _TAG).items():
        yield at_all(UNKNOWN_WORD, found_at, texto=tag, que=_OF_TEMPLATES, remedio=_DATUM)
    known = ", ".join(f"`{{{name}}}`" for name in KNOWN)
    for text, found_at in _places(plan, _BRACED).items():
        word = text[1:-1]
        if word in KNOWN:
            yield at_all(UNKNOWN_WORD, found_at, texto=text, que=_UNREAD, remedio=_PLAIN)
        else:
            what, remedy = _UNKNOWN + suggestion(word, KNOWN), _ASK + known
            yield at_all(UNKNOWN_WORD, found_at, texto=text, que=what, remedio=remedy)


def _places(plan: Plan, pattern: re.Pattern[str]) -> dict[str, list[InFile]]:
    """Return what is like a pattern in the texts of a plan, and where each is."""
    places: dict[str, list[InFile]] = {}
    for pasaje in plan.lectura.pasajes:
        for found in pattern.finditer(pasaje.text):
            place = pasaje.at(found.start(), found.end())
            places.setdefault(found[0], []).append(place)
    return places


_OF_TEMPLATES = "las etiquetas se llenan en las plantillas, no en los datos."
_DATUM = "escriba las palabras que deben leerse"
_UNREAD = "en este texto las llaves no se leen."
_PLAIN = "escriba el dato; las llaves solo se leen en los textos de secciones, ejes y líneas"
_UNKNOWN = "el plan no sabe qué poner ahí."
_ASK = "entre llaves se puede pedir "
