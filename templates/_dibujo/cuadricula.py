"""The schedule grid of the Word templates, for an upright page and for one on its side."""

from columnas import ColumnLoop, head
from word import Alt, Colors, cell, p, row, table, tag, tag_row

_PLANNED = "bloque.cronograma"
_FLUSH = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
_CENTRED = '<w:vAlign w:val="center"/>'
_MERGED, _MORE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_NO_LINES = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
_UNBOXED = f"<w:tcBorders>{_NO_LINES}</w:tcBorders>"
_TALL, _TURNED, _ROW = 1180, 700, 560
"""The least heights of the months, of a year written upwards, and of a row, in twips."""
TWIPS_PER_CM = 567

# Centimetres. A column of time takes `_USUAL` where there is room for it; below `_NARROW` its words
# are printed small. The name of a year is shortened if it has less than `_SHORT`, and written
# upwards if it has less than `_UPWARD`.
_USUAL, _NARROW, _SHORT, _UPWARD = 1.38, 0.38, 2.1, 0.78
_USUAL_TIMES, _GIVEN_UP = 13, 0.3
"""From so many columns of time on, each one more gives up this width to the words of the rows."""
_LEAST_READ = 0.3
"""A column of time is this wide at least, where there is room for it."""
_EXTRA, _LEAST_EXTRA, _LEAST_TIME = 2.75, 1.2, 0.25
"""An extra column takes this much, or less where that would leave too little to those of time."""
_TEXT, _TEXT_BESIDE, _MOST_TEXT = 6.0, 4.4, 0.6
"""The least that the words of a row take, alone and beside extra columns; their largest share."""
_WORD = 1.2
"""A column narrower than this prints a mark of several letters smaller."""


def grid(colors: Colors, width: int) -> str:
    """Return the schedule grid, each of its parts on a page, `width` twips wide."""
    return "".join(
        [
            _measures(width / TWIPS_PER_CM),
            tag(f"{{%p for parte in {_PLANNED}.partes %}}"),
            tag("{%p if not loop.first %}"),
            p("Salto", "", "<w:pageBreakBefore/>"),
            tag("{%p endif %}"),
            tag("{%p for titulo in parte.titulos %}"),
            tag("{%p if loop.first %}"),
            p("TituloCronograma1", "{{ titulo }}"),
            tag("{%p elif loop.last %}"),
            p("TituloCronograma", "{{ titulo }}", '<w:spacing w:after="160"/>'),
            tag("{%p else %}"),
            p("TituloCronograma", "{{ titulo }}"),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
            _grid_table(colors, width),
            p("Salto"),
            tag("{%p endfor %}"),
            tag(f"{{%p if {_PLANNED}.lista_en == 'anexo' %}}"),
            _in_words(colors, width),
            tag("{%p endif %}"),
        ]
    )


def _in_words(colors: Colors, width: int) -> str:
    """Return the page that says the schedule in words, for who does not see the grid."""
    date = 1250
    activity = (width - 2 * date) * 3 // 5
    widths = [activity, width - 2 * date - activity, date, date]
    heads = (f"{{{{ {_PLANNED}.encabezado }}}}", "Periodo", "Inicio", "Fin")
    day = ".strftime('%d/%m/%Y')"
    values = ("texto", "periodo", f"inicio{day}", f"fin{day}")
    texts = [f"{{{{ actividad.{value} }}}}" for value in values]
    filled = head(colors)
    rows = [
        row(
            *(cell(w, p("CeldaEncabezado", t), filled) for w, t in zip(widths, heads, strict=True)),
            header=True,
        ),
        tag_row(f"{{%tr for actividad in {_PLANNED}.lista %}}", widths),
        row(*(cell(w, p("Fila", t)) for w, t in zip(widths, texts, strict=True))),
        tag_row("{%tr endfor %}", widths),
    ]
    alt = Alt(
        "Cronograma en texto: actividad, periodo y fechas",
        "Cada renglón es una actividad; a su derecha, cuándo se realiza, cuándo empieza y termina.",
        frozenset({"row", "column"}),
    )
    return "".join(
        [
            p("Heading2", "Cronograma en texto", "<w:pageBreakBefore/>"),
            table("Institucional", widths, rows, alt),
            p("Salto"),
        ]
    )


def _measures(width: float) -> str:
    """Return the tags that share the page among the words of a row, extra columns and times."""
    least = f"({_TEXT} if not extras and tiempos <= 24 else {_TEXT_BESIDE})"
    measures = {
        "tiempos": f"{_PLANNED}.tiempos|length",
        "extras": f"{_PLANNED}.columnas|length",
        "ancho_extra": f"[{_EXTRA}, [{_LEAST_EXTRA}, ({width - _TEXT_BESIDE:.2f} - "
        f"{_LEAST_TIME} * tiempos) / [extras, 1]|max]|max]|min",
        "ancho_libre": f"{width:.2f} - extras * ancho_extra",
        "ancho_tiempos": f"[[{_USUAL} * tiempos, {_USUAL * _USUAL_TIMES:.2f} - "
        f"{_GIVEN_UP} * (tiempos - {_USUAL_TIMES})]|min, {_LEAST_READ} * tiempos]|max",
        "ancho_texto": f"[[ancho_libre - ancho_tiempos, {least}]|max, "
        f"{_MOST_TEXT} * ancho_libre]|min",
        "ancho_tiempo": "(ancho_libre - ancho_texto) / tiempos",
    }
    return "".join(tag(f"{{%p set {name} = {value} %}}") for name, value in measures.items())


