"""What went wrong, where, and how to say it. Imports nothing of ours."""

from plandocs.diagnostics.diagnostic import Accepted, Diagnostic, Report, Rule, Severity
from plandocs.diagnostics.location import InFile, InPage, InSheet, InWord, Location
from plandocs.diagnostics.nearest import nearest, suggestion
from plandocs.diagnostics.render import as_github, as_json, as_text, first_screen, summary

__all__ = [
    "Accepted",
    "Diagnostic",
    "InFile",
    "InPage",
    "InSheet",
    "InWord",
    "Location",
    "Report",
    "Rule",
    "Severity",
    "as_github",
    "as_json",
    "as_text",
    "first_screen",
    "nearest",
    "suggestion",
    "summary",
]
