"""The documents in a browser, on this machine alone, made again at every save.

`live` watches and builds, `session` holds what was last built, `app` answers the browser.
"""

from plandocs.preview.server import PortTaken, Preview, listen

__all__ = ["PortTaken", "Preview", "listen"]
