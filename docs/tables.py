"""Writes in the guides all that can be known from the program: `python docs/tables.py`.

Each piece stands between `<!-- name -->` and `<!-- /name -->`; what is outside is written by hand.
With `--check` nothing is written, and the exit code is 1 when a guide is not current.
"""

import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import language_words as words
import yaml
from example import Example, read

from plandocs.build import check
from plandocs.compose.vocabulary import groups
from plandocs.diagnostics import Diagnostic, Rule, Severity
from plandocs.engine import rules as engine_rules
from plandocs.engine.language import filters, loop, syntax
from plandocs.engine.package import read_package, write_package
from plandocs.explain import pages
from plandocs.gates import rules as gate_rules
from plandocs.plan import (
    Aceptaciones,
    Institucion,
    Mapeo,
    Nodo,
    Periodo,
    Plan,
    Registro,
    Renglones,
    TablaMapeada,
    TipoDocumento,
)
from plandocs.plan.escrito import print_period
from plandocs.plan.glosario import describe, terms
from plandocs.plan.mapeo import RenglonesDeTabla
from plandocs.plan.numeracion import print_number
from plandocs.plan.periodo import Horizonte
from plandocs.plan.tiempo import month, parse_tramo
from plandocs.printing import rules as printing_rules
from plandocs.rules import catalogue
from plandocs.rules.content import catalogue as content_rules
from plandocs.source import rules as source_rules
from plandocs.starter import start_plan
from plandocs.verify import rules as verify_rules

DOCS = Path(__file__).resolve().parent
PLAN = "ejemplo/pat-2026"
ROOT = DOCS.parent
SHIPPED = ("ieeq/spen-2024-2025", "iem/pat-2023")

PERIODS = (
    ("Un mes", "{en: 2026-03}"),
    ("Un día", "{en: 2026-03-15}"),
    ("Un trimestre", "{en: 2026-T2}"),
    ("Una semana del año", "{en: 2026-S10}"),
    ("Varios meses", "{en: [2026-04, 2026-08, 2026-12]}"),
    ("Varios días", "{en: [2026-04-11, 2026-08-21]}"),
    ("De un mes a otro", "{de: 2026-01, a: 2026-03}"),
    ("De un día a otro", "{de: 2026-04-05, a: 2026-05-03}"),
    ("Cada cierto tiempo", "{de: 2026-02, a: 2026-06, cada: 2 meses}"),
    ("Una fecha límite", "{hasta: 2026-06-15}"),
    ("Lo que dure algo con nombre", "{durante: presidencia}"),
    ("El día de un evento", "{evento: jornada}"),
    ("Días antes de un evento", "{evento: jornada, dias: -30}"),
    ("Días después de un evento", "{evento: jornada, dias: 15}"),
    ("Con otras palabras", "{de: 2026-01, a: 2026-03, texto: En el primer trimestre.}"),
)
VIGENCIAS = {"presidencia": Horizonte.model_validate({"de": "2026-01", "a": "2026-09"})}
EVENTOS = {"jornada": "2026-06-07"}

PATTERNS = (
    '"{eje}."',
    '"{eje}.{linea}"',
    '"{linea}"',
    '"{accion:a})"',
    '"{accion:A}."',
    '"{eje:I}."',
    '"{eje:i}.{linea}.{accion}"',
    '"{seccion:I}."',
)
NUMBERS = {"eje": 2, "linea": 3, "accion": 4, "seccion": 5}

FILTERS = {*filters.FILTERS, *filters.RUN_FILTERS}
TESTS = {*filters.TESTS, *filters.JINJA_TESTS}
LOOP = {*loop.LOOP_FIELDS, *(f"{name}()" for name in syntax.LOOP_METHODS)}
ROUNDS = "{{% for mes in meses %}}{}{{% if not loop.last %}}, {{% endif %}}{{% endfor %}}"

