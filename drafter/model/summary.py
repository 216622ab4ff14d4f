"""What many reports come to: tables whose every number leads to the words it was read in. Data only; writers print it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafter.model.manuscript import Stress


class Kind(StrEnum):
    """What a column holds, by which it is aligned, sorted and filtered; the values are classes of the page."""

    WORDS = "话"
    SHORT = "短"
    COUNT = "数"
    AMOUNT = "量"
    SHARE = "率"
    DAY = "日"


@dataclass(frozen=True)
class Cell:
    """text: as it is read; value: the number it is, in the column's unit, None where it is words; digits: decimals it is printed
    with; to: the sheet and the row it leads to; file: a file it opens."""

    text: str = ""
    value: float | None = None
    digits: int = 0
    to: tuple[str, int] | None = None
    stress: Stress = Stress.NONE
    file: str = ""


@dataclass(frozen=True)
class Column:
    """head; kind; width: 字 it wants."""

    head: str
    kind: Kind = Kind.WORDS
    width: int = 10


@dataclass(frozen=True)
class Bar:
    """A bar of a chart: whose it is, how long, as printed, and the row it leads to."""

    name: str
    value: float
    text: str
    to: tuple[str, int] | None = None
    stress: Stress = Stress.NONE


@dataclass(frozen=True)
class Bars:
    """A chart of bars, longest first or as told; note: what stands below it."""

    title: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table: its name on the tab, its title, what is to be known of it, columns, rows; frozen: columns that stay in sight;
    told: what it comes to, in a sentence or two; charts: what the page shows above it."""

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 0
    told: str = ""
    charts: tuple[Bars, ...] = ()


@dataclass(frozen=True)
class Summary:
    """What many reports come to; day: when it was made, as printed."""

    title: str
    day: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of a name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
