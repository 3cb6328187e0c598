"""Cells that repeat across a table, and the fill of the cells that head it."""

from word import Colors, cell, p


class ColumnLoop:
    """Cells that repeat one across: the loop, its cell or either of two, its end."""

    def __init__(self, name: str, values: str, widths: list[int]) -> None:
        """Repeat a cell for each of `values`; the printed ones share all the widths."""
        self._name, self._values, self._widths = name, values, widths

    def __call__(self, content: str, properties: str) -> list[str]:
        """Return the three cells."""
        return self._around([cell(self._widths[1], content, properties)])

    def either(self, condition: str, one: tuple[str, str], other: tuple[str, str]) -> list[str]:
        """Return the cells of a loop that repeats one where a condition is met, or another.

        They are seven cells; the rows of one table are drawn alike, lest a program that keeps the
        table cut its cells into the columns of all of them.
        """
        choice = (
            p("Celda", f"{{%tc if {condition} %}}"),
            one,
            p("Celda", "{%tc else %}"),
            other,
            p("Celda", "{%tc endif %}"),
        )
        return self._around(
            [
                cell(width, content) if isinstance(content, str) else cell(width, *content)
                for width, content in zip(self._widths[1:-1], choice, strict=True)
            ]
        )

    def _around(self, cells: list[str]) -> list[str]:
        """Return the cells that repeat, between the loop and its end."""
        opening = f"{{%tc for {self._name} in {self._values} %}}"
        return [
            cell(self._widths[0], p("Celda", opening)),
            *cells,
            cell(self._widths[-1], p("Celda", "{%tc endfor %}")),
        ]


def head(colors: Colors) -> str:
    """Return the fill and the alignment of a cell that heads others."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colors.soft}"/><w:vAlign w:val="center"/>'
