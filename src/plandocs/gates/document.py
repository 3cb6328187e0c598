"""The whole gate of an Office file: its zip, its XML, what it says it is."""

from plandocs.gates.kinds import check_kind
from plandocs.gates.package import Opened, read_package
from plandocs.gates.xml import check_xml


def open_document(data: bytes, path: str) -> Opened:
    """Return the parts of an Office file that is sound, or all that is wrong with it.

    Each step looks only at what passed the one before, which is what makes it safe to look.
    """
    opened = read_package(data, path)
    if opened.faults:
        return opened
    faults = check_xml(opened.parts, path) or check_kind(opened.parts, path)
    return Opened({}, tuple(faults)) if faults else opened
