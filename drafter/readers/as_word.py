"""A draft that came back in any of the forms Word, WPS and LibreOffice save -> the bytes of a .docx, bookmarks and all."""

from __future__ import annotations

from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.office import libreoffice, outside
from drafter.office.libreoffice import Filters
from drafter.ooxml import archive
from drafter.readers import doc, office

_BOUNDS = outside.Bounds(seconds=60, memory=2**30, work=30)
_DOC = ("doc", "MS Word 97")


def as_word(path: Path, data: bytes) -> bytes | None:
    """A file and its bytes -> those of a .docx: its own, or what LibreOffice makes of a .doc, .wps, .odt or .rtf; None where
    it is none of these, or LibreOffice is not there: then only its words can be read. DrafterError where it is broken,
    locked or hostile."""
    if archive.holds(data, "word/document.xml"):
        return data
    if libreoffice.soffice() is None:
        return None
    if doc.claims(data):
        doc.refuse(path, data)
        kind = _DOC
    elif office.claims(data):
        data, kind = office.safe(path, data)
    else:
        return None
    made = libreoffice.convert(data, Filters(*kind, "docx", "MS Word 2007 XML"), _BOUNDS)
    if made is None:
        fix = "用 Word 或 WPS 打开，另存为 docx 后再收；有密码的先取消密码"
        raise DrafterError(f"“{path.name}”打不开，文件不完好，或者有密码", fix=fix)
    return made
