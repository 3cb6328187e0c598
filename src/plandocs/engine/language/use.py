"""One use of a value by a tag, as it is kept beside the tag's code."""

from typing import NamedTuple

PRINTED, LISTED, TESTED, COMPARED, OPTIONAL, READ = (
    "printed", "listed", "tested", "compared", "optional", "read",
)  # fmt: skip
"""How a tag uses a value: prints it, loops over it, decides by it, compares it with texts, allows
for its absence, or does anything else."""

Step = str | int


class Use(NamedTuple):
    """One use of one value by a tag.

    `path` is where the value stands among the data: `fila.texto` in a loop over `tabla.filas` is
    `tabla.filas[].texto`. `local` is what the tag itself says, from the name it begins with; where
    that name is an item of a loop, `within` says of which list. `options` are the texts that
    the value is compared with.
    """

    path: str
    how: str
    local: tuple[Step, ...]
    within: tuple[Step, ...] = ()
    options: tuple[str, ...] = ()
