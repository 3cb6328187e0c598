"""What the parts of a package are and where they point: each sign of what is refused, alone."""

import pytest
from support.bare import BOOK, body, codes, lead, part, rels, said, types, workbook
from support.office_files import field, p, run, text

from plandocs.gates.office import check_office

OWN = "word/_rels/document.xml.rels"
PROGRAMS = (
    "vbaproject vbadata macroenabled macrosheet dialogsheet attachedtoolbars keymapcustomizations "
    "extensibility usercustomization"
).split()
DATA = {
    "externallink": "vínculos a otros libros o programas",
    "connections": "conexiones de datos",
    "querytable": "datos que se traen de fuera al actualizar",
    "powerpivotdata": "un modelo de datos de Power Pivot",
    "model+data": "un modelo de datos de Power Pivot",
    "volatiledependencies": "datos que otro programa manda en vivo",
    "mailmergerecipient": "los destinatarios de una combinación de correspondencia",
    "recipientdata": "los destinatarios de una combinación de correspondencia",
}
DOCUMENTS = {
    "afchunk": "un archivo importado que Word convierte al abrirlo",
    "text/html": "una página web guardada dentro",
    "xhtml": "una página web guardada dentro",
    "rfc822": "una página web guardada dentro",
    "application/rtf": "un documento RTF guardado dentro",
    "text/rtf": "un documento RTF guardado dentro",
    "subdocument": "un subdocumento",
}
OBJECTS = {
    "activex": "un control ActiveX",
    "oleobject": "un objeto OLE, incrustado o vinculado",
    "webextension": "un complemento de Office",
    "taskpanes": "un complemento de Office",
}
SIGNS = {
    **{word: ("S307", what) for word, what in DATA.items()},
    **{word: ("S306", what) for word, what in DOCUMENTS.items()},
    **{word: ("S302", what) for word, what in OBJECTS.items()},
}


def holds(what: str) -> str:
    return f"El archivo trae {what}."


def joins(what: str) -> str:
    return (
        f"El archivo trae {what}, que se incorpora al abrirlo y puede mostrar otra cosa a cada "
        "quien."
    )


def told_of(code: str, what: str) -> str:
    return joins(what) if code == "S306" else holds(what)


def programs(what: str) -> str:
    return f"El archivo trae programas (macros), que podrían ejecutarse al abrirlo: {what}."


@pytest.mark.parametrize("word", SIGNS)
def test_a_part_is_known_by_its_type_alone(word: str) -> None:
    code, what = SIGNS[word]
    parts = body(**{"word/a.qq": "x", "[Content_Types].xml": types(qq=f"x-{word.upper()}.y")})
    assert said(parts) == [(code, "word/a.qq", told_of(code, f"{what} (word/a.qq)"))]


@pytest.mark.parametrize("word", [word for word in SIGNS if "/" not in word])
def test_a_part_is_known_by_a_relation_alone(word: str) -> None:
    code, what = SIGNS[word]
    parts = body(**{"word/a.qq": "x", OWN: rels(lead(word.upper(), "A.qq"))})
    assert said(parts) == [(code, "", told_of(code, f"{what} (word/a.qq)"))]


@pytest.mark.parametrize("word", PROGRAMS)
def test_a_program_is_known_by_its_type_or_by_a_relation(word: str) -> None:
    mark = " (se declara con macros)" if word == "macroenabled" else ""
    typed = body(**{"word/a.qq": "x", "[Content_Types].xml": types(qq=f"x.{word.upper()}")})
    assert said(typed) == [("S301", "", programs(f"word/a.qq{mark}"))]
    related = body(**{"word/a.qq": "x", OWN: rels(lead(word, "a.qq"))})
    assert said(related) == [("S301", "", programs("word/a.qq"))]


