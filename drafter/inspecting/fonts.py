"""Fonts, sizes, bold and colour (5.2.2, 5.2.4, 7.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.inspecting.paper import AMBIGUOUS, Run
from drafter.inspecting.paragraph_roles import Item, Role
from drafter.inspecting.rule import Examined, Said
from drafter.zh import gbt9704 as gb
from drafter.zh import typefaces

_TEXT = (Role.BODY, Role.HEADING, Role.ADDRESSEE, Role.NOTE, Role.SIGNATURE, Role.DATE)
_SIZED = (*_TEXT, Role.TITLE, Role.LABEL)
_HAN = re.compile("[㐀-鿿]")
_WESTERN = re.compile("[0-9A-Za-z]")
_SENTENCE = re.compile("[^。]{2,44}。")


@dataclass(frozen=True)
class _Stretch:
    """Words of one run on one side of the end of a heading's words."""

    item: Item
    run: Run
    text: str
    families: tuple[str, ...]


def _stretches(item: Item) -> Iterator[_Stretch]:
    at = 0
    for run in item.paragraph.runs:
        cut = min(max(item.lead - at, 0), len(run.text))
        for text, leads in ((run.text[:cut], True), (run.text[cut:], False)):
            if text.strip():
                yield _Stretch(item, run, text, _families(item, leads=leads))
        at += len(run.text)


def _families(item: Item, *, leads: bool) -> tuple[str, ...]:
    if item.role in (Role.TITLE, Role.ANNEX_TITLE):
        return (gb.SONG_TITLE,)
    if item.role is Role.LABEL:
        return (gb.HEI,)
    if item.marker and leads:
        return (gb.LEVEL_FONTS[item.marker.level - 1],)
    if item.marker and item.free:
        return (gb.FANG, gb.LEVEL_FONTS[item.marker.level - 1])
    return (gb.FANG,)


def _wrong(examined: Examined, item: Item, *, heads: bool) -> Iterator[Said]:
    """East-Asian fonts that are not of the family; a theme's are another rule's."""
    opening = _opening(item)
    told = set()
    at = 0
    for stretch in _stretches(item):
        at += len(stretch.text)
        inside = at <= opening
        is_head = item.role is Role.HEADING or (item.lead > 0 and stretch.families != (gb.FANG,))
        families = (*stretch.families, gb.KAI, gb.HEI) if inside else stretch.families
        font = stretch.run.font("eastAsia")
        if is_head is not heads or not _HAN.search(stretch.text) or stretch.run.themed("eastAsia") or font in told:
            continue
        if not any(gb.is_family(font, family) for family in families):
            told.add(font)
            yield Said(item.paragraph.spot, f"用了{font or '没有指明的字体'}", f"用{_named(stretch.families)}")


def _opening(item: Item) -> int:
    """Length of a first sentence set as a whole apart from the rest of a paragraph without number; usage allows it."""
    found = _SENTENCE.match(item.paragraph.words)
    if found is None or item.marker or item.role is not Role.BODY:
        return 0
    fonts, at = set(), 0
    for run in item.paragraph.runs:
        if at < found.end():
            fonts.add(run.font("eastAsia"))
            at += len(run.text)
    whole = at == found.end() < len(item.paragraph.words.rstrip())
    return at if whole and len(fonts) == 1 else 0


def _named(families: tuple[str, ...]) -> str:
    return gb.FAMILY_NAMES[families[0]]


def body_font(examined: Examined) -> Iterator[Said]:
    """仿宋."""
    for item in examined.of(*_TEXT):
        yield from _wrong(examined, item, heads=False)


def heading_font(examined: Examined) -> Iterator[Said]:
    """黑体, 楷体, 仿宋, 仿宋."""
    for item in examined.of(Role.HEADING, Role.BODY):
        yield from _wrong(examined, item, heads=True)


def title_font(examined: Examined) -> Iterator[Said]:
    """小标宋."""
    for item in examined.of(Role.TITLE, Role.ANNEX_TITLE):
        yield from _wrong(examined, item, heads=False)


def label_font(examined: Examined) -> Iterator[Said]:
    """黑体."""
    for item in examined.of(Role.LABEL):
        yield from _wrong(examined, item, heads=False)


def western_font(examined: Examined) -> Iterator[Said]:
    """Times New Roman, or the Chinese font itself."""
    for item in examined.of(*_SIZED, Role.ANNEX_TITLE):
        for font in sorted({f for s in _stretches(item) if (f := _foreign(examined, s))}):
            yield Said(item.paragraph.spot, f"数字或字母用了{font}", f"用 {gb.WESTERN}，或与汉字同一字体")


def _foreign(examined: Examined, stretch: _Stretch) -> str:
    font = examined.paper.real(stretch.run.font("ascii"))
    fine = font == gb.WESTERN or any(gb.is_family(font, family) for family in stretch.families)
    fine = fine or font == examined.paper.real(stretch.run.font("eastAsia"))
    return "" if fine or not _WESTERN.search(stretch.text) or stretch.run.themed("ascii") else font or "没有指明的字体"


def theme_font(examined: Examined) -> Iterator[Said]:
    """A theme's font: it beats the explicit one beside it, and is another wherever the theme is."""
    for item in examined.of(*_SIZED, Role.ANNEX_TITLE):
        for stretch in _stretches(item):
            due = (("eastAsia", _HAN, stretch.families), ("ascii", _WESTERN, ()))
            for slot, pattern, families in due:
                if not stretch.run.themed(slot) or not pattern.search(stretch.text):
                    continue
                real = examined.paper.real(stretch.run.font(slot))
                told = f"{'汉字' if families else '数字或字母'}随主题字体{f'（{real}）' if real else ''}"
                yield Said(item.paragraph.spot, told, f"直接指明{_named(families) if families else gb.WESTERN}")


def quote_hint(examined: Examined) -> Iterator[Said]:
    """Quotation marks and dashes marked as Chinese, unless their western font is a Chinese one."""
    for paragraph in examined.words:
        for run in paragraph.runs:
            marks = sorted({char for char in run.text if char in AMBIGUOUS})
            font = examined.paper.real(run.font("hAnsi"))
            if marks and not run.hinted and not typefaces.is_chinese(font):
                yield Said(paragraph.spot, "引号、破折号一类按西文排，会变窄", "按中文标点排，占一个字")
                break


def size(examined: Examined) -> Iterator[Said]:
    """三号; 二号 in titles."""
    for item in examined.of(*_SIZED, Role.ANNEX_TITLE):
        titled = item.role in (Role.TITLE, Role.ANNEX_TITLE)
        due, name = (gb.ER_HAO, "二号（22 磅）") if titled else (gb.SAN_HAO, "三号（16 磅）")
        for found in sorted({run.size for run in item.paragraph.runs if run.text.strip()} - {due}):
            yield Said(item.paragraph.spot, f"{item.role}的字是 {found / 2:g} 磅", f"是{name}")


def title_bold(examined: Examined) -> Iterator[Said]:
    """小标宋 is not made bold."""
    for item in examined.of(Role.TITLE, Role.ANNEX_TITLE):
        if any(run.bold and run.text.strip() for run in item.paragraph.runs):
            yield Said(item.paragraph.spot, f"{item.role}加粗了", "不加粗")


def color(examined: Examined) -> Iterator[Said]:
    """Black, but for the red head."""
    for item in examined.items:
        if item.role is Role.HEADER:
            continue
        for found in sorted({r.color for r in item.paragraph.runs if r.text.strip()} - {"auto", "000000"}):
            yield Said(item.paragraph.spot, f"文字颜色是 {found}", "是黑色")
