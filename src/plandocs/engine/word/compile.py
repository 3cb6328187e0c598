"""From the bytes of a .docx to a plan that renders: tags found, placed, checked, made code."""

import copy
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from lxml import etree

from plandocs.diagnostics import Diagnostic, InFile, InWord
from plandocs.engine.fault import TemplateFault
from plandocs.engine.language import FaultLog
from plandocs.engine.language.compiler import compile_source, parse
from plandocs.engine.language.paths import Reads, read_paths
from plandocs.engine.language.program import Program
from plandocs.engine.language.syntax import (
    closes_forbidden,
    constant,
    forbidden_statement,
    operation,
)
from plandocs.engine.package import read_entries
from plandocs.engine.rules import FORBIDDEN_SYNTAX, UNFILLED_PLACE, UNREADABLE
from plandocs.engine.tag import Tag as PublicTag
from plandocs.engine.word.blocks import check_balance, find_blocks
from plandocs.engine.word.breaks import carry_breaks
from plandocs.engine.word.cells import CELL_DIRECTIVES, apply_directives, sort_properties
from plandocs.engine.word.columns import ColumnPlans, plan_columns
from plandocs.engine.word.contents import plan_fields
from plandocs.engine.word.guards import guard
from plandocs.engine.word.lists import plan_restarts
from plandocs.engine.word.places import Places
from plandocs.engine.word.plans import DocumentPlan, ParagraphPlan, PartPlan, RunPlan, StylePlan
from plandocs.engine.word.scan import scan
from plandocs.engine.word.seams import mark_seams
from plandocs.engine.word.structure import drop_empty_runs, hoist, merge_paragraphs, promote
from plandocs.engine.word.styles import read_styles
from plandocs.engine.word.tokens import MARK_CLOSE, MARK_OPEN, TOKEN, Line, Lines, Tag
from plandocs.engine.word.xml import Element, fragment, parent_of, style_id, w

_BODY = "word/document.xml"
_RENDERED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PROPERTIES = re.compile(r"docProps/(?:core|app|custom)\.xml")
_NAMES = {
    "document": "",
    "header": "encabezado",
    "footer": "pie de página",
    "footnotes": "notas al pie",
    "endnotes": "notas al final",
    "core": "propiedades del documento",
    "app": "propiedades del documento",
    "custom": "propiedades del documento",
}
_TAG = re.compile(r"{{.{0,60}?}}|{%.{0,60}?%}|%7B%7B.{0,60}?%7D%7D")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OWN_VALUES = frozenset(
    "_fill _span _twips _paragraphs _markup _inline _docpr _page _restart _open_table "
    "_close_table _plain _code".split()
)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_CUTTABLE = ("hyperlink", "ins", "smartTag", "dir", "bdo")
_DAMAGED = "le faltan piezas o están dañadas"


def compile_document(
    data: bytes, parts: Mapping[str, bytes], name: str
) -> tuple[DocumentPlan, tuple[Diagnostic, ...]]:
    """Return the plan of a template and what is wrong with it; raise TemplateFault.

    `parts` are those of the package `data`; `name` is how messages call the template.
    """
    problems: list[Diagnostic] = []
    styles = _styles(parts, name)
    compiled: list[PartPlan] = []
    tags: list[PublicTag] = []
    repeated = _repeated_drawings(parts)
    for part in sorted(parts, key=lambda part: (part != _BODY, part)):
        if _RENDERED.fullmatch(part) or _PROPERTIES.fullmatch(part):
            root = _root(parts[part], part, name)
            work = _Part(part, root, name, styles, problems, part in repeated)
            found = work.compile(parts)
            tags += work.public_tags
            compiled += [found] if found else []
        else:
            problems += _unfilled(part, parts[part], name)
    touched = {part.name for part in compiled}
    entries = read_entries(data)
    kept = {part: entry for part, entry in entries.items() if part not in touched}
    types = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    return DocumentPlan(kept, tuple(compiled), tuple(tags), styles, types), tuple(problems)


def _repeated_drawings(parts: Mapping[str, bytes]) -> set[str]:
    """Return the parts with a drawing whose number is also another drawing's."""
    numbers = [
        (part, number)
        for part, data in parts.items()
        if _RENDERED.fullmatch(part)
        for number in re.findall(rb'<wp:docPr [^>]*?\bid="(\d+)"', data)
    ]
    times = Counter(number for _, number in numbers)
    return {part for part, number in numbers if times[number] > 1}


def _styles(parts: Mapping[str, bytes], name: str) -> StylePlan:
    found = [
        _root(parts[part], part, name) if part in parts else None
        for part in ("word/styles.xml", "word/numbering.xml")
    ]
    numbering = parts.get("word/numbering.xml", b"")
    return read_styles(found[0], found[1], numbering)


