"""What is told of the columns of a store: their Chinese names, their meanings, the words that stand for something."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Annotated, NamedTuple, get_args, get_origin, get_type_hints


class Told(NamedTuple):
    """What a column is called in Chinese, and what is in it; codes: words that stand in it, and what the view says for each."""

    name: str
    meaning: str
    codes: tuple[tuple[str, str], ...] = ()


def coded(name: str, **codes: str) -> Told:
    """What is told of a column that holds one of a few words."""
    return Told(name, "、".join(f"{code} {said}" for code, said in codes.items()), tuple(codes.items()))


class Column(NamedTuple):
    """A column: its name, what a cell holds (str, int, float, bool or date), whether that may be missing, what it is."""

    name: str
    kind: type
    missing: bool
    told: Told


@cache
def columns_of(row: type) -> tuple[Column, ...]:
    """The noun of a row -> its columns, in order."""
    hints = get_type_hints(row, include_extras=True)
    return tuple(_column(field.name, hints[field.name]) for field in fields(row))


def _column(name: str, hint: object) -> Column:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"no column: {name}")
    kind, told = get_args(hint)[:2]
    kinds = [one for one in get_args(kind) if one is not type(None)] or [kind]
    return Column(name, kinds[0], type(None) in get_args(kind), told)
