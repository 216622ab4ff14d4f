"""A fault of form in a table: where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """A line (from 1), what is wrong with it and what to do."""

    line: int
    message: str
    fix: str
