"""What Word wrote about one paragraph, row or control: each number once, no text a placeholder."""

import re

import pytest
from engine.word.wml import drawn, rendered
from support import word

from plandocs.engine.package import read_package

W = word.W
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def para(number: int, text: str) -> str:
    numbers = f'w14:paraId="0000000{number}" w14:textId="77777777"'
    return f'<w:p {numbers} w:rsidR="00AA"><w:r><w:t>{text}</w:t></w:r></w:p>'


def row(number: int, text: str) -> str:
    numbers = f'w14:paraId="0000001{number}" w14:textId="77777777"'
    return f"<w:tr {numbers}><w:tc>{para(number, text)}</w:tc></w:tr>"


def control(number: int, content: str, shown: str = "") -> str:
    properties = f'<w:alias w:val="uno"/><w:id w:val="{number}"/>{shown}'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def numbers(data: bytes) -> list[str]:
    """Return the numbers of the paragraphs, rows and controls of a body, in their order."""
    found = []
    for node in word.body(data).iter():
        if f"{W14}paraId" in node.attrib:
            assert f"{W14}textId" in node.attrib
            found.append(node.attrib[f"{W14}paraId"][-2:])
        if node.tag == f"{W}sdtPr":
            found += [str(number.get(f"{W}val")) for number in node.iter(f"{W}id")]
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("".join(para(n, "uno") for n in range(3)), ["00", "01", "02"]),
        (para(1, "{{ x }}") + control(7, para(2, "{{ x }}")), ["01", "7", "02"]),
        (
            para(1, "uno") + para(2, "{%p for n in filas %}") + para(3, "{{ n }}") + para(4, "dos")
            + para(5, "{%p endfor %}") + para(6, "tres"),
            ["01", "06"],
        ),
        (
            para(2, "{%p if x %}") + para(3, "{{ x }}") + para(5, "{%p endif %}") + para(6, "tres"),
            ["03", "06"],
        ),
        (
            para(2, "{%p for n in filas %}") + para(3, "{%p for m in filas %}") + para(4, "{{ m }}")
            + para(5, "{%p endfor %}") + para(6, "dos") + para(7, "{%p endfor %}") + para(8, "y"),
            ["08"],
        ),
        (
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
            + row(1, "uno") + row(2, "{%tr for n in filas %}") + row(3, "{{ n }}")
            + row(4, "{%tr endfor %}") + row(5, "dos") + "</w:tbl>" + para(6, "tres"),
            ["11", "01", "15", "05", "06"],
        ),
        (para(1, "{% for n in filas %}{{ n }}{% endfor %}") + para(2, "uno"), ["01", "02"]),
        (
            para(2, "{%p for n in filas %}") + control(7, para(3, "{{ n }}"))
            + para(5, "{%p endfor %}") + control(8, para(6, "uno")),
            ["8", "06"],
        ),
    ],
    ids="nothing value loop condition loops rows inline control".split(),
)  # fmt: skip
def test_what_a_loop_repeats_has_no_number_and_the_rest_keeps_its_own(
    body: str, expected: list[str]
) -> None:
    data = rendered(drawn(body), filas=["a", "b", "c"], x="equis")
    assert numbers(data) == expected


@pytest.mark.parametrize("shown", ["<w:showingPlcHdr/>", '<w:showingPlcHdr w:val="true"/>', ""])
def test_a_control_that_is_filled_is_no_placeholder(shown: str) -> None:
    body = control(1, para(1, "{{ x }}"), shown) + control(2, para(2, "Elija"), shown)
    properties = list(word.body(rendered(drawn(body), x="equis")).iter(f"{W}sdtPr"))
    has_shown = [one.find(f"{W}showingPlcHdr") is not None for one in properties]
    assert has_shown == [False, bool(shown)]
    assert [one.find(f"{W}alias") is not None for one in properties] == [True, True]


