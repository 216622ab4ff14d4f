"""What came, went and moved in the text -> rows that come, go and move, and headings they stand under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.model.inputs import ANNEX_ONLY
from drafter.model.manifest import Cell
from drafter.model.raw_material import REFUSED
from drafter.model.returned import Clash
from drafter.returning.ledger import Ledger, shown
from drafter.returning.newcoming import Newcoming
from drafter.returning.ordering import in_order
from drafter.returning.outlining import TOLD, Head, Row, Walk
from drafter.returning.parts import Part
from drafter.returning.slotting import Slot
from drafter.returning.spelling import FITTED
from drafter.zh.hygiene import squeeze

_OUT = {"正文": ("处理", "删去"), "上年计划": ("归入", ANNEX_ONLY), "素材": ("处理", REFUSED)}
"""Table -> the cell that takes a row out of the text, and what it says then."""
_SPELLED = "这些话照改稿里的位置写进了正文，对照表里照列"
_LISTED = ("正文", "下年计划", "本年问题", "上年问题")
"""Tables whose order is that of the text under a heading."""


@dataclass
class Rearranging:
    """The text as printed and as edited. by_key: rows by whether they were known by their bookmarks; slots: the figures printed;
    texts: what each cell said when it was printed."""

    ledger: Ledger
    before: Walk
    now: Walk
    by_key: Mapping[Row, bool]
    slots: list[Slot]
    texts: Mapping[Cell, str]

    def __post_init__(self) -> None:
        self.new = Newcoming(self.ledger, self.before, self.now, self.slots)

    def settle(self) -> None:
        """All of it -> the ledger."""
        self._moved_away()
        for table in _LISTED:
            self._ordered(table)
        self._struck()

    def _sure(self, row: Row) -> bool:
        return self.by_key.get(row, True)

    def _moved_away(self) -> None:
        """Rows that stand under another heading than before."""
        before, now = self.before.under(), self.now.under()
        last: dict[Head, str] = {}
        for row, head in now.items():
            if row not in before or (before[row].row == head.row and before[row].title == head.title):
                last[head] = row[1] if row[0] == "正文" else last.get(head, "")
                continue
            section, called = self.new.beside(head, last.get(head, "") if row[0] == "正文" else "")
            field = {"正文": "小标题", "下年计划": "小标题", "上年计划": "归入", "素材": "归入"}.get(row[0])
            sure = self._sure(row)
            if field is None:
                self.ledger.lay_aside(
                    self.ledger.after((*row, TOLD[row[0]])) or "",
                    shown(*row),
                    f"移到了“{head.title}”下面，这张表的内容只印在自己的一节",
                    by_key=sure,
                )
            elif field == "归入":
                self._answer_moved(row, called or section)
            else:
                self.ledger.force((*row, field), called, by_key=sure)
                if row[0] == "正文" and section:
                    self.ledger.force((*row, "部分"), section, by_key=sure)

    def _answer_moved(self, row: Row, heading: str) -> None:
        """An answer goes under the heading it was moved under, unless the tables have it in the annex alone by now."""
        if self.ledger.rows.text(*row, "归入") != ANNEX_ONLY:
            self.ledger.force((*row, "归入"), heading, by_key=self._sure(row))
        elif squeeze(self._words(row)) not in self.ledger.dossier.said:
            self.ledger.lay_aside(
                self._words(row),
                shown(*row),
                f"移到了“{heading}”下面，表里已经改成只列进对照表",
                by_key=self._sure(row),
            )

    def _words(self, row: Row) -> str:
        return self.ledger.rows.text(*row, TOLD[row[0]]) or ""

    def _ordered(self, table: str) -> None:
        """Under each heading, the table's rows in the order of the text: new ones put in, moved ones moved."""
        order = self.ledger.rows.names(table)
        groups: dict[Head, list[Row | Part]] = {}
        for head, item in self.now.items:
            groups.setdefault(head, []).append(item)
        was: dict[Head, list[str]] = {}
        for head, item in self.before.items:
            if not isinstance(item, Part) and item[0] == table:
                was.setdefault(_plain(head), []).append(item[1])
        last = ""
        for head, items in groups.items():
            last = self._group(table, head, items, was.get(_plain(head), []), order, last)

    def _group(
        self, table: str, head: Head, items: Sequence[Row | Part], was: list[str], order: list[str], last: str
    ) -> str:
        mine = [
            item if isinstance(item, Part) else item[1]
            for n, item in enumerate(items)
            if (self.new.table_for(head, items, n) == table if isinstance(item, Part) else item[0] == table)
        ]
        kept = list(dict.fromkeys(name for name in mine if isinstance(name, str) and name in order))
        changed = [name for name in was if name in kept] != kept
        stay = in_order(kept, order, was) if changed else set(kept)
        first = next((name for name in kept if name in stay), None)
        anchor = (order[order.index(first) - 1] if order.index(first) else "") if first else last
        seen = set[str]()
        for item in mine:
            if isinstance(item, Part):
                self.new.put(table, head, item, anchor)
            elif item in order and item not in seen:
                seen.add(item)
                if item not in stay:
                    self.ledger.move(table, item, anchor, by_key=self._sure((table, item)))
                    order.remove(item)
                    order.insert(order.index(anchor) + 1 if anchor else 0, item)
                anchor = item
        return anchor if mine else last

    def _struck(self) -> None:
        """Rows whose words are in the text no more."""
        now = self.now.under()
        for row in self.before.under():
            if row not in now:
                self._strike(row)

    def _strike(self, row: Row) -> None:
        table, name = row
        ledger, sure = self.ledger, self._sure(row)
        if ledger.rows.row(table, name) is None or self._is_changed(row):
            return
        if table in _OUT:
            field, out = _OUT[table]
            spelled = table in FITTED and self._is_spelled(row)
            if table != "素材" or not spelled:
                ledger.force((table, name, field), out, by_key=sure, why=_SPELLED if spelled else "")
        elif table == "上年问题":
            ledger.lay_aside(
                self._words(row) or "（没有写的整改情况）", shown(*row), "上年的问题都要有交代，没有删", by_key=sure
            )
        elif table == "本年问题" and ledger.rows.text(table, name, "提示"):
            for field in ("问题", "原因"):
                ledger.force((table, name, field), None, by_key=sure)
        else:
            fields = ("计划",) if table == "下年计划" else ("问题", "原因")
            ledger.drop(table, name, {field: ledger.rows.text(table, name, field) for field in fields}, by_key=sure)

    def _is_spelled(self, row: Row) -> bool:
        """Whether the words of a row are words of 正文 now."""
        words = squeeze(self.ledger.after((*row, TOLD[row[0]])) or "")
        now = [one.after or "" for one in self.ledger.proposed if one.change.table == "正文"]
        return bool(words) and any(words in text for text in (self.ledger.dossier.said, *map(squeeze, now)))

    def _is_changed(self, row: Row) -> bool:
        """Whether the tables say something else by now of a row that is gone from the text; it is told, and stays."""
        cell = (*row, TOLD[row[0]])
        printed, present = self.texts.get(cell), self.ledger.rows.text(*cell)
        field, out = _OUT.get(row[0], ("", ""))
        if not present or (printed or "") == present or self.ledger.after(cell) != present:
            return False
        if field and self.ledger.rows.text(*row, field) == out:
            return False
        self.ledger.clashes.append(Clash(shown(*cell), printed, None, present))
        return True


def _plain(head: Head) -> Head:
    """A heading without its words and look: it may be renamed."""
    return Head(head.row) if head.row[0] else Head(("", ""), head.title)
