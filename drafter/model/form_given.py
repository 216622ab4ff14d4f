"""A form that came back: what it gives for each row that was asked, and what else a 科室 wrote into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.model.inquiry import Ask
from drafter.model.source import Source
from drafter.zh.figures import Figure


@dataclass(frozen=True)
class Given:
    """What a row of a form gives. shown: as it was written; value: fit for the cell of the dossier, empty where it gives none
    (无, /); figure: of a value that counts; sure: nothing speaks against it; why: what does; state, cause: what stands in
    状态 and 变动原因, state_at, cause_at: the cells these are; none: it says
    无 and nothing else."""

    ask: Ask
    source: Source
    shown: str
    value: str = ""
    figure: Figure | None = None
    sure: bool = False
    why: str = ""
    state: str = ""
    cause: str = ""
    state_at: str = ""
    cause_at: str = ""
    none: bool = False


@dataclass(frozen=True)
class Written:
    """What a 科室 wrote that no row asks for. kind: as it called it, empty where it did not."""

    source: Source
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Returned:
    """A form that came back. offices: whose rows are in it; given: rows that were filled in; blank: rows left blank; news:
    亮点 and rows of its own; ahead: 明年打算; signed: 填表人, 审核人, 电话, 日期; remarks: what was not used and why; refused:
    why nothing of it was used."""

    file: str
    offices: tuple[str, ...]
    given: tuple[Given, ...] = ()
    blank: tuple[Ask, ...] = ()
    news: tuple[Written, ...] = ()
    ahead: tuple[Written, ...] = ()
    signed: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    refused: str = ""

    @property
    def answered(self) -> tuple[Given, ...]:
        """Rows that give a value or an answer: 无, a state alone and what cannot be read are none."""
        return tuple(one for one in self.given if one.value)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in: it is as it was sent."""
        return not (self.given or self.news or self.ahead)

    @property
    def useless(self) -> str:
        """Why nothing of it is used, in words; empty where something is."""
        return self.refused or ("一格也没有填，不算交回" if self.is_blank else "")
