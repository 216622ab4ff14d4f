"""Characters that are typed or read for each other: alike in sound, alike in shape."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("confusable.txt")


def others(char: str) -> str:
    """A character -> those it may stand for by mistake, itself left out."""
    return _groups().get(char, "").replace(char, "")


def alike_in_sound(one: str, other: str) -> bool:
    """Whether two characters are in one line of those that sound alike."""
    return other in _sounds().get(one, "")


@cache
def _sounds() -> dict[str, str]:
    return {char: line[1:] for line in _lines() if line[0] == "音" for char in line[1:]}


@cache
def _groups() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines():
        for char in line[1:]:
            found[char] = found.get(char, "") + line[1:]
    return found


@cache
def _lines() -> tuple[str, ...]:
    """A line: 音 or 形, then characters that are alike in it."""
    return tuple(line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
