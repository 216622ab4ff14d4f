"""What a paper offers and she does not want: struck out of its row, and not offered again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from drafter import case
from drafter.case import Entry, Files, Record, Writes
from drafter.case.record import unwanted
from drafter.case.upgrading import record_writes
from drafter.model.change import SetCell


def decline(folder: Path, strike: SetCell, offered: Sequence[tuple[str, str]], by: str) -> Entry | None:
    """A dossier's folder, the change that strikes something out of a row, what that is (value, source), who -> how it is kept."""

    def plan(files: Files) -> Writes:
        record = Record.seen(files)
        more = {unwanted(strike.table, strike.key, value, source) for value, source in offered}
        told = replace(record, declined=record.declined | more)
        return {**writes(folder, files, [strike]), **record_writes(files, told)}

    from drafter.case.applying import writes

    return case.change(folder, by, plan)
