"""One object, one text: titles stated once and printed the same everywhere (R-TITLE)."""

import re
from collections.abc import Iterator, Sequence

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import Plan, Posicion, Registro
from plandocs.rules.content.catalogue import (
    AXES_TOO_MANY,
    HEADING_OF_SEVERAL,
    OTHER_WORDS,
    PLAN_OF_ANOTHER_NAME,
    ROWS_OF_ANOTHER_KIND,
    TITLE_OF_ANOTHER_TABLE,
)
from plandocs.rules.content.cite import at_all, cite, cite_all
from plandocs.rules.content.words import contrast, excerpt, join, plain, upper_first
from plandocs.spanish.numbers import cardinal

_OF_GRID = re.compile(r"\bcronograma\s+(?:del?|de la)\s+(?P<name>(?:plan|programa)\b.+)", re.I)
_PLAN_NAME = re.compile(
    r"(?P<own>\b(?:[Pp]resente|[Ee]ste)\s+)?"
    r"\b(?P<name>(?:Plan|Programa)\s+(?:(?:de|del|para|la|el|las|los)\s+)*[A-ZÁÉÍÓÚÑ]\w+"
    r"(?:\s+(?:(?:de|del|para|la|el|y|e)\s+)*(?!Plan\b|Programa\b)[A-ZÁÉÍÓÚÑ]\w+)*)"
)
_NOUN = re.compile(r"[^\W\d_]{5,}")


