"""Numbers that a browser prints before the items of <ol>: start, value, type, reversed, and what the page's style says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from drafter.ooxml.number_formats import printed
from drafter.zh.headings import marker_of

_LISTS = ("ol", "ul", "menu", "dir")
_STYLES = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_CHINESE = {
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting", "cjk-decimal": "ideographDigital",
    "simp-chinese-formal": "chineseLegalSimplified", "trad-chinese-formal": "chineseLegalSimplified",
    "cjk-heavenly-stem": "ideographTraditional", "cjk-earthly-branch": "ideographZodiac",
}  # fmt: skip
"""Values of type and of list-style-type (CSS Counter Styles 3) -> Word's names for them; Chinese ones end in 、."""
_NAME = re.compile(r"list-style(?:-type)?\s*:\s*([^;]{1,80})", re.IGNORECASE)
_BARE = re.compile(
    r"(?:^|[},])\s*(?:[^{},]{0,200}\s)?(?:ol|li|\*)\s*(?:,[^{}]{0,500})?\{[^}]{0,2000}list-style(?:-type)?\s*:\s*none",
    re.IGNORECASE,
)
_TYPED = re.compile(r"[（(【〔]?\d{1,3}[.．、)）】〕]|[①-⑳]|第[一二三四五六七八九十百]{1,4}[条章节]")
_MOST, _MOST_CSS = 10_000, 200_000
"""Numbers and characters of style sheets that are believed and looked at."""


@dataclass
class _List:
    """The number of the next item, by how much the one after it is more, and what the list says of its numbers."""

    next: int
    step: int
    style: str


@dataclass
class Ordered:
    """Follows the lists of a page as its elements open and close. plain: whether the page's own style takes numbers off."""

    plain: bool = False
    _open: list[_List | None] = field(default_factory=list)

    def enter(self, node: Any) -> str:
        """An element opens -> the number printed before it: 1. or 一、; empty for all but items of <ol>."""
        if node.tag in _LISTS:
            self._open.append(_list(node) if node.tag == "ol" else None)
        listed = self._open[-1] if self._open and node.tag == "li" else None
        if listed is None:
            return ""
        number = _int(node.attributes.get("value"), listed.next)
        listed.next = number + listed.step
        own = _style(node)
        style = own or listed.style
        if style in _CHINESE:
            return f"{printed(number, _CHINESE[style])}、"
        bare = not style and self.plain
        return "" if bare or style not in ("", *_STYLES) else f"{printed(number, _STYLES.get(style, 'decimal'))}."

    def leave(self, tag: str) -> None:
        """An element closes."""
        if tag in _LISTS and self._open:
            self._open.pop()


def numberless(css: str) -> bool:
    """Style sheets of a page -> whether they print lists without numbers."""
    return bool(_BARE.search(css[:_MOST_CSS]))


def is_typed(text: str) -> bool:
    """Whether the words of an item begin with a number of their own."""
    return bool(marker_of(text) or _TYPED.match(text))


def _list(node: Any) -> _List:
    back = "reversed" in node.attributes
    first = sum(child.tag == "li" for child in node.iter()) if back else 1
    return _List(_int(node.attributes.get("start"), first), -1 if back else 1, _style(node))


def _style(node: Any) -> str:
    """What an element says of its numbers: a name above, none, or another word that stands for no number."""
    said = _NAME.findall(node.attributes.get("style") or "")
    words = said[-1].split() if said else []
    told = next((word.lower() for word in words if word.lower() in (*_STYLES, *_CHINESE, "none")), "")
    kind = (node.attributes.get("type") or "").strip()
    return told or (kind if kind in _STYLES else words[0].lower() if words else kind.lower())


def _int(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,5}\s*", text) and abs(int(text)) < _MOST else default
