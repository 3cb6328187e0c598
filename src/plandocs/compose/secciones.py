"""Sections («secciones») and their blocks, grouped by the pages they stand on."""

from collections.abc import Iterator
from itertools import zip_longest

from plandocs.compose.actividades import ActivitiesComposer
from plandocs.compose.fichas import compose_fichas, expected_of_ficha
from plandocs.compose.grid import GridComposer
from plandocs.compose.values import Expected, Sourced, Values, bullets, typed
from plandocs.plan import (
    Bloque,
    Institucion,
    Integrante,
    Plan,
    Posicion,
    Prosa,
    Seccion,
    level_of,
    print_number,
)
from plandocs.plan.seccion import Firmas, ListaNiveles, Tabla

_BULLETS = {"punto": "bullet", "rombo": "Lista con rombos", "numero": "number"}
_LEVELS = {"ejes": "eje", "lineas": "linea", "acciones": "accion"}


def compose_pages(plan: Plan, institucion: Institucion) -> list[Values]:
    """Return runs of sections that share page format: orientation and page numbering."""
    composer = _SectionComposer(plan, institucion)
    groups = [_group(preliminary=True)] if plan.portada else []
    first = _first_numbered(plan)
    for index, seccion in enumerate(plan.secciones):
        restarts = index == first
        if not groups or restarts or groups[-1]["horizontal"] != seccion.horizontal:
            groups.append(_group(seccion.horizontal, restarts, preliminary=index < first))
        groups[-1]["secciones"].append(composer.section(seccion))
    return groups


def expected_of_sections(plan: Plan, institucion: Institucion) -> list[Expected]:
    """Return the texts that the sections of a document must show."""
    found: list[Expected] = []
    for seccion in plan.secciones:
        if seccion.titulo and seccion.encabezado:
            found.append(Expected(seccion.titulo, seccion.at("titulo")))
        for bloque in seccion.cuerpo:
            found += _expected_of_block(plan, institucion, bloque)
    return found


def typed_pages(plan: Plan) -> dict[str, Sourced]:
    """Return the page that the plan gives to each section's title, where it does."""
    return {
        seccion.titulo: Sourced(str(seccion.pagina), seccion.at("pagina"))
        for seccion in plan.secciones
        if seccion.titulo and seccion.pagina
    }


def _first_numbered(plan: Plan) -> int:
    """Return where page numbering starts: the section that says so, or the first one."""
    marked = [index for index, seccion in enumerate(plan.secciones) if seccion.numera]
    return marked[0] if marked else 0


def _group(horizontal: bool = False, restarts: bool = False, preliminary: bool = False) -> Values:
    return {
        "preliminar": preliminary,
        "horizontal": horizontal,
        "reinicia": restarts,
        "secciones": [],
    }


class _SectionComposer:
    def __init__(self, plan: Plan, institucion: Institucion) -> None:
        self._plan = plan
        self._institucion = institucion
        self._numbered = 0

    def section(self, seccion: Seccion) -> Sourced:
        title = seccion.titulo or ""
        pattern = self._plan.numeracion.seccion
        if pattern and _counts(seccion):
            self._numbered += 1
            title = f"{print_number(pattern, {'seccion': self._numbered})} {title}"
        made = {
            "titulo": Sourced(title, seccion.at("titulo")),
            "forma": _form(seccion),
            "salto": typed(seccion, "salto"),
            "bloques": list(self._blocks(seccion)),
        }
        return Sourced(made, seccion.at())

    def _blocks(self, seccion: Seccion) -> Iterator[Sourced]:
        """Yield the blocks; the last paragraph before signatures alone, to be kept with them."""
        for bloque, following in zip_longest(seccion.cuerpo, seccion.cuerpo[1:]):
            signed = following is not None and following.tipo == "firmas"
            paragraphs = bloque.texto.blocks if bloque.texto and signed else ()
            if len(paragraphs) > 1 and paragraphs[-1].kind == "paragraph":
                for part in (paragraphs[:-1], paragraphs[-1:]):
                    text = Sourced(Prosa(part), bloque.at("texto"))
                    yield Sourced({"tipo": "texto", "texto": text}, bloque.at())
            else:
                yield self._block(bloque)

    def _block(self, bloque: Bloque) -> Sourced:
        return Sourced({"tipo": bloque.tipo, **self._content(bloque)}, bloque.at())

    def _content(self, bloque: Bloque) -> Values:
        plan, institucion = self._plan, self._institucion
        if bloque.texto:
            return {"tipo": "texto", "texto": typed(bloque, "texto")}
        if bloque.lista:
            return {"tipo": "texto", "texto": self._level_list(bloque.lista)}
        if bloque.tabla:
            return _table(bloque.tabla)
        if bloque.actividades:
            return ActivitiesComposer(plan, institucion, bloque.actividades).compose()
        if bloque.firmas:
            return {"filas": _signature_rows(plan, bloque.firmas)}
        match bloque.tipo:
            case "glosario":
                return {"terminos": _terms(plan)}
            case "integracion":
                return _integration(plan)
            case "fichas":
                return {"fichas": compose_fichas(plan, institucion)}
            case "cronograma" if plan.cronograma:
                return {"cronograma": GridComposer(plan, institucion, plan.cronograma).compose()}
        return {}

    def _level_list(self, lista: ListaNiveles) -> object:
        return bullets(_listed(self._plan, lista), _BULLETS[lista.vineta])


