"""check, build: a dossier -> what is still wrong with it, and its Word draft."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafter import case
from drafter.case import Case, Known, folders_of
from drafter.desk.settling import Settled, settle
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError, Finding, Level
from drafter.model.layout import STANDARD, Layout, departures
from drafter.storage import leftovers


class Checked(NamedTuple):
    """What `check` found, by place; readable: whether its tables could be read; silent: reminders not told because she looked
    at them."""

    findings: tuple[Finding, ...]
    readable: bool
    silent: int = 0


@dataclass(frozen=True)
class Built:
    """What `build` did. placed: the draft, None when the tables could not be read; departures: where its layout parts
    from the standard; page: the same as a page for the browser, None where none was wanted."""

    placed: case.Placed | None
    findings: tuple[Finding, ...]
    departures: tuple[str, ...] = ()
    page: case.Placed | None = None

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
    errors open; reference: the Word file whose styles and page are taken; html: as a page for the browser too."""

    clean: bool = False
    annex: bool = False
    force: bool = False
    reference: Path | None = None
    html: bool = False


REVIEW = Wish()
"""A review copy in the national layout."""


def open_dossier(folder: Path, work: Path, known: Known | None = None) -> tuple[Dossier | None, list[Finding]]:
    """A dossier's folder -> the dossier, or None and the faults of form that keep it from being read.

    known: what is known of reports, where that was read before.
    """
    dossier, opened = _opened(folder, work, known)
    opened.memo.save()
    return dossier, list(opened.findings)


def _opened(folder: Path, work: Path, known: Known | None = None) -> tuple[Dossier | None, Case]:
    """The same, and the case it was opened from."""
    opened = Case.open(folder, work, known)
    return reviewed(opened), opened


def reviewed(opened: Case) -> Dossier | None:
    """A case -> its dossier with what its tables make of last year's plan, and the day; None where they cannot be read."""
    from drafter import tracing

    dossier = opened.dossier
    if dossier is None:
        return None
    return replace(dossier, review=tracing.review(dossier, opened.memo), named=_proofing_rules, today=today())


def today() -> date:
    """The day by the computer's clock, or the one that DRAFTER_TODAY (2026-02-10) says instead."""
    told = os.environ.get("DRAFTER_TODAY", "")
    try:
        return date.fromisoformat(told) if told else date.today()
    except ValueError as error:
        fix = "写成 2026-02-10 的样子，或者去掉这个环境变量"
        raise DrafterError(f"环境变量 DRAFTER_TODAY 写的“{told}”不是日期", fix=fix) from error


def _proofing_rules() -> tuple[str, ...]:
    """Names of the reminders that proofing gives."""
    from drafter import proofing

    return tuple(rule.ID for rule in proofing.RULES)


def check(folder: Path, work: Path) -> Checked:
    """A dossier's folder -> what is still wrong with it, by place."""
    dossier, told = examined(folder, work)
    return Checked(told.open, dossier is not None, told.silent)


def examined(folder: Path, work: Path) -> tuple[Dossier | None, Settled]:
    """A dossier's folder -> the dossier, None where its tables cannot be read, and what is open."""
    dossier, opened = _opened(folder, work)
    return dossier, Settled(opened.findings) if dossier is None else checked(dossier, opened, work)


def checked(dossier: Dossier, opened: Case, work: Path) -> Settled:
    """What the rules and proofing find, beside what was found while reading; what they worked out is kept."""
    from drafter import rules, tables
    from drafter.desk.drafted import proofed

    found = rules.check(dossier)
    phrases, faults = tables.load_phrases(opened.folder, work)
    proofs = proofed(dossier, found, opened.memo, phrases, folders_of("templates", work))
    opened.memo.save()
    return settle([*opened.findings, *faults, *found, *proofs], dossier)


def build(folder: Path, work: Path, wish: Wish = REVIEW, known: Known | None = None) -> Built:
    """A dossier's folder -> the Word draft beside its tables. A clean copy is refused (Unclean) while errors are open."""
    from drafter import rendering, writers

    leftovers.sweep()
    base = based_on(wish.reference)
    clean = wish.clean
    dossier, opened = _opened(folder, work, known)
    if dossier is None:
        return Built(None, opened.findings)
    told = checked(dossier, opened, work)
    findings = told.open
    if clean and not wish.force and any(f.level is Level.ERROR for f in findings):
        raise Unclean(findings)
    copy = rendering.Copy(wish.annex or not clean, None if clean else findings)
    manuscript, manifest = rendering.manifested(dossier, rendering.render(dossier, folders_of("templates", work), copy))
    layout = dossier.habits.layout(base)
    noted = [] if clean else findings
    copies = {".docx": writers.write(manuscript, noted, ".docx", layout)}
    if wish.html:
        copies[".html"] = writers.printed(manuscript, noted, layout)
    case.keep_manifest(folder, manifest)
    placed = case.place_draft(folder, dossier, copies, clean=clean)
    return Built(placed[".docx"], findings, departures(layout), placed.get(".html"))


def based_on(path: Path | None) -> Layout:
    """The layout of a Word file the bureau uses; the standard's when none is named."""
    if path is None:
        return STANDARD
    from drafter import inspecting, readers

    return inspecting.reference(readers.stored(path), path.name)
