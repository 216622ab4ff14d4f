"""What was worked out for a dossier, kept beside it: a command that finds it again does not work it out anew.

It is only ever a short cut. A file that is damaged, was made by another version, or does not fit what is asked is passed
over without a word, and so is a folder that cannot be written. No word of hers is in it: digests, numbers, verdicts, and
what was understood of last year's report, which lies beside it. Who forges it can do no more than by changing the tables.
"""

from __future__ import annotations

import json
from pathlib import Path

from drafter import storage
from drafter.case.lock import ROOM
from drafter.case.version import version

_NAME = "已算.json"
_MOST = 8 * 2**20
"""Bytes of the longest file read or written."""


class Memo:
    """The results kept of a dossier (see model.kept.Kept); only those asked for or added stay when it is saved, and those of a
    kind of which none was asked for: what was worked out paragraph by paragraph is not, while the whole text is the same."""

    def __init__(self, folder: Path, held: dict[str, object]) -> None:
        self._folder, self._held = folder, held
        self._used: dict[str, object] = {}

    @classmethod
    def load(cls, folder: Path) -> Memo:
        """What is kept of a dossier; empty where there is nothing, or nothing to rely on."""
        return cls(folder, _read(folder))

    def given(self, key: str) -> object:
        """The result kept under a key; None where there is none."""
        if key in self._held:
            self._used[key] = self._held[key]
        return self._used.get(key)

    def keep(self, key: str, result: object) -> None:
        """Keep a result under a key."""
        self._used[key] = result

    def save(self) -> None:
        """Write it back where anything changed; what nobody asked for is dropped."""
        asked = set(map(_kind, self._used))
        left = {key: result for key, result in self._held.items() if _kind(key) not in asked}
        staying = dict(sorted({**left, **self._used}.items()))
        if staying == self._held:
            return
        told = json.dumps({"版本": version(), "结果": staying}, ensure_ascii=False, separators=(",", ":"))
        data = told.encode("utf-8", "surrogatepass")
        if len(data) > _MOST or storage.within(self._folder, f"{ROOM}/{_NAME}") is None:
            return
        try:
            storage.write(self._folder / ROOM / _NAME, data)
        except OSError:
            return
        self._held = staying


def _kind(key: str) -> str:
    """What a result is: the words its key begins with."""
    return key.partition(":")[0]


def _read(folder: Path) -> dict[str, object]:
    try:
        data = storage.stored(folder, f"{ROOM}/{_NAME}", _MOST) or b""
        told = json.loads(data.decode("utf-8", "surrogatepass"))
    except (OSError, ValueError, RecursionError):
        return {}
    held = told.get("结果") if isinstance(told, dict) and told.get("版本") == version() else None
    return held if isinstance(held, dict) else {}
