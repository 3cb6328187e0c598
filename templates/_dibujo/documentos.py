"""Draws the Word templates: the annex and the sheet of each institution, and the common ones."""

from pathlib import Path

from estilos import FONT, numbering, styles
from piezas import LANDSCAPE, PORTRAIT, all_blocks, end, footer, header, page_groups, sheet
from tema import theme
from word import Colors, Drawing, p, section, tag, write_docx

TEMPLATES = Path(__file__).resolve().parents[1]
HOUSES = {
    "_comun": Colors(strong="1F3A5F", soft="E8EDF4", line="7F8FA6"),
    "ieeq": Colors(strong="5B2C83", soft="EFE8F5", line="9A86AE"),
    "iem": Colors(strong="7A1E4B", soft="F7EAF0", line="B08A9C"),
}


def annex_cover() -> str:
    """Return the cover of an annex: institution, annex, commission, title, year."""
    return "".join(
        [
            tag("{%p if portada %}"),
            p("PortadaInstitucion", "{{ institucion.nombre }}"),
            tag("{%p if plan.anexo %}"),
            p("PortadaAnexo", "{{ plan.anexo }}"),
            tag("{%p endif %}"),
            p("PortadaOrgano", "{{ comision.nombre }}"),
            p("Title", "{{ plan.titulo }}"),
            p("Subtitle", "{{ plan.ejercicio }}"),
            _cover_state(),
            tag("{%p endif %}"),
        ]
    )


def programme_cover() -> str:
    """Return the cover of a programme: title and year, commission, institution, in capitals."""
    return "".join(
        [
            tag("{%p if portada %}"),
            p(
                "Title",
                "{{ plan.titulo_mayusculas }}",
                '<w:spacing w:before="3000" w:after="600"/>',
            ),
            p("Subtitle", "{{ comision.nombre_mayusculas }}"),
            p(
                "PortadaInstitucion",
                "{{ institucion.nombre_mayusculas }}",
                '<w:spacing w:before="3600"/>',
            ),
            _cover_state(),
            tag("{%p endif %}"),
        ]
    )


def _cover_state() -> str:
    """Return the state of the plan, or the key of its Acuerdo, on a cover that has any."""
    return "".join(
        [
            tag("{%p if plan.estado_impreso %}"),
            p("PortadaEstado", "{{ plan.estado_impreso }}"),
            tag("{%p endif %}"),
        ]
    )


def draw_annex(path: Path, colors: Colors, cover: str) -> None:
    """Write an annex template."""
    body = cover + page_groups(all_blocks(colors)) + section()
    title = "{{ plan.titulo_completo }}. {{ comision.nombre }}"
    write_docx(path, _drawing(body, colors, title))


def draw_sheet(path: Path, colors: Colors) -> None:
    """Write the template of a technical sheet alone."""
    body = sheet(colors, "Heading1") + end() + section(restart=True)
    title = "Ficha técnica {{ ficha.numero }}. {{ plan.titulo_completo }}"
    write_docx(path, _drawing(body, colors, title))


def _drawing(body: str, colors: Colors, title: str) -> Drawing:
    return Drawing(
        body,
        (header(PORTRAIT), header(LANDSCAPE)),
        (footer(PORTRAIT), footer(LANDSCAPE)),
        styles(colors),
        numbering(),
        theme("Institucional", colors, FONT),
        title,
    )


def main() -> None:
    """Draw every Word template again."""
    for house, colors in HOUSES.items():
        cover = programme_cover() if house == "iem" else annex_cover()
        draw_annex(TEMPLATES / house / "anexo" / "plantilla.docx", colors, cover)
        if house != "iem":
            draw_sheet(TEMPLATES / house / "ficha" / "plantilla.docx", colors)


if __name__ == "__main__":
    main()
