"""What came, went and moved in the text -> rows that come, go and move, and headings they stand under."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.model.headline import HeadingInput
from drafter.model.inputs import ANNEX_ONLY
from drafter.model.kind import Part as Section
from drafter.model.manuscript import Look
from drafter.returning.aligning import Part
from drafter.returning.ledger import Ledger, shown
from drafter.returning.outlining import NOWHERE, TOLD, Head, Row, Walk
from drafter.zh.headings import unmarked
from drafter.zh.hygiene import squeeze

_LEVEL = {Look.H1: "一级", Look.H2: "二级", Look.H3: "三级", Look.H4: "四级", Look.TITLE: "篇名"}
_CAUSE = re.compile(r"(?:主要)?原因(?:是|在于)[:：]?")
_STRUCK = "改稿时删去"
_LISTED = ("正文", "下年计划", "本年问题", "上年问题")
"""Tables whose order is that of the text under a heading."""


@dataclass
class Rearranging:
    """The text as printed and as edited. sure: rows and new parts known by their bookmarks, or beside such."""

    ledger: Ledger
    before: Walk
    now: Walk
    by_key: Mapping[Row, bool]

    def settle(self) -> None:
        """All of it -> the ledger."""
        self._renamed()
        self._heads()
        self._moved_away()
        for table in _LISTED:
            self._ordered(table)
        self._struck()

    def _sure(self, row: Row) -> bool:
        return self.by_key.get(row, True)

    def _renamed(self) -> None:
        """Rows that name a heading by words it has no more name it by the new ones."""
        for head, _ in self.before.heads:
            row = self.ledger.rows.row(*head.row)
            if not isinstance(row, HeadingInput) or not row.title or row.title in (row.id, row.last):
                continue
            title = self.ledger.after(("提纲", head.row[1], "标题"))
            if title == row.title:
                continue
            for table, field in (("正文", "小标题"), ("下年计划", "小标题"), ("上年计划", "归入")):
                for name in self.ledger.rows.names(table):
                    if self.ledger.rows.text(table, name, field) == row.title:
                        self.ledger.force((table, name, field), title, by_key=self._sure(head.row))

    def _heads(self) -> None:
        """Headings that are new, moved, or gone."""
        order = self.ledger.rows.names("提纲")
        was = [head.row[1] for head, _ in self.before.heads if head.row[0] == "提纲"]
        now: list[str | Part] = [part or head.row[1] for head, part in self.now.heads if part or head.row[0] == "提纲"]
        kept = [name for name in now if isinstance(name, str)]
        moving = [name for name in was if name in kept] != kept
        anchor = ""
        stay = _in_order([name for name in kept if name in order], order) if moving else set(kept)
        titles = {id(part): head for head, part in self.now.heads if part}
        for item in now:
            if isinstance(item, str):
                if item not in stay and item in order:
                    self._move_head(item, anchor, was)
                anchor = item
            elif not self._is_there(titles[id(item)]):
                self._new_head(titles[id(item)], item, anchor)
        self._gone_heads(was, kept)

    def _move_head(self, name: str, anchor: str, was: Sequence[str]) -> None:
        """A heading is to stand after another of its part, and after those of it that are not printed; it does not go into
        another part."""
        row, above = self.ledger.rows.row("提纲", name), self.ledger.rows.row("提纲", anchor)
        assert isinstance(row, HeadingInput)
        order = self.ledger.rows.names("提纲")
        at = order.index(anchor) if anchor in order else -1
        while at + 1 < len(order) and order[at + 1] not in was:
            hidden = self.ledger.rows.row("提纲", order[at + 1])
            if not isinstance(hidden, HeadingInput) or hidden.section != row.section:
                break
            at, above = at + 1, hidden
        if row.rank > 1 and (not isinstance(above, HeadingInput) or above.section != row.section):
            why = "移到了报告的别的部分，标题只能在自己的部分里挪"
            self.ledger.lay_aside(row.words, shown("提纲", name), why, by_key=self._sure(("提纲", name)))
            return
        self.ledger.move("提纲", name, order[at] if at >= 0 else "", by_key=self._sure(("提纲", name)))

    def _is_there(self, head: Head) -> bool:
        return any(row.title == head.title for row in self.ledger.dossier.inputs.headings)

    def _new_head(self, head: Head, part: Part, anchor: str) -> None:
        row = self.ledger.rows.row("提纲", anchor)
        rows = self.ledger.dossier.inputs.headings
        known = row if isinstance(row, HeadingInput) else rows[0] if rows else None
        if known is None:
            self.ledger.lay_aside(part.text, "提纲", "这个案卷没有提纲", by_key=part.by_key)
            return
        number = self.ledger.rows.free("提纲", 1 + self._added("提纲"))[-1]
        cells = {
            "编号": number, "层级": _LEVEL[head.look], "标题": head.title, "上年标题": None, "部分": known.section,
            "出处": None,
        }  # fmt: skip
        self.ledger.add("提纲", cells, anchor, by_key=part.by_key, shows=head.title)

    def _added(self, table: str) -> int:
        return sum(
            getattr(one.change, "cells", None) is not None and one.change.table == table for one in self.ledger.proposed
        )

    def _gone_heads(self, was: Sequence[str], kept: Sequence[str]) -> None:
        above: HeadingInput | None = None
        for name in was:
            row = self.ledger.rows.row("提纲", name)
            if not isinstance(row, HeadingInput):
                continue
            if above is not None and row.rank > above.rank and name not in kept:
                continue
            above = None
            if name not in kept:
                above = row
                below = self._below(name, was)
                if any(one in kept for one in below):
                    self.ledger.lay_aside(
                        f"删去了标题“{row.words}”", shown("提纲", name), "下面各级标题还在，标题没有删"
                    )
                else:
                    self.ledger.set(("提纲", name, "不写"), None, _STRUCK, by_key=self._sure(("提纲", name)))

    def _below(self, name: str, was: Sequence[str]) -> list[str]:
        rows = [self.ledger.rows.row("提纲", one) for one in was]
        at = list(was).index(name)
        own = rows[at]
        found: list[str] = []
        for row, other in zip(rows[at + 1 :], list(was)[at + 1 :], strict=True):
            if not isinstance(row, HeadingInput) or not isinstance(own, HeadingInput) or row.rank <= own.rank:
                break
            found.append(other)
        return found

    def _moved_away(self) -> None:
        """Rows that stand under another heading than before."""
        before, now = self.before.under(), self.now.under()
        for row, head in now.items():
            if row not in before or (before[row].row == head.row and before[row].title == head.title):
                continue
            section, called = self.place(head, row)
            field = {"正文": "小标题", "下年计划": "小标题", "上年计划": "归入"}.get(row[0])
            sure = self._sure(row)
            if field is None:
                self.ledger.lay_aside(
                    self._words(row),
                    shown(*row),
                    f"移到了“{head.title}”下面，这张表的内容只印在自己的一节",
                    by_key=sure,
                )
            elif row[0] == "上年计划":
                self.ledger.force((*row, field), called or section, by_key=sure)
            else:
                self.ledger.force((*row, field), called, by_key=sure)
                if row[0] == "正文" and section:
                    self.ledger.force((*row, "部分"), section, by_key=sure)

    def _words(self, row: Row) -> str:
        return self.ledger.rows.text(*row, TOLD[row[0]]) or ""

    def place(self, head: Head, beside: Row | None = None) -> tuple[str, str | None]:
        """部分 and 小标题 of what stands under a heading; beside: a row that stands there already, or is to."""
        outline = self.ledger.dossier.outline
        row = self.ledger.rows.row(*head.row) if head.row[0] == "提纲" else None
        if isinstance(row, HeadingInput):
            opening = outline.opening(row.section)
            if opening is not None and opening.id == row.id:
                return row.section, None
            title = self.ledger.after(("提纲", head.row[1], "标题")) or row.last
            same = [one for one in outline.rows if title in one.names]
            return row.section, row.id if len(same) > 1 else title
        if head.row[0]:
            section = self.ledger.rows.text(*head.row, "部分") or ""
            return section, head.title
        above = self._above(head)
        return above, head.title or None

    def _above(self, head: Head) -> str:
        """The part of the heading before one that is new."""
        section = ""
        for other, _ in self.now.heads:
            if other == head:
                break
            row = self.ledger.rows.row(*other.row) if other.row[0] == "提纲" else None
            section = row.section if isinstance(row, HeadingInput) else section
        rows = self.ledger.dossier.inputs.headings
        return section or (rows[0].section if rows else "")

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
            if (self._table_for(head, items, n) == table if isinstance(item, Part) else item[0] == table)
        ]
        kept = list(dict.fromkeys(name for name in mine if isinstance(name, str) and name in order))
        changed = [name for name in was if name in kept] != kept
        stay = _in_order(kept, order) if changed else set(kept)
        first = next((name for name in kept if name in stay), None)
        anchor = (order[order.index(first) - 1] if order.index(first) else "") if first else last
        seen = set[str]()
        for item in mine:
            if isinstance(item, Part):
                self._new(table, head, item, anchor)
            elif item in order and item not in seen:
                seen.add(item)
                if item not in stay:
                    self.ledger.move(table, item, anchor, by_key=self._sure((table, item)))
                    order.remove(item)
                    order.insert(order.index(anchor) + 1 if anchor else 0, item)
                anchor = item
        return anchor if mine else last

    def _table_for(self, head: Head, items: Sequence[Row | Part], n: int) -> str:
        """Which table takes a new paragraph: that of its neighbours in a plan or among problems, else 正文."""
        part = items[n]
        assert isinstance(part, Part)
        section, _ = self.place(head)
        kind = next((one for one in self.ledger.dossier.kind.sections if one.name == section), None)
        beside = [item[0] for item in (*reversed(items[:n]), *items[n + 1 :]) if not isinstance(item, Part)]
        if kind and kind.part is Section.PLAN and head.row[0]:
            return "下年计划" if not beside or beside[0] == "下年计划" else "正文"
        if (
            kind
            and kind.part is Section.PROBLEMS
            and (not beside or beside[0] == "本年问题" or _CAUSE.search(part.text))
        ):
            return "本年问题" if _CAUSE.search(part.text) else "正文"
        return "正文"

    def _new(self, table: str, head: Head, part: Part, anchor: str) -> None:
        text = part.text.strip()
        if self._said(text):
            return
        number = self.ledger.rows.free(table, 1 + self._added(table))[-1]
        section, called = self._beside(head, part)
        if table == "正文":
            cells: dict[str, str | None] = {
                "编号": number, "部分": section, "小标题": called, "出处": None, "文字": text, "处理": "改写",
            }  # fmt: skip
        elif table == "下年计划":
            cells = {"编号": number, "小标题": called, "参考": None, "计划": text}
        else:
            problem, cause = ([*_CAUSE.split(unmarked(text), maxsplit=1), ""])[:2]
            cells = {"编号": number, "提示": None, "问题": problem.strip(), "原因": cause.strip() or None}
        if table == "正文" and not section:
            self.ledger.lay_aside(text, head.title or "开头", "不知道属于哪一部分", by_key=part.by_key)
            return
        self.ledger.add(table, cells, anchor, by_key=part.by_key, shows=text)

    def _beside(self, head: Head, part: Part) -> tuple[str, str | None]:
        """部分 and 小标题 of a new paragraph: its neighbour's above the first heading, else its heading's."""
        if head != NOWHERE:
            return self.place(head)
        rows = [item for other, item in self.now.items if other == head and not isinstance(item, Part)]
        own = next((row for row in rows if row[0] == "正文"), None)
        if own is None:
            return "", None
        return self.ledger.rows.text(*own, "部分") or "", self.ledger.rows.text(*own, "小标题")

    def _said(self, text: str) -> bool:
        """Whether a row says it already: it was brought in before."""
        words = squeeze(text)
        fields = [(table, field) for table, field in TOLD.items()]
        return any(
            squeeze(self._filled(self.ledger.rows.text(table, name, field) or "")) == words
            for table, field in fields
            for name in self.ledger.rows.names(table)
        ) or self._problem_said(words)

    def _problem_said(self, words: str) -> bool:
        return any(
            row.text and squeeze(row.text) in words and squeeze(row.cause or "") in words
            for row in self.ledger.dossier.inputs.new_problems
        )

    def _filled(self, text: str) -> str:
        return re.sub(
            r"\{\{\s*([^{}\n]*?)\s*\}\}",
            lambda found: getattr(self.ledger.dossier.metric(found[1]), "now", None) or found[0],
            text,
        )

    def _struck(self) -> None:
        """Rows whose words are in the text no more."""
        now = self.now.under()
        for row in self.before.under():
            if row not in now:
                self._strike(row)

    def _strike(self, row: Row) -> None:
        table, name = row
        ledger, sure = self.ledger, self._sure(row)
        if ledger.rows.row(table, name) is None:
            return
        if table == "正文":
            ledger.force((table, name, "处理"), "删去", by_key=sure)
        elif table == "上年计划":
            ledger.force((table, name, "归入"), ANNEX_ONLY, by_key=sure)
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


def _plain(head: Head) -> Head:
    """A heading without its words and look: it may be renamed."""
    return Head(head.row) if head.row[0] else Head(("", ""), head.title)


def _in_order(names: Sequence[str], order: Sequence[str]) -> set[str]:
    """The most of the names that stand in the table in this order already."""
    place = {name: n for n, name in enumerate(order)}
    tails: list[int] = []
    chains: list[list[str]] = []
    for name in names:
        at = bisect_left(tails, place[name])
        chain = [*(chains[at - 1] if at else []), name]
        if at == len(tails):
            tails.append(place[name])
            chains.append(chain)
        else:
            tails[at], chains[at] = place[name], chain
    return set(chains[-1]) if chains else set()
