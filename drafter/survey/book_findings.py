"""校对: what proofing finds in the reports, and in the later of two years beside the earlier, by rule, by report, and one by
one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TypeAlias

from drafter.model.finding import Level
from drafter.model.manuscript import Stress
from drafter.model.summary import Cell, Column, Kind, Sheet
from drafter.survey.counted import Counted, count, place_of, share, shown
from drafter.survey.store_tables import FINDINGS, MISMATCHES, FindingRow, MismatchRow

_Row: TypeAlias = FindingRow | MismatchRow

_RULES, _EACH, _ONE = "校对", "校对·各份", "校对·逐处"
_ORDER = [level.value for level in Level]
_MOST_NAMED = 3


def findings(counted: Counted) -> tuple[Sheet, ...]:
    """What was found; nothing where nothing was."""
    rows: list[_Row] = [
        row for table in (FINDINGS, MISMATCHES) for row in counted.store.rows(table) if row.report in counted.at
    ]
    rows.sort(key=lambda row: (_ORDER.index(row.level), row.rule, counted.at[row.report], row.number))
    return (_by_rule(counted, rows), _by_report(counted, rows), _one_by_one(counted, rows)) if rows else ()


def _by_rule(counted: Counted, rows: list[_Row]) -> Sheet:
    of = defaultdict[tuple[str, str], list[tuple[int, _Row]]](list)
    for number, row in enumerate(rows):
        of[row.level, row.rule].append((number, row))
    columns = (
        Column("轻重", Kind.SHORT, 5), Column("规则", Kind.SHORT, 10), Column("几处", Kind.COUNT, 5), Column("几份报告有", Kind.COUNT, 6), Column("占全部报告", Kind.SHARE, 6),
        Column("最多的", width=26), Column("举例：所指", width=24), Column("举例：问题", width=40),
    )  # fmt: skip
    told = tuple(
        (
            Cell(level, stress=Stress.HEAVY if level == Level.ERROR else Stress.NONE), Cell(rule, to=(_ONE, several[0][0])),
            count(len(several), (_ONE, several[0][0])), count(len({row.report for _, row in several})),
            share(len({row.report for _, row in several}), len(counted.reports)), Cell(_most(counted, [row for _, row in several])),
            Cell(several[0][1].words), Cell(several[0][1].message),
        )
        for (level, rule), several in of.items()
    )  # fmt: skip
    notes = ("错误是不会对的，提醒要看一眼，提示是写法。点数，到逐处的清单。",)
    counts = Counter(row.level for row in rows)
    graver = [row for row in rows if row.level == Level.ERROR]
    most = f"；错误最多的：{_most(counted, graver)}" if graver else ""
    summed = f"{'，'.join(f'{level}{counts[level]}处' for level in _ORDER if counts[level])}{most}。"
    return Sheet(_RULES, "校对（照规则）", notes, columns, told, frozen=2, told=summed)


def _most(counted: Counted, rows: list[_Row]) -> str:
    most = Counter(row.report for row in rows).most_common(_MOST_NAMED)
    return "、".join(
        f"{place_of(counted.of[report])}{counted.of[report].year or ''}（{number}）" for report, number in most
    )


def _by_report(counted: Counted, rows: list[_Row]) -> Sheet:
    of = defaultdict[str, Counter[str]](Counter)
    for row in rows:
        of[row.report][row.level] += 1
    columns = (
        Column("地方", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4), Column("文种", Kind.SHORT, 9), *(Column(level, Kind.COUNT, 5) for level in _ORDER),
        Column("每万字几处", Kind.AMOUNT, 6), Column("文件", width=18),
    )  # fmt: skip
    told = tuple(
        (
            *counted.whose(row.report), Cell(row.kind),
            *(count(of[row.report][level], counted.to(row.report), Stress.HEAVY if level == Level.ERROR else Stress.NONE) for level in _ORDER),
            _dense(of[row.report].total(), row.characters), counted.file(row.report),
        )
        for row in counted.reports
    )  # fmt: skip
    return Sheet(_EACH, "校对（照报告）", (), columns, told, frozen=2)


def _dense(number: int, characters: int) -> Cell:
    value = 10_000 * number / characters if characters else 0.0
    return Cell(f"{value:.1f}", round(value, 1), 1)


def _one_by_one(counted: Counted, rows: list[_Row]) -> Sheet:
    columns = (
        Column("轻重", Kind.SHORT, 5), Column("规则", Kind.SHORT, 10), Column("地方", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4), Column("所指", width=24),
        Column("上年的话", width=24), Column("问题", width=40), Column("怎么改", width=30), Column("段", Kind.COUNT, 4), Column("一样的几处", Kind.COUNT, 6), Column("文件", width=14),
    )  # fmt: skip
    told = tuple(
        (
            Cell(row.level, stress=Stress.HEAVY if row.level == Level.ERROR else Stress.NONE), Cell(row.rule), *counted.whose(row.report), Cell(shown(row.words)),
            Cell(shown(row.before) if isinstance(row, MismatchRow) else ""), Cell(row.message), Cell(row.fix), count(row.paragraph), count(row.places), counted.file(row.report),
        )
        for row in rows
    )  # fmt: skip
    return Sheet(_ONE, "校对（逐处）", (), columns, told, frozen=2)
