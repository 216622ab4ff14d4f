"""Reports understood before: a file whose bytes are unchanged is not read again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from drafter import storage
from drafter.desk.known import Known
from drafter.model import wire
from drafter.model.kept import Kept, key
from drafter.model.report import Report


def remembering(known: Known, kept: Kept) -> Callable[[Path], Report]:
    """As known.parse, but a report kept is taken as it was understood: by its bytes, its name, the kinds and indicators
    known, and whether LibreOffice, by which some files are read, is there."""
    beside = (known.digest, bool(shutil.which("soffice") or shutil.which("libreoffice")))

    def parse(path: Path) -> Report:
        name = key("上年报告", storage.sha256(path.read_bytes()), path.name, *beside)
        try:
            return wire.unpacked(kept.given(name), path)
        except ValueError:
            pass
        report = known.parse(path)
        kept.keep(name, wire.packed(report))
        return report

    return parse
