"""check, build: a dossier -> what is still wrong with it, and its Word draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import case
from drafter.case import Case, Known, folders_of
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError, Finding, Level
from drafter.model.layout import STANDARD, Layout, departures
from drafter.storage import leftovers


@dataclass(frozen=True)
class Built:
    """What `build` did. placed: the draft, None when the tables could not be read; departures: where its layout parts
    from the standard."""

    placed: case.Placed | None
    findings: tuple[Finding, ...]
    departures: tuple[str, ...] = ()

    @property
    def path(self) -> Path | None:
        """Where the draft is."""
        return self.placed.path if self.placed else None


class Unclean(DrafterError):
    """A clean copy refused; findings: all that is open."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        errors = sum(finding.level is Level.ERROR for finding in findings)
        fix = "先检查案卷，逐条改好；一定要出的，强行出清稿"
        super().__init__(f"还有 {errors} 处错误没有解决，没有出清稿", fix=fix)
        self.findings = tuple(findings)


@dataclass(frozen=True)
class Wish:
    """What `build` is asked for. clean: no comments; annex: the tables in a clean copy too; force: a clean copy with
    errors open; reference: the Word file whose styles and page are taken."""

    clean: bool = False
    annex: bool = False
    force: bool = False
    reference: Path | None = None


REVIEW = Wish()
"""A review copy in the national layout."""


def open_dossier(folder: Path, work: Path, known: Known | None = None) -> tuple[Dossier | None, list[Finding]]:
    """A dossier's folder -> the dossier, or None and the faults of form that keep it from being read.

    known: what is known of reports, where that was read before.
    """
    opened = Case.open(folder, work, known)
    if opened.dossier is None:
        return None, list(opened.findings)
    reviewed = _reviewed(opened.dossier, opened.memo)
    opened.memo.save()
    return reviewed, list(opened.findings)


def _reviewed(dossier: Dossier, memo: case.Memo) -> Dossier:
    """The dossier, and what its tables make of last year's plan."""
    from drafter import tracing

    return replace(dossier, review=tracing.review(dossier, memo))


def check(folder: Path, work: Path) -> tuple[list[Finding], bool]:
    """A dossier's folder -> findings sorted by place, and whether its tables could be read."""
    dossier, findings = open_dossier(folder, work)
    if dossier is None:
        return findings, False
    return _checked(dossier, findings), True


def _checked(dossier: Dossier, findings: Sequence[Finding]) -> list[Finding]:
    """What the rules find, beside what was found while reading, by place."""
    from drafter import rules

    return sorted([*findings, *rules.check(dossier)], key=lambda f: f.place)


def build(folder: Path, work: Path, wish: Wish = REVIEW, known: Known | None = None) -> Built:
    """A dossier's folder -> the Word draft beside its tables. A clean copy is refused (Unclean) while errors are open."""
    from drafter import rendering, writers

    leftovers.sweep()
    base = _reference(wish.reference)
    clean = wish.clean
    dossier, findings = open_dossier(folder, work, known)
    if dossier is None:
        return Built(None, tuple(findings))
    findings = _checked(dossier, findings)
    if clean and not wish.force and any(f.level is Level.ERROR for f in findings):
        raise Unclean(findings)
    copy = rendering.Copy(wish.annex or not clean, None if clean else findings)
    manuscript, manifest = rendering.manifested(dossier, rendering.render(dossier, folders_of("templates", work), copy))
    layout = dossier.habits.layout(base)
    data = writers.write(manuscript, [] if clean else findings, ".docx", layout)
    case.keep_manifest(folder, manifest)
    placed = case.place_draft(folder, dossier, data, clean=clean)
    return Built(placed, tuple(findings), departures(layout))


def _reference(path: Path | None) -> Layout:
    """The layout of a Word file the bureau uses; the standard's when none is named."""
    if path is None:
        return STANDARD
    from drafter import inspecting, readers

    return inspecting.reference(readers.stored(path), path.name)
