"""What a comment says of a finding."""

from plandocs.diagnostics import Diagnostic

AUTHOR = "plandocs"


def comment_text(found: Diagnostic) -> str:
    """Return what a comment says of a finding."""
    hint = f"\nPista: {found.hint}" if found.hint else ""
    return f"{found.rule.code} {found.rule.name}\n{found.message}{hint}"
