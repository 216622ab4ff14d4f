"""Numeric promises of a plan: 增长6%左右, 不少于20家, 控制在5.5%以内."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from drafter.model.report import Commitment, Target
from drafter.parsing.statistics import refuse_many
from drafter.quantities import quantities
from drafter.zh import figures
from drafter.zh.figures import Found

_AT_LEAST_BEFORE = re.compile(r"(?:不(?:低|少|小)于|至少|(?<!不)超过?|突破|(?<!不)[高大多]于|以上的?)$")
_AT_MOST_BEFORE = re.compile(r"(?:不(?:超过|高于|大于|多于)|(?<!不)[低少小]于|控制在|降[至到]|压减[至到])$")
_AT_LEAST_AFTER = re.compile(r"^(?:以上|以外)")
_AT_MOST_AFTER = re.compile(r"^(?:以内|以下|之内)")
_ABOUT_AFTER = re.compile(r"^(?:左右|上下)")
_DESCRIBED = re.compile(r"(?:投资|占地|面积|规模)(?:约|近|超|达)?$")
"""总投资5亿元的项目: the project is promised, not the money."""
_STARTS = re.compile(r"[从由](?:(?:19|20)\d\d年|上年|去年|目前|现在)?(?:底|末|初)?的?$")
_SORT = re.compile("(?:以上)?的?[^，。；、]{0,12}(?:企业|项目|产业|园区|集群)")
"""投资超亿元的项目: which projects are promised."""
_AROUND_AFTER = re.compile("以上|左右|以内|以下|上下")
_NEAR = 20
"""Characters before a number in which all stands that tells how it is meant."""
_BARE = 1
"""Characters before a number that say nothing of what is counted."""
_COUNTED = re.compile(r"(?:[^\d，；：。、（）()]|[（(][^（）()，。；]{1,12}[）)]){1,24}(?![（(])")
"""What stands after a number, brackets whole, to the next mark or number."""
_SCALED = re.compile(r"(?P<number>[\d.,，]+)(?:余|多)?(?P<unit>.+)$")


def targets(promises: Sequence[Commitment]) -> tuple[Target, ...]:
    """Promises -> the numbers in them, value and unit as printed, with the direction they promise. DrafterError: too many."""
    seen = [figures.pledged(promise.text) for promise in promises]
    refuse_many(sum(map(len, seen)))
    return tuple(target for promise, here in zip(promises, seen, strict=True) for target in _in_promise(promise, here))


def _in_promise(promise: Commitment, seen: list[Found]) -> list[Target]:
    sentence = promise.text
    found = list[Target]()
    if not seen:
        return found
    for here, one in zip(seen, quantities(sentence, seen), strict=True):
        value, unit = _as_printed(here)
        if _is_aside(sentence, here):
            continue
        text = _phrase(sentence, here)
        direction = _direction(sentence, here)
        found.append(Target(one.name, direction, value, unit, text, sentence, promise.paragraph, promise.id))
    return found


def _is_aside(sentence: str, here: Found) -> bool:
    """Whether a number only describes what is promised, or is where it starts from."""
    before, after = sentence[max(0, here.start - _NEAR) : here.start], sentence[here.end :]
    if _STARTS.search(before):
        return True
    bound = here.figure.qualifier in ("超", "超过", "逾") or before.endswith("过") or after.startswith("以上")
    if bound and here.figure.unit == "元" and _SORT.match(after):
        return True
    return after.startswith("的") and bool(_DESCRIBED.search(before))


def _as_printed(here: Found) -> tuple[Decimal, str]:
    """1200万人 -> (1200, 万人); a number in words -> its value and bare unit."""
    printed = _SCALED.search(here.figure.text)
    if not printed:
        return here.figure.value, here.figure.unit
    unit = printed["unit"].replace("％", "%")
    if here.figure.unit == "人" and unit in ("万", "亿"):  # 6000万农村人口
        unit += "人"
    return Decimal(re.sub("[,，]", "", printed["number"])), unit


def _direction(sentence: str, here: Found) -> str:
    before, after = (
        sentence[max(0, here.start - _NEAR) : here.start]
        + (here.figure.qualifier if here.figure.text[0] in "超逾" else ""),
        sentence[here.end :],
    )
    if _AT_MOST_AFTER.match(after) or _AT_MOST_BEFORE.search(before):
        return "<="
    if _ABOUT_AFTER.match(after):
        return "~"
    if _AT_LEAST_AFTER.match(after) or _AT_LEAST_BEFORE.search(before):
        return ">="
    return "~" if here.figure.qualifier in ("约", "大约") else "="


def _phrase(sentence: str, here: Found) -> str:
    """The words around the number, from the last mark to 以上 / 左右."""
    start = _opening(sentence, here.start)
    if sentence.count("）", start, here.start) > sentence.count("（", start, here.start):  # 新（改、扩）建公厕2座
        start = _opening(sentence, max(0, sentence.rfind("（", 0, start)))
    after = _AROUND_AFTER.match(sentence, here.end)
    end = after.end() if after else here.end
    if here.start - start <= _BARE and (noun := _COUNTED.match(sentence, end)):  # 在6个（镇）街道推行试点
        end = noun.end()
    return sentence[start:end]


def _opening(sentence: str, at: int) -> int:
    """Where the words before a place begin, behind the last mark."""
    return max(sentence.rfind(mark, 0, at) for mark in "，；：。、") + 1
