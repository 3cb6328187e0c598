"""Words that a plan does not type but derives («derivados»): counts, lead-ins, names.

In the texts of sections, axes and lines, `{ejes}` stands for how many axes there are, in words,
and `{las siguientes acciones}` announces the actions of its line, one or several. So what they
say cannot contradict what is listed.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from plandocs.plan.nodo import Nodo
from plandocs.plan.prosa import Block, Prosa
from plandocs.spanish.numbers import cardinal

if TYPE_CHECKING:
    from plandocs.plan.plan import Plan

_DERIVED = re.compile(r"\{([^{}\n]{3,40})\}")
_FEMININE = frozenset({"lineas", "acciones", "fichas"})
_LEAD_INS = {
    "los siguientes ejes": ("ejes", "el siguiente eje"),
    "las siguientes líneas": ("lineas", "la siguiente línea"),
    "las siguientes líneas de acción": ("lineas", "la siguiente línea de acción"),
    "las siguientes acciones": ("acciones", "la siguiente acción"),
    "las siguientes actividades": ("acciones", "la siguiente actividad"),
}
Item = TypeVar("Item", bound=Nodo)


KNOWN = (
    "ejes",
    "lineas",
    "acciones",
    "fichas",
    "integrantes",
    "plan",
    "comisión",
    "ejercicio",
    *_LEAD_INS,
)
"""What may be asked for between braces."""


def derive(plan: "Plan") -> "Plan":
    """Return a plan with the derived words of its texts in their place."""
    # What a plan computes of itself once would be copied, and speak of the words as typed.
    lineas = [linea for eje in plan.ejes for linea in eje.lineas]
    acciones = [accion for linea in lineas for accion in linea.acciones]
    shared = {
        "ejes": len(plan.ejes),
        "lineas": len(lineas),
        "acciones": len(acciones),
        "fichas": sum(accion.ficha is not None for accion in acciones),
        "integrantes": len(plan.comision.integrantes),
    }
    texts = {"plan": plan.titulo, "comisión": plan.comision.nombre, "ejercicio": plan.ejercicio}
    made: Plan = _Deriver(texts).node(plan, shared)
    return made


class _Deriver:
    """Walks a plan; inside an item, its counts are those of what the item holds."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def node(self, node: Item, counts: Mapping[str, int]) -> Item:
        """Return a node with the derived words of all its texts, or itself if it has none."""
        own = {**counts, **_counts_of(node)}
        changed = {}
        for name in type(node).model_fields:
            value = getattr(node, name)
            made = self._value(value, own)
            if made is not value:
                changed[name] = made
        return node.model_copy(update=changed) if changed else node

    def _value(self, value: Any, counts: Mapping[str, int]) -> Any:
        if isinstance(value, Prosa):
            return self._prosa(value, counts)
        if isinstance(value, Nodo):
            return self.node(value, counts)
        if isinstance(value, tuple):
            made = tuple(self._value(item, counts) for item in value)
            return made if any(a is not b for a, b in zip(made, value, strict=True)) else value
        return value

    def _prosa(self, prosa: Prosa, counts: Mapping[str, int]) -> Prosa:
        if "{" not in prosa.text:
            return prosa
        return Prosa(tuple(self._block(block, counts) for block in prosa.blocks))

    def _block(self, block: Block, counts: Mapping[str, int]) -> Block:
        runs = tuple(replace(run, text=self._filled(run.text, counts)) for run in block.runs)
        return replace(block, runs=runs)

    def _filled(self, text: str, counts: Mapping[str, int]) -> str:
        return _DERIVED.sub(lambda found: self._words(found[1], counts) or found[0], text)

    def _words(self, asked: str, counts: Mapping[str, int]) -> str:
        name = asked.casefold().strip()
        word = self._texts.get(name) or _count(name.replace("í", "i"), counts)
        return (word or _lead_in(name, counts)) if name == asked.strip() else ""


def _counts_of(node: Nodo) -> dict[str, int]:
    """Return how many items of the next level an axis or a line has."""
    lengths = {name: getattr(node, name, None) for name in ("lineas", "acciones")}
    return {name: len(items) for name, items in lengths.items() if isinstance(items, tuple)}


def _count(name: str, counts: Mapping[str, int]) -> str:
    if name not in counts:
        return ""
    return cardinal(counts[name], feminine=name in _FEMININE, before_noun=True)


def _lead_in(name: str, counts: Mapping[str, int]) -> str:
    """Return an announcement that agrees with how many things are listed."""
    level, singular = _LEAD_INS.get(name, ("", ""))
    return (singular if counts[level] == 1 else name) if level else ""
