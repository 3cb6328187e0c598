"""A plan into what its documents print: text ready, nothing left to decide."""

from plandocs.compose.documents import compose_documents
from plandocs.compose.values import Document, Expected

__all__ = ["Document", "Expected", "compose_documents"]
