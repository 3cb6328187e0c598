"""How findings are said: text for people, JSON for programs."""

import json
from collections.abc import Iterable

from plandocs.diagnostics.diagnostic import Diagnostic
from plandocs.diagnostics.location import InFile, InSheet, InWord, Location


def as_text(found: Diagnostic) -> str:
    """Return a finding as a paragraph: heading, place, source line with a caret, fact, hint."""
    rule = found.rule
    lines = [f"{rule.severity.value} {rule.code} {rule.name}", f"  {found.at}"]
    lines += _excerpt(found.at)
    lines += [f"  véase también: {place}" for place in found.also]
    lines.append(f"  {found.message}")
    if found.hint:
        lines.append(f"  pista: {found.hint}")
    return "\n".join(lines)


def as_json(findings: Iterable[Diagnostic]) -> str:
    """Return findings as a JSON array: codigo, nombre, gravedad, lugar, mensaje, pista."""
    return json.dumps([_to_plain(found) for found in findings], ensure_ascii=False, indent=2)


def _excerpt(place: Location) -> list[str]:
    if not isinstance(place, InFile) or not place.source.strip():
        return []
    number = f"{place.line:>6}"
    caret = " " * (place.column - 1) + "^" * max(1, min(place.width, 60))
    return [f"{number} │ {place.source}", f"{' ' * len(number)} │ {caret}"]


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
