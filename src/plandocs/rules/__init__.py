"""What a sound plan must satisfy, one rule a function."""

from plandocs.rules.acceptance import judge
from plandocs.rules.catalogue import UNREAD
from plandocs.rules.check import check_plan, check_rest
from plandocs.rules.content.catalogue import MISSPELT
from plandocs.rules.state import check_state

__all__ = ["MISSPELT", "UNREAD", "check_plan", "check_rest", "check_state", "judge"]
