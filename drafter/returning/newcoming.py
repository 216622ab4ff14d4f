"""New paragraphs -> rows of the table that tells such things, under the heading they stand under."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.model.headline import HeadingInput
from drafter.model.kind import Part as Section
from drafter.model.manifest import Cell
from drafter.model.named_rows import row_name
from drafter.returning.ledger import Ledger
from drafter.returning.outlining import NOWHERE, TOLD, Head, Row, Walk
from drafter.returning.parts import Part
from drafter.returning.slotting import Slot, slotted
from drafter.zh.headings import unmarked
from drafter.zh.hygiene import squeeze

_ENDS: Mapping[str, tuple[str, ...]] = {"本年问题": ("原因", "问题"), "上年问题": ("整改情况",)}
"""Table -> the cells of a row of it that may be printed last."""
_STOPS = "。！？；"
_CAUSE = re.compile(r"(?:主要)?原因(?:是|在于)[:：]?")


@dataclass
class Newcoming:
    """The text as printed and as edited. slots: the figures that were printed."""

    ledger: Ledger
    before: Walk
    now: Walk
    slots: list[Slot]

    @cached_property
    def known(self) -> frozenset[Row]:
        """The rows that the draft printed: what is new is none of them."""
        return frozenset(self.before.under())

    def place(self, head: Head) -> tuple[str, str | None]:
        """部分 and 小标题 of what stands under a heading."""
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

    def table_for(self, head: Head, items: Sequence[Row | Part], n: int) -> str:
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
            return "本年问题" if _CAUSE.search(part.text) or self._behind(items[:n]) else "正文"
        return "上年问题" if self._behind(items[:n]) else "正文"

    def _behind(self, items: Sequence[Row | Part]) -> Cell | None:
        """Items before a new paragraph -> the cell that the last row among them ends with, where no paragraph of 正文 can stand
        behind it: a problem's, or its remedy's, which are printed after all paragraphs."""
        last = next((item for item in reversed(items) if not isinstance(item, Part)), NOWHERE.row)
        said = ((*last, field) for field in _ENDS.get(last[0], ()))
        return next((cell for cell in said if self.ledger.after(cell)), None)

    def put(self, table: str, head: Head, part: Part, anchor: str) -> None:
        """A new paragraph becomes a row after another, or one more line of it, unless it was brought in before."""
        text = part.text.strip()
        if self._said(text):
            return
        cell = self._behind([(table, anchor)])
        if cell and not _CAUSE.search(text):
            before = self.ledger.after(cell) or ""
            apart = "\n" if before[-1:] in _STOPS else "。\n"
            self.ledger.extend(cell, slotted(text, self.slots), apart, by_key=part.by_key)
            return
        number = self.ledger.rows.free(table, 1 + self.ledger.added(table))[-1]
        section, called = self.beside(head, anchor if table == "正文" else "")
        if table == "正文":
            text = slotted(text, self.slots)
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

    def beside(self, head: Head, before: str) -> tuple[str, str | None]:
        """部分 and 小标题 of a paragraph that is new or was moved: those of the row of 正文 before it under the same heading, which may begin a part
        that has none; its neighbour's above the first heading; else its heading's."""
        row = ("正文", before)
        if before and head.row[0] and self.before.under().get(row) == self.now.under().get(row) == head:
            return self.ledger.after((*row, "部分")) or "", self.ledger.after((*row, "小标题"))
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
        return any(
            squeeze(self._filled(self.ledger.rows.text(table, name, field) or "")) == words
            for table, field in TOLD.items()
            for name in self.ledger.rows.names(table)
            if (table, name) not in self.known
        ) or self._problem_said(words)

    def _problem_said(self, words: str) -> bool:
        return any(
            row.text and squeeze(row.text) in words and squeeze(row.cause or "") in words
            for place, row in enumerate(self.ledger.dossier.inputs.new_problems)
            if ("本年问题", row_name(row, place)) not in self.known
        )

    def _filled(self, text: str) -> str:
        return re.sub(
            r"\{\{\s*([^{}\n]*?)\s*\}\}",
            lambda found: getattr(self.ledger.dossier.metric(found[1]), "now", None) or found[0],
            text,
        )
