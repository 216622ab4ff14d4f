"""Whether a sentence of a plan promises something that can be checked next year: a logistic model over what it says and
where it stands. Weights are learned by benchmarks/learn_promises.py from plans labelled by readers."""

from __future__ import annotations

import json
import math
import re
from functools import cache
from operator import add, mul
from pathlib import Path
from typing import NamedTuple

from drafter.parsing.mark import Mark

MODEL = Path(__file__).with_name("checkable.json")
_MARKER = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）、.是]+")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CLAUSE = re.compile("[，；]")
_VOWS = re.compile("我们|必须|要")
_STANCE = re.compile("坚持|围绕|聚焦|把|以|始终")
_FRAME = re.compile("指导思想|总体(?:思路|要求|目标)|总要求|基本原则|工作思路")
"""What the whole plan goes by, rather than what is to be done."""
_ACTS = re.compile(
    "[，；](?:年内|全年|年底前|每[年季月]度?|定期|适时|继续|持续|常态化|集中|分批|依法|及时|认真|深入|广泛|有序)*"
    "(?:组织|举办|召开|开展|承办|筹备|编印|编写|印发|出台|制定|修订|编制|起草|建成|新建|建立|设立|成立|组建|启动|完成|推出|发布|评选|培训|走访|招录"
    "|招聘|升级|改造|压缩|压减|推行|上线|开通|办好|办理|受理|评查|检查|抽查|排查|督察|考核|验收|评估|选派|配备|聘请|签订|扩建|购置|更新|汇编|轮训)"
    "(?!调研。)[^，。；]{3,}"
)
"""An act with what it is done to, behind a mark: 举办培训班, 编印案例汇编."""
_GOOD = ("坚强", "有力", "坚实", "良好")
_HOPES = re.compile(
    "新(?:局面|篇章|台阶|辉煌|征程|跨越|业绩|贡献|作为|气象|答卷)|贡献.{0,8}力量|保驾护航|笃行不怠|奋勇争先|不懈奋斗|更大贡献"
    "|责任感|使命感|紧迫感|" + "|".join(f"{word}.{{0,8}}(?:保障|支撑|基础|保证)[。！]?$" for word in _GOOD)
)
"""What is hoped for, which nobody can check."""
_OWN_WORK = re.compile("自身建设|政府建设|廉洁|作风")
_SHORT, _PLAIN, _FULL, _LONG = 12, 20, 40, 80
"""Characters of a slogan, a heading, a plain sentence, a full one."""
_LEAD = 30
"""Characters of a first sentence that may head its paragraph."""


class Told(NamedTuple):
    """A sentence of a plan and where it stands.

    number (from 0) and among: which of how many sentences of its paragraph; lead: the heading it opens with, within a paragraph;
    headed: whether its paragraph opens with a marker; led, leads_on: whether the sentence before it in the paragraph,
    or the one after it in the next, is a lead; titles: headings above it; bare: the plan has headings, but none
    above it yet; position: share of the plan that stands before it.
    """

    text: str
    number: int
    among: int
    lead: Mark | None
    headed: bool
    led: bool
    leads_on: bool
    titles: str
    bare: bool
    position: float


def probability(told: Told) -> float:
    """How likely two careful readers would take the sentence for a promise, from 0 to 1."""
    total = _bias() + sum(map(mul, _weights(), _told(told))) + sum(filter(None, map(_grams().get, grams(told.text))))
    return 1 / (1 + math.exp(-total))


def threshold() -> float:
    """The probability from which a sentence is taken for a promise, as the model was shipped."""
    return _model()["threshold"]["at"]


@cache
def _model() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(MODEL.read_text("utf-8"))
    return loaded


@cache
def _grams() -> dict[str, float]:
    return _model()["weights"]


@cache
def _bias() -> float:
    return _model()["weights"]["bias"]


@cache
def _weights() -> tuple[float, ...]:
    """What each of NAMES weighs."""
    return tuple([_model()["weights"].get(name, 0.0) for name in NAMES])


def grams(text: str) -> set[str]:
    """A sentence -> its characters and pairs of characters, marker off, figures as 0, ^ and $ at its ends."""
    plain = f"^{_FIGURE.sub('0', _unmarked(text))}$"
    return {*plain, *map(add, plain, plain[1:])}


def features(told: Told) -> dict[str, float]:
    """What else tells, by name."""
    return dict(zip(NAMES, map(float, _told(told)), strict=True))


def _told(told: Told) -> tuple[float, ...]:
    """What else tells, in the order of NAMES."""
    return _of_place(told) + _of_length(told) + _of_words(told)


def _unmarked(text: str) -> str:
    marker = _MARKER.match(text)
    return text[marker.end() :] if marker else text


_PLACE = (
    "first", "only", "last", "bare", "lead", "marked", "led", "leads-on", "headed", "second-of-two", "headed-thesis", "few",
    "many", "at", "before-0.1", "before-0.2", "beyond-0.85", "beyond-0.93", "beyond-0.97", "under-heading", "own-work",
)  # fmt: skip
_LENGTH = (
    "slogan", "heading", "plain", "full", "size", "short-opening", "full-opening", "no-comma", "one-comma", "commas",
    "clause", "clauses",
)  # fmt: skip
_WORDS = (
    "figure", "figures", "quoted", "titled", "names", "list", "lists", "exclaims", "sets-out", "frame", "vows", "stance",
    "acts", "hopes",
)  # fmt: skip
NAMES = (*(f"place:{n}" for n in _PLACE), *(f"long:{n}" for n in _LENGTH), *(f"word:{n}" for n in _WORDS))
"""Everything that tells, besides the words."""


def _of_place(told: Told) -> tuple[float, ...]:
    first, more, at = told.number == 0, told.among > 1, told.position
    second = told.number == 1 and told.among == 2
    return (
        first and more, not more, more and told.number == told.among - 1, told.bare,
        told.lead is not None, bool(told.lead and told.lead.marker), told.led, told.leads_on, told.headed,
        second, second and told.headed, told.among <= 2, told.among >= 6,
        at, at < 0.1, at < 0.2, at > 0.85, at > 0.93, at > 0.97,
        bool(told.titles), bool(_OWN_WORK.search(told.titles)),
    )  # fmt: skip


def _of_length(told: Told) -> tuple[float, ...]:
    size, commas, parts = len(told.text), told.text.count("，"), _CLAUSE.split(told.text)
    heads = told.number == 0 and told.among > 2
    return (
        size < _SHORT, _SHORT <= size < _PLAIN, _PLAIN <= size < _FULL, size > _LONG, size / 100,
        heads and size < _LEAD, heads and size >= _LEAD,
        commas == 0, commas == 1, commas > 3, max(map(len, parts)) / 40, len(parts) / 6,
    )  # fmt: skip


def _of_words(told: Told) -> tuple[float, ...]:
    text, plain = told.text, _unmarked(told.text)
    figures, lists, titles, quotes = len(_FIGURE.findall(text)), text.count("、"), text.count("《"), text.count("“")
    return (
        figures > 0, figures / 3, quotes > 0, titles > 0, (titles + quotes) / 3, lists > 2, 10 * lists / len(text),
        text[-1] in "！!", text[-1] in "：:", bool(_FRAME.search(text)), bool(_VOWS.search(text[:4])),
        bool(_STANCE.match(plain)), bool(_ACTS.search(f"，{plain}")), bool(_HOPES.search(text)),
    )  # fmt: skip
