"""EQ fields of Word: how it keeps readings above characters (拼音指南), characters in circles and fractions in older files."""

from __future__ import annotations

import re

_OVERLAID = re.compile(r"\\o\s*(?:\\a[a-z]\s*)*\((.*)\)", re.DOTALL | re.IGNORECASE)
_RAISED = re.compile(r"\\s\s*(?:\\(?:up|do|ai|di)\s*-?\d{0,4}\s*){0,4}\([^()]{0,200}\)\s*[,;]?", re.IGNORECASE)
_FRACTION = re.compile(r"\\f\s*\(([^(),;]{1,60})[,;]([^(),;]{1,60})\)", re.IGNORECASE)
_RINGS = frozenset("○◯〇□△◇")
"""What Word lays over a character to enclose it (带圈字符)."""
_MOST = 2000
"""Characters of a field that are looked at."""


def shown(instruction: str) -> str:
    """A field's instruction -> the characters on its line: 硚 of EQ \\o\\ad(\\s\\up 9(qiáo),硚); empty for other fields."""
    told = instruction[:_MOST]
    if not told.lstrip().upper().startswith("EQ"):
        return ""
    over = _OVERLAID.search(told)
    if over:
        parts = re.split("[,;]", _RAISED.sub("", over[1]))
        return "".join(part for part in parts if part.strip() not in _RINGS).strip()
    parted = _FRACTION.search(told)
    return f"{parted[1].strip()}/{parted[2].strip()}" if parted else ""
