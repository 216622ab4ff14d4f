"""The figures of a paper's tables, each known by its whole row and column head, unit and period, as if it were a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from drafter.collecting.facts import Facts
from drafter.collecting.heads import Cell, Table, tables
from drafter.collecting.mention import Mention, Scope
from drafter.collecting.scopes import is_place
from drafter.collecting.timespan import Period, month_of, told_in, up_to
from drafter.model.material import Grid
from drafter.quantities import FIGURE
from drafter.quantities.indicators import Recogniser, Setting
from drafter.zh.expression import expression
from drafter.zh.figures import Figure, scaled

_TOTAL = expression(
    "^(?:(?:全区|全县|全市|全局|年度|本年|全年|各街道|各单位)?(?:合\\s*计|总\\s*计|共\\s*计)|全区|全年|全县|总数|累计)(?:数)?$"
)
_SUBTOTAL = expression("小计")
_PART = expression("^其中|^\\s*#|^（其中")
_MONTH = expression(r"^(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:份)?$")
_IN_TITLE = expression(r"(?P<month>\d{1,2})月(?:份)?")
_RUNNING = expression("累计")
_PERIOD_WORD = expression(
    r"(?:20\d\d年(?:度|全年)?|全年|年度|上年|去年|同期|上半年|下半年|前三季度|[一二三四]季度|本月数?|本年|累计|小计|完成值|完成数|实绩|今年数?|数值|数量|指标值|全年数|\d{1,2}[—–\-－~至到]\d{1,2}月|\d{1,2}月份?|合计|总计|其中[：:])+"
)
_MOST = 6000
"""Numbers of a table up to which each is looked at; of a longer list only the totals."""
_WHOLE_NOTE = expression("全年数|已为全年|为全年|含12月")


@dataclass(frozen=True)
class Clerk:
    """What is known while tables are read: the year reported on, and the catalogue."""

    year: int
    known: Recogniser

    def mentions(self, grid: Grid, facts: Facts) -> Iterator[Mention]:
        """A table of a paper -> its figures."""
        for table in tables(grid):
            totalled = any(_TOTAL.search(head) for cell in table.cells for head in cell.row[:1])
            few = len(table.cells) <= _MOST
            for cell in table.cells if few else filter(_summed, table.cells):
                found = self._mention(grid, facts, table, cell, totalled=totalled)
                if found is not None:
                    yield found

    def _mention(self, grid: Grid, facts: Facts, table: Table, cell: Cell, *, totalled: bool) -> Mention | None:
        figure = _figure(cell)
        if figure is None:
            return None
        heads = (*cell.row, *cell.column)
        name = _named(cell, table, grid)
        near = " ".join(heads)
        around = f"{near} {table.title} {grid.name} {cell.department} {facts.title} {facts.file} {grid.lead}"
        where = Setting(f"{name}{FIGURE}", name, f"{name}{FIGURE}", len(name), (table.title, facts.title))
        part = any(_PART.search(head) for head in heads) or (totalled and not _summed(cell))
        return Mention(
            facts, figure, cell.text, _printed(cell, figure), cell.text, grid.where(*cell.at), name, near, around,
            self._period(grid, facts, table, cell), self._scope(facts, cell), part,
            self.known.indicator(figure.unit, where), cell=True, row=near,
            line=(facts.file, -grid.number, cell.at[0]), stub=cell.row, heads=cell.column, column=cell.at[1],
            heading=f"{table.title} {grid.name} {cell.department} {grid.lead}",
        )  # fmt: skip

    def _scope(self, facts: Facts, cell: Cell) -> Scope:
        return Scope.LOCAL if facts.local or any(is_place(head) for head in cell.row) else Scope.OWN

    def _period(self, grid: Grid, facts: Facts, table: Table, cell: Cell) -> Period:
        """The period of a cell: by its column, its row, its note, its sheet, its title, its paper; the narrowest that is named."""
        named = [told for head in (*reversed(cell.column), *cell.row) if (told := self._head(head)) is not None]
        month = _month(grid.name) or _month(table.title)
        if month and any(_RUNNING.search(head) for head in cell.column) and not any(p in _ELSE for p in named):
            return Period.YEAR if month == 12 else Period.PARTIAL
        for period in (*_ELSE, Period.PARTIAL, Period.CUTOFF):
            if period in named:
                return Period.YEAR if period is Period.CUTOFF and _WHOLE_NOTE.search(cell.note) else period
        if month and not _year_in(cell):
            return Period.PARTIAL
        if Period.YEAR in named and any(summed_head(head) or "全年" in head for head in (*cell.row, *cell.column)):
            return Period.YEAR
        above = month_of(f"{table.title} {table.notes}")
        return up_to(above) if above else facts.period

    def _head(self, head: str) -> Period | None:
        """The period that one head names; a month by itself is a part of the year."""
        if _MONTH.search(head) or _SUBTOTAL.search(head):
            return Period.PARTIAL
        return told_in(head, self.year)


_ELSE = (Period.BEFORE, Period.PLAN, Period.TOTAL)


def _year_in(cell: Cell) -> bool:
    return any("全年" in head for head in (*cell.row, *cell.column))


def _month(title: str) -> int:
    """The single month a sheet or its title is of, 0 where it is of none."""
    found = _IN_TITLE.findall(title)
    return int(found[0]) if len(found) == 1 and not month_of(title) and "日" not in title else 0


def summed_head(head: str) -> bool:
    """Whether a row's head says that it adds up the others."""
    return bool(_TOTAL.search(head))


