"""Dossier or comparison + templates -> the paper; every value carries its address, every blank says what is missing. What
runs templates is loaded when one is to be run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter import home
from drafter.model.comparison import Comparison
from drafter.model.dossier import Dossier
from drafter.model.finding import Finding
from drafter.model.manuscript import Manuscript, Para
from drafter.model.papers_told import Receipt
from drafter.model.place import Place
from drafter.model.worded import Worded
from drafter.rendering import printed_words
from drafter.rendering.manifesting import manifested

__all__ = ["SHAPES", "Copy", "frame", "hers", "manifested", "received", "render", "tabled", "worded", "written"]

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


def hers(dossier: Dossier, templates: Sequence[Path]) -> tuple[str, ...]:
    """The templates of a dossier's report that are her own, by name; none where only the shipped ones are used."""
    own = [folder for folder in templates if folder != home.shipped("templates")]
    names = (f"{dossier.kind.name}/正文.j2", "宏.j2")
    return tuple(name for name in names if any(folder.joinpath(name).exists() for folder in own))


def worded(dossier: Dossier, templates: Sequence[Path] = ()) -> list[Worded]:
    """A dossier -> the paragraphs of its report from the title to the date, blanks as they are printed. Only templates of hers
    are run."""
    known = printed_words.worded(dossier)
    if not hers(dossier, templates):
        return known
    from drafter.rendering import framed

    return list(framed.parted(render(dossier, templates, Copy(annexes=False)).paras, known))


def frame(para: Para, start: int, end: int) -> str:
    """The words of the template that characters of a paragraph stand in; empty where most are of her cells."""
    from drafter.rendering import framed

    return framed.frame(para, start, end)


def written(words: str, dossier: Dossier, templates: Sequence[Path]) -> Place:
    """Where words that templates of hers print stand in them."""
    from drafter.rendering import framed

    return framed.written(words, templates, hers(dossier, templates))


def tabled(comparison: Comparison, templates: Sequence[Path], suffix: str) -> Manuscript:
    """A comparison and template folders (first wins) -> 对照表 as a paper for that kind of file, one of SHAPES."""
    from drafter.rendering import whole

    return whole.tabled(comparison, templates, SHAPES[suffix])


def received(receipt: Receipt, templates: Sequence[Path]) -> Manuscript:
    """收件单 and template folders (first wins) -> the paper."""
    from drafter.rendering import whole

    return whole.received(receipt, templates)
