"""A dossier of an older release -> the writes that bring it up to this one's format, every word and comment kept."""

from __future__ import annotations

from drafter.case.commit import OLD_RECORD, RECORD, Files, Writes
from drafter.case.record import Record
from drafter.case.sheets import Sheets
from drafter.model.finding import DrafterError
from drafter.model.inputs import FORMAT, CaseInput
from drafter.model.place import Place


def refuse_newer(head: CaseInput, place: Place) -> None:
    """DrafterError for a dossier of a format this release does not know."""
    if head.format and int(head.format) > FORMAT:
        told = f"这个案卷是更新的版本建的（格式 {head.format}），这一版读不全，没有动它"
        raise DrafterError(told, fix="换用建它的那一版起草助手", place=place)


def is_current(head: CaseInput) -> bool:
    """Whether a dossier has this release's format."""
    return head.format == str(FORMAT)


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
