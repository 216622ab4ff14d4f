"""Script: pinyin glosses out, traditional characters to simplified. Heavy tables load only when they are needed."""

from __future__ import annotations

import os
import re
from functools import cache
from operator import ne
from typing import Protocol

from drafter.zh.expression import expression

_GLOSS = expression(
    r"[（(](?<=[\u3400-\u9fff].)([a-zü]{0,6}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ][a-zü]{0,6})[）)]", re.IGNORECASE
)
_GLOSSES = 2
"""Readings one after the other that a page puts behind one character."""
_TONES = str.maketrans("āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ", "aaaaooooeeeeiiiiuuuuüüüünnnm")
_ZHU = expression(
    r"著(?!名|作|称|述|者|录|书|文)(?<!显著)(?<!卓著)(?<!昭著)(?<!名著)(?<!专著)(?<!论著)(?<!译著)(?<!原著)(?<!编著)(?<!巨著)"
)
_HAN = expression(r"[\u3400-\u9fff]+")
_ENOUGH = 0.03
"""A text is taken as traditional when more than this share of its Han characters would change."""


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


def strip_glosses(text: str) -> str:
    """龍華區(qū) -> 龍華區. A bracket goes only when it is a reading of the character before it; two in a row go both."""
    if not _GLOSS.search(text):
        return text

    def unless_reading(match: re.Match[str]) -> str:
        readings = _readings(text[match.start() - 1])
        said = match[1].lower().translate(_TONES)
        return "" if said in readings or said.replace("ü", "v") in readings else match[0]

    for _ in range(_GLOSSES):
        text = _GLOSS.sub(unless_reading, text)
    return text


@cache
def _readings(char: str) -> frozenset[str]:
    """A character -> its readings without tones."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # single characters suffice; phrases cost 120 ms to load
    import pypinyin

    return frozenset(pypinyin.pinyin(char, style=pypinyin.Style.NORMAL, heteronym=True)[0])


def is_traditional(text: str) -> bool:
    """Whether enough of the text's Han characters are traditional forms."""
    pairs = zip(text.splitlines(), _converter().convert(text).splitlines(), strict=False)
    changed: int = sum(sum(map(ne, line, plain)) for line, plain in pairs if line != plain)
    return changed > 0 and changed > _ENOUGH * sum(map(len, _HAN.findall(text)))


def to_simplified(text: str) -> str:
    """Traditional -> simplified, character by character, 著 read as 着 where it is the particle."""
    return _ZHU.sub("着", _converter().convert(text))
