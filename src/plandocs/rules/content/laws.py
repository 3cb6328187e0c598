"""Each law that the plan cites is in its legal framework («marco legal», R-LAW)."""

from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import Nombre, Pasaje, Plan, Registro, Seccion
from plandocs.rules.content.catalogue import LAW_OUT_OF_FRAMEWORK
from plandocs.rules.content.cite import at_all, cite
from plandocs.rules.content.words import plain

_FRAMEWORKS = ("marco legal", "marco juridico", "marco normativo", "fundamento", "base legal")


def check_laws(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the laws cited in a plan and not in the section of its legal framework."""
    framework = next((one for one in plan.secciones if _is_framework(one)), None)
    if framework is None or framework.titulo is None:
        return
    there = framework.at("titulo")
    inside = [p for p in plan.lectura.pasajes if p.donde == f"la sección «{framework.titulo}»"]
    for law in registro.leyes:
        cited = [place for p in plan.lectura.pasajes for place in _citations(p, law)]
        if cited and not any(_names(p.text, law) for p in inside):
            yield at_all(
                LAW_OUT_OF_FRAMEWORK,
                cited,
                texto=law.nombre,
                titulo=framework.titulo,
                alla=cite(there),
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
    return any(form in text for form in (law.nombre, *law.formas, *law.erratas))
