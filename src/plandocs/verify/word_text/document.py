"""What a whole Word document says: body, headers and footers, notes, comments."""

from collections.abc import Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Block, lone, texts
from plandocs.verify.fonts import is_of_signs
from plandocs.verify.opening import Package, UnreadableFile, parse
from plandocs.verify.relations import related
from plandocs.verify.word_text.colors import Palette, fonts, page_color
from plandocs.verify.word_text.margins import margins, pages
from plandocs.verify.word_text.names import W
from plandocs.verify.word_text.numbering import Lists
from plandocs.verify.word_text.odd_looks import odd_looks
from plandocs.verify.word_text.parts import Part, open_part
from plandocs.verify.word_text.seeing import Seeing
from plandocs.verify.word_text.story import Story
from plandocs.verify.word_text.styles import Styles

_NOTES = (("footnotes", "nota"), ("endnotes", "nota final"), ("comments", "comentario"))
_FONT = ".odttf"
_EDGES = ("separator", "continuationSeparator", "continuationNotice")


def word_blocks(parts: Package, main: str) -> Iterator[Block]:
    """Yield what a document says: body, headers and footers, notes, comments; UnreadableFile."""
    part = open_part(parts, main)
    body = part.root.find(f"{W}body") if part is not None else None
    if part is None or body is None:
        raise UnreadableFile("le falta el cuerpo del documento")
    yield from _Word(parts, part).blocks(body)


class _Word:
    """A document being read; each of its parts is read once."""

    def __init__(self, parts: Package, part: Part) -> None:
        self._parts = parts
        self._main = part
        self._opened: dict[str, Part | None] = {}
        self._said: dict[tuple[str, str], list[Block]] = {}

    def blocks(self, body: Element) -> Iterator[Block]:
        """Yield all that the document says."""
        yield from self._story(self._main, "").blocks(body)
        yield from pages(self._main.root)
        yield from margins(self._main, self._settings, self._margin)
        for kind, place in _NOTES:
            for name in related(self._parts, self._main.name, kind):
                yield from self._notes(name, place)
        opened = [one.root for one in self._opened.values() if one is not None]
        for odd in odd_looks((self._main.root, *opened)):
            yield lone("aspecto", f"[{odd}]")
        if self._seeing.styles.repeats:  # each program takes another of those of one name
            yield lone("aspecto", "[estilos repetidos]")
        theme = self._beside("theme")
        if theme is not None and any(is_of_signs(font) for font in fonts(theme)):
            yield lone("aspecto", "[letra de signos en el tema]")
        if any(name.endswith(_FONT) for name in self._parts):  # their letters may show others
            yield lone("aspecto", "[letra incrustada]")

    def _story(self, part: Part, place: str) -> Story:
        return Story(part, place, self._seeing, self._lists)

    def _margin(self, name: str, place: str) -> list[Block]:
        if (name, place) not in self._said:
            part = self._open(name)
            story = self._story(part, place).blocks(part.root) if part is not None else ()
            self._said[name, place] = [*story]
        return self._said[name, place]

    def _notes(self, name: str, place: str) -> Iterator[Block]:
        part = self._open(name)
        if part is None:
            return
        edges = [node for node in part.root if node.get(f"{W}type") in _EDGES]
        notes = [node for node in part.root if node not in edges]
        for number, note in enumerate(notes, 1):
            yield from self._story(part, f"{place} {number}").blocks(note)
        for edge in edges:
            blocks = [*self._story(part, f"línea sobre cada {place}").blocks(edge)]
            yield from blocks if any(map(str.isalnum, "".join(texts(blocks)))) else ()

    def _open(self, name: str) -> Part | None:
        if name not in self._opened:
            self._opened[name] = open_part(self._parts, name)
        return self._opened[name]

    def _beside(self, kind: str) -> Element | None:
        found = related(self._parts, self._main.name, kind)
        return parse(self._parts, found[0]) if found else None

    @cached_property
    def _settings(self) -> Element | None:
        return self._beside("settings")

    @cached_property
    def _seeing(self) -> Seeing:
        palette = Palette(self._beside("theme"), self._settings)
        page = page_color(self._main.root, self._settings, palette)
        return Seeing(Styles(self._beside("styles"), palette), page)

    @cached_property
    def _lists(self) -> Lists:
        return Lists(self._beside("numbering"), self._seeing.styles)
