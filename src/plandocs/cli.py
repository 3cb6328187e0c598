"""The commands: options, printing and exit codes; the work is done elsewhere.

Exit codes: 0 sound, 1 problems in data or templates, 2 wrong use, 3 warnings under --strict,
70 our fault.
"""

# ruff: noqa: E402
import gc

# The collector would walk, over and over in a command's short life, what is imported and stays.
gc.set_threshold(500_000)

import atexit
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from plandocs.diagnostics import Diagnostic, Report, as_json, as_text
from plandocs.spanish_click import speak_spanish

if TYPE_CHECKING:
    from plandocs.engine import Template

SOUND, PROBLEMS, WRONG_USE, WARNINGS, OUR_FAULT = 0, 1, 2, 3, 70
NOTHING = "No se escribió nada."

_root = click.option(
    "--root",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    metavar="CARPETA",
    help="Carpeta del proyecto, la que tiene data/ y templates/.  [usual: la actual]",
)
_strict = click.option("--strict", is_flag=True, help="Los avisos también detienen la obra.")
_plans = click.argument("plans", nargs=-1, metavar="[PLAN]...")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPCIONES]",
    subcommand_metavar="ORDEN [DATOS]...",
)
@click.version_option(
    package_name="plandocs",
    prog_name="plandocs",
    message="%(prog)s %(version)s",
    help="Muestra la versión.",
)
def commands() -> None:
    """Hace los documentos oficiales de un plan a partir de sus datos y plantillas."""


@commands.command(options_metavar="[OPCIONES]", short_help="Hace los documentos de los planes.")
@_plans
@_root
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="CARPETA",
    help="Dónde escribir.  [usual: output/ del proyecto]",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["docx", "xlsx"]),
    multiple=True,
    help="Solo los documentos de este formato; puede repetirse.",
)
@_strict
def build(
    plans: Sequence[str],
    root: Path,
    output: Path | None,
    formats: Sequence[str],
    strict: bool,
) -> None:
    """Hace los documentos de cada PLAN (`institucion/plan`), o de todos."""
    from plandocs.build import FORMATS, Request
    from plandocs.build import build as run
    from plandocs.publish import PublishError

    target = output or root / "output"
    request = Request(root, _chosen(root, plans), target, tuple(formats) or FORMATS, strict)
    try:
        outcome = run(request, _say)
    except PublishError as error:
        click.echo(f"No se pudo escribir: {error}. {NOTHING}")
        sys.exit(PROBLEMS)
    _show(outcome.report)
    for plan_id, names in outcome.written.items():
        click.echo(f"{target / plan_id}: {', '.join(names)}")
    for stale in outcome.removed:
        click.echo(f"Se retiró {stale}, que ya no se pide.")
    _end(outcome.report, strict, _written(outcome.written, target))


@commands.command(
    options_metavar="[OPCIONES]", short_help="Revisa datos y plantillas sin escribir nada."
)
@_plans
@_root
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Cómo se dicen los hallazgos.  [usual: text]",
)
@_strict
def check(plans: Sequence[str], root: Path, form: str, strict: bool) -> None:
    """Revisa los datos y las plantillas de cada PLAN, o de todos, sin escribir nada."""
    from plandocs.build import check as run

    chosen = _chosen(root, plans)
    report = run(root, chosen)
    if form == "json":
        click.echo(as_json(report))
        sys.exit(_code(report, strict))
    _show(report)
    count = "Se revisó 1 plan" if len(chosen) == 1 else f"Se revisaron {len(chosen)} planes"
    _end(report, strict, f"{count}: {_tally(report)}.")


@commands.command(
    options_metavar="[OPCIONES]", short_help="Rellena cualquier plantilla con cualesquiera datos."
)
@click.argument("template", type=click.Path(path_type=Path), metavar="PLANTILLA")
@click.option(
    "--data",
    "data_path",
    type=click.Path(path_type=Path),
    required=True,
    metavar="ARCHIVO",
    help="Los datos, en .yaml o .json.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="ARCHIVO",
    help="El documento que se escribe.",
)
@click.option(
    "--map",
    "mapping",
    type=click.Path(path_type=Path),
    metavar="ARCHIVO",
    help="Qué dato va en cada columna, si la plantilla es un formato oficial sin etiquetas.",
)
def render(template: Path, data_path: Path, output: Path, mapping: Path | None) -> None:
    """Rellena cualquier PLANTILLA de Word o Excel con cualquier archivo de datos."""
    from plandocs.engine import TemplateFault
    from plandocs.publish import PublishError, write_file
    from plandocs.source import read_file

    _check_target(template, data_path, output)
    if mapping is not None and template.suffix.lower() != ".xlsx":
        _stop(f"Un mapeo llena formatos de Excel (.xlsx), y la plantilla es {template.suffix}.")
    report = Report()
    data = read_file(data_path, report)
    try:
        opened = _open(template, mapping, report)
        report.extend(opened.check() if opened is not None else ())
        if opened is not None and data is not None and not report.has_errors:
            write_file(output, opened.render(data.fields, origins=data.places))
    except TemplateFault as fault:
        report.extend(fault.diagnostics)
    except PublishError as error:
        click.echo(f"No se pudo escribir: {error}. {NOTHING}")
        sys.exit(PROBLEMS)
    _show(report)
    _end(report, False, f"Se escribió {output}.")


