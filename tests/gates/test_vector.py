"""What a vector picture would run or fetch, and how it is told."""

import pytest
from support.bare import body, said

from plandocs.gates.office import check_office

NAME = "word/media/i.svg"


def drawing(inside: str) -> dict[str, str | bytes]:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'
    return body(**{NAME: f"<svg {space}>{inside}</svg>"})


@pytest.mark.parametrize(
    "inside",
    ["<script/>", "<foreignObject/>", "<handler/>", '<rect onload="a()"/>', '<a x:onclick="b"/>'],
)
def test_a_picture_with_a_program_is_told(inside: str) -> None:
    what = f"una imagen SVG con un programa ({NAME})"
    sentence = f"El archivo trae programas (macros), que podrían ejecutarse al abrirlo: {what}."
    assert said(drawing(inside)) == [("S301", NAME, sentence)]


@pytest.mark.parametrize(
    ("inside", "address"),
    [
        ('<image href="https://a.mx/i.png"/>', "https://a.mx/i.png"),
        ('<image x:href="i.png"/>', "i.png"),
        ('<image id="i" href="#m" x:href="i.png"/>', "i.png"),
        ('<use href="otra.svg#m"/>', "otra.svg#m"),
        ('<rect fill="url(https://a.mx/i)"/>', "https://a.mx/i"),
        ("<rect style=\"fill:url( 'i.png' )\"/>", "i.png"),
        ("<style>a{b:URL(i.png)}</style>", "i.png"),
        ("<style>@import 'a.css';</style>", "a.css"),
        ('<style>@IMPORT "a.css";</style>', "a.css"),
        ("<style>@import url(a.css);</style>", "a.css"),
    ],
)
def test_what_a_picture_fetches_is_told(inside: str, address: str) -> None:
    sentence = f"El archivo usa una imagen que está fuera de él: «{address}»."
    parts = drawing(inside)
    assert said(parts) == [("S304", NAME, sentence)]
    (found,) = check_office({name: str(held).encode() for name, held in parts.items()}, "p")
    assert found.hint == (
        "abra la imagen en un programa de dibujo y guárdela de nuevo, sin vínculos, como PNG."
    )


def test_a_link_of_a_picture_leads_to_the_web_alone() -> None:
    sentence = "El vínculo lleva a «file:///a», que no es una dirección http, https ni mailto."
    assert said(drawing('<a id="l" href="file:///a"/>')) == [("S305", NAME, sentence)]
    assert said(drawing('<a href="https://a.mx"/><a href="#m"/>')) == []


@pytest.mark.parametrize(
    "inside",
    [
        '<rect id="on" class="script" title="onload"/>',
        '<image href=" #m "/><image href=""/><image href=" "/>',
        '<image href=" DATA:image/png;base64,AA"/>',
        '<rect fill="url(#m)"/><rect fill=\'url( "#m" )\'/><rect fill="url()"/>',
        "<text>https://a.mx</text><style>a{b:c}</style>",
        "<style>@import url(data:text/css,a)</style>",
    ],
)
def test_what_stays_in_the_picture_passes(inside: str) -> None:
    assert said(drawing(inside)) == []
