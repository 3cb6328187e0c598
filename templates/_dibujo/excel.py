"""A drawn workbook as bytes: what every script that draws one ends with."""

import io
import re

from openpyxl import Workbook

from plandocs.engine.package import read_package, write_package


def packed(workbook: Workbook) -> bytes:
    """Return the workbook without the dates of the day it was drawn."""
    buffer = io.BytesIO()
    workbook.save(buffer)
    parts = read_package(buffer.getvalue())
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2024-01-01T00:00:00Z", core)
    return write_package(parts)
