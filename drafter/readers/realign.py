"""Damaged bytes of a two-byte encoding -> text: where a byte was lost or spoilt, reading falls into step again.

The cheapest way through the bytes (Viterbi), where a common character costs little, a rare one more, and a byte passed
over most; passed over bytes become U+FFFD.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import groupby

_SKIP, _RARE, _HAN, _KNOWN, _ASCII, _CONTROL = 7.0, 5.0, 1.5, 0.2, 0.3, 6.0
"""Costs that make four characters out of step dearer than one byte passed over."""
_UNIFIED = range(0x4E00, 0x9FFF)


def realign(data: bytes, encoding: str, common: frozenset[str]) -> str:
    """Bytes in gb18030, big5 or utf-16-le/-be, and the characters that are common -> the likeliest text."""
    price = cache(_price(encoding, common))
    wide = encoding.startswith("utf-16")
    best = [0.0] + [float("inf")] * len(data)
    came: list[tuple[int, str]] = [(0, "")] * (len(data) + 1)
    for at in range(len(data)):
        here = best[at]
        steps = [(1, _SKIP, "\ufffd")]
        if not wide and data[at] < 0x80:
            char = chr(data[at])
            steps.append((1, _ASCII if char.isprintable() or char in "\r\n\t" else _CONTROL, char))
        elif at + 1 < len(data):
            cost, char = price(data[at : at + 2])
            steps.append((2, cost, char))
        for size, cost, char in steps:
            if here + cost < best[at + size]:
                best[at + size], came[at + size] = here + cost, (at, char)
    return _read_back(came)


def _read_back(came: list[tuple[int, str]]) -> str:
    """The way back from the end; neighbouring bytes passed over are one U+FFFD."""
    chars, at = [], len(came) - 1
    while at:
        at, char = came[at]
        chars.append(char)
    runs = groupby(reversed(chars), key=lambda char: char == "\ufffd")
    return "".join("\ufffd" if lost else "".join(run) for lost, run in runs)


def _price(encoding: str, common: frozenset[str]) -> Callable[[bytes], tuple[float, str]]:
    """What a pair of bytes costs and the character it is; never to be taken when it is none."""

    def price(pair: bytes) -> tuple[float, str]:
        try:
            char = pair.decode(encoding)
        except UnicodeDecodeError:
            return float("inf"), ""
        if char in common or char in "，。、；：“”《》（）？！—·…％　":
            return _KNOWN, char
        if ord(char[0]) < 0x80:
            return _ASCII if char.isprintable() or char in "\r\n\t" else _CONTROL, char
        return (_HAN if ord(char[0]) in _UNIFIED else _RARE), char

    return price
