"""正文 with paragraphs left out -> how the numbered paragraphs that stay are numbered: 一是 三是 becomes 一是 二是."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.inputs import PassageInput
from drafter.model.place import Ref
from drafter.zh.headings import Marker, marker_of
from drafter.zh.numerals import from_int

_WITHIN = "一是"
"""Family of the markers that a single paragraph does not need."""


@dataclass(frozen=True)
class Renumbered:
    """A paragraph's own marker, and what is printed for it: nothing where it is the only one left of an 一是 list."""

    typed: Marker
    printed: str
    number: int


@dataclass(frozen=True)
class _Item:
    """A numbered paragraph of last year's and its row, None where that is gone or struck out."""

    marker: Marker
    row: PassageInput | None


def renumbered(dossier: Dossier) -> Mapping[Ref, Renumbered]:
    """Each row of 正文 whose number moves up because rows before it are left out -> how. Lists in which she changed a number
    herself are hers."""
    found: dict[Ref, Renumbered] = {}
    for items in _lists(dossier):
        kept = [(item.marker, item.row) for item in items if item.row]
        if len(kept) == len(items) or any(marker_of(row.text or "") != marker for marker, row in kept):
            continue
        alone = len(kept) == 1 and kept[0][0].family == _WITHIN and items[0].marker.number == 1
        for number, (marker, row) in enumerate(kept, start=items[0].marker.number):
            if alone or number != marker.number:
                found[row.ref] = Renumbered(marker, "" if alone else _text(marker, number), number)
    return found


def _text(marker: Marker, number: int) -> str:
    """A marker of the same style with another number."""
    told = str(number) if marker.text.strip("（(").startswith(str(marker.number)) else from_int(number)
    return marker.text.replace(str(marker.number) if told.isdecimal() else from_int(marker.number), told, 1)


def _lists(dossier: Dossier) -> Iterator[Sequence[_Item]]:
    """Last year's paragraphs that were numbered one behind the other."""
    kept = {row.ref for row in dossier.inputs.kept_passages}
    items: list[_Item] = []
    for passage, row, _ in dossier.joins.passages:
        marker = marker_of(passage.text)
        if marker is None:
            continue
        goes_on = bool(items) and (items[-1].marker.family, items[-1].marker.number + 1) == (
            marker.family,
            marker.number,
        )
        if items and not goes_on:
            yield items
            items = []
        items.append(_Item(marker, row if row and row.ref in kept and row.text else None))
    if items:
        yield items
