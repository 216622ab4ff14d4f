"""What is known of reports: their kinds, the indicators of the field; a report file -> what is understood of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from drafter import home, storage, tables
from drafter.model.finding import DrafterError
from drafter.model.indicator import Catalogue
from drafter.model.kind import ReportKind
from drafter.model.offices import Offices
from drafter.model.place import Place
from drafter.model.report import Report


def folders_of(name: str, work: Path) -> tuple[Path, ...]:
    """Where templates or sections are looked for: hers first. DrafterError when hers is a link out of where she stands."""
    found = home.folders(name, work)
    if len(found) > 1 and storage.within(work, name) is None:
        raise DrafterError(f"“{name}”是指到别处的链接，没有用", fix=f"把“{name}”文件夹本身放在这里，不要用链接")
    return found


@dataclass(frozen=True)
class Known:
    """What is known of reports, beside the clerk's work and in the package: their kinds, and the folders that tell of them and
    of the indicators of the field."""

    kinds: tuple[ReportKind, ...]
    folders: tuple[Path, ...]

    @classmethod
    def beside(cls, work: Path) -> Self:
        """What the sections folders say; a fault in any is told at once."""
        known = cls.kinds_beside(work)
        known.catalogue  # noqa: B018 (read now, not when the first report is)
        return known

    @classmethod
    def kinds_beside(cls, work: Path) -> Self:
        """The same, its indicators left to be read when they are asked for."""
        folders = folders_of("sections", work)
        return cls(tables.load_kinds(folders), folders)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The indicators of the field. DrafterError for a fault in their files."""
        return tables.load_catalogue(self.folders)

    @cached_property
    def offices(self) -> Offices:
        """Which 科室 answers for what. DrafterError for a fault in their files."""
        return tables.load_offices(self.folders, self.catalogue)

    @cached_property
    def digest(self) -> str:
        """A digest of all that the folders say."""
        return tables.digest_of(self.folders)

    def parse(self, path: Path) -> Report:
        """A report file -> what is understood of it."""
        return self._understood(path)

    @cached_property
    def _understood(self) -> Callable[[Path], Report]:
        """Made when the first report is read: a dossier whose reports were understood before does without these rooms."""
        from drafter import parsing, readers

        known = parsing.Recogniser(self.catalogue)
        return lambda path: parsing.parse(readers.read(path), self.kinds, known)


def kind_named(known: Sequence[ReportKind], name: str, place: Place | None = None) -> ReportKind:
    """The kind of a name. DrafterError when there is none: at its place in a table, else of the command line."""
    kind = next((kind for kind in known if kind.name == name), None)
    if kind is None:
        told = f"没有“{name}”这种报告" if name else "没有看出上年报告是哪一种"
        names = "、".join(k.name for k in known)
        fix = f"“文种:”后面只能写：{names}" if place else f"写明报告种类：{names}"
        raise DrafterError(told, fix=fix, place=place)
    return kind


def case_place(folder: Path) -> Place:
    """Where a dossier says what it is."""
    return Place(tables.case_file(folder), 1)
