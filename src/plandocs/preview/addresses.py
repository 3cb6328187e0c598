"""The addresses of what is shown of a plan."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the browser finds each thing of one plan."""

    plan: str

    @property
    def home(self) -> str:
        """The plan itself."""
        return f"/plan/{quote(self.plan)}"

    @property
    def schedule(self) -> str:
        """The live grid."""
        return f"{self.home}/cronograma"

    @property
    def colours(self) -> str:
        """The stylesheet of the colours of the grid."""
        return f"{self.home}/colores.css"

    @property
    def everything(self) -> str:
        """All the documents in one file."""
        return f"{self.home}/todo.zip"

    def document(self, name: str, page: int = 0) -> str:
        """Return where a document is, or one of its pages."""
        return f"{self.home}/documento/{quote(name)}" + (f"#pagina-{page}" if page else "")

    def download(self, path: str) -> str:
        """Return where a file is, to be kept."""
        return f"{self.home}/descarga/{quote(path)}"

    def message(self, code: str) -> str:
        """Return where a code is explained."""
        return f"{self.home}/mensaje/{quote(code)}"

    def file(self, path: str, line: int = 0) -> str:
        """Return where a file of the data is shown, at a line."""
        asked = urlencode({"ruta": path, **({"linea": line} if line else {})})
        return f"{self.home}/archivo?{asked}" + (f"#renglon-{line}" if line else "")


def picture(digest: str, density: int) -> str:
    """Return where a page is as a picture."""
    return f"/pagina/{digest}-{density}.png"
