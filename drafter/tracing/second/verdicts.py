"""What a second reader says of promises: the shape it must have, and what of it can be relied on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from drafter.model.report import Commitment
from drafter.model.traced import EVIDENCE
from drafter.zh.hygiene import squeeze

_HALF = 0.5
_THING = 40
"""Characters of a thing that is shown."""


class Item(BaseModel):
    """What is said of one promise. Numbers out of range are looked at one by one, not a fault of the whole answer."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(description="计划的编号，照抄")
    thing: str = Field(description="计划的主干")
    s: list[int] = Field(description="今年的句子的编号，只写数，按贴切排，最多3句")
    met: Literal["全部", "部分", "没有"]
    p: float = Field(description="“有”的概率，0到1")


class Items(BaseModel):
    """An answer: one item a promise."""

    model_config = ConfigDict(extra="forbid")

    items: list[Item]


@dataclass(frozen=True)
class Verdict:
    """What can be relied on of an item: chance of 有; whether all of the promise is spoken of; places of sentences, best first;
    thing: what it is about, in words of the promise, else empty."""

    chance: float
    met: str
    places: tuple[int, ...]
    thing: str = ""


def verdicts(
    said: Items, asked: Sequence[Commitment], places: Sequence[int]
) -> tuple[dict[str, Verdict], dict[str, str]]:
    """An answer, the promises asked about and the places of the sentences shown -> the verdict of each that can be relied on;
    of each other, why not. What was not asked is passed over."""
    items, seen = {item.id: item for item in said.items}, Counter(item.id for item in said.items)
    found, faults = dict[str, Verdict](), dict[str, str]()
    for promise in asked:
        item = items.get(promise.id)
        fault = _fault(item, len(places)) if seen[promise.id] <= 1 else "答了两遍"
        if fault or item is None:
            faults[promise.id] = fault
        else:
            there = tuple(places[n] for n in dict.fromkeys(item.s))
            found[promise.id] = Verdict(item.p, item.met, there, _thing(item.thing, promise.text))
    return found, faults


def _fault(item: Item | None, shown: int) -> str:
    """Why an item cannot be relied on; empty where it can."""
    if item is None:
        return "没有答"
    if not 0 <= item.p <= 1:
        return "概率不在0到1之间"
    if (item.p >= _HALF) is (item.met == "没有"):
        return "结论和概率不一致"
    if len(item.s) > EVIDENCE or not all(0 <= n < shown for n in item.s):
        return "句子的编号不对"
    return "" if item.s or item.met == "没有" else "没有说是哪一句"


def _thing(said: str, promise: str) -> str:
    """What the reader takes the promise to be about, where it says so in the promise's own words."""
    thing = said.strip()
    whole = squeeze(promise)
    own = bool(thing) and len(thing) <= _THING and set(squeeze(thing)) <= set(whole) and thing.isprintable()
    return thing if own else ""
