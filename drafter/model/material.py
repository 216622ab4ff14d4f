"""A department's paper as it came in: its words, and its tables with heads and hidden stretches known."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.model.manuscript import Manuscript

LETTERS = 26
_PROGRAMS = (
    ".sh", ".bash", ".zsh", ".bat", ".cmd", ".ps1", ".vbs", ".py", ".js", ".ts", ".css", ".java", ".c", ".h", ".cpp", ".go",
    ".rs", ".pl", ".rb", ".lua", ".sql", ".exe", ".dll", ".so", ".msi", ".apk", ".jar", ".lnk", ".url", ".ini", ".cfg", ".conf",
    ".env", ".toml", ".yaml", ".yml", ".json", ".db", ".sqlite",
)  # fmt: skip
"""How names of programs and of what they keep end."""


@dataclass(frozen=True)
class Grid:
    """A table. name: of its sheet, empty in a document; number: which table of the paper, from 1; rows: what each cell shows,
    a merged one repeated over its area; top: the row of the sheet that the first is; hidden: what a reader of the paper does not see, rows and
    columns from 0; lead: the paragraphs it stands below, empty in a workbook."""

    name: str
    number: int
    rows: tuple[tuple[str, ...], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    lead: str = ""

    def where(self, row: int, column: int) -> str:
        """A cell, rows and columns from 0 -> where it stands, in words: 汇总表!E5, 表1 行4列2."""
        if self.name:
            return f"{self.name}!{letters(column)}{row + 1}"
        return f"表{self.number} 行{row + 1}列{column + 1}"


@dataclass(frozen=True)
class Material:
    """A paper. file: its name, within a folder or an archive with what leads to it; remarks: what was not used of it, and why; behind: the
    sheets of keys that a form of ours keeps out of sight."""

    file: str
    paper: Manuscript = field(default_factory=lambda: Manuscript(()))
    grids: tuple[Grid, ...] = ()
    remarks: tuple[str, ...] = ()
    behind: tuple[Grid, ...] = ()


@dataclass(frozen=True)
class Unread:
    """A file that gave nothing, and why."""

    file: str
    reason: str


def is_program(name: str, data: bytes = b"") -> bool:
    """Whether a file is a program or what one keeps, by its name or its first bytes, and no paper of a department."""
    return name.lower().endswith(_PROGRAMS) or data.startswith((b"#!", b"MZ", b"\x7fELF"))


def letters(column: int) -> str:
    """A column from 0 -> its name: 0 -> A, 27 -> AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name
