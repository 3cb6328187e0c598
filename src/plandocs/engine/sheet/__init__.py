"""Excel templates: the same tags as in Word, standing in cells."""

from plandocs.engine.sheet.template import SheetTemplate

__all__ = ["SheetTemplate"]
