"""Writes documents so that nothing is lost, half or left over, whatever happens meanwhile."""

from plandocs.publish.one_file import write_file
from plandocs.publish.output import Output, hold
from plandocs.publish.record import RECORD, Artifact, Batch, digest_of, make_record, recorded
from plandocs.publish.refusal import NOTHING, PublishError

__all__ = [
    "NOTHING",
    "RECORD",
    "Artifact",
    "Batch",
    "Output",
    "PublishError",
    "digest_of",
    "hold",
    "make_record",
    "recorded",
    "write_file",
]
