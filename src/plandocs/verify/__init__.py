"""Reads finished bytes; shares nothing with the code that made them."""

from plandocs.verify.audit import audit_document
from plandocs.verify.check import check_reading, verify_document
from plandocs.verify.promise import Promise

__all__ = ["Promise", "audit_document", "check_reading", "verify_document"]
