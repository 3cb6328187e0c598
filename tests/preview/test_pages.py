"""The pages of PDFs: what they say, what they are called, how they look."""

import io

from PIL import Image
from support.tiny_pdf import pdf_of

from plandocs.preview.pages import Pictures

HEADER = "Instituto de Prueba"


def test_a_page_has_its_words_its_size_and_its_first_words() -> None:
    text = "Primera\nuno dos tres cuatro cinco seis siete ocho nueve diez once doce"
    (page,) = Pictures().read(pdf_of(text))
    assert (page.number, page.width, page.height) == (1, 612, 792)
    assert page.text == text
    assert page.heading == "Primera"
    assert page.first_words == (
        "Primera Primera uno dos tres cuatro cinco seis siete ocho nueve diez …"
    )


def test_a_page_is_called_as_the_index_of_the_pdf_says() -> None:
    pages = Pictures().read(pdf_of("Uno", "dos", "TRES", marked={1: "Introduccion"}))
    assert [page.heading for page in pages] == ["Introduccion", "Introduccion (sigue)", "TRES"]


def test_what_every_page_repeats_is_no_heading() -> None:
    texts = [f"{HEADER}\nPagina {number} de 3\nAsunto {number}" for number in (1, 2, 3)]
    texts[1] = texts[1].replace("Asunto", "Otro")
    pages = Pictures().read(pdf_of(*texts))
    assert pages[1].heading == "Otro 2"


def test_pages_that_look_the_same_have_the_same_digest_in_any_pdf() -> None:
    def digests(*texts: str, wide: bool = False) -> list[str]:
        return [page.digest for page in Pictures().read(pdf_of(*texts, wide=wide))]

    first, second = digests("Uno", "Dos")
    assert digests("Uno") == [first]
    assert digests("Dos.") != [second]
    assert digests("Uno", wide=True) != [first]


def test_a_picture_has_the_pixels_of_the_page_and_of_the_screen() -> None:
    pictures = Pictures()
    digest = pictures.read(pdf_of("Uno"))[0].digest
    sizes = []
    for density in (1, 2):
        data = pictures.draw(digest, density)
        assert data
        assert pictures.draw(digest, density) is data
        sizes.append(Image.open(io.BytesIO(data)).size)
    assert sizes == [(935, 1210), (1870, 2420)]


def test_there_is_no_picture_of_a_page_that_no_pdf_has() -> None:
    assert Pictures().draw("0" * 32, 1) is None


def test_a_pdf_is_forgotten_one_building_after_nobody_shows_it() -> None:
    pictures = Pictures()
    old = pictures.read(pdf_of("Uno"))[0].digest
    pictures.keep({old})
    new = pictures.read(pdf_of("Dos"))[0].digest
    pictures.keep({new})
    assert pictures.draw(old, 1)
    pictures.keep({new})
    assert pictures.draw(old, 2) is None
    assert pictures.draw(new, 2)
