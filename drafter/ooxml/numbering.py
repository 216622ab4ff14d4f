"""Word's automatic numbers, restored as Word shows them: numbering.xml + styles.xml -> the label of each paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from drafter.ooxml.number_formats import printed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What stands beside a drawing for programs that do not know it: the same words once more."""
AS_TEXT = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
"""Elements of a run that are printed as a character."""

_LABEL = 40
"""Characters of a label's pattern that are read: %1.%2.%3 and the words around them."""


def val(element: etree._Element | None, child: str, default: str = "") -> str:
    """The w:val of a child element, or the default."""
    found = None if element is None else element.find(W + child)
    return default if found is None else found.get(W + "val", default)


@dataclass(frozen=True)
class _Level:
    """A level of a list. decimal: every number in its labels is printed in digits; after: the level, from 1, that starts
    it again, 0 where none does, None for all above; style: the paragraph style that is on this level."""

    start: int
    format: str
    text: str
    decimal: bool = False
    after: int | None = None
    style: str = ""

    def restarts(self, depth: int) -> bool:
        """Whether an item at a depth, from 0, above this one starts it again."""
        return self.after is None or depth < self.after


@dataclass
class Numbering:
    """Counts list items in document order; ask label() for every paragraph, once, in order."""

    numbering: etree._Element | None
    styles: etree._Element | None
    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    _by_style: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shapes = [] if self.numbering is None else self.numbering.findall(W + "abstractNum")
        own = {shape.get(W + "abstractNumId", ""): _levels(shape) for shape in shapes}
        linked = {val(shape, "styleLink"): shape.get(W + "abstractNumId", "") for shape in shapes}
        same = {shape.get(W + "abstractNumId", ""): linked.get(val(shape, "numStyleLink"), "") for shape in shapes}
        for num in [] if self.numbering is None else self.numbering.findall(W + "num"):
            name, shape = num.get(W + "numId", ""), val(num, "abstractNumId")
            overrides = {_int(o.get(W + "ilvl")): o for o in num.findall(W + "lvlOverride")}
            restarts = {
                depth: _int(val(override, "startOverride", "1"), 1)
                for depth, override in overrides.items()
                if override.find(W + "startOverride") is not None
            }
            changed = {depth: level for override in overrides.values() for depth, level in _levels(override).items()}
            self._lists[name] = (shape, restarts)
            self._levels[name] = {**(own.get(shape) or own.get(same.get(shape, ""), {})), **changed}
        for style in [] if self.styles is None else self.styles.findall(W + "style"):
            number = style.find(f"{W}pPr/{W}numPr")
            self._by_style[style.get(W + "styleId", "")] = (
                val(number, "numId"),
                val(number, "ilvl"),
                val(style, "basedOn"),
            )

    def label(self, paragraph: etree._Element) -> str:
        """The number Word prints before this paragraph, or an empty string."""
        list_id, depth = self._list_of(paragraph)
        shape, restarts = self._lists.get(list_id, ("", {}))
        levels = self._levels.get(list_id, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(list_id if restarts else shape, {})
        counts[depth] = counts.get(depth, restarts.get(depth, level.start) - 1) + 1
        for deeper in [d for d in counts if d > depth and levels.get(d, level).restarts(depth)]:
            del counts[deeper]
        if level.format in ("bullet", "none"):
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            known = levels.get(at, level)
            return printed(counts.get(at, known.start), "decimal" if level.decimal else known.format)

        return re.sub(r"%([1-9])", number, level.text)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(W + "pPr")
        own = None if properties is None else properties.find(W + "numPr")
        list_id, depth = val(own, "numId"), val(own, "ilvl")
        style, hops = val(properties, "pStyle"), 0
        named = style
        while not list_id and style in self._by_style and hops < 10:
            list_id, inherited, style = self._by_style[style]
            depth, hops = depth or inherited, hops + 1
        levels = self._levels.get(list_id, {})
        bound = next((at for at, level in levels.items() if named and level.style == named), 0)
        return list_id, _int(depth, bound)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    """An abstract list, or what a list changes of one -> its levels by depth."""
    return {_int(lvl.get(W + "ilvl")): _level(lvl) for lvl in parent.findall(W + "lvl")}


def _level(lvl: etree._Element) -> _Level:
    after, decimal = val(lvl, "lvlRestart"), lvl.find(W + "isLgl")
    return _Level(
        _int(val(lvl, "start", "1"), 1),
        _format(lvl),
        val(lvl, "lvlText")[:_LABEL],
        decimal is not None and decimal.get(W + "val", "1") not in ("0", "false", "off"),
        _int(after) if after else None,
        val(lvl, "pStyle"),
    )


def _format(lvl: etree._Element) -> str:
    """A level's number format; Word writes newer ones beside an older one, for programs that do not know them."""
    told = lvl.find(W + "numFmt")
    told = next(lvl.iter(W + "numFmt"), None) if told is None else told
    return "decimal" if told is None else told.get(W + "val", "decimal")


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default
