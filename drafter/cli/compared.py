"""A comparison on the screen: promises under the plan's headings, beside them this year's reply; targets; counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.cli import grid
from drafter.cli.grid import FAINT, NOTICE, STRONG, WARNING, Words
from drafter.model.comparison import DOUBTFUL, GRAVE, NAMES, Comparison, Row, called
from drafter.model.goal import Goal
from drafter.model.traced import Status, Verdict

_ID, _STATUS, _VERDICT = 6, 10, 12
_PARTS = (5, 6)
"""How the promise and the reply share the width."""


def table(comparison: Comparison) -> Iterator[str]:
    """What `drafter trace` prints, line by line."""
    yield from _wrapped(f"上年计划：{called(comparison.prior)}")
    yield from _wrapped(f"今年报告：{called(comparison.current)}")
    yield from _promises(comparison)
    if comparison.goals:
        yield from _goals(comparison.goals)
    yield ""
    yield from tally(comparison)
    yield from _open(comparison.rows)


def tally(comparison: Comparison) -> Iterator[str]:
    """The counts, a line for promises and one for targets."""
    yield from _wrapped(f"计划 {len(comparison.rows)} 条：{_counted(comparison.statuses, '条')}")
    if comparison.goals:
        yield from _wrapped(f"指标 {len(comparison.goals)} 项：{_counted(comparison.verdicts, '项')}")


def _wrapped(text: str) -> list[str]:
    return grid.wrap(text, grid.screen())


def _counted(counts: Sequence[tuple[str, int]], unit: str) -> str:
    return "，".join(f"{name} {count} {unit}" for name, count in counts)


def _promises(comparison: Comparison) -> Iterator[str]:
    widths = grid.shares((_ID, _STATUS), _PARTS)
    yield from _head(("编号", "状态", "上年计划", "今年的回应"), widths)
    for name, rows in comparison.sections:
        if name:
            open_ones = sum(row.status is Status.UNANSWERED for row in rows)
            count = f"（{len(rows)} 条，未回应 {open_ones} 条）" if open_ones else f"（{len(rows)} 条）"
            yield ""
            yield from (STRONG(line) for line in _wrapped(f"{name}{count}"))
        for row in rows:
            cells = [[Words(row.id)], [_judged(row.status)], [Words(row.promise)], _reply(row)]
            yield grid.row(cells, widths)


def _reply(row: Row) -> list[Words]:
    """This year's sentence with its paragraph, and under it why it was taken for a reply or nothing was."""
    said = [Words(f"{row.reply}（第{row.paragraph}段）")] if row.reply else []
    return [*said, Words(f"理由：{row.why}", FAINT)]


def _goals(goals: Sequence[Goal]) -> Iterator[str]:
    widths = grid.shares((_ID, _VERDICT), (6, 4, 4))
    yield from _head(("编号", "结论", "上年的目标", "目标值", "今年"), widths)
    for goal in goals:
        cells = [
            [Words(goal.id)], [_judged(goal.verdict)], [Words(goal.text)], [Words(goal.promised)], [Words(goal.now or "—")],
        ]  # fmt: skip
        yield grid.row(cells, widths)


def _head(names: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    yield ""
    yield grid.row([[Words(name, STRONG)] for name in names], widths)
    yield "-" * grid.screen()


def _judged(found: Status | Verdict) -> Words:
    """A status or verdict: what is missing stands in heavy brackets, so that it shows without colours too."""
    if found in GRAVE:
        return Words(f"【{NAMES[found]}】", WARNING)
    return Words(NAMES[found], NOTICE if found in DOUBTFUL else str)


def _open(rows: Sequence[Row]) -> Iterator[str]:
    """Which promises found no answer, by their ids; three or more in sequence as from — to."""
    found = [row for row in rows if row.status is Status.UNANSWERED]
    if not found:
        return
    runs: list[list[Row]] = [[found[0]]]
    for before, row in pairwise(found):
        if row.number == before.number + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    named = [f"{run[0].id}至{run[-1].id}" if len(run) > 2 else "、".join(row.id for row in run) for run in runs]
    pieces = [f"{name}、" for name in named[:-1]] + [named[-1]]
    yield from grid.fold([f"{NAMES[Status.UNANSWERED]}：", *pieces], grid.screen())