DATE = '<w:date w:fullDate="2024-01-31T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'
CHOICE = '<w:comboBox w:lastValue="B"><w:listItem w:value="A"/></w:comboBox>'
TICK = '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (DATE, DATE.replace(' w:fullDate="2024-01-31T00:00:00Z"', "")),
        (CHOICE, CHOICE.replace(' w:lastValue="B"', "")),
        (TICK, ""),
    ],
    ids="date choice tick".split(),
)
def test_a_control_that_is_filled_keeps_nothing_of_what_was_chosen(kept: str, left: str) -> None:
    body = control(1, para(1, "{{ x }}"), kept) + control(2, para(2, "fijo"), kept)
    xml = read_package(rendered(drawn(body), x="equis"))["word/document.xml"].decode()
    found = re.findall("<w:sdtPr>.*?</w:sdtPr>", xml)
    start = '<w:sdtPr><w:alias w:val="uno"/><w:id w:val="{}"/>{}</w:sdtPr>'
    assert found == [start.format(1, left), start.format(2, kept)]


VML = "{urn:schemas-microsoft-com:vml}"
SHAPE = '<v:shape id="Cuadro 2" o:spid="_x0000_s1026" type="#_x0000_t202" style="width:9pt"/>'
KIND = '<v:shapetype id="_x0000_t202" coordsize="21600,21600"/>'


def test_the_shapes_that_a_loop_repeats_have_no_names_and_their_kind_keeps_its_own() -> None:
    drawing = f"<w:p><w:r><w:pict>{KIND}{SHAPE}</w:pict></w:r></w:p>"
    loop = para(1, "{%p for n in filas %}"), drawing, para(2, "{%p endfor %}")
    made = word.body(rendered(drawn("".join(loop) + drawing), filas=["a", "b"]))
    shapes = [sorted(shape.attrib) for shape in made.iter(f"{VML}shape")]
    assert [len(names) for names in shapes] == [2, 2, 4]
    assert all("type" in names for names in shapes)
    assert [kind.get("id") for kind in made.iter(f"{VML}shapetype")] == ["_x0000_t202"] * 3


def mark(kind: str, number: int = 3, name: str = "_Hlk1") -> str:
    named = f' w:name="{name}"' if kind == "Start" else ""
    return f'<w:bookmark{kind} w:id="{number}"{named}/>'


def marked(before: str, text: str, after: str = "") -> str:
    return f"<w:p>{before}<w:r><w:t>{text}</w:t></w:r>{after}</w:p>"


FOR, END = marked("", "{%p for n in filas %}"), marked("", "{%p endfor %}")
IF, FI = marked("", "{%p if x %}"), marked("", "{%p endif %}")


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (marked(mark("Start"), "a") + FOR + marked("", "{{ n }}", mark("End")) + END, "S3 E3"),
        (FOR + marked(mark("Start"), "{{ n }}") + END + marked("", "a", mark("End")), "S3 E3"),
        (marked(mark("Start"), "a") + IF + marked("", "b", mark("End")) + FI, ""),
        (IF + marked(mark("Start"), "a") + FI + marked("", "b", mark("End")), ""),
        (FOR + marked(mark("Start"), "{{ n }}", mark("End")) + END, "S3 E3"),
        (
            FOR + marked(mark("Start"), "{{ n }}", mark("End"))
            + marked(mark("Start", 4, "dos"), "b", mark("End", 4)) + END,
            "S3 E3 S4 E4",
        ),
        (
            marked(mark("Start") + mark("Start", 4, "o"), "{{ x }}", mark("End") + mark("End", 4)),
            "S3 S4 E3 E4",
        ),
    ],
)  # fmt: skip
def test_a_bookmark_that_a_loop_or_a_condition_cuts_is_whole_or_goes(body: str, left: str) -> None:
    made = word.body(rendered(drawn(body), filas=["a", "b", "c"], x=""))
    found = [
        node.tag.removeprefix(f"{W}bookmark")[0] + node.get(f"{W}id", "")
        for node in made.iter()
        if node.tag.startswith(f"{W}bookmark")
    ]
    assert " ".join(found) == left
