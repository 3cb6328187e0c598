"""The commands: options, printing and exit codes; the work is done elsewhere.

Exit codes: 0 sound, 1 problems in data or templates, 2 wrong use, 3 warnings under --strict,
70 our fault, 74 nobody could be told, 130 interrupted.
"""

# ruff: noqa: E402
import gc

# The collector would walk, over and over in a command's short life, what is imported and stays.
gc.set_threshold(500_000)

import atexit
import io
import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from plandocs.diagnostics import Report
from plandocs.screen import (
    INTERRUPTED,
    NOTHING,
    OUR_FAULT,
    PROBLEMS,
    SOUND,
    UNHEARD,
    WRONG_USE,
    as_screen,
    end,
    exit_code,
    field_line,
    fields_as_json,
    rebuilt_line,
    save_trace,
    say,
    show,
    show_as,
    stop,
    summarize,
    tally,
)
from plandocs.spanish_click import speak_spanish

if TYPE_CHECKING:
    from plandocs.genuine import Record
    from plandocs.publish import PublishError

_root = click.option(
    "--root",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    metavar="CARPETA",
    help="Carpeta del proyecto, la que tiene data/ y templates/.  [usual: la actual]",
)
_output = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="CARPETA",
    help="Dónde escribir.  [usual: output/ del proyecto]",
)
_all = click.option("--all", "everything", is_flag=True, help="Muestra todos los hallazgos.")
_form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="Cómo se dicen los hallazgos.  [usual: text]",
)
_strict = click.option("--strict", is_flag=True, help="Con avisos tampoco se escribe nada.")
_ALL = "agregue --all para verlos."
_plans = click.argument("plans", nargs=-1, metavar="[PLAN]...")


