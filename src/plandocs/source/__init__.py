"""YAML text to nodes with file, line and column, and from them to a Plan."""

from plandocs.source.load import Kind, Loaded, Project, find_plans, load_plan
from plandocs.source.plain import read_data, read_file
from plandocs.source.schema import SCHEMAS, json_schema

__all__ = [
    "SCHEMAS",
    "Kind",
    "Loaded",
    "Project",
    "find_plans",
    "json_schema",
    "load_plan",
    "read_data",
    "read_file",
]
