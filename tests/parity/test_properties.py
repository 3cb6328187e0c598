"""Whatever the text, it arrives as it is; wherever a tag is cut, it is the same tag."""

import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import word

from parity.markup import Drawing, Side, cited, line, lines, note, notes, p, r, run, tbl, tr
from plandocs import Template

W = word.W
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {f"{W}br": "\n", f"{W}tab": "\t"}
_NOT_IN_XML = "".join(map(chr, range(32))) + "\ufffe\uffff"
_FORMATS = ("", "<w:b/>", "<w:i/>", '<w:lang w:val="es-MX"/>')
_MARKS = ("", '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="0" w:name="_GoBack"/>')

quick = settings(derandomize=True, max_examples=40, deadline=None, database=None)

characters = st.characters(exclude_categories=["Cs"], exclude_characters=_NOT_IN_XML)
"""What XML can hold. A carriage return is not among it: XML reads it as a line feed."""
words = st.text(characters, max_size=30)
texts = st.text(characters | st.sampled_from("\n\t<>&\"' {}%#"), max_size=30)
tag_like = st.lists(
    st.sampled_from(
        (
            *("{{", "}}", "{%", "%}", "{#", "#}", "{_{", "}_}", "{_%", "%_}", "{", "}", "%", " "),
            *("{{ x }}", "{% if x %}", "{%p endfor %}", "{%tr ", "{{r ", " x ", "endif", "-%}"),
            *("<w:t>", "</w:t></w:r></w:p>", "&amp;", "&", "&#10;", "<", "]]>", "<!--", "\\n"),
        )
    ),
    max_size=8,
).map("".join)
any_text = texts | tag_like


def _everywhere() -> Drawing:
    """Return a template that prints `x` in every part, whole and in split tags."""
    sections = '<w:headerReference w:type="default" r:id="h1"/>'
    sections += '<w:footerReference w:type="default" r:id="f1"/>'
    return Drawing(
        line("[{{ x }}]")
        + p(r("["), r("{"), r("{ x", "<w:b/>"), r(" }"), r("}", "<w:i/>"), r("]"), cited(1))
        + line("[{% if si %}{{ x }}{% else %}no{% endif %}]")
        + p(f'<w:hyperlink w:anchor="m">{r("[{{ x }}]")}</w:hyperlink>')
        + tbl(2, tr("[{{ x }}]", "[{% cellbg 'FF0000' %}{{ x }}]")),
        sides=[
            Side("header", "h1", line("[{{ x }}]")),
            Side("footer", "f1", p(r("[{"), r("{ x }"), r("}]"))),
            notes(note(1, line("[{{ x }}]"))),
            notes(note(1, line("[{{ x }}]"), kind="endnote"), kind="endnote"),
        ],
        section=sections,
    )


def _repeated() -> Drawing:
    """Return a template that prints every one of `xs` in a sentence, in paragraphs, in rows."""
    return Drawing(
        line("{% for x in xs %}[{{ x }}]{% endfor %}.")
        + lines("{%p for x in xs %}", "[{{ x }}]", "{%p endfor %}")
        + tbl(1, tr("{%tr for x in xs %}"), tr("[{{ x }}]"), tr("{%tr endfor %}"), tr("fin"))
    )


_SENTENCE = "a {{ x }} b{% if x < y and y %}c{% endif %}{# n #}d {{ y|join('-') }} e {{ x }}"
_PARTS = ("document", "header1", "footer2", "footnotes", "endnotes")
_EVERYWHERE = Template(_everywhere().package(), "plantilla.docx")
_REPEATED = Template(_repeated().package(), "plantilla.docx")
_NAMED = Template(
    Drawing(
        p(
            run(
                '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="i"'
                ' descr="[{{ x }}]"/><a:graphic><a:graphicData uri="u"/></a:graphic></wp:inline>'
                "</w:drawing>"
            )
        ),
        properties={"title": "[{{ x }}]"},
    ).package(),
    "plantilla.docx",
)


@quick
@given(any_text)
def test_any_text_arrives_as_it_is_in_every_part(text: str) -> None:
    data = _EVERYWHERE.render({"x": text, "si": True})
    found = {name: _texts(data, f"word/{name}.xml") for name in _PARTS}
    expected = f"[{text}]"
    assert found == {name: [expected] * (6 if name == "document" else 1) for name in _PARTS}


