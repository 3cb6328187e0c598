"""The settings LibreOffice runs with: it fetches nothing, runs nothing, asks nothing."""

from enum import IntEnum
from pathlib import Path
from xml.sax.saxutils import escape


class Level(IntEnum):
    """The PDF/A that LibreOffice is asked for, as it counts them: A-1a or A-2b."""

    A1 = 1
    A2 = 2


_SETTINGS = (
    # Only what the document itself holds: no linked picture, no remote template.
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Java", "Enable", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    # Formulas are not trusted to what the file says they gave.
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "0"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "UseLocking", "false"),
    ("Office.Common/Misc", "UseDocumentOOoLockFile", "false"),
    ("Office.Common/Misc", "CrashReport", "false"),
    ("Office.Common/Misc", "CollectUsageInformation", "false"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Setup/Office", "ooSetupInstCompleted", "true"),
    ("Setup/L10N", "ooLocale", "es"),
    ("Setup/L10N", "ooSetupSystemLocale", "es-MX"),
)


_EXPORT = "Office.Common/Filter/PDF/Export"
_SWITCHES = (
    "UseTaggedPDF",
    "PDFUACompliance",
    "ExportBookmarks",
    "ExportBookmarksToPDFDestination",
    "UseLosslessCompression",
)
"""What every PDF has: tags for PDF/UA, and every bookmark with its page."""


def write_profile(folder: Path, level: Level) -> None:
    """Write a new profile in a folder, for one run that makes PDF/A of a level."""
    export = [(_EXPORT, "SelectPdfVersion", str(int(level)))]
    export += [(_EXPORT, name, "true") for name in _SWITCHES]
    items = "".join(_item(*setting) for setting in (*_SETTINGS, *export))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n'
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")


def _item(path: str, name: str, value: str) -> str:
    return (
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>"
    )
