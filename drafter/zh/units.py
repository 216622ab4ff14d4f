"""Units and measure words, from units.txt: which make a number a statistic, which count the same, which come close."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

_TOLD = [line.split() for line in Path(__file__).with_name("units.txt").read_text("utf-8").splitlines()]


def _lines(mark: str) -> list[list[str]]:
    return [units for first, *units in _TOLD if first == mark]


_SAME = {unit: group[0] for group in _lines("同") for unit in group}
UNITS = (*_SAME, *(unit for line in _lines("另") for unit in line))
"""Every unit there is, once."""


_THINGS = frozenset(unit for line in _lines("物") for unit in line)
_LOOSE = frozenset(unit for line in _lines("泛") for unit in line)

_PARTS = {
    _SAME.get(unit, unit): (line[0], Decimal(parts))
    for line in _lines("换")
    for unit, parts in zip(line[::2], line[1::2], strict=True)
}
"""Unit -> (what the units it goes into are known by, how many parts it holds)."""


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _lines("近"):
        for unit in line:
            found.setdefault(_first(unit), set()).update(map(_first, line))
    return {unit: frozenset(near) for unit, near in found.items()}


def same(one: str, other: str) -> bool:
    """Whether two units count the same, so that figures may be compared: 宗 and 件 do, 人 and 人次 do not."""
    return _first(one) == _first(other)


def same_thing(one: str, other: str) -> bool:
    """Whether two units count the same where they count the same thing: of 联系点 13个 and 13家."""
    return same(one, other) or (one in _THINGS and other in _THINGS)


def near(one: str, other: str) -> bool:
    """Whether one work may be told in either unit, as districts do with 人 and 人次."""
    return same(one, other) or _first(other) in _neighbours().get(_first(one), ())


def alike(one: str, other: str) -> bool:
    """Whether a thing may be counted in either: near units, and measure words of single things, as 32所 and 32个."""
    return near(one, other) or near(other, one) or (one in _LOOSE and other in _LOOSE)


def factor(one: str, other: str) -> Decimal | None:
    """How much of the second unit goes into one of the first, None where they measure different things: 吨 is 2000 斤."""
    if same(one, other):
        return Decimal(1)
    group, parts = _PARTS.get(_first(one), ("", Decimal(0)))
    others, least = _PARTS.get(_first(other), ("", Decimal(0)))
    return parts / least if group and group == others else None


def _first(unit: str) -> str:
    """The unit that stands for its group."""
    return _SAME.get(unit, unit)
