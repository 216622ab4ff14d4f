"""收件、没读成、法定内容: what came in, when, what is missing in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from drafter.model.kind import ReportKind, SectionKind
from drafter.model.manuscript import Stress
from drafter.model.summary import Cell, Column, Kind, Sheet
from drafter.survey.counted import RECEIVED, Counted, called, count, named, place_of, year_cell
from drafter.survey.received import SAME, TWICE, UNREAD
from drafter.survey.store_tables import PARTS, FileRow, ReportRow
from drafter.zh.deadlines import printed

_STATES = {UNREAD: "没有读成", TWICE: "和另一个文件内容相同", SAME: "和另一份报告文字相同"}


def received(counted: Counted) -> Sheet:
    """Every report that counts, with its date against the deadline of its kind."""
    columns = (
        Column("地方", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4), Column("文种", Kind.SHORT, 9), Column("题目", width=16),
        Column("成文日期", Kind.DAY, 8), Column("期限", Kind.DAY, 8), Column("早晚（天）", Kind.COUNT, 6), Column("状况", Kind.SHORT, 9),
        Column("字数", Kind.COUNT, 5), Column("读的时候拿不准的", width=28), Column("文件", width=18),
    )  # fmt: skip
    rows = tuple(_received(counted, row) for row in counted.reports)
    notes = (
        "成文日期照报告的落款。期限是报送同级党委、人大常委会和上一级政府的日子，文种没有定的不比。早晚是负数的，早于期限。",
    )
    return Sheet(RECEIVED, "收件情况", notes, columns, rows, frozen=2, told=_received_told(counted))


def _received_told(counted: Counted) -> str:
    late = {row.report for row in counted.reports if (days := _late(counted, row)) is not None and days > 0}
    undated = sum(row.day is None for row in counted.reports)
    due = sum(_late(counted, row) is not None for row in counted.reports)
    told = (
        f"有期限、写了成文日期的{due}份，按期{due - len(late)}份，晚了{len(late)}份"
        if due
        else "文种没有定期限，或没有成文日期，早晚没有比"
    )
    told += f"（{named(called(counted.of[report]) for report in late)}）" if late else ""
    return f"{told}；没有成文日期的{undated}份。" if undated else f"{told}。"


def _late(counted: Counted, row: ReportRow) -> int | None:
    """Days by which a report is late, negative where it is early; None where that cannot be told."""
    until = deadline(counted.kinds.get(row.kind), row.year)
    return (row.day - until).days if row.day and until else None


def _received(counted: Counted, row: ReportRow) -> tuple[Cell, ...]:
    until = deadline(counted.kinds.get(row.kind), row.year)
    late = _late(counted, row)
    return (
        Cell(place_of(row)), year_cell(row), Cell(row.kind or "没有看出", stress=Stress.NONE if row.kind else Stress.SLIGHT),
        Cell(row.title), Cell(printed(row.day) if row.day else ""), Cell(printed(until) if until else ""),
        Cell() if late is None else Cell(str(late), late), _on_time(row.day, late), count(row.characters),
        _doubts(counted, row), Cell(Path(counted.paths[row.report]).name, file=counted.paths[row.report]),
    )  # fmt: skip


def _doubts(counted: Counted, row: ReportRow) -> Cell:
    """What was doubtful about a report when it was read; above all whose it is, and whether there is another of it."""
    named, twins = counted.named_otherwise(row), counted.alike[place_of(row), row.kind, row.year]
    told = [f"文件名说的是{named}，请核对是哪里的"] if named else []
    told += [f"这个地方这一年的有{twins}份，一项指标有几个数的只用头一个"] if twins > 1 and row.year else []
    stress = Stress.SLIGHT if told else Stress.NONE
    return Cell("；".join((*told, *row.doubts.splitlines())), stress=stress)


def deadline(kind: ReportKind | None, year: int) -> date | None:
    """The first day by which something is to be done with a report on a year."""
    days = [one.day(year) for one in kind.deadlines] if kind and year else []
    return min(days, default=None)


def _on_time(day: date | None, late: int | None) -> Cell:
    if day is None:
        return Cell("没有成文日期", stress=Stress.SLIGHT)
    if late is None:
        return Cell("已收")
    return Cell(f"晚了{late}天", stress=Stress.HEAVY) if late > 0 else Cell("按期")


def unread(counted: Counted) -> Sheet | None:
    """Files that do not count, and why; None where there are none."""
    columns = (
        Column("文件", width=24), Column("所在文件夹", width=30), Column("收件", Kind.SHORT, 10), Column("为什么", width=30), Column("怎么办", width=30),
        Column("大小（KB）", Kind.COUNT, 6), Column("存盘日期", Kind.DAY, 9),
    )  # fmt: skip
    rows = tuple(_unread(row) for row in counted.files if row.state in _STATES)
    notes = ("没有读成的不在别的各表里；内容、文字相同的只算一份。",)
    bad = [Path(row.path).name for row in counted.files if row.state == UNREAD]
    told = f"没有读成的{len(bad)}个{f'（{named(bad)}）' if bad else ''}，重复的{len(rows) - len(bad)}个。"
    return Sheet("没有算的文件", "没有算进来的文件", notes, columns, rows, told=told) if rows else None


def _unread(row: FileRow) -> tuple[Cell, ...]:
    path = Path(row.path)
    stress = Stress.HEAVY if row.state == UNREAD else Stress.NONE
    kilobytes = -(-row.size // 1024)
    why = row.trouble or (f"同于“{Path(row.like).name}”" if row.like else "")
    return (
        Cell(path.name, file=row.path), Cell(str(path.parent)), Cell(_STATES[row.state], stress=stress), Cell(why), Cell(row.fix),
        count(kilobytes), Cell(printed(row.saved)),
    )  # fmt: skip


def statutory(counted: Counted) -> Iterator[Sheet]:
    """Of every kind, how long each part of each report is, and which it should have are not there."""
    of = defaultdict[str, dict[str, int]](lambda: defaultdict(int))
    for row in counted.store.rows(PARTS):
        of[row.report][row.part] += row.characters
    for name in counted.kinds_there:
        if (kind := counted.kinds.get(name)) is not None:
            yield _statutory(counted, kind, of, alone=len(counted.kinds_there) == 1)


def parts_of(kind: ReportKind) -> tuple[SectionKind, ...]:
    """The sections of a kind but its opening."""
    return tuple(section for section in kind.sections if section.part != "preface")


def lacking(kind: ReportKind | None, long: dict[str, int]) -> list[str]:
    """The parts a report should have and has not, by how long each of its parts is."""
    return [one.name for one in parts_of(kind) if one.required and not long.get(one.part)] if kind else []


def _statutory(counted: Counted, kind: ReportKind, of: dict[str, dict[str, int]], *, alone: bool) -> Sheet:
    sections = parts_of(kind)
    columns = (
        Column("地方", Kind.SHORT, 8), Column("年度", Kind.COUNT, 4),
        *(Column(f"{one.name}{'（必备）' if one.required else ''}", Kind.COUNT, 9) for one in sections),
        Column("全文", Kind.COUNT, 6), Column("缺几项必备", Kind.COUNT, 6),
    )  # fmt: skip
    rows = tuple(_parts(counted, row, kind, of[row.report]) for row in counted.reports if row.kind == kind.name)
    told = "；".join(f"{one.name}：{one.source}" for one in sections if one.required and one.source)
    notes = (
        "一格是这一部分有多少字；必备而没有的写“缺”，没有标题、没有认出来的也算缺，请看原文。",
        *((f"依据：{told}。",) if told else ()),
    )
    name = "法定内容" if alone else f"内容·{kind.name}"
    short = [row for row in counted.reports if row.kind == kind.name and lacking(kind, of[row.report])]
    gone = named((f"{called(row)}缺{'、'.join(lacking(kind, of[row.report]))}" for row in short), 4)
    summed = f"{len(rows)}份里缺必备内容的{len(short)}份{f'：{gone}' if short else ''}。"
    return Sheet(name, f"{kind.name}应有的内容", notes, columns, rows, frozen=2, told=summed)


def _parts(counted: Counted, row: ReportRow, kind: ReportKind, long: dict[str, int]) -> tuple[Cell, ...]:
    to, gone = counted.to(row.report), lacking(kind, long)
    cells = [
        count(long[one.part], to) if long.get(one.part) else Cell("缺", stress=Stress.HEAVY) if one.required else Cell()
        for one in parts_of(kind)
    ]
    return (*counted.whose(row.report), *cells, count(row.characters, to), count(len(gone), to, Stress.HEAVY))
