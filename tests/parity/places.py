"""Where tags may stand beside the body's paragraphs: parts, boxes, fields, attributes."""

from parity.case import Case
from parity.markup import (
    Drawing,
    Side,
    cited,
    field_of,
    line,
    lines,
    note,
    notes,
    p,
    r,
    run,
    section_break,
    t,
    tbl,
    tc,
    text_box,
    tr,
)

_B = "<w:b/>"
_I = "<w:i/>"
_KINDS = ("default", "first", "even")


def _reference(kind: str, part: str, id: str) -> str:
    return f'<w:{part}Reference w:type="{kind}" r:id="{id}"/>'


def _control(content: str, properties: str = "") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{{{{ x }}}}"/><w:tag w:val="t"/>{properties}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _picture_named(description: str) -> str:
    return run(
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="9" cy="9"/><wp:docPr id="3" name="Imagen" descr="{description}"'
        f' title="{description}"/><a:graphic><a:graphicData uri="u"/></a:graphic>'
        "</wp:inline></w:drawing>"
    )


PLACES = (
    Case(
        "headers and footers of every kind",
        Drawing(
            line("{{ x }}"),
            sides=[
                *(Side("header", f"h{k}", line(f"{k} {{{{ x }}}}", "Header")) for k in _KINDS),
                *(Side("footer", f"f{k}", line(f"{k} {{{{ y }}}}", "Footer")) for k in _KINDS),
            ],
            section="".join(_reference(k, "header", f"h{k}") for k in _KINDS)
            + "".join(_reference(k, "footer", f"f{k}") for k in _KINDS),
        ),
        {"x": "uno & <dos>", "y": "tres\tcuatro\ncinco"},
    ),
    Case(
        "sections with headers and footers of their own",
        Drawing(
            line("{{ x }} uno")
            + section_break(r("fin de {{ x }}"), references=_reference("default", "header", "h1"))
            + line("dos")
            + section_break(r("fin"), references=_reference("default", "footer", "f2"))
            + line("tres"),
            sides=[
                Side("header", "h1", lines("{%p if x %}", "primera {{ x }}", "{%p endif %}")),
                Side("footer", "f2", lines("{%p for y in ys %}", "{{ y }}", "{%p endfor %}")),
                Side("header", "h3", line("tercera {{ ys|join(', ') }}")),
            ],
            section=_reference("default", "header", "h3"),
        ),
        {"x": "X", "ys": ["a", "b"]},
    ),
    Case(
        "a section break among paragraphs of tags",
        Drawing(
            lines("{%p for x in xs %}", "{{ x }}")
            + section_break(r("fin de {{ x }}"))
            + lines("{%p endfor %}", "última")
        ),
        {"xs": ["uno", "dos"]},
    ),
    Case(
        "tables, fields and rows in a header and a footer",
        Drawing(
            line("{{ x }}"),
            sides=[
                Side(
                    "header",
                    "h1",
                    tbl(
                        2,
                        tr("{%tr for y in ys %}", ""),
                        tr("{{ y }}", tc(line("{% cellbg c %}{{ x }}"))),
                        tr("{%tr endfor %}", ""),
                    )
                    + p(r("{"), r("{ x", _B), r(" }}")),
                ),
                Side(
                    "footer",
                    "f1",
                    p(
                        r("Anexo {{ x }}. Página "),
                        field_of(" PAGE ", "1"),
                        r(" de "),
                        field_of(" NUMPAGES ", "1"),
                        r("{% if no %} borrador{% endif %}"),
                    ),
                ),
            ],
            section=_reference("default", "header", "h1") + _reference("default", "footer", "f1"),
        ),
        {"x": "uno", "ys": [1, 2], "c": "FF0000", "no": False},
    ),
    Case(
        "notes at the foot of the page",
        Drawing(
            p(r("Uno"), cited(1), r(" y {{ x }}"), cited(2)),
            sides=[
                notes(
                    note(1, p(run("<w:footnoteRef/>"), r(" Nota de {{ x }}: {{ y }}", _I))),
                    note(2, lines("{%p for z in zs %}", "{{ z }}", "{%p endfor %}", "fin")),
                )
            ],
        ),
        {"x": "uno & <dos>", "y": "a\nb\tc", "zs": ["z1", "z2"]},
    ),
    Case(
        "a text box, in its two forms",
        Drawing(
            p(
                r("Antes {{ x }} "),
                text_box(
                    p(r("{{ x }}", _B), r(" y {% if x %}más{% endif %}"))
                    + lines("{%p for y in ys %}", "{{ y }}", "{%p endfor %}")
                    + p(r("{"), r("{ x "), r("}}"))
                ),
                r(" después {{ x }}"),
            )
        ),
        {"x": "uno & <dos>", "ys": ["a", "b"]},
    ),
    Case(
        "text boxes that a loop repeats",
        Drawing(
            lines("{%p for x in xs %}")
            + p(text_box(line("caja {{ x }}", "Heading1")))
            + lines("{%p endfor %}")
            + p(r("{% for x in xs %}"), text_box(line("otra {{ x }}")), r("{% endfor %}"))
        ),
        {"xs": ["uno", "dos"]},
    ),
    Case(
        "properties of the document",
        Drawing(
            line("{{ x }}"),
            properties={
                "title": "Plan {{ x }}",
                "subject": "{% if x %}con {{ x }}{% endif %}",
                "author": "{{ xs|join(', ') }}",
                "comments": "{{ x }} {# nota #}y",
                "identifier": "id-{{ n }}",
                "language": "{{ 'es-MX' }}",
            },
        ),
        {"x": "«uno»", "xs": ["a", "b"], "n": 7},
    ),
    Case(
        "links",
        Drawing(
            p(
                r("Vea "),
                f'<w:hyperlink r:id="rIdLink" w:tooltip="{{{{ x }}}}">{r("{{ x }}", _I)}'
                "</w:hyperlink>",
                r(" y "),
                f'<w:hyperlink w:anchor="m{{{{ n }}}}">{r("{")}{r("{ x }}")}{r(" fin")}'
                "</w:hyperlink>",
            )
            + lines("{%p for n in [1, 2] %}")
            + p(f'<w:hyperlink r:id="rIdLink">{r("liga {{ n }}")}</w:hyperlink>')
            + lines("{%p endfor %}"),
            links={"rIdLink": "https://example.org/?a=1&b=2"},
        ),
        {"x": 'uno & "dos"', "n": 3},
    ),
    Case(
        "content controls of runs and of paragraphs",
        Drawing(
            p(r("De "), _control(r("{{ x }}", _B), "<w:text/>"), r("."))
            + _control(line("{{ x }}", "Heading1") + line("{% if x %}y{% endif %}"))
            + _control(lines("{%p for y in ys %}", "{{ y }}", "{%p endfor %}", "fin"))
            + lines("{%p for y in ys %}")
            + _control(line("{{ y }}"))
            + lines("{%p endfor %}")
        ),
        {"x": "uno & <dos>", "ys": ["a", "b"]},
    ),
    Case(
        "the alternative text of a picture",
        Drawing(
            p(_picture_named("Emblema de {{ x }}"), r("{{ x }}"))
            + p(_picture_named("{% if si %}sí{% else %}no{% endif %} &lt;{{ n + 1 }}&gt;"))
        ),
        {"x": "A & 'B' <\"C\">", "si": True, "n": 1},
    ),
    Case(
        "codes of fields",
        Drawing(
            p(
                field_of(' HYPERLINK "{{ url }}" ', "{{ x }}"),
                r(" y "),
                field_of(" DOCPROPERTY {{ x|upper }} ", "{{ x }}"),
            )
            + p(
                f'<w:fldSimple w:instr=" MERGEFIELD {{{{ x }}}} ">{r("{{ x }}")}</w:fldSimple>',
                field_of(' TC "{{ x }}" {% if x %}\\l 2{% endif %} ', ""),
            )
        ),
        {"url": "https://example.org/?a=1&b=<2>", "x": "uno"},
    ),
    Case(
        "a formula",
        Drawing(
            p(
                r("Sea "),
                f"<m:oMath><m:r><m:t>{{{{ n }}}}</m:t></m:r><m:r>{t(' + {{ n }}')}</m:r></m:oMath>",
                r(" y {{ n }}"),
            )
        ),
        {"n": 7},
    ),
    Case(
        "paragraphs that break pages and keep together",
        Drawing(
            lines("{%p for x in xs %}")
            + p(r("{{ x }}"), properties="<w:keepNext/><w:pageBreakBefore/>")
            + p(run('<w:br w:type="page"/>'), r("{{ x }}"), properties="<w:widowControl/>")
            + lines("{%p endfor %}")
        ),
        {"xs": ["uno", "dos"]},
    ),
)