def _root(data: bytes, part: str, name: str) -> Element:
    """Return the tree of a part; raise TemplateFault when it is no sound WordprocessingML."""
    reason = ""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _unreadable(name, "una de sus piezas declara un DTD, que Word no usa")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise _unreadable(name, _DAMAGED) from None
    if part == _BODY:
        if _STRICT in data[:4000]:
            reason = "está guardada como «Strict Open XML»; guárdela como documento .docx normal"
        elif root.tag != w("document") or root.find(w("body")) is None:
            reason = _DAMAGED
    if reason:
        raise _unreadable(name, reason)
    return root


def _unreadable(name: str, reason: str) -> TemplateFault:
    return TemplateFault((UNREADABLE.at(InFile(name), motivo=reason),))


def _unfilled(part: str, data: bytes, name: str) -> list[Diagnostic]:
    """Return the tags of a part that is not filled, and so would print as they are."""
    if not part.endswith((".xml", ".rels")):
        return []
    text = data.decode("utf-8", "replace")
    found = _TAG.search(re.sub(r"<[^>]+>", "", text)) or _TAG.search(text)
    if not found:
        return []
    words = re.sub(r"<[^>]+>", "", found[0]).replace("%7B", "{").replace("%7D", "}")
    return [UNFILLED_PLACE.at(InWord(name, part), texto=words, parte=part)]


def part_label(part: str) -> str:
    """Return what people call a part; the body has no name."""
    stem = re.sub(r"\d*\.xml$", "", part.rpartition("/")[2])
    return _NAMES.get(stem, part)


