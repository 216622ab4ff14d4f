"""What every row of the dossier's tables has in common: its address, its number, what may be confirmed, what counts as blank."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr

from drafter.model.place import Ref
from drafter.zh.expression import expression
from drafter.zh.headings import bare_heading
from drafter.zh.quoting import quote

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
Mark = Annotated[Literal["是", "否"] | None, BeforeValidator(no_blank)]
Handling = Annotated[Literal["改写", "沿用", "删去"] | None, BeforeValidator(no_blank)]


class Form(BaseModel):
    """A table row. A key too many is a fault, not a remark; `ref` is the row's own address."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
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
    notes: Text = Field(
        alias="批示", default=None, description="别人在 Word 稿上批的话，收回改稿时写入，不会印出；办好了，把这一行删掉"
    )

    def confirms(self, rule: str) -> bool:
        """Whether she has looked at this rule's reminder."""
        return bool(self.confirmed) and (self.confirmed in CONFIRMED or rule in str(self.confirmed))


class Row(Checked):
    """A row of a table."""

    id: Number = Field(alias="编号", default="", description="编号由起草助手给定，请不要改；自己加的条目可以不写")
