"""The one exception of the engine: a template or its data cannot make a document."""

from plandocs.diagnostics import Diagnostic, as_text


class TemplateFault(Exception):
    """A document that cannot be made; `diagnostics` says everything that is wrong."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Hold at least one diagnostic."""
        super().__init__("\n".join(as_text(found) for found in diagnostics))
        self.diagnostics = diagnostics
