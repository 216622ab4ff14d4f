"""The files of a survey: which there are, which were known before, which are the same twice."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from drafter import batch, readers, storage
from drafter.model.finding import DrafterError
from drafter.survey.due_places import is_list
from drafter.survey.store_tables import FileRow, ReportRow

_COPY = re.compile(r"复件|副本|拷贝|[(（]\d{1,2}[)）]$|^copy of | - copy\b", re.IGNORECASE)
"""How Windows, WPS and browsers call a file of a name that was taken."""
READ, TWICE, SAME, UNREAD, LIST = "read", "twice", "same", "unread", "list"


@dataclass(frozen=True)
class Folders:
    """The folders of a survey, each with its files. Files of others that were surveyed before stay known, as long as those
    folders are there."""

    listed: Mapping[Path, Sequence[Path]]

    @classmethod
    def of(cls, named: Sequence[Path], aside: Sequence[Path] = ()) -> Folders:
        """Folders as she names them, and what in them is no report: the store, what is written of it. DrafterError where a folder
        is none or has no file."""
        for folder in named:
            if not folder.is_dir() or not any(folder.iterdir()):
                batch.files_in(folder)  # says what is wrong
        left = [one.resolve() for one in aside]
        places = dict.fromkeys(folder.resolve() for folder in named)
        return cls({place: [f for f in batch.files_in(place) if not _in_any(f, left)] for place in places})

    def files(self, known: Sequence[FileRow]) -> list[FileRow]:
        """Every file in them, by path, as it was known before, or with nothing told of it."""
        before = {row.path: row for row in known}
        found = dict[str, FileRow]()
        for folder, paths in self.listed.items():
            for path in paths:
                found.setdefault(str(path), _row(path, folder, before.get(str(path))))
        for row in known:
            if self._stays(row):
                found.setdefault(row.path, row)
        return [found[path] for path in sorted(found)]

    def beside(self, files: Sequence[FileRow]) -> tuple[FileRow, ...]:
        """Of all files those that count and are in folders not named this time."""
        return tuple(row for row in files if row.state == READ and Path(row.folder) not in self.listed)

    def _stays(self, row: FileRow) -> bool:
        """Whether a file known before is in another folder that is still there, and so is it."""
        folder = Path(row.folder)
        return folder not in self.listed and os.path.isdir(folder) and os.path.isfile(row.path)


def _in_any(path: Path, places: Sequence[Path]) -> bool:
    return any(path.is_relative_to(place) for place in places)


def _row(path: Path, folder: Path, before: FileRow | None) -> FileRow:
    told = path.stat()
    known = before is not None and (before.size, before.stamp) == (told.st_size, told.st_mtime_ns)
    if before and known and is_list(path) == (before.state == LIST):
        return replace(before, folder=str(folder))
    saved = date.fromtimestamp(told.st_mtime)
    state = LIST if is_list(path) else UNREAD
    return FileRow(str(path), str(folder), "", state, "", "", "", told.st_size, saved, told.st_mtime_ns, "")


def digested(row: FileRow) -> FileRow:
    """A file's row with the digest of its bytes; with why it cannot be opened, where it cannot."""
    if row.report or row.state == LIST:
        return row
    try:
        return replace(row, report=storage.sha256(readers.stored(Path(row.path))), trouble="", fix="")
    except DrafterError as error:
        return replace(row, trouble=error.message, fix=error.fix)


def originals_first(files: Sequence[FileRow]) -> list[FileRow]:
    """Files by path, those that are called a copy behind the others."""
    return sorted(files, key=lambda row: (_COPY.search(Path(row.path).stem) is not None, row.path))


def settled(files: Sequence[FileRow], reports: dict[str, ReportRow]) -> Iterator[FileRow]:
    """Files, and the reports read -> the files with what became of them: the first of the same bytes is read, the others are it
    twice; of reports in the same words the first counts. Those that are called copies come last."""
    by_bytes, by_words = dict[str, str](), dict[str, str]()
    for row in originals_first(files):
        if row.state == LIST:
            yield row
            continue
        report = reports.get(row.report)
        first = by_bytes.setdefault(row.report, row.path) if row.report else row.path
        if first != row.path:
            yield replace(row, state=TWICE, like=first, trouble="", fix="")
        elif report is None:
            yield replace(row, state=UNREAD, like="")
        else:
            like = by_words.setdefault(report.words, row.path)
            state = READ if like == row.path else SAME
            yield replace(row, state=state, like="" if state == READ else like, trouble="", fix="")
