"""Templates that took as long as the square of what they hold: each is read in one pass."""

import time
import zipfile
from io import BytesIO

import openpyxl
import pytest
from lxml import etree

from plandocs import Template, TemplateFault
from plandocs.engine.language.blocks import match_blocks
from plandocs.gates.word_content import hidden_styles

_SECONDS = 15
"""A guard against a square, which takes minutes; what is in one pass takes a second or two."""
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>'
    for n in range(20_000)
)


def _stored(data: bytes) -> bytes:
    """Return a package as it is, packed so little that no gate is in its way."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return made.getvalue()


def test_what_is_amiss_far_away_is_mended_alike() -> None:
    keywords = ["for"] * 6_000 + ["endif"] * 6_000
    start = time.process_time()
    assert len(match_blocks(keywords).stray) == 6_000
    assert time.process_time() - start < _SECONDS


def test_a_chain_of_styles_is_followed_once() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    hidden = '<w:style w:type="paragraph" w:styleId="s-1"><w:rPr><w:vanish/></w:rPr></w:style>'
    root = etree.fromstring(f'<w:styles xmlns:w="{space}">{_STYLES}{hidden}</w:styles>'.encode())
    start = time.process_time()
    assert {"s0", "s19999"} <= hidden_styles(root)
    assert time.process_time() - start < _SECONDS


@pytest.mark.parametrize(("count", "is_read"), [(370, True), (380, False)])
def test_formulas_of_a_workbook_have_so_many_letters(count: int, is_read: bool) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "{{ a }}"
    for row in range(2, 2 + count):
        sheet[f"B{row}"] = '="' + "x" * 7_998 + '"'
    made = BytesIO()
    book.save(made)
    data = _stored(made.getvalue())
    if is_read:
        assert Template(data, "libro.xlsx").render({"a": "x"})
        return
    with pytest.raises(TemplateFault) as told:
        Template(data, "libro.xlsx")
    (found,) = told.value.diagnostics
    assert str(found.message) == (
        "La plantilla no se puede abrir: sus fórmulas suman más de 3,000,000 letras; las largas "
        "se parten en celdas de ayuda."
    )
