"""A template that a designer saved in LibreOffice prints the same pages as the one from Word."""

import shutil
from pathlib import Path

from support.printed import convert, needs_libreoffice, pages, print_pdf
from support.project import IEEQ, ROOT, build_plans, told

pytestmark = needs_libreoffice


def test_the_annex_keeps_its_pages_and_its_contents(tmp_path: Path) -> None:
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    template = tmp_path / "templates/ieeq/anexo/plantilla.docx"
    shutil.copy(convert([template], tmp_path / "saved", "docx:MS Word 2007 XML")[0], template)
    found = {}
    for root in (ROOT, tmp_path):
        output = tmp_path / f"output-{root.name}"
        assert told(build_plans(root, output, IEEQ).report) == []
        [pdf] = print_pdf([output / IEEQ / "anexo-1.docx"], output)
        found[root] = pages(pdf)
    assert len(found[tmp_path]) == len(found[ROOT]) == 12
    assert [page.number for page in found[tmp_path]] == [page.number for page in found[ROOT]]
    contents, first = found[tmp_path][1], found[ROOT][1]
    assert [line.split("..")[0] for line in contents.lines] == [
        line.split("..")[0] for line in first.lines
    ]
    sheets = [page.number for page in found[tmp_path] if "FICHA TÉCNICA" in page.text]
    assert sheets == [4, 5, 6, 7, 8]
