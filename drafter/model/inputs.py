"""The dossier's tables, as the clerk fills them in: Chinese keys in YAML, English names here. One field, one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from pydantic import Field

from drafter.model.earlier_years import Told, read
from drafter.model.form import Checked, Form, Handling, Heading, Mark, Row, State, Text
from drafter.model.headline import HeadingInput, Outline
from drafter.model.place import Ref
from drafter.model.raw_material import RawMaterial
from drafter.zh.figures import Figure

FORMAT = 2
"""格式 of a dossier as this release lays it out; one without is of the release before."""

NOT_COUNTED = "不再统计"
"""Written in a 今年 cell when the figure is no longer kept."""

ANNEX_ONLY = "对照表"
"""Written in a 归入 cell when the answer stands in 正文 already and belongs only in the annex."""

NOT_BEGUN = "未启动"
"""A 状态 whose answer stands only in the annex: among what was done it would be out of place."""

LEADING = "题头"
"""Written in a 归入 cell of a promise that only leads those that follow, and asks no answer."""

BY_DRAFTER = frozenset({"来源", "原句", "建议", "建议文字"})
"""Keys that a row has only while drafter has something to say there: emptied, the line goes."""

OFFICE = "由哪个科室报，可以改成任何名称"

AS_PLANNED = "上年计划："
"""Opens a 参考 cell of 下年计划 that has the words of an item of last year's plan."""

UNFINISHED = "没做完的上年计划"
"""Opens a 参考 cell of 下年计划 that offers a promise of last year's to be taken up again."""


class PriorFile(Form):
    """A prior report, copied into the dossier; sha256 tells whether it changed since."""

    file: str = Field(alias="文件", description="上年报告文件夹里的文件名")
    kind: str = Field(alias="文种")
    year: str = Field(alias="年度", pattern=r"^(19|20)\d\d$")
    sha256: str = Field(alias="sha256", pattern=r"^[0-9a-f]{64}$")


class CaseInput(Checked):
    """案卷.yaml: what the report is."""

    district: str = Field(alias="区", description="区名，如 龙华区")
    issuer: Text = Field(alias="单位", description="起草单位全称")
    year: str = Field(alias="年度", pattern=r"^(19|20)\d\d$", description="报告哪一年的工作，四位数字")
    kind: str = Field(alias="文种", description="报告种类，与 sections 里的文种一致")
    title: Text = Field(alias="标题", description="报告标题，不加标点")
    addressee: Text = Field(alias="主送", description="主送机关，没有就留空")
    signature: Text = Field(alias="署名", description="落款单位")
    date: Text = Field(alias="成文日期", description="如 2026年1月9日，月、日前不加 0")
    priors: tuple[PriorFile, ...] = Field(alias="上年报告", min_length=1)
    format: Text = Field(
        alias="格式", default=None, pattern=r"^\d{1,3}$", description="案卷的格式，由起草助手填写，请不要改"
    )


class MetricInput(Row):
    """指标.yaml: a figure, last year's beside this year's."""

    name: str = Field(alias="名称", min_length=1, description="指标名称，正文里用 {{ 名称 }} 引用")
    before: Text = Field(alias="上年", default=None, description="上年报告里的写法")
    earlier: Text = Field(
        alias="历年", default=None, description="本单位前几年的数，供参考：2021年1204件，2022年1318件"
    )
    origin: Text = Field(alias="出处", default=None)
    scope: Text = Field(alias="口径", default=None, description="统计口径，可不写")
    office: Text = Field(alias="科室", default=None, description=OFFICE)
    headline: Mark = Field(alias="重点", default=None, description="列进主要数据对比表的写“是”；一个也没有写的，全部列")
    now: Text = Field(alias="今年", description="今年的数，带单位，照报告里的写法；不再统计的写“不再统计”")
    source: Text = Field(alias="来源", default=None, description="今年的数从哪份材料来的，由起草助手填写")
    quote: Text = Field(alias="原句", default=None, description="材料里的原话，由起草助手填写")
    hint: Text = Field(alias="建议", default=None, description="材料里像是今年的数，请看了再填；由起草助手填写")
    cause: Text = Field(alias="变动原因", default=None, description="比上年多了、少了的原因，不会写进报告")
    agreed: Text = Field(alias="确认", default=None, description="哪个科室确认的、是多少，由起草助手填写")

    @cached_property
    def figure(self) -> Figure | None:
        """This year's figure; None when blank or not a figure. It has a unit unless last year's has none."""
        before = self.before_figure
        return Figure.parse(self.now, bare=before is not None and not before.unit) if self.now else None

    @cached_property
    def before_figure(self) -> Figure | None:
        """Last year's figure; None when blank or not a figure."""
        return Figure.parse(self.before, bare=True) if self.before else None

    @cached_property
    def years(self) -> tuple[Told, ...]:
        """What earlier years told, the earliest first."""
        return read(self.earlier)

    @cached_property
    def filled(self) -> Figure | None:
        """What a paper gave when the cell was filled from it, as 来源 says: 公共法律服务科.docx 第3段：1127件."""
        return Figure.parse((self.source or "").rpartition("：")[2], bare=True) if self.source else None


