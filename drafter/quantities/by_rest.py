"""A figure named by what follows it, or by the time or the share it is: 3项|获评优秀, 3个月|完成征迁, 村居主干|达|92%."""

from __future__ import annotations

from drafter.quantities.cues import AGAINST, DONE, FALLS, RISES, counted
from drafter.quantities.deeds import doer, does_what
from drafter.quantities.growth import RATES
from drafter.quantities.lexis import NOUN, VERB
from drafter.quantities.occasion import PEOPLE
from drafter.quantities.phrase import AMOUNTS, DOING, LONGEST, MEASURES, ROOM, SHORT, Words, fitted, stripped, words
from drafter.quantities.places import Place
from drafter.quantities.scant import joined
from drafter.quantities.topic import Named, Topic, ended

USING = frozenset(("用", "仅用", "历时", "耗时", "利用"))
LASTS = ("个月", "天", "小时", "个工作日", "分钟", "工作日", "周")
_TIMES = ("次", "场", "场次", "期", "轮", "批")
_HOUSEHOLDS = ("户", "家庭", "居民", "群众", "人口")
_MEASURED = f"{MEASURES}例数值感平幅价面目标速"
"""Last characters of what is told in per cent as it is, or told as a share."""
_TIMED = ("时", "时间", "时限", "时长", "期", "期限", "周期", "车程", "里程", "航程")
"""How a name ends that tells a time by itself."""


def by_rest(place: Place, topic: Topic) -> Named:
    """3项|获评优秀项目, 2家|为联合检查: by what follows, else by what is talked of."""
    if place.then and place.then[0].text in ("为", "是"):
        said = words(fitted(stripped(place.then[1:]), ROOM // 2))
        name = joined(said, topic.last) if said else topic.last
        return Named(ended(name, place.figure), topic.last or said)
    does, name = does_what(place.then, ROOM), topic.last
    done = place.left[-1].text if place.left else ""
    if done in DONE and place.figure.unit == topic.unit and len(done + name) <= LONGEST and not name.startswith(done):
        return Named(done + name, name)  # 35件实事已完成|31件
    if place.figure.unit == "倍" and name:
        return Named(joined(name, "倍数"), name)
    if does and place.figure.unit in LASTS:  # 3个月|完成征迁
        return Named(f"{does}用时", name or does)
    if does and place.figure.unit in (*PEOPLE, "户") and not place.listed and not name.endswith(_HOUSEHOLDS):
        return Named(ended(does, place.figure, doing=True), does)
    follows = place.figure.unit not in _TIMES and (place.listed or len(does) <= SHORT)
    if does and topic.latest and follows and len(does) + len(name) < LONGEST:  # 20家企业签约、15家|入驻
        return Named(doer(does, name), name)
    if does and not topic.latest:
        return Named(ended(does, place.figure, doing=True), does)
    if does and (not name or place.figure.unit != "%"):
        return Named(ended(does, place.figure), name or does)
    if otherwise(place.figure.unit, topic.unit, name):  # 处理32宗问题，共涉及|1.2万户
        return Named(joined(name, counted(place.figure.unit)), name)
    return Named(ended(name, place.figure), name)


def otherwise(unit: str, before: str, name: str) -> bool:
    """Whether a unit measures a thing that another has counted."""
    if not name or before in ("", *RATES) or name.endswith((*MEASURES, *AMOUNTS)):
        return False
    return counted(unit) not in (counted(before), "数量", "比例")


def took(place: Place, said: Words) -> Named | None:
    """钢材市场|仅用|53天|建成: how long a thing took to be done."""
    lasts = place.figure.unit in (*LASTS, "年")
    if (
        lasts
        and said
        and said[-1].text not in USING
        and len(words(said)) < SHORT
        and (does := does_what(place.then, ROOM // 2))
    ):  # 17个村|3个月|完成征迁
        return Named(f"{does}用时", does)
    if len(said) < 2 or said[-1].text not in USING or not lasts:
        return None
    thing = words(fitted(stripped(said[:-1]), ROOM // 2 + 2))
    name = joined(thing, does_what(place.then, ROOM // 2) + "用时")
    return Named(name, name)


def takes_time(told: Words) -> bool:
    """从立项到取得许可|31个工作日, 审批|10天: whether what is done takes the time told."""
    if told[-1].text in RISES | FALLS or any(token.text.endswith(_TIMED) for token in told):
        return False
    return told[-1].sort in DOING or any(token.text in ("到", "至") for token in told[1:-1])


def is_share(place: Place, told: Words) -> bool:
    """集体经济强村|增至|12%: whether a noun that measures nothing is told in per cent, which is its share."""
    if place.figure.unit not in ("%", "成") or told[-1].sort != NOUN or told[-1].text[-1:] in _MEASURED:
        return False
    return not any(token.sort == VERB or token.text in RISES | FALLS | AGAINST for token in told)
