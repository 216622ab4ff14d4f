"""A regular expression -> characters that stand in whatever it finds: where a text lacks them it need not be made at all."""

from __future__ import annotations

_MANY = ("*", "?", "{")
_BREAKS = "()[]{}.^$*+?|\\"


def needed(pattern: str) -> str:
    """The longest run of plain characters outside all brackets of an expression; empty where there is a choice, or none."""
    runs, run, at = [""], "", 0
    while at < len(pattern):
        char = pattern[at]
        if char == "|":
            return ""
        if char in "([":
            at = _behind(pattern, at)
        elif char == "\\":
            at += 2
        elif char == "{":
            at = pattern.find("}", at) + 1 or len(pattern)
        else:
            at += 1
        if char in _BREAKS or pattern[at : at + 1] in _MANY:
            runs.append(run)
            run = ""
        else:
            run += char
    return max([*runs, run], key=len)


def _behind(pattern: str, at: int) -> int:
    """The place behind the bracket that opens at a place."""
    depth, shut = 0, False
    while at < len(pattern):
        char = pattern[at]
        at += 1
        if char == "\\":
            at += 1
        elif shut:
            shut = char != "]" or pattern[at - 2] == "["
        elif char == "[":
            shut = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        if not depth and not shut:
            return at
    return at
