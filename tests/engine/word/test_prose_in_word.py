"""Prose in a template's styles: lists beside a style, lists without numbers, plain words."""

from dataclasses import dataclass, field

import pytest
from engine.word.wml import drawn, rendered, texts, values_of, with_parts
from parity.markup import line, p, r
from support import word

from plandocs import Template


@dataclass(frozen=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Block:
    kind: str
    words: str
    level: int = 1
    list_id: int = 0

    @property
    def runs(self) -> list[Run]:
        return [Run(self.words)]


@dataclass(frozen=True)
class Prose:
    blocks: list[Block] = field(default_factory=list)


def style(name: str, properties: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name '
        f'w:val="{name}"/><w:pPr>{properties}</w:pPr></w:style>'
    )


def styles(data: bytes) -> list[str]:
    return [word.style(paragraph) for paragraph in word.paragraphs(word.body(data))]


def test_lists_take_the_style_named_beside_that_of_their_tag() -> None:
    own = style("Ficha") + style("Ficha viñeta") + style("List Number")
    prose = Prose([Block("paragraph", "a"), Block("bullet", "b"), Block("number", "c")])
    data = rendered(drawn(line("{{p x }}", "Ficha"), styles=own), x=prose)
    assert styles(data) == ["Ficha", "Fichaviñeta", "ListNumber"]
    assert list(values_of(data, "numId")) == []


def test_a_numbered_list_without_a_definition_keeps_its_style_alone() -> None:
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    template = drawn(line("{{p x }}"), styles=style("List Number", number))
    bare = with_parts(template, {"word/numbering.xml": None})
    prose = Prose([Block("number", "a"), Block("number", "b")])
    assert styles(rendered(bare, x=prose)) == ["ListNumber"] * 2
    assert len(list(values_of(rendered(template, x=prose), "numId"))) == 2


def test_prose_in_a_sentence_prints_its_words() -> None:
    prose = Prose([Block("paragraph", "a & b"), Block("bullet", "c")])
    assert texts(rendered(drawn(line("[{{ x }}]")), x=prose)) == ["[a & b c]"]


def test_prose_of_nothing_leaves_a_paragraph_like_its_tag_s() -> None:
    template = drawn(p(r("{{p x }}"), properties='<w:jc w:val="center"/>'))
    data = rendered(template, x=Prose())
    assert (texts(data), list(values_of(data, "jc"))) == ([""], ["center"])


def test_tabs_and_breaks_of_prose_are_kept() -> None:
    data = rendered(drawn(line("{{p x }}")), x=Prose([Block("paragraph", "a\tb\nc")]))
    assert texts(data) == ["a b c"]


def test_prose_that_xml_cannot_hold_is_told() -> None:
    template = Template(drawn(line("{{p x }}")), "plantilla.docx")
    with pytest.raises(Exception, match="P205"):
        template.render({"x": Prose([Block("paragraph", "a\x01")])})
