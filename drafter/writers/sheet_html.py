"""A layout -> how its paper looks in a browser: page, lines, fonts and sizes as CSS, a class a look."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from drafter.model.layout import Layout
from drafter.model.manuscript import Look
from drafter.zh import gbt9704 as gb
from drafter.zh.gbt9704 import Setting

_LIKE = MappingProxyType(
    {
        gb.SONG_TITLE: (
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05S",
            "小标宋体",
            "FandolSong",
            "STZhongsong",
            "华文中宋",
            "SimSun",
        ),
        gb.HEI: ("SimHei", "STHeiti", "FandolHei", "Noto Sans CJK SC"),
        gb.KAI: ("楷体", "KaiTi", "STKaiti", "FandolKai"),
        gb.FANG: ("仿宋", "FangSong", "STFangsong", "FandolFang", "FandolFang R"),
        gb.SONG: ("SimSun", "STSong", "FandolSong"),
    }
)
"""Font -> those of its family that stand in for it, the likeliest first."""
_DIGITS = "公文西文"
"""A face of digits and letters alone: quotation marks stay Chinese."""
_BEFORE, _AFTER = (Look.ATTACHMENT_TITLE, Look.SIGNATURE), (Look.TITLE, Look.ATTACHMENT_TITLE)
"""Looks with a blank line above and below."""


def sheet(layout: Layout) -> str:
    """A layout -> CSS of a `.sheet` and of each look in it; lengths are multiples of --毫米, a millimetre where nobody says else."""
    return "\n".join((digits(layout.western), *_rules(layout), ""))


def digits(western: str = "") -> str:
    """The font of digits and letters, else the standard's -> the CSS that makes them a family of their own."""
    told = ", ".join(f'local("{_safe(name)}")' for name in (western or gb.WESTERN, "Liberation Serif", "Tinos"))
    return f"@font-face {{ font-family: {_DIGITS}; src: {told}; unicode-range: U+20-7E; }}"


def _rules(layout: Layout) -> Iterator[str]:
    page, body = layout.sheet, layout.settings["BODY"]
    edges = " ".join(map(_length, (page.top, page.outer, page.bottom, page.inner)))
    yield (
        f".sheet {{ width: {_length(page.width)}; padding: {edges}; color: #000; background: #fff; {_face(body)} "
        f"line-height: {_length(layout.pitch)}; letter-spacing: {_length(layout.letter)}; text-autospace: normal; }}"
    )
    yield ".sheet > p, .sheet > .onpaper { margin: 0; overflow-wrap: break-word; }"
    for look in Look:
        if look is not Look.PICTURE:
            yield f".sheet .{look.value} {{ {_look(layout, look)} }}"


def _look(layout: Layout, look: Look) -> str:
    setting = layout.settings[look.name]
    pitch = setting.line if setting.line > 0 else layout.pitch
    told = [
        _face(setting),
        f"text-align: {'justify' if setting.align == 'both' else setting.align};",
        f"text-indent: {setting.indent:g}em;",
    ]
    told += [f"line-height: {_length(pitch)};"]
    told += ["letter-spacing: 0;"] if setting.size != gb.SAN_HAO else []
    told += [f"color: #{setting.color};"] if setting.color != gb.BLACK else []
    told += [f"margin-top: {_length(layout.pitch)};"] if look in _BEFORE else []
    told += [f"margin-bottom: {_length(layout.pitch)};"] if look in _AFTER else []
    if look in (Look.SIGNATURE, Look.DATE):
        told.append(f"padding-right: {4 if layout.sealed or look is Look.SIGNATURE else 2}em;")
    return " ".join(told)


def _face(setting: Setting) -> str:
    size = _length(setting.size * 10)
    return f"font: {'bold' if setting.bold else 'normal'} {size} {stack(setting.font)};"


def stack(font: str) -> str:
    """A font -> the families that stand for it, as CSS names them, digits and letters apart from what is Chinese."""
    names = ", ".join(f'"{_safe(name)}"' for name in (font, *_LIKE.get(font, ())))
    return f"{_DIGITS}, {names}, serif"


def _length(twips: int) -> str:
    return f"calc(var(--毫米, 1mm) * {twips / gb.MILLIMETRE:.3f})"


def _safe(name: str) -> str:
    """A font's name fit to stand between quotation marks."""
    return "".join(char for char in name if char not in '"\\\n<>')
