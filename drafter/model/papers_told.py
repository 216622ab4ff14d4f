"""收件单: every paper that came in, what it gave, what of it was not used and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model.collected import Collected, Found
from drafter.zh.personal import masked

NOTHING = "没有找到今年的数、答复和新情况"
_UNREAD, _UNUSED = "没有读成", "整份没有用"
_BEST = 0.2
"""Chance below which a value is too doubtful to count as proposed."""


@dataclass(frozen=True)
class Paper:
    """A paper. gave: in words; left: what was not used of it, each with the reason."""

    file: str
    gave: str
    left: tuple[str, ...] = ()

    @property
    def unread(self) -> bool:
        """Whether it gave nothing because it could not be read."""
        return self.gave == _UNREAD

    @property
    def useless(self) -> bool:
        """Whether it gave nothing for a reason that she should know of: it could not be read, or is no form of this dossier."""
        return self.gave in (_UNREAD, _UNUSED)


@dataclass(frozen=True)
class Value:
    """A figure as 收件单 lists it: its name, its value, its source, the sentence or what else is to be told."""

    name: str
    value: str
    source: str
    told: str


@dataclass(frozen=True)
class Part:
    """A table of 收件单: what stands above its columns, the first of which counts the rows; the cells of the others, row by row."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Receipt:
    """filled: values papers gave for certain; differing: those on which papers disagree; slips: what does not add up."""

    papers: tuple[Paper, ...]
    filled: tuple[Value, ...] = ()
    differing: tuple[Value, ...] = ()
    slips: tuple[Value, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its tables, those without rows left out."""
        papers = tuple((one.file, one.gave, "；".join(one.left)) for one in self.papers)
        tables = (
            Part("各份材料", ("序号", "材料", "给了什么", "没有用的和原因"), papers),
            Part("填进去的数", ("序号", "指标", "今年", "来源", "原句"), _cells(self.filled)),
            Part("说法不一的数", ("序号", "指标", "一处", "来源", "另一处"), _cells(self.differing)),
            Part("算不拢的数", ("序号", "原话", "来源", "为什么"), tuple(row[1:] for row in _cells(self.slips))),
        )
        return tuple(one for one in tables if one.rows)


def _cells(values: tuple[Value, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((one.name, one.value, one.source, one.told) for one in values)


def receipt_of(collected: Collected) -> Receipt:
    """What papers gave -> the receipt; numbers of persons are covered."""
    return Receipt(
        tuple(_papers(collected)),
        tuple(_value(one, one.proposals[0].sentence) for one in collected.figures if one.filled),
        tuple(_value(one, "；".join(one.contradictions)) for one in collected.figures if one.contradictions),
        tuple(Value("", masked(one.source.quote), str(one.source), one.why) for one in collected.slips),
    )


def _value(one: Found, told: str) -> Value:
    best = one.proposals[0]
    return Value(one.statistic.name, best.printed, str(best.source), masked(" ".join(told.split())))


def _papers(collected: Collected) -> Iterator[Paper]:
    gave = {file: Counter[str]() for file in collected.files}
    for file, what in _given(collected):
        if file in gave:
            gave[file][what] += 1
    left: dict[str, list[str]] = {}
    for file, told in (*collected.passed, *collected.remarks):
        left.setdefault(file, []).append(told)
    useless = {form.file: form.useless for form in collected.returned if form.useless}
    for file, counted in gave.items():
        if file in useless and not counted:
            yield Paper(file, _UNUSED, (useless[file], *left.get(file, ())))
            continue
        told = "，".join(f"{what}{count}{unit}" for what, unit in _UNITS if (count := counted[what]))
        yield Paper(file, told or NOTHING, tuple(left.get(file, ())))
    yield from (Paper(one.file, _UNREAD, (one.reason,)) for one in collected.unread)


_UNITS = (("填", "个数"), ("建议", "个数"), ("答复", "条"), ("新情况", "条"), ("说法不一", "个"), ("算不拢", "处"))


def _given(collected: Collected) -> Iterator[tuple[str, str]]:
    """A file and what it gave, one after the other."""
    for found in collected.figures:
        if found.proposals and (found.filled or found.proposals[0].score >= _BEST):
            yield found.proposals[0].source.file, "填" if found.filled else "建议"
        for line in found.contradictions:
            yield next((file for file in collected.files if line.startswith(f"{file} ")), ""), "说法不一"
    for answered in (*collected.promises, *collected.problems):
        if answered.said != "none" and answered.replies:
            yield answered.replies[0].source.file, "答复"
    for news in collected.news:
        yield from ((source.file, "新情况") for source in (news.source, *news.also))
    yield from ((slip.source.file, "算不拢") for slip in collected.slips)
