"""A file from outside is looked at before it is read."""

import os
from pathlib import Path

import pytest

from plandocs.gates.files import NotAFileError, TooLargeError, read_regular


def test_a_file_of_the_size_that_it_may_have_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_regular(tmp_path / "a", 5) == b"12345"


def test_a_larger_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(10_000_000_000)
    with pytest.raises(TooLargeError):
        read_regular(tmp_path / "a", 5)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with pytest.raises(NotAFileError):
        read_regular(tmp_path / "a", 5)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises((NotAFileError, IsADirectoryError)):
        read_regular(tmp_path, 5)
