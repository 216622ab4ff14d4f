"""Figures of papers that do not follow from those beside them: a rate from its parts, a total from its rows, a year from its
quarters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.collecting.mention import Mention
from drafter.collecting.timespan import Period
from drafter.model.collected import Slip, Source
from drafter.quantities.rates import OF_TWO_BEFORE, SIZES, share
from drafter.zh import units
from drafter.zh.expression import expression

_RATE = expression("率(?:为|达到?|是|高达|约|近|超过)?$|占比?(?:达|为)?$")
_QUARTER = expression("^[一二三四1234]季度$|^第[一二三四]季度$")
_WHOLE = expression("^(?:全年|全年合计|合计|年度合计|总计)$")
_TOTAL = expression("^(?:全区|全县|各街道|各单位)?(?:合\\s*计|总\\s*计|共\\s*计)$|^(?:全区|全县|总数)$")
_PARTS = expression("其中|小计|率$|平均|累计|人均")
_LEAST, _MOST = Decimal("0.15"), Decimal(12)
"""Points by which a rate is off: less is rounding, more is another rate."""
_BEFORE = 6
"""Figures before a rate among which its parts stand."""
_ROWS = 2


@dataclass(frozen=True)
class Checked:
    """slips, each with the place of its mention; sound: mentions that the figures beside them bear out."""

    slips: tuple[tuple[int, Slip], ...]
    sound: frozenset[int]


def checked(mentions: Sequence[Mention]) -> Checked:
    """Mentions of all papers in order -> which do not follow from those beside them, and which do."""
    slips: dict[int, Slip] = {}
    sound: set[int] = set()
    for n, told in (*_rates(mentions), *_totals(mentions), *_quarters(mentions), *_sums(mentions)):
        if told is None:
            sound.add(n)
        else:
            slips.setdefault(n, told)
    return Checked(tuple(slips.items()), frozenset(sound - slips.keys()))


def _rates(mentions: Sequence[Mention]) -> Iterator[tuple[int, Slip | None]]:
    """受理7915件，调解成功7702件，成功率98.3%: 97.3%."""
    for n, one in enumerate(mentions):
        if (
            one.cell
            or one.vague
            or one.figure.unit != "%"
            or one.figure.qualifier
            or one.period in (Period.BEFORE, Period.PLAN, Period.CHANGE)
        ):
            continue
        before = one.quote.partition(one.shown)[0]
        if not _RATE.search(before):
            continue
        counts = [m for m in range(max(0, n - _BEFORE), n) if _is_part(mentions[m], one, mentions[m + 1 : n])]
        pairs = [
            (a, b)
            for b in counts
            for a in counts
            if a != b and 0 < mentions[a].figure.value <= mentions[b].figure.value
        ]
        digits = max(1, -int(one.figure.value.normalize().as_tuple().exponent or 0))
        shares = {
            (a, b): round(share(mentions[a].figure.value, mentions[b].figure.value), digits)
            for a, b in pairs
            if _alike(mentions[a], mentions[b])
        }
        if any(abs(made - one.figure.value) <= Decimal("0.11") for made in shares.values()):
            yield n, None
            continue
        right = _natural(mentions, n, shares)
        if right is not None:
            (a, b), made = right
            why = f"{mentions[a].shown}÷{mentions[b].shown}={made}%"
            yield n, Slip(_source(one), why, f"{made}%")


def _is_part(one: Mention, rate: Mention, between: Sequence[Mention]) -> bool:
    """Whether a count may be a part of a rate: told in its paragraph or the one before, of the same stretch of time."""
    if one.period is Period.PARTIAL and rate.period is not Period.PARTIAL:
        return False
    near = one.facts.file == rate.facts.file and all(m.line[1] in (one.line[1], rate.line[1]) for m in between)
    counts = not one.cell and one.figure.unit not in SIZES and not one.figure.qualifier
    return near and counts and one.period not in (Period.BEFORE, Period.CHANGE, Period.PLAN)


def _alike(one: Mention, other: Mention) -> bool:
    return units.near(one.figure.unit, other.figure.unit)


def _natural(
    mentions: Sequence[Mention], n: int, shares: dict[tuple[int, int], Decimal]
) -> tuple[tuple[int, int], Decimal] | None:
    """The parts that the words of a rate name, or the two counts told right before it."""
    rate = mentions[n]
    stem = rate.quote.partition(rate.shown)[0].rpartition("，")[2].rstrip("为达到是").removesuffix("率")[-4:]
    close = {
        pair: made
        for pair, made in shares.items()
        if _LEAST <= abs(made - rate.figure.value) <= _MOST and mentions[pair[0]].line[1] == rate.line[1]
    }
    if not close:
        return None
    named = [
        pair
        for pair in close
        if any(stem[k : k + 2] in mentions[pair[0]].quote for k in range(len(stem) - 1))
        and "不" not in mentions[pair[0]].quote.split(stem[-2:])[0][-3:]
        and "未" not in mentions[pair[0]].quote[:2]
    ]
    last = max((pair[0] for pair in shares), default=-1)
    plain = OF_TWO_BEFORE.search(stem) and not mentions[n].vague
    chosen = named or [pair for pair in close if plain and pair[0] == last and mentions[last].line == rate.line]
    if not chosen:
        return None
    best = min(chosen, key=lambda pair: (abs(n - pair[0]), abs(pair[0] - pair[1])))
    return best, close[best]


def _source(one: Mention) -> Source:
    return Source(one.facts.file, one.where, one.quote)


def _totals(mentions: Sequence[Mention]) -> Iterator[tuple[int, Slip | None]]:
    """A column whose row 合计 is not the sum of the rows above it."""
    for column in _columns(mentions).values():
        rows = [m for m in column if not any(_TOTAL.search(head) for head in mentions[m].stub)]
        totals = [m for m in column if m not in rows]
        if (
            len(totals) != 1
            or len(rows) < _ROWS
            or any(_PARTS.search(mentions[m].row) for m in column)
            or mentions[totals[0]].figure.unit == "%"
        ):
            continue
        total = mentions[totals[0]]
        if mentions[column[-1]] is not total:
            continue
        yield from _compared(totals[0], total, sum((mentions[m].figure.value for m in rows), Decimal(0)), "各行相加是")


def _quarters(mentions: Sequence[Mention]) -> Iterator[tuple[int, Slip | None]]:
    """A row whose 全年 is not the sum of its four quarters."""
    rows: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for n, one in enumerate(mentions):
        if one.cell:
            rows[one.line].append(n)
    for row in rows.values():
        quarters = [m for m in row if _QUARTER.search(_last(mentions[m]))]
        whole = [m for m in row if _WHOLE.search(_last(mentions[m]))]
        if len(quarters) == 4 and len(whole) == 1 and mentions[whole[0]].figure.unit != "%":
            yield from _compared(
                whole[0],
                mentions[whole[0]],
                sum((mentions[m].figure.value for m in quarters), Decimal(0)),
                "四个季度相加是",
            )


def _last(one: Mention) -> str:
    """The innermost head of a cell's column."""
    return one.heads[-1] if one.heads else ""


