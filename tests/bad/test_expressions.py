"""Code in a template: what it may not do is refused, and nothing of it is run."""

from pathlib import Path

import pytest
from support.one_tag import Told, in_excel, in_word
from support.refused import refuse_anew

_AT0 = "  en los datos: datos.yaml:1:4\n     1 │ x: uno\n       │    ^^^"
_AT1 = "  en los datos: datos.yaml:3:1\n     3 │ xs: [a, b]\n       │ ^^"
_AT2 = "  en los datos: datos.yaml:1:1\n     1 │ x: uno\n       │ ^"
_AT3 = "  en los datos: datos.yaml:2:4\n     2 │ n: 5\n       │    ^"

_OF_WORD = (
    "{{ 'inf'|float }}",
    "{{ 'nan'|float }}",
    "{% set a = 'a' * 90000 %}{% for i in range(90000) %}{{ a }}{% endfor %}",
)
"""What Excel tells otherwise: it has its own limits for a number and for the text of a cell."""
CASES = [
    Told(
        "{{ x.__class__ }}",
        "P212",
        "La etiqueta usa el nombre «__class__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ x['__class__'] }}",
        "P203",
        "La plantilla pide «__class__» y los datos no lo tienen.",
        _AT0,
    ),
    Told(
        "{{ x['__cl' ~ 'ass__'] }}",
        "P203",
        "La plantilla pide «__class__» y los datos no lo tienen.",
        _AT0,
    ),
    Told(
        '{{ x["__cl" + "ass__"].__mro__ }}',
        "P212",
        "La etiqueta usa el nombre «__mro__», que una plantilla no puede usar.",
    ),
    Told("{{ x|attr('__class__') }}", "P202", "El filtro «attr» no existe."),
    Told("{{ x|attr('\\x5f\\x5fclass\\x5f\\x5f') }}", "P202", "El filtro «attr» no existe."),
    Told(
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "P212",
        "La etiqueta usa «.__subclasses__()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ '{0.__class__}'.format(x) }}",
        "P207",
        "La etiqueta no se pudo calcular: «.format()» no se aplica a ese valor.",
        _AT0,
    ),
    Told(
        "{{ '{0[__class__]}'.format(x) }}",
        "P207",
        "La etiqueta no se pudo calcular: «.format()» no se aplica a ese valor.",
        _AT0,
    ),
    Told(
        "{{ '{a.__class__}'.format_map(g) }}",
        "P212",
        "La etiqueta usa «.format_map()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ ('%s' ~ '{0.__class__}').format(x) }}",
        "P207",
        "La etiqueta no se pudo calcular: «.format()» no se aplica a ese valor.",
        _AT0,
    ),
    Told(
        "{{ ['{0.__class__.__mro__}']|map('format', x)|join }}",
        "P207",
        "La etiqueta no se pudo calcular: mezcla valores de tipos distintos.",
        _AT0,
    ),
    Told(
        "{{ xs|map('attr', '__class__')|join }}",
        "P207",
        "La etiqueta no se pudo calcular: usa el filtro «attr», que no existe.",
        _AT1,
    ),
    Told(
        "{{ xs|map(attribute='__class__')|join }}",
        "P203",
        "La plantilla pide «__class__» y los datos no lo tienen.",
        _AT1,
    ),
    Told(
        "{{ xs|map('_field', '__class__')|join }}",
        "P207",
        "La etiqueta no se pudo calcular: usa el filtro «_field», que no existe.",
        _AT1,
    ),
    Told(
        "{{ xs|selectattr('__class__')|list|length }}",
        "P203",
        "La plantilla pide «__class__» y los datos no lo tienen.",
        _AT1,
    ),
    Told(
        "{{ xs|sort(attribute='__class__')|join }}",
        "P203",
        "La plantilla pide «__class__» y los datos no lo tienen.",
        _AT1,
    ),
    Told(
        "{{ xs|groupby('__class__')|length }}",
        "P203",
        "La plantilla pide «__class__» y los datos no lo tienen.",
        _AT1,
    ),
    Told(
        "{{ xs|sum(attribute='__class__') }}",
        "P207",
        "La etiqueta no se pudo calcular: mezcla valores de tipos distintos.",
        _AT1,
    ),
    Told(
        "{{ xs|join(attribute='__class__') }}",
        "P207",
        "La etiqueta no se pudo calcular: mezcla valores de tipos distintos.",
        _AT1,
    ),
    Told(
        "{{ cycler('a').__init__.__globals__.os.popen('id').read() }}",
        "P212",
        "La etiqueta usa «.read()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "P212",
        "La etiqueta usa «.read()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ joiner.__init__.__globals__ }}",
        "P212",
        "La etiqueta usa el nombre «__globals__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ namespace.__init__.__globals__ }}",
        "P212",
        "La etiqueta usa el nombre «__globals__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ self._TemplateReference__context }}",
        "P203",
        "La plantilla pide «self» y los datos no lo tienen.",
    ),
    Told(
        "{{ self.__init__ }}",
        "P212",
        "La etiqueta usa el nombre «__init__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ request.application.__globals__ }}",
        "P212",
        "La etiqueta usa el nombre «__globals__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ config.items() }}", "P203", "La plantilla pide «config» y los datos no lo tienen.", _AT2
    ),
    Told(
        "{{ url_for.__globals__ }}",
        "P212",
        "La etiqueta usa el nombre «__globals__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ get_flashed_messages.__globals__ }}",
        "P212",
        "La etiqueta usa el nombre «__globals__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ range.__class__ }}",
        "P212",
        "La etiqueta usa el nombre «__class__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ dict.__base__ }}",
        "P212",
        "La etiqueta usa el nombre «__base__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ context.vars }}", "P203", "La plantilla pide «context» y los datos no lo tienen.", _AT2
    ),
    Told(
        "{{ environment.loader }}",
        "P203",
        "La plantilla pide «environment» y los datos no lo tienen.",
        _AT2,
    ),
    Told(
        "{{ caller() }}",
        "P212",
        "La etiqueta usa la función «caller», que una plantilla no puede usar.",
    ),
    Told("{{ varargs }}", "P203", "La plantilla pide «varargs» y los datos no lo tienen.", _AT2),
    Told(
        "{{ loop.__init__ }}",
        "P212",
        "La etiqueta usa el nombre «__init__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ x.＿＿class＿＿ }}",
        "P201",
        "Hay una etiqueta mal escrita: no se entiende lo que hay entre las llaves.",
    ),
    Told(
        "{{ ＿＿import＿＿('os') }}",
        "P201",
        "Hay una etiqueta mal escrita: no se entiende lo que hay entre las llaves.",
    ),
    Told(
        "{{ x.ｕｐｐｅｒ() }}",
        "P212",
        "La etiqueta usa «.ｕｐｐｅｒ()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ __import__('os').system('id') }}",
        "P212",
        "La etiqueta usa «.system()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ open('/etc/passwd').read() }}",
        "P212",
        "La etiqueta usa «.read()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ eval('1') }}",
        "P212",
        "La etiqueta usa la función «eval», que una plantilla no puede usar.",
    ),
    Told(
        "{{ x.encode('utf-16') }}",
        "P212",
        "La etiqueta usa «.encode()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ x.translate({}) }}",
        "P212",
        "La etiqueta usa «.translate()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ g.update({'a': 1}) }}",
        "P212",
        "La etiqueta usa «.update()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ xs.append('c') }}",
        "P212",
        "La etiqueta usa «.append()», que una plantilla no puede usar.",
    ),
    Told("{{ xs.pop() }}", "P212", "La etiqueta usa «.pop()», que una plantilla no puede usar."),
    Told("{{ g.a() }}", "P212", "La etiqueta usa «.a()», que una plantilla no puede usar."),
    Told("{{ x() }}", "P212", "La etiqueta usa la función «x», que una plantilla no puede usar."),
    Told(
        "{{ x.upper()() }}", "P212", "La etiqueta usa una llamada, que una plantilla no puede usar."
    ),
    Told(
        "{{ x['upper']() }}",
        "P212",
        "La etiqueta usa una llamada, que una plantilla no puede usar.",
    ),
    Told(
        "{{ x.upper.__self__ }}",
        "P212",
        "La etiqueta usa el nombre «__self__», que una plantilla no puede usar.",
    ),
    Told("{{ xs|tojson }}", "P202", "El filtro «tojson» no existe."),
    Told("{{ x|xmlattr }}", "P202", "El filtro «xmlattr» no existe."),
    Told("{{ x|pprint }}", "P202", "El filtro «pprint» no existe."),
    Told("{{ x|safe }}", "P202", "El filtro «safe» no existe."),
    Told("{{ x|urlize }}", "P202", "El filtro «urlize» no existe."),
    Told("{{ xs|random }}", "P202", "El filtro «random» no existe."),
    Told(
        "{{ x is callable }}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la prueba «callable».",
    ),
    Told(
        "{{ x is sameas x }}", "P201", "Hay una etiqueta mal escrita: no existe la prueba «sameas»."
    ),
    Told(
        "{{ x is filter }}", "P201", "Hay una etiqueta mal escrita: no existe la prueba «filter»."
    ),
    Told(
        "{% include '/etc/passwd' %}",
        "P212",
        "La etiqueta usa «include», que una plantilla no puede usar.",
    ),
    Told(
        "{%- include 'x' -%}", "P212", "La etiqueta usa «include», que una plantilla no puede usar."
    ),
    Told(
        "{% import 'os' as o %}",
        "P212",
        "La etiqueta usa «import», que una plantilla no puede usar.",
    ),
    Told(
        "{% from 'os' import popen %}",
        "P212",
        "La etiqueta usa «from», que una plantilla no puede usar.",
    ),
    Told(
        "{% extends 'x' %}", "P212", "La etiqueta usa «extends», que una plantilla no puede usar."
    ),
    Told(
        "{% block a %}x{% endblock %}",
        "P212",
        "La etiqueta usa «block», que una plantilla no puede usar.",
    ),
    Told(
        "{% macro f() %}x{% endmacro %}",
        "P212",
        "La etiqueta usa «macro», que una plantilla no puede usar.",
    ),
    Told(
        "{% call f() %}x{% endcall %}",
        "P212",
        "La etiqueta usa «call», que una plantilla no puede usar.",
    ),
    Told(
        "{% filter upper %}x{% endfilter %}",
        "P212",
        "La etiqueta usa «filter», que una plantilla no puede usar.",
    ),
    Told(
        "{% set a %}x{% endset %}",
        "P212",
        "La etiqueta usa «set sin =», que una plantilla no puede usar.",
    ),
    Told(
        "{% raw %}{{ x }}{% endraw %}",
        "P212",
        "La etiqueta usa «raw», que una plantilla no puede usar.",
    ),
    Told(
        "{% autoescape true %}x{% endautoescape %}",
        "P212",
        "La etiqueta usa «autoescape», que una plantilla no puede usar.",
    ),
    Told(
        "{% debug %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «debug», o falta abrir su bloque.",
    ),
    Told(
        "{% do xs.append('c') %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «do», o falta abrir su bloque.",
    ),
    Told(
        "{% trans %}x{% endtrans %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «trans», o falta abrir su bloque.",
    ),
    Told(
        "{% break %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «break», o falta abrir su bloque.",
    ),
    Told(
        "{% continue %}",
        "P201",
        "Hay una etiqueta mal escrita: no existe la instrucción «continue», o falta "
        "abrir su bloque.",
    ),
    Told(
        "{% print x %}", "P201", "Hay una etiqueta mal escrita: no existe la instrucción «print»."
    ),
    Told(
        "{% set x.__class__ = 1 %}",
        "P212",
        "La etiqueta usa el nombre «__class__», que una plantilla no puede usar.",
    ),
    Told(
        "{% set _f1 = 1 %}",
        "P212",
        "La etiqueta usa el nombre «_f1», que una plantilla no puede usar.",
    ),
    Told(
        "{% for __a in xs %}x{% endfor %}",
        "P212",
        "La etiqueta usa el nombre «__a», que una plantilla no puede usar.",
    ),
    Told(
        "{% with a = x.__class__ %}x{% endwith %}",
        "P212",
        "La etiqueta usa el nombre «__class__», que una plantilla no puede usar.",
    ),
    Told(
        "{% if x.__class__ %}x{% endif %}",
        "P212",
        "La etiqueta usa el nombre «__class__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ x if x.__class__ else '' }}",
        "P212",
        "La etiqueta usa el nombre «__class__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ {'a': x.__class__}.a }}",
        "P212",
        "La etiqueta usa el nombre «__class__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ [x.__class__]|first }}",
        "P212",
        "La etiqueta usa el nombre «__class__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ xs[x.__class__] }}",
        "P212",
        "La etiqueta usa el nombre «__class__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ xs[:x.__len__()] }}",
        "P212",
        "La etiqueta usa «.__len__()», que una plantilla no puede usar.",
    ),
    Told(
        "{{ x|default(x.__class__) }}",
        "P212",
        "La etiqueta usa el nombre «__class__», que una plantilla no puede usar.",
    ),
    Told(
        "{{ range(*xs) }}",
        "P212",
        "La etiqueta usa «*» antes de una lista, que una plantilla no puede usar.",
    ),
    Told(
        "{{ x|replace(**g) }}",
        "P212",
        "La etiqueta usa «*» antes de una lista, que una plantilla no puede usar.",
    ),
    Told(
        "{{ 2**64**64 }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{{ range(9999)|join('x' * 100000) }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{% set s = namespace(t=(1,)) %}{% for i in range(40) %}{% set s.t = (s.t, s.t) %}"
        "{% endfor %}{{ {s.t: 1}|length }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{{ 'a' * 10**9 }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{{ ([1] * 10**6)|length }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{{ range(10**9)|length }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{{ '%999999999d' % n }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
        _AT3,
    ),
    Told(
        "{{ '%*d' % (n, n) }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
        _AT3,
    ),
    Told(
        "{{ '%r' % x }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
        _AT0,
    ),
    Told(
        "{{ '{:>999999999}'.format(x) }}",
        "P207",
        "La etiqueta no se pudo calcular: «.format()» no se aplica a ese valor.",
        _AT0,
    ),
    Told("{{ x|center(10**9) }}", "P202", "El filtro «center» no existe."),
    Told(
        "{{ x|indent(10**9) }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
        _AT0,
    ),
    Told(
        "{{ ('a' * 100000)|replace('', 'b' * 100000) }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{{ (['a' * 100000] * 100)|join }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{{ range(100000)|join('a' * 1000) }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{{ xs|batch(10**9)|length }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
        _AT1,
    ),
    Told(
        "{{ xs|slice(10**9)|length }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
        _AT1,
    ),
    Told(
        "{{ [xs, xs]|sum(start=[]) }}",
        "P207",
        "La etiqueta no se pudo calcular: suma una lista.",
        _AT1,
    ),
    Told(
        "{{ n|round(10**9) }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
        _AT3,
    ),
    Told(
        "{{ 1e999 }}", "P212", "La etiqueta usa un número sin fin, que una plantilla no puede usar."
    ),
    Told("{{ 'inf'|float }}", "P207", "La etiqueta no se pudo calcular: da un número sin fin."),
    Told("{{ 'nan'|float }}", "P207", "La etiqueta no se pudo calcular: da un número sin fin."),
    Told(
        "{{ 'a'|wordwrap(1, true, 'b' * 1000000) ~ ('c' * 99999) ~ ('d' * 999999) }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{% set ns = namespace(a='a') %}{% for i in range(99) %}{% set ns.a = ns.a ~ "
        "ns.a %}{% endfor %}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{% set ns = namespace(a=xs) %}{% for i in range(99) %}{% set ns.a = [ns.a, "
        "ns.a] %}{% endfor %}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{% set ns = namespace(a=9) %}{% for i in range(99) %}{% set ns.a = ns.a * ns.a "
        "%}{% endfor %}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{% for i in range(90000) %}{% for j in range(90000) %}x{% endfor %}{% endfor %}",
        "P207",
        "La etiqueta no se pudo calcular: pide demasiado trabajo para un documento: hay "
        "ciclos dentro de ciclos, o filtros que recorren una lista larga en cada vuelta.",
    ),
    Told(
        "{% set a = range(90000) %}{% for i in a %}{{ a[1:]|length }}{% endfor %}",
        "P207",
        "La etiqueta no se pudo calcular: pide demasiado trabajo para un documento: hay "
        "ciclos dentro de ciclos, o filtros que recorren una lista larga en cada vuelta.",
    ),
    Told(
        "{% set a = 'a' * 90000 %}{% for i in range(90000) %}{{ a|replace('a', "
        "'b')|length }}{% endfor %}",
        "P207",
        "La etiqueta no se pudo calcular: pide demasiado trabajo para un documento: hay "
        "ciclos dentro de ciclos, o filtros que recorren una lista larga en cada vuelta.",
    ),
    Told(
        "{% set a = 'a' * 90000 %}{% for i in range(90000) %}{{ a }}{% endfor %}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
    ),
    Told(
        "{% set a = 'a' * 90000 %}{% for i in range(90000) %}{% set b = a ~ i %}{% endfor %}",
        "P207",
        "La etiqueta no se pudo calcular: pide demasiado trabajo para un documento: hay "
        "ciclos dentro de ciclos, o filtros que recorren una lista larga en cada vuelta.",
    ),
    Told(
        "{{ x|string|map(attribute='a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a')|join }}",
        "P207",
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento.",
        _AT0,
    ),
]


@pytest.mark.parametrize("told", CASES, ids=lambda told: told.text[:60])
def test_code_in_a_template_is_refused_in_word(
    told: Told,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse_anew(in_word(told), tmp_path, capsys, monkeypatch)


@pytest.mark.parametrize(
    "told",
    [told for told in CASES[::3] if told.text not in _OF_WORD],
    ids=lambda told: told.text[:60],
)
def test_code_in_a_cell_is_refused_in_excel(
    told: Told,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse_anew(in_excel(told), tmp_path, capsys, monkeypatch)
