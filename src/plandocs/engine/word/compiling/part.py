"""One part of a template compiled: its tags found, placed, checked, hoisted and made code."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from jinja2 import nodes
from lxml import etree

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.engine.fault import TemplateFault
from plandocs.engine.language import FaultLog
from plandocs.engine.language.braces import MAX_TAGS, TOO_MANY
from plandocs.engine.language.compiler import compile_source, loose_uses, parse
from plandocs.engine.language.program import Program
from plandocs.engine.language.syntax import closes_forbidden, forbidden_statement
from plandocs.engine.language.use import Use
from plandocs.engine.rules import BAD_TAG, FORBIDDEN_SYNTAX, SWALLOWED_TEXT, UNREADABLE
from plandocs.engine.tag import Tag as PublicTag
from plandocs.engine.word.compiling.blocks import check_balance, find_blocks
from plandocs.engine.word.compiling.boxes import empty_second_boxes, mark_boxes
from plandocs.engine.word.compiling.breaks import carry_breaks
from plandocs.engine.word.compiling.cells import apply_directives, row_loops, sort_properties
from plandocs.engine.word.compiling.columns import plan_columns
from plandocs.engine.word.compiling.contents import plan_fields
from plandocs.engine.word.compiling.guards import guard
from plandocs.engine.word.compiling.joins import merge_paragraphs
from plandocs.engine.word.compiling.lists import plan_restarts
from plandocs.engine.word.compiling.lone import promote
from plandocs.engine.word.compiling.places import Places
from plandocs.engine.word.compiling.references import follow_copies
from plandocs.engine.word.compiling.repeated import fill_controls, forget_numbers
from plandocs.engine.word.compiling.results import empty_results
from plandocs.engine.word.compiling.scan import scan
from plandocs.engine.word.compiling.seams import mark_seams
from plandocs.engine.word.compiling.sequences import count_sequences
from plandocs.engine.word.compiling.source import (
    ColumnLoops,
    Source,
    alone,
    join_source,
    print_as_word,
    value_source,
)
from plandocs.engine.word.compiling.structure import drop_empty_runs, hoist
from plandocs.engine.word.compiling.tokens import MARK_OPEN, TOKEN, Line, Lines, Tag, tokens_in
from plandocs.engine.word.plans import ParagraphPlan, PartPlan, RunPlan, StylePlan
from plandocs.engine.word.xml import parent_of, style_id, w
from plandocs.engine.xml import Element, fragment
from plandocs.gates.places import part_label

BODY = "word/document.xml"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST = 8
"""Among how many children of a paragraph its properties are: Word wants them the first."""
_CUTTABLE = ("hyperlink", "ins", "smartTag", "dir", "bdo")
"""What may stand between a paragraph and a run that a new paragraph begins in."""


def _causes(problems: list[Diagnostic]) -> list[Diagnostic]:
    """Return problems without those that another one causes.

    A tag beside another that takes its whole row is lost, and then what it opens or closes is not
    answered either.
    """
    if any(p.rule is SWALLOWED_TEXT and p.values["texto"].startswith("{%") for p in problems):
        return [problem for problem in problems if problem.rule is not BAD_TAG]
    return problems


class PartCompiler:
    """The work on one part of a template; each step changes the part's tree."""

    def __init__(
        self, name: str, root: Element, path: str, styles: StylePlan, renumber: bool
    ) -> None:
        """Compile the part `name`; `path` is what messages call the template.

        `renumber` says that its drawings have numbers that another part has too.
        """
        self.problems: list[Diagnostic] = []
        self.tags: list[PublicTag] = []
        self._name = name
        self._root = root
        self._styles = styles
        self._renumber = renumber
        self._path = path
        self._is_emptied = False
        self._places = Places(path, part_label(name), root)

    def compile(self, relations: str) -> PartPlan | None:
        """Return the part's plan, or None when nothing in it is to be filled, or it is wrong.

        `relations` is the XML of the part's relations.
        """
        self._scan()
        if not self.problems:
            self._place_tags()
        if not self.problems:
            check_balance(self._root, self._blocks, self.problems)
        self.problems = _causes(self.problems)
        if self.problems:
            self.tags += self._loose_tags()
            return None
        self._write_lines()
        self._prepare_finish()
        return self._plan(relations)

    def _scan(self) -> None:
        """Find the tags, and check each by itself, so that all the badly written ones are told."""
        self._boxes = empty_second_boxes(self._root)
        carry_breaks(self._root)
        self._is_emptied = empty_results(self._root)
        found = scan(self._root, self._places)
        self._found = found.tags
        self._lines = Lines([() for _ in found.tags])
        self.problems += found.problems
        if len(found.tags) > MAX_TAGS:
            raise TemplateFault((UNREADABLE.at(InFile(self._path), motivo=TOO_MANY),))
        told = {problem.at for problem in found.problems}
        for tag in self._found:
            if tag.place not in told:
                self._check_alone(tag)
        if self.problems and not found.problems:
            unanswered: list[Diagnostic] = []
            allowed = [tag for tag in self._found if not closes_forbidden(tag.keyword)]
            find_blocks(allowed, unanswered)
            told = {problem.at for problem in self.problems}
            self.problems += [problem for problem in unanswered if problem.at not in told]

    def _loose_tags(self) -> Iterator[PublicTag]:
        """Yield the tags of a part that is wrong, each with what it reads by itself."""
        told = {problem.at for problem in self.problems}
        for tag in self._found:
            if tag.place not in told:
                yield PublicTag(tag.source, tag.place, loose_uses(alone(tag)), is_loose=True)

    def _check_alone(self, tag: Tag) -> None:
        if tag.kind == "statement":
            if closes_forbidden(tag.keyword):
                return
            if forbidden := forbidden_statement(tag.body):
                self.problems.append(FORBIDDEN_SYNTAX.at(tag.place, que=forbidden))
                return
        log = FaultLog()
        if source := alone(tag):
            parse(source, log)
        self.problems += [fault.at(tag.place) for fault in log.entries]

    def _place_tags(self) -> None:
        """Give each tag its place in the tree: joined, promoted, made a property, hoisted."""
        tags, problems = self._found, self.problems
        merge_paragraphs(tags, problems)
        self._blocks = find_blocks(tags, problems)
        promote(self._blocks, tags)
        directives = apply_directives(tags, self._blocks, self._lines, problems)
        self._restarts = plan_restarts(tags, self._blocks, self._lines, self._styles, problems)
        self._columns = plan_columns(self._root, tags, self._blocks, directives, self._lines)
        self._paragraphs = dict(self._paragraph_plans())
        hoist(tags, self._blocks, problems)

    def _paragraph_plans(self) -> Iterator[tuple[int, ParagraphPlan]]:
        """Yield the paragraphs of the `{{p }}` tags, which are about to disappear."""
        for tag in self._found:
            if tag.kind == "value" and tag.prefix == "p":
                paragraph = tag.paragraph
                if paragraph is not None:
                    properties = self._properties(paragraph)
                    yield tag.number, ParagraphPlan(properties, style_id(paragraph))

    def _write_lines(self) -> None:
        """Give every tag its line of source."""
        self._inline: list[RunPlan] = []
        self._cut: dict[Element, dict[int, Element]] = {}
        indexes = {number: index for index, number in enumerate(self._paragraphs)}
        rows = set(row_loops(self._found, self._blocks).values())
        for tag in self._found:
            text = ""
            if tag.kind == "statement":
                text = f"{{% {tag.body} %}}"
            elif tag.kind == "value" and tag.prefix == "r" and not tag.attribute:
                text = f"{{{{ ({tag.body})|_inline({len(self._inline)}) }}}}"
                self._inline.append(self._run_before(tag))
            elif tag.kind == "value":
                text = value_source(tag, indexes)
            lines = [Line(text, tag.number)] if text else []
            if tag.number in rows:
                lines.append(Line(f"{{% set _r{tag.number} = loop %}}", tag.number))
            self._lines.by_token[tag.number] = tuple(lines)

    def _prepare_finish(self) -> None:
        """Mark what the last pass over a printed part looks at."""
        drop_empty_runs(self._root)
        guard(self._root, self._lines)
        mark_boxes(self._boxes)
        styles = self._styles.ids if self._name == BODY else {}
        copies = follow_copies(self._root, self._found, self._lines)
        self._fields = plan_fields(self._root, self._lines, styles, copies)
        body = self._root.find(w("body"))
        if body is not None:
            mark_seams(body)
        if self._found:
            sort_properties(self._root)
            forget_numbers(self._root, self._found, self._lines)
            fill_controls(self._root)
            if self._name == BODY:
                count_sequences(self._root, self._lines)
        if self._found or self._renumber:
            self._number_drawings()

    def _number_drawings(self) -> None:
        for drawing in self._root.iter(_DRAWING):
            if drawing.get("id"):
                drawing.set("id", self._lines.add(Line("{{ 0|_docpr }}", 0)))

    def _plan(self, relations: str) -> PartPlan | None:
        run_plans = dict(self._run_plans())
        for paragraph in self._root.iter(w("p")):
            if not len(paragraph) and not paragraph.text:
                paragraph.text = ""  # written with both its tags, which the last pass looks for
        text = etree.tostring(self._root, encoding="unicode")
        if not (self._is_emptied or MARK_OPEN in text or TOKEN.search(text)):
            return None
        source = join_source(_DECLARATION + text, self._lines)
        program = self._program(source)
        if program is None:
            return None
        return PartPlan(
            name=self._name,
            program=program,
            lines=source.tags,
            runs={n: run_plans[tag] for n, tag in enumerate(source.tags, 1) if tag in run_plans},
            paragraphs=tuple(self._paragraphs.values()),
            inline=tuple(self._inline),
            tables=tuple(self._columns.tables),
            contents=tuple(self._fields.contents),
            pages=tuple(self._fields.pages),
            restarts=tuple(self._restarts),
            first_bookmark=self._fields.first_bookmark,
            has_marks=MARK_OPEN in text,
            places=tuple(tag.place for tag in self._found),
            relations=relations,
        )

    def _program(self, source: Source) -> Program | None:
        log = FaultLog()
        loops = {
            line: (tag, *self._columns.loops[tag])
            for line, tag in enumerate(source.tags, 1)
            if tag in self._columns.loops
        }

        def prepare(tree: nodes.Template) -> None:
            print_as_word(tree)
            ColumnLoops(loops).visit(tree)

        program = compile_source(source.text, log, source.statics, prepare)
        for fault in log.entries:
            self.problems.append(fault.at(self._found[source.tags[fault.line - 1]].place))
        self.tags += self._public_tags(source, program.uses if program else {})
        return program

    def _public_tags(
        self, source: Source, uses: Mapping[int, Sequence[Use]]
    ) -> Iterator[PublicTag]:
        by_tag: dict[int, dict[Use, None]] = {}
        for line, tag in enumerate(source.tags, 1):
            by_tag.setdefault(tag, {}).update(dict.fromkeys(uses.get(line, ())))
        for found in self._found:
            yield PublicTag(found.source, found.place, tuple(by_tag.get(found.number, ())))

    def _run_plans(self) -> Iterator[tuple[int, RunPlan]]:
        """Yield the surroundings of each value that stands in a text."""
        for tag in self._found:
            if tag.kind == "value" and not tag.prefix and not tag.attribute:
                run = parent_of(tag.holder, "r") if tag.holder is not None else None
                if run is not None:
                    yield tag.number, self._run_plan(run)

    def _run_before(self, tag: Tag) -> RunPlan:
        """Return the surroundings of the run that a `{{r }}` was taken out of."""
        if tag.holder is not None and tag.holder not in self._cut:
            runs = tag.holder.iterchildren(w("r"))
            self._cut[tag.holder] = {n: run for run in runs for n in tokens_in(run.tail)}
        run = self._cut[tag.holder].get(tag.number) if tag.holder is not None else None
        return self._run_plan(run) if run is not None else RunPlan("", "", False)

    def _run_plan(self, run: Element) -> RunPlan:
        look, paragraph = run.find(w("rPr")), parent_of(run, "p")
        around = _around(run, paragraph) if paragraph is not None else None
        return RunPlan(
            self._settled(look),
            self._properties(paragraph) if paragraph is not None else "",
            around is not None,
            "".join(self._opened(element) for element in around or ()),
            "".join(f"</w:{_local(element)}>" for element in reversed(around or ())),
        )

    def _properties(self, paragraph: Element) -> str:
        """Return what a paragraph's properties have that those after it may have too."""
        first = islice(paragraph.iterchildren(), _FIRST)  # a long paragraph has all its tags ask
        found = next((child for child in first if child.tag == w("pPr")), None)
        if found is None:
            return ""
        properties = copy.deepcopy(found)
        for name in (w("sectPr"), w("pageBreakBefore"), w("pPrChange")):
            for own in properties.findall(name):
                properties.remove(own)
        return self._settled(properties)

    def _settled(self, properties: Element | None) -> str:
        """Return properties without those that hold a tag: they are known only as they print."""
        if properties is None:
            return ""
        kept = copy.deepcopy(properties)
        for child in list(kept):
            if TOKEN.search(etree.tostring(child, encoding="unicode")):
                kept.remove(child)
        return fragment(kept, self._root)

    def _opened(self, element: Element) -> str:
        """Return the tag that opens an element like this one."""
        alike = copy.copy(element)
        alike[:] = []
        alike.text = None
        return fragment(alike, self._root).replace("/>", ">")


def _around(run: Element, paragraph: Element) -> list[Element] | None:
    """Return what stands between a paragraph and a run in it; None when that cannot be cut."""
    found: list[Element] = []
    for above in run.iterancestors():
        if above is paragraph:
            return found[::-1]
        dynamic = any(TOKEN.search(str(value)) for value in above.attrib.values())
        if dynamic or _local(above) not in _CUTTABLE:
            return None
        found.append(above)
    return None


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
