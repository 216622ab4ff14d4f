"""Two consecutive years of one place and kind, as their rows in a store -> which promise was answered, and which came again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from drafter import tracing
from drafter.model.kind import Part
from drafter.model.report import Commitment, Sentence, Target
from drafter.model.traced import Answer, Outcome, Status
from drafter.survey.row_packing import Rows
from drafter.survey.store_tables import OutcomeRow, PairRow, PromiseRow, SentenceRow, TargetRow, TraceRow
from drafter.zh.resembling import Bag

AGAIN = 0.6
"""Share of both texts' pairs of characters from which a promise, or a problem, is told again."""


def compared(
    prior: Mapping[str, Sequence[Any]], current: Mapping[str, Sequence[Any]], names: tuple[str, str, str]
) -> Rows:
    """Rows of the earlier year's report and of the later one's; the earlier's digest, the later's, and the program -> the rows
    of the comparison. Nothing hangs on an extra: what one machine finds, all find."""
    before, now, version = names
    promises = [_promise(row) for row in prior["promises"]]
    targets = [_target(row) for row in prior["targets"]]
    trace = tracing.trace(promises, targets, [_sentence(row) for row in current["sentences"]], deep=False)
    again = come_again([p.text for p in promises], [row.text for row in current["promises"]])
    ids = [current["promises"][at].id if at >= 0 else "" for at in again]
    count = Counter(answer.status for answer in trace.answers)
    told = count[Status.ANSWERED], count[Status.WEAK], count[Status.UNANSWERED]
    return {
        "pairs": [PairRow(now, before, version, len(promises), *told, sum(map(bool, ids)))],
        "traces": [_trace(now, before, answer, carried) for answer, carried in zip(trace.answers, ids, strict=True)],
        "outcomes": list(_outcomes(now, before, trace.outcomes)),
    }


def come_again(told: Sequence[str], later: Sequence[str]) -> list[int]:
    """Texts, and those of a later year -> for each the place of the one that says the same again, -1 where none does."""
    bags = [Bag(text) for text in later]
    return [_again(Bag(text), bags) for text in told]


def _again(bag: Bag, later: Sequence[Bag]) -> int:
    likes = [bag.like(other) if bag.may_be_like(other, AGAIN) else 0.0 for other in later]
    best = max(likes, default=0.0)
    return likes.index(best) if best >= AGAIN else -1


def _trace(now: str, before: str, answer: Answer, carried: str) -> TraceRow:
    best = answer.evidence[0] if answer.evidence else None
    return TraceRow(
        now, before, answer.commitment.id, answer.status.value, round(answer.score, 4), answer.why,
        best.text if best else "", best.paragraph if best else 0, carried,
    )  # fmt: skip


def _outcomes(now: str, before: str, outcomes: Sequence[Outcome]) -> Iterator[OutcomeRow]:
    for number, one in enumerate(outcomes, start=1):  # one a target, in their order
        value = None if one.value is None else float(one.value)
        yield OutcomeRow(now, before, number, one.verdict.value, value, one.text, one.sentence)


def _promise(row: PromiseRow) -> Commitment:
    return Commitment(row.id, row.text, row.section, row.paragraph, row.item)


def _target(row: TargetRow) -> Target:
    value = Decimal(repr(row.value))
    return Target(row.name, row.op, value, row.unit, row.text, row.sentence, row.paragraph, row.promise)


def _sentence(row: SentenceRow) -> Sentence:
    return Sentence(row.paragraph, Part(row.part), row.text, row.heading)
