"""Sections: what they ask for is there, and what is there some section prints."""

from collections.abc import Iterator, Mapping

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Institucion, Plan, TipoDocumento
from plandocs.rules.catalogue import NOTHING_TO_PRINT, UNPRINTED


def check_blocks(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield every block that a section asks for and the plan has no data for."""
    given = _given(plan)
    for seccion in plan.secciones:
        for bloque in seccion.cuerpo:
            what, there = given.get(bloque.tipo, ("", True))
            if not there:
                yield NOTHING_TO_PRINT.at(bloque.at(), bloque=bloque.tipo, que=what)


def check_unprinted(plan: Plan, kinds: Mapping[str, TipoDocumento]) -> Iterator[Diagnostic]:
    """Yield the data of a plan that none of its sections prints, and no document of their own."""
    if any(pedido.tipo not in kinds for pedido in plan.documentos):
        return  # what an unknown document would print, nobody knows
    asked = {bloque.tipo for seccion in plan.secciones for bloque in seccion.cuerpo}
    if not plan.secciones and any(kind.imprime == "secciones" for kind in kinds.values()):
        return  # that the sections are missing is told already
    asked |= {kinds[pedido.tipo].datos for pedido in plan.documentos}
    for key in ("glosario", "fichas", "cronograma"):
        if getattr(plan, key) and key not in asked:
            yield UNPRINTED.at(plan.at_key(key), que=key)


def has_rows(plan: Plan) -> bool:
    """Return whether the grid of a plan has anything to show."""
    return any(parte.filas for parte in plan.partes_del_cronograma())


def _given(plan: Plan) -> dict[str, tuple[str, bool]]:
    return {
        "glosario": ("términos en `glosario:`", bool(plan.glosario)),
        "integracion": ("integrantes en `comision:`", bool(plan.comision.integrantes)),
        "firmas": ("integrantes en `comision:`", bool(plan.comision.personas)),
        "fichas": (
            "acciones con `ficha:`, o no dice en `fichas:` cómo se imprimen",
            bool(plan.fichas and plan.fichas_en_orden),
        ),
        "cronograma": ("`cronograma:` con filas", has_rows(plan)),
        "actividades": ("`ejes:`", bool(plan.ejes)),
        "lista": ("`ejes:`", bool(plan.ejes)),
    }
