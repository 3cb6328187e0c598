"""A file from outside, looked at before it is read: what it is, and how much of it there is."""

import os
import stat
from pathlib import Path


class NotAFileError(OSError):
    """What has the name is a folder, a pipe or a device."""


class TooLargeError(OSError):
    """The file is larger than it may be."""


def read_regular(path: Path, limit: int) -> bytes:
    """Return the bytes of a file; raise OSError when there is none of at most `limit` bytes.

    A pipe is not waited for, and of what is too large nothing is read.
    """
    waits = getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, os.O_RDONLY | waits | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise NotAFileError(str(path))
        if found.st_size > limit:
            raise TooLargeError(str(path))
        data = file.read(limit + 1)  # it may have grown meanwhile
        if len(data) > limit:
            raise TooLargeError(str(path))
        return data
