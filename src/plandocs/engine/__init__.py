"""The template compiler for Word and Excel; knows OOXML and Jinja, knows nothing of plans."""

from plandocs.engine.fault import TemplateFault
from plandocs.engine.tag import Tag
from plandocs.engine.template import Template
from plandocs.engine.values import Picture, Subdoc

__all__ = ["Picture", "Subdoc", "Tag", "Template", "TemplateFault"]
