"""`plandocs verify`: whether a file is the one that was generated, and what differs."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.project import build_plans
from support.tampering import (
    bomb,
    packed,
    parts_of,
    resaved_sheet,
    resaved_word,
    sealed_as,
    swap,
    unsealed,
)
from support.tiny import make_project
from test_publish import tree

from plandocs.cli import main
from plandocs.verify.sheet_text.drawn import Place

PLAN = "demo/plan"
WORKBOOK = ("  - tipo: ficha\n", "  - tipo: ficha\n  - tipo: cronograma\n")
BODY, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
Change = Callable[[bytes], bytes]
USE = "Qué hacer: puede usarse: nadie lo cambió desde que se generó."
READ = "Qué hacer: para un expediente, y donde importe cómo se ve, use el original."
ASK = (
    "Qué hacer: no lo use como el generado; pida el original, o haga el cambio en los datos y "
    "genérelo de nuevo."
)
REVIEW = (
    "Qué hacer: no lo use por el de los datos de hoy; revise qué versión se aprobó, y pida el "
    "documento de esa."
)
PROVE = (
    "Qué hacer: compruébelo en la carpeta donde se generó, o dé en --record el registro.json de su "
    "Acuerdo."
)
UNKNOWN = (
    "Ni los registros que hay aquí ni los datos de hoy tienen esa huella: es de una versión "
    "anterior, o alguien la escribió. Lo prueba el registro.json de su Acuerdo, en --record."
)
UNREAD = "El registro de su plan no se pudo leer: solo se comparó con los datos de hoy."
REFUSE = "Qué hacer: no lo use como documento generado; pida el original a quien lo generó."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the tiny plan, built: the documents that people receive."""
    root = make_project(tmp_path_factory.mktemp("made"), WORKBOOK)
    assert [*build_plans(root, root / "output", PLAN).written] == [PLAN]
    return root


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """Return a copy of the project, to be changed."""
    root = tmp_path / "proyecto"
    shutil.copytree(made, root)
    return root


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "Verify":
    def verify(root: Path, *arguments: object) -> tuple[int, str]:
        monkeypatch.chdir(root)
        before = tree(root)
        monkeypatch.setattr("sys.argv", ["plandocs", "verify", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        assert tree(root) == before
        printed = capsys.readouterr()
        return int(left.value.code or 0), (printed.out + printed.err).rstrip("\n")

    return verify


Verify = Callable[..., tuple[int, str]]


def huella(root: Path, name: str) -> str:
    """Return the short fingerprint of a document, as the record has it."""
    from plandocs.verify.fingerprint import short

    record = json.loads((root / "output" / PLAN / "registro.json").read_text(encoding="utf-8"))
    return short(record["huellas"][name]["huella"])


def sealed_fingerprint(root: Path, name: str) -> str:
    """Return the whole fingerprint of a document."""
    record = json.loads((root / "output" / PLAN / "registro.json").read_text(encoding="utf-8"))
    return str(record["huellas"][name]["huella"])


def document(root: Path, name: str) -> bytes:
    """Return a document as it was generated."""
    return (root / "output" / PLAN / name).read_bytes()


def lines(*told: str, last: str) -> str:
    """Return a screen about one file."""
    return "\n".join([told[0], *(f"  {line}" for line in told[1:]), "", last])


def test_what_was_generated_is_genuine_whatever_its_name(project: Path, verify: Verify) -> None:
    (project / "Copia de trabajo.docx").write_bytes(document(project, "anexo.docx"))
    assert verify(project, "Copia de trabajo.docx") == (
        0,
        lines(
            "Copia de trabajo.docx: genuino",
            f"Es «anexo.docx» del plan {PLAN}, byte por byte como se generó "
            f"(huella {huella(project, 'anexo.docx')}).",
            USE,
            last="1 archivo: 1 genuino.",
        ),
    )


def test_without_a_file_all_the_output_is_verified(project: Path, verify: Verify) -> None:
    assert verify(project) == (
        0,
        f"output/{PLAN}/anexo.docx: genuino\n"
        f"output/{PLAN}/cronograma.xlsx: genuino\n"
        f"output/{PLAN}/fichas/ficha-1.docx: genuino\n"
        "3 archivos: 3 genuinos.",
    )


def record_in(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what the record in a folder says."""
    path = folder / "registro.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    change(told)
    path.write_text(json.dumps(told), encoding="utf-8")


def test_a_record_that_was_made_to_vouch_for_other_words_does_not(
    project: Path, verify: Verify
) -> None:
    folder = project / "output" / PLAN
    edited = swap(BODY, "Ente:", "Entes:")(document(project, "anexo.docx"))
    sha = hashlib.sha256(edited).hexdigest()
    (folder / "anexo.docx").write_bytes(edited)
    record_in(folder, lambda told: told["salidas"].update({"anexo.docx": sha}))
    code, said = verify(project, f"output/{PLAN}/anexo.docx")
    assert code == 1
    assert said.startswith(f"output/{PLAN}/anexo.docx: editado después")
    assert "«Entes:»" in said


def test_a_record_in_the_folder_of_another_plan_is_not_believed(
    project: Path, verify: Verify
) -> None:
    edited = swap(BODY, "Ente:", "Entes:")(document(project, "anexo.docx"))
    folder = project / "output/aaa/bbb"
    shutil.copytree(project / "output" / PLAN, folder)
    sha = hashlib.sha256(edited).hexdigest()
    record_in(folder, lambda told: told["salidas"].update({"anexo.docx": sha}))
    record_in(folder, lambda told: told.pop("huellas"))
    (project / "recibido.docx").write_bytes(edited)
    code, said = verify(project, "recibido.docx")
    assert code == 1
    assert said.startswith("recibido.docx: editado después")


def test_what_stands_in_no_folder_of_a_plan_is_told(project: Path, verify: Verify) -> None:
    output = project / "output"
    (output / "otra/plan").mkdir(parents=True)
    (output / "otra/plan/acta.docx").write_bytes(word("Acta de otra cosa."))
    (output / "suelto.docx").write_bytes(document(project, "anexo.docx"))
    (output / ".gitkeep").write_bytes(b"")
    code, said = verify(project)
    assert code == 1
    assert "output/otra/plan/acta.docx: no se reconoce\n" in said
    assert "output/suelto.docx: genuino\n" in said
    assert said.endswith("5 archivos: 4 genuinos; 1 no se reconoce.")
    assert verify(project, PLAN)[0] == 0


def test_what_is_missing_and_what_is_foreign_in_the_output_is_told(
    project: Path, verify: Verify
) -> None:
    folder = project / "output" / PLAN
    (folder / "cronograma.xlsx").unlink()
    (folder / "acta.docx").write_bytes(word("Acta de otra cosa."))
    assert verify(project) == (
        1,
        f"output/{PLAN}/acta.docx: no se reconoce\n"
        "  No lleva huella: no se generó de un plan (`render` no la pone), o se le quitó.\n"
        f"  {REFUSE}\n\n"
        f"output/{PLAN}/anexo.docx: genuino\n"
        f"output/{PLAN}/fichas/ficha-1.docx: genuino\n"
        f"output/{PLAN}/cronograma.xlsx: falta\n"
        "  El registro dice que se generó «cronograma.xlsx», y no está.\n"
        "  pista: «make annex» lo hace de nuevo.\n\n"
        "4 archivos: 2 genuinos; 1 no se reconoce; 1 falta.",
    )


def word(text: str) -> bytes:
    """Return a Word file of one paragraph, that nobody sealed."""
    import io

    import docx

    made = docx.Document()
    made.add_paragraph(text)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def paragraph(text: str) -> str:
    """Return a paragraph as Word writes it."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def part_of(root: Path, name: str, part: str) -> str:
    """Return a part of a document as text."""
    return parts_of(document(root, name))[part].decode()


EDITS: dict[str, tuple[str, Change, tuple[str, ...]]] = {
    "one letter": (
        "anexo.docx",
        swap(BODY, "Un párrafo.", "Un parrafo."),
        ("párrafo 12", "decía  «Un párrafo.»", "dice   «Un parrafo.»"),
    ),
    "a paragraph more": (
        "anexo.docx",
        swap(BODY, "<w:body>", f"<w:body>{paragraph('Se agrega.')}"),
        ("párrafo 1 (agregado)", "dice   «Se agrega.»"),
    ),
    "a colour": (
        "anexo.docx",
        swap(BODY, 'w:fill="F38550"', 'w:fill="92D050"'),
        (
            "tabla 4, fila 3, columna 3",
            "decía  «■», color naranja (F38550)",
            "dice   «■», color verde (92D050)",
        ),
    ),
    "hidden text": (
        "anexo.docx",
        swap(
            BODY,
            "Un párrafo.</w:t>",
            "Un párrafo.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
            "<w:t>Salvo acuerdo en contrario.</w:t>",
        ),
        (
            "párrafo 12",
            "decía  «Un párrafo.»",
            "dice   «Un párrafo.[oculto: Salvo acuerdo en contrario.]»",
        ),
    ),
    "a tracked insertion": (
        "anexo.docx",
        swap(
            BODY,
            "<w:body>",
            '<w:body><w:p><w:ins w:id="901" w:author="A"><w:r><w:t>Otra.</w:t></w:r></w:ins></w:p>',
        ),
        ("párrafo 1 (agregado)", "dice   «[agregado con control de cambios: Otra.]»"),
    ),
    "the title among the properties": (
        "anexo.docx",
        swap("docProps/core.xml", "Programa de prueba 2026.", "Programa de prueba 2027."),
        (
            "propiedades del archivo, título",
            "decía  «Programa de prueba 2026. Comisión de Prueba»",
            "dice   «Programa de prueba 2027. Comisión de Prueba»",
        ),
    ),
    "the footer": (
        "anexo.docx",
        swap("word/footer1.xml", "Página ", "Hoja "),
        ("pie de página", "decía  «Página # de #»", "dice   «Hoja # de #»"),
    ),
    "a cell of Excel": (
        "cronograma.xlsx",
        swap(SHEET, "AL 11", "AL 12"),
        (
            "hoja «Cronograma» · H9",
            "decía  «AL 11»",
            "dice   «AL 12»",
        ),
    ),
    "a sheet hidden": (
        "cronograma.xlsx",
        swap("xl/workbook.xml", 'sheetId="2" state="visible"', 'sheetId="2" state="veryHidden"'),
        ("hoja «Lista»", "decía  «Lista», a la vista", "dice   «Lista», hoja oculta del todo"),
    ),
    "a date": (
        "cronograma.xlsx",
        swap("xl/worksheets/sheet2.xml", "<v>46112</v>", "<v>46113</v>"),
        ("hoja «Lista» · D5", "decía  «31/03/2026»", "dice   «01/04/2026»"),
    ),
}
EDITS["struck out"] = (
    "fichas/ficha-1.docx",
    swap(BODY, ">Por confirmar.</w:t></w:r>", ">Por confirmar.</w:t></w:r><w:r><w:rPr><w:strike/>"
         "</w:rPr><w:t> No.</w:t></w:r>"),
    (
        "tabla 1, fila 4, columna 2",
        "decía  «Por confirmar.»",
        "dice   «Por confirmar. [tachado: No.]»",
    ),
)  # fmt: skip

LOOKS: dict[str, tuple[str, str, str]] = {
    "letters as white as the page": (
        "Un párrafo.</w:t>",
        "</w:t></w:r><w:r><w:rPr><w:color w:val='000000' w:themeColor='background1'/></w:rPr>"
        "<w:t>Un párrafo.</w:t>",
        "«[del color de su fondo: Un párrafo.]»",
    ),
    "a white box over the words": (
        "Un párrafo.</w:t>",
        "Un párrafo.</w:t><w:pict><v:rect xmlns:v='urn:schemas-microsoft-com:vml' "
        "style='position:absolute;width:400pt;height:60pt;z-index:5' fillcolor='white'/></w:pict>",
        "«[figura, con relleno, encima del texto, de unos 14 × 2 cm]Un párrafo.»",
    ),
    "another thing asked for": (
        "Un párrafo.</w:t>",
        "</w:t></w:r><w:fldSimple w:instr='QUOTE \"Otro.\"'><w:r><w:t>Un párrafo.</w:t></w:r>"
        "</w:fldSimple><w:r><w:t></w:t>",
        "«[campo QUOTE Otro.]Un párrafo.»",
    ),
}


@pytest.mark.parametrize("name", LOOKS)
def test_what_hides_or_covers_words_is_an_edit(name: str, project: Path, verify: Verify) -> None:
    old, new, told = LOOKS[name]
    edited = swap(BODY, old, new)(document(project, "anexo.docx"))
    (project / "recibido.docx").write_bytes(resaved_word(edited))
    code, said = verify(project, "recibido.docx")
    assert code == 1
    assert said.splitlines()[0] == "recibido.docx: editado después"
    assert said.splitlines()[2:6] == [
        "  1 diferencia:",
        "    párrafo 12",
        "      decía  «Un párrafo.»",
        f"      dice   {told}",
    ]


@pytest.mark.parametrize("name", EDITS)
def test_what_was_edited_is_told_side_by_side(name: str, project: Path, verify: Verify) -> None:
    owned, change, told = EDITS[name]
    suffix = Path(owned).suffix
    (project / f"recibido{suffix}").write_bytes(change(document(project, owned)))
    assert verify(project, f"recibido{suffix}") == (
        1,
        lines(
            f"recibido{suffix}: editado después",
            f"Se generó como «{owned}» del plan {PLAN} (huella {huella(project, owned)}), "
            "y alguien lo cambió después.",
            "1 diferencia:",
            f"  {told[0]}",
            *(f"    {line}" for line in told[1:]),
            ASK,
            last="1 archivo: 1 editado después.",
        ),
    )


def test_a_row_taken_out_is_one_difference(project: Path, verify: Verify) -> None:
    body = part_of(project, "anexo.docx", BODY)
    end = body.index("</w:tr>", body.index("Otra cosa.")) + len("</w:tr>")
    row = body[body.rindex("<w:tr>", 0, end) : end]
    (project / "recibido.docx").write_bytes(swap(BODY, row, "")(document(project, "anexo.docx")))
    _, said = verify(project, "recibido.docx")
    assert said.splitlines()[2:6] == [
        "  1 diferencia:",
        "    tabla 4, fila 4 (quitado)",
        "      decía  «Otra cosa. | AL 11»",
        f"  {ASK}",
    ]


@pytest.mark.parametrize(
    ("name", "save"), [("anexo.docx", resaved_word), ("cronograma.xlsx", resaved_sheet)]
)
def test_what_another_program_saved_again_says_the_same(
    name: str, save: Change, project: Path, verify: Verify
) -> None:
    again = f"guardado{Path(name).suffix}"
    (project / again).write_bytes(save(document(project, name)))
    assert verify(project, again) == (
        1,
        lines(
            f"{again}: guardado de nuevo, con el mismo texto",
            f"Dice lo mismo que «{name}» del plan {PLAN} (huella {huella(project, name)}), pero no "
            "es ese archivo: se guardó de nuevo con otro programa. Se compararon su texto, sus "
            "imágenes y el color de sus celdas; no todo lo que puede ocultar o tapar un texto.",
            READ,
            last="1 archivo: 1 guardado de nuevo, con el mismo texto.",
        ),
    )


def test_what_was_made_of_other_data_is_told_with_the_place_of_each_fact(
    project: Path, verify: Verify
) -> None:
    old = huella(project, "anexo.docx")
    shutil.copy(project / "output" / PLAN / "anexo.docx", project / "aprobado.docx")
    plan = project / "data" / PLAN / "plan.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("Un párrafo.", "Otro párrafo."), encoding="utf-8"
    )
    told = (
        "1 diferencia:",
        f"  párrafo 12 · data/{PLAN}/plan.yaml:49:9",
        "    los datos dicen    «Otro párrafo.»",
        "    el documento dice  «Un párrafo.»",
        REVIEW,
    )
    head = (
        f"Según su huella se generó como «anexo.docx» del plan {PLAN} (huella {old}), con otros "
        "datos o "
    )
    assert verify(project, "aprobado.docx") == (
        1,
        lines(
            "aprobado.docx: generado de otra versión de los datos",
            f"{head}con otra plantilla.",
            "Es el último que se generó, pero los datos cambiaron desde entonces.",
            *told,
            last="1 archivo: 1 generado de otra versión de los datos.",
        ),
    )
    assert [*build_plans(project, project / "output", PLAN).written] == [PLAN]
    edited = swap(BODY, "Ente:", "Entes:")((project / "aprobado.docx").read_bytes())
    (project / "aprobado.docx").write_bytes(edited)
    assert verify(project, "aprobado.docx")[1].splitlines() == [
        "aprobado.docx: generado de otra versión de los datos",
        f"  {head}con otra plantilla.",
        f"  {UNKNOWN}",
        "  Además, alguien lo editó después de que se generó.",
        "  2 diferencias:",
        "    tabla 1, fila 1, columna 1 · data/demo/plan/plan.yaml:20:15",
        "      los datos dicen    «Ente:»",
        "      el documento dice  «Entes:»",
        *(f"  {line}" for line in told[1:]),
        "",
        "1 archivo: 1 generado de otra versión de los datos.",
    ]


def test_a_row_without_cells_is_answered_too(project: Path, verify: Verify) -> None:
    edited = swap(BODY, "</w:tr>", "</w:tr><w:tr/>")(document(project, "anexo.docx"))
    (project / "recibido.docx").write_bytes(edited)
    assert verify(project, "recibido.docx")[1].splitlines()[0] == (
        "recibido.docx: guardado de nuevo, con el mismo texto"
    )


def test_a_fingerprint_that_nobody_gave_is_told_as_such(project: Path, verify: Verify) -> None:
    true = sealed_fingerprint(project, "anexo.docx")
    forged = swap("docProps/custom.xml", true, "ab" * 32)(document(project, "anexo.docx"))
    (project / "forjado.docx").write_bytes(forged)
    for arguments in ((), ("--record", f"output/{PLAN}/registro.json")):
        assert verify(project, "forjado.docx", *arguments) == (
            1,
            lines(
                "forjado.docx: generado de otra versión de los datos",
                f"Según su huella se generó como «anexo.docx» del plan {PLAN} (huella PGPU-RCXD), "
                "con otros datos o con otra plantilla.",
                UNKNOWN,
                "Lo que cambió en los datos o en la plantilla no se ve en este documento.",
                REVIEW,
                last="1 archivo: 1 generado de otra versión de los datos.",
            ),
        )


def test_a_fact_of_the_schedule_is_told_with_the_line_of_its_row(
    project: Path, verify: Verify
) -> None:
    plan = project / "data" / PLAN / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    assert text.count("{de: 2026-01, a: 2026-03}") == 1
    plan.write_text(text.replace("a: 2026-03}", "a: 2026-02}"), encoding="utf-8")
    _, said = verify(project, f"output/{PLAN}/cronograma.xlsx")
    assert said.splitlines()[3:-3] == [
        "  3 diferencias:",
        f"    hoja «Cronograma» · E8 · data/{PLAN}/plan.yaml:39:11 (agregado)",
        "      el documento dice  «■»",
        f"    hoja «Lista» · B5 · data/{PLAN}/plan.yaml:27:18",
        "      los datos dicen    «Enero a febrero de 2026.»",
        "      el documento dice  «Enero a marzo de 2026.»",
        f"    hoja «Lista» · D5 · data/{PLAN}/plan.yaml:39:11",
        "      los datos dicen    «28/02/2026»",
        "      el documento dice  «31/03/2026»",
    ]


def test_a_change_that_a_document_does_not_print_is_told_as_such(
    project: Path, verify: Verify
) -> None:
    plan = project / "data" / PLAN / "plan.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("Un párrafo.", "Otro párrafo."), encoding="utf-8"
    )
    _, said = verify(project, f"output/{PLAN}/fichas/ficha-1.docx")
    assert said.splitlines()[2:] == [
        "  Es el último que se generó, pero los datos cambiaron desde entonces.",
        "  Lo que cambió en los datos o en la plantilla no se ve en este documento.",
        f"  {REVIEW}",
        "",
        "1 archivo: 1 generado de otra versión de los datos.",
    ]


def test_the_record_filed_with_the_approval_is_what_counts(project: Path, verify: Verify) -> None:
    filed = project / "archivo" / "registro.json"
    filed.parent.mkdir()
    shutil.copy(project / "output" / PLAN / "registro.json", filed)
    shutil.copy(project / "output" / PLAN / "anexo.docx", project / "aprobado.docx")
    again = resaved_word(document(project, "anexo.docx"))
    (project / "guardado.docx").write_bytes(again)
    (project / "editado.docx").write_bytes(swap(BODY, "Ente:", "Entes:")(again))
    plan = project / "data" / PLAN / "plan.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("Un párrafo.", "Otro párrafo."), encoding="utf-8"
    )
    assert [*build_plans(project, project / "output", PLAN).written] == [PLAN]
    now = f"output/{PLAN}/anexo.docx"
    files = ("aprobado.docx", "guardado.docx", "editado.docx", now)
    code, said = verify(project, "--record", filed, *files)
    assert code == 1
    assert [line for line in said.splitlines() if not line.startswith("  ")] == [
        "aprobado.docx: genuino",
        "",
        "guardado.docx: guardado de nuevo, con el mismo texto",
        "",
        "editado.docx: editado después",
        "",
        f"{now}: generado de otra versión de los datos",
        "",
        "4 archivos: 1 genuino; 1 guardado de nuevo, con el mismo texto; "
        "1 generado de otra versión de los datos; 1 editado después.",
    ]
    assert "  Los datos de esta carpeta ya no son los de ese registro." in said.splitlines()


