"""A PDF from anywhere is read within limits, whatever it holds."""

import io

import pikepdf
import pytest

from plandocs.verify.opening import UnreadableFile
from plandocs.verify.pdf_text import read_pdf

MUCH = "da más trabajo que cualquier documento"


def pdf(stretches: int, pages: int = 1) -> bytes:
    """Return a PDF whose pages say the alphabet so many times, in a stream that is packed small."""
    made = pikepdf.new()
    name = pikepdf.Name
    font = made.make_indirect(
        pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
    )
    said = b"(abcdefghijklmnopqrstuvwxyz) Tj 0 -9 Td " * stretches
    content = made.make_stream(b"BT /F 9 Tf 10 700 Td " + said + b" ET")
    for _ in range(pages):
        page = made.add_blank_page().obj
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = content
    buffer = io.BytesIO()
    made.save(buffer, compress_streams=True)
    return buffer.getvalue()


@pytest.mark.parametrize("is_ours", [True, False])
def test_what_each_page_says_is_read(is_ours: bool) -> None:
    paper = read_pdf(pdf(2, pages=3), is_ours)
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = [(piece.where, piece.text) for block in paper.blocks for piece in block.pieces]
    assert found == [(f"página {number}", letters) for number in (1, 1, 2, 2, 3, 3)]
    assert (paper.pages, paper.seal) == (3, None)


def test_a_page_that_takes_too_much_memory_is_refused() -> None:
    data = pdf(3_000_000)
    assert len(data) < 1_000_000
    with pytest.raises(UnreadableFile, match=MUCH):
        read_pdf(data)


def test_a_pdf_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plandocs.verify.looking._LONGEST_READ", 0.01)
    with pytest.raises(UnreadableFile, match=MUCH):
        read_pdf(pdf(2))


@pytest.mark.parametrize(
    ("data", "cause"),
    [(b"%PDF-1.7", "está dañado o no es un PDF"), (pdf(1, pages=2_001), "tiene más páginas")],
)
def test_why_a_pdf_cannot_be_read_is_told(data: bytes, cause: str) -> None:
    for is_ours in (True, False):
        with pytest.raises(UnreadableFile, match=cause):
            read_pdf(data, is_ours)


def test_a_pdf_with_a_password_is_told() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(1))) as made:
        made.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadableFile, match="tiene contraseña"):
        read_pdf(buffer.getvalue())
