"""Makes the picture of the preview in the guide, docs/img/vista.png: `make pictures`.

Drives a headless Chromium over the shipped plan of the IEEQ, made a project again and with a
sheet that has something to correct.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from PIL import Image

from plandocs.preview import Preview, listen

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "img" / "vista.png"
PLAN = "ieeq/spen-2024-2025"
SHEET = "fichas/ficha-3"
_UNTOLD = r"  - hallazgo: falta-para-aprobar\n(?:    .*\n)+"
"""What is accepted of an approved plan alone."""
EDITS = (
    ("plan.yaml", "estado: aprobado", "estado: proyecto"),
    ("plan.yaml", r"Social del(\s+)Instituto\.", r"Social , del\1Instituto."),
    ("plan.yaml", "lugar: Instalaciones del IEEQ", "lugar: Instalasiones del IEEQ"),
    ("acepta.yaml", _UNTOLD, ""),
)
SIZE = (1280, 800)
COLORS = 96
SWITCHES = """
    --headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --hide-scrollbars --timeout=5000
""".split()


def main() -> None:
    """Serve a copy of the project, take the picture, and keep it in few colours."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or shutil.which("soffice") is None:
        raise SystemExit("Para hacer la imagen de la vista falta instalar: chromium y soffice.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        preview = Preview(_copy(folder / "project"), (PLAN,), listen(0))
        thread = threading.Thread(target=preview.run)
        thread.start()
        try:
            _take(chromium, f"{preview.address}plan/{PLAN}/documento/{SHEET}", folder)
        finally:
            preview.stop()
            thread.join()
        _keep(folder / "picture.png")


def _copy(root: Path) -> Path:
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, root / name)
    for name, old, new in EDITS:
        path = root / "data" / PLAN / name
        text = path.read_text(encoding="utf-8")
        text, count = re.subn(old, new, text)
        assert count == 1, old
        path.write_text(text, encoding="utf-8")
    return root


def _take(chromium: str, address: str, folder: Path) -> None:
    while 'class="hoja"' not in _text(address):
        time.sleep(0.1)
    width, height = SIZE
    command = [chromium, *SWITCHES, f"--user-data-dir={folder / 'profile'}"]
    command += [f"--window-size={width},{height}", f"--screenshot={folder / 'picture.png'}"]
    subprocess.run([*command, address], check=True, capture_output=True)


def _text(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError:  # nothing is built yet
        return ""


def _keep(picture: Path) -> None:
    small = Image.open(picture).convert("RGB")
    few = small.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(TARGET, optimize=True)
    sys.stdout.write(f"{TARGET.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
