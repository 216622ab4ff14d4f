"""The tables of a store: each row a noun whose fields are its columns, each with its Chinese name and meaning. The Parquet
schema, the views in Chinese and the document of the store all follow from here.

`report` is everywhere the SHA-256 of the file's bytes, in hexadecimal; paragraphs and sentences count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Annotated, NamedTuple, TypeAlias, get_args, get_origin, get_type_hints


class Told(NamedTuple):
    """What a column is called in Chinese, and what is in it."""

    name: str
    meaning: str


Report: TypeAlias = Annotated[str, Told("报告编号", "文件内容的 SHA-256，十六进制")]
Later: TypeAlias = Annotated[str, Told("后年报告", "后一年报告的编号")]
Earlier: TypeAlias = Annotated[str, Told("前年报告", "前一年报告的编号，计划在那里")]
Paragraph: TypeAlias = Annotated[int, Told("段", "第几段，从 1 数起")]
Part: TypeAlias = Annotated[
    str,
    Told(
        "部分",
        "preface 引言、summary 成效、rectification 整改、problems 问题、leader_duty 履职、plan 计划、signature 落款、other 其他",
    ),
]
Id: TypeAlias = Annotated[str, Told("编号", "在这份报告里的编号")]
Text: TypeAlias = Annotated[str, Told("原文", "报告里的话，一字不改")]
Status: TypeAlias = Annotated[
    str,
    Told("结论", "answered 有回应、weak 请核对、unanswered 未回应"),
]


@dataclass(frozen=True)
class FileRow:
    """收到的每一个文件：读成了哪份报告，或者为什么没读成。"""

    path: Annotated[str, Told("文件", "文件的全路径")]
    folder: Annotated[str, Told("文件夹", "汇总时写明的那个文件夹，全路径")]
    report: Annotated[str, Told("报告编号", "文件内容的 SHA-256；打不开的是空的")]
    state: Annotated[
        str, Told("收件", "read 已读、twice 和另一个文件内容相同、same 和另一份报告文字相同、unread 没有读成")
    ]
    like: Annotated[str, Told("同于", "内容或文字相同的、已算进去的那个文件的全路径；没有的是空的")]
    trouble: Annotated[str, Told("没读成", "为什么没有读成")]
    fix: Annotated[str, Told("怎么改", "怎样才读得成")]
    size: Annotated[int, Told("字节", "文件有多少字节")]
    saved: Annotated[date, Told("存盘日期", "文件最后一次存盘的日期")]
    stamp: Annotated[int, Told("存盘时刻", "最后一次存盘在 1970 年以后的多少纳秒：和大小一起看文件变过没有")]
    version: Annotated[str, Told("程序", "读它的程序的摘要；打不开的是空的")]


@dataclass(frozen=True)
class ReportRow:
    """读懂的每一份报告：谁的、哪一年、哪一种。"""

    report: Report
    version: Annotated[str, Told("程序", "读它的程序的摘要；程序换了就重读")]
    file: Annotated[str, Told("文件名", "读它的时候文件叫什么，不带文件夹")]
    place: Annotated[
        str,
        Told("地方", "现在的正式名称；同名的区县前面有市（深圳市龙华区），看不出是哪个市的没有；没看出地方的是空的"),
    ]
    district: Annotated[str, Told("原称", "报告里的地方名称，如当年的徐水县")]
    city: Annotated[str, Told("市", "这个地方所在的市，它自己是市的就是它；看不出的、省级的是空的")]
    province: Annotated[str, Told("省", "这个地方所在的省（自治区、直辖市），它自己是省的就是它；看不出的是空的")]
    kind: Annotated[str, Told("文种", "报告的种类；没看出的是空的")]
    year: Annotated[int, Told("年度", "报告的是哪一年的事；没看出的是 0")]
    issuer: Annotated[str, Told("单位", "落款的单位")]
    title: Annotated[str, Told("题目", "报告的题目")]
    addressee: Annotated[str, Told("主送", "主送机关")]
    dated: Annotated[str, Told("日期原文", "成文日期，照原文")]
    day: Annotated[date | None, Told("成文日期", "成文的那一天；没写的是空值")]
    characters: Annotated[int, Told("字数", "正文有多少字，空白不算")]
    words: Annotated[str, Told("文字摘要", "全文文字的 SHA-256：Word 和 PDF 两种文件是同一份报告的，这一格相同")]
    doubts: Annotated[str, Told("存疑", "读的时候拿不准的，一行一条")]


@dataclass(frozen=True)
class PartRow:
    """报告的各部分：一级标题下做同一件事的几段。"""

    report: Report
    number: Annotated[int, Told("序", "第几部分，从 1 数起")]
    part: Part
    section: Annotated[str, Told("标题", "它的一级标题；没有标题的是空的")]
    first: Annotated[int, Told("首段", "从第几段起")]
    last: Annotated[int, Told("末段", "到第几段止")]
    characters: Annotated[int, Told("字数", "有多少字，空白不算")]


@dataclass(frozen=True)
class HeadingRow:
    """标题和段首小标题。"""

    report: Report
    number: Annotated[int, Told("序", "第几个标题，从 1 数起")]
    level: Annotated[int, Told("层级", "1 是一、，2 是（一），3 是 1.、一是和段首小标题")]
    marker: Annotated[str, Told("序号", "印着的序号；没有的是空的")]
    title: Annotated[str, Told("标题", "标题的字，序号去掉")]
    part: Part
    inline: Annotated[bool, Told("同段", "标题后面在同一段里接着写正文")]
    paragraph: Paragraph


@dataclass(frozen=True)
class SentenceRow:
    """正文的每一句。"""

    report: Report
    sentence: Annotated[int, Told("句", "这份报告的第几句，从 1 数起")]
    paragraph: Paragraph
    part: Part
    heading: Annotated[str, Told("所在标题", "它上面的各级标题，从外到内")]
    text: Text


@dataclass(frozen=True)
class FigureRow:
    """每一个数：多少、什么单位、数的是什么、是今年的还是比的。计划部分里的在“目标”。"""

    report: Report
    id: Id
    name: Annotated[str, Told("名称", "数的是什么，在这份报告里不重名")]
    indicator: Annotated[str, Told("指标", "是常报的哪一项指标；认不出的是空的")]
    value: Annotated[float, Told("数值", "万、亿已经乘开，金额是元，百分数照原样")]
    unit: Annotated[str, Told("单位", "基本单位；没有印的是空的")]
    qualifier: Annotated[str, Told("约数", "约、近、超、余一类的字；没有的是空的")]
    text: Annotated[str, Told("印的数", "照原文，如 23437.89万元")]
    standing: Annotated[str, Told("是哪年的", "空的是今年的，另有 累计、上年、计划、目标、名词解释")]
    compared: Annotated[bool, Told("比的数", "上年、计划、目标的数，只拿来比，名词解释里的数，都不算今年的")]
    part: Part
    paragraph: Paragraph
    sentence: Annotated[int, Told("句", "在第几句，对到“句子”表；对不上的是 0")]
    start: Annotated[int, Told("起", "这个数在这一段里从第几个字起，从 0 数起")]
    end: Annotated[int, Told("止", "到第几个字前为止")]


@dataclass(frozen=True)
class PromiseRow:
    """计划部分的每一条：明年要办、查得着的事。"""

    report: Report
    id: Id
    text: Text
    section: Annotated[str, Told("标题", "它上面的标题")]
    item: Annotated[str, Told("小标题", "它的段首小标题；没有的是空的")]
    paragraph: Paragraph
    things: Annotated[int, Told("几件事", "这一条说了几件事")]


@dataclass(frozen=True)
class TargetRow:
    """计划里的每一个定量目标。"""

    report: Report
    number: Annotated[int, Told("序", "第几个目标，从 1 数起")]
    promise: Annotated[str, Told("计划", "在哪一条计划里，对到“计划”表的编号")]
    name: Annotated[str, Told("名称", "定的是什么")]
    op: Annotated[str, Told("比较", "=、>=、<=，~ 是左右")]
    value: Annotated[float, Told("数值", "照印的单位")]
    unit: Annotated[str, Told("单位", "照印的")]
    text: Annotated[str, Told("印的数", "照原文")]
    sentence: Annotated[str, Told("原句", "它那一句")]
    paragraph: Paragraph


@dataclass(frozen=True)
class ProblemRow:
    """报告自己说的每一个问题。"""

    report: Report
    id: Id
    text: Text
    cause: Annotated[str, Told("原因", "说原因的话；没有的是空的")]
    paragraph: Paragraph


@dataclass(frozen=True)
class FindingRow:
    """校对出来的每一处。"""

    report: Report
    number: Annotated[int, Told("序", "第几处，从 1 数起")]
    rule: Annotated[str, Told("规则", "校对规则的名称")]
    level: Annotated[str, Told("轻重", "错误、提醒、提示")]
    paragraph: Paragraph
    start: Annotated[int, Told("起", "在印出的这一段里从第几个字起，从 0 数起")]
    end: Annotated[int, Told("止", "到第几个字前为止")]
    words: Annotated[str, Told("所指", "说的是哪几个字，号码已经盖住")]
    message: Annotated[str, Told("问题", "错在哪里")]
    fix: Annotated[str, Told("怎么改", "应当怎样")]
    places: Annotated[int, Told("几处", "一样的共有几处")]


@dataclass(frozen=True)
class PairRow:
    """同一地方同一文种前后两年的两份报告：前一年的计划回应了多少。"""

    report: Later
    prior: Earlier
    version: Annotated[str, Told("程序", "对照的程序的摘要；程序换了就重新对照")]
    promises: Annotated[int, Told("计划数", "前一年的计划有几条")]
    answered: Annotated[int, Told("有回应", "后一年有回应的几条")]
    weak: Annotated[int, Told("请核对", "像有回应、要人看的几条")]
    unanswered: Annotated[int, Told("未回应", "没有回应的几条")]
    carried: Annotated[int, Told("又列", "又写进后一年计划的几条")]


@dataclass(frozen=True)
class TraceRow:
    """同一地方同一文种前后两年：前一年的每一条计划，后一年有没有回应，又列进计划没有。"""

    report: Later
    prior: Earlier
    promise: Annotated[str, Told("计划", "前一年的哪一条计划，对到“计划”表的编号")]
    status: Status
    score: Annotated[float, Told("把握", "最像的一句有多像，0 到 1")]
    why: Annotated[str, Told("理由", "为什么这样认")]
    evidence: Annotated[str, Told("回应", "后一年报告里最像的一句；没有的是空的")]
    paragraph: Annotated[int, Told("段", "那一句在第几段；没有的是 0")]
    carried: Annotated[str, Told("又列", "后一年的计划里又写了的那一条的编号；没有的是空的")]


@dataclass(frozen=True)
class OutcomeRow:
    """同一地方同一文种前后两年：前一年的每一个目标，后一年达到没有。"""

    report: Later
    prior: Annotated[str, Told("前年报告", "前一年报告的编号")]
    number: Annotated[int, Told("目标", "前一年的第几个目标，对到“目标”表的序")]
    verdict: Annotated[str, Told("结论", "reached 达到、missed 未达到、not_reported 没有说、not_comparable 没法比")]
    value: Annotated[float | None, Told("数值", "后一年的数；没有说的是空值")]
    text: Annotated[str, Told("印的数", "后一年的数，照原文")]
    sentence: Annotated[str, Told("原句", "说这个数的那一句")]


class Column(NamedTuple):
    """A column: its name, what a cell holds (str, int, float, bool or date), whether that may be missing, what it is."""

    name: str
    kind: type
    missing: bool
    told: Told


class Table(NamedTuple):
    """A table: the folder it is in, the view of it in Chinese, the noun of its rows."""

    name: str
    view: str
    row: type

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in order."""
        return columns_of(self.row)

    @property
    def meaning(self) -> str:
        """What a row is, in Chinese."""
        return (self.row.__doc__ or "").strip()