def test_a_record_of_another_plan_recognizes_nothing(project: Path, verify: Verify) -> None:
    other = project / "otro.json"
    other.write_text(
        json.dumps({"plan": "demo/otro", "entradas": {}, "salidas": {}}), encoding="utf-8"
    )
    edited = resaved_word(document(project, "anexo.docx"))
    (project / "recibido.docx").write_bytes(edited)
    assert verify(project, "recibido.docx", "--record", other) == (
        1,
        lines(
            "recibido.docx: no se reconoce",
            f"Dice ser «anexo.docx» del plan {PLAN} (huella "
            f"{huella(project, 'anexo.docx')}), y aquí no hay con qué comprobarlo.",
            f"El registro es del plan demo/otro, y el archivo, de {PLAN}.",
            PROVE,
            last="1 archivo: 1 no se reconoce.",
        ),
    )


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (None, "no está, o no hay permiso para leerlo"),
        ("{", "no es un registro.json, o está dañado"),
        ("[" * 100_000, "no es un registro.json, o está dañado"),
        ("[]", "no es un registro.json de plandocs"),
    ],
)
def test_a_record_that_is_none_is_told(
    text: str | None, cause: str, project: Path, verify: Verify
) -> None:
    if text is not None:
        (project / "r.json").write_text(text, encoding="utf-8")
    assert verify(project, f"output/{PLAN}/anexo.docx", "--record", "r.json") == (
        1,
        "error V302 registro-ilegible\n"
        "  r.json\n"
        f"  No se puede leer el registro: {cause}.\n"
        "  pista: dé en --record el registro.json que quedó en la carpeta de los documentos.",
    )


