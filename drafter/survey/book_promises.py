"""计划落实: which promises the report of the next year answers, by place and year, and those it does not, one by one."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.manuscript import Stress
from drafter.model.summary import Bar, Bars, Cell, Column, Kind, Sheet
from drafter.survey.counted import Counted, called, count, named, place_of, share, shown
from drafter.survey.store_tables import OUTCOMES, PAIRS, PROMISES, TARGETS, TRACES, OutcomeRow, PairRow, TraceRow

_KEPT, _OPEN, _MISSED = "计划落实", "未回应的计划", "没达到的目标"
_TOLD = {"answered": "有回应", "weak": "请核对", "unanswered": "未回应"}
_MUCH = 0.3
"""Share of promises without an answer from which it is to be seen."""
_BARS, _NAMED = 40, 5


def promises(counted: Counted) -> tuple[Sheet, ...]:
    """How promises were kept, those without an answer, and targets that were missed; nothing where no two years follow."""
    pairs = [row for row in counted.store.rows(PAIRS) if row.report in counted.at and row.prior in counted.at]
    pairs.sort(key=lambda row: counted.at[row.report])
    if not pairs:
        return ()
    texts = {(row.report, row.id): row for row in counted.store.rows(PROMISES)}
    open_ = [
        row for row in counted.store.rows(TRACES)
        if row.status != "answered" and row.report in counted.at and (row.prior, row.promise) in texts
    ]  # fmt: skip
    open_.sort(key=lambda row: (counted.at[row.report], row.status != "unanswered", row.promise))
    first = dict[str, int]()
    for number, row in enumerate(open_):
        first.setdefault(row.report, number)
    columns = (
        Column("地方", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4), Column("文种", Kind.SHORT, 9), Column("上年计划", Kind.COUNT, 5), Column("有回应", Kind.COUNT, 5),
        Column("请核对", Kind.COUNT, 5), Column("未回应", Kind.COUNT, 5), Column("未回应占", Kind.SHARE, 6), Column("又列进计划", Kind.COUNT, 6),
    )  # fmt: skip
    rows = tuple(_pair(counted, row, first) for row in pairs)
    notes = (
        "上一年报告的计划，这一年的报告有没有说到。“请核对”的有几分像，要人看。“又列进计划”的是这一年的计划里又写了的。点数，到逐条的清单。",
    )
    kept = Sheet(_KEPT, "计划落实", notes, columns, rows, 2, _kept_told(counted, pairs), _charts(counted, pairs, first))
    return (kept, _open(counted, open_, {key: row.text for key, row in texts.items()}), *_missed(counted))


def _kept_told(counted: Counted, pairs: Sequence[PairRow]) -> str:
    whole, gone, weak = (sum(getattr(row, name) for row in pairs) for name in ("promises", "unanswered", "weak"))
    most = sorted((row for row in pairs if row.unanswered), key=lambda row: -row.unanswered / row.promises)
    told = named(f"{called(counted.of[row.report])}（{row.unanswered}/{row.promises}条）" for row in most[:_NAMED])
    per_cent = f"（{100 * gone / whole:.1f}%）" if whole else ""
    return f"前后两年{len(pairs)}对，计划{whole}条，没有回应的{gone}条{per_cent}，请核对的{weak}条{f'；没有回应占得最多的：{told}' if told else ''}。"


def _pair(counted: Counted, row: PairRow, first: dict[str, int]) -> tuple[Cell, ...]:
    to = (_OPEN, first[row.report]) if row.report in first else None
    return (
        *counted.whose(row.report), Cell(counted.of[row.report].kind), count(row.promises, counted.to(row.prior)), count(row.answered), count(row.weak, to),
        count(row.unanswered, to), share(row.unanswered, row.promises, much=_MUCH), count(row.carried, to),
    )  # fmt: skip


def _charts(counted: Counted, pairs: Sequence[PairRow], first: dict[str, int]) -> tuple[Bars, ...]:
    """Each place's latest year: the share without an answer."""
    latest = dict[str, PairRow]()
    for row in pairs:
        report = counted.of[row.report]
        before = latest.get(place_of(report))
        if row.promises and (before is None or counted.of[before.report].year < report.year):
            latest[place_of(report)] = row
    ranked = sorted(latest.items(), key=lambda pair: (-pair[1].unanswered / pair[1].promises, pair[0]))[:_BARS]
    bars = tuple(
        Bar(
            f"{place} {counted.of[row.report].year}", 100 * row.unanswered / row.promises, f"{row.unanswered}/{row.promises}条",
            (_OPEN, first[row.report]) if row.report in first else None, Stress.SLIGHT if row.unanswered >= _MUCH * row.promises else Stress.NONE,
        )
        for place, row in ranked
    )  # fmt: skip
    return (Bars("未回应的计划占多少（各地最近一年）", bars),) if len(bars) > 1 else ()


def _open(counted: Counted, rows: Sequence[TraceRow], texts: dict[tuple[str, str], str]) -> Sheet:
    columns = (
        Column("地方", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4), Column("结论", Kind.SHORT, 5), Column("上年的计划", width=42), Column("为什么这样认", width=20),
        Column("这一年最像的一句", width=36), Column("段", Kind.COUNT, 4), Column("又列进计划", Kind.SHORT, 6), Column("上年的文件", width=14), Column("这一年的文件", width=14),
    )  # fmt: skip
    told = tuple(
        (
            *counted.whose(row.report), Cell(_TOLD[row.status], stress=Stress.HEAVY if row.status == "unanswered" else Stress.SLIGHT),
            Cell(shown(texts[row.prior, row.promise])), Cell(row.why), Cell(shown(row.evidence)), count(row.paragraph), Cell("又列" if row.carried else ""),
            counted.file(row.prior), counted.file(row.report),
        )
        for row in rows
    )  # fmt: skip
    notes = ("年度是应当回应的那一年。结论是照字面认的，请看原文再问。",)
    return Sheet(_OPEN, "没有回应、请核对的计划", notes, columns, told, frozen=2)


def _missed(counted: Counted) -> tuple[Sheet, ...]:
    """Targets that the next year's report says were not reached."""
    targets = {(row.report, row.number): row for row in counted.store.rows(TARGETS)}
    rows: list[OutcomeRow] = [
        row for row in counted.store.rows(OUTCOMES)
        if row.verdict == "missed" and row.report in counted.at and (row.prior, row.number) in targets
    ]  # fmt: skip
    rows.sort(key=lambda row: (counted.at[row.report], row.number))
    columns = (
        Column("地方", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4), Column("目标", width=14), Column("定的", Kind.SHORT, 8), Column("做到的", Kind.SHORT, 8),
        Column("上年定目标的话", width=40), Column("这一年的话", width=40), Column("这一年的文件", width=14),
    )  # fmt: skip
    told = tuple(
        (
            *counted.whose(row.report), Cell(targets[row.prior, row.number].name), Cell(targets[row.prior, row.number].text), Cell(row.text, stress=Stress.HEAVY),
            Cell(shown(targets[row.prior, row.number].sentence)), Cell(shown(row.sentence)), counted.file(row.report),
        )
        for row in rows
    )  # fmt: skip
    notes = ("上一年定的数量目标，这一年报的数没有到的。口径变了的，请看原文。",)
    return (Sheet(_MISSED, "没有达到的目标", notes, columns, told, frozen=2),) if told else ()