class _Heard(click.Group):
    """A group with a code of its own for lines that nobody reads: click's is our «problems»."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; leave with our own code when the reader of its lines is gone."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _leave_unheard()


@click.group(
    cls=_Heard,
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
@_output
@click.option(
    "--format",
    "formats",
    type=click.Choice(["docx", "xlsx", "pdf"]),
    multiple=True,
    help="Solo los documentos de este formato; puede repetirse.  [usual: todos]",
)
@_strict
@_all
def build(
    plans: Sequence[str],
    root: Path,
    output: Path | None,
    formats: Sequence[str],
    strict: bool,
    everything: bool,
) -> None:
    """Hace los documentos de cada PLAN (`institucion/plan`), o de todos."""
    from plandocs.build import FORMATS, Request
    from plandocs.build import build as run
    from plandocs.printing.office import find_office, is_declined, why_none
    from plandocs.publish import PublishError

    _check_choice()
    if "pdf" in formats:
        _check_printer()
    target = output or root / "output"
    request = Request(root, _chosen(root, plans), target, tuple(formats) or FORMATS, strict)
    try:
        outcome = run(request, _say)
    except PublishError as error:
        _refused(error)
    show(outcome.report, everything, _ALL)
    for plan_id, names in outcome.written.items():
        say(f"{target / plan_id}: {', '.join(names)}")
    for stale in outcome.removed:
        say(f"Se retiró {stale}, {_why_stale(stale)}.")
    for outdated in outcome.outdated:
        say(f"{outdated} es de antes de los últimos cambios: «make annex» lo pone al día.")
    if outcome.written and find_office() is None and not is_declined():
        say(why_none())
    end(outcome.report, strict, _written(outcome.written, target))


def _check_choice() -> None:
    """Stop when the LibreOffice that somebody named is not there."""
    from plandocs.printing.office import is_astray, why_none

    if is_astray():
        stop(why_none())


def _check_printer() -> None:
    """Stop when there is nothing to print with."""
    from plandocs.printing.office import DECLINED, find_office, is_declined, why_none

    if find_office() is None:
        say(f"{DECLINED if is_declined() else why_none()} {NOTHING}")
        sys.exit(PROBLEMS)


def _why_stale(stale: Path) -> str:
    if stale.suffix == ".pdf":
        return "que se imprimió de un documento que ya no es este"
    return "que ya no se pide"


@commands.command(
    options_metavar="[OPCIONES]", short_help="Revisa datos y plantillas sin escribir nada."
)
@_plans
@_root
@_form
@_strict
@_all
def check(plans: Sequence[str], root: Path, form: str, strict: bool, everything: bool) -> None:
    """Revisa los datos y las plantillas de cada PLAN, o de todos, sin escribir nada."""
    from plandocs.build import check as run

    _check_choice()
    chosen = _chosen(root, plans)
    report = run(root, chosen)
    count = "Se revisó 1 plan" if len(chosen) == 1 else f"Se revisaron {len(chosen)} planes"
    _tell(report, form, strict, everything, count)


def _tell(
    report: Report,
    form: str,
    strict: bool,
    everything: bool,
    what: str,
    failure: str = NOTHING,
) -> NoReturn:
    """Print what a review found, and leave; `what` says how many things were reviewed.

    `failure` is what the last line says was written, when not all is well.
    """
    if form != "text":
        show_as(report, form)
        sys.exit(exit_code(report, strict, reviewed=True))
    show(report, everything, _ALL)
    summarize(report)
    end(report, strict, f"{what}: {tally(report)}.", failure, reviewed=True)


@commands.group(
    options_metavar="[OPCIONES]",
    subcommand_metavar="ORDEN [DATOS]...",
    short_help="Para quien diseña plantillas.",
)
def template() -> None:
    """Lo que sirve a quien diseña una plantilla y no tiene un plan a la mano."""


@template.command(
    "check", options_metavar="[OPCIONES]", short_help="Revisa plantillas sin necesidad de un plan."
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ARCHIVO..."
)
@_form
@_strict
@_all
@click.option(
    "--annotate",
    is_flag=True,
    help="Escribe una copia de cada plantilla con sus problemas como comentarios.",
)
def check_templates(
    files: Sequence[Path], form: str, strict: bool, everything: bool, annotate: bool
) -> None:
    """Revisa cada plantilla (ARCHIVO): sus etiquetas, y que los valores que piden existan."""
    from plandocs.build import check_template
    from plandocs.engine.rules import UNREADABLE
    from plandocs.publish import PublishError

    report = Report()
    copies: list[Path] = []
    for path in dict.fromkeys(files):
        own = Report()
        check_template(path, own)
        report.extend(own)
        if annotate and len(own) and not any(found.rule is UNREADABLE for found in own):
            try:
                copies += _annotate(path, own)
            except PublishError as error:
                _refused(error, copies)
    count = "Se revisó 1 plantilla" if len(files) == 1 else f"Se revisaron {len(files)} plantillas"
    written = ", ".join(map(str, copies))
    failure = f"Se escribió {written}, con los problemas como comentarios." if copies else NOTHING
    _tell(report, form, strict, everything, count, failure)


def _annotate(path: Path, report: Report) -> list[Path]:
    """Write beside a template a copy with its findings as comments; return it, if it could be."""
    from plandocs.engine.annotating import annotate
    from plandocs.publish import write_file

    target = path.with_name(f"{path.stem}.anotada{path.suffix}")
    if not path.is_file():
        return []  # that it is not there was told
    write_file(target, annotate(path.read_bytes(), report))
    return [target]


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
@_all
def render(
    template: Path, data_path: Path, output: Path, mapping: Path | None, everything: bool
) -> None:
    """Rellena cualquier PLANTILLA de Word o Excel con cualquier archivo de datos."""
    from plandocs.fill import ENDINGS, UnfitName, fill
    from plandocs.publish import PublishError, write_file

    _check_target([template, data_path, *([mapping] if mapping is not None else [])], output)
    ending = template.suffix.lower()
    if mapping is not None and ending != ".xlsx":
        stop(f"Un mapeo llena formatos de Excel, y «{template}» no termina en .xlsx.")
    if ending in ENDINGS and output.suffix.lower() != ending:
        _stop_unfit(template, ending)
    report = Report()
    try:
        made = fill(template, data_path, mapping, output.name, report)
    except UnfitName as error:  # of a template whose own name does not say what it is
        _stop_unfit(template, str(error))
    try:
        if made:
            write_file(output, made)
    except PublishError as error:
        _refused(error)
    show(report, everything, _ALL)
    end(report, False, f"Se escribió {output}.")


@commands.command(
    options_metavar="[OPCIONES]", short_help="Rehace lo que cambia cada vez que se guarda."
)
@_plans
@_root
@_output
def watch(plans: Sequence[str], root: Path, output: Path | None) -> None:
    """Hace los documentos, y los vuelve a hacer cada vez que se guarda un dato o una plantilla."""
    from watchfiles import watch as saves

    from plandocs.build import Request
    from plandocs.publish import PublishError
    from plandocs.watch import FOLDERS
    from plandocs.watch import watch as run

    _check_choice()
    root = root.resolve()
    request = Request(root, _chosen(root, plans), output or root / "output")
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    saved = ([Path(name) for _, name in changes] for changes in saves(*folders, step=100))
    say("Se vigilan data/ y templates/; Ctrl+C para terminar.")
    try:
        for rebuilt in run(request, saved):
            show(rebuilt.outcome.report, False, "«plandocs check --all» los muestra.")
            say(rebuilt_line(rebuilt))
    except PublishError as error:
        _refused(error)
    except KeyboardInterrupt:
        pass
    say("Se dejó de vigilar.")


@commands.command(
    options_metavar="[OPCIONES]", short_help="Muestra los documentos mientras se escriben."
)
@click.argument("plan", required=False, metavar="[PLAN]")
@_root
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="NUMERO",
    help="Puerto de esta computadora.  [usual: uno libre]",
)
@click.option("--no-browser", is_flag=True, help="No abre el navegador; solo dice la dirección.")
def preview(plan: str | None, root: Path, port: int, no_browser: bool) -> None:
    """Muestra en el navegador las páginas de un PLAN, o de todos, y las rehace al guardar.

    Nada sale de esta computadora, y en output/ no se escribe.
    """
    from plandocs.preview import PortTaken, Preview, listen

    _check_choice()
    root = root.resolve()
    plans = _chosen(root, [plan] if plan else [])
    try:
        page = Preview(root, plans, listen(port))
    except PortTaken:
        stop(f"El puerto {port} ya está en uso; dé otro con --port, o ninguno.")
    say(f"Abra en el navegador {page.address}")
    say("Las páginas se rehacen cada vez que se guarda; Ctrl+C para terminar.")
    if not no_browser:
        _open_browser(page.address)
    with suppress(KeyboardInterrupt):
        page.run()
    say("Se dejó de mostrar.")


@commands.command(
    options_metavar="[OPCIONES]", short_help="Dice si un archivo es el que se generó de los datos."
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[ARCHIVO]...")
@_root
@click.option(
    "--record",
    "record_path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="REGISTRO",
    help="El registro.json que se archivó con el Acuerdo.  [usual: los de output/]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Cómo se dan las respuestas.  [usual: text]",
)
@click.option("--all", "everything", is_flag=True, help="Muestra todas las diferencias.")
def verify(
    files: Sequence[Path], root: Path, record_path: Path | None, form: str, everything: bool
) -> None:
    """Dice si cada ARCHIVO (.docx, .xlsx, .pdf) es el que se generó; sin ninguno, los de output/.

    En lugar de un archivo se puede dar un plan (`institucion/plan`): todos los suyos.

    Responde «genuino», «editado después» o «generado de otra versión de los datos», y qué difiere.
    No escribe nada.
    """
    from plandocs.genuine import (
        Originals,
        Verdict,
        as_json,
        as_lines,
        is_brief,
        last_line,
        verify_file,
        verify_output,
        verify_records,
    )

    originals = Originals(root, _filed(record_path))
    whole = [path.as_posix() for path in files if path.as_posix() in originals.plans]
    single = [path for path in dict.fromkeys(files) if path.as_posix() not in whole]
    answers = [verify_file(path, originals) for path in single]
    if whole or not files:
        answers += verify_output(originals, _chosen(root, whole), everything=not whole)
    answers += verify_records(originals, () if single or not files else tuple(map(str, whole)))
    if form == "json":
        click.echo(as_json(answers))
    for answer in answers if form == "text" else ():
        lines = [*as_lines(answer, everything)]
        if single or not is_brief(answer):  # of a whole folder, only what is worth reading
            say("\n".join([*lines, ""]))
        else:
            say(lines[0])
    if form == "text":
        say(last_line(answers))
    genuine = answers and all(one.verdict is Verdict.GENUINE for one in answers)
    sys.exit(SOUND if genuine else PROBLEMS)


def _filed(path: Path | None) -> "Record | None":
    """Return the record to hold files against, if another was given; stop when it is none."""
    from plandocs.diagnostics import InFile, as_text
    from plandocs.genuine.record import UnreadableRecord, read_record
    from plandocs.verify.rules import UNREADABLE_RECORD

    if path is None:
        return None
    try:
        return read_record(path)
    except UnreadableRecord as error:
        say(as_text(UNREADABLE_RECORD.at(InFile(str(path)), motivo=error)))
        sys.exit(PROBLEMS)


@commands.command(
    options_metavar="[OPCIONES]", short_help="Dice qué hay en cada página de los documentos."
)
@_plans
@_root
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Cómo se dicen las páginas.  [usual: text]",
)
def pages(plans: Sequence[str], root: Path, form: str) -> None:
    """Dice las páginas de cada documento y los títulos que hay en ellas, sin escribir nada."""
    from plandocs.build import Request, make
    from plandocs.paper import pages_as_json, pages_as_lines

    _check_printer()
    outcome = make(Request(root, _chosen(root, plans), root / "output"))
    if outcome.report.has_errors:
        show(outcome.report, True, "")
        end(outcome.report, False, "")
    copies = [copy for built in outcome.made for copy in built.copies]
    if form == "json":
        click.echo(pages_as_json(copies))
        return
    for line in pages_as_lines(copies):
        say(line)


@commands.command(
    options_metavar="[OPCIONES]", short_help="Dice qué valores puede imprimir una plantilla."
)
@click.argument("plan", required=False, metavar="[PLAN]")
@_root
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Cómo se dicen los valores.  [usual: text]",
)
def fields(plan: str | None, root: Path, form: str) -> None:
    """Dice los valores que puede imprimir una plantilla; con PLAN, cuáles son y dónde están."""
    from plandocs.build import fields as run

    report = Report()
    chosen = _chosen(root, [plan])[0] if plan else None
    found = run(root, chosen, report)
    if report.has_errors:
        show(report, True, "")
        end(report, False, "")
    if form == "json":
        click.echo(fields_as_json(found))
        return
    for field in found:
        say(field_line(field))


@commands.command(options_metavar="[OPCIONES]", short_help="Explica un mensaje por su código.")
@click.argument("code", metavar="CODIGO")
def explain(code: str) -> None:
    """Explica el mensaje de un CODIGO (como D201), con ejemplos de lo que está mal y bien."""
    from plandocs.diagnostics import suggestion
    from plandocs.explain import page, pages

    found = page(code)
    if found is None:
        stop(f"No hay ningún mensaje «{code}».{suggestion(code, pages())}")
    say(as_screen(found))


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
        say(f"{error} {NOTHING}")
        sys.exit(WRONG_USE)
    except PublishError as error:
        _refused(error)
    for path in written:
        say(f"Se creó {path}")
    order = f"make annex PLAN={plan}" if (root / "Makefile").exists() else f"plandocs build {plan}"
    say(f"Abra data/{plan}/plan.yaml, cámbielo y escriba: {order}")


@commands.command(options_metavar="[OPCIONES]", short_help="Imprime el JSON Schema de los datos.")
@click.argument(
    "name", type=click.Choice(["plan", "institucion", "registro-nombres", "acepta"]), default="plan"
)
def schema(name: str) -> None:
    """Imprime el JSON Schema de un archivo de datos, para el editor."""
    import json

    from plandocs.source import json_schema

    click.echo(json.dumps(json_schema(name), ensure_ascii=False, indent=2))


def main() -> NoReturn:
    """Run the command line; a fault of ours is told in Spanish and saved to a file."""
    _start_lightly()
    _leave_tidily()
    speak_spanish()
    if isinstance(sys.stdout, io.TextIOWrapper):  # an old terminal may lack «│» or an accent
        sys.stdout.reconfigure(errors="replace")
    try:
        _run()
    except OSError as error:
        if _is_unheard(error):
            _leave_unheard()
        _tell_machine(error)
    except MemoryError:
        say(f"No alcanzó la memoria: cierre otros programas y vuelva a intentarlo. {NOTHING}")
        sys.exit(PROBLEMS)
    except Exception:
        _confess()
    sys.exit(SOUND)


def _run() -> None:
    """Run a command; leave with the code of wrong use, or of an interruption, after telling it."""
    try:
        code = commands.main(prog_name="plandocs", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        with suppress(OSError):  # what is left to do is to leave
            click.echo("Interrumpido.", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(code)


def _refused(error: "PublishError", copies: Sequence[Path] = ()) -> NoReturn:
    """Print why the disk took nothing, and what there is now, and leave."""
    written = ", ".join(map(str, copies))
    say(f"No se pudo escribir: {error}. {f'Se escribió {written}.' if written else error.ending}")
    sys.exit(PROBLEMS)


def _is_unheard(error: OSError) -> bool:
    """Return whether the disk or the program where our lines go took no more of them."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return last is not None and last.tb_frame.f_globals.get("__name__") == click.utils.__name__


