"""Data that looks like code or markup is printed as it was typed, wherever a value can land."""

from pathlib import Path

import pytest
from support.draw import drawn
from support.everywhere import (
    differing,
    excel_template,
    of_excel,
    of_word,
    printed,
    rendered,
    word_template,
)
from support.word import body, paragraphs, text

OF_TEMPLATES = (
    "{{ 7*7 }}", "{{ a }}", "{% if 1 %}x{% endif %}", "{% for x in a %}", "{# nota #}", "{_{ a }_}",
    "{%p for x in y %}", "{%tr endfor %}", "{{r a }}", "{{", "}}", "{%", "%}", "{{ a", "a }}",
    "{% raw %}x{% endraw %}", "{{ ''.__class__.__mro__ }}", "{{ self }}", "{{ cycler.__init__ }}",
)  # fmt: skip
OF_PYTHON = (
    "{0.__class__}", "{a}", "%s %d", "%(a)s", "${a}", "$a", "None", "{'a': 1}", "[1, 2]",
    "__import__", "\\a", "\\f", "\\n \\t", "\\x41", "§3§", "\ue000",
)  # fmt: skip
OF_XML = (
    "&", "<", ">", "a & b", "a < b > c", "valor <b>importante</b> fin", "]]>", "<![CDATA[x]]>",
    "<!-- x -->", '<?xml version="1.0"?>', "<!DOCTYPE a>", "&amp;", "&#x41;", "&lt;b&gt;", "&uno;",
    "<w:p>x</w:p>", "</w:t></w:r></w:p>", "<w:br/>", "<script>x</script>", '"x"', "'x'",
    '"/><x a="',
)  # fmt: skip
OF_OFFICE = (
    "=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "#REF!", "#N/A", "TRUE", "1e5",
    "00123", "1/2", "2025-03-01", "_x000D_", "_x0041_ x", "&L&P", '&"Arial,Bold"x', "&12x",
    "{\\rtf1 x}", "**x** _y_", "# x", "`x`", "[x](http://example.com)", "PAGE \\* MERGEFORMAT",
    "${jndi:ldap://x}", "http://example.com/?a=1&b=2", "%0A", "DDEAUTO c:\\\\x",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["json", "yaml"])
@pytest.mark.parametrize("typed", [*OF_TEMPLATES, *OF_PYTHON, *OF_XML, *OF_OFFICE])
def test_a_text_is_printed_as_typed_in_every_place(typed: str, kind: str, tmp_path: Path) -> None:
    found = of_word(printed(word_template(), "p.docx", typed, tmp_path, kind))
    assert len(found) == 14
    assert differing(found, typed) == {}
    found = of_excel(printed(excel_template(), "p.xlsx", typed, tmp_path, kind))
    assert len(found) == 5
    assert differing(found, typed) == {}


NAMES = (
    "items", "keys", "values", "get", "pop", "copy", "update", "clear", "count", "index", "format",
    "self", "loop", "caller", "range", "dict", "lipsum", "joiner", "namespace", "upper", "join",
    "mro", "func_globals", "class_", "print", "plan", "context", "environment", "jinja",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_field_is_found_before_anything_of_python(name: str, tmp_path: Path) -> None:
    path = tmp_path / "datos.yaml"
    path.write_text(f"a:\n  {name}: dato\n  otro: {{{name}: dos}}\n", "utf-8")
    template = drawn(f"{{{{ a.{name} }}}} {{{{ a['{name}'] }}}} {{{{ a.otro.{name} }}}}")
    made = rendered(template, path)
    assert [text(paragraph) for paragraph in paragraphs(body(made))] == ["dato dato dos"]