def check_sheet_titles(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the words of sheets for an axis or a line that are not those of its title."""
    for number, position in enumerate(plan.fichas_en_orden, 1):
        ficha = position.accion.ficha if position.accion else None
        if ficha is None or position.linea is None:
            continue
        where = f"la ficha {number}"
        # A sheet of several axes names some of the plan; one of a single axis, its own.
        own = plan.ejes if len(ficha.ejes) > 1 else (position.eje,)
        titles = {plain(eje.titulo) for eje in own}
        for index, text in enumerate(ficha.ejes):
            if plain(text) not in titles:
                place = ficha.at("ejes", index)
                yield _differs(plan, position.eje.at("titulo"), place, where, text, position, True)
        if ficha.linea and plain(ficha.linea) != plain(position.linea.titulo):
            there = position.linea.at("titulo")
            yield _differs(plan, there, ficha.at("linea"), where, ficha.linea, position, False)


def check_axes_of_sheets(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield sheets with more axes than their line has, and headings of several that are none."""
    titles = {plain(eje.titulo) for eje in plan.ejes}
    found: dict[str, list[tuple[int, str, InFile]]] = {}
    for number, position in enumerate(plan.fichas_en_orden, 1):
        ficha = position.accion.ficha if position.accion else None
        if ficha is None:
            continue
        others = [n for n, text in enumerate(ficha.ejes) if plain(text) not in titles]
        for index in others:
            text, place = ficha.ejes[index], ficha.at("ejes", index)
            found.setdefault(plain(text), []).append((number, text, place))
        if others and len(ficha.ejes) > 1:
            yield _too_many(plan, position, number, ficha.ejes, ficha.at("ejes", 0))
    for same in found.values():
        if len(same) > 1:
            which = f"las fichas {join([str(number) for number, _, _ in same])}"
            places = [place for _, _, place in same]
            yield at_all(HEADING_OF_SEVERAL, places, texto=excerpt(same[0][1]), cuales=which)


def _too_many(
    plan: Plan, position: Posicion, number: int, axes: Sequence[str], here: InFile
) -> Diagnostic:
    there = position.eje.at("titulo")
    axis = Posicion(position.eje, numero_eje=position.numero_eje)
    return AXES_TOO_MANY.at(
        here,
        there,
        donde=f"La ficha {number}",
        texto=cardinal(len(axes), before_noun=True),
        aqui=cite(here),
        otro=plan.called(axis),
        alla=cite(there),
    )


def _differs(
    plan: Plan,
    there: InFile,
    here: InFile,
    where: str,
    text: str,
    position: Posicion,
    of_axis: bool,
) -> Diagnostic:
    item = (
        Posicion(position.eje, numero_eje=position.numero_eje)
        if of_axis
        else Posicion(
            position.eje, position.linea, None, position.numero_eje, position.numero_linea
        )
    )
    words, title = contrast(text, plan.words_of(item))
    return OTHER_WORDS.at(
        here,
        there,
        donde=upper_first(where),
        texto=words,
        aqui=cite(here),
        otro=plan.called(item),
        titulo=title,
        alla=cite(there),
    )


def check_grid_heading(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield a grid's heading that promises axes and lines where no row repeats one of them."""
    grid = plan.cronograma
    if grid is None or not grid.encabezado:
        return
    heading = set(plain(grid.encabezado).split())
    if not heading & {"eje", "ejes", "linea", "lineas"}:
        return
    parts = plan.partes_del_cronograma()
    rows = [row for part in parts if part.parte is not None for row in part.filas]
    titles = {plain(plan.words_of(position)) for position in plan.positions if not position.accion}
    typed = [row for row in rows if row.fila.texto]
    if typed and not any(plain(row.texto) in titles or row.fila.texto is None for row in rows):
        here, there = grid.at("encabezado"), typed[0].fila.at("texto")
        yield ROWS_OF_ANOTHER_KIND.at(
            here, there, texto=grid.encabezado, aqui=cite(here), alla=cite(there)
        )


def check_plan_names(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the names by which the plan calls itself that are not its title.

    Other plans and programmes are known by the registry, or by having few of the title's words.
    """
    others = {plain(one.nombre) for one in registro.every_name}
    title = plain(plan.titulo)
    own = [title]
    for pasaje in plan.lectura.of_kind("título del cronograma"):
        found = _OF_GRID.search(pasaje.text)
        if found and title not in plain(found["name"]):
            own.append(plain(found["name"]))
            places = [pasaje.at(found.start("name"), found.end("name"))]
            yield _named_otherwise(plan, pasaje.donde, found["name"], places)
    seen: dict[str, list[InFile]] = {}
    for pasaje in plan.lectura.of_kind("párrafo", "entrada de acciones"):
        for found in _PLAN_NAME.finditer(pasaje.text):
            name = plain(found["name"])
            if set(name.split()) - {"de"} == set(title.split()) - {"de"}:
                continue  # a slip in its own name is for the list of phrases
            if name in title or title in name or any(name in one for one in others):
                continue
            if found["own"] or any(_is_alike(name, one) for one in own):
                place = pasaje.at(found.start("name"), found.end())
                seen.setdefault(found["name"], []).append(place)
    for name, places in seen.items():
        yield _named_otherwise(plan, "el texto", name, places)


def _is_alike(name: str, other: str) -> bool:
    """Return whether most words of a plan's name that tell it from others are in another name."""
    words = [word for word in _NOUN.findall(name.partition(" ")[2]) if word not in _OF_ANY_PLAN]
    return 2 * sum(word in other for word in words) > len(words)


_OF_ANY_PLAN = frozenset(
    "anual general institucional nacional local estatal operativo especial integral".split()
)


def _named_otherwise(plan: Plan, where: str, name: str, places: Sequence[InFile]) -> Diagnostic:
    there = plan.at("titulo")
    return PLAN_OF_ANOTHER_NAME.at(
        *places,
        there,
        donde=where,
        texto=name,
        titulo=plan.titulo,
        lugares=cite_all(places),
        alla=cite(there),
    )


def check_table_titles(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the title of a section that announces what its table has no column for."""
    labels = [plan.name_of(term, registro.institucion) for term in ("eje", "linea", "periodo")]
    columns = {_stem(word) for label in labels for word in _NOUN.findall(plain(label))}
    for seccion in plan.secciones:
        if not seccion.titulo or not any(bloque.actividades for bloque in seccion.cuerpo):
            continue
        pieces = re.split(r",\s*|\s+y\s+", seccion.titulo)
        stems = [(piece, {_stem(word) for word in _NOUN.findall(plain(piece))}) for piece in pieces]
        if not any(words & columns for _, words in stems):
            continue
        for piece, words in stems:
            if words and not words & columns:
                start = seccion.titulo.index(piece)
                place = seccion.words_at(("titulo",), seccion.titulo, start, start + len(piece))
                quoted = ", ".join(f"«{label}»" for label in labels)
                yield TITLE_OF_ANOTHER_TABLE.at(
                    place, texto=piece, aqui=cite(place), columnas=quoted
                )


def _stem(word: str) -> str:
    """Return a word without what tells its plural."""
    return re.sub(r"(?:es|s)$", "", word)
