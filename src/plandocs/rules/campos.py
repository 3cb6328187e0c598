"""Fields («campos»): declared before use, of their kind, complete in every sheet, all printed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from textwrap import shorten

from plandocs.diagnostics import Diagnostic, InFile, nearest, suggestion
from plandocs.plan import CAMPOS_PROPIOS, Campo, Institucion, Nodo, Plan
from plandocs.rules.catalogue import (
    EMPTY_FICHA_FIELD,
    IMPOSSIBLE_QUANTITY,
    LIST_IN_TEXT,
    NOT_A_NUMBER,
    OWN_FIELD,
    UNDECLARED_FIELD,
    UNPRINTED_VALUE,
    UNUSED_FIELD,
)

_EXCERPT = 60
_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?<=\d)(?:\.\d+)?|[-+]?\.\d+", re.ASCII)
_WHOLE_OF_IT = 100
_BEYOND_COUNTING = 10**15
_PERCENT = ("%", "por ciento", "porciento", "porcentaje")
_IN_FIELDS = "en `campos:` de la acción; si aún no se sabe, «Por confirmar»"


def check_declared(plan: Plan, institucion: Institucion) -> Iterator[Diagnostic]:
    """Yield every field that is given a value, or printed, and nowhere declared."""
    for owner in _owners(plan):
        for key in _values(owner):
            yield from _check_declared(plan, institucion, key, owner.at_key("campos", key))
    for printer, name in _printers(plan):
        for index, key in enumerate(getattr(printer, name)):
            yield from _check_declared(plan, institucion, key, printer.at(name, index))


def check_values(plan: Plan, institucion: Institucion) -> Iterator[Diagnostic]:
    """Yield every value that is not of the kind its field was declared with."""
    for owner in _owners(plan):
        for key, value in _values(owner).items():
            campo = plan.declared_field(key, institucion)
            if campo:
                yield from _check_value(campo, key, value, owner.at("campos", key))


def check_ficha_fields(plan: Plan, institucion: Institucion) -> Iterator[Diagnostic]:
    """Yield every field that a sheet prints and its action does not give."""
    for number, position in enumerate(plan.fichas_en_orden, 1):
        given = {key for item in position.lineage for key in item.campos}
        given |= _meant(given, plan, institucion)
        for key in plan.fichas.campos if plan.fichas else ():
            built_in = key in CAMPOS_PROPIOS and (key != "periodo" or plan.periodo_of(position))
            if key not in given and not built_in and plan.declared_field(key, institucion):
                place = position.item.at()
                where = "a la acción o a su línea" if key == "periodo" else _IN_FIELDS
                words = shorten(plan.words_of(position), _EXCERPT, placeholder="…")
                yield EMPTY_FICHA_FIELD.at(
                    place, numero=number, texto=words, campo=key, donde=where
                )


def _meant(keys: Iterable[str], plan: Plan, institucion: Institucion) -> set[str]:
    """Return the declared fields that some misspelt ones surely mean: those are told already."""
    known = [*plan.campos, *institucion.campos]
    return {nearest(key, known) for key in keys if not plan.declared_field(key, institucion)}


def check_own(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield every value given by hand to a field that the plan itself gives."""
    for owner in _owners(plan):
        for key in _values(owner):
            if key in CAMPOS_PROPIOS:
                yield OWN_FIELD.at(owner.at_key("campos", key), campo=key)


def check_unused(plan: Plan, institucion: Institucion) -> Iterator[Diagnostic]:
    """Yield every field that the plan declares and nothing prints."""
    printed = {key for printer, name in _printers(plan) for key in getattr(printer, name)}
    printed |= _meant(printed, plan, institucion)
    for key in plan.campos:
        if key not in printed and key not in CAMPOS_PROPIOS:
            yield UNUSED_FIELD.at(plan.at_key("campos", key), campo=key)


def check_values_printed(plan: Plan, institucion: Institucion) -> Iterator[Diagnostic]:
    """Yield every value of an item that no column prints and that has no sheet to print it."""
    columns = {
        key for owner, name in _printers(plan) if name == "columnas" for key in getattr(owner, name)
    }
    shown = set(plan.cronograma.columnas) if plan.cronograma else set()
    for parte in plan.cronograma.partes if plan.cronograma else ():
        for fila in parte.filas:
            for key in fila.campos:
                if key not in shown and plan.declared_field(key, institucion):
                    yield UNPRINTED_VALUE.at(fila.at("campos", key), campo=key)
    if plan.fichas is None or not plan.fichas_en_orden:
        return  # that the sheets are missing is told already
    sheets = set(plan.fichas.campos)
    for position in plan.positions:
        inside = (position, *plan.below(position))
        has_sheet = any(p.accion and p.accion.ficha for p in inside)
        for key in position.item.campos:
            if key in sheets and key not in columns and not has_sheet:
                yield UNPRINTED_VALUE.at(position.item.at("campos", key), campo=key)


def _owners(plan: Plan) -> Iterator[Nodo]:
    yield from (position.item for position in plan.positions)
    for parte in plan.cronograma.partes if plan.cronograma else ():
        yield from parte.filas


def _values(owner: Nodo) -> Mapping[str, str | tuple[str, ...]]:
    values: Mapping[str, str | tuple[str, ...]] = getattr(owner, "campos", {})
    return values


def _printers(plan: Plan) -> Iterator[tuple[Nodo, str]]:
    """Yield what prints fields: the sheets, the grid, the tables of activities."""
    if plan.fichas:
        yield plan.fichas, "campos"
    if plan.cronograma:
        yield plan.cronograma, "columnas"
    for seccion in plan.secciones:
        yield from (
            (bloque.actividades, "columnas") for bloque in seccion.cuerpo if bloque.actividades
        )


def _check_declared(
    plan: Plan, institucion: Institucion, key: str, place: InFile
) -> Iterator[Diagnostic]:
    if plan.declared_field(key, institucion) is None:
        known = [*plan.campos, *institucion.campos, *CAMPOS_PROPIOS]
        yield UNDECLARED_FIELD.at(place, campo=key, parecido=suggestion(key, known))


def _check_value(
    campo: Campo, key: str, value: str | tuple[str, ...], place: InFile
) -> Iterator[Diagnostic]:
    if not isinstance(value, str):
        if campo.tipo != "lista":
            yield LIST_IN_TEXT.at(place, campo=key, tipo=campo.tipo)
    elif campo.tipo == "numero":
        number = _number(value)
        if number is None:
            yield NOT_A_NUMBER.at(place, campo=key, valor=value)
        elif reason := _why_impossible(number, campo.unidad or ""):
            yield IMPOSSIBLE_QUANTITY.at(place, campo=key, valor=value, motivo=reason)


def _number(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def _why_impossible(number: Decimal, unit: str) -> str:
    """Return why nobody can have so much of something, or nothing."""
    if number < 0:
        return "es menor que cero"
    if number > _WHOLE_OF_IT and unit.strip().lower().startswith(_PERCENT):
        return "pasa del 100 %"
    if number >= _BEYOND_COUNTING:
        return "tiene más de 15 cifras"
    return ""
