"""Characters and marks: dates, punctuation, widths (7.2.5, 7.3, GB/T 15834, GB/T 15835)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.inspecting.paper import Paragraph
from drafter.inspecting.paragraph_roles import Role
from drafter.inspecting.rule import Examined, Said
from drafter.model.inspection import Spot
from drafter.zh import gbt9704 as gb
from drafter.zh.headings import unmarked

_AROUND = 5
_HAN = "㐀-鿿"
_HALF = re.compile(
    rf"(?<=[{_HAN}”’》）】〕%])[,;:?!]|[,;?!](?=[{_HAN}“《（])|(?<=[{_HAN}])\.(?![\w.])|\([^()]{{0,60}}[{_HAN}][^()]{{0,60}}\)|\"[^\"]{{0,60}}[{_HAN}][^\"]{{0,60}}\""
)
_BLANKS = re.compile(r"(?<=\S)(?:[ \u00a0]{2,40}|[ \u00a0]{0,9}\u3000[ \u00a0\u3000]{0,40})(?=\S)")
_BETWEEN = re.compile("》、《|”、“")
_NUMBER = re.compile(r"[\[［【]((?:19|20)\d{2})[\]］】]|[(（]((?:19|20)\d{2})[)）](?=\d+号)")
_NUMBERED = re.compile(r"附件[:：]\s*\d{1,2}[.．、]")
_ORDINAL = re.compile(r"〔\d{4}〕(第\d+号|0\d*号)")
_PERCENT = re.compile(r"[\d０-９]\s*％")
_WIDE_DIGITS = re.compile("[０-９]+")
_ENDS = "。，、；：！？.,;:!"


def _each(examined: Examined, pattern: re.Pattern[str], told: str, due: str) -> Iterator[Said]:
    """Says it of every place where the pattern is found, with the words there."""
    for paragraph in examined.words:
        yield from _at(paragraph, paragraph.words.strip(), pattern, told, due)


def _at(paragraph: Paragraph, text: str, pattern: re.Pattern[str], told: str, due: str) -> Iterator[Said]:
    spot: Spot | None = None
    for found in pattern.finditer(text):
        spot = spot or paragraph.spot
        words = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
        yield Said(replace(spot, words=words), told, due)


def date_form(examined: Examined) -> Iterator[Said]:
    """Arabic digits, no zero before month and day."""
    for item in examined.of(Role.DATE):
        if item.paragraph.text != gb.dated(item.paragraph.text):
            yield Said(
                item.paragraph.spot,
                f"成文日期写成“{item.paragraph.text}”",
                "用阿拉伯数字，月、日前不加 0，如 2026年1月9日",
            )


def addressee_colon(examined: Examined) -> Iterator[Said]:
    """A full-width colon."""
    for item in examined.of(Role.ADDRESSEE):
        if not item.paragraph.text.endswith("："):
            yield Said(item.paragraph.spot, "主送机关后面是半角冒号", "用全角冒号")


def annex_name(examined: Examined) -> Iterator[Said]:
    """Nothing after a name."""
    for item in examined.of(Role.NOTE):
        if item.paragraph.text[-1] in _ENDS:
            yield Said(item.paragraph.spot, f"附件名称后面有“{item.paragraph.text[-1]}”", "不加标点")


def annex_alone(examined: Examined) -> Iterator[Said]:
    """One annex has no number."""
    notes = list(examined.of(Role.NOTE))
    if len(notes) == 1 and _NUMBERED.match(notes[0].paragraph.text):
        yield Said(notes[0].paragraph.spot, "只有一个附件，却编了号", "不编号，写成“附件：名称”")


def title_marks(examined: Examined) -> Iterator[Said]:
    """No mark at its end."""
    for item in examined.of(Role.TITLE, Role.ANNEX_TITLE):
        if item.paragraph.text[-1] in _ENDS:
            yield Said(item.paragraph.spot, f"{item.role}末尾有“{item.paragraph.text[-1]}”", "不加标点")


def number_brackets(examined: Examined) -> Iterator[Said]:
    """〔2025〕."""
    return _each(examined, _NUMBER, "文号的年份没有用六角括号", "用〔〕")


def number_ordinal(examined: Examined) -> Iterator[Said]:
    """〔2025〕3号."""
    return _each(examined, _ORDINAL, "发文顺序号加了“第”字或者虚位", "不加“第”字，不编虚位")


def between(examined: Examined) -> Iterator[Said]:
    """No 、 where the marks part the names already."""
    return _each(examined, _BETWEEN, "并列的书名号或引号之间用了顿号", "不用顿号")


def half_width(examined: Examined) -> Iterator[Said]:
    """Chinese marks in Chinese text; what ends an addressee or makes a number is another rule's."""
    addressees = {item.paragraph.number for item in examined.of(Role.ADDRESSEE)}
    for paragraph in examined.words:
        text = unmarked(paragraph.words.strip())
        text = text[:-1] if paragraph.number in addressees else text
        yield from _at(paragraph, text, _HALF, "中文里用了半角标点", "用全角标点")


def blanks(examined: Examined) -> Iterator[Said]:
    """No blanks to move words with."""
    for item in examined.of(Role.BODY, Role.HEADING, Role.ADDRESSEE, Role.NOTE):
        text = item.paragraph.words.strip()
        yield from _at(item.paragraph, text, _BLANKS, "文字中间有多余的空格", "不空格")


def percent(examined: Examined) -> Iterator[Said]:
    """% half-width after digits."""
    return _each(examined, _PERCENT, "百分号是全角的", "用半角的 %")


def digits(examined: Examined) -> Iterator[Said]:
    """Digits half-width."""
    return _each(examined, _WIDE_DIGITS, "数字是全角的", "用半角数字")
