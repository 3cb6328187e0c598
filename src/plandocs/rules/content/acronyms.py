"""Acronyms: defined at first use or in the glossary, and then used as defined (R-ACR)."""

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
from plandocs.rules.content.cite import cite, cite_all, places_of
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
_COMPARING = ("late", "respelled", "redefined")
"""The kinds whose sentences also name where the acronym is defined."""


def check_acronyms(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield every acronym that readers cannot know, or that is not used as it was defined."""
    glossary = {term.termino.rstrip(":"): term.definicion for term in plan.glosario}
    names = [one.nombre for one in registro.every_name]
    for fault in find_acronym_faults(plan.lectura.texts, glossary, registro.siglas, names):
        yield _told(plan, fault)


def _told(plan: Plan, fault: AcronymFault) -> Diagnostic:
    pasajes = plan.lectura.pasajes
    listed = _in_glossary(plan, fault.acronym)
    places = [listed] if fault.kind == "unused" else list(places_of(pasajes, fault.sites))
    places = places or [listed]
    defined = [*places_of(pasajes, [fault.definition])] if fault.definition else [listed]
    compared = defined if fault.kind in _COMPARING else []
    known = fault.meant if fault.kind == "initials" else fault.expansion
    return _RULES[fault.kind].at(
        *places,
        *compared,
        lugares=cite_all(places),
        texto=_found(plan, fault),
        sigla=fault.acronym,
        debe=fault.meant,
        desarrollo=fault.expansion,
        que="se explica como" if fault.meant else "no son las iniciales de",
        registro=f"; el registro dice «{known}»" if known else "",
        alla=cite(defined[0]),
    )


def _found(plan: Plan, fault: AcronymFault) -> str:
    """Return the words of a fault: the acronym, or its expansion as it is printed."""
    if fault.kind != "respelled":
        return fault.acronym
    site = fault.sites[0]
    return plan.lectura.texts[site.text][site.start : site.end]


def _in_glossary(plan: Plan, acronym: str) -> InFile:
    terms = [term for term in plan.glosario if term.termino.rstrip(":") == acronym]
    return terms[0].at("termino") if terms else plan.at("glosario")
