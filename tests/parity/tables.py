"""Rows, columns, and what a cell may ask for: fill, span and merging."""

from parity.case import Case
from parity.markup import Drawing, line, lines, p, r, tbl, tc, tr

_HEADER = "<w:cantSplit/><w:tblHeader/>"
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'
_BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
_B = "<w:b/>"


def _alone(*tags: str, columns: int) -> str:
    """Return rows that hold a tag each, in their first cell."""
    return "".join(tr(tag, *[""] * (columns - 1)) for tag in tags)


TABLES = (
    Case(
        "rows that a for repeats and an if keeps",
        Drawing(
            tbl(
                2,
                tr(tc(p(r("Núm.", _B)), properties=_SHADE), "Nombre", properties=_HEADER),
                _alone("{%tr for x in xs %}", columns=2),
                tr("{{ loop.index }}", "{{ x }}", properties="<w:cantSplit/>"),
                _alone("{%tr if loop.last %}", columns=2),
                tr("Total", "{{ loop.length }}"),
                _alone("{%tr else %}", columns=2),
                tr("", "sigue"),
                _alone("{%tr endif %}", "{%tr endfor %}", "{%tr if no %}", columns=2),
                tr("nunca", "nunca"),
                _alone("{%tr endif %}", columns=2),
                properties=_BORDERS,
            )
            + line("fin")
        ),
        {"xs": ["uno & dos", "tres"], "no": False},
    ),
    Case(
        "rows in loops of loops",
        Drawing(
            tbl(
                2,
                _alone("{%tr for g in grupos %}", columns=2),
                tr(tc(line("{{ g.n }}", "Heading3"), properties=_SHADE), ""),
                _alone("{%tr for x in g.xs %}", columns=2),
                tr("{{ g.n }}.{{ loop.index }}", "{{ x }}"),
                _alone("{%tr else %}", columns=2),
                tr("—", "sin nada"),
                _alone("{%tr endfor %}", "{%tr endfor %}", columns=2),
            )
        ),
        {"grupos": [{"n": "A", "xs": ["a", "b"]}, {"n": "B", "xs": []}]},
    ),
    Case(
        "row tags in any cell, split over runs",
        Drawing(
            tbl(
                2,
                tr("", tc(p(r("{"), r("%tr for"), r(" x in xs %", _B), r("}")))),
                tr("{{ x }}", "fin"),
                tr("", tc(p(), p(r("{%tr "), r("endfor %}")))),
            )
        ),
        {"xs": [1, 2]},
    ),
    Case(
        "notes that take their row or their cell with them",
        Drawing(
            tbl(2, tr("{#tr nota #}", ""), tr("{{ x }}", "z"), tr("", "{#tr otra nota #}"))
            + tbl(3, tr("{{ x }}", "{#tc nota #}", "z"), tr("{{ x }}", "{#tc nota #}", "y"))
        ),
        {"x": 1},
    ),
    Case(
        "columns that a for repeats",
        Drawing(
            tbl(
                5,
                tr("Mes", "{%tc for x in xs %}", "{{ x.t }}", "{%tc endfor %}", "Fin"),
                tr("Suma", "{%tc for x in xs %}", "{{ x.n }}", "{%tc endfor %}", "{{ xs|length }}"),
            )
        ),
        {"xs": [{"t": "ene", "n": 1}, {"t": "feb", "n": 2}, {"t": "mar & abr", "n": 3}]},
    ),
    Case(
        "columns that a for makes fewer",
        Drawing(
            tbl(
                4,
                tr("Mes", "{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"),
                tr("Día", "{%tc for x in xs %}", "{{ x }}.", "{%tc endfor %}"),
            )
        ),
        {"xs": ["ene"]},
    ),
    Case(
        "columns that an if keeps or drops",
        Drawing(
            tbl(
                5,
                tr("a", "{%tc if si %}", "b", "{%tc endif %}", "e"),
                tr("a", "{%tc if si %}", "{{ x }}", "{%tc endif %}", "e"),
            )
            + tbl(
                6,
                tr("{%tc if no %}", "c", "{%tc else %}", "d", "{%tc endif %}", "e"),
                tr("{%tc if no %}", "c", "{%tc else %}", "{{ x }}", "{%tc endif %}", "e"),
            )
        ),
        {"si": True, "no": False, "x": "x"},
    ),
    Case(
        "a grid of columns in rows, with fills",
        Drawing(
            tbl(
                4,
                tr("", "{%tc for m in meses %}", tc(p(r("{{ m }}", _B))), "{%tc endfor %}"),
                _alone("{%tr for f in filas %}", columns=4),
                tr(
                    "{{ f.t }}",
                    "{%tc for c in f.celdas %}",
                    tc(line("{% cellbg c.color %}{{ c.t }}"), properties=_SHADE),
                    "{%tc endfor %}",
                ),
                _alone("{%tr endfor %}", columns=4),
            )
        ),
        {
            "meses": ["ene", "feb", "mar"],
            "filas": [
                {
                    "t": "Una",
                    "celdas": [
                        {"color": "E69F00", "t": "X"},
                        {"color": "auto", "t": ""},
                        {"color": "56B4E9", "t": ""},
                    ],
                },
                {"t": "Otra", "celdas": [{"color": "FFFFFF", "t": "<&>"}] * 3},
            ],
        },
    ),
    Case(
        "fills of cells",
        Drawing(
            tbl(
                4,
                tr(
                    "{% cellbg c %}uno",
                    tc(line("antes {% cellbg c %} después"), properties=_SHADE),
                    tc(line("{% cellbg c if no else 'FF0000' %}{{ x }}")),
                    tc(p(r("{%cellbg "), r("d.c", _B), r("%}")), line("{{ x }}")),
                ),
                _alone("{%tr for f in ['00FF00', '0000FF'] %}", columns=4),
                tr("{% cellbg f %}{{ f }}", "sin", tc(properties=_SHADE), "{% cellbg 'A0A0A0' %}"),
                _alone("{%tr endfor %}", columns=4),
            )
        ),
        {"c": "E69F00", "no": False, "x": "x", "d": {"c": "0072B2"}},
    ),
    Case(
        "spans of cells",
        Drawing(
            tbl(
                3,
                tr("{% colspan n %}{{ x }}", "c"),
                tr(tc(line("antes {% colspan 3 %}x"), properties='<w:gridSpan w:val="2"/>')),
                tr("a", "b", "c"),
                tr("{% colspan n + 1 %}{% cellbg c %}{{ x }}"),
                tr("{% cellbg c %}{% colspan n %}dos", "{% colspan 1 %}uno"),
            )
        ),
        {"n": 2, "x": "ancha", "c": "00FF00"},
    ),
    Case(
        "spans of cells that a for repeats",
        Drawing(
            tbl(
                4,
                tr("", "{%tc for b in bandas %}", "{% colspan b.n %}{{ b.t }}", "{%tc endfor %}"),
                tr("", "{%tc for m in meses %}", "{{ m }}", "{%tc endfor %}"),
            )
        ),
        {
            "bandas": [{"t": "2025", "n": 2}, {"t": "2026", "n": 3}],
            "meses": ["nov", "dic", "ene", "feb", "mar"],
        },
    ),
    Case(
        "cells that a loop over rows merges",
        Drawing(
            tbl(
                3,
                tr("Grupo", "Núm.", "Nombre"),
                _alone("{%tr for x in xs %}", columns=3),
                tr("{% vm %}{{ grupo }}", "{{ loop.index }}", "{{ x }}"),
                _alone("{%tr endfor %}", columns=3),
            )
        ),
        {"grupo": "Todos & más", "xs": ["a", "b", "c"]},
    ),
    Case(
        "cells that loops in loops over rows merge",
        Drawing(
            tbl(
                3,
                _alone("{%tr for g in grupos %}", "{%tr for x in g.xs %}", columns=3),
                tr(
                    tc(p(r("antes {% vm %}{{ g.n }}", _B)), properties=_SHADE),
                    "{{ x }}",
                    "{%vm%}{{ g.xs|length }}",
                ),
                _alone("{%tr endfor %}", "{%tr endfor %}", columns=3),
            )
        ),
        {"grupos": [{"n": "A", "xs": ["a", "b"]}, {"n": "B", "xs": ["c"]}]},
    ),
    Case(
        "cells that a loop over columns merges",
        Drawing(
            tbl(
                5,
                tr("a", "{%tc for x in xs %}", "{% hm %}Todos: {{ n }}", "{%tc endfor %}", "z"),
                tr("a", "{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}", "z"),
                tr(
                    "a",
                    "{%tc for x in xs %}",
                    tc(p(r("antes {% hm %}después", _B)), properties=_SHADE),
                    "{%tc endfor %}",
                    "z",
                ),
            )
        ),
        {"n": "tres", "xs": ["a", "b", "c"]},
    ),
    Case(
        "cells that span two columns and a loop merges",
        Drawing(
            tbl(
                5,
                tr(
                    "a",
                    "{%tc for x in xs %}",
                    tc(line("{% hm %}{{ n }}"), properties='<w:gridSpan w:val="2"/>'),
                    "{%tc endfor %}",
                ),
                tr("a", "{%tc for x in xs %}", "{{ x }}", "{{ x }}", "{%tc endfor %}"),
            )
        ),
        {"n": "todos", "xs": ["a", "b"]},
    ),
    Case(
        "cells that the template merges",
        Drawing(
            tbl(
                3,
                tr(tc(line("{{ a }}"), properties='<w:gridSpan w:val="2"/>'), "{{ b }}"),
                tr(tc(line("{{ a }}"), properties='<w:vMerge w:val="restart"/>'), "b", "{{ b }}"),
                tr(tc(properties="<w:vMerge/>"), "{{ b }}", "c"),
                _alone("{%tr for x in xs %}", columns=3),
                tr(
                    tc(line("{{ x }}"), properties='<w:gridSpan w:val="2"/>'),
                    tc(line("{{ b }}"), properties='<w:vAlign w:val="center"/>'),
                ),
                _alone("{%tr endfor %}", columns=3),
            )
        ),
        {"a": "A", "b": "B", "xs": [1, 2]},
    ),
    Case(
        "tables in tables",
        Drawing(
            tbl(
                2,
                _alone("{%tr for g in grupos %}", columns=2),
                tr(
                    "{{ g.n }}",
                    tc(
                        line("dentro de {{ g.n }}"),
                        tbl(
                            2,
                            _alone("{%tr for x in g.xs %}", columns=2),
                            tr("{{ x }}", tc(line("{% cellbg g.c %}{{ loop.index }}"))),
                            _alone("{%tr endfor %}", columns=2),
                        ),
                        line("tras {{ g.n }}"),
                    ),
                ),
                _alone("{%tr endfor %}", columns=2),
            )
        ),
        {
            "grupos": [
                {"n": "A", "xs": ["a", "b"], "c": "FF0000"},
                {"n": "B", "xs": ["c"], "c": "00FF00"},
            ]
        },
    ),
    Case(
        "paragraphs and sentences in cells",
        Drawing(
            tbl(
                2,
                tr(
                    tc(lines("{%p for x in xs %}", "{{ x }}", "{%p endfor %}", "fin")),
                    tc(line("{% for x in xs %}{{ x }}; {% endfor %}"), line("{#p nota #}"), p()),
                ),
                tr(
                    tc(lines("{% if xs %}", "{{ xs|length }}", "{% endif %}", "fin")),
                    tc(line("{% if no %}nunca{% endif %}")),
                ),
            )
        ),
        {"xs": ["uno", "dos"], "no": False},
    ),
    Case(
        "rows and cells that a content control wraps",
        Drawing(
            tbl(
                2,
                _alone("{%tr for x in xs %}", columns=2),
                f"<w:sdt><w:sdtPr><w:tag w:val='f'/></w:sdtPr><w:sdtContent>{tr('{{ x }}', 'z')}"
                "</w:sdtContent></w:sdt>",
                _alone("{%tr endfor %}", columns=2),
            )
        ),
        {"xs": ["uno", "dos"]},
    ),
    Case(
        "a table that paragraphs of tags keep, drop and repeat",
        Drawing(
            lines("{%p for g in grupos %}", "{%p if g.xs %}")
            + tbl(
                1,
                tr("{{ g.n }}"),
                tr("{%tr for x in g.xs %}"),
                tr("{{ x }}"),
                tr("{%tr endfor %}"),
            )
            + lines("{%p else %}", "{{ g.n }} sin tabla", "{%p endif %}", "{%p endfor %}")
        ),
        {"grupos": [{"n": "A", "xs": ["a", "b"]}, {"n": "B", "xs": []}]},
    ),
)
