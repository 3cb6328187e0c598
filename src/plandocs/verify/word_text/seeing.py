"""Which letters of a document are not seen as letters, wherever that comes from."""

from typing import NamedTuple
from xml.etree.ElementTree import Element

from plandocs.verify.word_text.colors import Shade
from plandocs.verify.word_text.dress import BARE, Dress, TableStyle, Wear
from plandocs.verify.word_text.looks import Looks, form_of, layered, letters_of, unseen
from plandocs.verify.word_text.names import value
from plandocs.verify.word_text.styles import Styles

_MOST_KNOWN = 20_000
"""How many looks are kept: hardly any document has a hundred."""


class Spot(NamedTuple):
    """Where letters stand: the style of their paragraph, what their table gives, what is behind."""

    style: str = ""
    wear: Wear = BARE
    paper: str = ""
    line: str = ""


class Seen(NamedTuple):
    """What letters are to be told by: what keeps them from being read, the colour behind them."""

    mark: str
    paint: str


class Seeing:
    """The looks of a document's paragraphs and letters; each is worked out once."""

    def __init__(self, styles: Styles, page: str) -> None:
        """Take the styles of a document and the colour of its pages."""
        self.styles = styles
        self._page = page
        self._tables: dict[str, TableStyle] = {}
        self._below: dict[tuple[Wear, str, str], Looks] = {}
        self._known: dict[tuple[Spot, str, tuple[tuple[str, str], ...]], Seen] = {}

    def dress(self, table: Element) -> Dress:
        """Return what a table gives to its cells."""
        key = value(table, "tblPr/tblStyle")
        if key not in self._tables:
            self._tables[key] = TableStyle(self.styles, key)
        return Dress(table, self._tables[key], self.styles.palette)

    def form(self, looks: Element | None, wear: Wear) -> Looks:
        """Return the form of a paragraph by its `pPr`."""
        styles = self.styles
        style = styles.form(value(looks, "pStyle"))
        return {**styles.form_below, **wear.form, **style, **form_of(looks, styles.palette)}

    def spot(self, looks: Element | None, form: Looks, wear: Wear, behind: Shade) -> Spot:
        """Return where the letters of a paragraph stand."""
        paper = form.get("shade") or behind.color or self._page
        return Spot(value(looks, "pStyle"), wear, paper, form.get("line", ""))

    def seen(self, looks: Element | None, spot: Spot, over: Element | None = None) -> Seen:
        """Return how letters are seen by their `rPr`, and by another put over it."""
        palette = self.styles.palette
        own = letters_of(looks, palette) | letters_of(over, palette)
        key = (spot, value(looks, "rStyle"), tuple(own.items()))
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            found = {**self._under(spot, key[1]), **own}
            paint = found.get("highlight") or found.get("shade") or ""
            self._known[key] = Seen(unseen(found, spot.paper, spot.line), paint)
        return self._known[key]

    def _under(self, spot: Spot, style: str) -> Looks:
        """Return the looks of letters at a spot that set none of their own."""
        key = (spot.wear, spot.style, style)
        if key not in self._below:
            styles = self.styles
            layers = (
                spot.wear.letters,
                styles.letters("paragraph", spot.style),
                styles.letters("character", style),
            )
            self._below[key] = layered(styles.letters_below, layers)
        return self._below[key]
