"""提法.yaml: a bureau's own wordings: what not to write, what to write instead, from which year until which."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from drafter.model.form import Form, Text, no_blank

GAP = "……"
"""Stands for a few characters in between, no mark among them."""
_LONGEST, _SHORTEST = 60, 2


def _worded(value: str) -> str:
    """Two characters to sixty, between gaps two at least."""
    value = re.sub("…{2,}|\\.{3,}", GAP, value.strip())
    if not _SHORTEST <= len(value) <= _LONGEST or any(len(part) < _SHORTEST for part in value.split(GAP)):
        raise ValueError(f"“不写”写 2 到 {_LONGEST} 个字；中间有不定的字，写“{GAP}”，两边各写两个字以上")
    return value


def _year(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"(?:19|20)\d\d", value.removesuffix("年")):
        raise ValueError("写四位数字的年份，如 2025；不论哪一年的，空着")
    return value.removesuffix("年") if value else value


Year = Annotated[Text, AfterValidator(_year)]


class OwnPhrase(Form):
    """A row of 提法.yaml. words: what is told; first, last: the years in which it may still be written, none for never."""

    words: Annotated[str, BeforeValidator(lambda value: value or ""), AfterValidator(_worded)] = Field(
        alias="不写", description=f"不该写的话，照原样；中间有不定的字，写“{GAP}”"
    )
    right: Text = Field(alias="写成", default=None, description="应当写的话；空着的，只提醒核对")
    first: Year = Field(alias="从", default=None, description="从哪一年起可以写")
    last: Year = Field(alias="到", default=None, description="到哪一年为止可以写；从、到都空着，哪一年都不写")
    why: Text = Field(alias="为什么", default=None, description="一句话，印在批注里")
    source: Text = Field(alias="依据", default=None, description="文件名、文号")
    level: Annotated[Literal["错误", "提醒", "提示"] | None, BeforeValidator(no_blank)] = Field(
        alias="轻重", default=None, description="错误、提醒、提示，三选一；空着是提醒"
    )

    @model_validator(mode="after")
    def _in_order(self) -> OwnPhrase:
        """The first year is not after the last."""
        if self.first and self.last and int(self.first) > int(self.last):
            raise ValueError(f"“从”{self.first}年在“到”{self.last}年后面，哪一年都不能写了；两个年份对调，或者改对")
        return self

    def stale_in(self, year: int) -> bool:
        """Whether it is not to be written of this year (0: not known)."""
        if not (self.first or self.last):
            return True
        return bool(year) and not int(self.first or 0) <= year <= int(self.last or 9999)
