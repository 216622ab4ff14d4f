"""What was understood before: a prior report, the indicators of the field, are not read again while their bytes are the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from drafter import storage
from drafter.case.known import Known
from drafter.model import wire
from drafter.model.indicator import Parts, fields_of, parts_of
from drafter.model.kept import Kept, key
from drafter.model.report import Report
from drafter.model.wire import listed, texts

_MOST = 64 * 2**20
"""Bytes of a report whose understanding is kept; one larger is read anew each time."""


def indicators(known: Known, kept: Kept) -> tuple[dict[str, Parts], dict[str, str]]:
    """What the rates among the indicators are made of, and the field of work of each; kept, for the files that say so are
    many and seldom change."""
    name = key("指标", known.digest)
    try:
        parts, fields = listed(kept.given(name), 2)
        rates = {one: Parts(分子=above, 分母=below) for one, above, below in (texts(row, 3) for row in listed(parts))}
        return rates, {row[0]: row[1] for row in (texts(one, 2) for one in listed(fields))}
    except ValueError:
        pass
    made, of_field = parts_of(known.catalogue), fields_of(known.catalogue)
    kept.keep(name, [[[one, p.above, p.below] for one, p in made.items()], [list(pair) for pair in of_field.items()]])
    return made, of_field


def remembering(known: Known, kept: Kept) -> Callable[[Path], Report]:
    """As known.parse, but a report kept is taken as it was understood: by its bytes, its name, the kinds and indicators
    known, and whether LibreOffice, by which some files are read, is there."""
    beside = (known.digest, bool(shutil.which("soffice") or shutil.which("libreoffice")))

    def parse(path: Path) -> Report:
        try:
            data = storage.read(path, _MOST)
        except OSError:
            return known.parse(path)  # which tells what is wrong with it
        name = key("上年报告", storage.sha256(data), path.name, *beside)
        try:
            return wire.unpacked(kept.given(name), path)
        except ValueError:
            pass
        report = known.parse(path)
        kept.keep(name, wire.packed(report))
        return report

    return parse
