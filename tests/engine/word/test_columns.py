"""Columns that loops repeat and tags resize: the grid always sums what was drawn."""

import pytest
from engine.word.wml import cells, drawn, faults, grid, rendered, spans, widths
from parity.markup import line, lines, p, tbl, tc, tr
from support import word

from plandocs.engine.language.filters import kind_of

LOOP = ("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")


def table(*rows: str, grid: tuple[int, ...]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def cell(text: str, width: str = "") -> str:
    """Return a cell with the `w:tcW` given, or with none."""
    properties = f"<w:tcPr>{width}</w:tcPr>" if width else ""
    return f"<w:tc>{properties}{line(text)}</w:tc>"


@pytest.mark.parametrize(
    ("width", "twips"),
    [
        ("2", 1134),
        ("2.5", 1417),
        ("'2,5 cm'", 1417),
        ("'20mm'", 1134),
        ("' 1 in '", 1440),
        ("'100 pt'", 2000),
        ("w", 567),
    ],
)
def test_a_column_takes_the_width_that_its_tag_says(width: str, twips: int) -> None:
    data = rendered(drawn(tbl(3, tr(f"{{% colwidth {width} %}}a", "b", "c"))), w=1)
    rest = (6000 - twips + 1) // 2
    assert grid(data) == [twips, rest, 6000 - twips - rest]
    assert widths(data) == [grid(data)]
    assert cells(data) == [["a", "b", "c"]]


@pytest.mark.parametrize("value", ["", "ancho", "0", "-2", "60", "1e3", "2 km", True, None, [2]])
def test_a_width_that_is_none_is_told(value: object) -> None:
    place = "tabla 1, fila 1, columna 1 · «{% colwidth w %}a»"
    shown = value if isinstance(value, str) else kind_of(value)
    assert faults(drawn(tbl(1, tr("{% colwidth w %}a"))), w=value) == [
        f"P306 {place}: La etiqueta «colwidth» recibió «{shown}» y necesita un ancho, en "
        "centímetros."
    ]


def test_a_missing_width_is_told_as_missing() -> None:
    assert faults(drawn(tbl(1, tr("{% colwidth w %}a")))) == [
        "P203 tabla 1, fila 1, columna 1 · «{% colwidth w %}a»: La plantilla pide «w» y los datos "
        "no lo tienen."
    ]


def test_widths_in_a_loop_are_each_column_s_and_the_rest_shares_what_is_left() -> None:
    row = tr("t", "{%tc for x in xs %}", "{% colwidth x %}{{ x }}", "{%tc endfor %}")
    data = rendered(drawn(tbl(4, row, tr("t", *LOOP))), xs=[1, 2, 3])
    assert grid(data) == [8000 - 567 - 1134 - 1701, 567, 1134, 1701]
    assert widths(data) == [grid(data)] * 2
    assert cells(data) == [["t", "1", "2", "3"]] * 2


def test_widths_too_great_leave_every_other_column_a_little() -> None:
    data = rendered(drawn(tbl(2, tr("{% colwidth 10 %}a", "b"))))
    assert grid(data) == [5669, 100]


def test_a_width_on_a_cell_that_spans_is_of_no_column() -> None:
    wide = tc(line("{% colwidth 1 %}a"), properties='<w:gridSpan w:val="2"/>', width=4000)
    data = rendered(drawn(tbl(3, f"<w:tr>{wide}{tc(line('b'))}</w:tr>", tr("c", "d", "e"))))
    assert grid(data) == [2000, 2000, 2000]
    assert widths(data) == [[4000, 2000], [2000, 2000, 2000]]


@pytest.mark.parametrize(
    "width",
    ["", '<w:tcW w:w="0" w:type="auto"/>', '<w:tcW w:w="1250" w:type="pct"/>', '<w:tcW w:w="x"/>'],
)
def test_cells_without_a_width_of_their_own_take_the_grid_s(width: str) -> None:
    row = "".join(cell(text, width) for text in ("t", *LOOP))
    made = table(f"<w:tr>{row}</w:tr>", grid=(3000, 1000, 1000, 1000))
    data = rendered(drawn(made), xs=[1, 2, 3])
    assert grid(data) == [3000, 1000, 1000, 1000]
    assert widths(data) == [grid(data)]
    assert grid(rendered(drawn(made), xs=[1])) == [3000, 3000]


def test_a_table_without_any_width_keeps_its_columns_alike() -> None:
    row = "".join(cell(text) for text in ("t", *LOOP))
    made = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{row}</w:tr></w:tbl>"
    assert grid(rendered(drawn(made), xs=[1, 2])) == [1000, 1500, 1500]


def test_a_table_without_a_grid_prints() -> None:
    row = "".join(cell(text) for text in ("t", *LOOP))
    data = rendered(drawn(f"<w:tbl><w:tblPr/><w:tr>{row}</w:tr></w:tbl>"), xs=[1, 2])
    assert (grid(data), cells(data)) == ([], [["t", "1", "2"]])
    assert widths(data) == [[1000, 1500, 1500]]


def test_rows_with_other_numbers_of_columns_are_measured_again() -> None:
    rows = (
        tr("{%tr for f in filas %}", "", "", ""),
        tr("t", "{%tc for x in f %}", "{{ x }}", "{%tc endfor %}"),
    )
    made = tbl(4, *rows, tr("{%tr endfor %}", "", "", ""))
    data = rendered(drawn(made + made), filas=[[1, 2], [1, 2, 3], [1]])
    for number in (0, 1):
        assert sum(grid(data, number)) == 8000
        assert len(grid(data, number)) == 4
        assert [len(row) for row in widths(data, number)] == [3, 4, 2]
        assert {row[1] for row in widths(data, number)} == {2000}


@pytest.mark.parametrize("count", [0, 1, 4])
def test_two_loops_in_a_row_share_each_its_own_columns(count: int) -> None:
    other = ("{%tc for y in ys %}", "{{ y }}", "{{ y }}", "{%tc endfor %}")
    data = rendered(drawn(tbl(8, tr("t", *LOOP, *other))), xs=list(range(count)), ys=["a", "b"])
    drawn_widths = grid(data)
    assert sum(drawn_widths) == 16000
    assert len(drawn_widths) == 1 + count + 4
    assert widths(data) == [drawn_widths]
    assert len(set(drawn_widths[1 : 1 + count])) <= 1
    assert len(set(drawn_widths[1 + count :])) == 1


def test_every_column_emptied_leaves_no_row() -> None:
    data = rendered(drawn(tbl(3, tr(*LOOP), tr("a", "b", "c")) + line("fin")), xs=[])
    assert cells(data) == [["a", "b", "c"]]


def test_every_row_emptied_leaves_no_table() -> None:
    data = rendered(drawn(tbl(3, tr(*LOOP)) + line("fin")), xs=[])
    assert word.tables(word.body(data)) == []


def test_columns_of_an_if_take_the_room_of_those_that_stay() -> None:
    made = tbl(
        5,
        tr("a", "{%tc if si %}", "b", "{%tc endif %}", "e"),
        tr("a", "{%tc if si %}", "b", "{%tc endif %}", "e"),
    )
    for si, expected in ((True, ["a", "b", "e"]), (False, ["a", "e"])):
        data = rendered(drawn(made), si=si)
        assert cells(data) == [expected] * 2
        assert sum(grid(data)) == 10000
        assert widths(data) == [grid(data)] * 2


def test_columns_with_an_if_in_their_loop_are_counted_as_they_print() -> None:
    loop = ("{%tc for x in xs if x %}", "{{ x }}", "{%tc endfor %}")
    data = rendered(drawn(tbl(4, tr("a", *loop))), xs=[1, 0, 2])
    assert cells(data) == [["a", "1", "2"]]
    assert sum(grid(data)) == 8000
    assert widths(data) == [grid(data)]


def test_a_loop_over_columns_may_have_an_else() -> None:
    made = tbl(5, tr("{%tc for x in xs %}", "{{ x }}", "{%tc else %}", "nada", "{%tc endfor %}"))
    assert cells(rendered(drawn(made), xs=[1, 2])) == [["1", "2"]]
    data = rendered(drawn(made), xs=[])
    assert (cells(data), grid(data)) == ([["nada"]], [10000])


def test_loops_over_columns_may_nest() -> None:
    row = tr(
        "{%tc for g in gs %}", "{%tc for x in g %}", "{{ x }}", "{%tc endfor %}", "{%tc endfor %}"
    )
    data = rendered(drawn(tbl(5, row)), gs=[[1, 2], [3]])
    assert (cells(data), len(grid(data)), sum(grid(data))) == ([["1", "2", "3"]], 3, 10000)


def test_spans_of_any_width_sum_the_columns_below() -> None:
    band = tr("", "{%tc for b in bs %}", "{% colspan b %}{{ b }}", "{%tc endfor %}")
    data = rendered(drawn(tbl(4, band, tr("", *LOOP))), bs=[2, 3], xs=[1, 2, 3, 4, 5])
    assert spans(data) == [[1, 2, 3], [1] * 6]
    assert [sum(row) for row in widths(data)] == [8000, 8000]


@pytest.mark.parametrize("value", [0, -1, 1000, "dos", 1.5, True, ""])
def test_a_span_that_is_none_is_told(value: object) -> None:
    shown = kind_of(value) if isinstance(value, bool) else value
    assert faults(drawn(tbl(1, tr("{% colspan n %}a"))), n=value) == [
        "P306 tabla 1, fila 1, columna 1 · «{% colspan n %}a»: La etiqueta «colspan» recibió "
        f"«{shown}» y necesita un número de columnas, de 1 a 999."
    ]


@pytest.mark.parametrize("over", [63, 64, 65])
def test_a_table_of_more_columns_than_word_admits_is_told_at_its_tag(over: int) -> None:
    template = drawn(line("a") + tbl(3, tr(*LOOP)))
    if over == 63:
        assert len(grid(rendered(template, xs=list(range(over))))) == 63
        return
    assert faults(template, xs=list(range(over))) == [
        f"P214 tabla 1, fila 1, columna 1 · «{LOOP[0]}»: La tabla saldría con {over} columnas y "
        "Word admite 63."
    ]


def test_a_span_over_more_columns_than_word_admits_is_told() -> None:
    made = tbl(3, tr("{%tc for x in xs %}", "{% colspan 40 %}a", "{%tc endfor %}"))
    assert faults(drawn(made), xs=[1, 2]) == [
        "P214 tabla 1, fila 1, columna 1 · «{%tc for x in xs %}»: La tabla saldría con 80 "
        "columnas y Word admite 63."
    ]


@pytest.mark.parametrize(
    ("tag", "detail"),
    [
        ("{% cellbg 'FF0000' %}", "«cellbg» está fuera de una celda"),
        ("{% colspan 2 %}", "«colspan» está fuera de una celda"),
        ("{% colwidth 2 %}", "«colwidth» está fuera de una celda"),
        ("{% vm %}", "«vm» está fuera de una celda"),
        ("{% hm %}", "«hm» está fuera de una celda"),
    ],
)
def test_a_tag_of_cells_outside_one_is_told(tag: str, detail: str) -> None:
    assert faults(drawn(line(f"{tag}x"))) == [
        f"P201 «{tag}x»: Hay una etiqueta mal escrita: {detail}."
    ]


@pytest.mark.parametrize(
    ("tag", "detail"),
    [
        ("{% cellbg %}", "a «cellbg» le falta su valor"),
        ("{% colspan %}", "a «colspan» le falta su valor"),
        ("{% colwidth %}", "a «colwidth» le falta su valor"),
        ("{% vm %}", "«vm» está fuera de un «for»"),
        ("{% hm %}", "«hm» está fuera de un «for»"),
    ],
)
def test_a_tag_of_cells_that_lacks_its_value_or_loop_is_told(tag: str, detail: str) -> None:
    place = f"tabla 1, fila 1, columna 1 · «{tag}x»"
    assert faults(drawn(tbl(1, tr(f"{tag}x")))) == [
        f"P201 {place}: Hay una etiqueta mal escrita: {detail}."
    ]


def test_a_merge_in_a_loop_that_ended_is_told() -> None:
    made = line("{% for x in xs %}{{ x }}{% endfor %}") + tbl(1, tr("{% vm %}a"))
    assert faults(drawn(made), xs=[]) == [
        "P201 tabla 1, fila 1, columna 1 · «{% vm %}a»: Hay una etiqueta mal escrita: «vm» está "
        "fuera de un «for»."
    ]


def test_merged_cells_span_their_loop_and_its_columns() -> None:
    made = tbl(
        4, tr("a", "{%tc for x in xs %}", "{% hm %}{% colspan 2 %}{{ x }}", "{%tc endfor %}")
    )
    data = rendered(drawn(made), xs=["u", "v"])
    assert (cells(data), spans(data)) == ([["a", "u"]], [[1, 4]])
    assert sum(widths(data)[0]) == 8000


def test_a_table_with_columns_inside_another_keeps_each_its_widths() -> None:
    inner = tbl(3, tr(*LOOP))
    outer = tbl(3, tr("{%tc for x in xs %}", tc(line("{{ x }}"), inner, p()), "{%tc endfor %}"))
    data = rendered(drawn(outer), xs=[1, 2])
    assert grid(data, 0) == [3000, 3000]
    assert grid(data, 1) == grid(data, 2) == [3000, 3000]
    assert widths(data, 1) == [[3000, 3000]]


def test_a_table_in_a_loop_is_measured_each_time() -> None:
    made = lines("{%p for xs in gs %}") + tbl(3, tr(*LOOP)) + lines("{%p endfor %}", "fin")
    data = rendered(drawn(made), gs=[[1, 2], [1, 2, 3]])
    assert [grid(data, 0), grid(data, 1)] == [[3000, 3000], [2000, 2000, 2000]]


def test_a_merged_cell_shows_its_value_in_the_first_row_that_prints() -> None:
    body = tbl(
        2,
        tr("{%tr for r in rs %}", ""),
        tr("{%tr if r.v %}", ""),
        tr("{% vm %}{{ g }}", "{{ r.v }}"),
        tr("{%tr endif %}", ""),
        tr("{%tr endfor %}", ""),
    )
    rows = [{"v": 0}, {"v": 1}, {"v": 2}]
    assert cells(rendered(drawn(body), g="G", rs=rows)) == [["G", "1"], ["", "2"]]


def test_columns_merged_down_show_the_first_value_of_each() -> None:
    body = tbl(
        3,
        tr("{%tr for r in rs %}", "", ""),
        tr("{%tc for c in r %}", "{% vm %}{{ c }}", "{%tc endfor %}"),
        tr("{%tr endfor %}", "", ""),
    )
    data = rendered(drawn(body), rs=[["a", "b"], ["c", "d"]])
    assert cells(data) == [["a", "b"], ["", ""]]
    merges = [n.get(f"{word.W}val") for n in word.body(data).iter(f"{word.W}vMerge")]
    assert merges == ["restart", "restart", "continue", "continue"]


def merged(text: str, columns: int) -> str:
    return tc(line(text), properties=f'<w:gridSpan w:val="{columns}"/>')


@pytest.mark.parametrize(
    ("rows", "count", "expected"),
    [
        ([tr("A", merged("B", 3)), tr("k", *LOOP)], 1, [[1, 1], [1, 1]]),
        ([tr("A", merged("B", 3)), tr("k", *LOOP)], 3, [[1, 3], [1] * 4]),
        ([tr("A", merged("B", 3)), tr("k", *LOOP)], 6, [[1, 6], [1] * 7]),
        ([tr(merged("A", 4)), tr("k", *LOOP)], 6, [[7], [1] * 7]),
        ([tr(*LOOP, "Total"), tr(merged("T", 3), "9")], 5, [[1] * 6, [5, 1]]),
        ([tr("A", merged("B", 3)), tr("k", *LOOP)], 0, [[1, 1], [1]]),
        (
            [tr(merged("A", 2), merged("B", 2)), tr("k", *LOOP)], 6, [[2, 2], [1] * 7],
        ),
        (
            [tr("A", tc(line("{% colspan 2 %}B"), properties='<w:gridSpan w:val="3"/>')),
             tr("k", *LOOP)], 4, [[1, 2], [1] * 5],
        ),
        (
            [tr("A", merged("B", 4)),
             tr("k", "{%tc for x in xs %}", "{{ x }}", "-", "{%tc endfor %}")],
            3, [[1, 6], [1] * 7],
        ),
        (
            [tr("A", merged("B", 3)),
             tr("k", "{%tc for x in xs %}", "{% colspan 2 %}{{ x }}", "{%tc endfor %}")],
            3, [[1, 6], [1, 2, 2, 2]],
        ),
        ([tr("A", merged("B", 3)), tr("k", *LOOP), tr("A", merged("B", 3))], 5,
         [[1, 5], [1] * 6, [1, 5]]),
        ([tr("A", merged("B", 3)), tr("{%tr if not xs %}"), tr("k", *LOOP), tr("{%tr endif %}")],
         5, [[1, 3]]),
        ([tr("A", merged("B", 6)), tr("k", *LOOP)], 6, [[1, 6], [1] * 7]),
        (
            [tr(merged("A", 3), merged("B", 3)),
             tr(*LOOP, properties='<w:gridBefore w:val="3"/>')], 4, [[3, 4], [1] * 4],
        ),
    ],
    ids="one drawn six whole total none partly own two spans both absent room before".split(),
)  # fmt: skip
def test_a_cell_merged_over_repeated_columns_grows_with_them(
    rows: list[str], count: int, expected: list[list[int]]
) -> None:
    data = rendered(drawn(tbl(4, *rows)), xs=list("abcdef")[:count])
    assert spans(data) == expected
    columns = grid(data)
    assert sum(columns) == 8000
    for row, taken in zip(widths(data), expected, strict=True):
        if sum(taken) == len(columns):
            assert sum(row) == 8000


def test_a_cell_merged_over_more_columns_than_any_table_has_is_told() -> None:
    body = tbl(4, tr("k", *LOOP), tr("k", merged("B", 2_000_000_000)))
    assert faults(drawn(body), xs=[1]) == [
        "P214 tabla 1, fila 1, columna 2 · «{%tc for x in xs %}»: La tabla saldría con 65 columnas "
        "y Word admite 63."
    ]
