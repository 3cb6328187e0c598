"""All the documents of a plan in one file."""

import io
import zipfile
from collections.abc import Iterable

from plandocs.publish import Artifact

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can say: the same documents are the same bytes on any day."""


def zipped(artifacts: Iterable[Artifact]) -> bytes:
    """Return documents as a zip, in the order of their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for artifact in sorted(artifacts):
            entry = zipfile.ZipInfo(artifact.path, _DATE)
            entry.external_attr = 0o644 << 16
            package.writestr(entry, artifact.data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
