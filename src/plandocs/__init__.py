"""Official plan documents in Word and Excel from one set of YAML data.

The run, in order: load, check, compile, compose, render, verify, publish (`plandocs.build`).
`Template.open(path).render(context)` is the engine alone, for any template and any data.
"""

# Nothing is imported here: a module of that name in the folder of somebody who starts
# `python -m plandocs` there would be run, and an interruption told by Python itself.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from plandocs.engine import Template, TemplateFault

    __version__: str

__all__ = ["Template", "TemplateFault"]


def __getattr__(name: str) -> "Any":
    # The engine and importlib.metadata are slow to import, and `plandocs --help` needs neither.
    if name in __all__:
        from plandocs import engine

        return getattr(engine, name)
    if name == "__version__":
        from importlib.metadata import version

        return version("plandocs")
    raise AttributeError(name)
