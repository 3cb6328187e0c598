"""Fields: what each asks for, said so that how programs spell it does not matter.

Source: ISO/IEC 29500-1, 17.16.
"""

import re
from functools import cached_property

from plandocs.verify.contents import folded

COUNTED = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF")
"""What any program counts again: «#» stands for it."""
NUMBER = "#"
LAST_NUMBER = re.compile(r"\s+(?:\d+|[ivxlcdm]+|[IVXLCDM]+|#)$|(?<=\S)#$")
_CONTENTS, _LINK = "TOC", "HYPERLINK"
_FORMS = ("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN")
"""What only shows what was filled in."""
_ENTRIES = ("TC", "XE")
"""Of these only what they name is told: programs write their switches each in its own way."""
_WORDS = re.compile(r'"(?:\\.|[^"\\])*"?|[^\s"]+')
_FORMATS = ("\\*", "\\@", "\\#")
_DRESS = ("\\h", "\\z", "\\u", "\\w", "\\mergeformat")
"""Switches of how a result looks or is linked, with what follows them or alone."""

_LONGEST_NAME = 100
"""How many letters of what a field asks are looked at for its name."""


class Field:
    """A field being read: what it asks for, and its result, None until that begins."""

    def __init__(self, code: str = "") -> None:
        """Take what it asks for, where that is known at once."""
        self._asking = [code]
        self.result: list[str] | None = None

    def ask(self, text: str) -> None:
        """Add to what it asks for."""
        self._asking.append(text)

    def begin_result(self) -> None:
        """Take what comes from now on as its result."""
        self.result = []

    @cached_property
    def code(self) -> str:
        """What it asks for, once all of that was read."""
        return "".join(self._asking)

    @cached_property
    def name(self) -> str:
        """What kind of field it is."""
        words = self.code[:_LONGEST_NAME].split(None, 1)
        return words[0].upper() if words else ""

    @cached_property
    def is_counted(self) -> bool:
        """Whether it is a number that any program counts again."""
        return self.name in COUNTED

    @cached_property
    def is_contents(self) -> bool:
        """Whether it lists the contents."""
        return self.name == _CONTENTS

    def counted(self) -> str:
        """Return what is told of a number that is counted again.

        LibreOffice puts a whole line of the contents in the field of its page number.
        """
        return LAST_NUMBER.sub("", f" {folded(''.join(self.result or ()))}") + NUMBER

    def asked(self) -> str:
        """Return what it asks for; empty of what is told otherwise, or is no news."""
        if self.name in ("", _CONTENTS, _LINK, *_FORMS, *COUNTED):
            return ""
        words = _WORDS.findall(self.code)
        if self.name in _ENTRIES:
            return " ".join((self.name, *(word.strip('": ') for word in words[1:2])))
        return " ".join((self.name, *_told(words[1:])))

    def address(self) -> str:
        """Return where a link leads, empty if that is within its document or it is no link."""
        words = _WORDS.findall(self.code)
        leads = self.name == _LINK and len(words) > 1 and not words[1].startswith("\\")
        return str(words[1]).strip('"') if leads else ""


def _told(words: list[str]) -> list[str]:
    found: list[str] = []
    skipped = False
    for word in words:
        if skipped:
            skipped = False
        elif word in _FORMATS:
            skipped = True
        elif word.lower() not in _DRESS and not word.startswith(_FORMATS):
            found.append(word.strip('"'))
    return found
