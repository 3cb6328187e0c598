"""What a command prints of its findings, its last line, and its exit code."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

import click

from plandocs.diagnostics import (
    Diagnostic,
    Report,
    Severity,
    as_github,
    as_json,
    as_text,
    first_screen,
    summary,
)

SOUND, PROBLEMS, WRONG_USE, WARNINGS, OUR_FAULT, UNHEARD, INTERRUPTED = 0, 1, 2, 3, 70, 74, 130
NOTHING = "No se escribió nada."
UNSPELLED = "La ortografía no se revisó: falta hunspell con su diccionario de español."
UNPRINTED = "Las páginas no se revisaron: falta LibreOffice, con que se imprimen."
if TYPE_CHECKING:
    from plandocs.compose import FieldValue
    from plandocs.watch import Rebuilt

_COLORS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.STYLE: "magenta",
    Severity.NOTE: "cyan",
}
_KINDS = {"si_no": "sí o no", "numero": "número"}
_LINES = 2_000
"""How many lines of findings are shown where there is no terminal."""
_LAST = 4
"""The lines of a terminal that what follows the findings takes."""


def say(text: str) -> None:
    """Print a line, without colours where NO_COLOR is set (no-color.org)."""
    click.echo(text, color=False if os.environ.get("NO_COLOR") else None)


def show(report: Report, everything: bool, more: str) -> None:
    """Print the findings, `everything` or one screen; `more` is the order that shows the rest."""
    findings = list(report)
    shown = findings if everything else first_screen(findings, _room())
    for found in shown:
        say(_colored(found))
        say("")
    if left := len(findings) - len(shown):
        count = "1 hallazgo más" if left == 1 else f"{left} hallazgos más"
        say(f"… y {count}: {more}")


def summarize(report: Report) -> None:
    """Print how many findings there are of each rule, when there are several rules."""
    lines = summary(list(report))
    if len(lines) > 1:
        say("Por regla:")
        for line in lines:
            say(f"  {line}")
        say("")
    if not report.is_spelled:
        say(UNSPELLED)
    if not report.is_printed:
        say(UNPRINTED)


def show_as(report: Report, form: str) -> None:
    """Print all the findings for a program: `json`, `github` or `sarif`."""
    made = _as_sarif(report) if form == "sarif" else _FORMS[form](report)
    if made:
        click.echo(made)


_FORMS = {"json": as_json, "github": as_github}


def _as_sarif(report: Report) -> str:
    from plandocs import __version__
    from plandocs.diagnostics.sarif import as_sarif  # json is slow to read in

    return as_sarif(report, report.accepted, __version__)


def as_screen(page: str) -> str:
    """Return a Markdown page for a terminal: headings in bold, blocks with a margin."""
    lines, inside = [], False
    for line in page.rstrip("\n").split("\n"):
        if line.startswith("```"):
            inside = not inside
            name = line[3:].partition(" ")[2]
            if inside and name:
                lines.append(click.style(f"    {name}", dim=True))
        elif inside:
            lines.append(f"    {line}".rstrip())
        elif line.startswith("#"):
            lines.append(click.style(line.lstrip("# "), bold=True))
        else:
            lines.append(line)
    return "\n".join(lines)


def field_line(field: "FieldValue") -> str:
    """Return a value of the vocabulary as two lines: what it is, and what it is in the plan."""
    kinds = " o ".join(_KINDS.get(kind, kind) for kind in field.kinds)
    head = f"{click.style(field.path, bold=True)} · {kinds} · {field.meaning}"
    place = f"  ({field.at})" if field.at is not None else ""
    return f"{head}\n    {field.value}{place}" if field.value else head


def fields_as_json(fields: Iterable["FieldValue"]) -> str:
    """Return values as a JSON array: valor, tipos, que_es, ejemplo, lugar."""
    import json

    found = [
        {
            "valor": field.path,
            "tipos": list(field.kinds),
            "que_es": field.meaning,
            "ejemplo": field.value,
            "lugar": str(field.at) if field.at is not None else None,
        }
        for field in fields
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def rebuilt_line(rebuilt: "Rebuilt") -> str:
    """Return what a building did: which documents changed, or that the last ones stay."""
    report = rebuilt.outcome.report
    if not rebuilt.outcome.written:
        return f"{tally(report).capitalize()}. Los documentos siguen como estaban."
    if not rebuilt.changed:
        return "Ningún documento cambió."
    return f"Cambió: {', '.join(rebuilt.changed)}."


def end(
    report: Report, strict: bool, success: str, failure: str = NOTHING, reviewed: bool = False
) -> NoReturn:
    """Print the last line, which says what was written or that nothing was, and leave."""
    code = exit_code(report, strict, reviewed)
    if code == SOUND:
        told = len(report) > 0 and "evis" not in success
        say(success + (f" {tally(report).capitalize()}." if told else ""))
    else:
        say(f"{tally(report).capitalize()}. {failure}")
    sys.exit(code)


def stop(message: str) -> NoReturn:
    """Print why a command cannot even begin, where no program reads its findings, and leave."""
    click.echo(f"{message} {NOTHING}", err=True)
    sys.exit(WRONG_USE)


def exit_code(report: Report, strict: bool, reviewed: bool = False) -> int:
    """Return the exit code of a run; notes never change it.

    An error of content in a project forbids no document: only a review ends with it.
    """
    if report.has_errors or ((reviewed or strict) and report.errors):
        return PROBLEMS
    return WARNINGS if strict and report.is_faulty else SOUND


def tally(report: Report) -> str:
    """Return how many findings there are: «1 error y 2 avisos»."""
    counts = (
        (report.errors, "1 error", "{} errores"),
        (report.warnings, "1 aviso", "{} avisos"),
        (report.styles, "1 de estilo", "{} de estilo"),
        (report.notes, "1 nota", "{} notas"),
    )
    parts = [one if count == 1 else many.format(count) for count, one, many in counts if count]
    said = " y ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    known = len(report.accepted)
    accepted = "1 hallazgo aceptado" if known == 1 else f"{known} hallazgos aceptados"
    return (said or "sin errores") + (f"; {accepted}" if known else "")


def save_trace() -> str:
    """Write what is known of the fault being handled, ours, to a file; return its name."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="plandocs-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(traceback.format_exc())
    return file.name


def _room() -> int:
    """Return the lines that findings may take: those of the terminal, when there is one."""
    if sys.stdout is None or not sys.stdout.isatty():
        return _LINES
    return max(os.get_terminal_size(sys.stdout.fileno()).lines - _LAST, _LAST)


def _colored(found: Diagnostic) -> str:
    """Return a finding with its heading in colour; click drops it where there is no terminal."""
    heading, _, rest = as_text(found).partition("\n")
    return click.style(heading, fg=_COLORS[found.rule.severity], bold=True) + "\n" + rest
