"""Every tag of the designer's guide at work; `pictures.py` makes a picture of each."""

import io
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from example import Example
from PIL import Image, ImageDraw

from plandocs.engine import Picture, Subdoc
from plandocs.plan.prosa import parse_prosa

_MESES = ["marzo", "junio", "septiembre"]
_ACTIVIDADES = [
    {"titulo": "Aprobar el calendario", "mes": "enero", "horas": 4},
    {"titulo": "Revisar los avances", "mes": "junio", "horas": 6},
    {"titulo": "Presentar el informe", "mes": "diciembre", "horas": 8},
]
_EJES = [
    {"titulo": "Capacitación", "lineas": ["Diagnóstico", "Cursos"], "nota": ""},
    {"titulo": "Evaluación", "lineas": ["Informe"], "nota": "En revisión."},
]
_ANNEX = "[Heading 2] Anexo\n[List Bullet] Hecho __aparte__, en Word."
_AZUL, _OCRE, _SIN = "9DC3E6", "F4B183", "auto"


class _Rich:
    """A value that brings Word's own markup, as docxtpl's RichText does."""

    def __init__(self, xml: str) -> None:
        self.xml = xml

    def __html__(self) -> str:
        return self.xml


def _emblem() -> bytes:
    image = Image.new("RGB", (240, 120), "#1F4E79")
    ImageDraw.Draw(image).ellipse((75, 15, 165, 105), fill="#F4B183")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _filled(color: str) -> dict[str, str]:
    return {"color": color, "signo": "X" if color != _SIN else ""}


def _cells(*texts: str) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="2267" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r>'
        "</w:p></w:tc>"
        for text in texts
    )


def _row(*texts: str) -> str:
    return f"<w:tr>{_cells(*texts)}</w:tr>"


def _annex() -> bytes:
    """Return another Word document."""
    return Example("anexo", _ANNEX, {}, "").draw()


def _add_places(document: Document) -> None:
    """Add tags to the header, the footer, a note and a text box."""
    section = document.sections[0]
    for part, words in ((section.header, "{{ siglas }}"), (section.footer, "Acuerdo {{ numero }}")):
        part.paragraphs[0].text = words
        part.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    section.top_margin = section.bottom_margin = Cm(1.1)
    _add_box(document.paragraphs[0])
    _add_note(document, "Aprobado en {{ mes }}.")


