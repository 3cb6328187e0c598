"""Sections: what they ask for is there, and what is there some section prints."""

from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Institucion, Plan
from plandocs.rules.catalogue import NOTHING_TO_PRINT, UNPRINTED


def check_blocks(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield every block that a section asks for and the plan has no data for."""
    given = _given(plan)
    for seccion in plan.secciones:
        for bloque in seccion.cuerpo:
            what, there = given.get(bloque.tipo, ("", True))
            if not there:
                yield NOTHING_TO_PRINT.at(bloque.at(), bloque=bloque.tipo, que=what)


def check_unprinted(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield the data of a plan that none of its sections prints."""
    asked = {bloque.tipo for seccion in plan.secciones for bloque in seccion.cuerpo}
    documents = {pedido.tipo for pedido in plan.documentos}
    if plan.glosario and "glosario" not in asked:
        yield UNPRINTED.at(plan.at("glosario"), que="glosario")
    for key, typed in (("fichas", "ficha"), ("cronograma", "cronograma")):
        if getattr(plan, key) and key not in asked and typed not in documents:
            yield UNPRINTED.at(plan.at(key), que=key)


def _given(plan: Plan) -> dict[str, tuple[str, bool]]:
    return {
        "glosario": ("términos en `glosario:`", bool(plan.glosario)),
        "integracion": ("integrantes en `comision:`", bool(plan.comision.integrantes)),
        "firmas": ("integrantes en `comision:`", bool(plan.comision.personas)),
        "fichas": (
            "acciones con `ficha:`, o no dice en `fichas:` cómo se imprimen",
            bool(plan.fichas and plan.fichas_en_orden),
        ),
        "cronograma": ("`cronograma:`", plan.cronograma is not None),
        "actividades": ("`ejes:`", bool(plan.ejes)),
        "lista": ("`ejes:`", bool(plan.ejes)),
    }
