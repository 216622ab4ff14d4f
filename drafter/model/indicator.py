"""Indicators of a field of work: the shape of sections/指标/‹field›.yaml. People write these files, so pydantic checks them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from drafter.model.kind import Line
from drafter.zh.units import UNITS

TOPIC = "～"
"""In an alias, stands for any of the field's topic words."""


class Sort(StrEnum):
    """What kind of number an indicator is."""

    COUNT = "数量"
    MONEY = "金额"
    RATE = "比率"


class Better(StrEnum):
    """Which way an indicator gets better; most counts get better neither way."""

    UP = "升"
    DOWN = "降"
    UNKNOWN = ""


def _listed(value: object) -> object:
    """甲、乙、丙 -> its members, as people write lists."""
    return tuple(filter(None, map(str.strip, value.split("、")))) if isinstance(value, str) else value


def _known(unit: str) -> str:
    if unit not in UNITS:
        raise ValueError(f"没有“{unit}”这个单位")
    return unit


def _telling(alias: str) -> str:
    if alias.replace(TOPIC, "").strip() and all(len(word) > 1 for word in alias.replace(TOPIC, " ").split()):
        return alias
    raise ValueError("别名里的每个词至少两个字")


Unit = Annotated[Line, AfterValidator(_known)]
Alias = Annotated[Line, AfterValidator(_telling)]
_Listed = BeforeValidator(_listed)


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


class Parts(_Shape):
    """What a rate is made of: names of two other indicators."""

    above: Line = Field(alias="分子")
    below: Line = Field(alias="分母")


class Indicator(_Shape):
    """One thing every district counts. also: further units it is told in; an alias is words that stand in that order; better:
    which way is for the better; headline: 是 where 主要数据对比表 takes it before others."""

    name: Line = Field(alias="名称")
    unit: Unit = Field(alias="单位")
    also: Annotated[tuple[Unit, ...], _Listed] = Field(alias="又计", default=())
    sort: Sort = Field(alias="类型", default=Sort.COUNT)
    aliases: Annotated[tuple[Alias, ...], _Listed] = Field(alias="别名", min_length=1)
    parts: Parts | None = Field(alias="由", default=None)
    better: Better = Field(alias="向好", default=Better.UNKNOWN)
    headline: Literal["是", ""] = Field(alias="重点", default="")
    source: Line = Field(alias="依据")

    @model_validator(mode="after")
    def _only_rates_have_parts(self) -> Indicator:
        if (self.sort is Sort.RATE) != (self.parts is not None):
            raise ValueError("比率要写“由:”，数量和金额不写")
        return self


class FieldOfWork(_Shape):
    """A field of work. topics: words that name it; others: words that tell of something narrower or else, unless an alias has them."""

    name: Line = Field(alias="领域")
    topics: Annotated[tuple[Line, ...], _Listed] = Field(alias="主题词", min_length=1)
    others: Annotated[tuple[Line, ...], _Listed] = Field(alias="另有所指", default=())
    indicators: tuple[Indicator, ...] = Field(alias="指标", min_length=1)


Catalogue = tuple[FieldOfWork, ...]


class Traits(NamedTuple):
    """What the catalogue says of an indicator: its field of work, what a rate is made of, which way it gets better, and 是
    where 主要数据对比表 takes it before others."""

    field: str
    parts: Parts | None = None
    better: Better = Better.UNKNOWN
    headline: str = ""


def traits_of(catalogue: Sequence[FieldOfWork]) -> dict[str, Traits]:
    """Name of every indicator -> what the catalogue says of it."""
    told = ((field.name, one) for field in catalogue for one in field.indicators)
    return {one.name: Traits(field, one.parts, one.better, one.headline) for field, one in told}
