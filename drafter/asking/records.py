"""What was asked and answered, each a file: what left, where to, when, what came. What was answered is not asked again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from drafter import storage

ROOM = ".drafter/模型记录"
"""Where they lie: in a dossier, or beside her work where there is none."""
_FILES, _BYTES = 2000, 64 * 2**20
"""Records kept at most, the newest; and bytes of them together."""
_MOST = 2 * 2**20
"""Bytes of a record that is read at most."""
_STAMP = "%Y%m%d-%H%M%S-%f"


class Records:
    """The records beside a dossier's tables, oldest first by name."""

    def __init__(self, beside: Path) -> None:
        self._beside, self._folder = beside, beside / ROOM

    def answered(self, mark: str, asked: Mapping[str, Any]) -> str | None:
        """What was said to the very same request of the same endpoint; None where nothing is kept."""
        digest = _digest(mark, asked)
        for file in sorted(self._folder.glob(f"*-{digest}.json"), reverse=True):
            told = self._read(file)
            if told.get("地址") == mark and told.get("发出") == dict(asked) and isinstance(told.get("回答"), str):
                return str(told["回答"])
        return None

    def _read(self, file: Path) -> Mapping[str, Any]:
        try:
            told = json.loads(storage.stored(self._folder, file.name, _MOST) or b"{}")
        except (OSError, ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}

    def begin(self, mark: str, asked: Mapping[str, Any], about: str) -> Path:
        """Keep what is about to leave -> the file of it. OSError where it cannot be written: then nothing must leave."""
        if storage.within(self._beside, ROOM) is None:
            raise storage.Outside(self._folder)
        now = datetime.now().astimezone()
        file = self._folder / f"{now.strftime(_STAMP)}-{_digest(mark, asked)}.json"
        self._write(file, {"时间": now.isoformat(), "地址": mark, "用途": about, "发出": dict(asked)})
        for old in self._too_many():
            storage.remove(old)
        return file

    def end(self, file: Path, came: Mapping[str, object]) -> None:
        """Keep what came of a request in its file."""
        self._write(file, {**self._read(file), **came})

    def _write(self, file: Path, told: Mapping[str, object]) -> None:
        storage.write(file, json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass"))

    def _too_many(self) -> Iterator[Path]:
        room, left = _BYTES, _FILES
        for file in sorted(self._folder.glob("*.json"), reverse=True):
            room, left = room - file.stat().st_size, left - 1
            if room < 0 or left < 0:
                yield file


def _digest(mark: str, asked: Mapping[str, Any]) -> str:
    told = json.dumps([mark, asked], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]
