"""What the independent validator says, in Spanish."""

import re

_VALUE = "el atributo «{}» tiene un valor que no se admite"
_SAID = {
    r"Unexpected element '([^']+)' found": "el elemento «{}» no va ahí",
    r"Element '([^']+)' is not a valid choice\b.*": "el elemento «{}» no va ahí",
    r"Required element '([^']+)' is missing\b.*": "falta el elemento «{}»",
    r"Element '([^']+)' exceeds\b.*": "el elemento «{}» está más veces de las que se admiten",
    r"The '([^']+)' attribute is not declared\.?": "el atributo «{}» no va ahí",
    r"Required attribute '([^']+)' is missing\b.*": "falta el atributo «{}»",
    r"Invalid value for attribute '([^']+)':.*": _VALUE,
    r"Attribute '([^']+)' .*": _VALUE,
    r"Duplicate ID '([^']+)'": "el número «{}» está dos veces",
}


def in_spanish(description: str) -> str:
    """Return what a finding says; in the validator's own words, and so told, when it is a rare one.

    The words are those of openxml-audit 0.8.
    """
    for pattern, said in _SAID.items():
        if found := re.fullmatch(pattern, description, re.DOTALL):
            return said.format(found[1])
    return f"en inglés, «{description.rstrip('.')}»"
