"""Each law that the plan cites is in its legal framework («marco legal», R-LAW)."""

import math
import re
from collections.abc import Iterator, Sequence

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import Nombre, Pasaje, Plan, Registro, Seccion
from plandocs.rules.content.catalogue import LAW_OUT_OF_FRAMEWORK
from plandocs.rules.content.cite import at_all, cite
from plandocs.rules.content.words import join, plain

_FRAMEWORKS = ("marco legal", "marco juridico", "marco normativo", "fundamento", "base legal")


def check_laws(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the laws cited in a plan and not in the section of its legal framework."""
    framework = next((one for one in plan.secciones if _is_framework(one)), None)
    if framework is None or framework.titulo is None:
        return
    there = framework.at("titulo")
    section = f"la sección «{framework.titulo}»"
    inside = [plain(p.text) for p in plan.lectura.pasajes if p.donde == section]
    names: list[str] = []
    places: list[InFile] = []
    for law in registro.leyes:
        longer = [one.nombre for one in registro.leyes if one is not law]
        cited = [place for p in plan.lectura.pasajes for place in _citations(p, law, longer)]
        if cited and not any(_names(text, law) for text in inside):
            names.append(f"«{law.nombre}»")
            places += cited
    if places:
        title = framework.titulo
        yield at_all(
            LAW_OUT_OF_FRAMEWORK, places, texto=join(names), titulo=title, alla=cite(there)
        )


def _is_framework(seccion: Seccion) -> bool:
    return bool(seccion.titulo) and plain(seccion.titulo or "").startswith(_FRAMEWORKS)


def _citations(pasaje: Pasaje, law: Nombre, others: Sequence[str]) -> Iterator[InFile]:
    """Yield where a passage first cites a law, by no words that begin the name of another."""
    for form in (law.nombre, *law.formas, *law.erratas):
        for found in re.finditer(rf"\b{re.escape(form)}\b", pasaje.text):
            if not any(pasaje.text.startswith(name, found.start()) for name in others):
                yield pasaje.at(found.start(), found.end())
                return


def _names(text: str, law: Nombre) -> bool:
    """Return whether a plain text names a law, or begins to and leaves out a long name's end."""
    words = plain(law.nombre).split()
    most = max(_WORDS, math.ceil(_ENOUGH * len(words)))
    forms = [" ".join(words[:most]), *map(plain, (*law.formas, *law.erratas))]
    return any(f" {form} " in f" {text} " for form in forms)


_WORDS, _ENOUGH = 5, 0.7
