"""Runs every rule over a plan."""

from collections.abc import Callable, Iterator, Mapping

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
from plandocs.rules.claves import check_ids, check_persons, check_references
from plandocs.rules.colores import check_enough_colors, check_palette
from plandocs.rules.documentos import check_names, check_needs
from plandocs.rules.marcas import check_marks
from plandocs.rules.periodos import (
    check_cells,
    check_horizon,
    check_periods_given,
    check_years,
)
from plandocs.rules.secciones import check_blocks, check_unprinted

Rule = Callable[[Plan, Institucion], Iterator[Diagnostic]]

_RULES: dict[Rule, frozenset[str]] = {
    check_ids: frozenset({"ejes", "comision"}),
    check_references: frozenset(
        {"ejes", "cronograma", "secciones", "comision", "vigencias", "eventos"}
    ),
    check_persons: frozenset({"comision", "secciones"}),
    check_horizon: frozenset({"ejes", "cronograma", "horizonte", "vigencias", "eventos"}),
    check_years: frozenset({"ejercicio", "horizonte"}),
    check_cells: frozenset({"cronograma", "horizonte"}),
    check_declared: frozenset({"campos", "ejes", "cronograma", "fichas", "secciones"}),
    check_values: frozenset({"campos", "ejes", "cronograma"}),
    check_ficha_fields: frozenset({"campos", "ejes", "fichas", "vigencias", "eventos"}),
    check_own: frozenset({"ejes", "cronograma"}),
    check_unused: frozenset({"campos", "fichas", "cronograma", "secciones"}),
    check_values_printed: frozenset({"campos", "ejes", "fichas", "cronograma", "secciones"}),
    check_periods_given: frozenset({"ejes", "cronograma"}),
    check_marks: frozenset(),
    check_palette: frozenset({"ejes", "cronograma"}),
    check_enough_colors: frozenset({"ejes", "cronograma", "horizonte", "vigencias", "eventos"}),
    check_blocks: frozenset(Plan.model_fields),
}
"""The rules of a plan, each with the fields that it cannot judge without."""


def check_plan(
    plan: Plan, institucion: Institucion, kinds: Mapping[str, TipoDocumento]
) -> Iterator[Diagnostic]:
    """Yield every finding of every rule on a plan; `kinds` are the documents it asks for."""
    yield from check_rest(plan, institucion, frozenset())
    for document_rule in (check_unprinted, check_needs, check_names):
        yield from document_rule(plan, kinds)


def check_rest(
    plan: Plan, institucion: Institucion, left_out: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield the findings on a plan without some of its fields, by the rules that need none."""
    for rule, needs in _RULES.items():
        if not needs & left_out:
            yield from rule(plan, institucion)