def test_a_record_of_an_older_version_serves_too(project: Path, verify: Verify) -> None:
    path = project / "output" / PLAN / "registro.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    del record["huellas"]
    path.write_text(json.dumps(record), encoding="utf-8")
    assert verify(project)[1].splitlines()[-1] == "3 archivos: 3 genuinos."
    edited = swap(BODY, "Ente:", "Entes:")(document(project, "anexo.docx"))
    (project / "recibido.docx").write_bytes(edited)
    for arguments in ((), ("--record", path)):
        _, said = verify(project, "recibido.docx", *arguments)
        assert said.splitlines()[0] == "recibido.docx: editado después"


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def linked(path: Path) -> None:
    path.rename(path.with_suffix(".otro"))
    path.symlink_to(path.with_suffix(".otro"))


def huge(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(20_000_001)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def with_a_false_fingerprint(path: Path) -> None:
    record_in(path.parent, lambda told: told["huellas"]["anexo.docx"].update(huella="zzz"))


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "bad": (lambda path: path.write_bytes(b"{"), "no es un registro.json, o está dañado"),
    "cut": (
        lambda path: path.write_bytes(path.read_bytes()[:-90]),
        "no es un registro.json, o está dañado",
    ),
    "deep": (
        lambda path: path.write_bytes(b"[" * 100_000),
        "no es un registro.json, o está dañado",
    ),
    "latin": (
        lambda path: path.write_bytes('{"plan": "ñ"}'.encode("latin-1")),
        "no es un registro.json, o está dañado",
    ),
    "empty": (lambda path: path.write_bytes(b""), "está vacío"),
    "a list": (lambda path: path.write_bytes(b"[]"), "no es un registro.json de plandocs"),
    "a name": (
        lambda path: path.write_bytes(f'{{"plan": "{PLAN}"}}'.encode()),
        "no es un registro.json de plandocs",
    ),
    "other kinds": (
        lambda path: record_in(path.parent, lambda told: told["salidas"].update(a=1)),
        "no es un registro.json de plandocs",
    ),
    "false": (with_a_false_fingerprint, "trae una huella que no lo es"),
    "folder": (folder, "es una carpeta"),
    "pipe": (pipe, "no es un archivo"),
    "link": (linked, "es un enlace a otro archivo"),
    "huge": (huge, "pesa más que cualquier registro"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_record_of_the_output_that_cannot_be_read_is_told(
    name: str, project: Path, verify: Verify
) -> None:
    change, cause = BROKEN[name]
    change(project / "output" / PLAN / "registro.json")
    shutil.copy(project / "output" / PLAN / "anexo.docx", project / "recibido.docx")
    code, said = verify(project, "recibido.docx")
    assert (code, said.splitlines()[0]) == (1, "recibido.docx: genuino")
    assert said.splitlines()[2:] == [
        f"  {UNREAD}",
        f"  {USE}",
        "",
        f"output/{PLAN}/registro.json: no se pudo leer",
        f"  Este registro no se pudo comparar: {cause}.",
        "  pista: dé en --record el que se archivó con el Acuerdo; «make annex» hace otro, el "
        "de los datos de hoy.",
        "",
        "2 archivos: 1 genuino; 1 no se pudo leer.",
    ]


def test_a_record_that_is_not_of_the_plans_asked_for_is_not_told(
    project: Path, verify: Verify
) -> None:
    copy = project / "output/demo/copia"
    shutil.copytree(project / "output" / PLAN, copy)
    cause = f"está en la carpeta de demo/copia, y es del plan {PLAN}"
    code, said = verify(project)
    assert code == 1
    assert f"  Este registro no se pudo comparar: {cause}.\n" in said
    assert said.endswith("7 archivos: 6 genuinos; 1 no se pudo leer.")
    assert verify(project, PLAN)[0] == 0


def test_a_record_saved_with_a_mark_or_in_another_order_is_the_same(
    project: Path, verify: Verify
) -> None:
    path = project / "output" / PLAN / "registro.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    turned = {key: told[key] for key in reversed(told)}
    path.write_text(json.dumps(turned), encoding="utf-8-sig")
    assert verify(project)[0] == 0


def test_without_a_record_the_documents_are_made_again_and_compared(
    project: Path, verify: Verify
) -> None:
    (project / "output" / PLAN / "registro.json").unlink()
    code, said = verify(project, f"output/{PLAN}/anexo.docx", f"output/{PLAN}/cronograma.xlsx")
    assert (code, said.splitlines()[-1]) == (0, "2 archivos: 2 genuinos.")


def test_a_fingerprint_copied_from_another_document_is_told(project: Path, verify: Verify) -> None:
    forged = sealed_as(document(project, "anexo.docx"))(document(project, "fichas/ficha-1.docx"))
    (project / "forjado.docx").write_bytes(forged)
    assert verify(project, "forjado.docx") == (
        1,
        lines(
            "forjado.docx: editado después",
            f"Se generó como «fichas/ficha-1.docx» del plan {PLAN}, y alguien lo cambió después.",
            f"Lleva la huella de «anexo.docx» ({PLAN}), pero su texto es el de "
            f"«fichas/ficha-1.docx» ({PLAN}): alguien copió la huella de un documento a otro.",
            ASK,
            last="1 archivo: 1 editado después.",
        ),
    )


def test_without_its_fingerprint_a_document_is_told_by_what_it_says(
    project: Path, verify: Verify
) -> None:
    bare = unsealed(document(project, "anexo.docx"))
    (project / "sin.docx").write_bytes(bare)
    assert verify(project, "sin.docx") == (
        1,
        lines(
            "sin.docx: no se reconoce",
            "No lleva huella: no se generó de un plan (`render` no la pone), o se le quitó.",
            f"Dice lo mismo que «anexo.docx» del plan {PLAN}, pero ya no lleva su huella: se "
            "guardó con un programa que la quita.",
            REFUSE,
            last="1 archivo: 1 no se reconoce.",
        ),
    )
    (project / "sin.docx").write_bytes(swap(BODY, "Ente:", "Entes:")(bare))
    assert verify(project, "sin.docx")[1].splitlines()[1:-2] == [
        "  No lleva huella: no se generó de un plan (`render` no la pone), o se le quitó.",
        f"  Se parece a «anexo.docx» del plan {PLAN}, y no dice lo mismo.",
        "  1 diferencia:",
        "    tabla 1, fila 1, columna 1",
        "      decía  «Ente:»",
        "      dice   «Entes:»",
        f"  {REFUSE}",
    ]


def test_a_document_of_a_plan_that_is_not_here_is_not_recognized(
    project: Path, verify: Verify
) -> None:
    shutil.copy(project / "output" / PLAN / "anexo.docx", project / "recibido.docx")
    printed = huella(project, "anexo.docx")
    shutil.rmtree(project / "output")
    (project / "data" / PLAN).rename(project / "data" / "demo" / "nuevo")
    assert verify(project, "recibido.docx")[1].splitlines()[1:-2] == [
        f"  Dice ser «anexo.docx» del plan {PLAN} (huella {printed}), y aquí no hay con "
        "qué comprobarlo.",
        f"  El plan «{PLAN}» no está en esta carpeta.",
        f"  {PROVE}",
    ]


def test_data_that_are_wrong_today_do_not_hide_that_a_file_is_genuine(
    project: Path, verify: Verify
) -> None:
    (project / "data" / PLAN / "plan.yaml").write_text("titulo: [\n", encoding="utf-8")
    code, said = verify(project, f"output/{PLAN}/anexo.docx")
    assert (code, said.splitlines()[2]) == (
        0,
        "  Los datos de hoy tienen errores y no se pudo comparar con ellos: plandocs check los "
        "dice.",
    )


UNREADABLE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut": (lambda data: data[:3000], "está dañado o no es un archivo de Word ni de Excel"),
    "empty": (lambda _: b"", "está vacío: no se copió o no se descargó entero"),
    "a text": (lambda _: b"Acuerdo", "está dañado o no es un archivo de Word ni de Excel"),
    "a password": (
        lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "tiene contraseña, o es del Office anterior a 2007",
    ),
    "a zip of something else": (
        lambda _: packed({"a.txt": b"a"}),
        "está dañado o no es un archivo de Word ni de Excel",
    ),
    "entities": (
        lambda data: packed({**parts_of(data), BODY: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "la parte «word/document.xml» declara entidades (DTD), y no se abre",
    ),
    "entities in UTF-16": (
        lambda data: packed(
            {**parts_of(data), BODY: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")}
        ),
        "la parte «word/document.xml» declara entidades (DTD), y no se abre",
    ),
    "an encoding that hides": (
        lambda data: packed(
            {**parts_of(data), BODY: b'<?xml version="1.0" encoding="cp037"?><a/>'}
        ),
        "la parte «word/document.xml» viene en una codificación que no se admite",
    ),
    "a broken part": (
        lambda data: packed({**parts_of(data), BODY: b"<a>"}),
        "la parte «word/document.xml» está dañada",
    ),
    "too deep": (
        lambda data: packed(
            {
                **parts_of(data),
                BODY: parts_of(data)[BODY].replace(
                    b"<w:body>", b"<w:body>" + b"<w:sdt>" * 900 + b"</w:sdt>" * 900
                ),
            }
        ),
        "tiene más cosas dentro de otras que cualquier documento",
    ),
    "a PDF that is none": (lambda _: b"%PDF-1.7\n", "está dañado o no es un PDF"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_told(name: str, project: Path, verify: Verify) -> None:
    change, cause = UNREADABLE[name]
    (project / "recibido.docx").write_bytes(change(document(project, "anexo.docx")))
    assert verify(project, "recibido.docx") == (
        1,
        "recibido.docx: no se pudo leer\n"
        f"  No se puede leer «recibido.docx»: {cause}.\n"
        "  pista: pida otra vez el archivo a quien se lo dio; si tiene contraseña, ábralo en su "
        "programa y guárdelo sin ella.\n\n"
        "1 archivo: 1 no se pudo leer.",
    )


def test_a_part_of_too_many_pieces_is_refused_at_once(project: Path, verify: Verify) -> None:
    parts = parts_of(document(project, "anexo.docx"))
    (project / "r.docx").write_bytes(packed({**parts, BODY: b"<a>" + b"<b/>" * 6_000_000}))
    assert verify(project, "r.docx")[1].splitlines()[1] == (
        "  No se puede leer «r.docx»: la parte «word/document.xml» tiene más piezas que cualquier "
        "documento."
    )


def test_a_bomb_is_not_inflated(project: Path, verify: Verify) -> None:
    bomb(project / "bomba.docx")
    assert verify(project, "bomba.docx")[1].splitlines()[1] == (
        "  No se puede leer «bomba.docx»: al abrirse crece más que cualquier documento (bomba de "
        "compresión)."
    )


@pytest.mark.parametrize(
    ("name", "cause"), [("nada.docx", "no existe"), ("data", "es una carpeta")]
)
def test_what_is_no_file_is_told(name: str, cause: str, project: Path, verify: Verify) -> None:
    code, said = verify(project, name)
    assert (code, said.splitlines()[1]) == (1, f"  No se puede leer «{name}»: {cause}.")


def test_a_long_list_of_differences_is_cut_unless_all_are_asked_for(
    project: Path, verify: Verify
) -> None:
    many = "".join(paragraph(f"Agregado {number}.") for number in range(14))
    edited = swap(BODY, "<w:body>", f"<w:body>{many}")(document(project, "anexo.docx"))
    (project / "recibido.docx").write_bytes(edited)
    _, said = verify(project, "recibido.docx")
    assert "  14 diferencias:" in said.splitlines()
    assert "    … y 4 más: agregue --all para verlas." in said.splitlines()
    _, said = verify(project, "recibido.docx", "--all")
    assert said.count("(agregado)") == 14
    assert "--all" not in said


def test_programs_read_the_same_answers(project: Path, verify: Verify) -> None:
    edited = swap(BODY, "Ente:", "Entes:")(document(project, "anexo.docx"))
    (project / "recibido.docx").write_bytes(edited)
    code, said = verify(project, "recibido.docx", "nada.pdf", "--format", "json")
    assert code == 1
    assert json.loads(said) == [
        {
            "archivo": "recibido.docx",
            "respuesta": "editado-despues",
            "plan": PLAN,
            "documento": "anexo.docx",
            "huella": huella(project, "anexo.docx"),
            "diferencias": [
                {"lugar": "tabla 1, fila 1, columna 1", "decia": "«Ente:»", "dice": "«Entes:»"}
            ],
            "datos": [],
            "notas": [],
            "hallazgo": None,
        },
        {
            "archivo": "nada.pdf",
            "respuesta": "ilegible",
            "plan": "",
            "documento": "",
            "huella": "",
            "diferencias": [],
            "datos": [],
            "notas": [],
            "hallazgo": {
                "codigo": "V301",
                "mensaje": "No se puede leer «nada.pdf»: no existe.",
            },
        },
    ]


def test_what_is_drawn_over_other_cells_is_told_but_not_what_a_program_rounded(
    project: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at(*cells: tuple[int, int]) -> list[Place]:
        return [Place("Lista", "[figura]", row, column) for row, column in cells]

    monkeypatch.setattr("plandocs.genuine.original.placed", lambda *_: at((4, 3), (9, 9)))
    (project / "recibido.xlsx").write_bytes(resaved_sheet(document(project, "cronograma.xlsx")))
    monkeypatch.setattr("plandocs.genuine.reading.placed", lambda *_: at((9, 10), (3, 3)))
    assert "guardado de nuevo" in verify(project, "recibido.xlsx")[1]
    monkeypatch.setattr("plandocs.genuine.reading.placed", lambda *_: at((9, 10), (1, 1)))
    assert (
        "    hoja «Lista» · [figura]\n      decía  sobre C4\n      dice   sobre A1\n"
        in verify(project, "recibido.xlsx")[1]
    )


def test_a_colour_that_a_program_rounded_is_no_edit(project: Path, verify: Verify) -> None:
    data = resaved_sheet(document(project, "cronograma.xlsx"))
    (project / "recibido.xlsx").write_bytes(swap("xl/styles.xml", "E8EDF4", "E7EDF5")(data))
    assert "guardado de nuevo" in verify(project, "recibido.xlsx")[1]
    (project / "recibido.xlsx").write_bytes(swap("xl/styles.xml", "E8EDF4", "E8EDD4")(data))
    assert "editado después" in verify(project, "recibido.xlsx")[1]


@pytest.mark.parametrize("name", ["año ñ.xlsx", "an\u0303o.xlsx"])
def test_a_name_with_accents_is_told_as_it_is_written(
    name: str, project: Path, verify: Verify
) -> None:
    (project / name).write_bytes(document(project, "cronograma.xlsx"))
    code, said = verify(project, name)
    assert (code, said.splitlines()[0]) == (0, f"{name}: genuino")
