"""A plan read as its readers do («lectura»): every text it prints, once, in reading order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from plandocs.diagnostics import InFile
from plandocs.plan.nodo import Nodo, Path
from plandocs.plan.prosa import Prosa

if TYPE_CHECKING:
    from plandocs.plan.comision import Integrante
    from plandocs.plan.eje import Eje, Linea, Posicion
    from plandocs.plan.plan import Plan
    from plandocs.plan.seccion import Bloque, Seccion

Made = TypeVar("Made")
UNTITLED = "la sección sin título"


@dataclass(frozen=True, slots=True)
class Pasaje:
    """A paragraph, title or cell: its words, what kind of text it is, and where it was typed.

    `whole` is the typed value that holds it from `offset` on. `donde` is how sentences call the
    place: «la ficha 2».
    """

    text: str
    kind: str
    donde: str
    node: Nodo
    path: Path
    whole: str
    offset: int = 0
    position: "Posicion | None" = None

    def at(self, start: int = 0, end: int | None = None) -> InFile:
        """Return where some of its words were typed; all of them, when none are given."""
        stop = len(self.text) if end is None else end
        return self.node.words_at(self.path, self.whole, self.offset + start, self.offset + stop)


class Lectura:
    """The passages of a plan in the order in which its annex prints them."""

    def __init__(self, plan: "Plan") -> None:
        """Read a plan."""
        self.pasajes: tuple[Pasaje, ...] = tuple(_Reader(plan).read())
        self._made: dict[str, Any] = {}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what was made of the plan under a name, made when it is first asked for."""
        if name not in self._made:
            self._made[name] = make()
        found: Made = self._made[name]
        return found

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of each passage."""
        return tuple(pasaje.text for pasaje in self.pasajes)

    def of_kind(self, *kinds: str) -> tuple[Pasaje, ...]:
        """Return the passages of some kinds, in order."""
        return tuple(pasaje for pasaje in self.pasajes if pasaje.kind in kinds)

    @cached_property
    def groups(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the passages of each kind."""
        found: dict[str, list[int]] = {}
        for index, pasaje in enumerate(self.pasajes):
            found.setdefault(pasaje.kind, []).append(index)
        return {kind: tuple(indexes) for kind, indexes in found.items()}


