"""One file written whole or not at all, beside others that are none of our business."""

import errno
import os
import re
from pathlib import Path

from plandocs.held import sweep, sweep_scratch, take
from plandocs.machine import reason
from plandocs.publish.disk import (
    check_place,
    fill,
    make_folders,
    open_new,
    remove_empty,
    remove_file,
    sync_folder,
)
from plandocs.publish.refusal import WRITTEN, PublishError, telling
from plandocs.publish.undisturbed import Undisturbed

_PREFIX = ".plandocs-"
_NAMES = re.compile(re.escape(_PREFIX) + "[0-9a-f]{16}")
_TRIES = 5
_SWEPT = "another run took it for left over"


def write_file(path: Path, data: bytes) -> None:
    """Write one file whole or not at all, with the folders that it needs.

    What an earlier run that was killed left beside it goes. Raise PublishError when something
    else than a common file is there, or the disk refuses.
    """
    sweep_scratch()
    with Undisturbed() as undisturbed:
        check_place(path)
        made = make_folders(path.parent)
        try:
            sweep(path.parent, _NAMES)
            _replace(path, data, undisturbed)
        except BaseException:
            remove_empty(made)
            raise
        try:
            for folder in (path.parent, *(one.parent for one in made)):
                sync_folder(folder)
        except OSError as error:
            raise PublishError(f"{path}: {reason(error)}", WRITTEN) from error


def _replace(path: Path, data: bytes, undisturbed: Undisturbed) -> None:
    """Put a new file in the place of an old one."""
    with telling(path):
        tries = 0
        while True:
            tries += 1
            try:
                stage = _write_beside(path, data)
                try:
                    undisturbed.listen()
                    check_place(path)
                    stage.replace(path)
                finally:
                    remove_file(stage)
                return
            except (FileExistsError, FileNotFoundError):  # of another run, or taken for left over
                if tries == _TRIES:
                    raise


def _write_beside(path: Path, data: bytes) -> Path:
    """Write a file beside another one, held by the disk and by us until it is whole."""
    before = check_place(path)
    stage = path.with_name(_PREFIX + os.urandom(8).hex())
    handle = open_new(stage)
    try:
        try:
            if not take(handle, stage):
                raise FileNotFoundError(errno.ENOENT, _SWEPT, str(stage))
            fill(handle, data, before)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        remove_file(stage)
        raise
    return stage
