"""Characters that no eye sees in Chinese text, or that print as a box on any other computer."""

from __future__ import annotations

from drafter.zh.expression import expression

_KINDS = {
    "零宽字符": "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u2800\u3164\ufeff\uffa0\U0001d173-\U0001d17a",
    "改变书写方向的字符": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f",
    "自造字，别的电脑上印不出来": "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
    "换行的控制符": "\x85\u2028\u2029",
    "标注用的控制符": "\ufff9-\ufffc\U000e0000-\U000e007f",
    "控制符": "\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff",
}
"""Kind -> its characters, after Unicode's Default_Ignorable_Code_Point, Bidi_Control, Co, Cc and the blanks that are none."""
_SELECTOR = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Variation selectors: after a character they choose its shape, as a rare name may need; standing alone they hide."""

HIDDEN = expression(f"[{''.join(_KINDS.values())}]|(?<![^\\s{_SELECTOR}])[{_SELECTOR}]|(?<=[{_SELECTOR}])[{_SELECTOR}]")
_OF_KIND = tuple((expression(f"[{chars}]"), kind) for kind, chars in _KINDS.items())


def kind_of(char: str) -> str:
    """A hidden character -> what kind it is, in words."""
    return next((kind for chars, kind in _OF_KIND if chars.match(char)), "零宽字符")
