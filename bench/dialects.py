"""The tags of each peer, written out: the same document said in four languages.

A cell of two lines is a cell of two paragraphs, of which the first turns into the cell's
properties: they come as XML with the data, so the cell is drawn without its own.
"""

from collections.abc import Callable
from dataclasses import dataclass

from content import MONTHS

Row = tuple[str, ...]


@dataclass(frozen=True)
class Dialect:
    """What one peer's template says in each place of the document."""

    name: str
    value: Callable[[str], str]
    """The tag of a value of the whole document."""
    sheets_open: str
    """The paragraph before the sheets, or nothing."""
    sheet_title: str
    sheet_axes: str
    sheet_end: str
    """The text beside the page break that ends a sheet."""
    sheets_close: str
    """The paragraph after the sheets, or nothing."""
    field_rows: tuple[Row, ...]
    month_cells: Row
    months_wide: tuple[int, ...]
    """How many months as wide each of those cells is drawn."""
    grid_rows: tuple[Row, ...]


_NUMBERS = range(1, len(MONTHS) + 1)
_OTHERS = len(MONTHS) - 1

JINJA = Dialect(
    name="jinja",
    value=lambda name: f"{{{{ {name} }}}}",
    sheets_open="{%p for ficha in fichas %}",
    sheet_title="{{ ficha.rotulo }}",
    sheet_axes="{{ ficha.ejes }}",
    sheet_end="",
    sheets_close="{%p endfor %}",
    field_rows=(
        ("{%tr for campo in ficha.campos %}", ""),
        ("{{ campo.etiqueta }}", "{{ campo.valor }}"),
        ("{%tr endfor %}", ""),
    ),
    month_cells=("{%tc for columna in meses %}", "{{ columna.mes }}", "{%tc endfor %}"),
    # All together as wide as the months printed, and the one that is repeated as wide as a month.
    months_wide=(_OTHERS // 2, 1, _OTHERS - _OTHERS // 2),
    grid_rows=(
        ("{%tr for fila in filas %}", "", "", ""),
        (
            "{{ fila.texto }}",
            "{%tc for celda in fila.celdas %}",
            "{% cellbg celda.color %}{{ celda.marca }}",
            "{%tc endfor %}",
        ),
        ("{%tr endfor %}", "", "", ""),
    ),
)

DOCXTEMPLATER = Dialect(
    name="docxtemplater",
    value=lambda name: f"{{{name}}}",
    sheets_open="{#fichas}",
    sheet_title="{rotulo}",
    sheet_axes="{ejes}",
    sheet_end="",
    sheets_close="{/fichas}",
    field_rows=(("{#campos}{etiqueta}", "{valor}{/campos}"),),
    month_cells=("{-w:tc meses}{mes}{/meses}",),
    months_wide=(1,),
    grid_rows=(("{#filas}{texto}", "{@propiedades}\n{-w:tc celdas}{marca}{/celdas}{/filas}"),),
)

EASY_TEMPLATE_X = Dialect(
    name="easy-template-x",
    value=lambda name: f"{{{name}}}",
    sheets_open="",
    sheet_title='{#fichas [loopOver: "paragraph"]}{rotulo}',
    sheet_axes="{ejes}",
    sheet_end="{/fichas}",
    sheets_close="",
    field_rows=(("{#campos}{etiqueta}", "{valor}{/campos}"),),
    month_cells=tuple(f"{{mes_{number}}}" for number in _NUMBERS),
    months_wide=(1,) * len(MONTHS),
    grid_rows=(
        (
            "{#filas}{texto}",
            *(f"{{marca_{number}}}" for number in _NUMBERS[:-1]),
            f"{{marca_{_NUMBERS[-1]}}}{{/filas}}",
        ),
    ),
)

CARBONE = Dialect(
    name="carbone",
    value=lambda name: f"{{d.{name}}}",
    sheets_open="",
    sheet_title="{d.fichas[i].rotulo}",
    sheet_axes="{d.fichas[i].ejes}",
    sheet_end="",
    sheets_close="{d.fichas[i+1].rotulo}",
    field_rows=(
        ("{d.fichas[i].campos[i].etiqueta}", "{d.fichas[i].campos[i].valor}"),
        ("{d.fichas[i].campos[i+1].etiqueta}", ""),
    ),
    month_cells=("{d.meses[i].mes}", "{d.meses[i+1].mes}"),
    months_wide=(1, 1),
    grid_rows=(
        (
            "{d.filas[i].texto}",
            "{d.filas[i].celdas[i].marca}",
            "{d.filas[i].celdas[i+1].marca}",
        ),
        ("{d.filas[i+1].texto}", "", ""),
    ),
)

DIALECTS = (JINJA, DOCXTEMPLATER, EASY_TEMPLATE_X, CARBONE)