def _tell_machine(error: OSError) -> NoReturn:
    """Print what the machine refused where nothing was being written yet, and leave."""
    from plandocs.held import is_scratch
    from plandocs.machine import is_of_machine, reason

    place = error.filename or _temporary_folder()
    if place is None:
        say(f"{_NO_TEMPORARY} {NOTHING}")
        sys.exit(PROBLEMS)
    if is_scratch(Path(place)):
        place = f"la carpeta temporal, {_temporary_folder()}"
        ending = f"{_OTHER_TEMPORARY} {NOTHING}"
    elif is_of_machine(error):
        ending = NOTHING
    else:
        _confess()
    say(f"No se pudo terminar: {place}: {reason(error)}. {ending}")
    sys.exit(PROBLEMS)


def _temporary_folder() -> str | None:
    """Return where what is needed meanwhile is written; None where nothing can be."""
    from plandocs.held import temporary_folder

    with suppress(FileNotFoundError):
        return temporary_folder()
    return None


_NO_TEMPORARY = (
    "No hay una carpeta temporal donde se pueda escribir: libere espacio en el disco, o dé otra "
    "en la variable TMPDIR."
)
_OTHER_TEMPORARY = "También puede dar otra en la variable TMPDIR."


def _leave_unheard() -> NoReturn:
    """Leave without another word on an output that takes none."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  open to the end
    try:
        if sys.stderr is not None:
            told = "No se pudo mostrar todo: la salida se cerró o el disco está lleno."
            click.echo(told, err=True)
    except OSError:  # nor does the output of what goes wrong
        sys.stderr = sys.stdout
    sys.exit(UNHEARD)


def _leave_tidily() -> None:
    """Let what the system ends, or whose terminal closes, take its own files and programs along."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and threading.current_thread() is threading.main_thread():
            signal.signal(number, lambda number, _: sys.exit(_BY_SIGNAL + number))


