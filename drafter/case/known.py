"""What is known of reports: their kinds, the indicators of the field; a report file -> what is understood of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from drafter import home, parsing, readers, storage, tables
from drafter.model.finding import DrafterError
from drafter.model.indicator import Catalogue
from drafter.model.kind import ReportKind
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
    """What is known of reports, beside the clerk's work and in the package: their kinds, the indicators of the field."""

    kinds: tuple[ReportKind, ...]
    catalogue: Catalogue
    recogniser: parsing.Recogniser

    @classmethod
    def beside(cls, work: Path) -> Self:
        """What the sections folders say."""
        folders = folders_of("sections", work)
        catalogue = tables.load_catalogue(folders)
        return cls(tables.load_kinds(folders), catalogue, parsing.Recogniser(catalogue))

    def parse(self, path: Path) -> Report:
        """A report file -> what is understood of it."""
        return parsing.parse(readers.read(path), self.kinds, self.recogniser)


def kind_named(known: Sequence[ReportKind], name: str, place: Place | None = None) -> ReportKind:
    """The kind of a name. DrafterError when there is none: at its place in a table, else of the command line."""
    kind = next((kind for kind in known if kind.name == name), None)
    if kind is None:
        told = f"没有“{name}”这种报告" if name else "没有看出上年报告是哪一种"
        names = "、".join(k.name for k in known)
        fix = f"“文种:”后面只能写：{names}" if place else f"用 --kind 写明是哪一种：{names}"
        raise DrafterError(told, fix=fix, place=place)
    return kind


def case_place(folder: Path) -> Place:
    """Where a dossier says what it is."""
    return Place(tables.case_file(folder), 1)
