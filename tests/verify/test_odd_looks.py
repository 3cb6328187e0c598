"""What hides or moves the words of a document without changing them is told beside them."""

import pytest
from support.small_word import par, small_word
from support.tampering import packed, parts_of, swap

from plandocs.verify.contents import digest, texts
from plandocs.verify.fonts import is_of_signs
from plandocs.verify.office_text import blocks_of
from plandocs.verify.opening import UnreadableFile, open_package

BODY = "word/document.xml"
TEXT = small_word(par("Texto"))


def said(data: bytes) -> list[str]:
    return [*texts(blocks_of(open_package(data)))]


@pytest.mark.parametrize(
    ("old", "new", "odd"),
    [
        ("<w:r>", "<w:bdo w:val='rtl'/><w:r>", "[textos al revés: 1]"),
        (
            "</w:p>",
            "</w:p><w:tbl><w:tblPr><w:tblpPr w:tblpX='20000'/><w:tblInd w:w='-30000'/></w:tblPr>"
            "</w:tbl>",
            "[tablas fuera de su lugar: 2]",
        ),
        ("</w:p>", "</w:p><w:tbl><w:tblPr><w:tblInd w:w='-113'/></w:tblPr></w:tbl>", ""),
        ("<w:r>", "<w:ruby/><w:r>", "[textos sobre otros: 1]"),
        (
            "</w:p>",
            "</w:p><w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr><w:trPr><w:gridBefore "
            "w:val='1'/><w:hidden/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            "[filas corridas: 1] [filas ocultas: 1] [tablas de derecha a izquierda: 1]",
        ),
        ("<w:r>", "<w:r><w:rPr><w:sz w:val='18'/></w:rPr>", ""),
        ("<w:r>", "<w:cellDel/><w:r>", "[celdas por eliminar: 1]"),
        ("<w:r>", "<w:dataBinding/><w:r>", "[controles con datos de otra parte: 1]"),
        ("<w:r>", "<w:oMath/><w:oMath/><w:r>", "[ecuaciones: 2]"),
        ("<w:r>", "<w:textpath/><w:r>", "[letreros: 1]"),
        ("<w:r>", "<w:dir w:val='rtl'/><w:r>", "[textos al revés: 1]"),
        ("<w:r>", "<w:tblpPr w:tblpY='-10001'/><w:r>", "[tablas fuera de su lugar: 1]"),
        ("<w:r>", "<w:tblpPr w:tblpX='10000'/><w:r>", ""),
    ],
)
def test_what_is_odd_is_told(old: str, new: str, odd: str) -> None:
    changed = swap(BODY, old, new)(TEXT)
    assert " ".join(said(changed)) == f"Texto {odd}".strip()
    assert (digest(blocks_of(open_package(changed))) == digest(blocks_of(open_package(TEXT)))) == (
        not odd
    )


def test_a_text_hidden_from_the_web_too_is_hidden() -> None:
    looks = "<w:r><w:rPr><w:vanish/><w:webHidden/></w:rPr>"
    assert said(swap(BODY, "<w:r>", looks)(TEXT)) == ["[oculto: Texto]"]
    assert said(swap(BODY, "<w:r>", "<w:r><w:rPr><w:webHidden/></w:rPr>")(TEXT)) == ["Texto"]


def test_a_relation_that_office_does_not_know_leads_nowhere() -> None:
    parts = parts_of(TEXT)
    first = b'<Relationship Id="rId0" Type="urn:x/officeDocument" Target="word/old.xml"/>'
    parts["word/old.xml"] = parts[BODY].replace(b"Texto", b"De antes")
    relations = parts["_rels/.rels"]
    at = relations.index(b"<Relationship ")
    parts["_rels/.rels"] = relations[:at] + first + relations[at:]
    assert said(packed(parts)) == ["Texto"]
    known = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"urn:x/officeDocument", known)
    with pytest.raises(UnreadableFile, match="dos documentos en uno"):
        said(packed(parts))


@pytest.mark.parametrize(("other", "told"), [("Uno", ["Uno"]), ("Otro", ["UnoOtro"])])
def test_words_for_programs_that_do_not_know_the_others_are_told(
    other: str, told: list[str]
) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    both = (
        f"<w:p><mc:AlternateContent><mc:Choice Requires='x'>{run.format('Uno')}</mc:Choice>"
        f"<mc:Fallback>{run.format(other)}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert said(small_word(both)) == told


@pytest.mark.parametrize(
    "font", ["Wingdings 2", "WEBDINGS", "Symbol", "ITC Zapf Dingbats", "Marlett"]
)
def test_fonts_of_signs_are_known_by_their_names(font: str) -> None:
    assert is_of_signs(font)
    assert not is_of_signs("Arial")
