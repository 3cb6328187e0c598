"""The bare script that one would write with docxtpl: a template, YAML data, a file on disk."""

import sys
from pathlib import Path

import yaml
from docxtpl import DocxTemplate

template, data, output = sys.argv[1:]
context = yaml.load(Path(data).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
document = DocxTemplate(template)
document.render(context)
document.save(output)
