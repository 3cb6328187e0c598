"""The template compiler for Word and Excel; knows OOXML and Jinja, knows nothing of plans."""

from plandocs.engine.fault import TemplateFault
from plandocs.engine.template import Template

__all__ = ["Template", "TemplateFault"]
