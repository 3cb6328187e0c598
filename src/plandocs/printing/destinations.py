"""The named places of a PDF, which LibreOffice makes of the bookmarks of a document."""

import re
from typing import NamedTuple
from urllib.parse import quote

import pikepdf


class Destination(NamedTuple):
    """A place: its page, from 1, and its height in points from the foot of the page."""

    page: int
    top: float


def name_of(bookmark: str) -> str:
    """Return the name, in the PDF, of the place of a bookmark.

    LibreOffice percent-encodes it, as in an address, and then writes the code of whatever is
    neither a letter nor a digit (vcl, appendDestinationName).
    """
    return "/" + "".join(
        letter if letter.isalnum() or letter == "-" else f"{ord(letter):X}"
        for letter in quote(bookmark)
    )


def destinations(pdf: pikepdf.Pdf) -> dict[str, Destination]:
    """Return every named place of a PDF."""
    named = pdf.Root.get("/Dests")
    if named is None:
        return {}
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found = {}
    for name, place in named.items():
        number = pages.get(getattr(place[0], "objgen", (0, 0)))
        if number is not None:
            found[name] = Destination(number, float(place[3]))
    return found


def remove_destinations(pdf: pikepdf.Pdf, names: re.Pattern[str]) -> None:
    """Take the places named in a way out of a PDF, and their table with the last of them."""
    named = pdf.Root.get("/Dests")
    if named is None:
        return
    all_names = [name for name, _ in named.items()]
    gone = [name for name in all_names if names.fullmatch(name)]
    if len(gone) == len(all_names):
        del pdf.Root["/Dests"]
        return
    for name in gone:
        del named[name]
