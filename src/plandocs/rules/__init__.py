"""What a sound plan must satisfy, one rule a function."""

from plandocs.rules.catalogue import UNREAD
from plandocs.rules.check import check_plan

__all__ = ["UNREAD", "check_plan"]
