"""Official plan documents in Word and Excel from one set of YAML data.

The run, in order: load, check, compile, compose, render, verify, publish (`plandocs.build`).
`Template.open(path).render(context)` is the engine alone, for any template and any data.
"""

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plandocs.engine import Template, TemplateFault

__all__ = ["Template", "TemplateFault"]

__version__ = version("plandocs")


def __getattr__(name: str) -> Any:
    # The engine is slow to import, and `plandocs --help` has no need of it.
    if name in __all__:
        from plandocs import engine

        return getattr(engine, name)
    raise AttributeError(name)