@quick
@given(st.lists(any_text, max_size=4))
def test_texts_repeated_in_sentences_paragraphs_and_rows_arrive_as_they_are(
    xs: list[str],
) -> None:
    each = [f"[{text}]" for text in xs]
    found = _texts(_REPEATED.render({"xs": xs}), "word/document.xml")
    assert found == ["".join(each) + ".", *each, *each, "fin"]


@quick
@given(words)
def test_any_words_arrive_as_they_are_in_attributes_and_properties(text: str) -> None:
    data = _NAMED.render({"x": text})
    names = [node.get("descr") for node in word.body(data).iter() if node.get("descr")]
    titles = [n.text for n in word.part(data, "docProps/core.xml") if n.tag.endswith("}title")]
    assert (names, titles) == ([f"[{text}]"], [f"[{text}]"])


@quick
@given(any_text)
def test_the_same_text_twice_gives_the_same_bytes(text: str) -> None:
    again = Template(_everywhere().package(), "plantilla.docx")
    values = {"x": text, "si": True}
    assert _EVERYWHERE.render(values) == _EVERYWHERE.render(values) == again.render(values)


@quick
@given(
    st.sets(st.integers(1, len(_SENTENCE) - 1)),
    st.lists(st.sampled_from(_FORMATS), min_size=1, max_size=3),
    st.lists(st.sampled_from(_MARKS), min_size=1, max_size=3),
)
@example(set(range(1, len(_SENTENCE))), ["", "<w:b/>"], [""])
def test_wherever_a_program_cuts_tags_they_print_the_same(
    cuts: set[int], formats: Sequence[str], marks: Sequence[str]
) -> None:
    runs = [
        marks[n % len(marks)] + r(piece, formats[n % len(formats)])
        for n, piece in enumerate(_cut(_SENTENCE, cuts))
    ]
    template = Template(Drawing(p(*runs)).package(), "plantilla.docx")
    assert _texts(template.render({"x": "1<", "y": "23"}), "word/document.xml") == [
        "a 1< bcd 2-3 e 1<"
    ]


@quick
@given(st.sets(st.integers(1, 20)), st.lists(st.sampled_from(_FORMATS), min_size=1, max_size=3))
def test_wherever_a_program_cuts_a_paragraph_tag_it_is_one(
    cuts: set[int], formats: Sequence[str]
) -> None:
    opened, closed = (
        p(*(r(piece, formats[n % len(formats)]) for n, piece in enumerate(_cut(tag, cuts))))
        for tag in ("{%p for x in xs %}", "{%p endfor %}")
    )
    template = Template(
        Drawing(opened + line("{{ x }}") + closed + line("fin")).package(), "plantilla.docx"
    )
    assert _texts(template.render({"xs": ["a", "b"]}), "word/document.xml") == ["a", "b", "fin"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_ends_of_any_program_are_line_breaks(end: str) -> None:
    data = _EVERYWHERE.render({"x": f"uno{end}dos", "si": True})
    assert _texts(data, "word/document.xml") == ["[uno\ndos]"] * 6


def _texts(data: bytes, part: str) -> list[str]:
    """Return the text of each paragraph of a part, its breaks and tabs as characters."""
    found = [_text(paragraph) for paragraph in word.paragraphs(word.part(data, part))]
    separators = 2 if part.endswith("notes.xml") else 0
    return found[separators:]


def _text(paragraph: word.Node) -> str:
    return "".join(_piece(node) for found in paragraph.iter(f"{W}r") for node in found)


def _piece(node: word.Node) -> str:
    if node.tag != f"{W}t":
        return _BREAKS.get(node.tag, "")
    # As Word shows it: spaces at the ends only where they are declared, and no break but w:br.
    text = re.sub("[\n\t]", " ", node.text or "")
    return text if node.get(_SPACE) == "preserve" else text.strip(" ")


def _cut(text: str, cuts: set[int]) -> Iterator[str]:
    """Yield the pieces of a text cut at these places."""
    start = 0
    for end in sorted(cuts):
        yield text[start:end]
        start = end
    yield text[start:]