BODY = "word/document.xml"
DATA = f"data/{PLAN}/plan.yaml"
SHEET = "templates/_comun/ficha/plantilla.docx"
COLON = (DATA, "titulo: Primera línea de acción.", "titulo: Sesiones: ordinarias y especiales.")
TYPO = (DATA, "responsable: Secretaría Técnica", "responsables: Secretaría Técnica")
LATE = (DATA, "{de: 2026-01, a: 2026-03}", "{de: 2026-11, a: 2027-02}")
CUT = (DATA, "Segunda línea de acción.", "Atender el oficio #12 de la Presidencia.")
TAG = (SHEET, "{{ campo.etiqueta }}", "{{ campo.etiqeta }}")


def pieces() -> dict[str, Callable[[], str]]:
    """Return what writes each piece, by its name."""
    return {
        "campos": _groups,
        "documento": lambda: _fields(TipoDocumento),
        "mapeo": lambda: _fields(Mapeo),
        "mapeo-tabla": lambda: _fields(TablaMapeada),
        "mapeo-renglones": _key_rows,
        "periodos": _periods,
        "numeros": _numbers,
        "mensajes": lambda: _rules(
            gate_rules, source_rules, catalogue, verify_rules, printing_rules
        ),
        "mensajes-plantilla": lambda: _rules(engine_rules, source_rules, only="P"),
        "filtros": lambda: _computed("Filtro", words.FILTERS, FILTERS),
        "pruebas": lambda: _computed("Prueba", words.TESTS, TESTS, '"sí" if {} else "no"'),
        "metodos": lambda: _computed("Método", words.METHODS, syntax.METHODS),
        "funciones": lambda: _computed("Función", words.FUNCTIONS, syntax.FUNCTIONS),
        "loop": _loop,
        "registro": lambda: _of_file(Registro),
        "acepta": lambda: _of_file(Aceptaciones),
        "mensajes-contenido": lambda: _rules(content_rules, only="C"),
        "errores-contenido": lambda: _explained("C"),
        **{f"hallazgos-{plan}": functools.partial(_known, plan) for plan in SHIPPED},
        "errores-datos": lambda: _explained("D"),
        "errores-revision": lambda: _explained("V"),
        "errores-paginas": lambda: _explained("G"),
        "errores-plantillas": lambda: _explained("P"),
        **{f"valores-{name}": functools.partial(_values, name) for name in groups()},
        "pantalla-dos": _screen_of_both,
        "pantalla-campos": lambda: _command("fields", PLAN, lines=16),
        "pantalla-explica": lambda: _command("explain", "D218"),
        "pantalla-bien": _screen,
        "pantalla-puntos": lambda: _screen(COLON),
        "pantalla-varios": lambda: _screen(TYPO, LATE),
        "pantalla-aviso": lambda: _screen(CUT),
        "pantalla-plantilla": lambda: _screen(TAG),
        "pantalla-comprobar": _screen_of_verify,
    }


def current(text: str) -> str:
    """Return a guide with every piece as it is today."""
    for name, write in pieces().items():
        first, last = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        if first in text:
            before, _, rest = text.partition(first)
            _, _, after = rest.partition(last)
            text = f"{before}{first}\n{write()}\n\n{last}{after}"
    return text


def _explained(kind: str) -> str:
    """Return the pages of the rules of a kind, each one heading lower than in its file."""
    made = []
    for code, text in pages().items():
        if code.startswith(kind):
            title, _, rest = text.partition("\n")
            made.append(f"##{title}\n{rest.strip().replace(chr(10) + '## ', chr(10) + '#### ')}")
    return "\n\n".join(part.replace("\n\n\n", "\n\n").strip() for part in map(_spaced, made))


def _spaced(page: str) -> str:
    return page.replace("\n", "\n\n", 1) if not page.partition("\n")[2].startswith("\n") else page


def _values(name: str) -> str:
    """Return a table of the values of a group that templates print."""
    rows = (
        (f"`{name}.{key}`".replace("documento.", ""), _kind(told["tipo"]), _meaning(told))
        for key, told in groups()[name].items()
    )
    return _table(("Valor", "Qué es", ""), rows)


