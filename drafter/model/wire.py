"""A report as JSON and back, nothing lost: what was understood of a file once need not be worked out again.

What comes back is checked: anything that is not as `packed` makes it is a ValueError, never a report of a wrong shape.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TypeAlias

from drafter.model.kind import Part
from drafter.model.manuscript import Doubt
from drafter.model.report import (
    Commitment,
    Heading,
    Meta,
    Passage,
    Portion,
    Problem,
    Report,
    Sentence,
    Statistic,
    Target,
)
from drafter.zh.figures import Figure

_Read: TypeAlias = Callable[[object], object]
_DIGITS = 80
"""Characters of the longest number taken."""


def packed(report: Report) -> list[object]:
    """A report -> lists, texts and numbers, for JSON. The file it came from is left out: it may have moved."""
    return [_packed(getattr(report, name)) for name in _names(Report) if name != "file"]


def unpacked(value: object, file: Path) -> Report:
    """What `packed` made, and the file -> the report. ValueError for anything else."""
    told = listed(value, len(SHAPES[Report]))
    return Report(file, *(read(one) for read, one in zip(SHAPES[Report], told, strict=True)))  # type: ignore[arg-type]


@cache
def _names(noun: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(noun))


def _packed(value: object) -> object:
    if isinstance(value, tuple):
        return [_packed(one) for one in value]
    noun: type = type(value)
    if noun in SHAPES:
        return [_packed(getattr(value, name)) for name in _names(noun)]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Decimal) else value


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError("no text")
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise ValueError("no whole number")
    return value


def _truth(value: object) -> bool:
    if type(value) is not bool:
        raise ValueError("neither true nor false")
    return value


def _part(value: object) -> Part:
    return Part(_text(value))


def number(value: object) -> Decimal:
    """A finite number written as text -> the number."""
    try:
        found = Decimal(_text(value)[:_DIGITS])
    except InvalidOperation as error:
        raise ValueError("no number") from error
    if not found.is_finite():
        raise ValueError("no number")
    return found


def _direction(value: object) -> str:
    if value not in ("=", ">=", "<=", "~"):
        raise ValueError("no direction")
    return _text(value)


def texts(value: object, size: int) -> list[str]:
    """A list of so many texts -> the same."""
    return [_text(one) for one in listed(value, size)]


def listed(value: object, size: int | None = None) -> list[object]:
    """A list, of this many members where that is told -> the same."""
    if not isinstance(value, list) or size not in (None, len(value)):
        raise ValueError("no list of this length")
    return value


def _one(noun: type) -> _Read:
    def read(value: object) -> object:
        shape = SHAPES[noun]
        return noun(*(take(one) for take, one in zip(shape, listed(value, len(shape)), strict=True)))

    return read


def _many(noun: type) -> _Read:
    one = _one(noun)
    return lambda value: tuple(map(one, listed(value)))


SHAPES: dict[type, tuple[_Read, ...]] = {
    Report: (
        _one(Meta), _many(Heading), _many(Passage), _many(Statistic), _many(Commitment), _many(Problem), _many(Target),
        _many(Sentence), _many(Portion), _many(Doubt), _many(Statistic),
    ),
    Meta: (_text, _text, _whole, _whole, _text, _text, _text, _text),
    Heading: (_whole, _text, _text, _part, _truth, _whole),
    Passage: (_text, _part, _text, _text, _text, _whole, _whole, _truth),
    Figure: (_text, number, _text, _text),
    Statistic: (_text, _text, _one(Figure), _text, _whole, _part, _whole, _whole, _text, _text),
    Commitment: (_text, _text, _text, _whole, _text),
    Problem: (_text, _text, _whole, _text),
    Target: (_text, _direction, number, _text, _text, _text, _whole, _text),
    Sentence: (_whole, _part, _text, _text),
    Portion: (_part, _text, _whole, _whole, _text),
    Doubt: (_whole, _text),
}  # fmt: skip
"""Each noun's fields in order, each by what takes it back; of a report all but its file."""
