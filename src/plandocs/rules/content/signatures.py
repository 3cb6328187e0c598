"""The signature block is the integration: same persons, same order, same roles (R-SIGN)."""

from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Integrante, Plan, Registro
from plandocs.rules.content.catalogue import (
    OFFICE_FOR_A_PERSON,
    OTHER_ROLE,
    SIGNATURES_IN_OTHER_ORDER,
)
from plandocs.rules.content.cite import cite
from plandocs.rules.content.words import join, plain


def check_order(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield a signature block whose order is not that of the integration."""
    persons = {person.id: person for person in plan.comision.personas}
    for seccion in plan.secciones:
        for bloque in seccion.cuerpo:
            order = bloque.firmas.orden if bloque.firmas else ()
            due = [key for key in persons if key in order]
            if order and list(order) != due and bloque.firmas and plan.asks_for("integracion"):
                here, there = bloque.firmas.at("orden"), plan.comision.at("integrantes")
                yield SIGNATURES_IN_OTHER_ORDER.at(
                    here,
                    there,
                    texto=join([_surname(persons[key]) for key in order]),
                    aqui=cite(here),
                    debe=join([_surname(persons[key]) for key in due]),
                    alla=cite(there),
                )


def check_roles(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the persons who sign with another role than that of the integration."""
    if not (plan.asks_for("firmas") and plan.asks_for("integracion")):
        return
    for person in plan.comision.personas:
        if person.firma and not _says(person.firma, person.rol, person.cargo):
            here, there = person.at("firma"), person.at("rol")
            yield OTHER_ROLE.at(
                here,
                there,
                donde=person.nombre,
                titulo=person.rol,
                alla=cite(there),
                texto=" ".join(person.firma.split()),
                aqui=cite(here),
            )
    yield from _office(plan.comision.secretaria)


def _says(firma: str, *offices: str | None) -> bool:
    """Return whether the lines under a signature say one of the offices of a person in full."""
    words = plain(firma).split()
    return any(
        office and all(any(_alike(one, word) for word in words) for one in plain(office).split())
        for office in offices
    )


def _alike(one: str, other: str) -> bool:
    """Return whether two words are one but for what tells an organ from its holder, or genders.

    «Presidencia» and «Presidente», «Secretaría» and «Secretaria», «Dirección» and «Directora».
    """
    return one == other or _shared(one, other) >= max(_ENOUGH, min(len(one), len(other)) - _ENDING)


def _office(secretaria: Integrante | None) -> Iterator[Diagnostic]:
    """Yield a secretary whom the integration knows by office, and the signature by name."""
    if secretaria is None or not secretaria.cargo or not secretaria.firma:
        return
    if plain(secretaria.nombre) not in plain(secretaria.cargo):
        here, there = secretaria.at("cargo"), secretaria.at("nombre")
        yield OFFICE_FOR_A_PERSON.at(
            here,
            there,
            texto=secretaria.cargo,
            aqui=cite(here),
            titulo=secretaria.nombre,
            alla=cite(there),
        )


_ENOUGH, _ENDING = 5, 4
"""How many letters words must share, and how many their endings may have."""


def _shared(one: str, other: str) -> int:
    """Return with how many letters both words begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _surname(person: Integrante) -> str:
    """Return how a sentence calls a person: the name without what is before it."""
    words = [word for word in person.nombre.split() if not word.endswith(".")]
    return " ".join(words)
