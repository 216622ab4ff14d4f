"""The program's own regular expressions, made once and kept as Python keeps its modules: in __pycache__, what the sre compiler
made of each. Making them anew is a fifth of a short command. Of another Python, or damaged, nothing is taken: they are made."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import hashlib
import marshal
import os
import re
import sys
from array import array
from importlib.util import cache_from_source
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

_Made: TypeAlias = tuple[int, bytes, int, dict[str, int]]
"""Flags, code, number of groups, names of groups."""
_DIGEST = 32
"""Bytes before the rest that tell that it is whole."""
_WORD = array("I").itemsize
_OF = f"{sys.version} {_sre.MAGIC} {_WORD} 1"

_kept: dict[tuple[str, int], _Made] | None = None
_fresh: dict[tuple[str, int], _Made] = {}


def pattern(text: str, flags: int) -> re.Pattern[str]:
    """As re.compile. Only for expressions of the program: what they say is written to disk with it."""
    flags = int(flags)
    made = _all().get((text, flags)) or _fresh.get((text, flags))
    if made is None:
        made = _fresh[(text, flags)] = _make(text, flags)
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


def _all() -> dict[tuple[str, int], _Made]:
    global _kept
    if _kept is None:
        _kept = _read()
    return _kept


def _read() -> dict[tuple[str, int], _Made]:
    try:
        data = _place().read_bytes()
    except OSError:
        return {}
    if data[:_DIGEST] != _digest(data[_DIGEST:]):
        return {}
    found: dict[tuple[str, int], _Made] = marshal.loads(data[_DIGEST:])
    return found


def keep() -> None:
    """Write what was made anew to disk; not where the program may not be written to, or Python is told to keep nothing."""
    if not _fresh or sys.dont_write_bytecode:
        return
    data = marshal.dumps(_read() | _fresh)
    place = _place()
    mine = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        mine.write_bytes(_digest(data) + data)
        os.replace(mine, place)
    except OSError:
        return


def _place() -> Path:
    return Path(cache_from_source(__file__)).with_suffix(".expressions")


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(_OF.encode() + data).digest()
