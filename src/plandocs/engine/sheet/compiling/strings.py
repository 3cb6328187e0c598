"""The shared texts of a workbook: which have tags, and what is left of them."""

from typing import NamedTuple

from plandocs.engine.sheet.compiling.tags import CellText, has_tags, whole_tags
from plandocs.engine.sheet.compiling.tree import x
from plandocs.engine.sheet.plans import StringsPlan
from plandocs.engine.xml import Element, fragment


class Strings(NamedTuple):
    """The shared texts by number: those with tags, and the words of the others."""

    tagged: dict[int, CellText]
    words: dict[int, str]
    plan: StringsPlan | None


def read_strings(root: Element | None) -> Strings:
    """Return the shared texts of a workbook that may have none."""
    if root is None:
        return Strings({}, {}, None)
    tagged: dict[int, CellText] = {}
    words: dict[int, str] = {}
    items = []
    for number, item in enumerate(root.iter(x("si"))):
        text = rich_text(item)
        if has_tags(text.text):
            tagged[number] = text
            items.append("<si><t/></si>")
        else:
            words[number] = text.text
            items.append(fragment(item, root))
    plan = StringsPlan("".join(items), len(items), words)
    return Strings(tagged, words, plan)


def rich_text(item: Element) -> CellText:
    """Return the text of an `si` or `is` element, each tag whole in one run."""
    runs = item.findall(x("r"))
    if not runs:
        return CellText((item.findtext(x("t"), ""),))
    texts = tuple(run.findtext(x("t"), "") for run in runs)
    looks = tuple(_look(run) for run in runs)
    return CellText(whole_tags(texts), looks)


def _look(run: Element) -> str:
    found = run.find(x("rPr"))
    return fragment(found, run) if found is not None else ""
