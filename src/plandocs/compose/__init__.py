"""A plan into what its documents print: text ready, nothing left to decide."""

from plandocs.compose.documents import compose_documents
from plandocs.compose.fields import FieldValue, list_fields
from plandocs.compose.unprinted import unprinted
from plandocs.compose.values import Document, Expected
from plandocs.compose.vocabulary import vocabulary

__all__ = [
    "Document",
    "Expected",
    "FieldValue",
    "compose_documents",
    "list_fields",
    "unprinted",
    "vocabulary",
]
