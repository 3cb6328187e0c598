"""`python -m plandocs`."""

import os
import sys

# Python looks first in the folder that it was started from: a `yaml.py` in somebody's project
# would be run as if it were the library. Nothing that is not loaded already is imported before.
if not sys.flags.safe_path and sys.path[0] in ("", os.getcwd()):  # noqa: PTH109
    del sys.path[0]

from plandocs.cli import main

main()
