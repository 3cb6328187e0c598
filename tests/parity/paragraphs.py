"""Tags that repeat, choose or drop paragraphs and runs, and tags that programs split."""

from docxtpl import Listing

from parity.case import Case
from parity.markup import Drawing, line, lines, p, r, run, t

_B = "<w:b/>"
_I = "<w:i/>"
_RED = '<w:color w:val="FF0000"/><w:sz w:val="28"/>'
_NUMBERED = '<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>'
_NUMBERED += '</w:numPr><w:ind w:left="720"/>'
_SPELL = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
_CURSOR = '<w:bookmarkStart w:id="0" w:name="_GoBack"/>', '<w:bookmarkEnd w:id="0"/>'


def _letters(text: str, *properties: str) -> str:
    """Return a text with each letter in a run of its own, in these formats by turns."""
    return "".join(r(letter, properties[n % len(properties)]) for n, letter in enumerate(text))


PARAGRAPHS = (
    Case(
        "paragraphs that an if keeps or drops",
        Drawing(
            lines("inicio", "{%p if a %}", "a")
            + line("también a", "Heading1")
            + lines("{%p elif b %}", "b", "{%p else %}", "ni a ni b", "{%p endif %}")
            + lines("{%p if b %}", "sí b", "{%p endif %}", "{%p if not b %}", "no", "{%p endif %}")
        ),
        {"a": False, "b": True},
    ),
    Case(
        "paragraphs that a for repeats",
        Drawing(
            lines("{%p for x in xs %}")
            + line("{{ loop.index }}. {{ x }}", "Heading2")
            + lines("siempre", "{%p else %}", "nada", "{%p endfor %}", "{%p for x in vacia %}")
            + lines("nunca", "{%p else %}", "vacía", "{%p endfor %}")
        ),
        {"xs": ["uno", "dos & tres"], "vacia": []},
    ),
    Case(
        "loops and ifs over paragraphs, one in another",
        Drawing(
            lines("{%p for g in grupos %}")
            + line("{{ g.n }}", "Heading1")
            + lines("{%p for x in g.xs %}", "{%p if loop.first %}")
            + line("primero: {{ x }}", "ListBullet")
            + lines("{%p else %}")
            + line("{{ x }} de {{ g.n }}", "ListBullet")
            + lines("{%p endif %}", "{%p endfor %}", "{%p if not loop.last %}", "—")
            + lines("{%p endif %}", "{%p endfor %}")
        ),
        {"grupos": [{"n": "A", "xs": ["a", "b"]}, {"n": "B", "xs": []}, {"n": "C", "xs": ["c"]}]},
    ),
    Case(
        "notes that take their paragraph with them",
        Drawing(
            lines("a", "{#p nota para quien diseña #}", "b", "{#p otra: 1 < 2 % 3 #}", "{{ x }}")
        ),
        {"x": 1},
    ),
    Case(
        "set and with over paragraphs",
        Drawing(
            lines(
                "{%p set n = 3 %}", "{{ n }}", "{%p with m = n * 2 %}", "{{ m }}", "{%p endwith %}"
            )
        ),
        {},
    ),
    Case(
        "paragraph tags among formats, indents and tabs",
        Drawing(
            p(r("{%p for x in xs %}", _RED), properties='<w:ind w:left="720"/>')
            + p(
                r("{{ x }}", _B),
                run("<w:tab/>", _B),
                r(" fin", _I),
                properties='<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:jc w:val="both"/>',
            )
            + p(run("<w:br/>"), r("{{ loop.index }}"), run('<w:br w:type="page"/>'), r("tras"))
            + p(r("  {%p endfor %} ", _I))
        ),
        {"xs": ["uno", "dos"]},
    ),
    Case(
        "numbered paragraphs in a loop",
        Drawing(
            lines("{%p for x in xs %}")
            + p(r("{{ x }}"), properties=_NUMBERED)
            + lines("{%p endfor %}")
            + p(r("{% for x in xs %}{{ x }}; {% endfor %}"), properties=_NUMBERED)
        ),
        {"xs": ["uno", "dos"]},
    ),
    Case(
        "runs that an if or a for keeps, drops or repeats",
        Drawing(
            p(
                r("Hay "),
                r("{%r for x in xs %}", _I),
                r("{{ x }}", _B),
                r(", ", _I),
                r("{%r endfor %}"),
                r("y "),
                r("{%r if a %}"),
                r("negritas", _B),
                r("{%r else %}"),
                r("cursivas", _I),
                r("{%r endif %}"),
                r(".", _RED),
            )
            + line("plano {%r if a %}sí{%r else %}no{%r endif %} plano")
        ),
        {"xs": ["uno", "dos"], "a": False},
    ),
    Case(
        "formats inside an if and a for of a sentence",
        Drawing(
            p(
                r("Hay {% if a %}"),
                r("negritas", _B),
                r("{% else %}"),
                r("nada", _I),
                r("{% endif %} aquí"),
            )
            + p(r("{% for x in xs %}"), r("{{ x }}", _B), r(" y ", _I), r("{% endfor %}"), r("fin"))
            + p(r("{% if no %}"), r("nunca", _B), r("{% endif %}"), r("siempre", _RED))
        ),
        {"a": True, "no": False, "xs": ["uno", "dos"]},
    ),
    Case(
        "dashes that make one paragraph of several, the first way",
        Drawing(
            lines("My house is located ", "{%- if living_in_town -%}", "in urban area")
            + lines("{%- else -%}", "in countryside", "{%- endif -%}", " and I love it.", "Fin")
        ),
        {"living_in_town": True},
    ),
    Case(
        "dashes that make one paragraph of several, the other way",
        Drawing(
            p(r("My house is located "), properties='<w:jc w:val="center"/>')
            + lines("{%- if living_in_town -%}", "in urban area", "{%- else -%}")
            + lines("in countryside", "{%- endif -%}", " and I love it.", "Fin")
        ),
        {"living_in_town": False},
    ),
    Case(
        "dashes on one side of a tag",
        Drawing(
            lines("uno", "{%- if a %} dos{% endif %}", "tres", "cuatro {% if a -%}", "cinco")
            + lines("{%- endif %} seis", "siete")
        ),
        {"a": True},
    ),
    Case(
        "dashes that join the items of a loop",
        Drawing(lines("Son: {% for x in xs -%}", "{{ x }}, ", "{%- endfor -%}", "fin")),
        {"xs": ["uno", "dos"]},
    ),
    Case(
        "an if from one paragraph into another, false",
        Drawing(lines("Hola {% if a %}uno", "dos", "tres {% endif %}fin", "otro")),
        {"a": False},
    ),
    Case(
        "an if and a for from one paragraph into another",
        Drawing(
            lines("Hola {% if a %}uno", "dos {% endif %}fin")
            + lines("Van {% for x in xs %}{{ x }}", "y {% endfor %}ya")
        ),
        {"a": True, "xs": ["uno", "dos"]},
    ),
    Case(
        "statements alone in their paragraphs, without the letter",
        Drawing(
            lines("{% for x in xs %}", "{{ x }}", "{% endfor %}", "medio", "{% if a %}", "nunca")
            + lines("{% else %}", "siempre", "{% endif %}", "{% set n = 1 %}", "fin {{ n }}")
        ),
        {"xs": ["uno", "dos"], "a": False},
    ),
    Case(
        "each brace in a run of its own",
        Drawing(
            p(r("Hola "), r("{"), r("{"), r(" x "), r("}"), r("}"), r("."))
            + p(r("{"), r("% if a %"), r("}"), r("sí"), r("{"), r("%"), r(" endif "), r("%}"))
            + p(r("a{"), r("# nota #"), r("}b"))
            + p(r("{"), r("%p "), r("if a %"), r("}"))
            + line("{{ x }}")
            + p(r("{%"), r("p"), r(" endif"), r(" %}"))
        ),
        {"x": "uno", "a": True},
    ),
    Case(
        "each letter in a run of its own, in formats by turns",
        Drawing(p(_letters("{{ nombre }}", _B, _I)) + p(_letters("{% if a %}sí{% endif %}", _RED))),
        {"nombre": "Ana", "a": True},
    ),
    Case(
        "spelling marks and the cursor inside a tag",
        Drawing(
            p(r("De {{ "), _SPELL[0], r("nombre"), _SPELL[1], r(" }} y"), r(" más"))
            + p(r("{"), _CURSOR[0], r("{ nom"), _CURSOR[1], r("bre }"), _SPELL[0], r("}"))
            + p(_SPELL[0], r("{%p"), _SPELL[1], r(" if "), _SPELL[0], r("a"), _SPELL[1], r(" %}"))
            + line("dentro")
            + p(r("{%p endif %}"), _SPELL[0])
        ),
        {"nombre": "Ana", "a": True},
    ),
    Case(
        "tags that share runs",
        Drawing(
            p(r("{{ a }"), r("} y {"), r("{ b }}{% if "), r("a %}sí{"), r("% endif %}"))
            + p(r("{{ a"), r(" }}{{"), r(" b }}"))
        ),
        {"a": "A", "b": "B"},
    ),
    Case(
        "a tag in several formats takes the first",
        Drawing(p(r("De "), r("{{ nom", _B), r("bre", _I), r(" }}", _RED), r(" fin", _RED))),
        {"nombre": "Ana\nEva"},
    ),
    Case(
        "a tab and a break inside a tag",
        Drawing(
            p(run(t("{{ x") + "<w:tab/>" + t("}}")), r("z"))
            + p(run(t("{{ x") + "<w:br/>" + t("|upper }}")), r("z"))
            + p(run(t("a {{ x }}") + "<w:tab/>" + t("{{ x }} b") + "<w:br/>" + t("{{ x }}")))
        ),
        {"x": "uno"},
    ),
    Case(
        "bookmarks around tags",
        Drawing(
            p(
                '<w:bookmarkStart w:id="1" w:name="marca"/>',
                r("{{ x }}"),
                '<w:bookmarkEnd w:id="1"/>',
                r(" y "),
                '<w:bookmarkStart w:id="2" w:name="{{ x }}"/>',
                r("b"),
                '<w:bookmarkEnd w:id="2"/>',
            )
        ),
        {"x": "uno"},
    ),
    Case(
        "odd characters that stand beside tags",
        Drawing(
            p(
                run(t("a") + "<w:noBreakHyphen/>" + t("{{ x }}") + "<w:softHyphen/>" + t("b")),
                run('<w:sym w:font="Wingdings" w:char="F0FC"/>'),
                r("{{ x }}"),
                run("<w:tab/><w:ptab w:relativeTo='margin' w:alignment='right' w:leader='none'/>"),
                r("{{ x }}"),
            )
        ),
        {"x": "uno"},
    ),
    Case(
        "runs that a smart tag, a revision or a permission wraps",
        Drawing(
            p(
                '<w:smartTag w:uri="u" w:element="e">' + r("{{ x }}", _B) + "</w:smartTag>",
                r(" y "),
                '<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">'
                + r("{% if x %}puesto {{ x }}{% endif %}")
                + "</w:ins>",
            )
        ),
        {"x": "uno"},
    ),
    Case(
        "a listing with every kind of break",
        Drawing(
            p(
                r("Lista: ", _B),
                r("{{ x }}", _I),
                r(" fin"),
                properties='<w:pStyle w:val="ListBullet"/><w:rPr><w:b/></w:rPr>',
            )
            + lines("{%p for y in ys %}", "{{ y }}", "{%p endfor %}")
        ),
        {
            "x": Listing("uno & <dos>\ntres\acuatro\tcinco\fseis\a\asiete"),
            "ys": [Listing("a\ab"), Listing(7)],
        },
    ),
)
