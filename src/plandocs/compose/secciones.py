"""Sections («secciones») and their blocks, grouped by the pages they stand on."""

from plandocs.compose.campos import field_texts
from plandocs.compose.fichas import compose_fichas, expected_of_ficha
from plandocs.compose.grid import GridComposer
from plandocs.compose.spanish import join, print_period
from plandocs.compose.values import Expected, Values, bullets
from plandocs.plan import (
    Bloque,
    Eje,
    Institucion,
    Integrante,
    Linea,
    Plan,
    Posicion,
    Seccion,
    level_of,
    print_number,
)
from plandocs.plan.seccion import Actividades, Firmas, ListaNiveles

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
        groups[-1]["secciones"].append(composer.section(seccion, index + 1))
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


def page_hints(plan: Plan) -> dict[str, str]:
    """Return the page that the contents print beside each section's title, where it is given."""
    return {
        seccion.titulo: str(seccion.pagina)
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

    def section(self, seccion: Seccion, number: int) -> Values:
        title = seccion.titulo or ""
        pattern = self._plan.numeracion.seccion
        if title and pattern and seccion.encabezado:
            title = f"{print_number(pattern, {'seccion': number})} {title}"
        return {
            "titulo": title,
            "forma": _form(seccion),
            "salto": seccion.salto,
            "bloques": [self._block(bloque) for bloque in seccion.cuerpo],
        }

    def _block(self, bloque: Bloque) -> Values:
        return {"tipo": bloque.tipo, **self._content(bloque)}

    def _content(self, bloque: Bloque) -> Values:
        plan, institucion = self._plan, self._institucion
        if bloque.texto:
            return {"tipo": "texto", "texto": bloque.texto}
        if bloque.lista:
            return {"tipo": "texto", "texto": self._level_list(bloque.lista)}
        if bloque.tabla:
            return {"columnas": list(bloque.tabla.columnas), "filas": list(bloque.tabla.filas)}
        if bloque.actividades:
            return self._activities(bloque.actividades)
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
        texts = [self._plan.text_of(position) for position in _of_level(self._plan, lista)]
        return bullets(texts, _BULLETS[lista.vineta])

    def _activities(self, actividades: Actividades) -> Values:
        names = [self._plan.name_of(key, self._institucion) for key in ("eje", "linea", "periodo")]
        return {
            "encabezados": {"eje": names[0], "linea": names[1], "periodo": names[2]},
            "columnas": [{"etiqueta": self._label(key)} for key in actividades.columnas],
            "ejes": [
                self._axis(eje, number, actividades)
                for number, eje in enumerate(self._plan.ejes, 1)
            ],
        }

    def _axis(self, eje: Eje, number: int, actividades: Actividades) -> Values:
        lines = [
            self._line(Posicion(eje, linea, None, number, index), linea, actividades)
            for index, linea in enumerate(eje.lineas, 1)
        ]
        return {"texto": self._plan.text_of(Posicion(eje, numero_eje=number)), "lineas": lines}

    def _line(self, position: Posicion, linea: Linea, actividades: Actividades) -> Values:
        actions = [
            self._action(
                Posicion(
                    position.eje, linea, accion, position.numero_eje, position.numero_linea, number
                )
            )
            for number, accion in enumerate(linea.acciones, 1)
        ]
        return {
            "titulo": self._plan.text_of(position),
            "parrafos": [block.text for block in linea.texto.blocks] if linea.texto else [],
            "acciones": actions,
            "periodo": self._period(position),
            "campos": [
                join(field_texts(self._plan, self._institucion, position, key))
                for key in actividades.columnas
            ],
        }

    def _action(self, position: Posicion) -> Values:
        assert position.accion
        return {"etiqueta": self._plan.label(position), "texto": position.accion.texto}

    def _period(self, position: Posicion) -> str:
        periodo = self._plan.periodo_of(position)
        if periodo is None:
            return ""
        label = periodo.etiqueta or self._plan.label(position)
        return f"{label} {print_period(periodo, self._plan.resolve(periodo))}".strip()

    def _label(self, key: str) -> str:
        campo = self._plan.declared_field(key, self._institucion)
        return campo.etiqueta.rstrip(":") if campo else key


def _form(seccion: Seccion) -> str:
    if seccion.titulo is None:
        return "sin_titulo"
    if seccion.encabezado:
        return "titulo" if seccion.indice else "titulo_fuera_del_indice"
    return "solo_indice" if seccion.indice else "sin_titulo"


def _of_level(plan: Plan, lista: ListaNiveles) -> list[Posicion]:
    return [position for position in plan.positions if level_of(position) == _LEVELS[lista.de]]


def _terms(plan: Plan) -> list[Values]:
    return [
        {"etiqueta": term.etiqueta or f"{term.termino}:", "definicion": term.definicion}
        for term in plan.glosario
    ]


def _integration(plan: Plan) -> Values:
    comision = plan.comision
    secretaria = comision.secretaria
    return {
        "organo": comision.nombre,
        "integrantes": [{"rol": p.rol, "nombre": p.nombre} for p in comision.integrantes],
        "con_secretaria": secretaria is not None,
        "secretaria": {
            "rol": secretaria.rol if secretaria else "",
            "cargo": (secretaria.cargo or secretaria.nombre) if secretaria else "",
        },
    }


def _signature_rows(plan: Plan, firmas: Firmas) -> list[list[Values]]:
    """Return the signatures in rows of `columnas`; the last row is filled with blanks."""
    signed = [{"nombre": p.nombre, "firma": _under_name(p)} for p in _signers(plan, firmas)]
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
        positions = _of_level(plan, bloque.lista)
        return [Expected(plan.text_of(p), p.item.at()) for p in positions]
    if bloque.tabla:
        cells = [cell for row in bloque.tabla.filas for cell in row]
        return [Expected(cell, place) for cell in (*bloque.tabla.columnas, *cells)]
    if bloque.firmas:
        return [Expected(p.nombre, p.at("nombre")) for p in _signers(plan, bloque.firmas)]
    match bloque.tipo:
        case "glosario":
            return [Expected(term.definicion, term.at("definicion")) for term in plan.glosario]
        case "integracion":
            members = plan.comision.integrantes
            return [Expected(person.nombre, person.at("nombre")) for person in members]
        case "fichas":
            sheets = plan.fichas_en_orden
            return [e for p in sheets for e in expected_of_ficha(plan, institucion, p)]
        case "cronograma" if plan.cronograma:
            return GridComposer(plan, institucion, plan.cronograma).expects()
        case "actividades":
            return [Expected(plan.text_of(p), p.item.at()) for p in plan.positions]
    return []
