"""Which metrics of 主要数据对比表 are drawn, and in which charts: one chart for each field of work or 小标题."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.model.chart import Chart, Pair
from drafter.model.dossier import Dossier
from drafter.model.slots import pieces
from drafter.rendering.changes import annexed, rateable

_CHARTS, _PAIRS, _LEAST = 6, 8, 2
"""Charts there are at most, pairs one holds at most and at least."""
_TIMES = 6
"""Of a figure grown to more than this, the bar would make all others of its chart too short to be compared."""
_OTHERS, _ALL = "其他", "主要数据"


@dataclass(frozen=True)
class _Candidate:
    """A metric that may be drawn. group: field of work, else 小标题 or 部分, else nothing; known: in the catalogue."""

    pair: Pair
    group: str
    known: bool

    @property
    def weight(self) -> tuple[bool, bool, float]:
        """What a reader wants to see first: what fell, then what every district counts, then what changed most."""
        return self.pair.ratio < 1, self.known, abs(self.pair.ratio - 1)


def charts(dossier: Dossier) -> tuple[Chart, ...]:
    """Dossier -> its charts in the order of the table. What finds no room in them is told by the table alone."""
    groups: dict[str, list[_Candidate]] = {}
    for one in _candidates(dossier):
        groups.setdefault(one.group, []).append(one)
    rest = groups.pop("", [])
    large = sorted(groups, key=lambda name: (len(groups[name]), groups[name][0].known), reverse=True)
    whole = [name for name in large if len(groups[name]) >= _LEAST]
    kept = whole if len(whole) == len(groups) <= _CHARTS and not rest else whole[: _CHARTS - 1]
    rest += [one for name in groups if name not in kept for one in groups[name]]
    made = [_chart(name, groups[name]) for name in groups if name in kept]
    return tuple(made + [_chart(_OTHERS if made else _ALL, rest)] * (len(rest) >= _LEAST))


def _chart(title: str, members: Sequence[_Candidate]) -> Chart:
    """Members of a group -> its chart: the weightiest of them, in the order of the table."""
    chosen = sorted(members, key=lambda one: one.weight, reverse=True)[:_PAIRS]
    return Chart(title, tuple(sorted((one.pair for one in chosen), key=lambda pair: pair.number)))


def _candidates(dossier: Dossier) -> Iterator[_Candidate]:
    """Metrics of which a rate can be told, in the order of the table."""
    known = dossier.indicators
    fields = {
        row.ref: known[told.indicator].field
        for told, row, _ in dossier.joins.metrics
        if row and told.indicator in known
    }
    headings = _headings(dossier)
    for number, row in enumerate(annexed(dossier), start=1):
        figures = rateable(row)
        pair = Pair(number, row.name, *figures) if figures else None
        if pair and pair.ratio <= _TIMES:
            field = fields.get(row.ref, "")
            yield _Candidate(pair, field or headings.get(row.name, ""), bool(field))


def _headings(dossier: Dossier) -> dict[str, str]:
    """Metric -> the 小标题 of this year's text it first stands under, the 部分 where there is none."""
    found: dict[str, str] = {}
    for row in dossier.inputs.kept_passages:
        for piece in pieces(row.text or ""):
            if piece.name is not None:
                heading = dossier.outline.find(row.heading, [row.section])
                found.setdefault(piece.name, heading.words if heading else row.heading or row.section)
    return found
