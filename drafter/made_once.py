"""What making the program's own expressions and classes costs, paid once: what was made is kept as Python keeps its modules,
in __pycache__. Of another Python, or damaged, nothing is taken: it is made anew. Only of what the program itself says."""

from __future__ import annotations

import builtins
import dataclasses
import hashlib
import marshal
import os
import sys
from collections.abc import Mapping
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

_DIGEST = 32
"""Bytes before the rest that tell that it is whole."""
_OF = f"{sys.version} 2"

_kept: dict[object, bytes] | None = None
_fresh: dict[object, bytes] = {}


def found(key: object) -> object:
    """What was made of it: now, or before and kept; None where nothing is."""
    made = _all().get(key) or _fresh.get(key)
    return marshal.loads(made) if made else None


def add(key: object, made: Any) -> None:
    """What was made of it now. Both of what marshal writes."""
    _fresh[key] = marshal.dumps(made)


def classes() -> None:
    """Have the methods that `dataclass` writes for a class compiled once: compiling takes nine tenths of it, and a short
    command has 150. `dataclasses` runs their text by the name `exec`, which it finds in itself first."""
    dataclasses.exec = _run  # type: ignore[attr-defined]


def _run(text: str, names: dict[str, object], here: Mapping[str, object] | None = None) -> None:
    code = found(text)
    if code is None:
        code = compile(text, "<string>", "exec")
        add(text, code)
    builtins.exec(code, names, here)  # type: ignore[arg-type]


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


def _all() -> dict[object, bytes]:
    global _kept
    if _kept is None:
        _kept = _read()
    return _kept


def _read() -> dict[object, bytes]:
    try:
        data = _place().read_bytes()
    except OSError:
        return {}
    if data[:_DIGEST] != _digest(data[_DIGEST:]):
        return {}
    read: dict[object, bytes] = marshal.loads(data[_DIGEST:])
    return read


def _place() -> Path:
    return Path(cache_from_source(__file__)).with_suffix(".made")


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(_OF.encode() + data).digest()
