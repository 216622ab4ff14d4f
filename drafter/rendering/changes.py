"""主要数据对比表: every metric, last year beside this year, by how much it changed and at what rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from drafter.model.dossier import Dossier
from drafter.model.inputs import MetricInput
from drafter.zh.figures import SCALES, Figure

_DASH = "—"
_PRINTED = re.compile(r"(?P<number>[\d,]+(?:\.\d+)?)(?P<unit>\D+)")
_SCALES = (("亿", 100_000_000), ("万", 10_000), ("", 1))

_LEAST = 10
"""Of fewer last year a rate tells nothing: 1件 more than 2件 is no growth by half."""
_FINE = 100
"""A figure in 万 or 亿 must be printed to a hundredth of itself: of 1.6万 and 1.5万 no rate can be told."""
_TENTH = Decimal("0.1")
_NO_AMOUNT = frozenset({"%", "‰", "个百分点", "成", "倍", "折", "番", "年", "摄氏度"})
"""Units of shares, multiples, years in a row and degrees: they differ, but do not grow by so many percent."""
_NO_AMOUNT_NAMED = re.compile(
    r"排[名位序]|[名位]次(?!数)|位[居列]|得分|评分|分值|指数|占比|比[例重]|(?:率|增[速幅]|降幅)$"
    r"|(?:增长|增加|上升|提高|下降|降低|减少)(?:数量?|额)?$"
)
"""Names of ranks, marks, shares, and of what is itself a change."""
_SCALED = re.compile(r"\d[\d,，]*(?:\.(?P<decimals>\d+))?(?P<scale>万亿|[亿万千百])")
_RANGE = re.compile("[-—–~～至]")


@dataclass(frozen=True)
class Compared:
    """A row of 主要数据对比表, numbered from 1; change and rate as printed, a dash where they make no sense."""

    number: int
    row: MetricInput
    change: str
    rate: str


def compared(dossier: Dossier) -> Iterator[Compared]:
    """Every metric of the table, last year beside this year."""
    for number, row in enumerate(annexed(dossier), start=1):
        yield Compared(number, row, change_of(row), rate_of(row))


def annexed(dossier: Dossier) -> tuple[MetricInput, ...]:
    """The metrics 主要数据对比表 takes: those marked 重点, all where none is."""
    rows = dossier.inputs.metrics
    return tuple(row for row in rows if row.headline == "是") or rows


def rateable(row: MetricInput) -> tuple[Figure, Figure] | None:
    """Last year's figure and this year's where one may be told in percent of the other: both exact amounts of one unit
    and one scope, not too few, not rounded too far; None for all others."""
    old, new = row.before_figure, row.figure
    if not old or not new or old.unit != new.unit or row.scope:
        return None
    if old.unit in _NO_AMOUNT or _NO_AMOUNT_NAMED.search(row.name) or old.value < _LEAST:
        return None
    return (old, new) if _is_exact(old) and _is_exact(new) else None


def _is_exact(figure: Figure) -> bool:
    """Neither 约 nor a range, and fine enough when told in 万 or 亿."""
    if figure.qualifier or _RANGE.search(figure.text):
        return False
    scaled = _SCALED.match(figure.text)
    if not scaled:
        return True
    step = Decimal(SCALES[scaled["scale"]]).scaleb(-len(scaled["decimals"] or ""))
    return step * _FINE <= figure.value


def rate_of(row: MetricInput) -> str:
    """增长12.9%, 下降7.0%, 持平, to one decimal, halves up; a dash where no rate makes sense."""
    pair = rateable(row)
    if pair is None:
        return _DASH
    old, new = pair
    if new.value == old.value:
        return "持平"
    percent = (abs(new.value - old.value) * 100 / old.value).quantize(_TENTH, ROUND_HALF_UP)
    return f"{'增长' if new.value > old.value else '下降'}{percent}%" if percent else "基本持平"


def change_of(row: MetricInput) -> str:
    """增加186宗, 减少1.20个百分点, 约增加8万件; a dash when either figure is missing, or they differ in unit or scope."""
    new, old = row.figure, row.before_figure
    if not new or not old or new.unit != old.unit or row.scope:
        return _DASH
    about = "约" if {new.qualifier, old.qualifier} - {"", "连续"} else ""
    now, before = _PRINTED.fullmatch(new.text), _PRINTED.fullmatch(old.text)
    if now and before and now["unit"] == before["unit"] and not about:
        difference = Decimal(now["number"].replace(",", "")) - Decimal(before["number"].replace(",", ""))
        unit = now["unit"]
    else:
        difference, unit = _scaled(new, old)
    if not difference:
        return "大致持平" if about else "持平"
    unit = "个百分点" if new.unit == "%" else unit
    return f"{about}{'增加' if difference > 0 else '减少'}{abs(difference):f}{unit}"


def _scaled(new: Figure, old: Figure) -> tuple[Decimal, str]:
    """The difference in the larger scale both figures reach: 2.5亿元 and 23437.89万元 differ in 万元."""
    scale, size = next(
        (s, n) for s, n in _SCALES if all(s in f.text or (s == "万" and "亿" in f.text) for f in (new, old))
    )
    return (Decimal(new.value - old.value) / size).normalize(), f"{scale}{new.unit}"
