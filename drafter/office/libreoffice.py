"""Bytes of one kind of file -> bytes of another, by LibreOffice in a profile of its own; macros and links stay asleep."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from drafter.office import outside

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "2"),
    ("Common/Filter/PDF/Export", "ExportNotes", "false"),
)
_SWITCHES = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")


@dataclass(frozen=True)
class Filters:
    """A conversion: suffix and LibreOffice's name for what comes in, suffix and name for what goes out."""

    suffix: str
    reader: str
    target: str
    writer: str


def soffice() -> str | None:
    """-> the LibreOffice program of this computer, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def convert(data: bytes, filters: Filters, bounds: outside.Bounds) -> bytes | None:
    """Bytes -> them as another kind of file; None when LibreOffice is not there, gives none, or takes too long.

    The profile is new each time: neither a window the user has open nor another conversion is touched.
    """
    program = soffice()
    if program is None:
        return None
    with outside.folder() as folder:
        source, profile = folder / f"in.{filters.suffix}", folder / "profile"
        target = folder / "out" / f"in.{filters.target}"
        source.write_bytes(data)
        _configure(profile)
        ways = [f"--infilter={filters.reader}", "--convert-to", f"{filters.target}:{filters.writer}"]
        command = [program, f"-env:UserInstallation={profile.as_uri()}", *_SWITCHES, *ways]
        outside.run([*command, "--outdir", target.parent, source], bounds)
        return target.read_bytes() if target.is_file() else None


def _configure(profile: Path) -> None:
    """Writes the settings that keep macros, links and active content asleep, and comments out of a PDF."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{place}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for place, name, value in _SETTINGS
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        "utf-8",
    )
