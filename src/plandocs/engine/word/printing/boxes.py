"""Text boxes, whose tags are run once: what they print is said again for older programs."""

import re

_MARK = "\0X"
_BOX = re.compile(
    "\0X(?P<number>[0-9]+)\1(?P<content>.*?)\0x(?P=number)\1|\0U(?P<again>[0-9]+)\1", re.DOTALL
)


def said_again(text: str) -> str:
    """Return the XML of a part where each text box has its content in both its versions."""
    if _MARK not in text:
        return text
    contents: dict[str, str] = {}

    def filled(found: re.Match[str]) -> str:
        if found["again"] is not None:
            return contents.get(found["again"], "")
        contents[found["number"]] = found["content"]
        return found["content"]

    return _BOX.sub(filled, text)
