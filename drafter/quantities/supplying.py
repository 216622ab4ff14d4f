"""A name that says too little by itself, filled by what is talked of."""

from __future__ import annotations

from drafter.quantities.cues import REACHES, RESULTS, SCOPES
from drafter.quantities.lexis import BOTH, VERB, cut
from drafter.quantities.phrase import AMOUNTS, LONGEST, MEASURES, ROOM, SHORT, Words, thing_of, words
from drafter.quantities.scant import joined
from drafter.quantities.topic import Topic

EACH = ("人均", "户均", "村均", "亩均", "日均", "月均")
_COUNTS = ("人次", "人数", "数量", "起数", "户数")
"""How a thing was counted before, which gives way to another measure of it."""
_TOTALS = ("总量", "总额")
"""Totals, of the amount that is talked of."""
_YIELDS = ("总产", "单产", "总产量")
"""Yields, of the crop that is talked of."""


def after_topic(told: Words, topic: Topic) -> tuple[str, str]:
    """办结|11宗: with the thing counted before; 涉案金额|40万元: with the thing the sentence counts first."""
    told = [token for token in told if token.text not in SCOPES] or told
    return _measured(told, topic) or _done(told, topic)


def _measured(told: Words, topic: Topic) -> tuple[str, str] | None:
    """A measure of what was told before: 占比, 年均增速, 收入."""
    name, near = words(told), "".join(dict.fromkeys(topic.near))
    if name.endswith("率") and len(topic.near) == 2 and len(near) <= ROOM:  # 办理建议、提案，办结率
        return joined(near, name), near
    if len(told) > 1 and told[0].sort == VERB and told[-1].text in AMOUNTS:  # 重大项目|完成投资
        return joined(_unmeasured(topic.last), name), topic.last or thing_of(told)
    if name == "其余" and topic.last:
        return name + topic.last, topic.last
    if name == "占比" and topic.last:
        return topic.last + name, topic.last
    if told[-1].text == "增速" and len(name) <= SHORT:  # 年均增速
        return joined(topic.amount or topic.last, name), topic.last
    swapped = topic.last.removesuffix(next((one for one in _COUNTS if topic.last.endswith(one)), "-"))
    if name in AMOUNTS and swapped not in ("", topic.last):  # 医疗旅游人次、|收入
        return swapped + name, topic.last
    if name in _YIELDS and topic.last.startswith(_YIELDS):  # 单产连续3年居前列，总产量
        return name, name
    if name in _YIELDS and (grain := next((one for one in ("粮食", "小麦", "玉米") if one in topic.last), "")):
        return grain + name, grain + name  # 粮食连年丰收、|总产
    if name in _YIELDS and (crop := cut(topic.last)):
        return crop[0][1] + name, crop[0][1] + name
    return (name + topic.last, topic.last) if name in EACH else None


def _done(told: Words, topic: Topic) -> tuple[str, str]:
    """What was done with the thing told before, or the thing with its measure."""
    if len(words(told)) == 2 and told[0].sort == VERB and (told_of := _in_turn(topic.last, told)):  # 生猪存栏、|出栏
        return told_of, told_of
    results = any(token.text in RESULTS for token in told)
    doing = told[-1].sort == VERB or results
    rate = (words(told).endswith("率") and topic.near) or told[-1].text in AMOUNTS
    name, thing = words(told), (topic.taken if results else "") or (topic.last if doing or rate else topic.first)
    if name[-1:] in MEASURES and thing[-1:] in MEASURES and told[0].text not in _TOTALS:  # 化解率98%，办结率99%
        return name, thing if name.endswith("率") else name
    reaches = any(token.text in REACHES for token in told)
    if len(told) == 1 and not topic.latest and not topic.main and name in topic.above():  # 实施扩招三年行动，扩招
        return name, name
    if len(name) >= SHORT and not topic.latest and not reaches:
        return name, thing_of(told)
    thing = thing.removeprefix(told[0].text) if doing and len(thing) > len(told[0].text) + 1 else thing
    doing = results or (told[-1].sort == VERB and told[-1].text not in REACHES)
    if doing and len(name) + len(thing) <= LONGEST:
        return name + thing.removeprefix(name), thing
    return joined(_unmeasured(thing) if reaches else thing, name), thing or name


def _in_turn(thing: str, told: Words) -> str:
    """生猪存栏, 出栏 -> 生猪出栏."""
    *first, last = cut(thing) or (("", ""),)
    alike = last[0] == BOTH and len(last[1]) == 2 and bool(set(last[1]) & set(words(told)))
    return "".join(word for _, word in first) + words(told) if first and alike and last[1] != words(told) else ""


def _unmeasured(thing: str) -> str:
    """问题解决率, 旧城改造完成投资, before what came of it: 问题解决, 旧城改造."""
    return thing.removesuffix("率").removesuffix("完成投资")