class PromiseInput(Row):
    """上年计划.yaml: a promise of last year and what became of it."""

    text: str = Field(alias="计划", min_length=1, description="上年报告的原话，请不要改")
    parts: Text = Field(alias="分件", default=None, description="这一条里有几件事，逐件都要有交代")
    origin: Text = Field(alias="出处", default=None)
    section: Heading = Field(alias="归入", default=None, description="写进正文的哪个小标题下")
    office: Text = Field(alias="科室", default=None, description=OFFICE)
    outcome: Text = Field(alias="完成情况", description="做成了什么；没做成的写原因和打算")
    state: State = Field(alias="状态", description="已完成、推进中、未启动、已调整，四选一")
    hint: Text = Field(alias="建议", default=None, description="材料里像是可以作答的话；由起草助手填写")
    source: Text = Field(alias="来源", default=None, description="完成情况从哪份材料来的，由起草助手填写")


class ProblemInput(Row):
    """上年问题.yaml: a problem of last year and what was done about it."""

    text: str = Field(alias="问题", min_length=1, description="上年报告的原话，请不要改")
    origin: Text = Field(alias="出处", default=None)
    office: Text = Field(alias="科室", default=None, description=OFFICE)
    remedy: Text = Field(alias="整改情况", description="怎么整改的、有什么结果")
    source: Text = Field(alias="来源", default=None, description="整改情况从哪份材料来的，由起草助手填写")
    hint: Text = Field(alias="建议", default=None, description="材料里像是可以作答的话；由起草助手填写")


class PassageInput(Row):
    """正文.yaml: a body paragraph; figures stand in it as {{ 指标名称 }}. A line is a paragraph."""

    section: str = Field(alias="部分", min_length=1, description="属于报告的哪个部分")
    heading: Heading = Field(alias="小标题", default=None, description="（一）（二）级标题，不写序号")
    origin: Text = Field(alias="出处", default=None)
    text: Text = Field(alias="文字", description="段落文字；一行是一个自然段")
    handling: Handling = Field(alias="处理", default=None, description="改写、沿用、删去，三选一")
    offered: Text = Field(
        alias="建议文字", default=None, description="材料里的话、模型起草的话，一句一行，供改写用；由起草助手填写"
    )

    @property
    def is_kept(self) -> bool:
        """Whether the paragraph stays in the report."""
        return self.handling != "删去"


class NewProblemInput(Row):
    """本年问题.yaml: a problem of this year."""

    hint: Text = Field(alias="提示", default=None, description="起草助手的提示，不会写进报告")
    text: Text = Field(alias="问题", description="存在什么不足")
    cause: Text = Field(alias="原因", description="原因是什么")

    @property
    def is_meant(self) -> bool:
        """Whether the row is to be printed: a suggestion she did not take up is not."""
        return bool(self.text or self.cause or not self.hint)


