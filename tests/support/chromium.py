"""A headless Chromium that keeps to itself."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
_SWITCHES = """
    --headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --disable-quic --window-size=1440,900
""".split()


@dataclass(frozen=True)
class Browser:
    """A browser, and what it tells of itself."""

    driver: webdriver.Chrome

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a script of the page gives."""
        return self.driver.execute_script(f"return {script}", *arguments)

    def tell(self, command: str, **values: object) -> Any:
        """Return what the browser answers to a command of its own protocol."""
        return self.driver.execute_cdp_cmd(command, values)

    def complaints(self) -> list[str]:
        """Return what the console told since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]

    def hosts(self) -> set[str]:
        """Return the machines asked for anything since it was last asked."""
        found = set()
        for entry in self.driver.get_log("performance"):  # type: ignore[no-untyped-call]
            told = json.loads(entry["message"])["message"]
            if told["method"] == "Network.requestWillBeSent":
                address = urlsplit(told["params"]["request"]["url"])
                if address.scheme not in ("data", "about", "chrome"):
                    found.add(address.hostname or address.scheme)
        return found

    def tree(self) -> list[tuple[str, str]]:
        """Return the role and the name of all that a screen reader is told, in its order."""
        nodes = self.tell("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in nodes
            if not node["ignored"]
        ]


@contextmanager
def browsing(profile: Path) -> Iterator[Browser]:
    """Open a browser with a folder of its own until the end of the block."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for switch in (*_SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
