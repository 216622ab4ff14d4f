"""settle: a reminder she looked at -> a row of 核对.yaml, so that it is told no more while its words stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NoReturn

from drafter.case import Entry
from drafter.desk.drafting import examined
from drafter.desk.settling import Words
from drafter.model.change import AddRow
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError, Finding, Level
from drafter.zh.clipping import clipped
from drafter.zh.quoting import quote

BY = "核对"
"""Who made the change, as the history says."""
_SHOWN, _LONG = 8, 30


@dataclass(frozen=True)
class LookedAt:
    """What is told no more: the words of a reminder, in how many places, the change it was written with."""

    words: tuple[str, ...]
    places: int
    entry: Entry | None

    @property
    def number(self) -> int:
        """Of the change, 0 where nothing was written."""
        return self.entry.number if self.entry else 0


def settle(folder: Path, work: Path, rule: str, row: str, why: str) -> LookedAt:
    """A dossier's folder, a rule, a row's 编号 (empty: all that are alike), a reason -> what is written down: of a row named, a
    line for each of its words. DrafterError where no such reminder is open, or several of several rows that are not alike."""
    dossier, told = examined(folder, work)
    if dossier is None:
        raise DrafterError("表格有读不懂的地方，没有核对", fix="先检查案卷，改好表格的写法")
    words = Words(dossier)
    found = [one for one in told.open if one.rule == rule and (not row or row in _numbers(one, words))]
    if not found:
        _refuse_gone(dossier, rule, row)
    _refuse(found, rule, row, words)
    alone = words.number(found[0].ref) if not row and len(found) == 1 and not found[0].also else row
    said = list(dict.fromkeys(words.of(one) for one in found))
    cells = [{"规则": rule, "条": alone, "原话": one, "理由": why} for one in said]
    from drafter.case import applying

    rows = [
        AddRow("核对", {"编号": number, **_given(one)}) for number, one in zip(_fresh(dossier), cells, strict=False)
    ]
    entry = applying.apply(folder, rows, BY)
    return LookedAt(tuple(said), len(found) if row else 1 + len(found[0].also), entry)


def _given(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells that say something."""
    return {key: said for key, said in cells.items() if said}


def _numbers(finding: Finding, words: Words) -> list[str]:
    return [words.number(ref) for ref in (finding.ref, *finding.also)]


def _refuse_gone(dossier: Dossier, rule: str, row: str) -> NoReturn:
    """DrafterError for a reminder that is not open: it was looked at before, or there is none."""
    before = next(
        (one for one in dossier.inputs.settled if one.rule == rule and (not row or one.row in (None, row))), None
    )
    called = f"“{row}”的“{rule}”" if row else f"“{rule}”"
    if before:
        raise DrafterError(
            f"{called}已经核对过，记在核对.yaml 的“{before.id}”", fix="不用再核对；要它再提醒，删掉那一条"
        )
    where = f"“{row}”" if row else "案卷"
    raise DrafterError(f"{where}里现在没有“{rule}”这条提醒", fix="先检查案卷，照提醒的名称和编号写")


def _refuse(found: Sequence[Finding], rule: str, row: str, words: Words) -> None:
    if found[0].level is Level.ERROR:
        raise DrafterError(f"“{rule}”是错误，不能核对消去", fix=found[0].fix)
    told = list(dict.fromkeys(words.of(one) for one in found))
    if not all(told) or (len(told) > 1 and not row):
        listed = "、".join(f"{words.number(one.ref)}{quote(clipped(words.of(one), _LONG))}" for one in found[:_SHOWN])
        more = "等" if len(found) > _SHOWN else ""
        fix = f"写明是哪一条的编号，那一条里的几处一起核对：{listed}{more}"
        raise DrafterError(f"“{rule}”有{len(found)}处，不是一样的，没有核对", fix=fix)


def _fresh(dossier: Dossier) -> Iterator[str]:
    """Numbers that no row of 核对.yaml has."""
    taken = {row.id for row in dossier.inputs.settled}
    return (name for n in count(1) if (name := f"核{n:02}") not in taken)
