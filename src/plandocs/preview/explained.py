"""The page of a message as HTML."""

import re

from markdown_it import MarkdownIt

from plandocs.explain import page

_CODE = re.compile(r"[A-Z]\d{3}")
_BELOW = 1
"""How many levels the headings go down: the first of the page is the plan's."""


def explained(code: str) -> str | None:
    """Return the page of a code as HTML, or None when there is none."""
    text = page(code) if _CODE.fullmatch(code) else None
    if text is None:
        return None
    markdown = MarkdownIt("commonmark", {"html": False})
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{int(token.tag[1]) + _BELOW}"
    return str(markdown.renderer.render(tokens, markdown.options, {}))
