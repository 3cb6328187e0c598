"""Runs every rule over a plan."""

from collections.abc import Iterator, Mapping

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Institucion, Plan, TipoDocumento
from plandocs.rules.campos import (
    check_declared,
    check_ficha_fields,
    check_own,
    check_unused,
    check_values,
    check_values_printed,
)
from plandocs.rules.claves import check_ids, check_references
from plandocs.rules.documentos import check_names, check_needs
from plandocs.rules.marcas import check_marks
from plandocs.rules.periodos import check_cells, check_horizon, check_periods_given
from plandocs.rules.secciones import check_blocks, check_unprinted

_RULES = (
    check_ids,
    check_references,
    check_horizon,
    check_cells,
    check_declared,
    check_values,
    check_ficha_fields,
    check_own,
    check_unused,
    check_values_printed,
    check_periods_given,
    check_marks,
    check_blocks,
)


def check_plan(
    plan: Plan, institucion: Institucion, kinds: Mapping[str, TipoDocumento]
) -> Iterator[Diagnostic]:
    """Yield every finding of every rule on a plan; `kinds` are the documents it asks for."""
    for rule in _RULES:
        yield from rule(plan, institucion)
    for document_rule in (check_unprinted, check_needs, check_names):
        yield from document_rule(plan, kinds)
