"""The words of the domain, read from glosario.yaml."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_SHARED = "Elemento"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Not every machine has libyaml, which reads ten times as fast."""


@lru_cache(maxsize=1)
def terms() -> dict[str, dict[str, Any]]:
    """Return the glossary: model name to nombre, plural, es, gloss, campos."""
    text = files("plandocs.plan").joinpath("glosario.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = yaml.load(text, _Loader)
    return found


def name_of(model: str) -> str:
    """Return how messages call a group of fields: «una línea»; «este grupo» if it has no entry."""
    return str(terms().get(model, {}).get("nombre", "este grupo"))


def describe(model: str, field: str) -> str:
    """Return what a field of a model means, in Spanish, or an empty text."""
    own = terms().get(model, {}).get("campos", {})
    return str(own.get(field) or terms()[_SHARED]["campos"].get(field, ""))
