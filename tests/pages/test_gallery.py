"""The pictures of the documentation show the pages that are printed today."""

from pathlib import Path

import gallery
from PIL import Image
from support.paper import both_plans_on_disk, needs_office

pytestmark = needs_office


def test_every_page_of_both_plans_is_shown_as_it_is_printed() -> None:
    sheets = list(gallery.sheets(both_plans_on_disk()))
    shown = {path.name: _told(path) for path in gallery.FOLDER.iterdir()}
    assert shown == {sheet.name: gallery.digest_of(sheet.text) for sheet in sheets}
    assert gallery.PAGE.read_text(encoding="utf-8") == gallery.page_of(sheets)


def _told(path: Path) -> str:
    with Image.open(path) as picture:
        return str(picture.info[gallery.TEXT])
