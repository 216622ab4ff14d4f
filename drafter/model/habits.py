"""版式.yaml: a bureau's own habits of layout, and the words of 版头 and 版记. What is left blank is the standard's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from drafter.model.form import Form, no_blank
from drafter.model.layout import Layout
from drafter.zh import gbt9704 as gb

SAME = "随汉字"
"""Written for 西文字体 when digits and letters take the font of the characters around them."""

_LEAST, _MOST = 20.0, 40.0
"""Points a line pitch may have; beyond them lines overlap, or a page holds half of what it should."""


def _points(value: str | None) -> str | None:
    """28, 28磅, 28.95 磅 -> 28, 28, 28.95."""
    if value is None:
        return None
    number = value.removesuffix("磅").strip()
    if not number.replace(".", "", 1).isdecimal() or not number.isascii() or not _LEAST <= float(number) <= _MOST:
        raise ValueError(f"行距写磅数，{_LEAST:g} 到 {_MOST:g} 之间，如 28磅")
    return number


def _numbered(value: str | None) -> str | None:
    """龙司〔2026〕3号: hexagonal brackets, the year in full, neither 第 nor a zero before the number (7.2.5)."""
    if value and not re.fullmatch(r"[^〔〕\[\]【】\s]{1,20}〔(19|20)\d\d〕[1-9]\d{0,4}号", value):
        raise ValueError("发文字号写成“龙司〔2026〕3号”的样子：年份用六角括号，不写“第”，号码前不加 0")
    return value


def _dated(value: str | None) -> str | None:
    """2026年1月12日 (7.3.5.4)."""
    if value and (not re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", value) or gb.dated(value) != value):
        raise ValueError("日期写成“2026年1月12日”的样子，月、日前不加 0")
    return value


def _copied(value: str | None) -> str | None:
    """Six digits (7.2.1)."""
    if value and not re.fullmatch(r"\d{6}", value):
        raise ValueError("份号写六位数字，如 000001")
    return value


def _unsized(value: str | None) -> str | None:
    """仿宋_GB2312, not 仿宋 三号."""
    if value and re.search(r"[一二三四五六七小初]号|\d\s*磅|加粗", value):
        raise ValueError("只写字体的名称，不写字号，如 仿宋_GB2312")
    return value


def _graded(value: str | None) -> str | None:
    """机密★1年 (7.2.2)."""
    if value and not re.fullmatch(r"(?:绝密|机密|秘密)(?:★[^★]{1,8})?", value):
        raise ValueError("密级写“绝密”“机密”“秘密”，有保密期限的写成“机密★1年”的样子")
    return value


def _unended(value: str | None) -> str | None:
    """抄送 without the stop the template puts after it."""
    return value.rstrip("。；，、 ") if value else value


_Name = Annotated[str, Field(max_length=40, pattern=r"^[\w\u3400-\u9fff ._\-]+$")]
_Words = Annotated[str, Field(max_length=200, pattern=r"^[^\n\t]+$")]
Font = Annotated[_Name | None, BeforeValidator(no_blank), AfterValidator(_unsized)]
YesNo = Annotated[Literal["是", "否"] | None, BeforeValidator(no_blank)]
Line = Annotated[_Words | None, BeforeValidator(no_blank)]
Points = Annotated[str | None, BeforeValidator(no_blank), AfterValidator(_points)]


class Habits(Form):
    """版式.yaml as it is filled in."""

    title_font: Font = Field(alias="标题字体", default=None, description="标准是小标宋")
    h1_font: Font = Field(alias="一级字体", default=None, description="“一、”的字体，标准是黑体")
    h2_font: Font = Field(alias="二级字体", default=None, description="“（一）”的字体，标准是楷体")
    body_font: Font = Field(alias="正文字体", default=None, description="标准是仿宋")
    western: Font = Field(alias="西文字体", default=None, description=f"数字和字母的字体；和汉字同一字体的写“{SAME}”")
    h2_bold: YesNo = Field(alias="二级加粗", default=None, description="是、否，二选一；标准没有加粗")
    h3_bold: YesNo = Field(alias="三级加粗", default=None, description="是、否，二选一；标准没有加粗")
    pitch: Points = Field(alias="行距", default=None, description="固定值，如 28磅；标准是每页 22 行，合 28.95 磅")
    numbers: Annotated[Literal["外侧", "居中"] | None, BeforeValidator(no_blank)] = Field(
        alias="页码位置", default=None, description="外侧、居中，二选一；标准是外侧：单页居右、双页居左"
    )
    sealed: YesNo = Field(alias="盖章", default=None, description="是、否，二选一；盖章的，成文日期右空四字")
    serial: Annotated[Line, AfterValidator(_copied)] = Field(
        alias="份号", default=None, description="六位数字，涉密的才编"
    )
    secrecy: Annotated[Line, AfterValidator(_graded)] = Field(alias="密级", default=None, description="如 机密★1年")
    urgency: Line = Field(alias="紧急程度", default=None, description="特急、加急")
    masthead: Line = Field(alias="发文机关标志", default=None, description="如 龙华区司法局文件；填了才印版头")
    number: Annotated[Line, AfterValidator(_numbered)] = Field(
        alias="发文字号", default=None, description="如 龙司〔2026〕3号"
    )
    signer: Line = Field(alias="签发人", default=None, description="上行文才写")
    copies: Annotated[Line, AfterValidator(_unended)] = Field(
        alias="抄送", default=None, description="抄送机关，用顿号、逗号隔开，不写句号"
    )
    printer: Line = Field(alias="印发机关", default=None, description="如 龙华区司法局办公室；填了才印版记")
    printed: Annotated[Line, AfterValidator(_dated)] = Field(
        alias="印发日期", default=None, description="如 2026年1月12日"
    )

    def model_post_init(self, _context: object) -> None:
        """Write its own address."""
        self._ref = ("版式",)

    def idle(self) -> Iterator[tuple[str, str]]:
        """(cell, the cell it needs) of what is filled in and will not be printed: 版头 and 版记 hang on a name each."""
        for needed, value, cells in (
            ("发文机关标志", self.masthead, ("份号", "密级", "紧急程度", "发文字号", "签发人")),
            ("印发机关", self.printer, ("抄送", "印发日期")),
        ):
            told = {str(field.alias): getattr(self, name) for name, field in type(self).model_fields.items()}
            yield from ((cell, needed) for cell in cells if told[cell] and not value)
        if self.signer and self.masthead and not self.number:
            yield "签发人", "发文字号"

    def over(self, below: Habits) -> Habits:
        """These habits, and where they are silent those below."""
        if self is NO_HABITS:
            return below
        told = self.model_dump(by_alias=True, exclude_none=True)
        return Habits.model_validate(below.model_dump(by_alias=True) | told)

    def layout(self, base: Layout) -> Layout:
        """The base with these habits in it."""
        settings = dict(base.settings)
        for look, font in (
            ("TITLE", self.title_font), ("H1", self.h1_font), ("H2", self.h2_font), ("BODY", self.body_font),
        ):  # fmt: skip
            alike = (name for name, s in base.settings.items() if s.font == base.settings[look].font)
            settings |= {name: replace(base.settings[name], font=font) for name in alike if font}
        own = replace(base, settings=settings).with_bold(*self._bold())
        return replace(
            own,
            western={SAME: "", None: base.western}.get(self.western, self.western or ""),
            pitch=round(float(self.pitch) * 20) if self.pitch else base.pitch,
            outside=base.outside if self.numbers is None else self.numbers == "外侧",
            sealed=base.sealed if self.sealed is None else self.sealed == "是",
        )

    def _bold(self) -> Iterator[str]:
        if self.h2_bold == "是":
            yield "H2"
        if self.h3_bold == "是":
            yield "H3"


NO_HABITS = Habits.model_construct()
"""A bureau without habits of its own."""