def _add_box(paragraph: Any) -> None:
    """Add a text box as Word writes it."""
    names = nsdecls("w", "wp", "a") + (
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    paragraph._p.insert(
        0,
        parse_xml(
            f'<w:r {names}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            '<wp:inline distT="0" distB="0" distL="0" distR="0">'
            '<wp:extent cx="1300000" cy="300000"/><wp:docPr id="7" name="Cuadro 7"/>'
            '<a:graphic><a:graphicData uri="'
            'http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            '<a:ext cx="1300000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            '</a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill>'
            "</a:ln></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>{{ tipo }}</w:t></w:r></w:p>"
            '</w:txbxContent></wps:txbx><wps:bodyPr lIns="36000" tIns="36000"/></wps:wsp>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent>"
            "</w:r>"
        ),
    )


def _add_note(document: Document, words: str) -> None:
    """Add a note at the foot of the page, cited at the end of the last paragraph."""
    names = nsdecls("w")
    small = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    rule = "<w:p><w:r><w:separator/></w:r></w:p>"
    xml = (
        f'<w:footnotes {names}><w:footnote w:type="separator" w:id="-1">{rule}</w:footnote>'
        f'<w:footnote w:type="continuationSeparator" w:id="0">{rule}</w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r>{small}<w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    cited = parse_xml(f'<w:r {names}>{small}<w:footnoteReference w:id="1"/></w:r>')
    document.paragraphs[-1]._p.append(cited)


EXAMPLES = (
    Example(
        "valor",
        "El **{{ organo }}** aprueba el __{{ plan.titulo }}__ para {{ plan.anio }}.",
        {
            "organo": "Consejo General",
            "plan": {"titulo": "Plan de Trabajo", "anio": 2026},
        },
        "El Consejo General aprueba el Plan de Trabajo para 2026.",
    ),
    Example(
        "imagen",
        "{{ logo }} {{ siglas }}",
        {"logo": Picture(_emblem(), "Emblema", 0.9), "siglas": "IEEQ"},
        "IEEQ",
    ),
    Example(
        "if",
        """
{% if n == 1 %}Una sesión{% elif n == 2 %}Dos sesiones{% else %}{{ n }} sesiones{% endif %} al año.
""",
        {"n": 12},
        "12 sesiones al año.",
    ),
    Example(
        "for",
        """
Se revisa en {% for mes in meses %}{{ mes }}{% if not loop.last %}, {% endif %}{% endfor %}.
{% for mes in meses %}{{ loop.index }} de {{ loop.length }}: {{ mes }}. {% endfor %}
""",
        {"meses": _MESES},
        "Se revisa en marzo, junio, septiembre.\n1 de 3: marzo. 2 de 3: junio. 3 de 3: septiembre.",
    ),
    Example(
        "p",
        """
{%p for eje in ejes %}
**Eje {{ loop.index }}. {{ eje.titulo }}**
{%p for linea in eje.lineas %}
[List Bullet] {{ linea }}
{%p endfor %}
{%p if eje.nota %}
__{{ eje.nota }}__
{%p endif %}
{%p endfor %}
""",
        {"ejes": _EJES},
        "Eje 1. Capacitación\nDiagnóstico\nCursos\nEje 2. Evaluación\nInforme\nEn revisión.",
    ),
    Example(
        "if-solo",
        """
Primero. Se aprueba el plan.
{% if anexo %}
Segundo. Se anexa {{ anexo }}.
{% endif %}
Notifíquese.
""",
        {"anexo": ""},
        "Primero. Se aprueba el plan.\nNotifíquese.",
    ),
    Example(
        "tr",
        """
**Núm.** | **Actividad**
{%tr for a in actividades %} |
{{ loop.index }} | {{ a.titulo }}
{%tr endfor %} |
""",
        {"actividades": _ACTIVIDADES},
        "Núm. | Actividad\n1 | Aprobar el calendario\n2 | Revisar los avances\n"
        "3 | Presentar el informe",
        widths=(2.8, 5.2),
    ),
    Example(
        "tc",
        """
**Actividad** | {%tc for mes in meses %} | **{{ mes }}** | {%tc endfor %}
{{ actividad }} | {%tc for mes in meses %} | {{ loop.index }}.ª sesión | {%tc endfor %}
""",
        {"actividad": "Revisar los avances", "meses": _MESES},
        "Actividad | marzo | junio | septiembre\n"
        "Revisar los avances | 1.ª sesión | 2.ª sesión | 3.ª sesión",
        widths=(4.1, 4.4, 4.4, 4.1),
        wide=True,
    ),
    Example(
        "r",
        "Entrega {%r if urge %}**inmediata**{%r else %}__ordinaria__{%r endif %} del informe.",
        {"urge": True},
        "Entrega inmediata del informe.",
    ),
    Example(
        "notas",
        """
{#p Falta confirmar la fecha. #}
Sesión del 30 de enero{# ¿o febrero? #}.
""",
        {},
        "Sesión del 30 de enero.",
    ),
    Example(
        "guiones",
        """
Asistieron: {% for cargo in cargos -%}
{{ cargo }}{% if not loop.last %}, {% endif %}
{%- endfor %}.
""",
        {"cargos": ["Presidencia", "Secretaría", "dos consejerías"]},
        "Asistieron: Presidencia, Secretaría, dos consejerías.",
    ),
    Example(
        "cellbg",
        """
**Línea** | {%tc for m in meses %} | **{{ m }}** | {%tc endfor %}
{%tr for f in filas %} |
{{ f.titulo }} | {%tc for c in f.celdas %} | {% cellbg c.color %}{{ c.signo }} | {%tc endfor %}
{%tr endfor %} |
""",
        {
            "meses": ["ene", "feb", "mar", "abr"],
            "filas": [
                {"titulo": "Diagnóstico", "celdas": [*map(_filled, (_AZUL, _AZUL, _SIN, _SIN))]},
                {
                    "titulo": "Cursos",
                    "celdas": [*map(_filled, (_SIN, _OCRE, _OCRE, _OCRE))],
                },
            ],
        },
        "Línea | ene | feb | mar | abr\nDiagnóstico | X | X |  |\nCursos |  | X | X | X",
        widths=(2.8, 4.6, 6.2, 3.4),
        wide=True,
    ),
    Example(
        "colspan",
        """
{%tc for b in bandas %} | {% colspan b.meses %}{{ b.anio }} | {%tc endfor %}
{%tc for m in meses %} | {{ m }} | {%tc endfor %}
""",
        {
            "bandas": [{"anio": 2025, "meses": 2}, {"anio": 2026, "meses": 4}],
            "meses": ["nov", "dic", "ene", "feb", "mar", "abr"],
        },
        "2025 | 2026\nnov | dic | ene | feb | mar | abr",
        widths=(4.8, 7.4, 4.8),
        wide=True,
    ),
    Example(
        "vm",
        """
{%tr for eje in ejes %} |
{%tr for linea in eje.lineas %} |
{% vm %}{{ eje.titulo }} | {{ linea }}
{%tr endfor %} |
{%tr endfor %} |
""",
        {"ejes": _EJES},
        "Capacitación | Diagnóstico\n | Cursos\nEvaluación | Informe",
        widths=(4.5, 3.5),
    ),
    Example(
        "hm",
        """
{%tc for m in meses %} | {% hm %}{{ titulo }} | {%tc endfor %}
{%tc for m in meses %} | {{ m }} | {%tc endfor %}
""",
        {"titulo": "Sesiones ordinarias", "meses": _MESES},
        "Sesiones ordinarias\nmarzo | junio | septiembre",
        widths=(5.4, 6.2, 5.4),
        wide=True,
    ),
    Example(
        "colwidth",
        """
{% colwidth 1.4 %}**Núm.** | **Actividad** | {% colwidth "25 mm" %}**Mes**
{%tr for a in actividades %} |
{{ loop.index }} | {{ a.titulo }} | {{ a.mes }}
{%tr endfor %} |
""",
        {"actividades": _ACTIVIDADES[:2]},
        "Núm. | Actividad | Mes\n1 | Aprobar el calendario | enero\n"
        "2 | Revisar los avances | junio",
        widths=(5.6, 5.6, 5.8),
        wide=True,
    ),
    Example(
        "restart",
        """
{%p for eje in ejes %}
**{{ eje.titulo }}**
{%p for linea in eje.lineas %}
[List Number] {% restart %}{{ linea }}
{%p endfor %}
{%p endfor %}
""",
        {"ejes": _EJES},
        "Capacitación\nDiagnóstico\nCursos\nEvaluación\nInforme",
    ),
    Example(
        "set",
        """
{% set total = plan.cursos + plan.talleres %}
Habrá {{ total }} actividades.
{% with r = plan.responsable %}
{{ r.cargo }}, {{ r.area }}.
{% endwith %}
""",
        {
            "plan": {
                "cursos": 3,
                "talleres": 2,
                "responsable": {"cargo": "Titular", "area": "Secretaría Técnica"},
            }
        },
        "Habrá 5 actividades.\nTitular, Secretaría Técnica.",
    ),
    Example(
        "namespace",
        """
{% set suma = namespace(horas=0) %}
{%p for a in actividades %}
{{ a.titulo }}: {{ a.horas }} horas
{% set suma.horas = suma.horas + a.horas %}
{%p endfor %}
**Total: {{ suma.horas }} horas**
""",
        {"actividades": _ACTIVIDADES},
        "Aprobar el calendario: 4 horas\nRevisar los avances: 6 horas\n"
        "Presentar el informe: 8 horas\nTotal: 18 horas",
    ),
    Example(
        "renglones",
        """
**Renglón:** {{ a }}
**Tabulador:** {{ b }}
**Párrafo:** {{ c }}
""",
        {"a": "uno\ndos", "b": "uno\tdos", "c": "uno\ados"},
        "Renglón: uno⏎dos\nTabulador: uno→dos\nPárrafo: uno\ndos",
    ),
    Example(
        "pagina",
        "Anexo. {{ texto }}",
        {"texto": "Primera hoja.\fSegunda hoja."},
        "Anexo. Primera hoja.\n⏎\nSegunda hoja.",
        height=2.0,
    ),
    Example(
        "prosa",
        """
[Heading 2] Justificación
{{p texto }}
""",
        {
            "texto": parse_prosa(
                "La comisión **revisa** el plan.\n\n1. Diagnóstico\n2. Cursos\n\n"
                "- En línea\n- En sala\n\n> Cada fecha *obliga*."
            )
        },
        "Justificación\nLa comisión revisa el plan.\nDiagnóstico\nCursos\nEn línea\nEn sala\n"
        "Cada fecha obliga.",
    ),
    Example(
        "programa",
        """
Estado: {{r estado }}
{{p anexo }}
{{tr filas }} |
{{tc celdas }} | fin
""",
        {
            "estado": _Rich(
                '<w:r><w:rPr><w:b/><w:color w:val="C00000"/></w:rPr><w:t>vencido</w:t></w:r>'
            ),
            "anexo": Subdoc(_annex()),
            "filas": _Rich(_row("fila", "hecha") + _row("por", "él")),
            "celdas": _Rich(_cells("celda suya")),
        },
        "Estado: vencido\nAnexo\nHecho aparte, en Word.\nfila | hecha\npor | él\ncelda suya | fin",
    ),
    Example(
        "lugares",
        " Se aprueba el plan del {{ siglas }}.",
        {"tipo": "ORDINARIA", "siglas": "IEEQ", "numero": "8/2026", "mes": "enero"},
        "IEEQ\nSe aprueba el plan del IEEQ.\nORDINARIA\nAprobado en enero.\nAcuerdo 8/2026",
        height=5.2,
        whole=True,
        dress=_add_places,
    ),
    Example(
        "llaves",
        "Escriba {_{ mes }_} para {{ mes }}, y {_% if %_} para decidir.",
        {"mes": "enero"},
        "Escriba {{ mes }} para enero, y {% if %} para decidir.",
    ),
    Example(
        "comillas",
        "{% if tipo == “ordinaria” %}Sesión de cada mes.{% endif %}",
        {"tipo": "ordinaria"},
        "Sesión de cada mes.",
    ),
)
