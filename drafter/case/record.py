"""What drafter remembers of a dossier between two runs. Digests only: her words stand in her tables and nowhere else."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from drafter import storage
from drafter.case.commit import Files
from drafter.case.snapshots import OLD_RECORD, OURS, RECORD
from drafter.tables.table_file import MAX_BYTES


@dataclass
class Record:
    """offered: digests of the suggestions made; words: prior report's file -> digest of its words as read; keys: table ->
    编号 -> token of what the row answers; drafts: digests of drafts made before drafts told themselves whose they are;
    declined: digests of what papers offered and she did not want."""

    offered: frozenset[str] = frozenset()
    words: dict[str, str] = field(default_factory=dict)
    keys: dict[str, dict[str, str]] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    declined: frozenset[str] = frozenset()

    @classmethod
    def load(cls, folder: Path) -> Record:
        """The record of a dossier; an empty one when there is none or it cannot be read."""
        try:
            found = {name: data for name in OURS if (data := storage.stored(folder, name, MAX_BYTES)) is not None}
        except OSError:
            return cls()
        return cls.seen(found)

    @classmethod
    def seen(cls, files: Files) -> Record:
        """The record among a dossier's files."""
        return cls.read(files[RECORD]) if RECORD in files else cls._old(files.get(OLD_RECORD, b""))

    @classmethod
    def read(cls, data: bytes) -> Record:
        """The bytes of a record -> the record; an empty one when they are none."""
        told = _told(data)
        keys = told.get("键")
        return cls(
            _digests(told.get("已提示")),
            _texts(told.get("原文")),
            {str(name): _texts(tokens) for name, tokens in keys.items()} if isinstance(keys, dict) else {},
            _texts(told.get("稿")),
            _digests(told.get("不用")),
        )

    @classmethod
    def _old(cls, data: bytes) -> Record:
        told = _told(data)
        offered = told.get("已提示")
        words = map(str, offered if isinstance(offered, list) else ())
        return cls(frozenset(map(suggestion, words)), _texts(told.get("原文")), {}, _texts(told.get("稿")))

    def written(self) -> bytes:
        """The record as it stands on disk."""
        told: dict[str, object] = {
            "已提示": sorted(self.offered),
            "原文": self.words,
            "键": self.keys,
            "稿": self.drafts,
        }
        told |= {"不用": sorted(self.declined)} if self.declined else {}
        return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def suggestion(words: str) -> str:
    """A suggestion's words -> what is remembered of it."""
    return storage.sha256(words.encode())[:16]


def unwanted(table: str, number: str, value: str, source: str) -> str:
    """What a paper offers for a row -> what is remembered of it once she did not want it."""
    return suggestion("\0".join((table, number, value, source)))


def _told(data: bytes) -> dict[str, object]:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _texts(value: object) -> dict[str, str]:
    return {str(key): str(item) for key, item in value.items()} if isinstance(value, dict) else {}


def _digests(value: object) -> frozenset[str]:
    return frozenset(map(str, value if isinstance(value, list) else ()))
