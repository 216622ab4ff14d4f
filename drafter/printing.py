"""The printer beside the desk: a Word draft in, its PDF beside it, and what of its fonts she should know."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter import case, storage
from drafter.model.finding import DrafterError
from drafter.office.libreoffice import soffice

_MAX_BYTES = 256 * 2**20
_BY_HAND = "用 Word 或 WPS 打开 Word 稿，另存为 PDF"


@dataclass(frozen=True)
class Printed:
    """A PDF; fonts: which are missing here and what stands for them, or empty."""

    placed: case.Placed
    fonts: str = ""

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.placed.path


def print_draft(draft: Path) -> Printed:
    """A Word draft on disk -> its PDF beside it. DrafterError when LibreOffice is not there or makes none."""
    from drafter.writers import pdf_export

    if soffice() is None:
        told = "没有出 PDF：这台电脑没有装 LibreOffice"
        raise DrafterError(told, fix=f"请管理员安装 LibreOffice；或者{_BY_HAND}{_stale(draft)}")
    made = pdf_export.print_pdf(storage.read(draft, _MAX_BYTES))
    if made is None:
        told = f"没有出 PDF：LibreOffice 出了错，或者超过了 {pdf_export.SECONDS} 秒"
        raise DrafterError(told, fix=f"再运行一次；还是不行，{_BY_HAND}{_stale(draft)}")
    return Printed(case.place_pdf(draft, made.data), _fonts(made.absent, made.instead))


def outdated(draft: Path) -> Path | None:
    """The PDF beside a draft, where it was made before the draft was written."""
    old = draft.with_suffix(".pdf")
    try:
        return old if old.stat().st_mtime < draft.stat().st_mtime else None
    except OSError:
        return None


def _stale(draft: Path) -> str:
    """A word of warning when a PDF of an earlier draft lies there."""
    old = outdated(draft)
    return f"；旁边的“{old.name}”是以前的，不是这一稿" if old else ""


def _fonts(absent: tuple[str, ...], instead: tuple[str, ...]) -> str:
    if not absent:
        return ""
    taken = f"（{'、'.join(instead)}）" if instead else ""
    return (
        f"这台电脑没有{'、'.join(absent)}，PDF 里换成了别的字体{taken}，样子和 Word 稿会有出入；"
        f"装上这些字体再出，或者在有字体的电脑上{_BY_HAND}"
    )
