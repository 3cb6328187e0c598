"""Numbers that a plan states of itself are those of what it lists (R-COUNT, R-QTY, R-NUMERAL)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import Linea, Pasaje, Plan, Posicion, Registro, level_of
from plandocs.rules.content.catalogue import (
    NUMBERS_OF_TWO_KINDS,
    OTHER_QUANTITY,
    WRONG_COUNT,
    WRONG_LEAD_IN,
)
from plandocs.rules.content.cite import at_all, cite
from plandocs.rules.content.words import join, plain, upper_first
from plandocs.spanish.counting import lead_in
from plandocs.spanish.quantities import Quantity, find_quantities

_PROSE = ("párrafo", "viñeta", "entrada de acciones")
_SMALL = 100
_DIGITS = 9
_TIMES = frozenset("segundo minuto hora dia semana mes anio".split())
_COMPLEMENTS = ("accion", "trabajo", "actuacion")
_ADJECTIVE = re.compile(
    r"(?!(?:los|las|sus|nos|les|es|tres|seis|dos|mas|cuales|ellos|ellas)\b)\w+[aeo]s\b"
)
_OF_PLANS = re.compile(
    r"(?:estrategic|rector|tematic|transversal|sustantiv|general|principal|central|prioritari"
    r"|tecnic|siguient|especific|institucional|fundamental|grand)"
)
"""What may follow «ejes», «líneas» or «fichas» that are those of the plan."""
_MANNERS = {
    "exact": "como cantidad exacta",
    "minimum": "como mínimo",
    "maximum": "como máximo",
    "about": "como cantidad aproximada",
}


class Counted(NamedTuple):
    """A quantity that a passage states."""

    pasaje: Pasaje
    quantity: Quantity

    @property
    def text(self) -> str:
        """Its words."""
        return self.pasaje.text[self.quantity.start : self.quantity.end]

    @property
    def at(self) -> InFile:
        """Where they were typed."""
        return self.pasaje.at(self.quantity.start, self.quantity.end)

    @property
    def head(self) -> str:
        """The first word of what it counts."""
        return plain(self.quantity.noun or "").partition(" ")[0]


def check_counts(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the numbers of axes, lines or sheets that are not those of the plan."""
    levels = _levels(plan, registro)
    for counted in _counted(plan):
        listed = levels.get(counted.head) if counted.pasaje.kind in _PROSE else None
        if listed and not _is_of_another_kind(counted) and counted.quantity.qualifier == "exact":
            number, there = listed
            if counted.quantity.value != number:
                yield WRONG_COUNT.at(
                    counted.at,
                    there,
                    donde=upper_first(counted.pasaje.donde),
                    texto=counted.text,
                    aqui=cite(counted.at),
                    n="" if number == 1 else "n",
                    cuenta=number,
                    alla=cite(there),
                )


