"""提纲.yaml: the bureau's own headings, one a row; a heading is named in the other tables by its number or its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, Literal

from pydantic import Field

from drafter.model.form import Heading, Row, Text
from drafter.zh.headings import bare_heading

Level = Literal["篇名", "一级", "二级", "三级", "四级", "无标题"]
"""篇名 titles a paper of its own in the same file; 无标题 is a part that is told without a heading."""

RANK: Mapping[str, int] = {"篇名": 0, "一级": 1, "无标题": 1, "二级": 2, "三级": 3, "四级": 4}
"""Level -> how deep it stands; a heading holds what follows it up to the next that is no deeper."""
UNTITLED: Final = "无标题"
RUN_ON = "。"
"""Ends a 上年标题 whose paragraph goes on behind it."""


class HeadingInput(Row):
    """A heading of the report: this year's beside last year's, and the part of the kind it belongs to."""

    level: Level = Field(alias="层级", description="篇名、一级、二级、三级、四级，没有标题的部分写“无标题”")
    title: Heading = Field(alias="标题", default=None, description="今年的标题，不写序号；改这一格，全篇都改")
    before: Text = Field(alias="上年标题", default=None, description="上年报告的原话，请不要改")
    section: str = Field(alias="部分", min_length=1, description="属于报告的哪个部分")
    origin: Text = Field(alias="出处", default=None)
    declined: Text = Field(alias="不写", default=None, description="今年不写这一节的，写上理由；连同下面各级都不印")

    @property
    def rank(self) -> int:
        """How deep it stands."""
        return RANK[self.level]

    @property
    def runs_on(self) -> bool:
        """Whether its paragraph goes on behind it."""
        return bool(self.before and self.before.endswith(RUN_ON))

    @cached_property
    def last(self) -> str:
        """Last year's heading without its marker and stop."""
        return bare_heading(self.before.rstrip(RUN_ON)) if self.before else ""

    @property
    def words(self) -> str:
        """What is printed: this year's heading, last year's where none is written; empty for a part without one."""
        return "" if self.level == UNTITLED else self.title or self.last

    @property
    def names(self) -> tuple[str, ...]:
        """What other tables may call it: its number, its heading of this year, or last year's."""
        return tuple(dict.fromkeys(name for name in (self.id, self.title, self.last) if name))


class Outline:
    """All headings, in order."""

    def __init__(self, rows: Sequence[HeadingInput]) -> None:
        self.rows = tuple(rows)
        self._named: dict[str, list[HeadingInput]] = {}
        for row in self.rows:
            for name in row.names:
                self._named.setdefault(name, []).append(row)

    def find(self, said: str | None, sections: Iterable[str] = ()) -> HeadingInput | None:
        """The heading that words in another table name, of these parts before others; None where none is called so."""
        named = self._named.get(said, []) if said else []
        first = set(sections)
        return next((row for row in named if row.section in first), named[0] if named else None)

    def opening(self, section: str) -> HeadingInput | None:
        """The first heading of a part, under which stands what names no heading."""
        return next((row for row in self.rows if row.section == section), None)

    def alone(self, section: str) -> HeadingInput | None:
        """The one heading of level 1 that a part has."""
        tops = [row for row in self.rows if row.section == section and row.rank < RANK["二级"]]
        return tops[0] if len(tops) == 1 else None

    def leaves_out(self, section: str) -> bool:
        """Whether a part is declined: it has headings, and none is to be printed."""
        mine = [row.id for row in self.rows if row.section == section]
        return bool(mine) and self.declined.issuperset(mine)

    @cached_property
    def _declining(self) -> Mapping[str, HeadingInput]:
        """Number of a heading that is not to be printed -> the row that says so: its own, or of one above it."""
        out: dict[str, HeadingInput] = {}
        above: HeadingInput | None = None
        for row in self.rows:
            above = None if above is not None and row.rank <= above.rank else above
            above = row if above is None and row.declined else above
            out |= {row.id: above} if above is not None else {}
        return out

    @cached_property
    def declined(self) -> frozenset[str]:
        """Numbers of the headings that are not to be printed: those declined, and all beneath them."""
        return frozenset(self._declining)

    def declining(self, said: str | None, section: str) -> HeadingInput | None:
        """The row of 不写 that keeps from being printed what names a heading of a part, or none; None where it is printed."""
        row = self.find(said, [section]) if said else self.opening(section)
        return self._declining.get(row.id) if row else None

    @property
    def printed(self) -> tuple[HeadingInput, ...]:
        """The headings that are to be printed."""
        return tuple(row for row in self.rows if row.id not in self.declined)
