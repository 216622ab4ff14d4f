"""The program's own regular expressions, made once: what the sre compiler made of each is kept. Making them anew is a fifth of
a short command."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from array import array
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias, cast

from drafter import made_once

_Made: TypeAlias = tuple[int, bytes, int, dict[str, int]]
"""Flags, code, number of groups, names of groups."""
_WORD = array("I").itemsize


def pattern(text: str, flags: int) -> re.Pattern[str]:
    """As re.compile. Only for expressions of the program: what they say is written to disk with it."""
    key = (text, int(flags), _sre.MAGIC, _WORD)
    made = cast("_Made | None", made_once.found(key))
    if made is None:
        made = _make(text, int(flags))
        made_once.add(key, made)
    flags, code, groups, names = made
    return _sre.compile(text, flags, array("I", code).tolist(), groups, names, _names(groups, names))  # type: ignore[no-any-return]


def _make(text: str, flags: int) -> _Made:
    """What re.compile does but for its last step."""
    tree = _parser.parse(text, flags)
    code = array("I", _compiler._code(tree, flags))
    return int(flags | tree.state.flags), code.tobytes(), tree.state.groups - 1, dict(tree.state.groupdict)


def _names(groups: int, names: dict[str, int]) -> tuple[str | None, ...]:
    listed: list[Any] = [None] * (groups + 1)
    for name, number in names.items():
        listed[number] = name
    return tuple(listed)
