"""Templates as people make them: honest mistakes, and where each is told."""

from pathlib import Path

import pytest
from support.one_tag import Told, in_word
from support.refused import refuse_anew

_AT0 = "  en los datos: datos.yaml:1:1\n     1 │ x: uno\n       │ ^"
_AT1 = "  en los datos: datos.yaml:1:4\n     1 │ x: uno\n       │    ^^^"
_AT2 = "  en los datos: datos.yaml:5:1\n     5 │ g: {a: b}\n       │ ^"
_AT3 = "  en los datos: datos.yaml:2:4\n     2 │ n: 5\n       │    ^\n" + _AT1
_AT4 = "  en los datos: datos.yaml:2:4\n     2 │ n: 5\n       │    ^"
_AT5 = "  en los datos: datos.yaml:3:1\n     3 │ xs: [a, b]\n       │ ^^"
_AT6 = "  en los datos: datos.yaml:6:7\n     6 │ nada: null\n       │       ^^^^"
_AT7 = "  en los datos: datos.yaml:7:5\n     7 │ si: true\n       │     ^^^^"
_AT8 = "  en los datos: datos.yaml:4:9\n     4 │ filas: [{n: 1}, {n: 2}]\n       │         ^"

CASES = [
    Told(
        "{{ título_falso }}",
        "P203",
        "La plantilla pide «título_falso» y los datos no lo tienen.",
        _AT0,
    ),
    Told(
        "{{ X }}", "P203", "La plantilla pide «X» y los datos no lo tienen. ¿Quiso decir «x»?", _AT0
    ),
    Told(
        "{{ ex }}",
        "P203",
        "La plantilla pide «ex» y los datos no lo tienen. ¿Quiso decir «x»?",
        _AT0,
    ),
    Told(
        "{{ mi nombre }}", "P201", "Hay una etiqueta mal escrita: se esperaba «}}» y está «nombre»."
    ),
    Told("{{ x.nombre }}", "P203", "La plantilla pide «nombre» y los datos no lo tienen.", _AT1),
    Told("{{ g.b.c }}", "P203", "La plantilla pide «b» y los datos no lo tienen.", _AT2),
    Told(
        "{ { x } }",
        "P201",
        "Hay una etiqueta mal escrita: una llave no abre y cierra en este párrafo.",
    ),
    Told(
        "{{ x }",
        "P201",
        "Hay una etiqueta mal escrita: una llave no abre y cierra en este párrafo.",
    ),
    Told(
        "{ x }}",
        "P201",
        "Hay una etiqueta mal escrita: una llave no abre y cierra en este párrafo.",
    ),
    Told("{{{ x }}}", "P201", "Hay una etiqueta mal escrita: se esperaba «:» y está «}»."),
    Told(
        "{{ }}", "P201", "Hay una etiqueta mal escrita: no se entiende lo que hay entre las llaves."
    ),
    Told("{{ x | }}", "P201", "Hay una etiqueta mal escrita: se esperaba «un nombre» y está «}}»."),
    Told("{{ x|uper }}", "P202", "El filtro «uper» no existe. ¿Quiso decir «upper»?"),
    Told(
        "{{ x|MAYUSCULAS }}", "P202", "El filtro «MAYUSCULAS» no existe. ¿Quiso decir «mayusculas»?"
    ),
    Told(
        "{{ x|mayúsculas }}", "P202", "El filtro «mayúsculas» no existe. ¿Quiso decir «mayusculas»?"
    ),
    Told("{{ x|join(, ) }}", "P201", "Hay una etiqueta mal escrita: no se esperaba «,»."),
    Told(
        "{{ x|truncate }}{{ x|truncate(1, 2, 3, 4, 5, 6) }}",
        "P207",
        "La etiqueta no se pudo calcular: da a un filtro o a un método datos de más, o de menos.",
        _AT1,
    ),
    Told(
        "{{ x|replace('a') }}",
        "P207",
        "La etiqueta no se pudo calcular: da a un filtro o a un método datos de más, o de menos.",
        _AT1,
    ),
    Told(
        "{{ n + x }}",
        "P207",
        "La etiqueta no se pudo calcular: mezcla valores de tipos distintos.",
        _AT3,
    ),
    Told("{{ n / 0 }}", "P207", "La etiqueta no se pudo calcular: divide entre cero.", _AT4),
    Told("{{ xs }}", "P204", "La plantilla imprime una lista donde va un texto.", _AT5),
    Told("{{ g }}", "P204", "La plantilla imprime un grupo de campos donde va un texto.", _AT2),
    Told("{{ nada }}", "P204", "La plantilla imprime un valor vacío donde va un texto.", _AT6),
    Told("{{ si }}", "P204", "La plantilla imprime un sí o no donde va un texto.", _AT7),
    Told(
        "{{ xs[9] }}",
        "P207",
        "La etiqueta no se pudo calcular: pide el elemento 9 de una lista de 2 (el "
        "primero es el 0).",
        _AT5,
    ),
    Told("{{ filas[0].m }}", "P203", "La plantilla pide «m» y los datos no lo tienen.", _AT8),
    Told("{{ loop.index }}", "P203", "La plantilla pide «loop» y los datos no lo tienen.", _AT0),
    Told("{{ x is vacio }}", "P201", "Hay una etiqueta mal escrita: no existe la prueba «vacio»."),
    Told("{{ x == }}", "P201", "Hay una etiqueta mal escrita: no se esperaba «}}»."),
    Told(
        "{{ x = 'uno' }}",
        "P201",
        "Hay una etiqueta mal escrita: se esperaba «}}» y está «=»; para comparar se escribe «==».",
    ),
    Told("{{ 'uno }}", "P201", "Hay una etiqueta mal escrita: una comilla no cierra."),
    Told("{{ “uno’ }}", "P201", "Hay una etiqueta mal escrita: una comilla no cierra."),
    Told("{{ x… }}", "P201", "Hay una etiqueta mal escrita: no se entiende el signo «…»."),
    Told(
        "{{\u200b x }}",
        "P201",
        "Hay una etiqueta mal escrita: lleva un carácter que no se ve (U+200B); bórrela y vuelva "
        "a escribirla.",
    ),
    Told(
        "{{ x\u00ad }}",
        "P201",
        "Hay una etiqueta mal escrita: lleva un carácter que no se ve (U+00AD); bórrela y vuelva "
        "a escribirla.",
    ),
    Told("{{ x \\ n }}", "P201", "Hay una etiqueta mal escrita: no se entiende el signo «\\»."),
    Told("{{ x – 1 }}", "P201", "Hay una etiqueta mal escrita: no se entiende el signo «–»."),
    Told("{{ x && n }}", "P201", "Hay una etiqueta mal escrita: no se entiende el signo «&»."),
    Told(
        "{{ x || n }}", "P201", "Hay una etiqueta mal escrita: se esperaba «un nombre» y está «|»."
    ),
    Told("{{ !x }}", "P201", "Hay una etiqueta mal escrita: no se entiende el signo «!»."),
    Told("{{ x ? 1 : 2 }}", "P201", "Hay una etiqueta mal escrita: no se entiende el signo «?»."),
    Told("{{ x; }}", "P201", "Hay una etiqueta mal escrita: se esperaba «}}» y está «;»."),
    Told("{{ $x }}", "P201", "Hay una etiqueta mal escrita: no se entiende el signo «$»."),
    Told("{{ @x }}", "P201", "Hay una etiqueta mal escrita: no se entiende el signo «@»."),
    Told("{{ x! }}", "P201", "Hay una etiqueta mal escrita: no se entiende el signo «!»."),
    Told("{{ ¿x }}", "P201", "Hay una etiqueta mal escrita: no se entiende el signo «¿»."),
    Told("{{ x,, n }}", "P201", "Hay una etiqueta mal escrita: no se esperaba «,»."),
    Told("{{ (x }}", "P201", "Hay una etiqueta mal escrita: no se esperaba «}»."),
    Told("{{ x) }}", "P201", "Hay una etiqueta mal escrita: no se esperaba «)»."),
    Told("{{ 5x }}", "P201", "Hay una etiqueta mal escrita: se esperaba «}}» y está «x»."),
    Told("{{ 1,5 }}", "P204", "La plantilla imprime una lista donde va un texto."),
    Told(
        "{% if x = 'uno' %}a{% endif %}",
        "P201",
        "Hay una etiqueta mal escrita: se esperaba «%}» y está «=»; para comparar se escribe «==».",
    ),
    Told("{% if x %}a", "P201", "Hay una etiqueta mal escrita: falta «endif»."),
    Told("{% if x %}a{% else %}b", "P201", "Hay una etiqueta mal escrita: falta «endif»."),
    Told(
        "{% if x %}a{% endfor %}",
        "P201",
        "Hay una etiqueta mal escrita: sobra «endfor», o falta abrir su bloque.",
    ),
    Told(
        "{% endif %}",
        "P201",
        "Hay una etiqueta mal escrita: sobra «endif», o falta abrir su bloque.",
    ),
    Told("{% for f in filas %}a", "P201", "Hay una etiqueta mal escrita: falta «endfor»."),
    Told(
        "{% for f en filas %}a{% endfor %}",
        "P201",
        "Hay una etiqueta mal escrita: se esperaba «in» y está «en».",
    ),
    Told(
        "{% for f filas %}a{% endfor %}",
        "P201",
        "Hay una etiqueta mal escrita: se esperaba «in» y está «filas».",
    ),
    Told(
        "{% for in filas %}a{% endfor %}",
        "P201",
        "Hay una etiqueta mal escrita: se esperaba «in» y está «filas».",
    ),
    Told(
        "{% for f in %}a{% endfor %}",
        "P201",
        "Hay una etiqueta mal escrita: no se entiende lo que hay entre las llaves.",
    ),
    Told(
        "{% for f in n %}a{% endfor %}",
        "P207",
        "La etiqueta no se pudo calcular: recorre con «for» un valor que no es una lista.",
        _AT4,
    ),
    Told(
        "{% for a, b in xs %}a{% endfor %}",
        "P207",
        "La etiqueta no se pudo calcular: reparte en varios nombres un elemento que no "
        "es una lista de ese tamaño.",
        _AT5,
    ),
    Told(
        "{% for f in fila %}a{% endfor %}",
        "P203",
        "La plantilla pide «fila» y los datos no lo tienen. ¿Quiso decir «filas»?",
        _AT0,
    ),
    Told(
        "{% para f en filas %}a{% endpara %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «para», o falta abrir su bloque.",
    ),
    Told(
        "{% si x %}a{% endsi %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «si», o falta abrir su bloque.",
    ),
    Told(
        "{% elseif x %}", "P201", "Hay una etiqueta mal escrita: no existe la instrucción «elseif»."
    ),
    Told(
        "{% if x %}a{% elseif n %}b{% endif %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «elseif».",
    ),
    Told(
        "{% if x %}a{% else if n %}b{% endif %}",
        "P201",
        "Hay una etiqueta mal escrita: se esperaba «%}» y está «if».",
    ),
    Told(
        "{% if x %}a{% else %}b{% else %}c{% endif %}",
        "P201",
        "Hay una etiqueta mal escrita: sobra «else», o antes falta «endif».",
    ),
    Told(
        "{% if x %}{% for f in filas %}a{% endif %}{% endfor %}",
        "P201",
        "Hay una etiqueta mal escrita: sobra «endif», o antes falta «endfor».",
    ),
    Told(
        "{% %}", "P201", "Hay una etiqueta mal escrita: no se entiende lo que hay entre las llaves."
    ),
    Told(
        "{% x %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «x», o falta abrir su bloque.",
    ),
    Told("{%p for f in filas %}", "P201", "Hay una etiqueta mal escrita: falta «endfor»."),
    Told(
        "{%tr endfor %}",
        "P201",
        "Hay una etiqueta mal escrita: sobra «endfor», o falta abrir su bloque.",
    ),
    Told(
        "{%row for f in filas %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «row», o falta abrir su bloque.",
    ),
    Told(
        "{% tr for f in filas %}",
        "P201",
        "Hay una etiqueta mal escrita: {%tr %} está fuera de una fila de tabla, o no "
        "está al empezar.",
    ),
    Told(
        "{%trfor f in filas %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «trfor», o falta abrir su bloque.",
    ),
    Told(
        "{% cellbg 'FF0000' %}x",
        "P201",
        "Hay una etiqueta mal escrita: «cellbg» está fuera de una celda.",
    ),
    Told(
        "{% colspan 2 %}x",
        "P201",
        "Hay una etiqueta mal escrita: «colspan» está fuera de una celda.",
    ),
    Told("{% vm %}x", "P201", "Hay una etiqueta mal escrita: «vm» está fuera de una celda."),
    Told("{% set n %}", "P212", "La etiqueta usa «set sin =», que una plantilla no puede usar."),
    Told(
        "{% set 5 = n %}",
        "P201",
        "Hay una etiqueta mal escrita: no se entiende lo que hay entre las llaves.",
    ),
    Told("{% set n == 5 %}", "P201", "Hay una etiqueta mal escrita: se esperaba «%}» y está «==»."),
    Told(
        "{% if x == 'uno' & n %}a{% endif %}",
        "P201",
        "Hay una etiqueta mal escrita: no se entiende el signo «&».",
    ),
    Told(
        "{% if x <> 'uno' %}a{% endif %}",
        "P201",
        "Hay una etiqueta mal escrita: no se esperaba «>».",
    ),
    Told(
        "{% if x => 1 %}a{% endif %}",
        "P201",
        "Hay una etiqueta mal escrita: se esperaba «%}» y está «=»; para comparar se escribe «==».",
    ),
    Told(
        "{% if n > 'a' %}a{% endif %}",
        "P207",
        "La etiqueta no se pudo calcular: mezcla valores de tipos distintos.",
        _AT4,
    ),
    Told("{% if not %}a{% endif %}", "P201", "Hay una etiqueta mal escrita: no se esperaba «%}»."),
    Told(
        "{% if x is not definido %}a{% endif %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la prueba «definido».",
    ),
]


@pytest.mark.parametrize("told", CASES, ids=lambda told: told.text[:60])
def test_an_honest_mistake_is_told_in_word(
    told: Told,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse_anew(in_word(told), tmp_path, capsys, monkeypatch)
