"""数据来源表: every figure of this year beside where it comes from, the sentence it stands in there, and who confirmed it."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.inputs import NOT_COUNTED, MetricInput

_BY_HAND = "自填"


@dataclass(frozen=True)
class Sourced:
    """A row of 数据来源表. source: which paper and where, or that she typed it; sentence: of the paper, empty where she did."""

    row: MetricInput
    source: str
    sentence: str
    confirmed: str


def sourced(dossier: Dossier) -> list[Sourced]:
    """Every figure that has a value of this year; none where no paper gave any and nobody confirmed one."""
    rows = [row for row in dossier.inputs.metrics if row.now and row.now != NOT_COUNTED]
    return [_sourced(row) for row in rows] if any(row.source or row.agreed for row in rows) else []


def _sourced(row: MetricInput) -> Sourced:
    """A figure that no longer says what its paper said is hers; what the paper said stands beside it."""
    place, _, value = (row.source or "").rpartition("：")
    if row.source and row.figure and row.filled and row.figure.value == row.filled.value:
        return Sourced(row, place, row.quote or "", row.agreed or "")
    told = f"{_BY_HAND}（{place}是{value}）" if place else row.source or _BY_HAND
    return Sourced(row, told, row.quote or "", row.agreed or "")