@pytest.mark.parametrize(
    ("name", "code", "what"),
    [
        ("word/VbaProject.bin", "S301", ""),
        ("word/vbaData.xml", "S301", ""),
        ("xl/macrosheets/a.xml", "S301", ""),
        ("xl/dialogsheets/a.xml", "S301", ""),
        ("customUI/a.xml", "S301", ""),
        ("xl/externalLinks/a.xml", "S307", "vínculos a otros libros o programas"),
        ("xl/connections.xml", "S307", "conexiones de datos"),
        ("xl/queryTables/a.xml", "S307", "datos que se traen de fuera al actualizar"),
        ("xl/model/item.data", "S307", "un modelo de datos de Power Pivot"),
        ("word/afchunk1.htm", "S306", "un archivo importado que Word convierte al abrirlo"),
        ("word/activeX/a.xml", "S302", "un control ActiveX"),
        ("word/webextensions/a.xml", "S302", "un complemento de Office"),
        ("word/embeddings/a.bin", "S302", "un archivo incrustado"),
    ],
)
def test_a_part_is_known_by_its_name_alone(name: str, code: str, what: str) -> None:
    told = (code, name, told_of(code, f"{what} ({name})"))
    if code == "S301":
        told = (code, "", programs(name))
    assert said(body(**{name: "x"})) == [told]


@pytest.mark.parametrize(
    "name", ["word/media/connections.png", "word/model/a.bin", "word/media/vba.png", "word/ole.bin"]
)
def test_a_part_that_only_sounds_like_one_of_those_passes(name: str) -> None:
    assert said(body(**{name: "x"})) == []


def test_the_programs_of_a_file_are_told_together() -> None:
    parts = body(**{"word/vbaData.xml": "x", "word/b.bin": "MZ", "word/a.bin": "MZ"})
    assert said(parts) == [("S301", "", programs("word/a.bin, word/b.bin, word/vbaData.xml"))]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "S302"),
        (b"MZ", "S301"),
        (b" MZ", None),
        (b"\xd0\xcf\x11", None),
    ],
)
def test_a_part_is_known_by_its_first_bytes(data: bytes, told: str | None) -> None:
    assert codes(body(**{"word/media/i.png": data})) == ([told] if told else [])


def test_an_object_under_another_name_is_told_for_what_its_bytes_are() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    what = "un objeto OLE, incrustado o vinculado (word/media/i.png)"
    assert said(body(**{"word/media/i.png": ole})) == [("S302", "word/media/i.png", holds(what))]


@pytest.mark.parametrize(
    ("kind", "what"), [("control", "un control ActiveX"), ("package", "un archivo incrustado")]
)
def test_a_relation_of_an_object_makes_one_of_any_part(kind: str, what: str) -> None:
    parts = body(**{"word/a.xml": "<a/>", OWN: rels(lead("font", "a.xml"), lead(kind, "a.xml"))})
    assert said(parts) == [("S302", "", holds(f"{what} (word/a.xml)"))]


def test_a_relation_to_an_object_inside_the_list_of_relations_is_none() -> None:
    parts = body(**{"word/embeddings/_rels/a.bin.rels": rels()})
    assert said(parts) == []


def test_a_part_named_as_relations_elsewhere_is_looked_at_as_any_other() -> None:
    parts = body(**{"word/a.rels": "<customUI/>", OWN: rels(lead("extensibility", "a.rels"))})
    assert said(parts) == [("S301", "", programs("word/a.rels"))]
    footer = part("ftr", p(field("DDE a")))
    assert codes(body(**{"word/a.rels": footer})) == ["S303"]


def test_what_is_no_object_does_not_pass_for_the_data_of_a_chart() -> None:
    chart = '<c:chartSpace xmlns:c="urn:c"/>'
    owner = "word/charts/chart1.xml"
    parts = body(
        **{
            owner: chart,
            "word/charts/_rels/chart1.xml.rels": rels(lead("package", "../connections.xml")),
            "word/connections.xml": "<connections/>",
        }
    )
    told = [("S307", "word/charts/chart1.xml", holds("conexiones de datos (word/connections.xml)"))]
    assert said(parts, unpack=lambda _: {BOOK: b"<workbook/>"}) == told


