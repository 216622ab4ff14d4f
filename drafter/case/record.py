"""What drafter remembers of a dossier between two runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from drafter import storage

_RECORD = ".起草记录.json"


@dataclass
class Record:
    """What drafter remembers of a dossier: suggestions made, prior reports as it read them.

    drafts: the drafts of a release that gave them no fingerprint, by name their SHA-256; none is added.
    """

    offered: frozenset[str]
    drafts: dict[str, str]
    words: dict[str, str]

    @classmethod
    def load(cls, folder: Path) -> Record:
        """The record of a dossier; an empty one when there is none or it cannot be read."""
        try:
            told = json.loads((folder / _RECORD).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            told = {}
        told = told if isinstance(told, dict) else {}
        offered = told.get("已提示")
        return cls(
            frozenset(map(str, offered if isinstance(offered, list) else ())),
            _texts(told.get("稿")),
            _texts(told.get("原文")),
        )

    def save(self, folder: Path) -> None:
        """Write the record back."""
        told = {"已提示": sorted(self.offered), "稿": self.drafts, "原文": self.words}
        storage.write(folder / _RECORD, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())


def _texts(value: object) -> dict[str, str]:
    return {str(key): str(item) for key, item in value.items()} if isinstance(value, dict) else {}
