"""settle: a reminder she looked at -> a row of 核对.yaml, so that it is told no more while its words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.desk.drafting import examined
from drafter.desk.settling import Words
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

    words: str
    places: int
    number: int


def settle(folder: Path, work: Path, rule: str, row: str, why: str) -> LookedAt:
    """A dossier's folder, a rule, a row's 编号 (empty: all that are alike), a reason -> what is written down. DrafterError where
    no such reminder is open, or several that are not alike."""
    dossier, told = examined(folder, work)
    if dossier is None:
        raise DrafterError("表格有读不懂的地方，没有核对", fix="先检查案卷，改好表格的写法")
    words = Words(dossier)
    found = [one for one in told.open if one.rule == rule and (not row or row in _numbers(one, words))]
    _refuse(found, rule, row, words)
    cells = {"规则": rule, "条": row or None, "原话": words.of(found[0]), "理由": why}
    if not row and len(found) == 1 and not found[0].also:
        cells["条"] = words.number(found[0].ref)
    from drafter.case.applying import add_row

    entry = add_row(folder, "核对", {"编号": _next(dossier), **{key: said for key, said in cells.items() if said}}, BY)
    return LookedAt(words.of(found[0]), 1 if row else 1 + len(found[0].also), entry.number if entry else 0)


def _numbers(finding: Finding, words: Words) -> list[str]:
    return [words.number(ref) for ref in (finding.ref, *finding.also)]


def _refuse(found: Sequence[Finding], rule: str, row: str, words: Words) -> None:
    where = f"“{row}”" if row else "案卷"
    if not found:
        raise DrafterError(f"{where}里现在没有“{rule}”这条提醒", fix="先检查案卷，照提醒的名称和编号写")
    if found[0].level is Level.ERROR:
        raise DrafterError(f"“{rule}”是错误，不能核对消去", fix=found[0].fix)
    told = list(dict.fromkeys(words.of(one) for one in found))
    if len(told) > 1 or not told[0]:
        listed = "、".join(f"{words.number(one.ref)}{quote(clipped(words.of(one), _LONG))}" for one in found[:_SHOWN])
        more = "等" if len(found) > _SHOWN else ""
        fix = f"写明是哪一条的编号；一条里有几处的，自己写进核对.yaml：{listed}{more}"
        raise DrafterError(f"“{rule}”有{len(found)}处，不是一样的，没有核对", fix=fix)


def _next(dossier: Dossier) -> str:
    taken = {row.id for row in dossier.inputs.settled}
    return next(name for n in range(1, len(taken) + 2) if (name := f"核{n:02}") not in taken)
