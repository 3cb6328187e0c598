"""The pieces that the Word templates share: each block of a plan drawn once, with its tags."""

from collections.abc import Callable

from columnas import ColumnLoop, head
from cuadricula import TWIPS_PER_CM, grid
from word import (
    TAB,
    Alt,
    Colors,
    cell,
    field,
    p,
    row,
    section_break,
    table,
    tag,
    tag_row,
    text,
)

PORTRAIT = 9404
LANDSCAPE = 13572
KEEP = "<w:keepNext/>"
# Centimetres, in the table of activities. An extra column takes `_EXTRA` to `_MOST_EXTRA`. Where
# that leaves less than `_LINE` to the lines of action, the table is tight: its words are smaller,
# an extra column takes `_TIGHT_EXTRA`, and the lines give way down to `_LEAST_LINE`.
_EXTRA, _MOST_EXTRA, _TIGHT_EXTRA = 2.787, 3.704, 2.205
_LINE, _LEAST_LINE = 4.586, 4.06
ROW, COLUMN = frozenset({"row"}), frozenset({"column"})


def header(width: int) -> str:
    """Return the page header: emblem if there is one, institution, commission, plan, its state.

    The emblem has room for the margin that LibreOffice leaves around it. The tiny paragraph under
    the table is for Word, which wants one.
    """
    emblem = [300, 900, 300]
    rest = width - sum(emblem)
    left, right = rest * 58 // 100, rest - rest * 58 // 100
    logo = f"{{% colwidth [institucion.ancho_logo + 0.7, {width / TWIPS_PER_CM / 3:.2f}]|min %}}"
    state = text("{{ plan.estado_impreso }}", "<w:b/>")
    aligned = '<w:jc w:val="right"/>'
    line = row(
        cell(emblem[0], p("Celda", "{%tc if institucion.con_logo %}")),
        cell(emblem[1], p("Header", text(logo + "{{ institucion.logo }}")), _margins(0, 0)),
        cell(emblem[2], p("Celda", "{%tc endif %}")),
        cell(
            left,
            p("Header", text("{{ institucion.nombre }}", "<w:b/>"))
            + p("Header", "{{ comision.nombre }}"),
            _margins(0, 113),
        ),
        cell(
            right,
            p("Header", "{{ plan.titulo_completo }}", aligned) + p("Header", state, aligned),
            _margins(113, 0),
        ),
    )
    alt = Alt("Encabezado de la página")
    return table("SinBordes", [*emblem, left, right], [line], alt) + p("Salto")


def _margins(left: int, right: int) -> str:
    """Return the margins at the sides of a cell, in twips."""
    sides = {"top": 0, "left": left, "bottom": 0, "right": right}
    listed = "".join(f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in sides.items())
    return f"<w:tcMar>{listed}</w:tcMar>"


def footer(width: int) -> str:
    """Return the page footer: the annex it is, and «Página X de Y».

    Before them, the fingerprint of the document where the institution asks for it.
    """
    number = field("PAGE", "1") + text(" de ") + field("PAGEREF fin", "1")
    huella = "{% if institucion.huella_al_pie %}Huella {{ huella }} · {% endif %}"
    content = text("{{ plan.anexo }}") + TAB + text(f"{huella}Página ") + number
    return p("Footer", content, _tabs(width))


