"""建议 of a row -> what papers offer, one by one; and the changes that take one or decline it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.desk.drafted_lines import SMOOTHED
from drafter.model.change import Change, SetCell

_SOURCE = re.compile(
    r"(?P<file>\S.*?\.\w{1,5}|\S.*?) (?P<where>第\d+段|[^！!，]+![A-Z]+\d+|表\d+ 行\d+列\d+|据[^（）]+)(?:，(?P<why>.*))?",
    re.DOTALL,
)
_UNSURE = "（只"
"""Opens what is said of words that answer a part, or only come near."""
_ENDS = ".。；！？"

Cells = Mapping[str, str | None]


@dataclass(frozen=True)
class Offer:
    """A value or sentence that a paper gives for a cell. written: as it stands in the 建议 cell."""

    field: str
    value: str
    file: str
    where: str
    why: str
    certain: bool
    written: str

    @property
    def source(self) -> str:
        """As 来源 says it."""
        return f"{self.file} {self.where}"


@dataclass(frozen=True)
class _Kind:
    """How a table is offered something: from which cell into which, and what stands between two offers."""

    hint: str
    field: str
    parted: str


_KINDS = {
    "指标": _Kind("建议", "今年", "；"),
    "上年计划": _Kind("建议", "完成情况", "；"),
    "上年问题": _Kind("建议", "整改情况", "；"),
    "正文": _Kind("建议文字", "文字", "\n"),
}


def offers(table: str, cells: Cells) -> tuple[Offer, ...]:
    """A row of a table -> what papers offer for it."""
    kind = _KINDS.get(table)
    return tuple(_offers(kind, cells.get(kind.hint) or "")) if kind else ()


def _offers(kind: _Kind, text: str) -> Iterator[Offer]:
    certain = not text.endswith("）") or _UNSURE not in text[text.rfind("）（") :]
    start = at = 0
    while (opened := text.find("（", at)) >= 0:
        closed = _closing(text, opened)
        told = _SOURCE.fullmatch(text[opened + 1 : closed])
        ends = text[closed + 1 : closed + 2]
        if told and ends in ("", kind.parted, "（"):
            value = text[start:opened].strip()
            yield Offer(
                kind.field, value, told["file"], told["where"], told["why"] or "", certain, text[start : closed + 1]
            )
            start = closed + 2
        at = closed + 1


def _closing(text: str, opened: int) -> int:
    """Where a bracket closes; the end where it does not."""
    depth = 0
    for at in range(opened, len(text)):
        depth += {"（": 1, "）": -1}.get(text[at], 0)
        if not depth:
            return at
    return len(text)


def taken(table: str, key: str, cells: Cells, offer: Offer, seen: str | None) -> list[Change]:
    """The changes that write what is offered into its cell, say where it is from, and leave the other offers but for those
    of the same figure."""
    kind = _KINDS[table]
    figure = table == "指标"
    alone = figure or offer.file == SMOOTHED  # a whole paragraph, in place of the one that is there
    made: list[Change] = [SetCell(table, key, kind.field, seen, offer.value if alone else _joined(seen, offer.value))]
    if table != "正文":
        before = cells.get("来源")
        told = f"{offer.source}：{offer.value}" if figure else _named(before, offer.source)
        made.append(SetCell(table, key, "来源", before, told))
    return [
        *made,
        SetCell(table, key, kind.hint, cells.get(kind.hint), None if figure else _without(kind, cells, offer)),
    ]


def declined(table: str, key: str, cells: Cells, offer: Offer) -> SetCell:
    """The change that strikes out what is offered."""
    kind = _KINDS[table]
    return SetCell(table, key, kind.hint, cells.get(kind.hint), _without(kind, cells, offer))


def _joined(before: str | None, more: str) -> str:
    """Words, and those that come behind them as sentences of their own."""
    closed = more if more[-1:] in _ENDS else f"{more}。"
    if not before:
        return closed
    return before + closed if before[-1:] in _ENDS else f"{before}。{closed}"


def _named(before: str | None, source: str) -> str:
    """来源 with another place."""
    return f"{before}；{source}" if before and source not in before else before or source


def _without(kind: _Kind, cells: Cells, offer: Offer) -> str | None:
    """The 建议 cell without an offer; what is said of all of them goes with the last."""
    text = cells.get(kind.hint) or ""
    left: Sequence[Offer] = [one for one in _offers(kind, text) if one.written != offer.written]
    if not left:
        return None
    rest = text.removeprefix(kind.parted.join(one.written for one in _offers(kind, text)))
    return kind.parted.join(one.written for one in left) + rest