def _summed(cell: Cell) -> bool:
    """Whether the row is the total of the others."""
    return any(map(summed_head, cell.row))


def _named(cell: Cell, table: Table, grid: Grid) -> str:
    """What a cell counts: its heads without periods, totals and places; where little is left, the title before them."""
    heads = [_PERIOD_WORD.sub("", head).strip(" ：:") for head in (*cell.row, *cell.column) if not summed_head(head)]
    said = "".join(dict.fromkeys(head for head in heads if len(head) > 1 and not is_place(head)))
    if _summed(cell) or len(said) < _ENOUGH:
        said = f"{_topic(table.title or grid.name)}{said}"
    return said


_ENOUGH = 4
_TOPIC = expression("(?:情况)?(?:统计|汇总|报送|自评|月报|报|明细|台账)?表?(?:[（(].*)?$")
_BEFORE_TOPIC = expression(
    r"^(?:附件\d*[：:]?|.{0,8}?(?:区|县|局|处|中心|科)|20\d\d年(?:度)?|\d{1,2}月份?|各街道|全区)+"
)


def _topic(title: str) -> str:
    """2024年人民调解案件情况统计表（分街道） -> 人民调解案件."""
    first = title.split(" ")[0]
    return _TOPIC.sub("", _BEFORE_TOPIC.sub("", first))[:16]


def _figure(cell: Cell) -> Figure | None:
    """The number of a cell in the base unit of its heads; one that its own cell gives a unit keeps that."""
    text = cell.text.replace("，", ",").replace(",", "")
    bare = text.rstrip("余多")
    if bare.endswith(("%", "％")):
        return _made(bare[:-1], "%", cell.text)
    try:
        Decimal(bare)
    except InvalidOperation:
        return Figure.parse(text)
    if _is_share(cell, bare):
        return _made(f"{Decimal(bare) * 100}", "%", cell.text)
    if not cell.unit:
        return _made(bare, "%" if cell.column[-1:] and cell.column[-1].endswith("率") else "", cell.text)
    return _made(bare, cell.unit, cell.text)


def _is_share(cell: Cell, number: str) -> bool:
    """Whether a rate is written as a share of one: 0.9755 under 成功率."""
    rate = any(head.endswith(("率", "比例", "占比")) for head in (*cell.row[-1:], *cell.column[-1:]))
    return rate and "." in number and cell.unit in ("", "%") and 0 < Decimal(number) <= 1


def _made(number: str, unit: str, shown: str) -> Figure | None:
    try:
        value = Decimal(number)
    except InvalidOperation:
        return None
    times, base = scaled(unit)
    return Figure(shown, value * times, base, "余" if shown.endswith(("余", "多")) else "")


def _printed(cell: Cell, figure: Figure) -> str:
    """The number as a report prints it: with its unit, without commas."""
    text = cell.text.replace("，", ",").replace(",", "")
    return text if text.endswith(("%", "％")) or not cell.unit or text.endswith(cell.unit) else f"{text}{cell.unit}"


def rows_of(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Mentions of tables by their row."""
    found: dict[str, list[Mention]] = {}
    for one in mentions:
        found.setdefault(one.row, []).append(one)
    return found
