"""What a sound plan must satisfy, one rule a function."""

from plandocs.rules.catalogue import UNREAD
from plandocs.rules.check import check_plan, check_rest

__all__ = ["UNREAD", "check_plan", "check_rest"]
