"""Last year's plan beside this year's report: the rows of 对照表, in the words a clerk reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from drafter.model.goal import Goal, goal
from drafter.model.report import Report
from drafter.model.traced import Answer, Status, Trace, Verdict
from drafter.zh.districts import normalise
from drafter.zh.quoting import quote

NAMES: dict[Status | Verdict, str] = {
    Status.ANSWERED: "有回应",
    Status.WEAK: "请核对",
    Status.UNANSWERED: "未回应",
    Verdict.REACHED: "达到",
    Verdict.MISSED: "未达到",
    Verdict.NOT_REPORTED: "未报告",
    Verdict.NOT_COMPARABLE: "口径不同",
}
GRAVE = frozenset[Status | Verdict]({Status.UNANSWERED, Verdict.MISSED, Verdict.NOT_REPORTED})
"""What this year's report owes an answer to."""

DOUBTFUL = frozenset[Status | Verdict]({Status.WEAK, Verdict.NOT_COMPARABLE})
"""What a person should look at."""

_NEAR = 0.25
"""Probability of being evidence from which a sentence is worth showing beside a promise that nothing answers."""
_NO_HEADING = "未列标题"


@dataclass(frozen=True)
class Row:
    """A promise and what is said of it. number from 1; reply: this year's nearest sentence, empty where none answers;
    paragraph: where it stands, 0 for nowhere."""

    number: int
    id: str
    section: str
    promise: str
    status: Status
    reply: str
    paragraph: int
    why: str


@dataclass(frozen=True)
class Comparison:
    """Two reports and how the plan of the first fared in the second."""

    prior: Report
    current: Report
    trace: Trace

    @property
    def remarks(self) -> list[str]:
        """What makes one doubt that these are last year's report and this year's, or that they were read rightly; and what a
        person should know of how they were compared."""
        return [*self.mistaken, *self._doubtful, *([self.trace.remark] if self.trace.remark else [])]

    @property
    def _doubtful(self) -> list[str]:
        counted = [(report.file.name, report.doubts) for report in (self.prior, self.current) if report.doubts]
        return [
            f"读“{name}”有{len(doubts)}处拿不准，可能影响对照；{'头一处：' if len(doubts) > 1 else ''}{doubts[0].message}"
            "；单独读这一份，可以逐处看"
            for name, doubts in counted
        ]

    @property
    def mistaken(self) -> list[str]:
        """What makes one doubt that these are last year's report and this year's."""
        before, now = self.prior.meta, self.current.meta
        told = [
            (
                0 < now.year <= before.year,
                f"今年报告“{self.current.file.name}”说的是{now.year}年的事，上年报告“{self.prior.file.name}”说的是"
                f"{before.year}年的，先后可能写反了",
            ),
            (now.year > before.year + 1 > 1, f"两份报告隔了{now.year - before.year}年，中间的没有对照"),
            (
                bool(before.district and now.district) and normalise(before.district) != normalise(now.district),
                f"两份报告不是一个地方的：{before.district}、{now.district}",
            ),
            (
                bool(before.kind and now.kind) and before.kind != now.kind,
                f"两份不是同一种报告：{before.kind}、{now.kind}；“未回应”的，可能本来就写在另一种报告里",
            ),
        ]
        return [message for holds, message in told if holds]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """A row a promise, in the plan's order."""
        return tuple(_row(number, answer) for number, answer in enumerate(self.trace.answers, start=1))

    @property
    def sections(self) -> list[tuple[str, list[Row]]]:
        """The rows under the headings of the plan; one empty heading where the plan has none."""
        found = [(name, list(rows)) for name, rows in groupby(self.rows, key=lambda row: row.section)]
        return [(name or _NO_HEADING, rows) for name, rows in found] if len(found) > 1 else found

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """A row a numeric target, in the plan's order."""
        return tuple(goal(outcome) for outcome in self.trace.outcomes)

    @property
    def statuses(self) -> list[tuple[str, int]]:
        """How many promises are 有回应, 请核对, 未回应."""
        return _tally([row.status for row in self.rows], list(Status))

    @property
    def verdicts(self) -> list[tuple[str, int]]:
        """How many targets are 达到, 未达到, 未报告, 口径不同."""
        return _tally([goal.verdict for goal in self.goals], list(Verdict))


def called(report: Report) -> str:
    """What a report is called: 《its title》 where that tells it apart, else whose report of what kind and when, else its file."""
    told = report.meta
    if told.title and (told.district[:-1] or "？") in told.title:
        return f"《{told.title}》"
    if told.district and told.kind:
        ahead = "的工作" if told.plan_year > told.year else ""  # a report of 2018 that looks back on 2017
        when = told.date or (f"{told.year}年{ahead}" if told.year else "")
        return f"{told.district}{told.kind}{f'（{when}）' if when else ''}"
    return f"“{report.file.name}”"


def _tally(found: Sequence[Status | Verdict], known: Sequence[Status | Verdict]) -> list[tuple[str, int]]:
    counts = Counter(found)
    return [(NAMES[one], counts[one]) for one in known]


def _row(number: int, answer: Answer) -> Row:
    promise = answer.commitment
    best = answer.evidence[0] if answer.evidence and answer.status is not Status.UNANSWERED else None
    return Row(
        number=number,
        id=promise.id,
        section=promise.section,
        promise=promise.text,
        status=answer.status,
        reply=best.text if best else "",
        paragraph=best.paragraph if best else 0,
        why=answer.why + _nearest(answer) + _elsewhere(answer),
    )


def _nearest(answer: Answer) -> str:
    """The sentence that comes nearest to a promise nothing answers, for a person to look at; empty where none is near."""
    best = answer.evidence[0] if answer.status is Status.UNANSWERED and answer.evidence else None
    if best is None or best.score < _NEAR:
        return ""
    return f"；最接近的一句是{quote(best.text)}（第{best.paragraph}段）"


def _elsewhere(answer: Answer) -> str:
    """Where else another part of the promise is answered; empty where nowhere."""
    others = [one for one in answer.evidence[1:] if one.adds and answer.status is not Status.UNANSWERED]
    return "".join(f"；{''.join(map(quote, one.adds))}另见第{one.paragraph}段：{quote(one.text)}" for one in others)
