"""Corrected plans made wrong in one place: the kinds of anomalies that proof-readers find.

Each kind names the rule that tells it and the plans that it can be put into. Its maker takes the
text of plan.yaml and a source of chance, and returns the text with the anomaly in a place of
chance, and the line where that stands.
"""

import random
import re
from collections.abc import Callable
from typing import NamedTuple


class Broken(NamedTuple):
    """A plan with an anomaly, and the lines where a finding may tell it."""

    plan: str
    lines: tuple[int, ...]


Maker = Callable[[str, random.Random], Broken]
New = str | Callable[[re.Match[str], random.Random], str]


class Kind(NamedTuple):
    """A kind of anomaly: what it is, the rule that tells it, the plans it suits, its maker."""

    what: str
    rule: str
    cases: tuple[str, ...]
    make: Maker


IEEQ, IEM = ("ieeq",), ("iem",)
BOTH = (*IEEQ, *IEM)
_PROSE = "\nsecciones:"
_COUNTS = "dos tres cuatro ocho nueve diez once doce".split()
_WRONG = {
    "llevó a cabo": "llevó acabo",
    "con base en": "con base a",
    "a través de la": "a través la",
    "en relación con": "en relación a",
    "dar seguimiento a los": "dar seguimiento de los",
}
_LONG_TAIL = ", así como " + ", ".join(
    f"la {noun}"
    for noun in """
        planeación organización supervisión revisión actualización
        integración difusión conservación clasificación digitalización descripción valoración
        identificación recuperación consulta custodia entrega recepción transferencia depuración
        preparación corrección impresión publicación elaboración validación autorización
        programación adquisición contratación instalación reparación limpieza vigilancia
        distribución traducción
    """.split()
)


def swap(pattern: str, new: New, since: str = "", above: int = 0) -> Maker:
    """Return what puts `new` for one of the matches of a pattern, after some words of the file.

    A sentence may be told where it begins, so many lines `above`.
    """
    sought = re.compile(pattern, re.M)

    def make(text: str, chance: random.Random) -> Broken:
        start = text.index(since) if since else 0
        found = chance.choice([one for one in sought.finditer(text, start) if one[0]])
        put = found.expand(new) if isinstance(new, str) else new(found, chance)
        line = text.count("\n", 0, found.start()) + 1
        last = line + max(found[0].count("\n"), put.count("\n"))
        broken = text[: found.start()] + put + text[found.end() :]
        return Broken(broken, tuple(range(line - above, last + 1)))

    return make


def swap_all(pattern: str, new: str, since: str = "") -> Maker:
    """Return what puts `new` for every match of a pattern."""

    def make(text: str, _: random.Random) -> Broken:
        start = text.index(since) if since else 0
        lines = [text.count("\n", 0, one.start()) + 1 for one in re.finditer(pattern, text, re.M)]
        return Broken(text[:start] + re.sub(pattern, new, text[start:], flags=re.M), tuple(lines))

    return make


def _count(found: re.Match[str], chance: random.Random) -> str:
    return chance.choice(_COUNTS) + found[0][found[0].index("}") + 1 :]


def _doubled(found: re.Match[str], _: random.Random) -> str:
    return f"{found[0]} {found[0]}"


def _misordered_letters(found: re.Match[str], chance: random.Random) -> str:
    """Return an acronym with two neighbouring letters in the other order."""
    word = found[0]
    at = chance.choice([n for n in range(1, len(word) - 1) if word[n] != word[n + 1]])
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _without_last_action(text: str, chance: random.Random) -> Broken:
    """Leave one action in a list of two."""
    actions = r"(?:          - texto: .*\n(?:              .*\n)*)"
    pairs = rf"(?<=        acciones:\n)({actions}){actions}(?!          )"
    return swap(pairs, r"\1")(text, chance)


def _rows_swapped(text: str, chance: random.Random) -> Broken:
    """Put a row of the grid before the one that it follows."""
    row = r"        - linea: \w+\n          nota: .*\n"
    return swap(rf"({row})({row})", r"\2\1")(text, chance)


def _terms_swapped(text: str, chance: random.Random) -> Broken:
    """Put a term of the glossary before the one that it follows."""
    term = r"  - termino: .*\n(?:    .*\n)+"
    return swap(rf"({term})({term})", r"\2\1")(text, chance)


