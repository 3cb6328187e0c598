"""What is said of each bad input, to the letter, kept beside its test as text."""

from pathlib import Path


def said_in(path: Path) -> dict[str, str]:
    """Return the messages of a file, by the name of their case: `== name`, then what is said."""
    blocks = path.read_text(encoding="utf-8").split("\n== ")
    named = (block.removeprefix("== ").partition("\n") for block in blocks)
    return {name: said.strip("\n") for name, _, said in named}
