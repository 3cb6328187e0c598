"""How findings are said: text for people, JSON for programs, commands for GitHub."""

from collections.abc import Iterable, Sequence

from plandocs.diagnostics.diagnostic import Diagnostic, Severity
from plandocs.diagnostics.location import InFile, InPage, InSheet, InWord, Location

_MOST_PLACES = 3
_LONGEST_CARET = 60
_LONGEST_LINE = 1000
_WINDOW = 160
_OF_TEMPLATES = "P"
"""How the codes of what is wrong with a template begin."""
_UNSEEN = "·"
"""Stands for what a terminal would not show, or would obey."""
_OF_GITHUB = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.STYLE: "notice",
    Severity.NOTE: "notice",
}


def as_text(found: Diagnostic) -> str:
    """Return a finding as a paragraph: heading, places with their lines, fact, hint."""
    rule = found.rule
    lines = [f"{rule.severity.value} {rule.code} {rule.name}", f"  {found.at}"]
    lines += _excerpt(found.at)
    for place in found.also[:_MOST_PLACES]:
        lines += [f"  {_lead(found, place)}: {place}", *_excerpt(place)]
    if more := len(found.also) - _MOST_PLACES:
        lines += [f"  y {_places(more)}"] if more > 0 else []
    lines.append(f"  {found.message}")
    if found.hint:
        lines.append(f"  pista: {found.hint}")
    return "\n".join(lines)


def first_screen(findings: Sequence[Diagnostic], lines: int) -> list[Diagnostic]:
    """Return the findings that fit in some lines, errors before warnings, in their order.

    There is always one, and what is left out is for whoever asks for all.
    """
    kept: set[int] = set()
    order = sorted(range(len(findings)), key=lambda index: not findings[index].is_error)
    for index in order:
        lines -= as_text(findings[index]).count("\n") + 2
        if kept and lines < 0:
            break
        kept.add(index)
    return [findings[index] for index in sorted(kept)]


def as_json(findings: Iterable[Diagnostic]) -> str:
    """Return findings as a JSON array: codigo, nombre, gravedad, lugar, ademas, mensaje, pista."""
    import json  # what is said to people needs none of it

    return json.dumps([_to_plain(found) for found in findings], ensure_ascii=False, indent=2)


def summary(findings: Sequence[Diagnostic]) -> list[str]:
    """Return how many findings each rule has, the gravest first: «3 error C111 texto-distinto»."""
    counts: dict[tuple[int, str, str], int] = {}
    order = list(Severity)
    for found in findings:
        rule = found.rule
        key = (order.index(rule.severity), rule.code, rule.name)
        counts[key] = counts.get(key, 0) + 1
    width = len(str(max(counts.values(), default=0)))
    return [
        f"{count:>{width}} {order[grade].value} {code} {name}"
        for (grade, code, name), count in sorted(counts.items())
    ]


def as_github(findings: Iterable[Diagnostic]) -> str:
    """Return findings as GitHub Actions' workflow commands, one a line."""
    return "\n".join(map(_command, findings))


def _lead(found: Diagnostic, also: Location) -> str:
    """Return how a second place is introduced: the data of a template's tag, or one to compare."""
    of_template = found.rule.code.startswith(_OF_TEMPLATES) and also.path != found.at.path
    return "en los datos" if of_template and isinstance(also, InFile) else "véase también"


def _places(count: int) -> str:
    return "en 1 lugar más" if count == 1 else f"en {count} lugares más"


def _excerpt(place: Location) -> list[str]:
    if not isinstance(place, InFile) or not place.source.strip():
        return []
    number = f"{place.line:>6}"
    shown, column = _around(place.source, place.column - 1)
    caret = " " * column + "^" * max(1, min(place.width, _LONGEST_CARET))
    source = "".join(letter if letter.isprintable() else _UNSEEN for letter in shown)
    return [f"{number} │ {source}", f"{' ' * len(number)} │ {caret}"]


def _around(line: str, column: int) -> tuple[str, int]:
    """Return what a screen can show of a line around a column, and which column it is there."""
    if len(line) <= _LONGEST_LINE:
        return line, column
    start = max(0, column - _WINDOW // 2)
    head = "…" if start else ""
    tail = "…" if start + _WINDOW < len(line) else ""
    shown = line[start : start + _WINDOW]
    return f"{head}{shown}{tail}", column - start + len(head)


def _to_plain(found: Diagnostic) -> dict[str, object]:
    return {
        "codigo": found.rule.code,
        "nombre": found.rule.name,
        "gravedad": found.rule.severity.value,
        "lugar": _place(found.at),
        "ademas": [_place(place) for place in found.also],
        "mensaje": found.message,
        "pista": found.hint,
    }


def _place(place: Location) -> dict[str, object]:
    match place:
        case InFile():
            return {"archivo": place.path, "linea": place.line, "columna": place.column}
        case InWord():
            return {
                "archivo": place.path,
                "parte": place.part,
                "titulo": place.heading,
                "celda": list(place.cell) if place.cell else None,
                "texto": place.text,
            }
        case InSheet():
            return {"archivo": place.path, "hoja": place.sheet, "celda": place.cell}
        case InPage():
            return {
                "archivo": place.path,
                "hoja": place.page,
                "pagina": place.label,
                "texto": place.text,
            }


def _command(found: Diagnostic) -> str:
    at = found.at
    where = {"file": at.path}
    if isinstance(at, InFile) and at.line:
        where |= {"line": str(at.line), "col": str(at.column)}
    where["title"] = f"{found.rule.code} {found.rule.name}"
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in where.items())
    said = [] if isinstance(at, InFile) else [f"{at}."]
    said += [found.message, *([f"Pista: {found.hint}"] if found.hint else [])]
    kind = _OF_GITHUB[found.rule.severity]
    return f"::{kind} {properties}::{_escaped(' '.join(said))}"


def _escaped(text: str, more: str = "") -> str:
    """Return a text as a workflow command holds it (percent codes)."""
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in text)