class NextPlanInput(Row):
    """下年计划.yaml: a promise for next year; lead: the sentence that titles it, as last year's item had one."""

    heading: Heading = Field(alias="小标题", default=None, description="（一）（二）级标题，不写序号")
    lead: Heading = Field(
        alias="题头", default=None, description="印在计划前面的一句，照上年的；改成今年的，不要就留空"
    )
    hint: Text = Field(alias="参考", default=None, description="上年的写法或未完成的计划，不会写进报告")
    text: Text = Field(alias="计划", description="明年打算做什么")

    @property
    def is_meant(self) -> bool:
        """Whether the row is to be printed: an unfinished promise offered to her that she did not take up is not."""
        return bool(self.text or not (self.hint or "").startswith(UNFINISHED))


class SettledInput(Row):
    """核对.yaml: a reminder that was looked at and found right, by the words it was about."""

    rule: Text = Field(alias="规则", description="提醒的名称，如 数字未更新")
    row: Text = Field(alias="条", default=None, description="是哪一条的，写编号；不写的，同样的话都算")
    words: Text = Field(alias="原话", default=None, description="提醒的是哪几个字；改过以后照旧提醒")
    reason: Text = Field(alias="理由", default=None, description="为什么没有错，谁核对的")


class Inputs(Form):
    """All tables; the alias of a field is its file name. A dossier of an older release has no 提纲; 核对 is there once
    something was settled."""

    case: CaseInput = Field(alias="案卷")
    headings: tuple[HeadingInput, ...] = Field(alias="提纲", default=())
    metrics: tuple[MetricInput, ...] = Field(alias="指标")
    promises: tuple[PromiseInput, ...] = Field(alias="上年计划")
    problems: tuple[ProblemInput, ...] = Field(alias="上年问题")
    passages: tuple[PassageInput, ...] = Field(alias="正文")
    new_problems: tuple[NewProblemInput, ...] = Field(alias="本年问题")
    next_plans: tuple[NextPlanInput, ...] = Field(alias="下年计划")
    materials: tuple[RawMaterial, ...] = Field(alias="素材", default=())
    settled: tuple[SettledInput, ...] = Field(alias="核对", default=())

    def model_post_init(self, _context: object) -> None:
        """Write its own address on every row."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if isinstance(value, Form):
                value._ref = (str(field.alias),)
            else:
                for index, row in enumerate(value):
                    row._ref = (str(field.alias), index)

    def rows(self) -> Iterable[Row]:
        """Every numbered row of every table."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, tuple):
                yield from value

    @cached_property
    def outline(self) -> Outline:
        """The headings, by what other tables call them."""
        return Outline(self.headings)

    @property
    def kept_passages(self) -> tuple[PassageInput, ...]:
        """Rows of 正文 that stay in the report: neither struck out nor under a heading that is declined."""
        return tuple(
            row for row in self.passages if row.is_kept and not self.outline.declining(row.heading, row.section)
        )

    @property
    def taken(self) -> tuple[RawMaterial, ...]:
        """Rows of 素材 that go into the report; one under a heading that is declined does not."""
        return tuple(row for row in self.materials if row.is_taken and not self.outline.declining(row.heading, ""))

    def texts(self) -> Iterator[tuple[Ref, str]]:
        """(address, words) of everything she wrote that will be printed, table by table."""
        for heading in self.outline.printed:
            yield from _written(heading, "标题", heading.title)
        for row in self.kept_passages:
            yield from _written(row, "小标题", None if self.outline.find(row.heading) else row.heading)
            yield from _written(row, "文字", row.text)
        for promise in self.promises:
            yield from _written(promise, "完成情况", promise.outcome)
        for problem in self.problems:
            yield from _written(problem, "整改情况", problem.remedy)
        for new in self.new_problems:
            yield from _written(new, "问题", new.text)
            yield from _written(new, "原因", new.cause)
        for plan in self.next_plans:
            yield from _written(plan, "小标题", None if self.outline.find(plan.heading) else plan.heading)
            yield from _written(plan, "题头", plan.lead)
            yield from _written(plan, "计划", plan.text)
        for one in self.taken:
            yield from _written(one, "内容", one.text)


def _written(row: Row, key: str, value: str | None) -> Iterator[tuple[Ref, str]]:
    if value:
        yield (*row.ref, key), value
