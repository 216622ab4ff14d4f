"""A target against a claim of the same thing: whether they compare, and whether it is reached."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.model.traced import Verdict
from drafter.tracing.claims import Claim, Kind
from drafter.zh import units

_APART = tuple(
    line.split()
    for line in (
        "登记 调查",
        "城镇 农村",
        "城市 农村",
        "进出 出口 进口",
        "收入 支出",
        "存款 贷款",
        "养老 医疗 失业",
        "小学 中学 高中 幼儿园",
        "一产 二产 三产",
        "供水 供热 供电 排水 燃气",
        "国考 省考",
        "高铁 高速公路",
        "高速公路 农村公路",
        "小麦 玉米 水稻",
        "工业 农业 服务业 建筑业",
        "科技型 创新型 专精特新",
        "公厕 户厕",
    )
)
"""Words that tell one population from another when all else is the same."""
_RANKS = re.compile(r"(?:国家|省|市|县|区|镇|乡)(?:级以上|级|以上)")
_SIZES = re.compile(r"([\d.]*[十百千]*[亿万])元")
"""过亿元企业 are not 过10亿元企业."""
_LESS = re.compile("失业|价格|物价|发生率|死亡|负债|赤字|不良|浓度|超采|事故|污染")
"""Things of which less is better."""
_ABOUT = Decimal("0.97")
"""左右 is kept from this share of the target on: readers take 5.4 for 5.5左右, not 4.8 for 5左右."""


def comparable(one: Claim, other: Claim) -> bool:
    """Whether a target and a claim measure the same: kind, unit, population, span of years, new or all there is."""
    if one.kind != other.kind or not units.alike(one.unit, other.unit):
        return False
    if any(apart(a, b) for a in one.things[:1] for b in other.things[:1]) or _differ(one, other):
        return False
    stock = one.totals and not one.adds
    if one.kind is Kind.GROWTH and one.several != other.several:
        return False
    if one.kind is Kind.AMOUNT and other.several and not one.several and not stock and one.value != other.value:
        return False
    return not (one.adds and other.totals and not other.adds) and not (stock and other.adds and not other.totals)


def apart(one: str, other: str) -> bool:
    """Whether a word in the second name says that it is another population than the first's."""
    one, other = one.replace("进出口", "进出"), other.replace("进出口", "进出")
    return any(
        any(a in one for a in words)
        and any(b in other and b not in one for b in words)
        and not any(a in one and a in other for a in words)
        for words in _APART
    )


def siblings(one: str, other: str) -> bool:
    """Whether two names differ in nothing but the population: 城镇登记失业率 and 城镇调查失业率."""
    return apart(one, other) and _plain(one) == _plain(other) != ""


def reached(one: Claim, op: str, other: Claim) -> Verdict:
    """A comparable claim against the target, in the direction promised."""
    value = -other.value if one.kind is Kind.GROWTH and one.falls != other.falls else other.value
    least = op != "<=" and (op == ">=" or one.falls or not _LESS.search(one.things[0]))
    slack = _ABOUT if op == "~" else Decimal(1)
    kept = value >= one.value * slack if least else value <= one.value / slack
    return Verdict.REACHED if kept else Verdict.MISSED


def _differ(one: Claim, other: Claim) -> bool:
    """省级 is not 市级以上, 过亿元 not 过10亿元; where one names none they may be the same."""
    named = "".join(one.things), "".join(other.things)
    found = [[set(pattern.findall(things)) for things in named] for pattern in (_RANKS, _SIZES)]
    return any(ours and theirs and ours != theirs for ours, theirs in found)


def _plain(name: str) -> str:
    name = name.replace("进出口", "进出")
    for word in (word for words in _APART for word in words):
        name = name.replace(word, "")
    return name