@dataclass
class _Part:
    """The work on one part."""

    name: str
    root: Element
    path: str
    styles: StylePlan
    problems: list[Diagnostic]
    renumber: bool
    """Whether its drawings have numbers that another part has too."""

    def compile(self, parts: Mapping[str, bytes]) -> PartPlan | None:
        """Return the part's plan, or None when nothing in it is to be filled, or it is wrong."""
        self.public_tags: list[PublicTag] = []
        found: list[Diagnostic] = []
        places = Places(self.path, part_label(self.name), self.root)
        carry_breaks(self.root)
        scanned = scan(self.root, places)
        self.tags = scanned.tags
        found += scanned.problems
        if not found:
            self._check_words(found)
        plan = None if found else self._transform(parts, found)
        self.problems += found
        return None if found else plan

    def _check_words(self, found: list[Diagnostic]) -> None:
        """Check each tag by itself, so that all the badly written ones are told."""
        for tag in self.tags:
            source = _alone(tag)
            if tag.kind == "statement" and closes_forbidden(tag.keyword):
                continue
            if forbidden := forbidden_statement(tag.body) if tag.kind == "statement" else "":
                found.append(FORBIDDEN_SYNTAX.at(tag.place, que=forbidden))
            elif source:
                log = FaultLog()
                parse(source, log)
                found += [rule.at(tag.place, **values) for _, rule, values in log.entries]

    def _transform(self, parts: Mapping[str, bytes], found: list[Diagnostic]) -> PartPlan | None:
        root, tags = self.root, self.tags
        lines = Lines([() for _ in tags])
        merge_paragraphs(tags, found)
        blocks = find_blocks(tags, found)
        promote(blocks, tags)
        directives = apply_directives(tags, blocks, lines, found)
        restarts = plan_restarts(tags, blocks, lines, self.styles, found)
        columns = plan_columns(root, tags, blocks, directives, lines)
        prose = self._paragraph_plans()
        hoist(tags, blocks, found)
        if found:
            return None
        check_balance(blocks, found)
        if found:
            return None
        inline = self._fill_lines(lines, prose)
        drop_empty_runs(root)
        guard(root, lines)
        is_body = self.name == _BODY
        fields = plan_fields(root, lines, self.styles.ids if is_body else {}, [])
        body = root.find(w("body"))
        if is_body and body is not None:
            mark_seams(body)
        if tags:
            sort_properties(root)
        if tags or self.renumber:
            self._number_drawings(lines)
        runs_by_tag = self._run_plans()
        text = etree.tostring(root, encoding="unicode")
        has_marks = MARK_OPEN in text
        if not tags and not has_marks and not TOKEN.search(text):
            return None
        source, statics, numbers = _source(_DECLARATION + text, lines)
        program = self._program(source, statics, numbers, columns, found)
        if program is None:
            return None
        runs = {line: runs_by_tag[tag] for line, tag in enumerate(numbers, 1) if tag in runs_by_tag}
        folder, _, name = self.name.rpartition("/")
        relations = parts.get(f"{folder}/_rels/{name}.rels", b"").decode("utf-8", "replace")
        return PartPlan(
            self.name, program, tuple(numbers), runs, tuple(prose.values()), tuple(inline),
            tuple(columns.tables), tuple(fields.contents), tuple(fields.pages), tuple(restarts),
            fields.first_bookmark, has_marks, tuple(tag.place for tag in tags), relations,
        )  # fmt: skip

    def _paragraph_plans(self) -> dict[int, ParagraphPlan]:
        """Return the paragraphs of the `{{p }}` tags, which are about to disappear."""
        found: dict[int, ParagraphPlan] = {}
        for tag in self.tags:
            if tag.kind == "value" and tag.prefix == "p" and tag.holder is not None:
                paragraph = parent_of(tag.holder, "p")
                if paragraph is not None:
                    plan = ParagraphPlan(self._properties(paragraph), style_id(paragraph))
                    found[tag.number] = plan
        return found

    def _properties(self, paragraph: Element) -> str:
        """Return a paragraph's properties, without the section that may end in it."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return ""
        text = fragment(properties, self.root)
        return re.sub(r"<w:sectPr.*?</w:sectPr>|<w:sectPr[^>]*/>", "", text, flags=re.DOTALL)

    def _fill_lines(self, lines: Lines, prose: Mapping[int, ParagraphPlan]) -> list[RunPlan]:
        """Give every tag its line of source; return the surroundings of each `{{r }}`."""
        inline: list[RunPlan] = []
        indexes = {number: index for index, number in enumerate(prose)}
        for tag in self.tags:
            text = ""
            if tag.kind == "statement":
                text = f"{{% {tag.body} %}}"
            elif tag.kind == "value" and tag.prefix == "r":
                inline.append(self._run_before(tag))
                text = f"{{{{ ({tag.body})|_inline({len(inline) - 1}) }}}}"
            elif tag.kind == "value":
                text = _value_source(tag, indexes)
            lines.by_token[tag.number] = (Line(text, tag.number),) if text else ()
        return inline

    def _run_before(self, tag: Tag) -> RunPlan:
        """Return the surroundings of the run that a `{{r }}` was taken out of."""
        assert tag.holder is not None
        for child in tag.holder:
            if tag.token in (child.tail or "") and child.tag == w("r"):
                return self._run_plan(child)
        return RunPlan("", "", False)

    def _number_drawings(self, lines: Lines) -> None:
        for element in self.root.iter():
            if (
                isinstance(element.tag, str)
                and element.tag.endswith("}docPr")
                and element.get("id")
            ):
                element.set("id", lines.add(Line("{{ 0|_docpr }}", 0)))

    def _run_plans(self) -> dict[int, RunPlan]:
        found: dict[int, RunPlan] = {}
        for tag in self.tags:
            if tag.kind != "value" or tag.prefix or tag.attribute or tag.holder is None:
                continue
            run = parent_of(tag.holder, "r")
            if run is not None:
                found[tag.number] = self._run_plan(run)
        return found

    def _run_plan(self, run: Element) -> RunPlan:
        look, paragraph = run.find(w("rPr")), parent_of(run, "p")
        around = _around(run, paragraph) if paragraph is not None else None
        return RunPlan(
            fragment(look, self.root) if look is not None else "",
            TOKEN.sub("", self._properties(paragraph)) if paragraph is not None else "",
            around is not None,
            "".join(self._opened(element) for element in around or ()),
            "".join(f"</w:{_local(element)}>" for element in reversed(around or ())),
        )

    def _opened(self, element: Element) -> str:
        """Return the tag that opens an element like this one."""
        alike = copy.copy(element)
        alike[:] = []
        alike.text = None
        return fragment(alike, self.root).replace("/>", ">")

    def _program(
        self,
        source: str,
        statics: list[str],
        numbers: list[int],
        columns: ColumnPlans,
        found: list[Diagnostic],
    ) -> Program | None:
        log = FaultLog()
        loops = {
            line: (number, *columns.loops[number])
            for line, number in enumerate(numbers, 1)
            if number in columns.loops
        }
        reads: list[Reads] = []

        def prepare(tree: nodes.Template) -> None:
            reads.append(read_paths(tree))
            _print_as_word(tree)
            _Columns(loops).visit(tree)

        program = compile_source(source, log, statics, prepare)
        found += [
            rule.at(self.tags[numbers[line - 1]].place, **values)
            for line, rule, values in log.entries
        ]
        paths = reads[0] if reads else {}
        for tag in self.tags:
            mine = [line for line, number in enumerate(numbers, 1) if number == tag.number]
            read = dict.fromkeys(path for line in mine for path in paths.get(line, ()))
            self.public_tags.append(PublicTag(tag.source, tag.place, tuple(read)))
        return program


def _around(run: Element, paragraph: Element) -> list[Element] | None:
    """Return what stands between a paragraph and a run in it; None when that cannot be cut."""
    found: list[Element] = []
    for above in run.iterancestors():
        if above is paragraph:
            return found[::-1]
        if _local(above) not in _CUTTABLE:
            return None
        found.append(above)
    return None


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _alone(tag: Tag) -> str:
    """Return the source of a tag by itself, or empty for those that only close."""
    if tag.kind == "value":
        return f"{{{{ {tag.body} }}}}"
    if tag.kind == "comment" or tag.keyword.startswith(("end", "else")):
        return ""
    if tag.keyword in CELL_DIRECTIVES or tag.keyword == "restart":
        return f"{{{{ {tag.arguments} }}}}" if tag.arguments else ""
    if tag.keyword == "elif":
        return f"{{% if {tag.arguments} %}}{{% endif %}}"
    closed = {"for": "{% endfor %}", "if": "{% endif %}", "with": "{% endwith %}"}
    return f"{{% {tag.body} %}}{closed.get(tag.keyword, '')}"


def _value_source(tag: Tag, paragraphs: Mapping[int, int]) -> str:
    if tag.prefix == "p" and tag.number in paragraphs:
        return f"{{{{ ({tag.body})|_paragraphs({paragraphs[tag.number]}) }}}}"
    if tag.prefix in ("tr", "tc"):
        return f"{{{{ ({tag.body})|_markup }}}}"
    if tag.attribute:
        in_code = tag.holder is not None and tag.holder.tag == w("instrText")
        printer = "_code" if in_code else "_plain"
        return f"{{{{ ({tag.body})|{printer} }}}}"
    return f"{{{{ {tag.body} }}}}"


def _source(text: str, lines: Lines) -> tuple[str, list[str], list[int]]:
    """Return Jinja source of one tag a line, the texts between tags, and the tag of each line."""
    statics: list[str] = []
    pieces: list[str] = []
    numbers: list[int] = []
    position = 0
    text = text.replace(MARK_OPEN, "\0").replace(MARK_CLOSE, "\1")
    for found in TOKEN.finditer(text):
        if found.start() > position:
            pieces.append(f"§{len(statics)}§")
            statics.append(text[position : found.start()])
        position = found.end()
        for line in lines.by_token[int(found[1])]:
            pieces.append(line.text + "\n")
            numbers.append(line.tag)
    pieces.append(f"§{len(statics)}§")
    statics.append(text[position:])
    return "".join(pieces), statics, numbers


def _print_as_word(tree: nodes.Template) -> None:
    """Leave our own values as they are, and print a field of a group in one step."""
    for output in tree.find_all(nodes.Output):
        output.nodes = [_printed(node) for node in output.nodes]


def _printed(node: nodes.Expr) -> nodes.Expr:
    if not isinstance(node, nodes.Filter) or node.name != "_text" or node.node is None:
        return node
    value = node.node
    if isinstance(value, nodes.Name) and value.name.startswith("_w"):
        return value
    if isinstance(value, nodes.Filter) and value.name in _OWN_VALUES:
        inner = value.node
        if value.name == "_fill" and isinstance(inner, nodes.Filter) and inner.name == "_field":
            return operation("_fill_of", inner.node or value, *inner.args)
        if value.name in ("_plain", "_code"):
            value.args = [constant(node.lineno, node.lineno)]
        return value
    if isinstance(value, nodes.Filter) and value.name == "_field" and value.node is not None:
        return operation("_show", value.node, *value.args, *node.args)
    return node


class _Columns(NodeTransformer):
    """Counts the columns of each `{%tc for %}` before it begins, and names their width."""

    def __init__(self, loops: Mapping[int, tuple[int, int, int]]) -> None:
        self._loops = loops

    def visit_For(self, node: nodes.For) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        self.generic_visit(node)
        if node.lineno not in self._loops:
            return node
        number, row, slot = self._loops[node.lineno]
        line = node.lineno
        place = [constant(row, line), constant(slot, line)]
        items, width = f"_i{number}", f"_w{number}"
        counted = operation("_columns", node.iter, *place)
        node.iter = nodes.Name(items, "load", lineno=line)
        share = operation("_share", constant(0, line), *place)
        return [
            nodes.Assign(nodes.Name(items, "store", lineno=line), counted, lineno=line),
            nodes.Assign(nodes.Name(width, "store", lineno=line), share, lineno=line),
            node,
        ]
