"""Where a row comes from: file, paragraph, words. 出处 shows it to her; nothing but a dossier without keys reads it back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.zh.expression import expression

_SHOWN = expression(r"(?P<file>.*?) 第(?P<paragraph>\d+)段(?:：(?P<words>.*))?", re.DOTALL)


@dataclass(frozen=True)
class Provenance:
    """A file in 上年报告/, a paragraph of it, counted from 1, and the words there (a row's own words are not repeated)."""

    file: str
    paragraph: int
    words: str = ""

    def __str__(self) -> str:
        """As 出处 shows it."""
        return f"{self.file} 第{self.paragraph}段" + (f"：{self.words}" if self.words else "")


def shown(line: str | None) -> Provenance | None:
    """An 出处 as it stands in a table -> what it says; None when she changed it beyond reading."""
    found = _SHOWN.fullmatch((line or "").strip())
    return Provenance(found["file"], int(found["paragraph"]), found["words"] or "") if found else None