def _table(tabla: Tabla) -> Values:
    columns = [Sourced(text, tabla.at("columnas", n)) for n, text in enumerate(tabla.columnas)]
    rows = [
        [Sourced(text, tabla.at("filas", n, m)) for m, text in enumerate(row)]
        for n, row in enumerate(tabla.filas)
    ]
    return {"columnas": columns, "filas": rows}


def _form(seccion: Seccion) -> str:
    if seccion.titulo is None:
        return "sin_titulo"
    if seccion.encabezado:
        return "titulo" if seccion.indice else "titulo_fuera_del_indice"
    return "solo_indice" if seccion.indice else "sin_titulo"


def _counts(seccion: Seccion) -> bool:
    """Return whether a section has a number: those that print a title and are in the contents."""
    return seccion.titulo is not None and seccion.encabezado and seccion.indice


def _listed(plan: Plan, lista: ListaNiveles) -> list[str]:
    """Return the texts of a list; one numbered by itself leaves out the items' own numbers."""
    found = _of_level(plan, lista)
    numbered = lista.vineta == "numero"
    return [plan.words_of(p) if numbered else plan.text_of(p) for p in found]


def _of_level(plan: Plan, lista: ListaNiveles) -> list[Posicion]:
    return [position for position in plan.positions if level_of(position) == _LEVELS[lista.de]]


def _terms(plan: Plan) -> list[Values]:
    return [
        {
            "etiqueta": Sourced(term.etiqueta or f"{term.termino}:", term.at("termino")),
            "definicion": typed(term, "definicion"),
        }
        for term in plan.glosario
    ]


def _integration(plan: Plan) -> Values:
    comision = plan.comision
    secretaria = comision.secretaria
    return {
        "organo": typed(comision, "nombre"),
        "integrantes": [
            {"rol": typed(p, "rol"), "nombre": typed(p, "nombre")} for p in comision.integrantes
        ],
        "con_secretaria": secretaria is not None,
        "secretaria": {
            "rol": typed(secretaria, "rol") if secretaria else "",
            "cargo": typed(secretaria, "cargo" if secretaria.cargo else "nombre")
            if secretaria
            else "",
        },
    }


def _signature_rows(plan: Plan, firmas: Firmas) -> list[list[Values]]:
    """Return the signatures in rows of `columnas`; the last row is filled with blanks."""
    signed: list[Values] = [
        {"nombre": typed(p, "nombre"), "firma": Sourced(_under_name(p), p.at())}
        for p in _signers(plan, firmas)
    ]
    width = max(1, firmas.columnas)
    while len(signed) % width:
        signed.append({"nombre": "", "firma": ""})
    return [signed[start : start + width] for start in range(0, len(signed), width)]


def _signers(plan: Plan, firmas: Firmas) -> list[Integrante]:
    persons = {person.id: person for person in plan.comision.personas}
    return [persons[key] for key in firmas.orden or persons]


def _under_name(person: Integrante) -> str:
    return person.firma or person.cargo or person.rol


def _expected_of_block(plan: Plan, institucion: Institucion, bloque: Bloque) -> list[Expected]:
    place = bloque.at()
    if bloque.texto:
        return [Expected(block.text, place) for block in bloque.texto.blocks]
    if bloque.lista:
        places = [p.item.at() for p in _of_level(plan, bloque.lista)]
        return list(map(Expected, _listed(plan, bloque.lista), places))
    if bloque.tabla:
        cells = [cell for row in bloque.tabla.filas for cell in row]
        return [Expected(cell, place) for cell in (*bloque.tabla.columnas, *cells)]
    if bloque.actividades:
        return ActivitiesComposer(plan, institucion, bloque.actividades).expects()
    if bloque.firmas:
        signers = _signers(plan, bloque.firmas)
        return [
            Expected(text, p.at("nombre")) for p in signers for text in (p.nombre, _under_name(p))
        ]
    match bloque.tipo:
        case "glosario":
            return [Expected(*text) for term in _terms(plan) for text in term.values()]
        case "integracion":
            members = plan.comision.integrantes
            return [Expected(text, p.at()) for p in members for text in (p.rol, p.nombre)]
        case "fichas":
            sheets = plan.fichas_en_orden
            return [e for p in sheets for e in expected_of_ficha(plan, institucion, p)]
        case "cronograma" if plan.cronograma:
            return GridComposer(plan, institucion, plan.cronograma).expects()
    return []
