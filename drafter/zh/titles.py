"""Where a long title turns into its second line: 词意完整, 长短适宜 (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re

from drafter.zh.gbt9704 import width

LINE = 20
"""Characters of 二号 a line holds."""

_TURNS = re.compile(r"(?=和|与|及其|暨)|(?=20\d\d年)|(?<=关于)|(?=(?:推进|深入|全面|工作|建设|法治|情况|报告))")
_STRONG = re.compile(r"和|与|及其|暨|20\d\d年")


def turn(title: str) -> int:
    """Where the second line of a title begins; 0 when one line holds it or no turn fits. Lines near equal are best."""
    if width(title) <= LINE:
        return 0
    turns = [m.start() for m in _TURNS.finditer(title) if 0 < m.start() < len(title)]
    fitting = [t for t in turns if width(title[:t]) <= LINE and width(title[t:]) <= LINE]
    return min(fitting, key=lambda t: _cost(title, t), default=0)


def _cost(title: str, at: int) -> float:
    """Uneven lines cost, and turns inside a phrase."""
    return abs(width(title[:at]) - width(title[at:])) + (0 if _STRONG.match(title, at) else 6)
