"""Report kinds: the shape of sections/‹kind›.yaml. People write these files, so pydantic checks them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Part(StrEnum):
    """What a part of a report does (the `role` of the machine interface)."""

    PREFACE = "preface"
    SUMMARY = "summary"
    RECTIFICATION = "rectification"
    PROBLEMS = "problems"
    LEADER_DUTY = "leader_duty"
    PLAN = "plan"
    SIGNATURE = "signature"
    OTHER = "other"


Line = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]+$")]
"""A line of words: neither blank nor broken."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


class SectionKind(_Shape):
    """One level-1 section a kind has. 标题 may hold {区} {年} {上年} {下年}. 写了才印: where last year's report has no such
    section, it is printed once something is written for it, and not with blanks."""

    name: Line = Field(alias="名称")
    part: Part = Field(alias="作用")
    heading: str = Field(alias="标题", default="")
    required: bool = Field(alias="必备", default=False)
    source: str = Field(alias="依据", default="")
    if_written: bool = Field(alias="写了才印", default=False)
    clues: tuple[Line, ...] = Field(alias="别称", default=())


class Deadline(_Shape):
    """What is to be done with a report before a day (3月1日) of the year after the one reported on, and who says so."""

    what: Line = Field(alias="事项")
    before: str = Field(alias="之前", pattern=r"^(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日$")
    source: str = Field(alias="依据", default="")

    def day(self, year: int) -> date:
        """The day in the year after a year reported on; the month's last where it has no such day."""
        month, _, rest = self.before.partition("月")
        last = monthrange(year + 1, int(month))[1]
        return date(year + 1, int(month), min(int(rest.removesuffix("日")), last))


class ReportKind(_Shape):
    """A kind of report: how it is recognised, titled, signed, which sections it has, in order, and by when it is due."""

    name: Line = Field(alias="文种")
    title: Line = Field(alias="标题")
    file_name: Line = Field(alias="文件名")
    clues: tuple[Line, ...] = Field(alias="识别")
    issuer: str = Field(alias="单位", default="{区}司法局")
    addressee: str = Field(alias="主送", default="")
    year_is: str = Field(alias="年份", default="报告年度", pattern="^(报告年度|发布年度)$")
    sections: tuple[SectionKind, ...] = Field(alias="部分", min_length=1)
    deadlines: tuple[Deadline, ...] = Field(alias="期限", default=())

    def section_for(self, part: Part) -> SectionKind | None:
        """The first section that does this part's work."""
        return next((s for s in self.sections if s.part is part), None)


def fill(pattern: str, district: str, year: int, before: int | None = None) -> str:
    """{区}{年}年度… -> 龙华区2025年度…; plain replacement, nothing in a pattern is ever run. before: the year of the
    prior report where that is not the year before."""
    words = {"区": district, "年": str(year), "上年": str(before or year - 1), "下年": str(year + 1)}
    for key, value in words.items():
        pattern = pattern.replace(f"{{{key}}}", value)
    return pattern
