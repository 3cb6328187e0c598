"""The room that every PDF keeps in its information for what is said of its making.

It is filled in place, once all is printed: the same pages serve whatever is said of them.
"""

KEY = "/Plandocs"
ROOM = "plandocs".ljust(300, "-")
"""What stands there until it is filled: as long as the longest that can be said."""


def filled(pdf: bytes, text: str) -> bytes:
    """Return a PDF with a text of ASCII in its room; the same PDF where there is none."""
    room = f"({ROOM})".encode()
    if pdf.count(room) != 1 or len(text) > len(ROOM):
        return pdf
    return pdf.replace(room, f"({text.ljust(len(ROOM))})".encode())
