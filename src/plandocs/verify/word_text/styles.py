"""The styles of a Word document, each with all that it takes from those it is based on."""

from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

from plandocs.verify.opening import UnreadableFile
from plandocs.verify.word_text.colors import Palette
from plandocs.verify.word_text.looks import Looks, form_of, letters_of
from plandocs.verify.word_text.names import W, value

_DEEPEST = 50
"""How many styles may be based on one another: documents have some five."""


class Styles:
    """The styles of a document, by kind and name; none has a name of its own: it is the usual."""

    def __init__(self, root: Element | None, palette: Palette) -> None:
        """Take the part that holds them, if there is one."""
        self.palette = palette
        self.repeats = False
        self._found: dict[tuple[str, str], Element] = {}
        for style in root.iter(f"{W}style") if root is not None else ():
            kind = style.get(f"{W}type", "paragraph")
            key = (kind, style.get(f"{W}styleId", ""))
            self.repeats = self.repeats or key in self._found
            self._found.setdefault(key, style)
            if style.get(f"{W}default") in ("1", "true", "on"):
                self._found.setdefault((kind, ""), style)
        below = root.find(f"{W}docDefaults") if root is not None else None
        letters = below.find(f"{W}rPrDefault/{W}rPr") if below is not None else None
        form = below.find(f"{W}pPrDefault/{W}pPr") if below is not None else None
        self.letters_below = letters_of(letters, palette)
        self.form_below = form_of(form, palette)

        self._places: dict[str, Mapping[str, Element]] = {}
        self._letters = _Taken(self, "rPr", letters_of)
        self._forms = _Taken(self, "pPr", form_of)

    def letters(self, kind: str, key: str) -> Looks:
        """Return what a style of paragraphs or letters says of letters."""
        return self._letters.of(kind, key)

    def form(self, key: str) -> Looks:
        """Return what a style of paragraphs says of their form."""
        return self._forms.of("paragraph", key)

    def chain(self, kind: str, key: str) -> Iterator[Element]:
        """Yield a style, the one it is based on, and so on; each once. Raise UnreadableFile."""
        passed: set[str] = set()
        while (style := self._of(kind, key)) is not None and key not in passed:
            passed.add(key)
            if len(passed) > _DEEPEST:
                raise UnreadableFile("tiene más estilos unos sobre otros que cualquier documento")
            yield style
            key = value(style, "basedOn")
            if not key:
                return

    def places(self, style: Element) -> Mapping[str, Element]:
        """Return what a style of tables says of each kind of place in one."""
        key = style.get(f"{W}styleId", "")
        if key not in self._places:
            told = style.iter(f"{W}tblStylePr")
            self._places[key] = {one.get(f"{W}type", ""): one for one in told}
        return self._places[key]

    def _of(self, kind: str, key: str) -> Element | None:
        return self._found.get((kind, key), self._found.get((kind, "")))


class _Taken:
    """What styles set of something, each over what it takes from those it is based on."""

    def __init__(
        self, styles: Styles, name: str, read: Callable[[Element | None, Palette], dict[str, str]]
    ) -> None:
        self._styles = styles
        self._name = name
        self._read = read
        self._known: dict[tuple[str, str], Looks] = {}

    def of(self, kind: str, key: str) -> Looks:
        """Return all that a style sets."""
        if (kind, key) in self._known:
            return self._known[kind, key]
        path: list[tuple[tuple[str, str], Element]] = []
        found: Looks = {}
        at = (kind, key)
        for style in self._styles.chain(kind, key):
            if at in self._known:
                found = self._known[at]
                break
            path.append((at, style))
            at = (kind, value(style, "basedOn"))
        for at, style in reversed(path):
            own = self._read(style.find(f"{W}{self._name}"), self._styles.palette)
            found = self._known[at] = {**found, **own}
        self._known.setdefault((kind, key), found)
        return found
