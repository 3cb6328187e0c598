"""Acronyms: defined at first use or in the glossary, and then used as defined (R-ACR)."""

import re
from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic, InFile, Rule
from plandocs.plan import Plan, Registro
from plandocs.rules.content.catalogue import (
    ACRONYM_IN_PLURAL,
    DEFINED_TWICE,
    LATE_ACRONYM,
    NOT_IN_GLOSSARY,
    SPELLED_OUT_AGAIN,
    UNDEFINED_ACRONYM,
    UNKNOWN_VARIANT,
    UNUSED_IN_GLOSSARY,
    WRONG_INITIALS,
)
from plandocs.rules.content.cite import at_all, cite, places_of
from plandocs.spanish.acronyms import AcronymFault, find_acronym_faults

_RULES: dict[str, Rule] = {
    "undefined": UNDEFINED_ACRONYM,
    "late": LATE_ACRONYM,
    "variant": UNKNOWN_VARIANT,
    "initials": WRONG_INITIALS,
    "plural": ACRONYM_IN_PLURAL,
    "respelled": SPELLED_OUT_AGAIN,
    "redefined": DEFINED_TWICE,
    "unlisted": NOT_IN_GLOSSARY,
    "unused": UNUSED_IN_GLOSSARY,
}
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑ][A-Za-zÁÉÍÓÚÑáéíóúñ]*[A-ZÁÉÍÓÚÑ]\w*")


def check_acronyms(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield every acronym that readers cannot know, or that is not used as it was defined."""
    glossary = {
        term.termino.rstrip(":"): term.definicion
        for term in plan.glosario
        if _ACRONYM.fullmatch(term.termino.rstrip(":"))
    }
    for fault in find_acronym_faults(plan.lectura.texts, glossary, registro.siglas):
        yield _told(plan, fault)


def _told(plan: Plan, fault: AcronymFault) -> Diagnostic:
    pasajes = plan.lectura.pasajes
    places = list(places_of(pasajes, fault.sites)) or [_in_glossary(plan, fault.acronym)]
    text = fault.expansion if fault.kind == "respelled" else fault.acronym
    defined = places_of(pasajes, [fault.definition]) if fault.definition else ()
    known = f"; el registro dice «{fault.expansion}»" if fault.expansion else ""
    return at_all(
        _RULES[fault.kind],
        places,
        texto=text,
        sigla=fault.acronym,
        debe=fault.meant,
        desarrollo=known if fault.kind == "undefined" else fault.expansion,
        alla=cite(defined[0]) if defined else "",
    )


def _in_glossary(plan: Plan, acronym: str) -> InFile:
    terms = [term for term in plan.glosario if term.termino.rstrip(":") == acronym]
    return terms[0].at("termino") if terms else plan.at("glosario")
