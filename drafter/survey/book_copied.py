"""雷同、常见提法: how much of each report was taken over, from where, both passages side by side; what everybody writes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from drafter.model.manuscript import Stress
from drafter.model.summary import Bar, Bars, Cell, Column, Kind, Sheet
from drafter.survey.copied import Copied, Passage, copied
from drafter.survey.counted import Counted, called, count, named, place_of, share
from drafter.survey.store_tables import SENTENCES, SentenceRow

_SHARES, _PASSAGES, _PHRASES = "雷同", "雷同的段落", "常见提法"
_MUCH = 0.2
"""Share taken over from which it is to be seen: as proofing tells of the whole (照搬上年); real reports of one place have some .05."""
_BARS = 40


class _Sentences:
    """The sentences of the reports that count, gone through as often as wanted."""

    def __init__(self, counted: Counted) -> None:
        self._counted = counted

    def __iter__(self) -> Iterator[SentenceRow]:
        return (row for row in self._counted.store.rows(SENTENCES) if row.report in self._counted.at)


def taken_over(counted: Counted) -> tuple[Sheet, ...]:
    """What was taken over, and what many write."""
    found = copied(counted.reports, _Sentences(counted))
    passages = sorted(found.passages, key=lambda one: (counted.at[one.report], one.own, one.sentences))
    return (_shares(counted, found, passages), *_side_by_side(counted, passages), *_phrases(found))


def _shares(counted: Counted, found: Copied, passages: Sequence[Passage]) -> Sheet:
    own, other, first = Counter[str](), Counter[str](), dict[str, int]()
    sources, years = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[int]](Counter)
    for number, one in enumerate(passages):
        first.setdefault(one.report, number)
        (own if one.own else other)[one.report] += one.characters
        if one.own:
            years[one.report][counted.of[one.source].year] += one.characters
        else:
            sources[one.report][one.source] += one.characters
    columns = (
        Column("地方", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4), Column("文种", Kind.SHORT, 9), Column("比了多少字", Kind.COUNT, 6), Column("抄自本地往年", Kind.SHARE, 7),
        Column("抄自哪几年", width=14), Column("和别处雷同", Kind.SHARE, 7), Column("几段", Kind.COUNT, 4), Column("最像的别处", width=20), Column("文件", width=18),
    )  # fmt: skip
    counts = Counter(one.report for one in passages)
    rows = tuple(
        (
            *counted.whose(report), Cell(counted.of[report].kind), count(found.compared.get(report, 0)),
            share(own[report], found.compared.get(report, 0), much=_MUCH), Cell(_years(years[report])), share(other[report], found.compared.get(report, 0), much=_MUCH),
            count(counts[report], (_PASSAGES, first.get(report, 0))), Cell(_likest(counted, sources[report])), counted.file(report),
        )
        for report in (row.report for row in counted.reports)
    )  # fmt: skip
    notes = (
        "换了数字、地名的也算一样。抄自本地往年：和本地以前各年的报告一样的字占多少，一句话几年都写的，算最像的、最近的一年；和别处雷同：和同年或更早的别处报告一样的占多少，谁抄谁看不出来。",
        f"{found.few}个以上地方都写的话（见“{_PHRASES}”）、中央的提法、致谢、名词解释不算。一句里有一半以上少见的话一样，才算一样。",
    )
    much = [named(_much(counted, found, counts), 4) for counts in (own, other)]
    summed = f"抄自本地往年超过两成的：{much[0] or '没有'}；和别处雷同超过两成的：{much[1] or '没有'}。"
    return Sheet(_SHARES, "雷同", notes, columns, rows, 2, summed, _charts(counted, found, other, first))


def _much(counted: Counted, found: Copied, counts: Counter[str]) -> Iterator[str]:
    """The reports much of which was taken over, the most first."""
    shares = {report: number / found.compared[report] for report, number in counts.items()}
    for report in sorted(shares, key=lambda report: -shares[report]):
        if shares[report] >= _MUCH:
            yield f"{called(counted.of[report])}（{100 * shares[report]:.0f}%）"


def _years(years: Counter[int]) -> str:
    """Years and how many characters are taken from each -> the same in words, the most first."""
    return "、".join(f"{year}（{characters}字）" for year, characters in years.most_common())


def _likest(counted: Counted, sources: Counter[str]) -> str:
    if not sources:
        return ""
    report, characters = sources.most_common(1)[0]
    return f"{place_of(counted.of[report])}{counted.of[report].year}（{characters}字）"


def _charts(counted: Counted, found: Copied, other: Counter[str], first: dict[str, int]) -> tuple[Bars, ...]:
    """The reports that have most in common with other places'."""
    shares = {report: 100 * number / found.compared[report] for report, number in other.items()}
    ranked = sorted(shares, key=lambda report: (-shares[report], report))[:_BARS]
    bars = tuple(
        Bar(
            f"{place_of(counted.of[report])} {counted.of[report].year}", shares[report], f"{shares[report]:.1f}%", (_PASSAGES, first[report]),
            Stress.SLIGHT if shares[report] >= 100 * _MUCH else Stress.NONE,
        )
        for report in ranked
    )  # fmt: skip
    return (Bars("和别处雷同的字占多少（最多的）", bars),) if len(bars) > 1 else ()


def _side_by_side(counted: Counted, passages: Sequence[Passage]) -> tuple[Sheet, ...]:
    wanted = {(one.report, number) for one in passages for number in one.sentences}
    wanted |= {(one.source, number) for one in passages for number in one.source_sentences}
    texts = counted.sentences(wanted)
    columns = (
        Column("地方", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4), Column("雷同于", Kind.SHORT, 6), Column("这一份的话", width=48), Column("那一份的话", width=48),
        Column("那一份", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4), Column("字数", Kind.COUNT, 5), Column("相像", Kind.SHARE, 5),
        Column("文件", width=14), Column("那一份的文件", width=14),
    )  # fmt: skip
    rows = tuple(
        (
            *counted.whose(one.report), Cell(f"本地{counted.of[one.source].year}" if one.own else "别处"), Cell(_joined(texts, one.report, one.sentences)),
            Cell(_joined(texts, one.source, one.source_sentences)), *counted.whose(one.source), count(one.characters),
            Cell(f"{100 * one.likeness:.0f}%", round(100 * one.likeness)), counted.file(one.report), counted.file(one.source),
        )
        for one in passages
    )  # fmt: skip
    notes = ("字数不算标点。相像：这一份里少见的话，那一份里有百分之几。",)
    return (Sheet(_PASSAGES, "雷同的段落", notes, columns, rows, frozen=2),) if rows else ()


def _joined(texts: dict[tuple[str, int], str], report: str, numbers: Iterable[int]) -> str:
    return "".join(texts.get((report, number), "") for number in numbers)


def _phrases(found: Copied) -> tuple[Sheet, ...]:
    columns = (
        Column("提法", width=48), Column("几个地方写", Kind.COUNT, 6), Column("几份报告", Kind.COUNT, 6), Column("最早是哪一年", Kind.COUNT, 6),
    )  # fmt: skip
    rows = tuple(
        (Cell(one.text), count(one.places), count(one.reports), Cell(str(one.first), one.first))
        for one in found.phrases
    )
    notes = (f"{found.few}个以上地方一字不差都写的小句，带数的不列，最多的300条。",)
    told = f"{len(rows)}条，写的地方最多的：{named(f'“{one.text}”' for one in found.phrases[:3])}。"
    return (Sheet(_PHRASES, "常见提法", notes, columns, rows, told=told),) if rows else ()
