"""How firmly two neighbouring words belong together; made by benchmarks/learn_ties.py from real reports."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("ties.txt")


def tie(left: str, right: str) -> int:
    """Two words side by side -> 0 (never met so) to 9 (the rarer of them is hardly met without the other)."""
    return _ties().get(left, {}).get(right, 0)


@cache
def _ties() -> Mapping[str, Mapping[str, int]]:
    lines = (line.split() for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {left: {right[1:]: int(right[0]) for right in rights} for left, *rights in lines}
