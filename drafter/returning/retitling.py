"""Headings that came, went, moved or were renamed -> the rows of 提纲, and what names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.model.headline import HeadingInput
from drafter.model.manuscript import Look
from drafter.returning.ledger import Ledger, shown
from drafter.returning.ordering import in_order
from drafter.returning.outlining import Head, Row, Walk
from drafter.returning.parts import Part

_LEVEL = {Look.H1: "一级", Look.H2: "二级", Look.H3: "三级", Look.H4: "四级", Look.TITLE: "篇名"}
_STRUCK = "改稿时删去"


@dataclass
class Retitling:
    """The text as printed and as edited. by_key: rows by whether they were known by their bookmarks."""

    ledger: Ledger
    before: Walk
    now: Walk
    by_key: Mapping[Row, bool]

    def settle(self) -> None:
        """All of it -> the ledger."""
        self.renamed()
        self.heads()

    def _sure(self, row: Row) -> bool:
        return self.by_key.get(row, True)

    def renamed(self) -> None:
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

    def heads(self) -> None:
        """Headings that are new, moved, or gone."""
        order = self.ledger.rows.names("提纲")
        was = [head.row[1] for head, _ in self.before.heads if head.row[0] == "提纲"]
        now: list[str | Part] = [part or head.row[1] for head, part in self.now.heads if part or head.row[0] == "提纲"]
        kept = [name for name in now if isinstance(name, str)]
        moving = [name for name in was if name in kept] != kept
        anchor = ""
        stay = in_order([name for name in kept if name in order], order, was) if moving else set(kept)
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
        number = self.ledger.rows.free("提纲", 1 + self.ledger.added("提纲"))[-1]
        cells = {
            "编号": number, "层级": _LEVEL[head.look], "标题": head.title, "上年标题": None, "部分": known.section,
            "出处": None,
        }  # fmt: skip
        self.ledger.add("提纲", cells, anchor, by_key=part.by_key, shows=head.title)

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
