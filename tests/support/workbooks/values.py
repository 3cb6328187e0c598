"""What cells hold: typed values, rich text, strings in their place or in the common list."""

from datetime import date, datetime, time
from decimal import Decimal

from support.workbooks.book import SHEET, STYLES, Draw, book
from support.workbooks.formulas import LOOP
from support.workbooks.loops import CONCEPTS, SPENT

TRICKY = [
    "=1+1",
    "#N/A",
    "http://ejemplo.mx",
    "TRUE",
    "1234",
    "+5",
    "@SUM(A1)",
    "007",
    "1/2",
    "3E5",
    " con orillas ",
    "dos\nrenglones",
    "A & B <c> \"d\" 'e'",
    "_x0041_",
    "😀 ñ",
    "'apóstrofo",
]


@book(
    {
        "entero": 7,
        "decimal": Decimal("1234.50"),
        "flotante": 2.5,
        "negativo": -3,
        "si": True,
        "no": False,
        "dia": date(2025, 1, 31),
        "instante": datetime(2025, 1, 31, 18, 0),
        "hora": time(6, 30),
        "vacio": "",
        "texto": "simple",
    },
    SHEET,
    STYLES,
    totals={"Hoja!C1": 8, "Hoja!C7": 45689, "Hoja!C5": "verdadero"},
)
def typed_values(draw: Draw) -> None:
    """A value alone in its cell keeps its kind, and the format that the cell has."""
    sheet = draw.sheet("Hoja")
    forms = [
        ("entero", "0"),
        ("decimal", "#,##0.00"),
        ("flotante", "0.0%"),
        ("negativo", "0;[Red]-0"),
        ("si", None),
        ("no", None),
        ("dia", "d mmm yyyy"),
        ("dia", None),
        ("instante", "yyyy-mm-dd hh:mm"),
        ("instante", None),
        ("hora", "h:mm AM/PM"),
        ("hora", None),
        ("vacio", "0.00"),
        ("texto", "@"),
        ("dia", "0.00"),
    ]
    for row, (name, code) in enumerate(forms):
        form = draw.book.add_format({"num_format": code, "bold": True}) if code else None
        sheet.write_string(row, 0, f"{{{{ {name} }}}}", form)
        sheet.write_string(row, 1, f"Es {{{{ {name} }}}}.") if name == "entero" else None
    sheet.write_formula("C1", "=A1+1")
    sheet.write_formula("C5", '=IF(A5,"verdadero","falso")')
    sheet.write_formula("C7", "=A7+1")


@book({"xs": TRICKY, "prueba": "x"}, SHEET)
def tricky_texts(draw: Draw) -> None:
    """Texts that look like something else, in typed cells and in mixed ones; fixed ones too."""
    sheet = draw.sheet("Hoja")
    rows = [["{%tr for x in xs %}"], ["{{ x }}", "{{ x }}{{ '' }}"], ["{%tr endfor %}"]]
    for row, cells in enumerate(rows):
        sheet.write_row(row, 0, cells)
    sheet.write_string("A4", "=fijo")
    sheet.write_string("B4", "_x0041_")
    sheet.write_string("C4", " orillas ")


@book({"quien": "Ana", "xs": ["uno", "dos"], "n": 5}, SHEET)
def rich_text(draw: Draw) -> None:
    """Formats inside a cell, around a tag, inside it, and in a repeated row."""
    sheet = draw.sheet("Hoja")
    bold, slanted = draw.book.add_format({"bold": True}), draw.book.add_format({"italic": True})
    wrapped = draw.book.add_format({"text_wrap": True, "border": 1})
    sheet.write_rich_string("A1", "De ", bold, "{{ quien }}", " a ", slanted, "todos", wrapped)
    sheet.write_rich_string("A2", "De ", bold, "{{ qui", "en }} a ", bold, "fin")
    sheet.write_rich_string("A3", bold, "Sin", " etiqueta")
    sheet.write("A4", "{%tr for x in xs %}")
    sheet.write_rich_string("A5", bold, "{{ loop.index }}", ". {{ x }}")
    sheet.write("A6", "{%tr endfor %}")
    sheet.write_rich_string(
        "A7", bold, "{%", " if n > 3 %}muchos{% else %}pocos{% end", bold, "if %}"
    )


@book(
    {"xs": CONCEPTS},
    SHEET,
    options={"constant_memory": True, "in_memory": False},
    totals={"Hoja!D6": sum(SPENT)},
)
def inline_strings(draw: Draw) -> None:
    """Texts kept in the cells themselves, as programs that write a lot of rows do."""
    sheet = draw.sheet("Hoja", LOOP)
    bold = draw.book.add_format({"bold": True})
    sheet.write_rich_string(5, 0, bold, "Son ", "{{ xs|length }}", bold, " fin ")
    apart = draw.sheet("Aparte", [["fijo"], [" orillas "]])
    apart.write(3, 0, "último")


@book(
    {"dia": date(2025, 1, 31), "primero": date(1904, 1, 2), "hora": time(12)},
    SHEET,
    STYLES,
    options={"date_1904": True},
)
def dates_of_1904(draw: Draw) -> None:
    """A workbook that counts its days from 1904, as those of old Macs do."""
    draw.sheet("Hoja", [["{{ dia }}"], ["{{ primero }}"], ["{{ hora }}"]])


@book({"dias": [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1)]}, SHEET, STYLES)
def first_days(draw: Draw) -> None:
    """The days around the one that Excel believes in and no calendar has."""
    rows = [["{%tr for d in dias %}"], ["{{ d }}"], ["{%tr endfor %}"]]
    draw.sheet("Hoja", rows)