def _open(template: Path, mapping: Path | None, report: Report) -> "Template | None":
    """Return a template, with its mapping if it needs one; None after telling why not."""
    from plandocs.engine import Template

    if mapping is None:
        return Template.open(template)
    from plandocs.build import filling
    from plandocs.source import read_mapping

    mapeo = read_mapping(mapping, report)
    return Template.open(template, filling(mapeo)) if mapeo is not None else None


@commands.command(options_metavar="[OPCIONES]", short_help="Crea un plan para empezar.")
@click.argument("plan", metavar="INSTITUCION/PLAN")
@_root
def new(plan: str, root: Path) -> None:
    """Crea un plan para empezar: datos y plantillas que ya se pueden construir."""
    from plandocs.publish import PublishError
    from plandocs.starter import StarterError, start_plan

    try:
        written = start_plan(root, plan)
    except StarterError as error:
        click.echo(f"{error} {NOTHING}")
        sys.exit(WRONG_USE)
    except PublishError as error:
        click.echo(f"No se pudo escribir: {error}.")
        sys.exit(PROBLEMS)
    for path in written:
        click.echo(f"Se creó {path}")
    order = f"make annex PLAN={plan}" if (root / "Makefile").exists() else f"plandocs build {plan}"
    click.echo(f"Abra data/{plan}/plan.yaml, cámbielo y escriba: {order}")


@commands.command(options_metavar="[OPCIONES]", short_help="Imprime el JSON Schema de los datos.")
@click.argument("name", type=click.Choice(["plan", "institucion"]), default="plan")
def schema(name: str) -> None:
    """Imprime el JSON Schema de plan.yaml o de institucion.yaml, para el editor."""
    import json

    from plandocs.source import json_schema

    click.echo(json.dumps(json_schema(name), ensure_ascii=False, indent=2))


def main() -> NoReturn:
    """Run the command line; a fault of ours is told in Spanish and saved to a file."""
    _start_lightly()
    speak_spanish()
    if isinstance(sys.stdout, io.TextIOWrapper):  # an old terminal may lack «│» or an accent
        sys.stdout.reconfigure(errors="replace")
    try:
        commands.main(prog_name="plandocs", standalone_mode=True)
    except Exception:
        _confess()
    sys.exit(SOUND)


def _start_lightly() -> None:
    """Leave out what a command's short life has no use for."""
    # Nor shall the collector walk all of it once more on the way out.
    atexit.register(gc.freeze)
    # Pydantic would look in every package of the machine for plugins to run inside our models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _chosen(root: Path, plans: Sequence[str]) -> tuple[str, ...]:
    """Return the plans asked for, as `institucion/plan`; stop when one does not exist."""
    from plandocs.source import find_plans

    known = find_plans(root)
    if not known:
        _stop(f"No hay planes en {root / 'data'}. Cree uno con «plandocs new institucion/plan».")
    asked = [
        Path(plan).as_posix().removeprefix("data/").removesuffix("/plan.yaml") for plan in plans
    ]
    for plan in asked:
        if plan not in known:
            _stop(f"No existe el plan «{plan}». Hay: {', '.join(known)}.")
    return tuple(dict.fromkeys(asked)) or tuple(known)


def _check_target(template: Path, data: Path, output: Path) -> None:
    """Stop when the document would take the place of its own template or data."""
    if output.resolve() in (template.resolve(), data.resolve()):
        _stop(f"El documento se escribiría sobre «{output}»; dele otro nombre.")
    if template.suffix.lower() != output.suffix.lower():
        _stop(f"La plantilla es {template.suffix}; dé al documento esa misma terminación.")


def _stop(message: str) -> NoReturn:
    click.echo(f"{message} {NOTHING}")
    sys.exit(WRONG_USE)


def _say(plan_id: str) -> None:
    click.echo(f"Construyendo {plan_id} …")


def _show(report: Report) -> None:
    for found in report:
        click.echo(_colored(found))
        click.echo()


def _colored(found: Diagnostic) -> str:
    """Return a finding with its heading in colour; click drops it where there is no terminal."""
    heading, _, rest = as_text(found).partition("\n")
    color = "red" if found.is_error else "yellow"
    return click.style(heading, fg=color, bold=True) + "\n" + rest


def _written(written: dict[str, list[str]], target: Path) -> str:
    count = sum(len(names) for names in written.values())
    noun = "1 documento" if count == 1 else f"{count} documentos"
    verb = "Se escribió" if count == 1 else "Se escribieron"
    return f"{verb} {noun} en {target}/."


def _end(report: Report, strict: bool, success: str) -> NoReturn:
    """Print the last line, which says what was written or that nothing was, and leave."""
    code = _code(report, strict)
    if code == SOUND:
        tail = (
            f" {_tally(report).capitalize()}." if report.warnings and "revis" not in success else ""
        )
        click.echo(success + tail)
    else:
        click.echo(f"{_tally(report).capitalize()}. {NOTHING}")
    sys.exit(code)


def _code(report: Report, strict: bool) -> int:
    if report.has_errors:
        return PROBLEMS
    return WARNINGS if strict and report.warnings else SOUND


def _tally(report: Report) -> str:
    parts = []
    for count, one, many in (
        (report.errors, "1 error", "{} errores"),
        (report.warnings, "1 aviso", "{} avisos"),
    ):
        if count:
            parts.append(one if count == 1 else many.format(count))
    return " y ".join(parts) or "sin errores"


def _confess() -> NoReturn:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="plandocs-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(traceback.format_exc())
    click.echo("plandocs tuvo una falla propia; sus datos no tienen la culpa y siguen intactos.")
    click.echo(f"Envíe a quien lo mantiene el archivo {file.name}. {NOTHING}")
    sys.exit(OUR_FAULT)
