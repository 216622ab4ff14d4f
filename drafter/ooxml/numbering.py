"""Word's automatic numbers, restored as Word shows them: numbering.xml + styles.xml -> the label of each paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from drafter.zh.numerals import DIGITS, from_int

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What stands beside a drawing for programs that do not know it: the same words once more."""
AS_TEXT = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
"""Elements of a run that are printed as a character."""

_MOST_ROMAN = 399
_LABEL = 40
"""Characters of a label's pattern that are read: %1.%2.%3 and the words around them."""


def val(element: etree._Element | None, child: str, default: str = "") -> str:
    """The w:val of a child element, or the default."""
    found = None if element is None else element.find(W + child)
    return default if found is None else found.get(W + "val", default)


def _counting(number: int) -> str:
    return from_int(number) if 0 < number < 100 else str(number)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else f"({number})"


def _roman(number: int) -> str:
    if number > _MOST_ROMAN:
        return str(number)
    digits = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in digits:
        while number >= value:
            text, number = text + sign, number - value
    return text


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(char)] for char in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "ideographDigital": _digit_by_digit("〇" + DIGITS[1:]),
    "chineseLegalSimplified": _digit_by_digit("零壹贰叁肆伍陆柒捌玖"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": _digit_by_digit("０１２３４５６７８９"),
    "lowerLetter": lambda n: chr(96 + (n - 1) % 26 + 1),
    "upperLetter": lambda n: chr(64 + (n - 1) % 26 + 1),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
}


@dataclass(frozen=True)
class _Level:
    start: int
    format: str
    text: str


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
        for shape in [] if self.numbering is None else self.numbering.findall(W + "abstractNum"):
            self._levels[shape.get(W + "abstractNumId", "")] = {
                _int(lvl.get(W + "ilvl")): _Level(
                    _int(val(lvl, "start", "1"), 1), val(lvl, "numFmt", "decimal"), val(lvl, "lvlText")[:_LABEL]
                )
                for lvl in shape.findall(W + "lvl")
            }
        for num in [] if self.numbering is None else self.numbering.findall(W + "num"):
            restarts = {
                _int(o.get(W + "ilvl")): _int(val(o, "startOverride", "1"), 1)
                for o in num.findall(W + "lvlOverride")
                if o.find(W + "startOverride") is not None
            }
            self._lists[num.get(W + "numId", "")] = (val(num, "abstractNumId"), restarts)
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
        levels = self._levels.get(shape, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(list_id if restarts else shape, {})
        counts[depth] = counts.get(depth, restarts.get(depth, level.start) - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level.format in ("bullet", "none"):
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            known = levels.get(at, level)
            return _FORMATS.get(known.format, str)(counts.get(at, known.start))

        return re.sub(r"%([1-9])", number, level.text)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(W + "pPr")
        own = None if properties is None else properties.find(W + "numPr")
        list_id, depth = val(own, "numId"), val(own, "ilvl")
        style, hops = val(properties, "pStyle"), 0
        while not list_id and style in self._by_style and hops < 10:
            list_id, inherited, style = self._by_style[style]
            depth, hops = depth or inherited, hops + 1
        return list_id, _int(depth)


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default