def _kind(text: str) -> str:
    return text.replace("si_no", "sí o no").replace("numero", "número")


def _meaning(told: Mapping[str, Any]) -> str:
    options = ", ".join(f"`{option}`" for option in told.get("opciones", ()))
    owner = f" (en {told['en']})" if "en" in told else ""
    return f"{told['es']}{owner}{': ' if options else ''}{options}"


def _groups() -> str:
    """Return a table for each group of fields of both data files, in the glossary's order."""
    places: dict[type[Nodo], list[str]] = {Plan: [], Institucion: []}
    _walk(Plan, (), "", places)
    _walk(Institucion, (), " de institucion.yaml", places)
    order = list(terms())
    written = sorted(places, key=lambda model: order.index(model.__name__))
    return "\n\n".join(
        f"#### {_title(model)}\n\n{_about(model, places[model])}\n\n{_fields(model)}"
        for model in written
        if model.model_fields
    )


def _of_file(root: type[Nodo]) -> str:
    """Return a table for each group of fields of one data file."""
    places: dict[type[Nodo], list[str]] = {root: []}
    _walk(root, (), "", places)
    return "\n\n".join(
        f"#### {_title(model)}\n\n{_about(model, places[model])}\n\n{_fields(model)}"
        for model in places
    )


def _known(plan_id: str) -> str:
    """Return a table of every finding on a shipped plan, and of who knows of it and why."""
    report = check(ROOT, [plan_id])
    rows = [
        (
            f"{one.found.rule.code} {one.found.rule.name}",
            one.found.rule.severity.value,
            _short(one.found),
            f"{one.who}: {one.why}",
        )
        for one in sorted(report.accepted, key=lambda one: (one.found.rule.code, one.found.at))
    ]
    rows += [
        (f"{f.rule.code} {f.rule.name}", f.rule.severity.value, _short(f), "—") for f in report
    ]
    counts = f"{len(report.accepted)} hallazgos aceptados y {len(report)} sin aceptar."
    return f"{counts}\n\n{_table(('Regla', 'Gravedad', 'Hallazgo', 'Aceptado'), rows)}"


def _short(found: Diagnostic) -> str:
    return found.message.replace("|", "\\|")


def _walk(
    model: type[Nodo], steps: tuple[str, ...], file: str, places: dict[type[Nodo], list[str]]
) -> None:
    for name, field in model.model_fields.items():
        if name == "acepta" and model is not Aceptaciones:
            continue  # beside any datum: told once, with the file of acceptances
        for child in _models_in(field.annotation):
            inside = (*steps, f"`{name}`")
            places.setdefault(child, []).append(" › ".join(inside) + file)
            _walk(child, inside, file, places)


def _models_in(annotation: Any) -> Iterator[type[Nodo]]:
    if isinstance(annotation, type) and issubclass(annotation, Nodo):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _models_in(inner)


def _title(model: type[Nodo]) -> str:
    name = str(terms()[model.__name__]["nombre"])
    return name[0].upper() + name[1:]


def _about(model: type[Nodo], places: list[str]) -> str:
    meaning = str(terms()[model.__name__]["es"])
    return f"{meaning} Va en {'; '.join(dict.fromkeys(places))}." if places else meaning


def _fields(model: type[Nodo]) -> str:
    own = list(terms()[model.__name__]["campos"])
    names = sorted(
        (name for name in model.model_fields if name != "acepta" or name in own),
        key=lambda name: (own.index(name) if name in own else len(own), name == "campos"),
    )
    rows = (
        (f"`{name}`", _if_missing(model, name), describe(model.__name__, name)) for name in names
    )
    return _table(("Campo", "Si falta", "Qué es"), rows)


def _if_missing(model: type[Nodo], name: str) -> str:
    field = model.model_fields[name]
    if field.is_required():
        return "**obligatorio**"
    value = field.get_default(call_default_factory=True)
    if isinstance(value, Renglones):
        return "los usuales"
    if isinstance(value, bool):
        return f"`{'si' if value else 'no'}`"
    if isinstance(value, str | int) and value:
        return f"`{value}`"
    return "nada"


