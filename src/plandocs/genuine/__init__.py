"""Whether a file is the one that was generated from the data, and what differs if it is not.

Nothing here writes anything.
"""

from plandocs.genuine.answer import Answer, Fact, Verdict
from plandocs.genuine.original import Originals
from plandocs.genuine.record import Record, read_record
from plandocs.genuine.telling import as_json, as_lines, is_brief, last_line
from plandocs.genuine.verifying import verify_file, verify_output, verify_records

__all__ = [
    "Answer",
    "Fact",
    "Originals",
    "Record",
    "Verdict",
    "as_json",
    "as_lines",
    "is_brief",
    "last_line",
    "read_record",
    "verify_file",
    "verify_output",
    "verify_records",
]
