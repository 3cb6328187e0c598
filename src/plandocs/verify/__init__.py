"""Reads finished bytes; shares nothing with the code that made them."""

from plandocs.verify.check import verify_document

__all__ = ["verify_document"]
