"""The dossier's tables, as the clerk fills them in: Chinese keys in YAML, English names here. One field, one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr

from drafter.model.place import Ref
from drafter.zh.expression import expression
from drafter.zh.figures import Figure
from drafter.zh.headings import bare_heading
from drafter.zh.quoting import quote

FORMAT = 2
"""格式 of a dossier as this release lays it out; one without is of the release before."""

NOT_COUNTED = "不再统计"
"""Written in a 今年 cell when the figure is no longer kept."""

ANNEX_ONLY = "对照表"
"""Written in a 归入 cell when the answer stands in 正文 already and belongs only in the annex."""

CONFIRMED = frozenset({"无误", "核对无误", "已核", "已核对", "已核实"})
"""Any of these in a 核对 cell says that every reminder of the row has been looked at."""

_NOTHING = expression(
    r"[^\u3400-\u9fff]*|(?:无|没有|暂无|略|同[上前]|待[定补填]充?|[是否有好行]|(?:已|基本|全部)?(?:完成|落实)|推进中|未启动|已调整"
    r"|详?见(?:上|前|下|正文|上文|附件|附表)?\d*)[。.！!]?"
)

_EMPTY = expression(
    r"(?:该项?|此项?|本项|各项|这项|相关|有关|上述|工作|任务|事项|措施|要求|计划|部署|安排|时序|进度|按照?|根据|已经?|均|全部|全面|基本|正在?"
    r"|持续|继续|不断|进一步|有序|有力|有效|稳步|扎实|深入|认真|积极|正常|顺利|圆满|如期|推进|开展|实施|执行|落实|完成|整改|改进|到位|取得|收到"
    r"|明显|显著|良好|较好|一定|阶段性|成效|效果|成果|进展|正文|见|写|中|了|并|[，。、；！,.;! ]"
    r"|高度|重视|加强|强化|加大|力度|狠抓|抓好|抓实|做好|贯彻|上级|年初|总体|组织|领导|统筹|协调|推动|压实|责任|明确|分工|细化"
    r"|新的?|情况|各级|各?部门|各?单位|我[局区]|[本全]区|本局|确保|同时|一是|二是|三是)+"
)
"""Words that may be said of any promise whatever."""


def says_nothing(text: str) -> bool:
    """Whether what is written in a cell answers nothing: 无, 同上, 待补充, 见附件, a bare number, 按计划推进并取得明显成效."""
    return bool(_NOTHING.fullmatch(text.strip()) or _EMPTY.fullmatch(text.strip()))


def wanting(cell: str, text: str | None) -> str:
    """What to say of a cell that answers nothing: 没有写完成情况, 的完成情况只写了“略”."""
    return f"的{cell}只写了{quote(text)}" if text else f"没有写{cell}"


def no_blank(value: object) -> object:
    """What a cell holds, without blanks around it; None where nothing is left."""
    return (value.strip() or None) if isinstance(value, str) else value


Text = Annotated[str | None, BeforeValidator(no_blank)]
Heading = Annotated[Text, AfterValidator(lambda value: bare_heading(value) if value else value)]
Number = Annotated[str, BeforeValidator(lambda value: value or ""), Field(max_length=20, pattern=r"^\S*$")]
State = Annotated[Literal["已完成", "推进中", "未启动", "已调整"] | None, BeforeValidator(no_blank)]
Handling = Annotated[Literal["改写", "沿用", "删去"] | None, BeforeValidator(no_blank)]


class Form(BaseModel):
    """A table row. A key too many is a fault, not a remark; `ref` is the row's own address."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    _ref: Ref = PrivateAttr(default=())

    @property
    def ref(self) -> Ref:
        """Address of the row: ("指标", 3)."""
        return self._ref


class Checked(Form):
    """What may carry 核对: the names of the reminders she has looked at and found right."""

    confirmed: Text = Field(
        alias="核对", default=None, description="核对无误的提醒名称，如“数字未更新”；全部无误写“无误”"
    )

    def confirms(self, rule: str) -> bool:
        """Whether she has looked at this rule's reminder."""
        return bool(self.confirmed) and (self.confirmed in CONFIRMED or rule in str(self.confirmed))


