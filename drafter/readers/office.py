"""RTF and OpenDocument files -> Sheet, through LibreOffice in a profile of its own; macros and links stay asleep."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.ooxml.archive import Kind, Package
from drafter.readers import docx, outside, rtf
from drafter.readers.encoding import prose
from drafter.readers.paper import Sheet

_RTF, _ODT = ("rtf", "Rich Text Format"), ("odt", "writer8")
"""Suffix and the LibreOffice filter that reads it: named, so that a broken file is not taken for plain text."""
_BOUNDS = outside.Bounds(seconds=30, memory=3 * 2**29)
_SAMPLE, _PROSE = 3000, 0.15
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SAVE_AS = "用 Word 或 WPS 打开，另存为 docx 后再读"
_PACKAGE = Kind("OpenDocument 文件（odt）", f"{_SAVE_AS}；有密码的先取消密码", "打开它，去掉图片和附件，另存后再读")
_LOST_COMMA = re.compile(rb"(\\leveltext[^;{}]{0,40})\\'3f;\}")
_COMMA = b"\\u12289\\'3f"
"""What LibreOffice itself writes into RTF: the pattern of 一、 as 一?, the number as shown with its comma."""
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "2"),
)


def claims(data: bytes) -> bool:
    """Whether the bytes are rich text, or a package that calls itself OpenDocument text."""
    return _kind(data) is not None


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of an .rtf or .odt -> its paragraphs. DrafterError when it cannot be read, or LibreOffice is not there."""
    kind = _kind(data) or _RTF
    if kind is _ODT:
        _sound(path, data)
    elif rtf.is_wild(data):
        raise DrafterError(f"“{path.name}”不完好，或者不像一份报告，没有读", fix=_SAVE_AS)
    elif _COMMA + b"\\tab}" in data:
        data = _LOST_COMMA.sub(lambda found: found[1] + _COMMA + b";}", data)
    if soffice() is None:
        raise DrafterError(
            f"“{path.name}”是 {kind[0]} 文件，这台电脑上还读不了", fix=f"{_SAVE_AS}；或请管理员安装 LibreOffice"
        )
    sheet = convert(path, data, *kind)
    if sheet is None:
        raise DrafterError(
            f"“{path.name}”里读不出文字：文件不完好，或者只有图片", fix=f"{_SAVE_AS}；有密码的先取消密码"
        )
    return sheet


def convert(path: Path, data: bytes, suffix: str, reader: str) -> Sheet | None:
    """Bytes, their suffix and LibreOffice's name for it -> paragraphs; None when LibreOffice is not there or gives none.

    The profile is new each time: neither a window the user has open nor another conversion is touched.
    """
    program = soffice()
    if program is None:
        return None
    with outside.folder() as folder:
        source, target, profile = folder / f"in.{suffix}", folder / "out" / "in.docx", folder / "profile"
        source.write_bytes(data)
        _configure(profile)
        switches = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
        filters = [f"--infilter={reader}", "--convert-to", "docx:MS Word 2007 XML"]
        command = [program, f"-env:UserInstallation={profile.as_uri()}", *switches, *filters]
        outside.run([*command, "--outdir", target.parent, source], _BOUNDS)
        return sheet_of(path, target)


def sheet_of(path: Path, target: Path) -> Sheet | None:
    """File asked for and the .docx a program made of it -> its paragraphs; None when there is none or it is noise."""
    if not target.is_file():
        return None
    sheet = docx.read(path, target.read_bytes())
    words = "".join(line.text for line in sheet.lines)
    return sheet if prose(words[:_SAMPLE]) > _PROSE else None


def soffice() -> str | None:
    """-> the LibreOffice program of this computer, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _kind(data: bytes) -> tuple[str, str] | None:
    if data[:64].lstrip().startswith(b"{\\rtf"):
        return _RTF
    zipped = data.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]
    return _ODT if zipped else None


def _sound(path: Path, data: bytes) -> None:
    """DrafterError when an .odt unpacks too large, is broken, locked, or defines entities."""
    package = Package(data, path.name, _PACKAGE)
    package.check()
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any("}encryption-data" in str(element.tag) for element in manifest.iter()):
        raise DrafterError(f"“{path.name}”有打开密码，没有读", fix="打开它，取消密码，另存为 docx 后再读")
    for part in ("content.xml", "styles.xml", "meta.xml", "settings.xml"):
        package.xml(part)


def _configure(profile: Path) -> None:
    """Writes the settings that keep macros, links and active content asleep."""
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
