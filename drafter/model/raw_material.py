"""素材.yaml: what papers tell and no other table asks for, one row an event, under the heading where it belongs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from drafter.model.form import Heading, Row, Text, no_blank

TAKEN, REFUSED = "采用", "不用"
"""Written in a 处理 cell: the row goes into the report, or is settled without."""
SEVERAL = "；"
"""Stands between the places of a 来源 cell when several papers tell of one event."""
Decision = Annotated[Literal["采用", "不用"] | None, BeforeValidator(no_blank)]


class RawMaterial(Row):
    """An event that papers tell of."""

    heading: Heading = Field(alias="归入", default=None, description="写进正文的哪个小标题下")
    kind: Text = Field(alias="类别", default=None, description="荣誉、做法、文件、事件、数据、亮点")
    text: Text = Field(alias="内容", description="材料里的原话，可以改；采用的照这里写的印")
    source: Text = Field(alias="来源", default=None, description="哪份材料哪一段；几份说同一件事的，都列着")
    handling: Decision = Field(alias="处理", default=None, description="采用、不用，二选一")

    @property
    def is_taken(self) -> bool:
        """Whether its words go into the report."""
        return self.handling == TAKEN and bool(self.text)

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet what becomes of it."""
        return self.handling is None