_BY_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""


def _start_lightly() -> None:
    """Leave out what a command's short life has no use for."""
    # Nor shall the collector walk all of it once more on the way out.
    atexit.register(gc.freeze)
    # Pydantic would look in every package of the machine for plugins to run inside our models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _chosen(root: Path, plans: Sequence[str]) -> tuple[str, ...]:
    """Return the plans asked for, as `institucion/plan`; stop when one does not exist."""
    from plandocs.source import find_misnamed, find_plans

    known = find_plans(root)
    misnamed = find_misnamed(root)
    if misnamed and not set(plans) & set(known):
        stop(f"«{misnamed[0]}» no se lee: un plan se llama «plan.yaml». Cámbiele el nombre.")
    if not known:
        stop(f"No hay planes en {root / 'data'}. Cree uno con «plandocs new institucion/plan».")
    asked = [
        Path(plan).as_posix().removeprefix("data/").removesuffix("/plan.yaml") for plan in plans
    ]
    for plan in asked:
        if plan not in known:
            stop(f"No existe el plan «{plan}». Hay: {', '.join(known)}.")
    return tuple(dict.fromkeys(asked)) or tuple(known)


def _open_browser(address: str) -> None:
    """Open a page without waiting for the browser, which may take its time to start."""
    import webbrowser

    threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()