def _signers_shuffled(text: str, chance: random.Random) -> Broken:
    signers = ["primera", "segunda", "tercera", "secretaria"]
    order = list(signers)
    while order == signers:
        chance.shuffle(order)
    new = f"      - firmas:\n          orden: [{', '.join(order)}]"
    return swap(r"^      - firmas$", new)(text, chance)


def _another_label(text: str, chance: random.Random) -> Broken:
    """Give a line's period the number of another line."""
    return swap(
        r"(?<=        periodo:\n)          de: ",
        f'          etiqueta: "{chance.choice("6789")}.1."\n\\g<0>',
    )(text, chance)


def _another_number(text: str, chance: random.Random) -> Broken:
    number = f'        etiqueta: "{chance.choice("6789")}.1."\n'
    return swap(r"^        periodo:\n(?=          de:)", f"{number}\\g<0>")(text, chance)


KINDS: tuple[Kind, ...] = (
    # Counts, crossings and titles
    Kind("another count of axes", "cuenta-distinta", BOTH, swap(r"\{ejes\} \w+", _count)),
    Kind("another count of lines", "cuenta-distinta", IEEQ, swap(r"\{lineas\} grandes", _count)),
    Kind(
        "another count of bullets",
        "cuenta-distinta",
        IEEQ,
        swap(r"los temas$", lambda _, c: f"los {c.choice(_COUNTS)} temas", _PROSE),
    ),
    Kind(
        "a lead-in in the singular for several actions",
        "anuncio-distinto",
        IEM,
        swap(r"\{las siguientes acciones\}", "la siguiente acción"),
    ),
    Kind(
        "an axis without lines",
        "eje-sin-linea",
        IEEQ,
        swap(r"^cronograma:", "  - id: nuevo\n    titulo: Atención de consultas.\n\n\\g<0>"),
    ),
    Kind(
        "a line without a sheet",
        "linea-sin-ficha",
        IEEQ,
        swap(
            r"(- texto: .*\n(?: {14}.*\n)*) {12}ficha: \{\}\n( {12}periodo:\n(?: {14}.*\n)+)"
            r" {12}campos:\n(?: {14}.*\n)+",
            r"\1\2",
            above=5,
        ),
    ),
    Kind("rows in another order", "orden-distinto", IEEQ, _rows_swapped),
    Kind(
        "a row without a note",
        "renglon-sin-periodo",
        IEEQ,
        swap(r"(- linea: \w+\n)          nota: .*\n", r"\1"),
    ),
    Kind(
        "a line called like its axis",
        "titulo-repetido",
        IEM,
        swap(
            r"(titulo: (Cumplimiento de obli.*)\n    lineas:\n      - )titulo: .*", r"\1titulo: \2"
        ),
    ),
    Kind(
        "an axis retitled in a sheet",
        "texto-distinto",
        IEEQ,
        swap(r"ficha: \{\}", "ficha: {ejes: [Apoyo a otras áreas.]}"),
    ),
    Kind(
        "a line retitled in a sheet",
        "texto-distinto",
        IEEQ,
        swap(r"ficha: \{\}", "ficha: {linea: Apoyar a otras áreas.}"),
    ),
    Kind(
        "a plan of another name in its text",
        "plan-con-otro-nombre",
        IEEQ,
        swap(r"Plan de Trabajo y Cronograma(?=\. La)", "presente Plan de Mejora", _PROSE),
    ),
    Kind(
        "a plan of another name in its grid",
        "plan-con-otro-nombre",
        BOTH,
        swap(r"^  titulo: CRONOGRAMA DEL .*", "  titulo: CRONOGRAMA DEL PLAN DE MEJORA"),
    ),
    Kind(
        "a table titled with what it has not",
        "titulo-de-otra-tabla",
        IEM,
        swap("titulo: Actividades, Acciones", "titulo: Estrategias, Actividades"),
    ),
    Kind("the number of another line on a period", "numero-distinto", IEM, _another_label),
    Kind("a number out of its place", "numeracion-rota", IEM, _another_number),
    Kind(
        "a minimum here and a quantity there",
        "cantidad-distinta",
        IEEQ,
        swap(
            r"- linea: reuniones\n",
            "\\g<0>          texto: Celebrar por lo menos tres reuniones de trabajo.\n",
        ),
    ),
    Kind("a quantity in figures", "cifra-y-letra", IEEQ, swap("seis plazas", "6 plazas", _PROSE)),
    # Periods
    Kind(
        "a grid whose title ends before its columns",
        "rango-distinto",
        IEEQ,
        swap(r"^  encabezado: ", "  rango: (NOVIEMBRE 2024 / SEPTIEMBRE 2025)\n\\g<0>"),
    ),
    Kind(
        "a period in another year",
        "fuera-de-fechas",
        IEEQ,
        swap(r"((?:texto|nota): .* de) 2025\.", r"\1 2026."),
    ),
    Kind(
        "a note against its dates",
        "texto-contra-fechas",
        IEEQ,
        swap(r"(nota: Durante el) \w+ trimestre", r"\1 semestre enero-junio"),
    ),
    Kind(
        "two wordings of one period",
        "periodo-en-varias-formas",
        IEEQ,
        swap("nota: Durante el primer trimestre", "nota: De enero a marzo"),
    ),
    Kind(
        "a quarter of a month",
        "periodo-imposible",
        IEEQ,
        swap(r"(texto: Durante el \w+ trimestre de)", r"\1 enero de"),
    ),
    Kind(
        "a term of office for dates",
        "periodo-abierto",
        IEEQ,
        swap_all(r"(texto|nota): De noviembre.*", r"\1: Durante la vigencia de la presidencia."),
    ),
    Kind(
        "a term of office in the text",
        "periodo-abierto",
        BOTH,
        swap(r"\.$", r" durante el año de vigencia correspondiente.", "cuerpo: |"),
    ),
    Kind(
        "a date that hangs on the day of reading",
        "fecha-relativa",
        BOTH,
        swap(r"El (\d+ de \w+) de 20\d\d,", r"El pasado \1 del presente,", _PROSE),
    ),
    Kind(
        "what recurs, without its due dates",
        "entrega-sin-fechas",
        IEM,
        swap(r"(cuatrimestrales.*\n)            periodo:\n.*\n", r"\1"),
    ),
    Kind(
        "a due date on a Sunday",
        "dia-inhabil",
        IEM,
        swap(r"2023-08, 2023-12", "2023-08, 2023-12-17"),
    ),
    # Contents, glossary, actions
    Kind(
        "an entry of the contents without its heading",
        "indice-sin-titulo",
        BOTH,
        swap(
            r"(titulo: (?:Introducción|Diagnóstico|Glosario|Marco legal|Fichas técnicas))",
            "\\1\n    encabezado: no",
            _PROSE,
        ),
    ),
    Kind(
        "the contents among themselves",
        "indice-de-si-mismo",
        BOTH,
        swap(r"(titulo: Contenido\n)    indice: no\n", r"\1"),
    ),
    Kind(
        "a title inside a section",
        "titulo-sin-indice",
        BOTH,
        swap(r"(?<=\.\n)\n(      +)(?=[A-Z])", r"\n\1# Alcance\n\n\1", _PROSE),
    ),
    Kind("a glossary out of order", "glosario-desordenado", IEM, _terms_swapped),
    Kind(
        "a sheet with two axes",
        "rotulo-fuera-de-orden",
        IEEQ,
        swap(r"(titulo: )(Socialización .*)((?:\n.*)+?ficha: )\{\}", r"\1\2\3{ejes: [\2, \2]}"),
    ),
    Kind("a list of one action", "lista-de-uno", IEM, _without_last_action),
    Kind(
        "an announcement without its verb",
        "anuncio-sin-verbo",
        IEM,
        swap(r"realizará(?=\s+\{las sig)", "a través de", above=1),
    ),
    Kind(
        "an action worded as a noun",
        "acciones-desiguales",
        BOTH,
        swap(
            r"texto: (?:Implementar|Realizar|Proponer|Conocer|Gestionar)(?! el )",
            "texto: Realización de",
        ),
    ),
    Kind(
        "an activity without an action",
        "actividad-sin-accion",
        BOTH,
        swap(
            r"texto: (?:Elaborar y difundir|Revisar con|Dar seguimiento a)(?!l)",
            "texto: A través de",
        ),
    ),
    Kind(
        "a future among infinitives",
        "futuro-entre-infinitivos",
        BOTH,
        swap(
            r"(- texto: \w+r(?:(?!\bque?\b|\bcual|\.$)[^\n]|\n {14})*)\.$",
            r"\1, y dará cuenta de ello.",
        ),
    ),
    # Signatures, approval, laws
    Kind("signatures in another order", "firmas-en-otro-orden", IEM, _signers_shuffled),
    Kind(
        "another role under a signature",
        "cargo-distinto",
        IEM,
        swap("rol: Secretario Técnico", "rol: Vocalía"),
    ),
    Kind(
        "an office for a person",
        "cargo-por-persona",
        IEM,
        swap("    rol: Secretario Técnico", "\\g<0>\n    cargo: Dirección Ejecutiva"),
    ),
    Kind(
        "no day or place of approval",
        "falta-para-aprobar",
        BOTH,
        swap(
            r"^acuerdo:\n(.*\n)(  .*\n)(  .*\n)",
            lambda m, c: "acuerdo:\n" + m[1] + c.choice([m[2], m[3]]),
        ),
    ),
    Kind(
        "a place to be confirmed",
        "por-confirmar",
        IEEQ,
        swap(
            r"lugar: .*\.$",
            lambda _, c: (
                "lugar: " + c.choice(["Por confirmar.", "Por definir.", "Pendiente.", "______."])
            ),
            "\nejes:",
        ),
    ),
    Kind(
        "a law out of the framework",
        "ley-fuera-del-marco",
        IEM,
        swap(r"de la Ley General de Archivos\b", "\\g<0> y la Ley General de Partidos Políticos"),
    ),
    # Acronyms
    Kind(
        "an acronym that nobody defines",
        "sigla-sin-definir",
        BOTH,
        swap(r"\.$", ", con apoyo de la FEPADE.", "cuerpo: |"),
    ),
    Kind(
        "an acronym before its definition",
        "sigla-antes-de-definir",
        IEEQ,
        swap(r"del SPEN\.$", "del SPEN y de la DESPEN.", "titulo: Introducción"),
    ),
    Kind(
        "an acronym with its letters in another order",
        "sigla-desconocida",
        BOTH,
        swap(r"\b(?:SPEN|OPLE)\b(?=[ ,.])(?! \()", _misordered_letters, _PROSE),
    ),
    Kind(
        "an acronym in the plural",
        "sigla-en-plural",
        BOTH,
        swap(r"(?<=los )OPLE(?= )", lambda _, c: "OPLE" + c.choice(["s", "'s", "'S"])),
    ),
    Kind(
        "a name spelled out again",
        "sigla-desarrollada-otra-vez",
        BOTH,
        swap(
            r"(personal|integrantes|establecimiento) del SPEN\b",
            r"\1 del Servicio Profesional Electoral Nacional",
        ),
    ),
    Kind(
        "other initials",
        "iniciales-distintas",
        IEM,
        swap(
            r"Dirección Ejecutiva del Servicio Profesional Electoral Nacional",
            "Dirección Ejecutiva de Vinculación y Servicio Profesional Electoral Nacional",
        ),
    ),
    Kind(
        "an acronym defined twice",
        "sigla-definida-dos-veces",
        IEM,
        swap("los OPLE de las", "los Organismos Públicos Locales Electorales (OPLE) de las"),
    ),
    Kind(
        "an acronym that the glossary has not",
        "sigla-fuera-del-glosario",
        IEM,
        swap(r"de la Ley General de Archivos\.", "de la Unidad de Medida y Actualización (UMA)."),
    ),
    Kind(
        "an acronym that nobody uses",
        "sigla-sin-uso",
        IEM,
        swap(
            r"(definicion: Servicio P.*\n)",
            "\\1  - termino: UMA\n    definicion: Unidad de Medida y Actualización.\n",
        ),
    ),
    # Names
    Kind(
        "a unit without «Ejecutiva»",
        "nombre-distinto",
        IEEQ,
        swap(r"Dirección Ejecutiva$(?=\n +de )", "Dirección"),
    ),
    Kind(
        "a unit's name cut short",
        "nombre-distinto",
        IEM,
        swap("Coordinación del Servicio Profesional Electoral", "Coordinación del Servicio"),
    ),
    Kind(
        "a unit that may be one of two",
        "nombre-ambiguo",
        IEM,
        swap(
            "Coordinación de Vinculación|Coordinación del Servicio Profesional Electoral",
            "Coordinación",
        ),
    ),
    Kind(
        "an acronym without its article",
        "sigla-sin-articulo",
        IEM,
        swap(r"\bdel (?=(?:INE|IEM|SPEN)\b)", "de ", "\nejes:"),
    ),
    Kind(
        "holders of an office called in two ways",
        "nombre-en-varias-formas",
        IEEQ,
        swap(
            r"participantes: Personas integrantes del SPEN y de la Comisión,",
            "\\g<0> directoras ejecutivas de Organización Electoral, Prerrogativas y Partidos"
            " Políticos y de Educación y Participación,",
        ),
    ),
    Kind(
        "a name that nobody knows",
        "nombre-sin-registrar",
        IEM,
        swap(r"(?<=la )Dirección(?=[ .,]|$)(?! Ejec)", "Dirección del Ramo", _PROSE),
    ),
    Kind(
        "a term in lower case",
        "mayusculas-distintas",
        BOTH,
        swap(
            "Órgano de Enlace|Órganos Desconcentrados|Secretaría Ejecutiva",
            lambda m, _: m[0].lower(),
            "\nejes:",
        ),
    ),
    # Marks
    Kind(
        "an end without its stop",
        "punto-final-desigual",
        BOTH,
        swap(r"((?:texto|lugar|- titulo|nota): .*)\.$", r"\1", "\nejes:"),
    ),
    Kind(
        "a separator of its own",
        "separador-desigual",
        IEM,
        swap(
            r"^(      - titulo: Seguimiento a la comunicación .*\n)", '\\1        etiqueta: "1.1"\n'
        ),
    ),
    Kind(
        "straight quotes",
        "comillas-distintas",
        IEEQ,
        swap("“Mejora de Procesos”", '"Mejora de Procesos"'),
    ),
    Kind("two spaces", "espacios", BOTH, swap(r"(?<=[a-z]) (?=[a-z])", "  ", "cuerpo: |")),
    Kind(
        "a space before a comma",
        "espacios",
        BOTH,
        swap(r"(?<=[a-z]),(?= [a-z])", " ,", "cuerpo: |"),
    ),
    Kind(
        "no space after a comma", "espacios", BOTH, swap(r"(?<=[a-z]), (?=[a-z])", ",", "cuerpo: |")
    ),
    Kind(
        "two texts almost alike",
        "casi-iguales",
        IEEQ,
        swap(r"(participantes: Personas integrantes del SPEN y de la Comisión), y", r"\1 y"),
    ),
    Kind(
        "two actions almost alike",
        "casi-iguales",
        IEM,
        swap(
            r"^(          - texto: Dar seguimiento a la puesta en marcha del) (mecanismo .*\n)",
            r"\1 \2\1 nuevo \2",
        ),
    ),
    Kind(
        "a sentence without end",
        "oracion-larga",
        BOTH,
        swap(r"\.$", f"{_LONG_TAIL}, y la traducción de todo ello.", "cuerpo: |", 6),
    ),
    # Words
    Kind(
        "a fixed wrong phrase",
        "frase-incorrecta",
        BOTH,
        swap(
            "llevó a cabo|con base en|a través de la|en relación con|dar seguimiento a los",
            lambda m, _: _WRONG[m[0]],
        ),
    ),
    Kind(
        "a phrase that could be better",
        "frase-mejorable",
        IEM,
        swap("contribuye a la profesionalización", "contribuye con la profesionalización"),
    ),
    Kind(
        "a word written twice",
        "palabra-repetida",
        BOTH,
        swap(r"(?<= )(?:de|la|los|que|en)(?= [a-z])", _doubled, "cuerpo: |"),
    ),
    Kind(
        "a noun that does not agree",
        "concordancia",
        BOTH,
        swap(
            r"\b(los acuerdo|los recurso|las área|los eje|las actividad|las consulta)(?:es|s)\b",
            r"\1",
        ),
    ),
    Kind(
        "a masculine generic",
        "masculino-generico",
        BOTH,
        swap(r"las personas integrantes", "los integrantes"),
    ),
)