FILES = Table("files", "收件", FileRow)
REPORTS = Table("reports", "报告", ReportRow)
PARTS = Table("parts", "部分", PartRow)
HEADINGS = Table("headings", "标题", HeadingRow)
SENTENCES = Table("sentences", "句子", SentenceRow)
FIGURES = Table("figures", "指标", FigureRow)
PROMISES = Table("promises", "计划", PromiseRow)
TARGETS = Table("targets", "目标", TargetRow)
PROBLEMS = Table("problems", "问题", ProblemRow)
FINDINGS = Table("findings", "校对", FindingRow)
PAIRS = Table("pairs", "前后年", PairRow)
TRACES = Table("traces", "对照", TraceRow)
OUTCOMES = Table("outcomes", "目标对照", OutcomeRow)

OF_A_REPORT = (REPORTS, PARTS, HEADINGS, SENTENCES, FIGURES, PROMISES, TARGETS, PROBLEMS, FINDINGS)
"""What is read in a report by itself."""
OF_A_PAIR = (PAIRS, TRACES, OUTCOMES)
"""What follows from two consecutive years of one place and kind."""
TABLES = (FILES, *OF_A_REPORT, *OF_A_PAIR)


@cache
def columns_of(row: type) -> tuple[Column, ...]:
    """The noun of a row -> its columns, in order."""
    hints = get_type_hints(row, include_extras=True)
    return tuple(_column(field.name, hints[field.name]) for field in fields(row))


def _column(name: str, hint: object) -> Column:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"no column: {name}")
    kind, told = get_args(hint)[:2]
    kinds = [one for one in get_args(kind) if one is not type(None)] or [kind]
    return Column(name, kinds[0], type(None) in get_args(kind), told)