def _check_target(sources: Sequence[Path], output: Path) -> None:
    """Stop when the document would take the place of what it is made from."""
    if os.path.realpath(output) in map(os.path.realpath, sources):
        stop(f"El documento se escribiría sobre «{output}»; dele otro nombre.")


def _stop_unfit(template: Path, ending: str) -> NoReturn:
    """Say how the name of a document must end, and leave."""
    from plandocs.fill import ENDINGS

    told = f"La plantilla «{template}» es de {ENDINGS[ending]}"
    stop(f"{told}; dé al documento un nombre que termine en {ending}.")


def _say(plan_id: str) -> None:
    say(f"Construyendo {plan_id} …")


def _written(written: dict[str, list[str]], target: Path) -> str:
    count = sum(len(names) for names in written.values())
    noun = "1 documento" if count == 1 else f"{count} documentos"
    verb = "Se escribió" if count == 1 else "Se escribieron"
    return f"{verb} {noun} en {target}/."


def _confess() -> NoReturn:
    try:
        detail = f"Envíe a quien lo mantiene el archivo {save_trace()}."
    except OSError:
        detail = "No hubo dónde guardar el detalle: cuente a quien lo mantiene qué orden dio."
    click.echo("plandocs tuvo una falla propia; sus datos no tienen la culpa y siguen intactos.")
    say(f"{detail} {NOTHING}")
    sys.exit(OUR_FAULT)