def _tabs(width: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'


def end() -> str:
    """Return the last paragraph of a document, whose page is the last one.

    The space is for LibreOffice, which drops an empty last paragraph with its bookmark.
    """
    start = '<w:bookmarkStart w:id="1" w:name="fin"/>'
    return p("Salto", start + text(" ") + '<w:bookmarkEnd w:id="1"/>')


def page_groups(blocks: str) -> str:
    """Return the loop over runs of sections that share orientation and page numbering."""
    return "".join(
        [
            tag("{%p for pagina in paginas %}"),
            tag("{%p for seccion in pagina.secciones %}"),
            _section_title(),
            tag("{%p for bloque in seccion.bloques %}"),
            blocks,
            tag("{%p endfor %}"),
            tag("{%p endfor %}"),
            tag("{%p if loop.last %}"),
            end(),
            tag("{%p endif %}"),
            tag("{%p if pagina.preliminar %}"),
            section_break(landscape=False, restart=False, furnished=False),
            tag("{%p elif pagina.horizontal and pagina.reinicia %}"),
            section_break(landscape=True, restart=True),
            tag("{%p elif pagina.horizontal %}"),
            section_break(landscape=True, restart=False),
            tag("{%p elif pagina.reinicia %}"),
            section_break(landscape=False, restart=True),
            tag("{%p else %}"),
            section_break(landscape=False, restart=False),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
        ]
    )


def _section_title() -> str:
    entry = field('TC "{{ seccion.titulo }}" \\f C \\l 1')
    return "".join(
        [
            tag("{%p if seccion.salto %}"),
            page_break(),
            tag("{%p endif %}"),
            tag("{%p if seccion.forma == 'titulo' %}"),
            p("Heading1", "{{ seccion.titulo }}"),
            tag("{%p elif seccion.forma == 'titulo_fuera_del_indice' %}"),
            p("TOCHeading", "{{ seccion.titulo }}"),
            tag("{%p elif seccion.forma == 'solo_indice' %}"),
            p("Salto", entry),
            tag("{%p endif %}"),
        ]
    )


def page_break() -> str:
    """Return a paragraph that starts a page and prints nothing; the next one takes its place."""
    return p("Salto", "", "<w:pageBreakBefore/>")


def all_blocks(colors: Colors) -> str:
    """Return one drawing of every kind of block, each under its condition."""
    drawings = {
        "texto": _prose(),
        "indice": contents(),
        "glosario": glossary(),
        "integracion": integration(),
        "fichas": sheets(colors),
        "actividades": _either(activities, colors),
        "cronograma": _either(grid, colors),
        "tabla": _either(plain_table, colors),
        "firmas": signatures(),
    }
    pieces = []
    for index, (kind, drawing) in enumerate(drawings.items()):
        word = "elif" if index else "if"
        pieces += [tag(f"{{%p {word} bloque.tipo == '{kind}' %}}"), drawing]
    return "".join([*pieces, tag("{%p endif %}")])


def _prose() -> str:
    """Return the paragraphs of a text; those before the signatures stay with them."""
    return "".join(
        [
            tag("{%p if not loop.last and loop.nextitem.tipo == 'firmas' %}"),
            p("BodyText", "{{p bloque.texto }}", KEEP),
            tag("{%p else %}"),
            p("BodyText", "{{p bloque.texto }}"),
            tag("{%p endif %}"),
        ]
    )


def contents() -> str:
    """Return a contents field; its entries are made from the document's headings."""
    return p("TOC1", field('TOC \\o "1-1" \\f C \\h \\z', "Índice"))


def glossary() -> str:
    """Return the table of terms and definitions."""
    widths = [2100, PORTRAIT - 2100]
    rows = [
        tag_row("{%tr for termino in bloque.terminos %}", widths),
        row(
            cell(widths[0], p("CeldaEtiqueta", "{{ termino.etiqueta }}")),
            cell(widths[1], p("Celda", "{{ termino.definicion }}")),
        ),
        tag_row("{%tr endfor %}", widths),
    ]
    alt = Alt(
        "Glosario: término y definición",
        "Cada renglón es un término; a su derecha, lo que significa.",
        COLUMN,
    )
    return table("Ficha", widths, rows, alt) + p("Salto")


def integration() -> str:
    """Return the two boxes with the members of the commission and its technical secretary."""
    widths = [2600, PORTRAIT - 2600]
    role = "".join(
        [
            tag("{%p if loop.last %}"),
            p("CeldaEtiqueta", "{{ persona.rol }}"),
            tag("{%p else %}"),
            p("CeldaEtiqueta", "{{ persona.rol }}", KEEP),
            tag("{%p endif %}"),
        ]
    )
    members = table(
        "Institucional",
        widths,
        [
            row(
                cell(
                    PORTRAIT,
                    p("CeldaEncabezado", "{{ bloque.organo }}", KEEP),
                    '<w:gridSpan w:val="2"/>',
                ),
                header=True,
            ),
            tag_row("{%tr for persona in bloque.integrantes %}", widths),
            row(
                cell(widths[0], role),
                cell(widths[1], p("Celda", "{{ persona.nombre }}")),
            ),
            tag_row("{%tr endfor %}", widths),
        ],
        Alt(
            "Integración de la comisión: papel y nombre",
            "Cada renglón es una persona: su papel en la comisión y su nombre.",
            ROW,
        ),
    )
    secretary = table(
        "Institucional",
        [PORTRAIT],
        [
            row(cell(PORTRAIT, p("CeldaEncabezado", "{{ bloque.organo }}", KEEP)), header=True),
            row(cell(PORTRAIT, p("CeldaEncabezado", "{{ bloque.secretaria.rol }}", KEEP))),
            row(
                cell(
                    PORTRAIT, p("Celda", "{{ bloque.secretaria.cargo }}", '<w:jc w:val="center"/>')
                )
            ),
        ],
        Alt(
            "Secretaría Técnica de la comisión",
            "Dice quién ocupa la Secretaría Técnica: su papel y su cargo.",
            ROW,
        ),
    )
    return "".join(
        [
            members,
            p("Separador"),
            tag("{%p if bloque.con_secretaria %}"),
            secretary,
            p("Separador"),
            tag("{%p endif %}"),
        ]
    )


_OPENS_PAGE = "seccion.salto and seccion.bloques[0].tipo == 'fichas'"
"""Whether the sheets begin a page with their section, perhaps under its title."""


def sheets(colors: Colors) -> str:
    """Return every technical sheet, one a page."""
    return "".join(
        [
            tag("{%p for ficha in bloque.fichas %}"),
            tag(f"{{%p if not (loop.first and {_OPENS_PAGE}) %}}"),
            page_break(),
            tag("{%p endif %}"),
            sheet(colors),
            tag("{%p endfor %}"),
        ]
    )


_UNRULED = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'
"""A line under each of several headings would look like one that parts them."""


def sheet(colors: Colors, heading: str = "Heading2") -> str:
    """Return one technical sheet: the axes it belongs to, its title, its fields."""
    widths = [2300, PORTRAIT - 2300]
    label = f'<w:shd w:val="clear" w:color="auto" w:fill="{colors.soft}"/>'
    fields = [
        tag_row("{%tr for campo in ficha.campos %}", widths),
        row(
            cell(widths[0], p("CampoEtiqueta", "{{ campo.etiqueta }}"), label),
            cell(widths[1], p("Campo", "{{p campo.valor }}")),
        ),
        tag_row("{%tr endfor %}", widths),
    ]
    alt = Alt(
        "Ficha técnica: campo y contenido",
        "Cada renglón es un dato de la ficha: su nombre y, a la derecha, lo que dice.",
        COLUMN,
    )
    return "".join(
        [
            tag("{%p for renglon in ficha.encabezado %}"),
            tag("{%p if renglon.etiqueta %}"),
            p("EtiquetaEjes", "{{ renglon.texto }}"),
            tag("{%p elif ficha.varios_ejes %}"),
            p(heading, "{{ renglon.texto }}", _UNRULED + '<w:ind w:left="1134"/>'),
            tag("{%p else %}"),
            p(heading, "{{ renglon.texto }}"),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
            p("TituloFicha", "{{ ficha.titulo }}"),
            table("Ficha", widths, fields, alt),
            p("Salto"),
        ]
    )


def activities(colors: Colors, width: int) -> str:
    """Return the table of axes, their lines with lettered actions, periods, extra columns."""
    axis, period, tags = 1500, 1400, [600, 900, 600]
    line = width - axis - period - sum(tags)
    widths = [axis, line, period, *tags]
    heads = ColumnLoop("columna", "bloque.columnas", tags)
    values = ColumnLoop("valor", "linea.campos", tags)
    filled = head(colors)
    rows = [
        row(
            cell(axis, _head("bloque.encabezados.eje", "ancho_eje"), filled),
            cell(line, p("CeldaEncabezado", "{{ bloque.encabezados.linea }}"), filled),
            cell(period, _head("bloque.encabezados.periodo", "ancho_periodo"), filled),
            *heads(_head("columna.etiqueta", "ancho_extra"), filled),
            header=True,
        ),
        tag_row("{%tr for eje in bloque.ejes %}", widths),
        tag_row("{%tr for linea in eje.lineas %}", widths),
        row(
            cell(axis, _axis_cell()),
            cell(line, _line_cell()),
            cell(period, _sized("Celda", "{{ linea.periodo }}")),
            *values(_sized("Celda", "{{ valor }}"), ""),
        ),
        tag_row("{%tr endfor %}", widths),
        tag_row("{%tr endfor %}", widths),
    ]
    alt = Alt(
        "Actividades: eje, acciones y periodo de ejecución",
        "Cada renglón es una línea de acción: su eje, sus acciones y cuándo se realizan.",
        ROW | COLUMN,
    )
    return _shares(width) + table("Institucional", widths, rows, alt) + p("Salto")


def _shares(width: int) -> str:
    """Return the tags that share the page among the columns; that of the lines has the rest."""
    whole, count = width / TWIPS_PER_CM, "[bloque.columnas|length, 1]|max"
    tight = f"{whole:.3f} - 5.115 - bloque.columnas|length * {_EXTRA} < {_LINE}"
    asked = f"[0.323 * ancho_libre / ({count}), {_TIGHT_EXTRA} if apretada else {_EXTRA}]|max"
    measures = {
        "apretada": tight,
        "ancho_eje": "2.293 if apretada else 2.646 if bloque.columnas else 3.407",
        "ancho_periodo": "1.94 if apretada else 2.469 if bloque.columnas else 3.179",
        "ancho_libre": f"{whole:.3f} - ancho_eje - ancho_periodo",
        "ancho_extra": f"[{asked}, {_MOST_EXTRA}, (ancho_libre - {_LEAST_LINE}) / ({count})]|min",
    }
    return "".join(tag(f"{{%p set {name} = {value} %}}") for name, value in measures.items())


def _head(value: str, width: str) -> str:
    """Return the words over a column of so many centimetres, smaller in a tight table."""
    return _sized("CeldaEncabezado", f"{{{{ {value} }}}}", f"{{% colwidth {width} %}}")


def _sized(style: str, words: str, directive: str = "", when: str = "apretada") -> str:
    """Return a paragraph of a cell, smaller where the columns are tight."""
    return "".join(
        [
            tag(f"{{%p if {when} %}}"),
            p(f"{style}Estrecha", directive + words),
            tag("{%p else %}"),
            p(style, words),
            tag("{%p endif %}"),
        ]
    )


def _axis_cell() -> str:
    return "".join(
        [
            _sized("CeldaTitulo", "{{ eje.texto }}", "{% vm %}"),
            tag("{%p if linea.primera and eje.con_prosa %}"),
            p("Celda", "{{p eje.prosa }}"),
            tag("{%p endif %}"),
        ]
    )


def _line_cell() -> str:
    action = text("{{ accion.etiqueta }}") + TAB + text("{{ accion.texto }}")
    return "".join(
        [
            tag("{%p if linea.titulo %}"),
            p("CeldaTitulo", "{{ linea.titulo }}"),
            tag("{%p endif %}"),
            tag("{%p if linea.con_prosa %}"),
            p("Celda", "{{p linea.prosa }}"),
            tag("{%p endif %}"),
            tag("{%p for accion in linea.acciones %}"),
            tag("{%p if accion.etiqueta %}"),
            p("Accion", action),
            tag("{%p else %}"),
            p("Celda", "{{ accion.texto }}"),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
        ]
    )


def _either(draw: Callable[[Colors, int], str], colors: Colors) -> str:
    """Return a table twice: for the sections on their side and for the upright ones."""
    return "".join(
        [
            tag("{%p if pagina.horizontal %}"),
            draw(colors, LANDSCAPE),
            tag("{%p else %}"),
            draw(colors, PORTRAIT),
            tag("{%p endif %}"),
        ]
    )


def plain_table(colors: Colors, width: int) -> str:
    """Return a table of the plan's own, of any number of columns."""
    widths = [1000, width - 2000, 1000]
    heads = ColumnLoop("columna", "bloque.columnas", widths)
    cells = ColumnLoop("celda", "fila", widths)
    many = f"bloque.columnas|length > {width // 1800}"
    rows = [
        row(
            *heads(_sized("CeldaEncabezado", "{{ columna }}", when=many), head(colors)), header=True
        ),
        tag_row("{%tr for fila in bloque.filas %}", widths),
        row(*cells(_sized("Celda", "{{ celda }}", when=many), "")),
        tag_row("{%tr endfor %}", widths),
    ]
    alt = Alt("Tabla del plan", "El primer renglón dice qué contiene cada columna.", ROW)
    return table("Institucional", widths, rows, alt) + p("Salto")


def signatures() -> str:
    """Return the signature block in columns."""
    widths = [1000, PORTRAIT - 2000, 1000]
    content = "".join(
        [
            tag("{%p if firma.nombre %}"),
            p("Firmante", "{{ firma.nombre }}"),
            p("CargoFirmante", "{{ firma.firma }}"),
            tag("{%p endif %}"),
        ]
    )
    rows = [
        tag_row("{%tr for fila in bloque.filas %}", widths),
        row(*ColumnLoop("firma", "fila", widths)(content, "")),
        tag_row("{%tr endfor %}", widths),
    ]
    alt = Alt("Firmas de quienes integran la comisión")
    return table("SinBordes", widths, rows, alt) + p("Salto")
