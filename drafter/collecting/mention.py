"""A figure as a paper gives it, with all that says what it is a figure of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafter.collecting.facts import Facts
from drafter.collecting.timespan import Period
from drafter.zh.figures import Figure


class Scope(StrEnum):
    """Of whom a figure is told. The values are what is printed."""

    OWN = ""
    WIDER = "全市、全省的"
    OTHER = "别处的"
    LOCAL = "一个街道、一个单位的"


@dataclass(frozen=True)
class Mention:
    """figure: in the base unit; shown: as the paper prints it; printed: fit for a cell of 指标, with unit; quote: the words, or the
    cell; where: its place in the paper; name: what is counted, in a few words; near: the words about it; around: headings, title,
    department; indicator: of the catalogue; part: one of several that another figure adds up; cell: it stands in a table; row: its sentence, or its
    heads; line: what stands together with it, a sentence or a row of a table: file, paragraph or table, start or row; stub, heads, column: of a cell, its row's heads, its column's heads, its place;
    heading: that it stands under, or the title of its table; vague: a bound, or a running total that does not name the year; corrects: the value a message says it takes the place of; settled: a message says that this is the one to use;
    years: it was counted over several years, as the stretch it stands in tells of them."""

    facts: Facts
    figure: Figure
    shown: str
    printed: str
    quote: str
    where: str
    name: str
    near: str
    around: str
    period: Period
    scope: Scope
    part: bool
    indicator: str = ""
    cell: bool = False
    row: str = ""
    line: tuple[str, int, int] = ("", 0, 0)
    stub: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    column: int = -1
    heading: str = ""
    vague: bool = False
    corrects: str = ""
    settled: bool = False
    years: bool = False

    @property
    def usable(self) -> bool:
        """Whether it may be this year's value: the whole year's, of the district."""
        return self.period is Period.YEAR and self.scope is Scope.OWN

    @property
    def comparable(self) -> bool:
        """Whether another value of the same thing contradicts it: counted for the year, or up to its last months."""
        return self.period in (Period.YEAR, Period.CUTOFF) and self.scope is Scope.OWN
