import pytest
from support.seed_passages import passages

from plandocs.spanish.quantities import find_quantities


def said(text: str) -> list[tuple[str, float, str | None, str]]:
    return [
        (text[q.start : q.end], q.value, q.noun, q.qualifier)
        for q in find_quantities(text)
        if not q.percent
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "noun"),
    [
        ("se identifican cinco ejes rectores que", "cinco ejes", 5, "eje"),
        ("es decir, 7 plazas del total", "7 plazas", 7, "plaza"),
        ("un total de seis plazas, cifra", "seis plazas", 6, "plaza"),
        ("de las 32 entidades federativas", "32 entidades", 32, "entidad"),
        ("los 32 OPLE del país", "32 OPLE", 32, "OPLE"),
        (
            "se derivan cinco grandes líneas de acción:",
            "cinco grandes líneas de acción",
            5,
            "línea de acción",
        ),
        (
            "reuniones de trabajo (tres) de la Comisión",
            "reuniones de trabajo (tres)",
            3,
            "reunión de trabajo",
        ),
        ("sesiones ordinarias (4)", "sesiones ordinarias (4)", 4, "sesión"),
        ("treinta y dos consejos distritales", "treinta y dos consejos", 32, "consejo"),
        ("VEINTIÚN DISTRITOS", "VEINTIÚN DISTRITOS", 21, "distrito"),
        ("se realizará una sola reunión", "una sola reunión", 1, "reunión"),
        ("habrá una y solo una sesión", "una", 1, None),
        ("1,500 personas capacitadas", "1,500 personas", 1500, "persona"),
        ("dos mil personas", "dos mil personas", 2000, "persona"),
        ("tres (3) informes trimestrales", "tres (3) informes", 3, "informe"),
        ("1 informe anual", "1 informe", 1, "informe"),
        ("cada semana dos reuniones", "dos reuniones", 2, "reunión"),
        (
            "las reuniones de trabajo (3), y otras",
            "reuniones de trabajo (3)",
            3,
            "reunión de trabajo",
        ),
        ("cuatro acciones a realizar", "cuatro acciones", 4, "acción"),
        ("dos de la Comisión y 3 de ellas", "dos", 2, None),
    ],
)
def test_a_number_counts_its_noun(text: str, words: str, value: int, noun: str | None) -> None:
    assert said(text)[0] == (words, value, noun, "exact")


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("por lo menos, tres reuniones", 3, "minimum"),
        ("al menos dos", 2, "minimum"),
        ("cuando menos una sesión", 1, "minimum"),
        ("un mínimo de cuatro informes", 4, "minimum"),
        ("más de 10 talleres", 10, "minimum"),
        ("tres reuniones como mínimo", 3, "minimum"),
        ("cinco o más", 5, "minimum"),
        ("hasta 3", 3, "maximum"),
        ("hasta tres integrantes", 3, "maximum"),
        ("como máximo cinco propuestas", 5, "maximum"),
        ("no más de dos horas", 2, "maximum"),
        ("a lo más, 5 días", 5, "maximum"),
        ("4 talleres como máximo", 4, "maximum"),
        ("alrededor de 200 personas", 200, "about"),
        ("aproximadamente 50 asistentes", 50, "about"),
        ("unos treinta asistentes", 30, "about"),
        ("exactamente tres sesiones", 3, "exact"),
        ("solamente una reunión", 1, "exact"),
    ],
)
def test_a_qualifier_is_told(text: str, value: int, qualifier: str) -> None:
    [quantity] = find_quantities(text)
    assert (quantity.value, quantity.qualifier) == (value, qualifier)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("considera un 11%, es decir", "11%", 11),
        ("el 12.5 % del total", "12.5 %", 12.5),
        ("once por ciento de las plazas", "once por ciento", 11),
        ("un 32 por ciento", "32 por ciento", 32),
    ],
)
def test_a_percentage_counts_no_noun(text: str, words: str, value: float) -> None:
    [quantity] = find_quantities(text)
    assert quantity.percent
    assert quantity.noun is None
    assert (text[quantity.start : quantity.end], quantity.value) == (words, value)


def test_a_pronoun_counts_what_the_number_before_counted() -> None:
    text = "de las 6 plazas, cuatro de ellas están en la Dirección y dos en otra"
    assert said(text) == [
        ("6 plazas", 6, "plaza", "exact"),
        ("cuatro de ellas", 4, "plaza", "exact"),
        ("dos", 2, None, "exact"),
    ]


@pytest.mark.parametrize(
    "text", ["de dos a tres reuniones", "entre 2 y 3 reuniones", "dos o tres reuniones"]
)
def test_the_ends_of_a_range_share_their_noun(text: str) -> None:
    assert [(value, noun, qualifier) for _, value, noun, qualifier in said(text)] == [
        (2, "reunión", "minimum"),
        (3, "reunión", "maximum"),
    ]


def test_a_noun_has_a_head() -> None:
    [quantity] = find_quantities("tres reuniones de trabajo")
    assert (quantity.noun, quantity.head) == ("reunión de trabajo", "reunión")


@pytest.mark.parametrize(
    "text",
    [
        "el artículo 34, fracción X del Código",
        "sus artículos 15 fracción XIV y 16, en relación con el artículo 10, tercer párrafo",
        "los artículos 98, 99 y 104 de la Ley",
        "el Acuerdo IEM-CG-270/2021 por el que",
        "INE/CG408/2017",
        "el 16 de noviembre de 2021",
        "el dos de enero de dos mil veinticinco",
        "del 5 de abril al 3 de mayo de 2019",
        "En 2014 con la creación",
        "el año 2023, sus actividades",
        "metas del periodo 2023-2024",
        "1.1 Comunicación Interinstitucional.",
        "3. Cumplimiento de las obligaciones",
        "5) Sesiones",
        "Eje 2",
        "Líneas 3 y 4",
        "página 12",
        "Tel. 443 322 1400",
        "a las 10:00 horas",
        "a las 10 horas",
        "dos tercios de los votos",
        "las dos terceras partes de sus integrantes",
        "un encuentro con personal y una reunión",
        "cada uno de los organismos",
        "Por lo anterior, se llevó a cabo un proceso",
        "Anexo 1",
        "Anexo (1)",
        "hasta una nueva convocatoria",
        "$5,000 pesos",
        "la Ley 825",
        "la versión 2.0 del sistema",
        "el 4 de mayo",
        "NOVIEMBRE-2024 / SEPTIEMBRE 2025",
        "Durante el tercer trimestre de 2025.",
        "AL 11",
        "",
        "el turno es de 9 a 16 horas de lunes a viernes",
        "un millón doscientos cincuenta mil pesos",
        "dos millones de personas",
    ],
)
def test_a_number_that_counts_nothing_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


def test_the_plan_of_the_first_seed_says_fifteen_quantities() -> None:
    found = [
        (text[q.start : q.end], q.value) for text in passages("ieeq") for q in find_quantities(text)
    ]
    assert found == [
        ("32 entidades", 32),
        ("4%", 4),
        ("32%", 32),
        ("10%", 10),
        ("seis plazas", 6),
        ("11%", 11),
        ("7 plazas", 7),
        ("6 plazas", 6),
        ("cuatro de ellas", 4),
        ("dos", 2),
        ("cinco ejes", 5),
        ("cinco ejes", 5),
        ("cinco grandes líneas de acción", 5),
        ("tres reuniones de trabajo", 3),
        ("reuniones de trabajo (tres)", 3),
    ]


def test_the_plan_of_the_second_seed_says_none() -> None:
    assert [q for text in passages("iem") for q in find_quantities(text)] == []
