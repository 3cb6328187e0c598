"""XML read strictly and as it comes, with the parser of the standard library."""

from collections.abc import Callable
from xml.parsers import expat

_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
PREFIXES = {
    f"{_OFFICE}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OFFICE}/spreadsheetml/2006/main": "s",
    f"{_STRICT}/spreadsheetml/main": "s",
    f"{_OFFICE}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OFFICE}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_OFFICE}/package/2006/relationships": "rel",
    f"{_OFFICE}/package/2006/content-types": "ct",
}
"""The prefix by which this room calls each namespace, transitional or strict; others have none."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]
Met = Callable[[str, list[str]], None]


def read_xml(data: bytes, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Walk a part, calling what is given with names such as `w:p`; attributes too.

    Raise xml.parsers.expat.ExpatError when it is not well formed, or declares a DTD.
    """
    parser = expat.ParserCreate(namespace_separator="\n")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    names = _Names()
    parser.StartElementHandler = _named(start, names)
    if end is not None:
        told = end
        parser.EndElementHandler = lambda tag: told(names[tag])
    if text is not None:
        parser.CharacterDataHandler = text
    parser.Parse(data, True)


def read_elements(data: bytes, start: Met, end: End) -> None:
    """Walk the elements of a part, some twice as fast: names are `uri name`, none is shortened.

    `start` gets its attributes in order: a name, its value, the next name … Raise as `read_xml`.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)


class _Names(dict[str, str]):
    """The short name of each name met so far."""

    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition("\n")
        short = f"{PREFIXES.get(uri, uri)}:{local}" if uri else local
        self[name] = short
        return short


def _named(start: Start, names: _Names) -> Start:
    def call(tag: str, attributes: dict[str, str]) -> None:
        start(names[tag], {names[key]: value for key, value in attributes.items()})

    return call


def _refuse(*_: object) -> None:
    error = expat.ExpatError("a DTD")
    raise error
