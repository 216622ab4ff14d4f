"""Sentences of a model as lines of 建议文字, each with what it stands on: ……（本地模型起草 据划05、料02）."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from drafter.model.grounded import Drafted
from drafter.model.inputs import MetricInput
from drafter.model.slots import slot
from drafter.zh.expression import expression
from drafter.zh.figures import find

DRAFTED, SMOOTHED = "本地模型起草", "本地模型润色"
"""What a line says of where it is from."""
LEAD = "上年的小标题"
"""What a short lead taken over from last year stands on."""
_OURS = expression(rf"（(?:{DRAFTED}|{SMOOTHED}) 据[^（）]*）$")


def line(drafted: Drafted, where: Mapping[int, str], slots: Sequence[tuple[str, MetricInput]], mark: str) -> str:
    """A sentence -> its line; a figure of 指标 that what it is made from has gets its slot."""
    told = list(dict.fromkeys(where[number] for number in drafted.sources))
    words = slotted(drafted.text, dict.fromkeys(one for at, one in slots if at in told))
    return f"{words}（{mark} 据{'、'.join(told) or LEAD}）"


def slotted(text: str, metrics: Iterable[MetricInput]) -> str:
    """A text with this year's figures -> the same with the slots of these rows, each at the first figure printed as its own."""
    left = list(find(text))
    places = list[tuple[int, int, str]]()
    for metric in metrics:
        one = next((found for found in left if found.figure.text == metric.now), None)
        if one is not None:
            left.remove(one)
            places.append((one.start, one.end, metric.name))
    for start, end, name in sorted(places, reverse=True):
        text = text[:start] + slot(name) + text[end:]
    return text


def put(before: str | None, lines: Sequence[str], mark: str) -> str | None:
    """建议文字 as it is and lines of one sort -> the same with these in place of those of that sort, before all others."""
    others = [one for one in (before or "").split("\n") if one and f"（{mark} 据" not in one]
    return "\n".join((*lines, *others)) or None


def ours(offered: str | None) -> list[str]:
    """The lines of 建议文字 that a model made."""
    return [one for one in (offered or "").split("\n") if _OURS.search(one)]
