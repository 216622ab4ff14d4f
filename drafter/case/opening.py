"""A dossier's folder -> the dossier: last year's reports joined with this year's tables, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import tables
from drafter.case.changing import change, see
from drafter.case.commit import Files
from drafter.case.copies import reread
from drafter.case.formats import is_current, refuse_newer
from drafter.case.joining import join, remembered
from drafter.case.known import Known, kind_named
from drafter.case.memo import Memo
from drafter.case.record import Record
from drafter.case.remembering import indicators, offices, remembering
from drafter.case.snapshots import UPGRADE, Entry
from drafter.case.stale import stale_saves
from drafter.model.change import Change
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError, Finding, Level
from drafter.model.inputs import CaseInput
from drafter.model.report import apart


@dataclass(frozen=True)
class Case:
    """A dossier opened. dossier: None when its tables cannot be read, the findings then say where; files: what was seen
    of it; record: what is remembered of it; memo: what was worked out for it before."""

    folder: Path
    dossier: Dossier | None
    findings: tuple[Finding, ...]
    files: Files
    record: Record
    memo: Memo

    @classmethod
    def open(cls, folder: Path, work: Path | None = None, known: Known | None = None) -> Case:
        """A dossier's folder, and the folder she works in -> the case. known: what is known of reports, where that was
        read before. DrafterError when the folder holds no dossier, or what it keeps of prior reports is gone."""
        refuse_no_dossier(folder)
        return cls.seen(folder, see(folder), work or Path(), known)

    @classmethod
    def seen(cls, folder: Path, files: Files, work: Path, known: Known | None = None) -> Case:
        """The same of files as they were seen, or would be."""
        record = Record.seen(files)
        inputs, place_of, findings = tables.load(folder, files, record.keys)
        habits, faults = tables.load_habits(folder, work)
        findings = sorted([*findings, *faults], key=lambda finding: finding.place)
        if inputs is None or any(fault.level is Level.ERROR for fault in faults):
            return cls(folder, None, tuple(findings), files, record, Memo(folder, {}))
        head = inputs.case
        refuse_newer(head, place_of(("案卷", "格式")))
        known, memo = known or Known.kinds_beside(work), Memo.load(folder)
        parse = remembering(known, memo)
        choice, changed = reread(folder, head, place_of(("案卷", "上年报告")), parse, record.words)
        kind = kind_named(known.kinds, head.kind, place_of(("案卷", "文种")))
        reports, digests = apart(choice.reports), [prior.sha256 for prior in head.priors]
        joins = join(reports, digests, inputs, record.keys)
        dossier = Dossier(
            kind,
            head.district,
            int(head.year),
            reports,
            inputs,
            joins,
            place_of,
            indicators(known, memo),
            offices(known, memo),
            habits=habits,
        )
        found = (*findings, *changed, *stale_saves(folder, files))
        opened = cls(folder, dossier, found, files, record, memo)
        return opened if is_current(head) else opened._brought_up(head)

    def apply(self, changes: Sequence[Change], by: str) -> Entry | None:
        """Make changes, all or none -> how it is kept. by: who, as the history is to say. As apply of the room."""
        from drafter.case.applying import apply

        return apply(self.folder, changes, by)

    def keyed(self) -> Record:
        """The record with the keys of all rows as they are joined now."""
        assert self.dossier is not None
        return replace(self.record, keys=remembered(self.dossier.joins))

    def _brought_up(self, head: CaseInput) -> Case:
        """The case, once its files have this release's format; where they cannot be written, as it is."""
        from drafter.case.schemas import keep_schemas
        from drafter.case.sheets import Sheets
        from drafter.case.upgrading import upgrade

        record = self.keyed()

        def plan(files: Files) -> dict[str, bytes | None]:
            return dict(upgrade(Sheets(self.folder, files), record, head)) if files == self.files else {}

        try:
            change(self.folder, UPGRADE, plan)
            keep_schemas(self.folder)
        except (OSError, DrafterError):
            return self
        return replace(self, record=record)


def bring_up(folder: Path, work: Path) -> None:
    """A dossier of an older release is given this one's format; any other, or one that cannot be read, stays as it is."""
    head = tables.load_case(folder)
    if head is not None and not is_current(head):
        Case.open(folder, work)


def refuse_no_dossier(folder: Path) -> None:
    """DrafterError for a folder that holds no dossier."""
    if not tables.case_file(folder).exists():
        raise DrafterError(f"“{folder}”里没有案卷.yaml，不是案卷", fix="写对案卷的文件夹，或先新建案卷")
