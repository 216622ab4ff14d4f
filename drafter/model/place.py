"""Where something stands: a file and its line, and the address of a value in the clerk's tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Ref: TypeAlias = tuple[str | int, ...]
"""Address of a value: ("上年计划", 3, "完成情况"). Two more integers name characters start..end inside a text:
("正文", 4, "文字", 12, 17). The same address finds the YAML line, rides into the draft and hangs the Word comment."""


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file, counted from 1; in Word files the paragraph."""

    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"
