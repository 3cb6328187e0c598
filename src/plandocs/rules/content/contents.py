"""The contents («índice»): its entries are the titles of the document (R-TOC), and R-ORDER."""

from collections.abc import Iterator
from itertools import pairwise

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Pasaje, Plan, Registro, Seccion
from plandocs.plan.lectura import UNTITLED
from plandocs.rules.content.catalogue import (
    CONTENTS_OF_THEMSELVES,
    LABEL_AMID_ITS_TEXT,
    NOT_IN_THE_BODY,
    NOT_IN_THE_CONTENTS,
    TWO_TITLES,
    UNSORTED_GLOSSARY,
)
from plandocs.rules.content.cite import at_all, cite
from plandocs.rules.content.words import join
from plandocs.spanish.collation import first_out_of_order


def check_entries(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the entries that point at no title, and the contents among their own entries."""
    if not plan.asks_for("indice"):
        return
    listed = [seccion for seccion in plan.secciones if seccion.titulo and seccion.indice]
    if unseen := [seccion for seccion in listed if not seccion.encabezado]:
        text = join([f"«{seccion.titulo}»" for seccion in unseen])
        what = "ese título" if len(unseen) == 1 else "esos títulos"
        places = [one.at("titulo") for one in unseen]
        yield at_all(NOT_IN_THE_BODY, places, texto=text, cuales=what)
    for seccion in listed:
        if any(bloque.indice for bloque in seccion.cuerpo):
            place = seccion.at("titulo")
            yield CONTENTS_OF_THEMSELVES.at(place, texto=seccion.titulo, aqui=cite(place))
    doubled = {(id(second.node), second.path): first for first, second in _doubled(plan)}
    for pasaje in plan.lectura.of_kind("título interior", "subtítulo"):
        place = pasaje.at()
        first = doubled.get((id(pasaje.node), pasaje.path))
        if first and not pasaje.offset and _holds_contents(first):
            there = first.at()
            yield TWO_TITLES.at(
                place,
                there,
                titulo=first.text,
                alla=cite(there),
                texto=pasaje.text,
                aqui=cite(place),
            )
        elif pasaje.kind == "título interior" or pasaje.donde == UNTITLED:
            yield NOT_IN_THE_CONTENTS.at(place, texto=pasaje.text, aqui=cite(place))


def _holds_contents(title: Pasaje) -> bool:
    """Return whether the section of a title is that of the contents."""
    return isinstance(title.node, Seccion) and any(bloque.indice for bloque in title.node.cuerpo)


def _doubled(plan: Plan) -> Iterator[tuple[Pasaje, Pasaje]]:
    """Yield the titles of sections and those that follow them with no text between."""
    for one, other in pairwise(plan.lectura.pasajes):
        if one.kind == "título de sección" and other.kind in ("título interior", "subtítulo"):
            yield one, other


def check_glossary_order(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the first term of the glossary that is out of place."""
    index = first_out_of_order([term.termino for term in plan.glosario])
    if index is not None:
        place = plan.glosario[index].at("termino")
        term = plan.glosario[index].termino
        yield UNSORTED_GLOSSARY.at(place, texto=term, aqui=cite(place))


def check_sheet_headings(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the sheets of several axes, whose label the form prints amid them."""
    for number, position in enumerate(plan.fichas_en_orden, 1):
        ficha = position.accion.ficha if position.accion else None
        if ficha and len(ficha.ejes) > 1 and plan.fichas:
            place = ficha.at("ejes", 0)
            label = plan.fichas.etiqueta_ejes
            where = f"la ficha {number}"
            yield LABEL_AMID_ITS_TEXT.at(place, donde=where, texto=label, aqui=cite(place))
