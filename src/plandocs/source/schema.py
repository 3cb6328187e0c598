"""JSON Schema of the data files, so that editors complete and underline as one types."""

from typing import Any

from plandocs.plan import Aceptaciones, Institucion, Plan, Registro
from plandocs.plan.glosario import describe
from plandocs.plan.nodo import Nodo

SCHEMAS: dict[str, type[Nodo]] = {
    "plan": Plan,
    "institucion": Institucion,
    "registro-nombres": Registro,
    "acepta": Aceptaciones,
}


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a data file, described in Spanish."""
    schema = SCHEMAS[name].model_json_schema(mode="validation")
    _describe(schema)
    for definition in schema.get("$defs", {}).values():
        _describe(definition)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _describe(definition: dict[str, Any]) -> None:
    """Replace the docstrings of the code with the glossary's Spanish words."""
    definition.pop("description", None)
    for key, prop in definition.get("properties", {}).items():
        prop.pop("title", None)
        prop["description"] = describe(definition.get("title", ""), key)