def check_lists(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the numbers that announce a list of other length."""
    pasajes = plan.lectura.pasajes
    for index, pasaje in enumerate(pasajes):
        found = lead_in(pasaje.text) if pasaje.kind == "párrafo" else None
        if found is None or found.value is None:
            continue
        items = _bullets_after(pasajes, index)
        if items and len(items) != found.value:
            here, there = pasaje.at(found.start, found.end), items[0].at()
            yield WRONG_COUNT.at(
                here,
                there,
                donde=upper_first(pasaje.donde),
                texto=pasaje.text[found.start : found.end],
                aqui=cite(here),
                n="" if len(items) == 1 else "n",
                cuenta=len(items),
                alla=cite(there),
            )


def check_lead_ins(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the announcements in the plural of one action, and in the singular of several."""
    for pasaje in plan.lectura.of_kind("entrada de acciones"):
        item = pasaje.position.item if pasaje.position else None
        found = lead_in(pasaje.text)
        if not isinstance(item, Linea) or found is None or not item.acciones:
            continue
        count = len(item.acciones)
        due = "singular" if count == 1 else "plural"
        if found.number is not None and found.number != due and pasaje.position:
            here, there = pasaje.at(found.start, found.end), item.acciones[0].at()
            yield WRONG_LEAD_IN.at(
                here,
                there,
                donde=upper_first(plan.called(pasaje.position)),
                texto=pasaje.text[found.start : found.end],
                aqui=cite(here),
                n="" if count == 1 else "n",
                cuenta=count,
                alla=cite(there),
            )


def check_quantities(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the quantities of one thing that a sheet and the grid give differently (R-QTY)."""
    for group in _same_things(plan).values():
        first = group[0]
        other = next((one for one in group if _amount(one) != _amount(first)), None)
        if other is not None:
            how, how_there = _manners(first.quantity, other.quantity)
            yield OTHER_QUANTITY.at(
                first.at,
                other.at,
                donde=upper_first(first.pasaje.donde),
                cuanto=how,
                texto=first.text,
                aqui=cite(first.at),
                cuanto_alla=how_there,
                otro=other.pasaje.donde,
                titulo=other.text,
                alla=cite(other.at),
            )


def _same_things(plan: Plan) -> dict[tuple[tuple[int, ...], str], list[Counted]]:
    """Return the quantities of each action by what they count.

    A passage that counts a thing twice divides it, and says no whole.
    """
    groups: dict[tuple[tuple[int, ...], str], list[Counted]] = {}
    counted = _counted(plan)
    times = Counter((id(one.pasaje), one.head) for one in counted)
    for one in counted:
        item = _item(one.pasaje)
        if item and one.head and times[id(one.pasaje), one.head] == 1:
            groups.setdefault((item, one.head), []).append(one)
    return groups


def _item(pasaje: Pasaje) -> tuple[int, ...]:
    """Return the numbers of the action that a passage speaks of, or of its line."""
    position = pasaje.position
    if position is None or position.linea is None:
        return ()
    is_alone = len(position.linea.acciones) <= 1
    return position.numbers[:2] if is_alone else position.numbers


def _manners(one: Quantity, other: Quantity) -> tuple[str, str]:
    """Return how two quantities are meant, for a sentence; nothing where both are alike."""
    if one.qualifier == other.qualifier:
        return "", ","
    return f", {_MANNERS[one.qualifier]},", f", {_MANNERS[other.qualifier]},"


def check_numerals(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the small quantities of one thing written in words and in figures (R-NUMERAL)."""
    groups: dict[str, list[Counted]] = {}
    before: Counted | None = None
    for counted in _counted(plan):
        if _is_running(counted) and not (before and _goes_on(before, counted)):
            groups.setdefault(counted.head, []).append(counted)
        before = counted
    for group in groups.values():
        if not _is_one_style(group):
            texts = dict.fromkeys(f"«{counted.text}»" for counted in group)
            places = [counted.at for counted in group]
            yield at_all(NUMBERS_OF_TWO_KINDS, places, texto=join(list(texts)))


def _is_running(counted: Counted) -> bool:
    """Return whether running text counts a few of something; ages and hours are no counts."""
    small = counted.quantity.value < _SMALL and not counted.quantity.percent
    in_cell = counted.pasaje.kind.startswith("celda")
    return bool(counted.head) and small and not in_cell and counted.head not in _TIMES


def _goes_on(before: Counted, counted: Counted) -> bool:
    """Return whether a quantity is the end of a range: «3 a 5 reuniones» is told once."""
    return before.pasaje is counted.pasaje and counted.quantity.start < before.quantity.end


def _is_of_another_kind(counted: Counted) -> bool:
    """Return whether what follows a noun makes it another thing: «dos líneas telefónicas»."""
    complement = plain(counted.quantity.noun or "").partition(" de ")[2]
    if complement:
        return complement not in _COMPLEMENTS
    adjective = _ADJECTIVE.match(plain(counted.pasaje.text[counted.quantity.end :]))
    return bool(adjective) and not _OF_PLANS.match(adjective[0] if adjective else "")


def _is_one_style(group: list[Counted]) -> bool:
    """Return whether all is in words, all in figures, or only what is ten or more in figures."""
    words = [one.quantity.value for one in group if one.quantity.style == "word"]
    figures = [one.quantity.value for one in group if one.quantity.style == "figure"]
    return not words or not figures or (min(figures) > _DIGITS and max(words) < min(figures))


def _amount(counted: Counted) -> tuple[float, str]:
    return float(counted.quantity.value), counted.quantity.qualifier


def _counted(plan: Plan) -> list[Counted]:
    return plan.lectura.once("cantidades", lambda: _read(plan))


def _read(plan: Plan) -> list[Counted]:
    return [
        Counted(pasaje, quantity)
        for pasaje in plan.lectura.pasajes
        for quantity in find_quantities(pasaje.text)
    ]


def _levels(plan: Plan, registro: Registro) -> Mapping[str, tuple[int, InFile]]:
    """Return how many axes, lines and sheets there are, by the nouns that call them."""
    found: dict[str, tuple[int, InFile]] = {}
    for level in ("eje", "linea"):
        items = [position for position in plan.positions if level_of(position) == level]
        if items:
            label = plain(plan.name_of(level, registro.institucion)).partition(" ")[0]
            for noun in (level, label):
                found.setdefault(noun, (len(items), _first(items)))
    if sheets := list(plan.fichas_en_orden):
        found.setdefault("ficha", (len(sheets), _first(sheets)))
    return found


def _first(items: list[Posicion]) -> InFile:
    return items[0].item.at()


def _bullets_after(pasajes: tuple[Pasaje, ...], index: int) -> list[Pasaje]:
    found: list[Pasaje] = []
    for pasaje in pasajes[index + 1 :]:
        if pasaje.kind != "viñeta" or pasaje.node is not pasajes[index].node:
            break
        found.append(pasaje)
    return found
