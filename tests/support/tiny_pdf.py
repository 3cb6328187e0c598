"""Small PDFs whose pages say some lines."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem


def pdf_of(*pages: str, marked: dict[int, str] | None = None, wide: bool = False) -> bytes:
    """Return a PDF with a page for each text; `marked` are the headings of its own index."""
    with pikepdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        size = (792, 612) if wide else (612, 792)
        for text in pages:
            lines = "".join(f"({line}) Tj 0 -20 Td " for line in text.splitlines())
            content = pdf.make_stream(f"BT /F1 12 Tf 72 500 Td {lines} ET".encode())
            page = Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, *size]),
                Resources=Dictionary(Font=Dictionary(F1=font)),
                Contents=content,
            )
            pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        with pdf.open_outline() as outline:
            for number, title in (marked or {}).items():
                outline.root.append(OutlineItem(title, number - 1))
        buffer = io.BytesIO()
        pdf.save(buffer, deterministic_id=True)
        return buffer.getvalue()
