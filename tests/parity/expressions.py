"""Expressions and statements inside a text: what Jinja offers, in a sentence."""

from datetime import date
from decimal import Decimal

from parity.case import Case
from parity.markup import Drawing, line, lines, p, r

_B = "<w:b/>"
_I = "<w:i/>"
_ODD = "Ñandú & Cía. <S.A.> \"dobles\" 'rectas' «bajas» “altas” 🗳 \u00a0\u2009 \u202bعربي\u202c"

EXPRESSIONS = (
    Case(
        "values of every kind in sentences",
        Drawing(
            lines(
                "{{ texto }}",
                "Antes {{ texto }} después",
                "{{ entero }}, {{ negativo }} y {{ decimal }}",
                "[{{ vacio }}]",
                "{{texto}}{{texto}}{{  texto  }}",
            )
        ),
        {
            "texto": "hola",
            "entero": 12,
            "negativo": -3,
            "decimal": Decimal("1.10"),
            "vacio": "",
        },
    ),
    Case(
        "metacharacters and any alphabet in values",
        Drawing(lines("{{ x }}", "a{{ x }}b", "{% if x %}{{ x }}{% endif %}")),
        {"x": _ODD},
    ),
    Case(
        "spaces at the ends of a value",
        Drawing(lines("{{ x }}", "[{{ x }}]")),
        {"x": "  dos   y tres "},
    ),
    Case(
        "line breaks and tabs in values",
        Drawing(
            line("{{ x }}") + p(r("antes {{ x }} después", _B), r("{{ x }}", _I), properties="")
        ),
        {"x": "uno\ndos\ttres\n\ncuatro\t\tcinco"},
    ),
    Case(
        "line breaks and tabs made by an expression",
        Drawing(lines(r"{{ xs|join('\n') }}", r"{{ xs|join('\t') }}", r"{{ 'a\nb' ~ xs[0] }}")),
        {"xs": ["uno", "dos"]},
    ),
    Case(
        "fields, keys, positions and slices",
        Drawing(
            lines(
                "{{ a.b.c }} {{ a['b']['c'] }} {{ a.b['c'] }}",
                "{{ xs[0] }} {{ xs[-1] }} {{ xs[0][1] }} {{ filas[1].n }}",
                "{{ xs[1:]|join('-') }} {{ 'palabra'[2:4] }}",
                "{{ dia.day }}/{{ dia.month }}/{{ dia.year }}",
                "{{ 'a,b'.split(',')[1] }} {{ 'abc'.upper() }}",
            )
        ),
        {
            "a": {"b": {"c": "hondo"}},
            "xs": ["uno", "dos", "tres"],
            "filas": [{"n": 1}, {"n": 2}],
            "dia": date(2026, 5, 30),
        },
    ),
    Case(
        "arithmetic",
        Drawing(
            lines(
                "{{ a + b }} {{ a - b }} {{ a * b }} {{ a / b }}",
                "{{ a // b }} {{ a % b }} {{ a ** b }} {{ -a }} {{ (a + b) * 2 }}",
                "{{ precio * a }} {{ xs|sum + 1 }} {{ 1.5 + 2 }}",
            )
        ),
        {"a": 7, "b": 2, "precio": Decimal("1.10"), "xs": [1, 2, 3]},
    ),
    Case(
        "comparisons, written with the entities of XML",
        Drawing(
            lines(
                "{% if x < 3 %}menos{% else %}más{% endif %}",
                "{% if x > 3 and y >= 2 or not z %}sí{% endif %}",
                "{% if 1 <= x <= 9 and x != 4 and x == 5 %}entre{% endif %}",
                "{% if fecha < otra %}antes{% endif %}",
                "{% if 'a' in xs and 'b' not in xs %}a{% endif %}",
                "{{ 'menor' if x < 9 else 'mayor' }} {{ 'a < b > c' }}",
            )
        ),
        {
            "x": 5,
            "y": 2,
            "z": True,
            "xs": ["a"],
            "fecha": date(2026, 1, 1),
            "otra": date(2026, 1, 2),
        },
    ),
    Case(
        "conditions inside an expression",
        Drawing(
            lines(
                "{{ 'sí' if si else 'no' }} {{ 'sí' if no else 'no' }} {{ 'solo' if si }}",
                "{{ nombre or 'sin nombre' }} {{ (nombre and 'con') or vacio or 'nada' }}",
            )
        ),
        {"si": True, "no": False, "nombre": "Ana", "vacio": ""},
    ),
    Case(
        "literals of every kind, and what joins them",
        Drawing(
            lines(
                "{{ 'texto' }} {{ \"dobles\" }} {{ 'con \"dobles\"' }} {{ \"con 'simples'\" }}",
                "{{ ['a', 'b', 'c']|join(', ') }} {{ ('x', 'y')|last }} {{ [1, 2][1] }}",
                '{{ {"a": 1}["a"] }} {{ {"a": {"b": 2}}["a"]["b"] }}',
                "{{ 'a' ~ x ~ 3 ~ 'é' }} {{ '«' ~ x ~ '»' }} {{ 'ab' * 3 }} {{ 'a' + 'b' }}",
                "{{ 3 }} {{ 1.5 }} {{ 1_000 }}",
            )
        ),
        {"x": "<&>"},
    ),
    Case(
        "braces inside a literal",
        Drawing(lines("{{ '}}' }} {{ '{{ x }}' }}", "{{ '%}' }} {{ '{%' }} {{ '{' }} {{ '}' }}")),
    ),
    Case(
        "filters of texts",
        Drawing(
            lines(
                "{{ x|upper }} {{ x|lower }} {{ x|title }} {{ x|capitalize }}",
                "{{ x|trim }}. {{ x|replace('n', 'm') }} {{ x|length }} {{ x|wordcount }}",
                "{{ x|first }} {{ x|last }} {{ x|reverse }} {{ x|truncate(9) }}",
                "{{ x|upper|replace('A', '<b>')|trim }} {{ '%s y %s'|format('a', x) }}",
                "{% if x|length > 3 %}{{ x|default('nada') }}{% endif %}",
            )
        ),
        {"x": " banano & banana "},
    ),
    Case(
        "filters of lists",
        Drawing(
            lines(
                "{{ xs|join(', ') }} {{ xs|join }} {{ xs|length }} {{ xs|count }}",
                "{{ xs|first }} {{ xs|last }} {{ xs|sort|join(' ') }} {{ xs|unique|join(' ') }}",
                "{{ xs|reverse|join(' ') }} {{ xs|sort(reverse=true)|join(' ') }} {{ xs|max }}",
                "{{ filas|map(attribute='n')|join('+') }} = {{ filas|sum(attribute='n') }}",
                "{{ filas|selectattr('n', 'gt', 1)|map(attribute='t')|join(';') }}",
                "{{ filas|rejectattr('n', 'gt', 1)|map(attribute='t')|join(';') }}",
                "{% for par in xs|batch(2) %}[{{ par|join('|') }}]{% endfor %}",
                "{% for par in xs|batch(3, '-') %}[{{ par|join('|') }}]{% endfor %}",
                "{% for n, grupo in filas|groupby('n') %}{{ n }}:{{ grupo|length }} {% endfor %}",
                "{% for clave, valor in d|dictsort %}{{ clave }}={{ valor }} {% endfor %}",
                "{{ xs|select('equalto', 'b')|list|length }} {{ xs|slice(2)|first|join }}",
            )
        ),
        {
            "xs": ["c", "a", "b", "a", "<&>"],
            "filas": [{"n": 1, "t": "uno"}, {"n": 2, "t": "dos"}, {"n": 2, "t": "tres"}],
            "d": {"z": 1, "y": "&"},
        },
    ),
    Case(
        "filters of numbers and of what may be missing",
        Drawing(
            lines(
                "{{ 2.567|round(2) }} {{ -5|abs }} {{ '12'|int + 1 }} {{ '1.5'|float }}",
                "{{ falta|default('—') }} {{ vacio|default('—', true) }} {{ x|d('—') }}",
                "{{ '{:,}'.format(1234567) }} {{ 7|string ~ 'mo' }}",
            )
        ),
        {"vacio": "", "x": "está"},
    ),
    Case(
        "tests",
        Drawing(
            lines(
                "{% if x is defined %}a{% endif %}{% if falta is not defined %}b{% endif %}",
                "{% if nada is none %}c{% endif %}{% if x is not none %}d{% endif %}",
                "{% if n is even %}e{% endif %}{% if n is divisibleby 3 %}f{% endif %}",
                "{% if x is string and n is number and d is mapping %}g{% endif %}",
                "{% if xs is iterable and 'a' is in xs and x is eq 'x' %}h{% endif %}",
                "{% if si is true and no is false and no is boolean %}i{% endif %}",
                "{{ 'par' if n is even else 'non' }}",
            )
        ),
        {
            "x": "x",
            "nada": None,
            "n": 6,
            "d": {},
            "xs": ["a"],
            "si": True,
            "no": False,
        },
    ),
    Case(
        "if, elif and else in a sentence",
        Drawing(
            lines(
                "Es {% if n == 1 %}uno{% elif n == 2 %}dos{% elif n == 3 %}tres{% else %}más"
                "{% endif %}.",
                "{% if a %}{% if b %}ab{% else %}a{% endif %}{% else %}nada{% endif %} fin",
                "{%if a%}pegado{%endif%}",
            )
        ),
        {"n": 2, "a": True, "b": False},
    ),
    Case(
        "for in a sentence, with all that loop knows",
        Drawing(
            lines(
                "{% for x in xs %}{{ loop.index }}/{{ loop.length }} {{ x }}"
                "{% if not loop.last %}, {% endif %}{% endfor %}.",
                "{% for x in xs %}{% if loop.first %}¡{% endif %}{{ loop.index0 }}"
                "{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.cycle('a', 'b') }} {% endfor %}",
                "{% for x in xs %}{% if loop.changed(x|length) %}{{ x }}{% endif %}{% endfor %}",
                "{% for x in xs %}{{ loop.previtem|default('^') }}<{{ x }}>"
                "{{ loop.nextitem|default('$') }}{% endfor %}",
                "{% for x in vacia %}{{ x }}{% else %}nada{% endfor %}",
                "{% for x in xs if x != 'dos' %}{{ loop.index }}{{ x }} {% endfor %}",
                "{% for clave, valor in d.items() %}{{ clave }}: {{ valor }}; {% endfor %}",
                "{% for n in range(2, 9, 3) %}{{ n }} {% endfor %}",
            )
        ),
        {"xs": ["uno", "dos", "tres & más"], "vacia": [], "d": {"a": 1, "b": "<2>"}},
    ),
    Case(
        "loops in loops in a sentence",
        Drawing(
            lines(
                "{% for g in grupos %}{% set fuera = loop %}{{ g.n }}: {% for x in g.xs %}"
                "{{ fuera.index }}.{{ loop.index }} {{ x }} {% endfor %}/ {% endfor %}",
                "{% for g in grupos %}{{ loop.depth }}{% endfor %}",
            )
        ),
        {
            "grupos": [
                {"n": "A", "xs": ["a", "b"], "hijos": [{"n": "A1", "hijos": []}]},
                {"n": "B", "xs": ["<"], "hijos": []},
            ]
        },
    ),
    Case(
        "set, namespace and with",
        Drawing(
            lines(
                "{% set n = 2 %}{{ n + 1 }} {% set a, b = 1, 'x' %}{{ a }}{{ b }}",
                "{% set ns = namespace(n=0) %}{% for x in xs %}{% set ns.n = ns.n + x %}"
                "{% endfor %}{{ ns.n }}",
                "{% with z = 5, y = nombre %}{{ z }}{{ y }}{% endwith %}",
                "{% set t = 'a' if xs else 'b' %}{{ t }}",
            )
        ),
        {"xs": [1, 2, 3], "nombre": "Ana & Eva"},
    ),
    Case(
        "a name set in one paragraph serves in the next",
        Drawing(lines("uno{% set n = 2 %}", "{{ n + x }}", "{% if n == 2 %}dos{% endif %}")),
        {"x": 1},
    ),
    Case(
        "notes in a sentence",
        Drawing(lines("a{# nota #}b", "{# {{ x }} {% if %} #}fin", "a {#- b -#} c")),
    ),
    Case(
        "dashes that trim the spaces of a text",
        Drawing(
            lines(
                "a {{- x -}} b",
                "a {{- x }} b {{ x -}} c",
            )
        ),
        {"x": 1},
    ),
    Case(
        "dashes between the words of the only paragraph",
        Drawing(lines("a{%- if x -%}b{%- else -%}c{%- endif -%}d")),
        {"x": 1},
    ),
    Case(
        "escaped braces",
        Drawing(
            lines(
                "{_{ x }_} y {_% if x %_}",
                "{{ x }} {_{ {{ x }} }_}",
            )
        ),
        {"x": "v"},
    ),
    Case(
        "curly quotes, which Word writes by itself",
        Drawing(
            lines(
                "{{ x|default(“nada”) }} {{ ‘simple’ }} {{ “it’s” }}",
                "{% if x == “si” %}bien{% endif %}{% if x != ’no’ %} sí{% endif %}",
                "“{{ x }}” ‘{{ x }}’ {{ d[“a b”] }}",
                "{{ “«” ~ x ~ “»” }}",
            )
        ),
        {"x": "si", "d": {"a b": "“c”"}},
    ),
    Case(
        "values named like the letters of the tags",
        Drawing(
            lines(
                "{{p}} {{ p }} {{p|lower}} {{r|upper}} {{ tr }}{{tc}}",
                "{% if p %}p{% endif %}{% for tr in tc %}{{tr}}{% endfor %}{% set r = 'w' %}{{r}}",
            )
        ),
        {"p": "PE", "r": "erre", "tr": "fila", "tc": "celda"},
    ),
    Case(
        "values that look like tags",
        Drawing(lines("{{ x }}", "{{ y }} {{ x }}", "{% for z in [x, y] %}{{ z }}{% endfor %}")),
        {"x": "{{ y }} {% if y %} {# n #}", "y": "{%p endif %} }} %} { {"},
    ),
)