def _sums(mentions: Sequence[Mention]) -> Iterator[tuple[int, Slip | None]]:
    """共批准1968件，其中民事1203件、刑事742件、行政23件: borne out by its parts."""
    lines: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for n, one in enumerate(mentions):
        if not one.cell:
            lines[one.line].append(n)
    for line in lines.values():
        for place, n in enumerate(line):
            parts = []
            for m in line[place + 1 :]:
                if not mentions[m].part or mentions[m].figure.unit != mentions[n].figure.unit:
                    break
                parts.append(m)
            before = line[max(0, place - 2) : place]
            if len(before) == 2 and _adds_up(mentions, before, n):
                yield n, None
            if (
                len(parts) > 1
                and sum((mentions[m].figure.value for m in parts), Decimal(0)) == mentions[n].figure.value
            ):
                yield n, None


def _adds_up(mentions: Sequence[Mention], two: Sequence[int], n: int) -> bool:
    """上年结转485人，新接收527人，累计在册1012人."""
    same = all(mentions[m].figure.unit == mentions[n].figure.unit and mentions[m].figure.value >= 10 for m in two)
    return same and sum((mentions[m].figure.value for m in two), Decimal(0)) == mentions[n].figure.value


def _compared(n: int, one: Mention, total: Decimal, told: str) -> Iterator[tuple[int, Slip | None]]:
    if total == one.figure.value:
        yield n, None
    elif total and abs(total - one.figure.value) <= total * Decimal("0.2"):
        yield n, Slip(_source(one), f"{told}{total.normalize():f}", f"{total.normalize():f}{one.figure.unit}")


def _columns(mentions: Sequence[Mention]) -> dict[tuple[object, ...], list[int]]:
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(mentions):
        if one.cell:
            found[(*one.line[:2], one.column)].append(n)
    return found
