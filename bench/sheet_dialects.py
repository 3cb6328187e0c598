"""The tags of each peer in a workbook: the same schedule said in four languages, and in none.

A workbook is rows of cells, left to right; a peer that repeats cells has fewer of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from content import LEDGER, MONTHS

Cells = tuple[str, ...]


@dataclass(frozen=True)
class SheetDialect:
    """What one peer's template says in each place of the schedule."""

    name: str
    value: Callable[[str], str]
    """The tag of a value of the whole workbook."""
    columns: tuple[bool, ...]
    """Whether each column after the first is as wide as a month, or only holds tags."""
    bands: Cells
    band_merges: tuple[str, ...]
    """Cells that the template itself merges, where a peer cannot merge by its data."""
    months: Cells
    rows: tuple[Cells, ...]
    """The row that is repeated, and those that hold tags around it."""
    printed: int = 0
    """Which of those rows is printed."""
    comment: str = ""
    """What a comment says at the start of that row."""
    tags_in_header: bool = True
    """Whether headers and footers may hold tags; without, they are drawn as they are printed."""
    moves_area: bool = True
    """Whether the print area follows the rows; without, there is none and all is printed."""
    moves_merged: bool = True
    """Whether merged cells follow the rows; without, the note is in one cell."""


_MONTHS = range(len(MONTHS))
_ALL = (True,) * len(MONTHS)
_YEARS = tuple(dict.fromkeys(f"20{month[-2:]}" for month in MONTHS))
_FIRST = sum(month.endswith(_YEARS[0][-2:]) for month in MONTHS)
_MERGED = ("B3:C3", "D3:N3")


def _band_cells(tags: Cells) -> Cells:
    """Return one tag at the start of each year, where the template merges the others."""
    return (*tags[:1], *("",) * (_FIRST - 1), *tags[1:])


def _xltpl_cell(month: int) -> str:
    cell = f"fila.celdas[{month}]"
    return f"{{% op pintar, {cell}.color %}}{{{{ {cell}.marca }}}}"


JINJA = SheetDialect(
    name="jinja",
    value=lambda name: f"{{{{ {name} }}}}",
    columns=(False, True, False),
    bands=(
        "{%tc for banda in bandas %}",
        "{% colspan banda.columnas %}{{ banda.texto }}",
        "{%tc endfor %}",
    ),
    band_merges=(),
    months=("{%tc for columna in meses %}", "{{ columna.mes }}", "{%tc endfor %}"),
    rows=(
        ("{%tr for fila in filas %}",),
        (
            "{{ fila.texto }}",
            "{%tc for celda in fila.celdas %}",
            "{% cellbg celda.color %}{{ celda.marca }}",
            "{%tc endfor %}",
        ),
        ("{%tr endfor %}",),
    ),
    printed=1,
)

XLTPL = SheetDialect(
    name="xltpl",
    value=lambda name: f"{{{{ {name} }}}}",
    columns=_ALL,
    bands=_band_cells(("{{ bandas[0].texto }}", "{{ bandas[1].texto }}")),
    band_merges=_MERGED,
    months=tuple(f"{{{{ meses[{month}].mes }}}}" for month in _MONTHS),
    rows=(
        (
            "{{ fila.texto }}",
            *map(_xltpl_cell, _MONTHS[:-1]),
            _xltpl_cell(_MONTHS[-1]) + "{% endfor %}",
        ),
    ),
    # Its README says it in the cell, `{%- for`, but version 0.21 loses that tag, as it loses all
    # but the last of the values of one cell that is repeated.
    comment="beforerow{% for fila in filas %}",
    tags_in_header=False,
    moves_area=False,
)

XLSX_TEMPLATE = SheetDialect(
    name="xlsx-template",
    value=lambda name: f"${{{name}}}",
    columns=_ALL,
    bands=_band_cells(("${bandas[0].texto}", "${bandas[1].texto}")),
    band_merges=_MERGED,
    months=("${meses}",),
    rows=(("${table:filas.texto}", "${table:filas.marcas}"),),
    tags_in_header=False,
)

CARBONE = SheetDialect(
    name="carbone",
    value=lambda name: f"{{d.{name}}}",
    columns=_ALL,
    bands=_band_cells(("{d.bandas[0].texto}", "{d.bandas[1].texto}")),
    band_merges=_MERGED,
    months=("{d.meses[i].mes}", "{d.meses[i+1].mes}"),
    rows=(
        ("{d.filas[i].texto}", "{d.filas[i].celdas[i].marca}", "{d.filas[i].celdas[i+1].marca}"),
        ("{d.filas[i+1].texto}",),
    ),
    moves_area=False,
    moves_merged=False,
)

# Without tags, for a program to fill.
PLAIN = SheetDialect(
    name="plain",
    value=lambda _: "",
    columns=_ALL,
    bands=("",) * len(MONTHS),
    band_merges=(),
    months=("",) * len(MONTHS),
    rows=(("",) * (1 + len(MONTHS)),),
    tags_in_header=False,
)

# The limit cuts its pieces from the same drawing; its row has every colour.
LIMIT = replace(PLAIN, name="limit")

SHEET_DIALECTS = (JINJA, XLTPL, XLSX_TEMPLATE, CARBONE, PLAIN, LIMIT)

LEDGER_TAGS = tuple(f"{{{{ fila.{name} }}}}" for name in LEDGER)
