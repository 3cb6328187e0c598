"""Runs every rule over a plan."""

import re
from collections.abc import Iterator, Mapping

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Institucion, Plan, TipoDocumento
from plandocs.rules.campos import check_declared, check_ficha_fields, check_unused, check_values
from plandocs.rules.catalogue import (
    BAD_FILE_NAME,
    DOCUMENT_WITHOUT_DATA,
    REPEATED_DOCUMENT,
)
from plandocs.rules.claves import check_ids, check_references
from plandocs.rules.periodos import check_cells, check_horizon
from plandocs.rules.secciones import check_blocks, check_unprinted

_FILE_NAME = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")
_RULES = (
    check_ids,
    check_references,
    check_horizon,
    check_cells,
    check_declared,
    check_values,
    check_ficha_fields,
    check_unused,
    check_blocks,
    check_unprinted,
)


def check_plan(
    plan: Plan, institucion: Institucion, kinds: Mapping[str, TipoDocumento]
) -> Iterator[Diagnostic]:
    """Yield every finding of every rule on a plan; `kinds` are the documents it asks for."""
    for rule in _RULES:
        yield from rule(plan, institucion)
    yield from _check_documents(plan, kinds)


def _check_documents(plan: Plan, kinds: Mapping[str, TipoDocumento]) -> Iterator[Diagnostic]:
    names: set[str] = set()
    for pedido in plan.documentos:
        kind = kinds.get(pedido.tipo)
        if kind is None:
            continue
        for need in kind.requiere:
            if not getattr(plan, need, None):
                yield DOCUMENT_WITHOUT_DATA.at(pedido.at("tipo"), tipo=pedido.tipo, que=need)
        name = pedido.archivo or kind.archivo
        if not _FILE_NAME.fullmatch(name.replace("{numero}", "1")):
            yield BAD_FILE_NAME.at(pedido.at("archivo"), archivo=name)
        elif name in names:
            yield REPEATED_DOCUMENT.at(pedido.at("archivo"), archivo=name)
        names.add(name)
