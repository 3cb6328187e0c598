"""What a workbook says, as it is seen: what hides, moves or covers its cells is told."""

from plandocs.verify.sheet_text.book import cached, placed, sheet_blocks
from plandocs.verify.sheet_text.colors import is_shade
from plandocs.verify.sheet_text.drawn import Place
from plandocs.verify.sheet_text.order import in_order

__all__ = ["Place", "cached", "in_order", "is_shade", "placed", "sheet_blocks"]