def _key_rows() -> str:
    main, table = Renglones(), RenglonesDeTabla()
    rows = (
        (
            f"`{name}`",
            f"`{getattr(main, name)}`",
            f"`{getattr(table, name)}`",
            describe("Renglones", name),
        )
        for name in Renglones.model_fields
    )
    return _table(("Campo", "En la hoja principal", "En una tabla", "Qué hay ahí"), rows)


def _periods() -> str:
    rows = ((words, f"`{written}`", f"«{_printed(written)}»") for words, written in PERIODS)
    return _table(("Para decir", "Se escribe", "Se imprime"), rows)


def _printed(written: str) -> str:
    # BaseLoader keeps every scalar the text that was typed, as the program reads it.
    periodo = Periodo.model_validate(yaml.load(written, Loader=yaml.BaseLoader))
    events = {name: tramo for name, day in EVENTOS.items() if (tramo := parse_tramo(day))}
    return print_period(periodo, periodo.resolve(VIGENCIAS, events) or (month(2026, 1),))


def _numbers() -> str:
    rows = (
        (f"`{pattern}`", print_number(pattern.strip('"'), NUMBERS).replace("|", "\\|"))
        for pattern in PATTERNS
    )
    return _table(("Se escribe", "Se imprime"), rows)


def _computed(
    head: str, known: Iterable[words.Word], wanted: Iterable[str], printed: str = "{}"
) -> str:
    """Return a table of words of the language, with what the engine makes of each example."""
    known = _complete(head, known, wanted)
    made = iter(_made(f"{{{{ {printed.format(w.example)} }}}}" for w in known if w.example))
    rows = (
        (
            _names(word),
            word.does,
            *((f"`{word.example}`", next(made)) if word.example else ("", "")),
        )
        for word in known
    )
    return _table((head, "Qué hace" if printed == "{}" else "Es sí cuando", "Ejemplo", "Da"), rows)


def _loop() -> str:
    known = _complete("loop", words.LOOP, LOOP)
    made = _made(ROUNDS.format(word.example) for word in known)
    rows = (
        (_names(word, "loop."), word.does, text) for word, text in zip(known, made, strict=True)
    )
    head = f"Para {', '.join(words.DATA['meses'])}"
    return _table(("Se pide", "Qué es", head), rows)


def _complete(
    head: str, known: Iterable[words.Word], wanted: Iterable[str]
) -> tuple[words.Word, ...]:
    """Return the words told; stop when the language has others."""
    told = tuple(known)
    names = [name for word in told for name in word.names.split()]
    if strange := {*names} ^ {*wanted}:
        found = ", ".join(sorted(strange))
        raise SystemExit(f"{head}: language_words.py y el lenguaje no coinciden: {found}.")
    return told


def _made(texts: Iterable[str]) -> list[str]:
    """Return what the engine prints of some texts, each in its paragraph."""
    template = "\n".join(texts)
    return read(Example("tables", template, words.DATA, "").printed()).split("\n")


def _names(word: words.Word, owner: str = "") -> str:
    return ", ".join(f"`{owner}{name}`" for name in word.names.split())


def _rules(*modules: ModuleType, only: str = "DGSV") -> str:
    found = {rule.code: rule for module in modules for rule in _rules_of(module)}
    rows = (
        (f"{rule.code}{_mark(rule)}", _blanked(rule.message), _blanked(rule.hint))
        for _, rule in sorted(found.items())
        if rule.code[0] in only
    )
    return _table(("Código", "Qué dice", "Qué hacer"), rows)


def _rules_of(module: ModuleType) -> Iterator[Rule]:
    for value in vars(module).values():
        if isinstance(value, Rule):
            yield value
        elif isinstance(value, dict):
            yield from (item for item in value.values() if isinstance(item, Rule))


