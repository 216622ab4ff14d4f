"""sections/*.yaml -> the report kinds. A folder beside the clerk's work overrides the shipped one, file by file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.model.kind import ReportKind
from drafter.tables.described import described, files_of


def load_kinds(folders: Sequence[Path]) -> tuple[ReportKind, ...]:
    """Folders of kind files, the first to hold a file name wins -> kinds, sorted by name."""
    kinds = tuple(described(file, ReportKind, "报告种类") for file in files_of(folders))
    if not kinds:
        raise DrafterError("找不到任何报告种类", fix="恢复 sections 文件夹里的 yaml 文件，或重新安装 drafter")
    return kinds
