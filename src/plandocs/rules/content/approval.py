"""What an approved plan must say, and must no longer leave open (R-META, R-PLACEHOLDER)."""

import re
from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import Plan, Registro
from plandocs.rules.content.catalogue import MISSING_FACT, TO_BE_CONFIRMED
from plandocs.rules.content.cite import at_all
from plandocs.rules.content.words import join

_VERBS = "(?:confirmar|definir|determinar|designar|asignar)"
_OBJECT = "(?: (?:a|al|el|la|los|las|lo|un|una|su|sus|que|qué|cómo|quién)\\b)"
_TO_CONFIRM = re.compile(
    rf"\bpor confirmar\b|\b(?:quedan?|faltan?|están?) por {_VERBS}\b|\bpor {_VERBS}\b(?!{_OBJECT})"
    rf"|\bpendientes? (?:de|por) {_VERBS}\b|\ba {_VERBS}(?=[.,;)]|$)"
    r"|\bsin (?:definir|confirmar)\b|\bpendientes?\.?$|_{3,}|\.{4,}|\bTBD\b|\?{2,}"
    # «Fracción XX» is the twentieth.
    r"|(?-i:\bx{2,}\b|\bX{4,}\b|\bX{2,3}(?=/|-\d| de [a-z]+ de ))",
    re.I,
)
"""What stands for a datum. «Ayudar a definir los criterios» is work, and lacks nothing."""


def check_placeholders(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield what is still to be confirmed, each wording with all its places."""
    found: dict[str, list[InFile]] = {}
    for pasaje in plan.lectura.pasajes:
        for words in _TO_CONFIRM.finditer(pasaje.text):
            place = pasaje.at(words.start(), words.end())
            found.setdefault(words[0], []).append(place)
    for text, places in found.items():
        yield at_all(TO_BE_CONFIRMED, places, texto=text)


def check_facts(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield what an approved plan does not say of its approval."""
    if plan.estado != "aprobado":
        return
    acuerdo = plan.acuerdo
    place = acuerdo.at() if acuerdo else plan.at("titulo")
    lacking = {
        "la clave del Acuerdo": acuerdo is None,
        "la fecha del Acuerdo": not (acuerdo and acuerdo.fecha),
        "el lugar del Acuerdo": not (acuerdo and acuerdo.lugar),
        "qué anexo es, o quién lo firma": plan.anexo is None and not _signed(plan),
        "quiénes integran la comisión": not plan.comision.integrantes,
    }
    if missing := [what for what, is_missing in lacking.items() if is_missing]:
        yield MISSING_FACT.at(place, texto=join(missing))


def _signed(plan: Plan) -> bool:
    return plan.asks_for("firmas") and bool(plan.comision.personas)