def _mark(rule: Rule) -> str:
    return "" if rule.severity is Severity.ERROR else f" ({rule.severity.value})"


class _Blanks(dict[str, str]):
    """Every value of a message as a blank to be filled."""

    def __missing__(self, key: str) -> str:
        return "…"


def _blanked(sentence: str) -> str:
    text = (
        sentence.format_map(_Blanks()).replace("«…»…", "«…»").replace(".…", ".").replace("….", "…")
    )
    text = text[:1].upper() + text[1:]
    return "Lo dice cada mensaje." if text == "…" else text


def _screen_of_both() -> str:
    """Return what `render` prints of a value that a template cannot print."""
    template = "{%tr for persona in personas %} |\n{{ persona.nombre }} | {{ persona.cargo }}\n"
    template += "{%tr endfor %} |\n"
    data = "personas:\n  - {nombre: Nombre Uno, cargo: Consejera}\n  - nombre: Nombre Dos\n"
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "oficio.docx").write_bytes(Example("oficio", template, {}, "").draw())
        (root / "datos.yaml").write_text(data, encoding="utf-8")
        order = "render oficio.docx --data datos.yaml -o salida.docx"
        said = _said(order.split(), root)
    return f"```text\n$ plandocs {order}\n{said}\n```"


def _screen_of_verify() -> str:
    """Return what `verify` prints of a document of a new plan that somebody edited."""
    order = "verify recibido.docx"
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        start_plan(root, PLAN)
        _said(["build", PLAN], root)
        path = root / "recibido.docx"
        shutil.copy(next((root / "output" / PLAN).glob("*.docx")), path)
        _edit(path, b"Primera l\xc3\xadnea de acci\xc3\xb3n.", b"Primera l\xc3\xadnea de trabajo.")
        said = _said(order.split(), root)
    return f"```text\n$ plandocs {order}\n{said}\n```"


def _command(*arguments: str, lines: int | None = None) -> str:
    """Return what a command prints of a new plan, or its first lines."""
    with tempfile.TemporaryDirectory() as name:
        start_plan(Path(name), PLAN)
        said = _said(arguments, Path(name)).split("\n")
    shown = said if lines is None else [*said[:lines], "…"]
    return "\n".join(["```text", f"$ plandocs {' '.join(arguments)}", *shown, "```"])


def _said(arguments: Sequence[str], folder: Path) -> str:
    command = [sys.executable, "-m", "plandocs", *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return run.stdout.strip()


def _screen(*edits: tuple[str, str, str]) -> str:
    """Return what a build of a new plan prints after edits: a file, its words, the new ones."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        start_plan(root, PLAN)
        for path, old, new in edits:
            _edit(root / path, old.encode(), new.encode())
        command = [sys.executable, "-m", "plandocs", "build", PLAN]
        run = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    return f"```text\n$ make annex PLAN={PLAN}\n{run.stdout.strip()}\n```"


def _edit(path: Path, old: bytes, new: bytes) -> None:
    """Replace the first `old` of a text file, or of the body of a Word file."""
    data = path.read_bytes()
    parts = read_package(data) if path.suffix == ".docx" else {BODY: data}
    if old not in parts[BODY]:
        raise SystemExit(f"{path.name} ya no dice «{old.decode()}».")
    parts[BODY] = parts[BODY].replace(old, new, 1)
    path.write_bytes(write_package(parts) if path.suffix == ".docx" else parts[BODY])


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *(tuple(map(_escaped, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _escaped(cell: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", cell)


def main() -> None:
    """Bring every guide up to date, or tell which is not."""
    os.environ["PLANDOCS_OFFICE"] = "no"  # the screens are those of any machine
    stale = []
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if (made := current(text)) != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(made, encoding="utf-8")
    if stale:
        names = ", ".join(stale)
        checked = f"No están al día: {names}. Escriba: python docs/tables.py\n"
        sys.stdout.write(checked if "--check" in sys.argv else f"Se pusieron al día: {names}.\n")
    sys.exit(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    main()
