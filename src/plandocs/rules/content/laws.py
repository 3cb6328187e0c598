"""Each law that the plan cites is in its legal framework («marco legal», R-LAW)."""

import math
from collections.abc import Iterator

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
    inside = [p for p in plan.lectura.pasajes if p.donde == f"la sección «{framework.titulo}»"]
    names: list[str] = []
    places: list[InFile] = []
    for law in registro.leyes:
        cited = [place for p in plan.lectura.pasajes for place in _citations(p, law)]
        if cited and not any(_names(p.text, law) for p in inside):
            names.append(f"«{law.nombre}»")
            places += cited
    if places:
        title = framework.titulo
        yield at_all(
            LAW_OUT_OF_FRAMEWORK, places, texto=join(names), titulo=title, alla=cite(there)
        )


def _is_framework(seccion: Seccion) -> bool:
    return bool(seccion.titulo) and plain(seccion.titulo or "").startswith(_FRAMEWORKS)


def _citations(pasaje: Pasaje, law: Nombre) -> Iterator[InFile]:
    for form in (law.nombre, *law.formas, *law.erratas):
        start = pasaje.text.find(form)
        if start >= 0:
            yield pasaje.at(start, start + len(form))
            return


def _names(text: str, law: Nombre) -> bool:
    """Return whether a text names a law, or begins to and leaves out the end of a long name."""
    words = law.nombre.split()
    most = max(_WORDS, math.ceil(_ENOUGH * len(words)))
    return any(form in text for form in (" ".join(words[:most]), *law.formas, *law.erratas))


_WORDS, _ENOUGH = 5, 0.7
