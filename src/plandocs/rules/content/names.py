"""Names come from the registry, and a defined term has one capitalisation (R-REG, R-CASE)."""

import re
from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import Plan, Registro
from plandocs.rules.content.catalogue import (
    AMBIGUOUS_NAME,
    NAME_IN_SEVERAL_FORMS,
    OTHER_NAME,
    SEVERAL_CAPITALS,
    UNKNOWN_NAME,
    WRONG_NAME,
)
from plandocs.rules.content.cite import at_all, places_of
from plandocs.rules.content.wording import wrong_phrases
from plandocs.rules.content.words import join
from plandocs.spanish.capitals import find_case_faults
from plandocs.spanish.names import Name, NameFault, find_name_faults

_OWN_HOUSE = 1
"""How many names there are where nobody keeps a registry: that of the institution itself."""


def check_names(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the names that are not as the registry has them, or that nobody registered."""
    names = [
        Name(one.nombre, kind, one.formas, one.erratas)
        for kind, group in registro.nombres.items()
        for one in group
    ]
    faults = find_name_faults(
        plan.lectura.texts,
        names,
        defined=[term.termino for term in plan.glosario],
        persons=_persons(plan, registro),
        titles=_titles(plan, registro),
    )
    explained = _explained(plan, registro)
    # Where nobody keeps a registry, every name would be unknown.
    is_kept = len(names) > _OWN_HOUSE
    for fault in faults:
        if fault.kind != "unknown":
            told = not _is_for_another_rule(plan, registro, fault)
        else:
            told = is_kept and not _is_own(plan, fault) and fault.found.casefold() not in explained
        if told:
            yield _told(plan, fault)


def _is_own(plan: Plan, fault: NameFault) -> bool:
    """Return whether the plan calls itself so, which is for another rule."""
    return fault.found.startswith(f"{plan.titulo.partition(' ')[0]} ")


def _is_for_another_rule(plan: Plan, registro: Registro, fault: NameFault) -> bool:
    """Return whether a form of a name is wrong only as the word lists or the acronyms tell."""
    match fault.kind:
        case "variants":
            return _of_slips(plan, registro, fault)
        case "near":
            return _of_acronyms(plan, fault)
    return False


def _of_slips(plan: Plan, registro: Registro, fault: NameFault) -> bool:
    """Return whether a name has several forms only because of a phrase of the word lists."""
    slips = wrong_phrases(plan, registro)
    right = {
        form
        for form in fault.forms
        if not any(slip.found.casefold() in form.casefold() for slip in slips)
    }
    return len(right) < len(fault.forms) and len(right) <= 1


def _of_acronyms(plan: Plan, fault: NameFault) -> bool:
    """Return whether a form only stands in the glossary, where its acronym is judged by it."""
    pasajes = plan.lectura.pasajes
    return all(pasajes[site.text].kind == "definición" for site in fault.sites)


def check_capitals(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the terms written with capitals in one place and without them in another."""
    terms = [one.nombre for one in registro.every_name]
    terms += [term.termino for term in plan.glosario]
    prescribed = {term: term for term in registro.mayusculas}
    for fault in find_case_faults(plan.lectura.texts, terms, prescribed):
        # Of a single word only some uses are compared: how many there are would mislead.
        counts = [f" ({_times(len(sites))})" if " " in form else "" for form, sites in fault.forms]
        forms = [f"«{form}»{n}" for (form, _), n in zip(fault.forms, counts, strict=True)]
        sites = [site for _, form_sites in reversed(fault.forms) for site in form_sites]
        places = places_of(plan.lectura.pasajes, sites)
        what, remedy = _against(fault.prescribed)
        yield at_all(SEVERAL_CAPITALS, places, que=what, texto=join(forms), remedio=remedy)


def _against(prescribed: str | None) -> tuple[str, str]:
    """Return what is wrong with capitals, and what to do; the registry may prescribe a form."""
    if prescribed:
        return f"El registro dice «{prescribed}» y el documento", f"escriba siempre «{prescribed}»."
    return (
        "Con unas mayúsculas y con otras",
        "elija una forma y póngala en `mayusculas:` del registro.",
    )


def check_ambiguous(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the words that several registered names begin with, where no other word follows."""
    heads = _shared_heads(plan, registro)
    if not heads:
        return
    pattern = re.compile(
        rf"\b(?:el|la|del|al|dicha|dicho|esta|este|citada|citado) "
        rf"(?P<head>{'|'.join(map(re.escape, heads))})\b"
        r"(?! (?:(?:de|del|para|el|la|los|las) )*[A-ZÁÉÍÓÚÑ])"
    )
    places: dict[str, list[InFile]] = {}
    for pasaje in plan.lectura.pasajes:
        for found in pattern.finditer(pasaje.text):
            place = pasaje.at(found.start("head"), found.end("head"))
            places.setdefault(found["head"], []).append(place)
    for head, found_at in places.items():
        yield at_all(AMBIGUOUS_NAME, found_at, texto=head, cuales=" o ".join(heads[head]))


def _shared_heads(plan: Plan, registro: Registro) -> dict[str, list[str]]:
    """Return the first words that several names share and that are no name by themselves."""
    alone = {form for one in registro.every_name for form in one.formas}
    alone |= {term.termino for term in plan.glosario}
    alone.add(registro.institucion.nombre.partition(" ")[0])  # one's own house needs no more
    found: dict[str, list[str]] = {}
    for one in (*registro.organos, *registro.unidades):
        head, _, rest = one.nombre.partition(" ")
        if rest and head not in alone:
            found.setdefault(head, []).append(f"«{one.nombre}»")
    return {head: names for head, names in found.items() if len(names) > 1}


def _told(plan: Plan, fault: NameFault) -> Diagnostic:
    places = places_of(plan.lectura.pasajes, fault.sites)
    if fault.kind == "variants":
        forms = [f"«{form}»" for form in fault.forms]
        return at_all(NAME_IN_SEVERAL_FORMS, places, texto=join(forms))
    if fault.kind == "wrong":
        return at_all(WRONG_NAME, places, texto=fault.found, debe=fault.expected)
    if fault.kind == "unknown":
        return at_all(UNKNOWN_NAME, places, texto=fault.found)
    return at_all(OTHER_NAME, places, texto=fault.found, debe=fault.expected)


def _explained(plan: Plan, registro: Registro) -> frozenset[str]:
    """Return what a term of the glossary stands for, and what the registry writes so."""
    meant = (re.split(r"[.,;:(]", term.definicion)[0] for term in plan.glosario)
    return frozenset(words.strip().casefold() for words in (*meant, *registro.mayusculas))


def _persons(plan: Plan, registro: Registro) -> list[str]:
    found = [person.nombre for person in plan.comision.personas]
    return found + [one.nombre for c in registro.comisiones for one in c.integrantes]


def _titles(plan: Plan, registro: Registro) -> list[str]:
    """Return the titles of the plan's own parts, which are no names of anything else."""
    house = registro.institucion
    found = [plan.titulo, f"{plan.titulo} {plan.ejercicio}", plan.comision.nombre]
    found += [seccion.titulo for seccion in plan.secciones if seccion.titulo]
    found += [plan.words_of(position) for position in plan.positions if not position.accion]
    return found + [plan.name_of(term, house) for term in ("eje", "linea", "accion", "periodo")]


def _times(count: int) -> str:
    return "1 vez" if count == 1 else f"{count} veces"
