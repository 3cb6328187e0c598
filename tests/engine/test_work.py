"""Templates that took as long as the square of what they hold: each is read in one pass."""

import time
import zipfile
from collections.abc import Iterable
from io import BytesIO

import openpyxl
import pytest
from engine.word.wml import drawn, faults, rendered, texts
from lxml import etree
from support.small_word import par, table

from plandocs import Template, TemplateFault
from plandocs.engine.language import run as running
from plandocs.engine.language.blocks import match_blocks
from plandocs.gates.word_content import hidden_styles

_MANY = 4_000
_SECONDS = 15
"""A guard against a square, which takes minutes; what is in one pass takes a second or two."""
_ROW = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
_OPEN, _SHUT = par("{% if a %}" * _MANY), par("{% endif %}" * _MANY)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>'
    for n in range(20_000)
)


def _word(body: str) -> bytes:
    return _stored(drawn(body))


def _stored(data: bytes) -> bytes:
    """Return a package as it is, packed so little that no gate is in its way."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        par("{%r if si %}x{%r endif %}" * (_MANY // 2)),
        par("{{r a }}" * _MANY),
        par(*("{{ a }}x" for _ in range(_MANY))),
        par("x{%- if si -%}y") + par("{%- endif -%}x{%- if si -%}") * _MANY + par("{%- endif -%}x"),
        par("{% if si %}") + par("{% endif %}{% if si %}") * _MANY + par("x{% endif %}"),
        par("{{ a }}") + "<w:p>" + "<w:r/>" * 60_000 + "</w:p>",
        par("{{ a }}") + "<w:p>" + "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>" * 20_000
        + "</w:p>",
        par("{{ a }}") + ("<w:tbl>" + _ROW * 500 + "<w:tr><w:tc>") * 60 + "<w:p/>"
        + "</w:tc></w:tr></w:tbl>" * 60,
    ],
    ids="runs inline values joined lone empty pagerefs nested".split(),
)  # fmt: skip
def test_a_document_is_drawn_in_one_pass(body: str) -> None:
    start = time.process_time()
    assert "".join(texts(rendered(_word(body), a="x", si=True))).startswith("x")
    assert time.process_time() - start < _SECONDS


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (par("{% for x in si %}" * _MANY) + par("{% endif %}" * _MANY), "P201"),
        (par("{% for x in si %}{% if si %}{% endfor %}{% endif %}" * (_MANY // 2)), "P201"),
        (par("{% endfor %}") * _MANY, "P201"),
        (table(f"<w:tc>{_OPEN}</w:tc><w:tc>{_SHUT}</w:tc>"), "P213"),
    ],
    ids="others crossed surplus cells".split(),
)  # fmt: skip
def test_blocks_are_answered_in_one_pass(body: str, said: str) -> None:
    start = time.process_time()
    assert {found[:4] for found in faults(_word(body), si=[], a=1)} == {said}
    assert time.process_time() - start < _SECONDS


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


def test_names_are_compared_with_those_of_the_data_while_it_costs_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def suggestion(_: str, known: Iterable[str]) -> str:
        asked.append(len([*known]))
        return ""

    monkeypatch.setattr(running, "suggestion", suggestion)
    data = {f"nombre{n}": "x" for n in range(5_000)}
    found = faults(_word("".join(par(f"{{{{ nombr{n} }}}}") for n in range(1_200))), **data)
    assert len(found) == 1_000
    assert asked == [5_000] * 10


def test_a_name_missing_in_each_turn_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def suggestion(word: str, _: Iterable[str]) -> str:
        asked.append(word)
        return ""

    monkeypatch.setattr(running, "suggestion", suggestion)
    lines = par("{% for fila in filas %}{{ fila.nomber }}{% endfor %}")
    assert len(faults(_word(lines), filas=[{"nombre": "x"}] * 5_000)) == 1
    assert asked == ["nomber"]


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
