"""The Jinja source of a workbook: its sheets one after another, every tag on a line of its own."""

import re
from typing import NamedTuple

from jinja2 import nodes

from plandocs.diagnostics import Location
from plandocs.engine.language.syntax import operation
from plandocs.engine.sheet import marks
from plandocs.engine.sheet.compiling.labels import Label
from plandocs.engine.sheet.compiling.tags import CellTag, CellText, beside_tags, read_tags

_OWN_VALUES = frozenset(
    "_cell _filled _span _begin _enter _step _leave _header _quoted _words".split()
)
"""The operations that print a value themselves."""
_PRINTERS = {"header": "_header", "name": "_quoted"}
"""The operations that the values of some labels print with."""
_SIZE_CODE = re.compile(r"(&\d+)(?=\{\{)")
"""A size in a header, which a tag that begins with a digit would lengthen."""
_PLAIN_WORDS = re.compile(r"[^'\\{}%#\n\r]*")


class Source(NamedTuple):
    """The source, the texts between its tags, and the place of each line."""

    text: str
    statics: list[str]
    places: tuple[Location, ...]


class Writer:
    """Gathers texts that print as they are, and lines of source with their places."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[str] = []
        self._statics: list[str] = []
        self._pending: list[str] = []
        self._places: list[Location] = []
        self.labels: dict[int, tuple[str, int]] = {}
        """The kind and the line of each label written."""

    @property
    def next_line(self) -> int:
        """The number of the line written next."""
        return len(self._places) + 1

    def static(self, text: str) -> None:
        """Add a text that prints as it is."""
        if text:
            self._pending.append(text)

    def take(self) -> str:
        """Return what stands since the last line, which somebody else will print."""
        taken, self._pending = "".join(self._pending), []
        return taken

    def line(self, source: str, place: Location) -> None:
        """Add a line of source."""
        self._flush()
        self._pieces.append(source + "\n")
        self._places.append(place)

    def finish(self) -> Source:
        """Return what was gathered."""
        self._flush()
        return Source("".join(self._pieces), self._statics, tuple(self._places))

    def _flush(self) -> None:
        if self._pending:
            self._pieces.append(f"§{len(self._statics)}§")
            self._statics.append("".join(self._pending))
            self._pending = []


def write_words(writer: Writer, text: str, place: Location, printer: str = "") -> None:
    """Write a text with tags; `printer` is the operation that its values print with."""
    for between, tag in _trimmed(text):
        writer.static(between)
        if tag is None or tag.kind == "comment" or tag.is_directive:
            continue
        if tag.kind == "value":
            own = f"({tag.body})|{printer}({writer.next_line})" if printer else tag.body
            writer.line(f"{{{{ {own} }}}}", place)
        else:
            writer.line(f"{{% {tag.body} %}}", place)


def write_label(writer: Writer, label: Label) -> None:
    """Write a text from outside the cells, which is kept and prints nothing in its place."""
    writer.labels[label.number] = label.kind, writer.next_line
    text = label.text.text
    if label.kind == "header":
        text = _SIZE_CODE.sub(lambda found: found[1] + marks.GAP, text)
    writer.line(f"{{% filter _label({label.number}) %}}", label.place)
    write_words(writer, text, label.place, _PRINTERS.get(label.kind, ""))
    writer.line("{% endfilter %}", label.place)


def write_content(writer: Writer, text: CellText, place: Location) -> int:
    """Write what a cell holds after its name; return the line that prints it."""
    tags = {tag.keyword: tag for tag in text.tags if tag.is_directive}
    color = tags["cellbg"].arguments if "cellbg" in tags else ""
    value = None if text.looks else _single(text.text)
    if value is not None:
        line = writer.next_line
        printed = f"_filled(({color}), {line})" if color else f"_cell({line})"
        writer.line(f"{{{{ ({value})|{printed} }}}}", place)
        return line
    line = writer.next_line
    arguments = f"{line}, ({color})" if color else f"{line}"
    writer.line(f"{{% filter _mixed({arguments}) %}}", place)
    for number, run in enumerate(text.runs):
        if text.looks:
            writer.static(marks.RUN.format(number))
        write_words(writer, run, place)
    writer.line("{% endfilter %}", place)
    return line


def _single(text: str) -> str | None:
    """Return the expression of a cell that prints one value, or some words, and nothing else."""
    tags = [tag for tag in read_tags(text) if tag.kind != "comment"]
    values = [tag for tag in tags if not tag.is_directive]
    words = "".join(between for between, _ in _trimmed(text))
    if len(values) == 1 and values[0].kind == "value" and not words.strip():
        return values[0].body
    if not values and _PLAIN_WORDS.fullmatch(words):
        return f"'{words}'"
    return None


def _trimmed(text: str) -> list[tuple[str, CellTag | None]]:
    """Return each stretch of a text and the tag after it; `-` and directives trim their sides."""
    tags = read_tags(text)
    between = beside_tags(text)
    for index, tag in enumerate(tags):
        if tag.trims[0]:
            between[index] = between[index].rstrip()
        if tag.trims[1]:
            between[index + 1] = between[index + 1].lstrip()
        elif tag.is_directive:
            between[index + 1] = between[index + 1].lstrip(" \t")
    return list(zip(between, [*tags, None], strict=True))


def print_as_excel(tree: nodes.Template) -> None:
    """Leave our own values as they are, and print a field of a group in one step."""
    for output in tree.find_all(nodes.Output):
        output.nodes = [_printed(node) for node in output.nodes]


def _printed(node: nodes.Expr) -> nodes.Expr:
    if not isinstance(node, nodes.Filter) or node.name != "_text":
        return node
    value = node.node
    if not isinstance(value, nodes.Filter) or value.name not in _OWN_VALUES:
        return node
    inner = value.node
    if not isinstance(inner, nodes.Filter) or inner.name != "_field" or inner.node is None:
        return value
    if value.name == "_cell":
        return operation("_show", inner.node, *inner.args, *value.args)
    color, line = value.args if value.name == "_filled" else (None, None)
    same = isinstance(color, nodes.Filter) and color.name == "_field" and color.node == inner.node
    if same and isinstance(color, nodes.Filter) and line is not None:
        return operation("_show_filled", inner.node, *inner.args, *color.args, line)
    return value
