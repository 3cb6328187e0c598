"""Word templates: docxtpl's tags, rendered strictly and finished into a sound document."""

from plandocs.engine.word.document import WordTemplate

__all__ = ["WordTemplate"]
