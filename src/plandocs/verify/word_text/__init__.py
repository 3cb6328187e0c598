"""What a Word document says, as it is seen: what hides, moves or covers its words is told."""

from plandocs.verify.word_text.document import word_blocks

__all__ = ["word_blocks"]