OUTSIDE = {
    "image": "una imagen",
    "attachedTemplate": "una plantilla adjunta",
    "oleObject": "un objeto vinculado",
    "package": "un archivo vinculado",
    "externalLinkPath": "un vínculo a otro libro",
    "frame": "una página de un marco",
    "subDocument": "un subdocumento",
    "video": "un video",
    "audio": "un audio",
    "media": "un video o audio",
    "mailMergeSource": "el origen de una combinación de correspondencia",
    "mailMergeHeaderSource": "el origen de una combinación de correspondencia",
    "aFChunk": "un archivo que Word convierte al abrirlo",
    "transform": "una hoja de transformación",
    "otro": "un contenido (otro)",
}
BREAK = "en Excel, en Datos › Editar vínculos, elija «Romper vínculo» en todos y guarde."
NO_MERGE = (
    "en Word, en Correspondencia › Iniciar combinación, elija «Documento normal de Word» y guarde."
)
REMEDIES = {
    "image": "en Word, en Archivo › Información › Editar vínculos a archivos, elija «Romper "
    "vínculo»; o inserte la imagen de nuevo, sin vincularla.",
    "attachedTemplate": "en Word, en Programador › Plantilla de documento, escriba «Normal» y "
    "guarde.",
    "externalLinkPath": BREAK,
    "mailMergeSource": NO_MERGE,
    "mailMergeHeaderSource": NO_MERGE,
}


@pytest.mark.parametrize("kind", OUTSIDE)
def test_what_is_fetched_is_told_with_what_it_is_and_what_to_do(kind: str) -> None:
    target = "https://ejemplo.mx/a"
    parts = body(**{OWN: rels(lead(kind, target, "External"))})
    (found,) = check_office({name: str(held).encode() for name, held in parts.items()}, "p")
    assert (found.rule.code, str(found.at)) == ("S304", "p")
    assert found.message == f"El archivo usa {OUTSIDE[kind]} que está fuera de él: «{target}»."
    other = "borre ese contenido en Word o Excel, o insértelo de nuevo sin vincularlo."
    assert found.hint == REMEDIES.get(kind, other)


@pytest.mark.parametrize(
    ("target", "mode", "told"),
    [
        ("media/i.png", "", False),
        ("/word/media/i.png", "", False),
        ("media/i.png", "Internal", False),
        ("media/i.png", "External", True),
        ("media/i.png", " eXternal ", True),
        ("https://ejemplo.mx/i.png", "", True),
        ("//srv/i.png", "", True),
        ("media\\i.png", "", True),
        ("\\i.png", "", True),
        ("../../i.png", "", True),
        ("../i.png", "", False),
        ("NULL", "External", False),
        ("null", "External", False),
        ("NULLO", "External", True),
        ("{{ logo }}", "External", False),
        ("{% if a %}b{% endif %}", "External", False),
        ("%7B%7Blogo%7D%7D", "External", False),
        ("{{ logo }}/../../i.png", "External", False),
        ("{{ logo", "External", True),
        ("{{/../../i.png", "External", True),
        ("{%/../../i.png", "External", True),
        ("{{ logo }/../../i.png", "External", True),
        ("%7B%/../../i.png", "External", True),
        ("%7B%7B/../../i.png", "External", True),
        ("%7b%7blogo%7d%7d", "External", True),
        ("&#123;{ logo }}", "External", True),
        (f"{{{{{'x' * 400}}}}}", "External", False),
        (f"{{{{{'x' * 401}}}}}", "External", True),
        (f"{{%{'x' * 401}%}}", "External", True),
        ("https://ejemplo.mx/{{ logo }}", "External", True),
        ("{logo}", "External", True),
    ],
)
def test_a_picture_is_of_the_same_file(target: str, mode: str, told: bool) -> None:
    parts = body(**{OWN: rels(lead("image", target, mode))})
    assert codes(parts) == (["S304"] if told else [])


