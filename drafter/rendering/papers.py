"""The papers that templates make: the draft, 对照表. What runs templates is loaded when one is to be run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.model.comparison import Comparison
from drafter.model.dossier import Dossier
from drafter.model.finding import Finding
from drafter.model.manuscript import Manuscript

SHAPES = {".docx": "对照表/Word.j2", ".xlsx": "对照表/Excel.j2"}
"""Suffix of a file -> the template of 对照表 that fits it."""


@dataclass(frozen=True)
class Copy:
    """Which copy is wanted. annexes: with the two comparison tables and charts; findings: those 审阅单 tells of, None for
    a clean copy, which has none and shades nothing."""

    annexes: bool
    findings: Sequence[Finding] | None = None


def render(dossier: Dossier, templates: Sequence[Path], copy: Copy) -> Manuscript:
    """Dossier and template folders (first wins) -> the paper."""
    from drafter.rendering import whole

    return whole.render(dossier, templates, annexes=copy.annexes, findings=copy.findings)


def tabled(comparison: Comparison, templates: Sequence[Path], suffix: str) -> Manuscript:
    """A comparison and template folders (first wins) -> 对照表 as a paper for that kind of file, one of SHAPES."""
    from drafter.rendering import whole

    return whole.tabled(comparison, templates, SHAPES[suffix])
