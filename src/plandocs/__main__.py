"""`python -m plandocs`."""

import sys
from pathlib import Path

# Python looks first in the folder that it was started from: a `yaml.py` in somebody's project
# would be run as if it were the library.
if not sys.flags.safe_path and sys.path[0] in ("", str(Path.cwd())):
    del sys.path[0]

from plandocs.cli import main

main()
