"""The names of the parts of a package, and of the relations of each (ECMA-376 part 2, 9.3)."""

import posixpath


def relations_of(part: str) -> str:
    """Return the name of the part with the relations of another."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def resolved(part: str, target: str) -> str:
    """Return the part that a target written in another part's relations means."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
