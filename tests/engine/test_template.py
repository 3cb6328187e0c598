"""A template from outside: rendered by many at once, the same bytes everywhere, sent elsewhere."""

import io
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from openpyxl import Workbook
from support.draw import drawn

from plandocs import Template, TemplateFault
from plandocs.engine.package import read_package, write_package
from plandocs.engine.word import WordTemplate

TEMPLATE = drawn(
    "{%p for f in filas %}",
    "{{ f.t }} {{ f.n + 1 }} {{ loop.index }}",
    "{%p endfor %}",
    table=[
        ["{%tr for f in filas %}", ""],
        ["{% cellbg f.c %}{{ f.t }}", "{% vm %}x"],
        ["{%tr endfor %}", ""],
    ],
    footer="{{ filas|map(attribute='t')|unique|join(', ') }}",
)
SCRIPT = """
import hashlib, sys
from pathlib import Path
from plandocs import Template
filas = [{"t": str(n), "n": n, "c": f"{n:06X}"} for n in range(40)]
template = Template(Path(sys.argv[1]).read_bytes(), "a.docx")
print(hashlib.sha256(template.render({"filas": filas})).hexdigest())
"""


def rows(count: int) -> list[dict[str, object]]:
    return [{"t": f"fila {n}", "n": n, "c": f"{n:06X}"} for n in range(count)]


def told(data: bytes, name: str = "a.docx") -> list[str]:
    with pytest.raises(TemplateFault) as caught:
        Template(data, name)
    return [f"{found.rule.code} {found.at}: {found.message}" for found in caught.value.diagnostics]


def test_many_threads_render_the_same_bytes() -> None:
    template = Template(TEMPLATE, "a.docx")
    counts = [n % 7 for n in range(48)]
    alone = {count: template.render({"filas": rows(count)}) for count in set(counts)}
    with ThreadPoolExecutor(8) as pool:
        made = pool.map(lambda count: template.render({"filas": rows(count)}), counts)
    assert [data == alone[count] for data, count in zip(made, counts, strict=True)] == [True] * 48


def test_faults_of_one_rendering_are_not_another_s() -> None:
    template = Template(TEMPLATE, "a.docx")
    with pytest.raises(TemplateFault):
        template.render({"filas": [{"t": "x"}]})
    assert template.render({"filas": rows(2)}) == Template(TEMPLATE, "a.docx").render(
        {"filas": rows(2)}
    )


def test_a_compiled_template_may_be_sent_to_another_process() -> None:
    template = Template(TEMPLATE, "a.docx")
    merger = template._merger
    assert isinstance(merger, WordTemplate)
    sent = pickle.loads(pickle.dumps(merger))
    assert sent.render({"filas": rows(3)}, {}, {}) == template.render({"filas": rows(3)})
    assert sent.tags == template.tags


def test_the_same_bytes_come_whatever_the_hash_seed_and_the_cache(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(TEMPLATE)
    runs = [("0", "no"), ("1", "no"), ("77", str(tmp_path / "c")), ("78", str(tmp_path / "c"))]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(file)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PLANDOCS_CACHE": cache},
            stdout=subprocess.PIPE,
        )
        for seed, cache in runs
    ]
    sums = {process.communicate()[0] for process in started}
    assert [process.returncode for process in started] == [0] * 4
    assert len(sums) == 1


def test_a_template_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(drawn("{{ x }}"))
    template = Template.open(file)
    assert template.name == str(file)
    assert [(tag.source, tag.reads) for tag in template.tags] == [("{{ x }}", ("x",))]


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("nada.docx", "P102", "La plantilla no existe, o no se puede leer."),
        (".", "S105", "No se puede leer: es una carpeta, no un archivo."),
    ],
)
def test_a_template_that_is_not_there_is_told(
    tmp_path: Path, name: str, code: str, message: str
) -> None:
    with pytest.raises(TemplateFault) as caught:
        Template.open(tmp_path / name)
    (found,) = caught.value.diagnostics
    assert (found.rule.code, str(found.at)) == (code, str(tmp_path / name))
    assert found.message == message


@pytest.mark.parametrize("cut", [1, 30, 500])
def test_a_damaged_zip_is_told(cut: int) -> None:
    whole = drawn("{{ x }}")
    assert told(whole[:-cut]) == [
        "S106 a.docx: El archivo está incompleto: se cortó al copiarlo o al descargarlo."
    ]


def test_a_zip_whose_contents_are_damaged_is_told() -> None:
    whole = drawn("{{ x }}")
    at = whole.index(b"word/document.xml") + 60
    assert told(whole[:at] + bytes(20) + whole[at + 20 :]) == [
        "S103 a.docx: La pieza «word/document.xml» que va dentro del archivo está dañada."
    ]


def test_a_zip_of_something_else_is_told() -> None:
    assert told(write_package({"hola.txt": b"hola"})) == [
        "P101 a.docx: La plantilla no se puede abrir: no es un documento .docx ni un libro .xlsx."
    ]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (
            b"openxmlformats-officedocument.wordprocessingml.template.main",
            "es una plantilla .dotx; guárdela como documento .docx",
        ),
    ],
)
def test_a_word_file_of_another_kind_is_told(kind: bytes, reason: str) -> None:
    parts = read_package(drawn("x"))
    types = parts["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main", kind
    )
    assert told(write_package({**parts, "[Content_Types].xml": types})) == [
        f"P101 a.docx: La plantilla no se puede abrir: {reason}."
    ]


def _book_parts() -> dict[str, bytes]:
    made = io.BytesIO()
    Workbook().save(made)
    return read_package(made.getvalue())


def test_a_file_whose_name_says_another_kind_is_told() -> None:
    assert told(drawn("x"), "a.XLSX") == [
        "P101 a.XLSX: La plantilla no se puede abrir: es un documento de Word, aunque su nombre "
        "diga otra cosa."
    ]
    assert told(write_package(_book_parts())) == [
        "P101 a.docx: La plantilla no se puede abrir: es un libro de Excel, aunque su nombre diga "
        "otra cosa."
    ]


def test_strict_open_xml_is_told() -> None:
    parts = read_package(drawn("x"))
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = parts["word/document.xml"].replace(
        transitional, b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert told(write_package({**parts, "word/document.xml": strict})) == [
        "P101 a.docx: La plantilla no se puede abrir: está guardada como «Documento de Open XML "
        "estricto»; en Word, en Guardar como, elija «Documento de Word (.docx)»."
    ]