class _Reader:
    """Walks a plan section by section, and then what none of its sections prints."""

    def __init__(self, plan: "Plan") -> None:
        self._plan = plan
        self._seen: set[tuple[int, Path]] = set()

    def read(self) -> Iterator[Pasaje]:
        plan = self._plan
        for name in ("anexo", "titulo", "ejercicio"):
            yield from self._text(plan, (name,), "portada", "la portada")
        yield from self._text(plan.comision, ("nombre",), "portada", "la portada")
        for seccion in plan.secciones:
            yield from self._section(seccion)
        yield from self._activities()
        yield from self._sheets()
        yield from self._grid()
        yield from self._glossary()

    def _text(
        self,
        node: Nodo,
        path: Path,
        kind: str,
        donde: str,
        position: "Posicion | None" = None,
    ) -> Iterator[Pasaje]:
        """Yield the text or the prose at `path`, unless it was read already or is not there."""
        value: object = node
        for step in path:
            value = getattr(value, str(step)) if isinstance(value, Nodo) else value[step]  # type: ignore[index]
        if value is None or (id(node), path) in self._seen:
            return
        self._seen.add((id(node), path))
        if isinstance(value, Prosa):
            yield from _paragraphs(node, path, value, kind, donde, position)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield Pasaje(item, kind, donde, node, (*path, index), item, position=position)
        else:
            yield Pasaje(str(value), kind, donde, node, path, str(value), position=position)

    def _section(self, seccion: "Seccion") -> Iterator[Pasaje]:
        donde = f"la sección «{seccion.titulo}»" if seccion.titulo else UNTITLED
        kind = "título de sección" if seccion.encabezado else "entrada del índice"
        yield from self._text(seccion, ("titulo",), kind, donde)
        for bloque in seccion.cuerpo:
            yield from self._block(bloque, donde)

    def _block(self, bloque: "Bloque", donde: str) -> Iterator[Pasaje]:
        if bloque.texto:
            yield from self._text(bloque, ("texto",), "párrafo", donde)
        elif bloque.lista:
            yield from self._level(bloque.lista.de)
        elif bloque.tabla:
            for name in ("columnas", "filas"):
                for index in range(len(getattr(bloque.tabla, name))):
                    yield from self._text(bloque.tabla, (name, index), "celda de tabla", donde)
        elif reader := self._readers.get(bloque.tipo):
            yield from reader()

    @cached_property
    def _readers(self) -> dict[str, Callable[[], Iterator[Pasaje]]]:
        return {
            "glosario": self._glossary,
            "integracion": self._integration,
            "fichas": self._sheets,
            "cronograma": self._grid,
            "actividades": self._activities,
            "firmas": self._signatures,
        }

    def _level(self, name: str) -> Iterator[Pasaje]:
        for position in self._plan.positions:
            if len(position.numbers) == ("ejes", "lineas", "acciones").index(name) + 1:
                yield from self._title(position)

    def _title(self, position: "Posicion") -> Iterator[Pasaje]:
        """Yield the words of an item, an action's being its text."""
        kind = ("título de eje", "título de línea", "acción")[len(position.numbers) - 1]
        name = "texto" if position.accion else "titulo"
        yield from self._text(position.item, (name,), kind, self._plan.called(position), position)

    def _activities(self) -> Iterator[Pasaje]:
        for position in self._plan.positions:
            yield from self._title(position)
            item: Eje | Linea | None = position.linea or position.eje
            called = self._plan.called(position)
            if item is not None and not position.accion:
                yield from self._text(item, ("texto",), "entrada de acciones", called, position)
            yield from self._period(position, called)

    def _period(self, position: "Posicion", called: str) -> Iterator[Pasaje]:
        if position.item.periodo:
            yield from self._text(position.item.periodo, ("texto",), "periodo", called, position)

    def _sheets(self) -> Iterator[Pasaje]:
        if self._plan.fichas is None:
            return
        for number, position in enumerate(self._plan.fichas_en_orden, 1):
            yield from self._sheet(position, f"la ficha {number}", self._plan.fichas.campos)

    def _sheet(self, position: "Posicion", donde: str, fields: tuple[str, ...]) -> Iterator[Pasaje]:
        accion = position.accion
        assert accion is not None
        assert accion.ficha is not None
        yield from self._text(accion.ficha, ("ejes",), "encabezado de ficha", donde, position)
        for key in fields:
            if key == "linea":
                yield from self._text(accion.ficha, ("linea",), "línea de ficha", donde, position)
            elif key == "accion":
                yield from self._text(accion.ficha, ("accion",), "acción de ficha", donde, position)
                yield from self._text(accion, ("texto",), "acción", donde, position)
            elif key == "periodo":
                for item in position.lineage:
                    if item.periodo:
                        path = ("texto",)
                        yield from self._text(item.periodo, path, "periodo", donde, position)
            yield from self._field(position, key, donde)

    def _field(self, position: "Posicion", key: str, donde: str) -> Iterator[Pasaje]:
        for item in position.lineage:
            if key in item.campos:
                kind = f"campo «{key}»"
                yield from self._text(item, ("campos", key), kind, donde, position)

    def _grid(self) -> Iterator[Pasaje]:
        grid = self._plan.cronograma
        if grid is None:
            return
        donde = "el cronograma"
        yield from self._text(grid, ("titulo",), "título del cronograma", donde)
        yield from self._text(grid, ("rango",), "rango del cronograma", donde)
        yield from self._text(grid, ("encabezado",), "encabezado del cronograma", donde)
        row = 0
        for parte in grid.partes:
            yield from self._text(parte, ("titulo",), "título del cronograma", donde)
            yield from self._text(parte, ("rango",), "rango del cronograma", donde)
            for fila in parte.filas:
                row += 1
                called = f"el renglón {row} del cronograma"
                position = self._plan.find(*fila.target) if fila.target else None
                kind = "renglón del cronograma"
                yield from self._text(fila, ("texto",), kind, called, position)
                yield from self._text(fila, ("nota",), "nota del cronograma", called, position)

    def _glossary(self) -> Iterator[Pasaje]:
        for termino in self._plan.glosario:
            name = "etiqueta" if termino.etiqueta else "termino"
            yield from self._text(termino, (name,), "término del glosario", "el glosario")
            yield from self._text(termino, ("definicion",), "definición", "el glosario")

    def _integration(self) -> Iterator[Pasaje]:
        for person in self._plan.comision.personas:
            for name in ("rol", "cargo"):
                yield from self._text(person, (name,), name, "el cuadro de integración")

    def _signatures(self) -> Iterator[Pasaje]:
        person: Integrante
        for person in self._plan.comision.personas:
            yield from self._text(person, ("nombre",), "nombre", "las firmas")
            yield from self._text(person, ("firma",), "firma", "las firmas")


def _paragraphs(
    node: Nodo,
    path: Path,
    prosa: Prosa,
    kind: str,
    donde: str,
    position: "Posicion | None",
) -> Iterator[Pasaje]:
    offset = 0
    for block in prosa.blocks:
        inner = "título interior" if block.level == 1 else "subtítulo"
        of = {"heading": inner}.get(block.kind, kind)
        of = "viñeta" if block.kind in ("bullet", "number") else of
        text = block.text.replace("\n", " ")
        yield Pasaje(text, of, donde, node, path, prosa.text, offset, position)
        offset += len(block.text) + 1
