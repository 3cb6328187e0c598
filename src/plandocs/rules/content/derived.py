"""Words between braces that the plan does not know are printed as they are typed."""

import re
from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic, InFile, suggestion
from plandocs.plan import Plan, Registro
from plandocs.plan.derivado import KNOWN
from plandocs.rules.content.catalogue import UNKNOWN_WORD
from plandocs.rules.content.cite import at_all

_BRACED = re.compile(r"(?<!\{)\{([^\W\d_][^{}]{0,39})\}(?!\})")


def check_derived(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the words between braces that stand for nothing."""
    places: dict[str, list[InFile]] = {}
    for pasaje in plan.lectura.pasajes:
        for found in _BRACED.finditer(pasaje.text):
            place = pasaje.at(found.start(), found.end())
            places.setdefault(found[1], []).append(place)
    known = ", ".join(f"`{{{name}}}`" for name in KNOWN)
    for word, found_at in places.items():
        text = f"{{{word}}}"
        if word in KNOWN:
            yield at_all(UNKNOWN_WORD, found_at, texto=text, que=_UNREAD, remedio=_PLAIN)
        else:
            what, remedy = _UNKNOWN + suggestion(word, KNOWN), _ASK + known
            yield at_all(UNKNOWN_WORD, found_at, texto=text, que=what, remedio=remedy)


_UNREAD = "en este texto las llaves no se leen."
_PLAIN = "escriba el dato; las llaves solo se leen en los textos de secciones, ejes y líneas"
_UNKNOWN = "el plan no sabe qué poner ahí."
_ASK = "entre llaves se puede pedir "
