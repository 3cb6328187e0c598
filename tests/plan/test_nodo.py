"""Models are frozen, refuse what they do not know, and know where each value stands."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from pydantic import ValidationError
from support.tiny import plan_of

import plandocs.plan
from plandocs.plan import Fila, Institucion, Nodo, Plan
from plandocs.plan.glosario import describe, name_of, terms


def models(base: type[Nodo] = Nodo) -> Iterator[type[Nodo]]:
    """Yield every model of the domain."""
    for module in iter_modules(plandocs.plan.__path__):
        import_module(f"plandocs.plan.{module.name}")
    for model in base.__subclasses__():
        yield model
        yield from models(model)


ALL = sorted(set(models()), key=lambda model: model.__name__)


def test_the_domain_has_its_models() -> None:
    assert len(ALL) > 25


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_a_model_is_frozen_and_refuses_unknown_fields(model: type[Nodo]) -> None:
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"


def test_a_field_of_a_plan_cannot_be_changed() -> None:
    plan = plan_of()
    with pytest.raises(ValidationError, match="frozen"):
        plan.titulo = "Otro"  # type: ignore[misc]


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_a_model_and_each_of_its_fields_are_in_the_glossary(model: type[Nodo]) -> None:
    entry = terms()[model.__name__]
    assert {"nombre", "plural", "es", "gloss", "campos"} <= set(entry)
    untold = [name for name in model.model_fields if not describe(model.__name__, name)]
    unknown = sorted(set(entry["campos"]) - set(model.model_fields))
    assert (untold, unknown) == ([], [])


def test_the_glossary_names_nothing_that_is_no_model() -> None:
    assert sorted(set(terms()) - {model.__name__ for model in ALL}) == []


def test_a_group_that_the_glossary_does_not_know_still_has_a_name() -> None:
    assert name_of("Nada") == "este grupo"


def test_a_node_knows_the_place_of_its_values_and_keys() -> None:
    plan = plan_of()
    line = plan.ejes[0].lineas[0]
    assert str(line.at("titulo")) == "plan.yaml:25:17"
    assert str(line.at("nada")) == str(line.at()) == "plan.yaml:24:9"
    assert str(plan.at_key("campos", "lugar")) == "plan.yaml:15:3"
    assert str(plan.at("campos", "lugar")) == "plan.yaml:15:10"
    assert str(line.at_key("nada")) == "plan.yaml:24:9"


def test_a_node_made_by_the_program_stands_nowhere() -> None:
    assert str(Fila(texto="Uno").at("texto")) == ""
    assert str(Institucion(nombre="I", siglas="I").at_key("nombre")) == ""


def test_text_is_kept_in_one_spelling_of_its_accents() -> None:
    assert plan_of(("titulo: Programa de prueba", "titulo: Comisio\u0301n")).titulo == "Comisión"


def test_a_text_over_several_lines_is_one_line_and_a_signature_keeps_its_own() -> None:
    folded = ("titulo: Programa de prueba", "titulo: |\n  Programa\n  de prueba")
    signed = ("rol: Presidencia}", 'rol: Presidencia, firma: "Uno\\nDos"}')
    plan: Plan = plan_of(folded, signed)
    assert plan.titulo == "Programa de prueba"
    assert plan.comision.integrantes[0].firma == "Uno\nDos"
