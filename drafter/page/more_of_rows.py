"""What a row says beside its cells: last year's sentence, how a figure changed, what answers a promise, where words are printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from drafter.model.dossier import Dossier
from drafter.model.form import Row
from drafter.model.headline import HeadingInput
from drafter.model.inputs import MetricInput, PassageInput, PromiseInput
from drafter.model.place import Ref
from drafter.model.report import Commitment, Report, Statistic
from drafter.model.slots import Piece, pieces
from drafter.page.addresses import Addresses, Json
from drafter.rendering.changes import change_of, rate_of
from drafter.zh.figures import Figure

_UNIT = re.compile(r".*?\d[\d,，.]*(?P<scale>万亿|[万亿])?[余多几来]?(?P<unit>\D*)")


class More:
    """A dossier, and what the rows of its tables are called -> what else is to be told of a row."""

    def __init__(self, dossier: Dossier, keys: Mapping[str, Sequence[str]]) -> None:
        self.dossier, self.addresses = dossier, Addresses(keys)

    def of(self, row: Row) -> Json:
        """A row -> what is told of it; nothing of rows whose cells say all."""
        told = next((told for kind, told in self._told if isinstance(row, kind)), None)
        return told(row) if told else {}

    @cached_property
    def _told(self) -> tuple[tuple[type[Row], Callable[..., Json]], ...]:
        return (
            (MetricInput, self._metric),
            (PromiseInput, self._promise),
            (PassageInput, self._passage),
            (HeadingInput, self._heading),
        )

    def _metric(self, row: MetricInput) -> Json:
        last = self._statistics.get(row.ref)
        return {
            "unit": _unit(row.before or ""),
            "change": change_of(row),
            "rate": rate_of(row),
            "last": self._last(last) if last else None,
            "slots": [self.addresses.at(ref) for ref in self._printing.get(row.name, ())],
        }

    def _last(self, one: Statistic) -> Json:
        report = self._reports[id(one)]
        start = one.sentence.find(one.figure.text)
        return {
            "file": report.file.name,
            "paragraph": one.paragraph,
            "sentence": one.sentence,
            "start": max(start, 0),
            "end": start + len(one.figure.text) if start >= 0 else 0,
        }

    def _promise(self, row: PromiseInput) -> Json:
        promise, review = self._promises.get(row.ref), self.dossier.review
        number = promise.id if promise else ""
        found = review.found.get(number)
        goes = self.dossier.inputs.outline.find(row.section) if row.section else None
        return {
            "parts": promise.parts if promise and len(promise.parts) > 1 else (),
            "found": {"text": found.text, "paragraph": found.paragraph} if found else None,
            "missed": [f"{one.target.clause.strip()}：{one.text}" for one in review.missed.get(number, ())],
            "unsaid": review.unsaid.get(number, ()),
            "goes": self.addresses.at(goes.ref) if goes else None,
            "leads": row.ref in self.dossier.leads,
        }

    def _passage(self, row: PassageInput) -> Json:
        return {
            "pieces": [self._piece(one) for one in pieces(row.text or "")],
            "before": self.dossier.joins.before.get(row.ref, ""),
            "carried": row.ref in self.dossier.repeated,
        }

    def _piece(self, one: Piece) -> Json:
        if one.name is None:
            return {"t": one.text}
        metric = self.dossier.metric(one.name)
        at = self.addresses.at((*metric.ref, "今年")) if metric else None
        return {"slot": one.name, "value": metric.now if metric else None, "at": at}

    def _heading(self, row: HeadingInput) -> Json:
        return {"declined": row.id in self.dossier.inputs.outline.declined}

    @cached_property
    def _statistics(self) -> Mapping[Ref, Statistic]:
        return {row.ref: one for one, row, _ in reversed(self.dossier.joins.metrics) if row}

    @cached_property
    def _reports(self) -> Mapping[int, Report]:
        """Each statistic, by identity -> the report it stands in."""
        return {id(one): report for report in self.dossier.priors for one in report.statistics}

    @cached_property
    def _promises(self) -> Mapping[Ref, Commitment]:
        return self.dossier.joins.promised

    @cached_property
    def _printing(self) -> Mapping[str, Sequence[Ref]]:
        """Name of a metric -> the rows of 正文 that print it."""
        held: dict[str, list[Ref]] = {}
        for row in self.dossier.inputs.kept_passages:
            for name in dict.fromkeys(one.name for one in pieces(row.text or "") if one.name):
                held.setdefault(name, []).append(row.ref)
        return held


def _unit(before: str) -> str:
    """Last year's value -> what a bare number of this year is followed by; nothing where that makes no figure, as 10年 for 连续9年."""
    found = _UNIT.fullmatch(before)
    unit = (found["scale"] or "") + found["unit"] if found else ""
    return unit if unit and Figure.parse(f"2{unit}") else ""
