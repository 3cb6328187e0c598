"""Word templates: found tags, compiled code, printed parts."""

from plandocs.engine.word.template import WordTemplate

__all__ = ["WordTemplate"]
