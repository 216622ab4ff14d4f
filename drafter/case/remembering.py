"""What was understood before: a prior report, the indicators of the field, are not read again while their bytes are the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from drafter import storage
from drafter.case.known import Known
from drafter.model import wire
from drafter.model.indicator import Better, Parts, Traits, traits_of
from drafter.model.kept import Kept, key
from drafter.model.offices import Offices
from drafter.model.report import Report
from drafter.model.wire import listed, texts

_MOST = 64 * 2**20
"""Bytes of a report whose understanding is kept; one larger is read anew each time."""


def indicators(known: Known, kept: Kept) -> dict[str, Traits]:
    """What is known of each indicator; kept, for the files that say so are many and seldom change."""
    name = key("指标", known.digest)
    try:
        return dict(_indicator(texts(row, 6)) for row in listed(kept.given(name)))
    except ValueError:
        pass
    found = traits_of(known.catalogue)
    kept.keep(name, [_packed(one, traits) for one, traits in found.items()])
    return found


def _packed(name: str, traits: Traits) -> list[str]:
    parts = (traits.parts.above, traits.parts.below) if traits.parts else ("", "")
    return [name, traits.field, *parts, traits.better.value, traits.headline]


def _indicator(row: list[str]) -> tuple[str, Traits]:
    name, field, above, below, better, headline = row
    return name, Traits(field, Parts(分子=above, 分母=below) if above else None, Better(better), headline)


def offices(known: Known, kept: Kept) -> Offices:
    """Which 科室 answers for what; kept, for it is told by the same files."""
    name = key("科室", known.digest)
    try:
        words, told, rest = listed(kept.given(name))
        return Offices(_paired(words), _paired(told), rest="".join(texts(rest, 1)))
    except ValueError:
        pass
    found = known.offices
    kept.keep(name, [[list(pair) for pair in one.items()] for one in (found.words, found.indicators)] + [[found.rest]])
    return found


def _paired(rows: object) -> dict[str, str]:
    pairs = (texts(row, 2) for row in listed(rows))
    return {word: office for word, office in pairs}  # noqa: C416 (dict() does not see that they are two)


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