def _grid_table(colors: Colors, width: int) -> str:
    first, extra = width // 4, [300, width // 4 - 600, 300]
    half = width // 4 - 750
    times = [300, 300, half, 300, width - first - sum(extra) - half - 1500, 300, 300]
    widths = [first, *extra, *times]
    values = ColumnLoop("valor", "fila.campos", extra)(p("Fila", "{{ valor }}"), _CENTRED)
    marks = ColumnLoop("celda", "fila.celdas", times).either(
        f"ancho_tiempo < {_NARROW}",
        (p("MarcaEstrecha", "{% cellbg celda.color %}{{ celda.texto }}"), _FLUSH + _CENTRED),
        (_mark(), _FLUSH + _CENTRED),
    )
    rows = [
        *_header_rows(colors, widths),
        tag_row("{%tr for fila in parte.filas %}", widths),
        row(cell(first, _row_words(), _CENTRED), *values, *marks, height=_ROW),
        tag_row("{%tr endfor %}", widths),
        tag_row("{%tr if parte.notas %}", widths),
        row(cell(width, _notes(), f'<w:gridSpan w:val="{len(widths)}"/>' + _UNBOXED)),
        tag_row("{%tr endif %}", widths),
    ]
    alt = Alt(
        "Cronograma: actividades por periodo",
        "Cada renglón es una actividad; cada columna, un periodo. Un signo dice cuándo se realiza.",
        frozenset({"row", "column"}),
    )
    return table("Institucional", widths, rows, alt)


def _header_rows(colors: Colors, widths: list[int]) -> list[str]:
    """Return the rows repeated on each page: the years over the months, or the months alone."""
    first, extra, times = widths[0], widths[1:4], widths[4:]
    plain = head(colors)
    name = p("CeldaEncabezado", f"{{% colwidth ancho_texto %}}{{{{ {_PLANNED}.encabezado }}}}")
    label = p("CeldaEncabezado", "{% colwidth ancho_extra %}{{ columna.etiqueta }}")
    columns = ColumnLoop("columna", f"{_PLANNED}.columnas", extra)
    months = ColumnLoop("tiempo", f"{_PLANNED}.tiempos", times).either(
        f"ancho_tiempo < {_NARROW}",
        (p("MesEstrecha", "{{ tiempo.etiqueta }}"), _upward(plain)),
        (p("Mes", "{{ tiempo.etiqueta }}"), _upward(plain)),
    )
    bands = ColumnLoop("banda", f"{_PLANNED}.bandas", times).either(
        f"banda.columnas * ancho_tiempo < {_UPWARD}",
        (
            p("BandaEstrecha", "{% colspan banda.columnas %}{{ banda.corta }}"),
            _upward(plain),
        ),
        (_band(), _flush(plain)),
    )
    over = [cell(first, name, _MERGED + plain), *columns(label, _MERGED + plain), *bands]
    empty = p("CeldaEncabezado")
    below = [cell(first, empty, _MORE + plain), *columns(empty, _MORE + plain), *months]
    narrowest = f"{_PLANNED}.bandas|map(attribute='columnas')|min"
    turned = f"{_PLANNED}.con_banda and ({narrowest}) * ancho_tiempo < {_UPWARD}"
    return [
        tag_row(f"{{%tr if {turned} %}}", widths),
        row(*over, header=True, height=_TURNED),
        tag_row(f"{{%tr elif {_PLANNED}.con_banda %}}", widths),
        row(*over, header=True),
        tag_row("{%tr endif %}", widths),
        tag_row(f"{{%tr if {_PLANNED}.con_banda %}}", widths),
        row(*below, header=True, height=_TALL),
        tag_row("{%tr else %}", widths),
        row(cell(first, name, plain), *columns(label, plain), *months, header=True, height=_TALL),
        tag_row("{%tr endif %}", widths),
    ]


def _flush(properties: str) -> str:
    """Leave no margin at the sides; Word wants the margins before the alignment."""
    return properties.replace("<w:vAlign", _FLUSH + "<w:vAlign")


def _upward(properties: str) -> str:
    """Write the words of a cell upwards, with no margin at its sides."""
    return _flush(properties).replace("<w:vAlign", '<w:textDirection w:val="btLr"/><w:vAlign')


def _band() -> str:
    words = f"banda.texto if banda.columnas * ancho_tiempo > {_SHORT} else banda.corta"
    return p("Banda", f"{{% colspan banda.columnas %}}{{{{ {words} }}}}")


def _mark() -> str:
    """Return the mark of a cell; its colour stands once, whichever paragraph prints."""
    return "".join(
        [
            tag(f"{{%p if celda.texto|length > 2 and ancho_tiempo < {_WORD} %}}"),
            p("MarcaTexto", "{% cellbg celda.color %}{{ celda.texto }}"),
            tag("{%p else %}"),
            p("Marca", "{{ celda.texto }}"),
            tag("{%p endif %}"),
        ]
    )


def _row_words() -> str:
    """Return the words of a row; the last rows of a grid stay with its notes."""
    return "".join(
        [
            tag("{%p if parte.notas and loop.revindex <= 2 %}"),
            p("FilaConNotas", "{{ fila.texto }}"),
            tag("{%p else %}"),
            p("Fila", "{{ fila.texto }}"),
            tag("{%p endif %}"),
        ]
    )


def _notes() -> str:
    """Return the notes, in a row of the grid: so they print where it does, under its header."""
    return "".join(
        [
            tag("{%p for nota in parte.notas %}"),
            p("Nota", f"{{% colspan {_PLANNED}.total_columnas %}}{{{{ nota }}}}"),
            tag("{%p endfor %}"),
        ]
    )
