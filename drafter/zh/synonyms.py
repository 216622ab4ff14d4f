"""Names of standard indicators, from synonyms.txt: GDP, 国内生产总值 and 地区生产总值 are one."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.zh.expression import expression

_LINES = [
    line.split()
    for line in Path(__file__).with_name("synonyms.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
_NAME = {other: first for first, *others in _LINES for other in (first, *others)}
_ANY = expression("|".join(map(re.escape, sorted(_NAME, key=len, reverse=True))))


def fold(text: str) -> str:
    """A text -> the same with every indicator under its common name."""
    return _ANY.sub(lambda m: _NAME[m[0]], text)
