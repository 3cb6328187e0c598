"""What a Word document says, as it is seen: what hides, moves or covers its words is told."""

from plandocs.verify.word_text.document import word_blocks
from plandocs.verify.word_text.parts import picture, related, relations

__all__ = ["picture", "related", "relations", "word_blocks"]
