"""The files a draft is made of: when each was saved last; reports among them that need not be read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from drafter.case import Known
from drafter.model.report import Report

Stamp: TypeAlias = tuple[int, int, int]
"""Time of change in nanoseconds, size in bytes, number of the file: a file replaced whole gets another."""
Stamps: TypeAlias = dict[Path, Stamp]


def look(folder: Path, work: Path) -> Stamps:
    """A dossier and the folder she stands in -> the files a draft is made of, each with its stamp.

    They are the tables, the prior reports, the layout, and her own templates and sections.
    """
    found = chain(
        folder.glob("*.yaml"),
        (folder / "上年报告").glob("*"),
        work.glob("版式.yaml"),
        (work / "templates").rglob("*.j2"),
        (work / "sections").rglob("*.yaml"),
    )
    stamps = {path: stamp_of(path) for path in found if not path.name.startswith((".", "~"))}
    return {path: stamp for path, stamp in stamps.items() if stamp is not None}


def stamp_of(path: Path) -> Stamp | None:
    """None for a file that is gone, or of which the system tells nothing just now."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


@dataclass(frozen=True)
class Remembered(Known):
    """What is known of reports, and the reports read: one whose file is unchanged is not read again."""

    reports: dict[Path, tuple[Stamp | None, Report]] = field(default_factory=dict)

    def parse(self, path: Path) -> Report:
        """A report file -> what is understood of it."""
        stamp = stamp_of(path)
        if stamp is None or self.reports.get(path, (None,))[0] != stamp:
            self.reports[path] = stamp, super().parse(path)
        return self.reports[path][1]

    def renewed(self, work: Path) -> Remembered:
        """The same once the sections folders have been read again; reports understood by other ones are forgotten."""
        now = Remembered.beside(work)
        same = (now.kinds, now.catalogue) == (self.kinds, self.catalogue)
        return self if same else now
