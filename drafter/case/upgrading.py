"""A dossier of an older release -> the writes that bring it up to this one's format, every word and comment kept."""

from __future__ import annotations

from drafter.case.commit import Files, Writes
from drafter.case.formats import is_current
from drafter.case.record import Record
from drafter.case.sheets import Sheets
from drafter.case.snapshots import OLD_RECORD, RECORD
from drafter.model.inputs import FORMAT, CaseInput


def upgrade(sheets: Sheets, record: Record, head: CaseInput) -> Writes:
    """Tables as seen and as written since, the record they belong to, 案卷.yaml -> the writes: 格式 in 案卷.yaml, the
    record in its place, the old one gone."""
    if not is_current(head):
        sheets.set_line("案卷", "格式", str(FORMAT))
    return {**sheets.written, **record_writes(sheets.seen, record)}


def record_writes(files: Files, record: Record) -> Writes:
    """The record in its place; the release before's is no longer there."""
    gone: Writes = {OLD_RECORD: None} if OLD_RECORD in files else {}
    return {RECORD: record.written(), **gone}