@pytest.mark.parametrize(
    ("target", "told"),
    [("https://ejemplo.mx", False), ("file:///a", True), ("otro.docx", True), ("#a", False)],
)
def test_a_link_is_told_as_one(target: str, told: bool) -> None:
    parts = body(**{OWN: rels(lead("hyperlink", target, "External"))})
    sentence = f"El vínculo lleva a «{target}», que no es una dirección http, https ni mailto."
    assert said(parts) == ([("S305", "", sentence)] if told else [])


def test_the_place_of_a_relation_is_where_its_name_is_used() -> None:
    link = '<w:hyperlink {}="rId1">{}</w:hyperlink>'
    leads = rels(lead("hyperlink", "file:///a", "External"), lead("font", "f.ttf", name="rId2"))
    for other in (
        "",
        p(f'<w:bookmarkStart w:name="rId1" w:id="rId1"/>{text("Marca")}'),
        p(link.format("r:id", text("Otro")).replace("rId1", "rId2")),
    ):
        parts = body(other + p(link.format("r:id", text("Convocatoria"))), **{OWN: leads})
        assert [place for _, place, _ in said(parts)] == ["«Convocatoria»"]
    unused = body(p(link.format("w:id", text("Convocatoria"))), **{OWN: leads})
    assert [place for _, place, _ in said(unused)] == [""]


def test_the_place_of_a_part_is_the_first_that_leads_to_it() -> None:
    object_ = run('<w:object><v:shape><v:imagedata r:id="rId1"/></v:shape></w:object>')
    footer = f'<w:ftr xmlns:w="urn:w">{p(text("Pie"))}</w:ftr>'
    parts = body(
        p(text("Gráfica "), object_),
        **{
            "word/a.bin": "x",
            "word/footer1.xml": footer,
            OWN: rels(lead("package", "a.bin")),
            "word/_rels/footer1.xml.rels": rels(lead("package", "a.bin")),
        },
    )
    what = holds("un archivo incrustado (word/a.bin)")
    assert said(parts) == [("S302", "«Gráfica»", what)]


def test_a_tag_where_nobody_looks_for_tags_is_no_excuse() -> None:
    leads = rels(lead("image", "{{ logo }}", "External"))
    assert codes(body(**{"word/_rels/document.xml.RELS": leads})) == ["S304"]
    assert codes(body(**{OWN: leads.encode("utf-16")})) == ["S304"]


def test_a_relation_of_a_part_that_is_not_there_is_of_that_part() -> None:
    for name, place in (("header9.xml", "encabezado"), ("a.xml", "word/a.xml")):
        leads = rels(lead("image", "file:///a", "External"))
        parts = body(**{f"word/_rels/{name}.rels": leads})
        assert [found for _, found, _ in said(parts)] == [place]


def test_a_relation_of_a_sheet_is_told_by_its_title() -> None:
    leads = lead("image", "https://ejemplo.mx/i.png", "External", "rId5")
    (found,) = said(workbook(leads=leads))
    assert found[:2] == ("S304", "hoja «Uno»")
    used = '<legacyDrawingHF r:id="rId5"/>'
    assert said(workbook(sheet=used, leads=leads))[0][:2] == ("S304", "hoja «Uno»")


def test_a_workbook_that_no_chart_leads_to_is_no_data_of_one() -> None:
    parts = body(**{"word/embeddings/a.xlsx": "x"})
    what = holds("un archivo incrustado (word/embeddings/a.xlsx)")
    assert said(parts, unpack=lambda _: {BOOK: b"<workbook/>"}) == [
        ("S302", "word/embeddings/a.xlsx", what)
    ]


def test_a_binary_workbook_is_told_as_what_it_is_and_not_as_a_program() -> None:
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
    parts = body(**{"word/embeddings/a.xlsb": "x", "[Content_Types].xml": types(xlsb=kind)})
    what = holds("un archivo incrustado (word/embeddings/a.xlsb)")
    assert said(parts) == [("S302", "word/embeddings/a.xlsb", what)]
