"""共1968件，其中民事1500件、刑事450件、行政28件: parts that together are more than their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.zh.expression import expression

_OPENS = expression(
    r"，?(?:其中|包括|包含|分别(?:为|是))[:：，]?[^，。；、\d（）()]{0,14}|[（(](?:其中)?[^，。；、\d（）()]{0,14}"
)
_JOINS = expression(r"(?:[（(]占[^（）()]*[）)])?(?:、|和|及|以及)[^，。；、\d（）()]{0,14}")
_LOOSE = expression(
    r"[，；](?!其中|[办审受结调化接解答提发开完涉挽追指纠移立处占共已增比新累同均召举印培出走查])[^，。；、\d（）()]{1,10}"
)
"""Parts parted by commas: what begins with a deed is told beside them."""
_REST = expression("其[他它余](?:类型?|案件|纠纷|人员|[一-鿿]{0,4})$")
_NEAR = Decimal("0.1")
"""Part of the whole by which the parts are off where one of them is a slip; more is parts that overlap."""
_LEAST = 10


def look(paper: Paper) -> Iterator[Remark]:
    """Wholes whose parts, of the same unit and named one by one, add up to more, or, where nothing is left over, to less."""
    for _, told in groupby(paper.claims, key=attrgetter("line", "sentence")):
        claims = list(told)
        for at, whole in enumerate(claims[:-2]):
            behind = [one for one in claims[at + 1 :] if one.counts.figure.unit != "%"]
            parts = _parts(whole, behind) if _exact(whole) else []
            if len(parts) > 1:
                yield from _told(whole, parts)


def _exact(claim: Claim) -> bool:
    figure = claim.counts.figure
    whole = figure.value == figure.value.to_integral_value() and "万" not in figure.text and "亿" not in figure.text
    return whole and not figure.qualifier and figure.unit not in ("%", "元")


def _parts(whole: Claim, behind: Sequence[Claim]) -> list[Claim]:
    """The figures behind a whole that it is said to hold, parted by one kind of mark."""
    text, found, end, between = whole.line.text, list[Claim](), whole.end, _OPENS
    for one in behind:
        if len(found) == 1:
            between = _JOINS if _JOINS.fullmatch(text, end, one.start) else _LOOSE
        if not between.fullmatch(text, end, one.start):
            break
        if one.counts.figure.unit not in (whole.counts.figure.unit, "") or not _exact(one):
            return []
        found.append(one)
        end = one.end
    return found


def _told(whole: Claim, parts: Sequence[Claim]) -> Iterator[Remark]:
    value, made = whole.counts.figure.value, sum((part.counts.figure.value for part in parts), Decimal(0))
    slip = value >= _LEAST and made != value and abs(made - value) <= value * _NEAR
    if slip and (made > value or _is_whole(whole, parts[-1])):
        shown = "、".join(str(part.counts.figure) for part in parts)
        message = f"{shown}加起来是{made:f}，写的是{whole.counts.figure}"
        fix = "总数和各项对一遍；各项有交叉的，写明“有交叉”"
        yield Remark(whole.line, whole.start, parts[-1].end, message, fix)


def _is_whole(whole: Claim, last: Claim) -> bool:
    """Whether nothing is left over: the last part is the rest, or the parts fill a bracket right behind their whole."""
    text = whole.line.text
    bracketed = text[whole.end : whole.end + 1] in ("（", "(") and text[last.end : last.end + 1] in ("）", ")")
    return bracketed or bool(_REST.search(text, whole.end, last.start))
