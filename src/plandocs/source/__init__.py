"""YAML text to nodes with file, line and column, and from them to a Plan."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plandocs.source.load import (
        MANIFEST,
        Kind,
        Loaded,
        Project,
        find_misnamed,
        find_plans,
        load_kinds,
        load_plan,
        load_rest,
        read_kind,
        read_mapping,
    )
    from plandocs.source.plain import read_data, read_file
    from plandocs.source.schema import SCHEMAS, json_schema

__all__ = [
    "MANIFEST",
    "SCHEMAS",
    "Kind",
    "Loaded",
    "Project",
    "find_misnamed",
    "find_plans",
    "json_schema",
    "load_kinds",
    "load_plan",
    "load_rest",
    "read_data",
    "read_file",
    "read_kind",
    "read_mapping",
]

_MODULES = {
    "load": (
        "MANIFEST",
        "Kind",
        "Loaded",
        "Project",
        "find_misnamed",
        "find_plans",
        "load_kinds",
        "load_plan",
        "load_rest",
        "read_kind",
        "read_mapping",
    ),
    "plain": ("read_data", "read_file"),
    "schema": ("SCHEMAS", "json_schema"),
}


def __getattr__(name: str) -> Any:
    # Plain data has no model, and `plandocs render` must not wait for those of a plan.
    for module, names in _MODULES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)
