"""What drafter remembers of a dossier between two runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from drafter import home

_RECORD = ".起草记录.json"


@dataclass
class Record:
    """What drafter remembers of a dossier: suggestions made, and the bytes of drafts as it wrote them."""

    offered: frozenset[str]
    drafts: dict[str, str]

    @classmethod
    def load(cls, folder: Path) -> Record:
        """The record of a dossier; an empty one when there is none or it cannot be read."""
        try:
            told = json.loads((folder / _RECORD).read_text("utf-8"))
            return cls(frozenset(map(str, told["已提示"])), {str(k): str(v) for k, v in told["稿"].items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls(frozenset(), {})

    def remember(
        self, folder: Path, *, offered: frozenset[str] | None = None, draft: tuple[str, str] | None = None
    ) -> None:
        """Write the record back with something new in it."""
        self.offered = self.offered if offered is None else offered
        self.drafts |= dict([draft]) if draft else {}
        told = {"已提示": sorted(self.offered), "稿": self.drafts}
        home.write(folder / _RECORD, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
