"""The theme of a Word template: the house colours and font as Word's own palette offers them."""

from word import DECLARATION, Colors

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_LIGHTER = ("C9B458", "5F8A8B", "A65E2E", "4A6FA5", "7A7A7A")


def theme(name: str, colors: Colors, font: str) -> str:
    """Return word/theme/theme1.xml (ECMA-376 part 1, 20.1.6.9)."""
    accents = (colors.strong, *_LIGHTER)
    named = "".join(_color(f"accent{n}", value) for n, value in enumerate(accents, 1))
    scheme = (
        _color("dk1", "000000")
        + _color("lt1", "FFFFFF")
        + _color("dk2", colors.strong)
        + _color("lt2", colors.soft)
        + named
        + _color("hlink", colors.strong)
        + _color("folHlink", colors.line)
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_A}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{_font(font)}</a:majorFont>'
        f"<a:minorFont>{_font(font)}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{name}">{_formats()}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _color(name: str, value: str) -> str:
    return f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'


def _font(font: str) -> str:
    return f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'


def _formats() -> str:
    """Return the plainest fills, lines and effects that the schema accepts: three of each."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