class Row(Checked):
    """A row of a table."""

    id: Number = Field(alias="编号", default="", description="编号由起草助手给定，请不要改；自己加的条目可以不写")


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
    origin: Text = Field(alias="出处", default=None)
    scope: Text = Field(alias="口径", default=None, description="统计口径，可不写")
    now: Text = Field(alias="今年", description="今年的数，带单位，照报告里的写法；不再统计的写“不再统计”")
    source: Text = Field(alias="来源", default=None, description="今年的数从哪份材料来的，由起草助手填写")

    @cached_property
    def figure(self) -> Figure | None:
        """This year's figure; None when blank or not a figure. It has a unit unless last year's has none."""
        before = self.before_figure
        return Figure.parse(self.now, bare=before is not None and not before.unit) if self.now else None

    @cached_property
    def before_figure(self) -> Figure | None:
        """Last year's figure; None when blank or not a figure."""
        return Figure.parse(self.before, bare=True) if self.before else None


class PromiseInput(Row):
    """上年计划.yaml: a promise of last year and what became of it."""

    text: str = Field(alias="计划", min_length=1, description="上年报告的原话，请不要改")
    origin: Text = Field(alias="出处", default=None)
    section: Heading = Field(alias="归入", default=None, description="写进正文的哪个小标题下")
    outcome: Text = Field(alias="完成情况", description="做成了什么；没做成的写原因和打算")
    state: State = Field(alias="状态", description="已完成、推进中、未启动、已调整，四选一")


class ProblemInput(Row):
    """上年问题.yaml: a problem of last year and what was done about it."""

    text: str = Field(alias="问题", min_length=1, description="上年报告的原话，请不要改")
    origin: Text = Field(alias="出处", default=None)
    remedy: Text = Field(alias="整改情况", description="怎么整改的、有什么结果")


class PassageInput(Row):
    """正文.yaml: a body paragraph; figures stand in it as {{ 指标名称 }}. A line is a paragraph."""

    section: str = Field(alias="部分", min_length=1, description="属于报告的哪个部分")
    heading: Heading = Field(alias="小标题", default=None, description="（一）（二）级标题，不写序号")
    origin: Text = Field(alias="出处", default=None)
    text: Text = Field(alias="文字", description="段落文字；一行是一个自然段")
    handling: Handling = Field(alias="处理", default=None, description="改写、沿用、删去，三选一")

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
    """下年计划.yaml: a promise for next year."""

    heading: Heading = Field(alias="小标题", default=None, description="（一）（二）级标题，不写序号")
    hint: Text = Field(alias="参考", default=None, description="上年的写法或未完成的计划，不会写进报告")
    text: Text = Field(alias="计划", description="明年打算做什么")


class Inputs(Form):
    """All seven tables; the alias of a field is its file name."""

    case: CaseInput = Field(alias="案卷")
    metrics: tuple[MetricInput, ...] = Field(alias="指标")
    promises: tuple[PromiseInput, ...] = Field(alias="上年计划")
    problems: tuple[ProblemInput, ...] = Field(alias="上年问题")
    passages: tuple[PassageInput, ...] = Field(alias="正文")
    new_problems: tuple[NewProblemInput, ...] = Field(alias="本年问题")
    next_plans: tuple[NextPlanInput, ...] = Field(alias="下年计划")

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

    @property
    def kept_passages(self) -> tuple[PassageInput, ...]:
        """Rows of 正文 that stay in the report."""
        return tuple(row for row in self.passages if row.is_kept)

    def texts(self) -> Iterator[tuple[Ref, str]]:
        """(address, words) of everything she wrote that will be printed, table by table."""
        for row in self.kept_passages:
            yield from _written(row, "小标题", row.heading)
            yield from _written(row, "文字", row.text)
        for promise in self.promises:
            yield from _written(promise, "完成情况", promise.outcome)
        for problem in self.problems:
            yield from _written(problem, "整改情况", problem.remedy)
        for new in self.new_problems:
            yield from _written(new, "问题", new.text)
            yield from _written(new, "原因", new.cause)
        for plan in self.next_plans:
            yield from _written(plan, "小标题", plan.heading)
            yield from _written(plan, "计划", plan.text)


def _written(row: Row, key: str, value: str | None) -> Iterator[tuple[Ref, str]]:
    if value:
        yield (*row.ref, key), value
