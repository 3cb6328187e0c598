"""Templates that docxtpl gets wrong: no parity here, but what must be printed instead."""

from docxtpl import InlineImage, Listing, RichText
from support import word

from parity.case import Wrong
from parity.markup import (
    PREFIXES,
    Drawing,
    Side,
    cited,
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
from parity.objects import picture

W = word.W
_B = "<w:b/>"
_I = "<w:i/>"
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'
_DRAWING = "{" + PREFIXES["wp"] + "}docPr"
_DRAWN = run(
    '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="3" name="i"/>'
    '<a:graphic><a:graphicData uri="u"/></a:graphic></wp:inline></w:drawing>'
)
_TABS = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'


def formats(data: bytes) -> list[str]:
    """Return the text of each paragraph, its bold runs between asterisks."""
    return [_formatted(paragraph) for paragraph in word.paragraphs(word.body(data))]


def _formatted(paragraph: word.Node) -> str:
    return "".join(_shown(found) for found in paragraph.iter(f"{W}r")).replace("**", "")


def _shown(found: word.Node) -> str:
    mark = "*" if found.find(f"{W}rPr/{W}b") is not None else ""
    return f"{mark}{word.text(found)}{mark}" if word.text(found) else ""


def boxes(data: bytes) -> list[str]:
    """Return the text of each paragraph in a text box, its bold runs between asterisks."""
    found = word.body(data).iter(f"{W}txbxContent")
    return [_formatted(paragraph) for box in found for paragraph in box]


def drawing_numbers(data: bytes) -> list[str]:
    """Return how many different numbers the drawings of the body and its header and footer have."""
    parts = ("word/document.xml", "word/header1.xml", "word/footer2.xml")
    found = [n.get("id") for name in parts for n in word.part(data, name).iter(_DRAWING)]
    return [f"{len(set(found))} distintos"]


def footnotes(data: bytes) -> list[str]:
    """Return the text of each paragraph of the notes at the foot of the page."""
    return _note_texts(data, "word/footnotes.xml")


def endnotes(data: bytes) -> list[str]:
    """Return the text of each paragraph of the notes at the end."""
    return _note_texts(data, "word/endnotes.xml")


def _note_texts(data: bytes, part: str) -> list[str]:
    found = [word.text(paragraph) for paragraph in word.paragraphs(word.part(data, part))]
    return [text for text in found if text]


def fills(data: bytes) -> list[str]:
    """Return the fill of each cell."""
    return [word.fill(cell) for cell in word.body(data).iter(f"{W}tc")]


def run_fills(data: bytes) -> list[str]:
    """Return the fill of each text that has one."""
    return [shade.get(f"{W}fill", "") for shade in word.body(data).iterfind(f".//{W}rPr/{W}shd")]


def grids(data: bytes) -> list[str]:
    """Return the widths of the columns of each table."""
    return [
        " ".join(column.get(f"{W}w", "") for column in table.iterfind(f"{W}tblGrid/{W}gridCol"))
        for table in word.tables(word.body(data))
    ]


def cells(data: bytes) -> list[str]:
    """Return the paragraphs of each cell, counted and shown."""
    return [
        f"{len(cell.findall(f'{W}p'))}: {word.text(cell)}"
        for cell in word.body(data).iter(f"{W}tc")
    ]


def title(data: bytes) -> list[str]:
    """Return the title among the document's properties."""
    return [
        node.text or ""
        for node in word.part(data, "docProps/core.xml")
        if node.tag.endswith(("}title", "}keywords"))
    ]


def codes(data: bytes) -> list[str]:
    """Return the codes of the fields."""
    return ["".join(code.text or "" for code in word.body(data).iter(f"{W}instrText")).strip()]


def bookmarks(data: bytes) -> list[str]:
    """Return where each bookmark starts and ends."""
    marks = {f"{W}bookmarkStart": "inicia", f"{W}bookmarkEnd": "termina"}
    found = word.body(data).iter()
    return [f"{marks[n.tag]} {n.get(f'{W}id')}" for n in found if n.tag in marks]


def names(data: bytes) -> list[str]:
    """Return the alternative texts."""
    return [name for n in word.body(data).iter() if (name := n.get("descr"))]


WRONG_THERE = (
    Wrong(
        "text beside a paragraph tag",
        Drawing(lines("antes {%p if a %} después", "x", "{%p endif %}")),
        {"a": True},
        ["antes  después", "x"],
        "It drops what stands beside the tag in silence; ours tells it.",
        told="P211",
    ),
    Wrong(
        "text beside a row tag",
        Drawing(tbl(2, tr("{%tr if a %}", "título"), tr("x", "y"), tr("{%tr endif %}", ""))),
        {"a": True},
        ["título", "x", "y"],
        "It drops what stands in the other cells of the row in silence; ours tells it.",
        told="P211",
    ),
    Wrong(
        "two paragraph tags in a paragraph",
        Drawing(lines("{%p if a %}{%p if b %}", "x", "{%p endif %}", "{%p endif %}")),
        {"a": True, "b": True},
        ["x"],
        "It keeps the last of them only, and then misses the other; ours tells it.",
        told="P211",
    ),
    Wrong(
        "a note from one paragraph into another",
        Drawing(lines("a {# nota", "uno", "dos #} fin")),
        {},
        ["a {# nota", "uno", "dos #} fin"],
        "It erases every paragraph up to wherever `#}` stands next; ours tells it.",
        told="P201",
    ),
    Wrong(
        "a remainder in a paragraph tag",
        Drawing(
            lines(
                "{%p for x in xs %}", "{%p if x % 2 %}", "{{ x }}", "{%p endif %}", "{%p endfor %}"
            )
        ),
        {"xs": [1, 2, 3]},
        ["1", "3"],
        "Its expression for `{%p` stops at any `%` or `}`, and Jinja sees an unknown tag `p`.",
    ),
    Wrong(
        "braces and percents in row, cell and note tags",
        Drawing(
            tbl(
                2,
                tr("{%tr for k, v in {'a': 1}.items() %}", ""),
                tr("{{ k }}", "{{ v }}"),
                tr("{%tr endfor %}", ""),
            )
            + lines("{#p 10 } de # 20 #}", "fin")
        ),
        {},
        ["a", "1", "fin"],
        "The same for rows; a `{#p` note with `}` or `#` in it leaves an empty paragraph.",
    ),
    Wrong(
        "rich text in a plain tag",
        Drawing(lines("antes {{ x }} después")),
        {"x": RichText("rico", bold=True)},
        ["antes *rico* después"],
        "It writes w:r inside w:t, which Word refuses to open.",
        read=formats,
    ),
    Wrong(
        "plain text in a paragraph tag",
        Drawing(line("{{p x }}", "Heading1") + line("fin")),
        {"x": "hola"},
        ["hola", "fin"],
        "It writes bare text between the paragraphs, which Word refuses to open.",
    ),
    Wrong(
        "plain text in a run tag",
        Drawing(p(r("antes {{r x }} después", _B))),
        {"x": "hola"},
        ["*antes hola después*"],
        "It writes bare text between the runs, and the text after the tag loses its bold.",
        read=formats,
    ),
    Wrong(
        "bold text after a run tag",
        Drawing(p(r("antes {{r x }} después", _B)) + p(r("a {%r if si %}b{%r endif %} c", _B))),
        {"x": RichText("rico"), "si": True},
        ["*antes *rico* después*", "*a b c*"],
        "What follows a run tag in its own run loses its formatting.",
        read=formats,
    ),
    Wrong(
        "formats after a tag that began in another",
        Drawing(
            p(r("{{ nom", _B), r("bre }} fin"))
            + p(r("{% if no %}", _B), r("nunca"), r("{% endif %}fin"))
        ),
        {"nombre": "Ana", "no": False},
        ["*Ana* fin", "fin"],
        "Text after the tag takes the format of the run where the tag began.",
        read=formats,
    ),
    Wrong(
        "text beside dashes",
        Drawing(lines("antes", "uno{%- if a -%}dos{%- endif -%}tres", "después")),
        {"a": True},
        ["antes", "unodostres", "después"],
        "Dashes cut from the text before to the text after, with the words in between.",
    ),
    Wrong(
        "a dash before a paragraph with tab stops",
        Drawing(
            lines("uno {% if a -%}") + p(r("dos"), properties=_TABS) + lines("{%- endif %} fin")
        ),
        {"a": True},
        ["uno dos fin"],
        "Its cut ends at whatever begins like `<w:t`, here `<w:tab`, and breaks the XML.",
    ),
    Wrong(
        "an ampersand in a literal",
        Drawing(lines("{{ 'a & b' }}{% if x == 'a & b' %}, igual{% endif %}")),
        {"x": "a & b"},
        ["a & b, igual"],
        "It turns `&lt;` in a tag back into `<`, and leaves `&amp;`: it prints `a &amp; b`.",
    ),
    Wrong(
        "values with escaped braces",
        Drawing(lines("{{ x }}")),
        {"x": "{_{ y }_} {_% %_}"},
        ["{_{ y }_} {_% %_}"],
        "It unescapes braces in the finished text, so it changes those of the values.",
    ),
    Wrong(
        "a tag that two pieces of a field's code share",
        Drawing(
            p(
                run('<w:fldChar w:fldCharType="begin"/>'),
                run('<w:instrText xml:space="preserve"> HYPERLINK "{{ </w:instrText>'),
                run('<w:instrText xml:space="preserve">x }}" </w:instrText>'),
                run('<w:fldChar w:fldCharType="end"/>'),
            )
        ),
        {"x": "https://uno.mx"},
        ['HYPERLINK "https://uno.mx"'],
        "It joins split tags in texts only, and raises a syntax error.",
        read=codes,
    ),
    Wrong(
        "double quotes in a tag of an attribute",
        Drawing(
            p(
                run(
                    '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="i"'
                    ' descr="{{ x|default(&quot;nada&quot;) }} &amp; {{ &apos;a&amp;b&apos; }}"/>'
                    '<a:graphic><a:graphicData uri="u"/></a:graphic></wp:inline></w:drawing>'
                ),
                r("fin"),
            )
        ),
        {"x": "uno"},
        ["uno & a&b"],
        "In an attribute quotes are entities, which it leaves: Jinja raises a syntax error.",
        read=names,
    ),
    Wrong(
        "a listing in a link",
        Drawing(
            p(f'<w:hyperlink w:anchor="m">{r("{{ x }}")}</w:hyperlink>', r(" fin")) + line("z")
        ),
        {"x": Listing("uno\ados")},
        ["uno", "dos fin", "z"],
        "It closes the paragraph inside the link, and the parser mends it into nested paragraphs.",
    ),
    Wrong(
        "a property with an ampersand",
        Drawing(line("x"), properties={"title": "{{ x }}", "keywords": "{{ x }}"}),
        {"x": "a & <b>"},
        ["a & <b>", "a & <b>"],
        "It escapes the title twice (`a &amp; &lt;b&gt;`) and leaves keywords unfilled.",
        read=title,
    ),
    Wrong(
        "notes at the end",
        Drawing(
            p(r("Uno"), cited(1, "endnote")),
            sides=[notes(note(1, line("Nota {{ x }}"), kind="endnote"), kind="endnote")],
        ),
        {"x": "& fin"},
        ["Nota & fin"],
        "It fills the notes of the page and not those of the end.",
        read=endnotes,
    ),
    Wrong(
        "notes in a document of several sections",
        Drawing(
            p(r("Uno"), cited(1)) + section_break(r("fin")) + line("dos"),
            sides=[notes(note(1, line("Nota {{ x }}")))],
        ),
        {"x": "{{ 7 * 7 }}"},
        ["Nota {{ 7 * 7 }}"],
        "It fills them once for each section, so that data is run as a template.",
        read=footnotes,
    ),
    Wrong(
        "the fill of a cell without properties",
        Drawing(
            tbl(
                2,
                f"<w:tr><w:tc>{line('{% cellbg c %}a')}</w:tc>"
                f"<w:tc><w:tcPr/>{line('{% cellbg c %}b')}</w:tc></w:tr>",
            )
        ),
        {"c": "FF0000"},
        ["FF0000", "FF0000"],
        "It loses the colour, or writes it after the properties, where Word refuses it.",
        read=fills,
    ),
    Wrong(
        "the fill of a cell with a table in it",
        Drawing(tbl(1, tr(tc(line("{% cellbg c %}a"), tbl(1, tr("dentro")), p())))),
        {"c": "FF0000"},
        ["FF0000", ""],
        "It colours every cell of the inner table too.",
        read=fills,
    ),
    Wrong(
        "the fill of a cell whose text has its own",
        Drawing(tbl(1, tr(tc(p(r("{% cellbg c %}"), r("a", _SHADE)))))),
        {"c": "FF0000"},
        ["D9D9D9"],
        "It takes the fill away from the text.",
        read=run_fills,
    ),
    Wrong(
        "several texts in a cell that rows merge",
        Drawing(
            tbl(
                2,
                tr("{%tr for x in xs %}", ""),
                tr(tc(p(r("{% vm %}uno", _B), r(" y dos")), line("tres")), "{{ x }}"),
                tr("{%tr endfor %}", ""),
            )
        ),
        {"xs": [1, 2]},
        ["2: uno y dostres", "1: 1", "1: ", "1: 2"],
        "It empties the text of the tag only, and repeats the rest in the cells merged away.",
        read=cells,
    ),
    Wrong(
        "a table in a narrower one",
        Drawing(tbl(1, tr(tc(line("{{ x }}"), tbl(3, tr("a", "b", "c")), p())))),
        {"x": "x"},
        ["2000", "2000 2000 2000"],
        "It counts the cells of the inner rows, and gives the outer table columns it has not.",
        read=grids,
    ),
    Wrong(
        "rows that leave columns free at their ends",
        Drawing(tbl(3, tr("{{ x }}", "b", properties='<w:gridAfter w:val="1"/>'))),
        {"x": "x"},
        ["2000 2000 2000"],
        "It counts cells and not the columns they leave free, and drops a column of the grid.",
        read=grids,
    ),
    Wrong(
        "a cell that loses all its paragraphs",
        Drawing(tbl(2, tr(tc(lines("{%p if no %}", "a", "{%p endif %}")), "b"))),
        {"no": False},
        ["1: ", "1: b"],
        "It leaves the cell without a paragraph, which Word refuses to open.",
        read=cells,
    ),
    Wrong(
        "a break after a tag and a tab in a format with changes",
        Drawing(
            p(
                run(
                    t("{{ x }}"),
                    '<w:b/><w:rPrChange w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">'
                    "<w:rPr><w:i/></w:rPr></w:rPrChange>",
                )
            )
        ),
        {"x": "uno\tdos"},
        ["*uno dos*"],
        "It copies the format up to the first `</w:rPr>`, that of the tracked change.",
        read=formats,
    ),
    Wrong(
        "a bookmark that begins inside a tag",
        Drawing(
            p(
                r("{{ x"),
                '<w:bookmarkStart w:id="1" w:name="marca"/>',
                r(" }} y"),
                '<w:bookmarkEnd w:id="1"/>',
            )
        ),
        {"x": "uno"},
        ["inicia 1", "termina 1"],
        "It drops what stands between the pieces of a tag, and leaves an end without a start.",
        read=bookmarks,
    ),
    Wrong(
        "text after a picture",
        Drawing(p(r("antes {{ x }} después", _B))),
        lambda template: {"x": InlineImage(template, picture("red"))},
        ["*antes  después*"],
        "What follows a picture in its own run loses its formatting.",
        read=formats,
    ),
    Wrong(
        "a tab in a text box",
        Drawing(p(text_box(line("{{ x }}"), _B))),
        {"x": "uno\tdos"},
        ["uno dos", "uno dos"],
        "The text after the tab takes the format of the run that holds the box.",
        read=boxes,
    ),
    Wrong(
        "numbers of drawings",
        Drawing(
            p(_DRAWN, _DRAWN),
            sides=[Side("header", "h1", p(_DRAWN, r("{{ x }}"))), Side("footer", "f1", p(_DRAWN))],
            section='<w:headerReference w:type="default" r:id="h1"/>'
            '<w:footerReference w:type="default" r:id="f1"/>',
        ),
        {"x": "uno"},
        ["4 distintos"],
        "It numbers those of the body anew, and leaves the others as they were.",
        read=drawing_numbers,
    ),
    Wrong(
        "a color with a sharp",
        Drawing(tbl(1, tr("{% cellbg c %}a"))),
        {"c": "#ff0000"},
        ["FF0000"],
        "It writes the sharp, which Word does not take in a fill.",
        read=fills,
    ),
    Wrong(
        "a character that XML forbids",
        Drawing(lines("{{ x }}", "fin")),
        {"x": "uno\x0bdos"},
        ["uno\x0bdos", "fin"],
        "It drops it in silence; ours tells it.",
        told="P205",
    ),
    Wrong(
        "a value that is missing",
        Drawing(lines("Vence el {{ fecha }}.")),
        {"fehca": "30 de mayo"},
        ["Vence el 30 de mayo."],
        "It prints nothing in its place; ours tells it.",
        told="P203",
    ),
)
