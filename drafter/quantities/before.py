"""A figure named by the words before it: the thing counted, what has changed, what lasts."""

from __future__ import annotations

from drafter.quantities.cues import (
    AGAINST,
    BY,
    EMPTY,
    FALLS,
    GROWS,
    LEVELS,
    LIGHT,
    REACHES,
    RESULTS,
    RISES,
    SCOPES,
    counted,
)
from drafter.quantities.deeds import does_what, talked_of
from drafter.quantities.lexis import NOMINAL, NOUN, PREPOSITION, RELATION, TIME, VERB
from drafter.quantities.phrase import (
    DOING,
    JOINTS,
    LONGEST,
    MEASURES,
    ROOM,
    SHORT,
    SLACK,
    Words,
    fitted,
    joined,
    last_verb,
    only_graded,
    phrase,
    says_little,
    stripped,
    thing_of,
    ungraded,
    unlevelled,
    words,
)
from drafter.quantities.places import Place
from drafter.quantities.sharing import handed_out
from drafter.quantities.topic import Named, Topic, ended, filled

_REACHED = ("到", "至", "为", "成", "在")
_YEARLY = ("年均", "月均", "日均")
_RATES = ("%", "个百分点", "‰")
_LASTS = ("个月", "天", "小时", "个工作日", "分钟", "工作日", "周")


def by_left(place: Place, left: Words, topic: Topic, verb: str) -> Named:
    """受理行政复议案件|622件: by the words before it."""
    figure = place.figure
    if place.turns > 1:
        left = handed_out(left, place.turn, place.turns)
    last = next((token.text for token in reversed(place.left) if token.sort not in SLACK), "")
    if figure.qualifier == "连续" or last == "连续":
        return _lasting(place, left, topic)
    if last in _REACHED and len(left) == 1 and left[0].sort in DOING and topic.latest:  # 从8家整合为|4家
        return Named(topic.last, topic.last)
    if left and left[-1].text in RISES | FALLS:
        if last in _REACHED:  # 增长到
            left = stripped(left[:-1])
        elif figure.unit in (*_RATES, "倍") or left[-1].text in BY:
            return _changed(left, place, topic)
    said = unlevelled(left)
    if not words(said) or (len(said) == 1 and said[0].text in LEVELS | LIGHT):
        return _by_rest(place, topic)
    if place.of and (at := max((n for n, token in enumerate(said) if token.sort in JOINTS), default=-1)) >= 0:
        said = said[at + 1 :] if says_little(said[at + 1 :]) else said
    told = phrase(said)
    name, thing = words(told), thing_of(told)
    if name[:1].isdigit():  # 500万元以上的|23个
        return Named(joined(topic.last, name), topic.last or thing)
    if told[0].text in AGAINST:
        ending = "比例" if told[0].text == "占" and not name.endswith(("比重", "比例")) else ""
        return Named(joined(topic.last, name + ending), topic.last)
    if place.of and (says_little(told) or len(name) < SHORT):
        thing = words(fitted(place.of, 12))
        name = joined(thing, name)
    elif only_graded(told) and topic.last:
        thing = topic.first if place.listed else topic.last
        name = joined(name, ungraded(thing))
    elif place.turns == 1 and says_little(told) and not (topic.fresh and told[-1].sort == NOUN and not _empty(told)):
        name, thing = _after_topic(told, topic)
    elif place.listed and verb and len(name) < ROOM // 2 and told[-1].sort in NOMINAL and not last_verb(told):
        name = verb + name
    elif not place.listed:
        name = filled(name, topic)
    return Named(ended(name, figure, doing=told[-1].sort in DOING and name == words(told)), thing)


def _reaching(told: Words) -> bool:
    return any(token.text in REACHES for token in told)


def _empty(told: Words) -> bool:
    return all(token.text in EMPTY for token in told)


def _after_topic(told: Words, topic: Topic) -> tuple[str, str]:
    """办结|11宗: with the thing counted before; 涉案金额|40万元: with the thing the sentence counts first."""
    told = [token for token in told if token.text not in SCOPES] or told
    results = any(token.text in RESULTS for token in told)
    doing = told[-1].sort == VERB or results
    name, thing = words(told), (topic.taken if results else "") or (topic.last if doing else topic.first)
    if name[-1:] in MEASURES and thing[-1:] in MEASURES:  # 化解率98%，办结率99%
        return name, thing
    if len(name) >= SHORT and not topic.latest and not _reaching(told):
        return name, thing_of(told)
    thing = thing.removeprefix(told[0].text) if doing and len(thing) > len(told[0].text) + 1 else thing
    doing = results or (told[-1].sort == VERB and told[-1].text not in REACHES)
    if doing and len(name) + len(thing) <= LONGEST:
        return name + thing.removeprefix(name), thing
    return joined(thing, name), thing or name


def _lasting(place: Place, left: Words, topic: Topic) -> Named:
    """重点工程|连续7年|居全市前列: by what lasts, else by what is done so long."""
    related = bool(left) and left[0].sort == PREPOSITION
    subject = talked_of(left) if related else words(fitted(unlevelled(left), ROOM))
    rest = [token for token in (*place.right, *place.then) if token.sort not in (TIME, RELATION, *JOINTS)]
    if len(subject) < SHORT and rest:
        subject = subject + words(rest if len(words(rest)) <= ROOM - SHORT else fitted(rest, ROOM - SHORT))
    ending = "连续" + counted(place.figure.unit).replace("数量", "数")
    return Named(joined(subject or topic.last, ending), subject or topic.last)


def _changed(left: Words, place: Place, topic: Topic) -> Named:
    """同比增长|5%: by what has changed, here or before."""
    figure, subject, how = place.figure, stripped(left[:-1]), left[-1].text
    yearly = bool(subject) and subject[-1].text in _YEARLY
    subject = stripped(subject[:-1]) if yearly else subject
    handed = topic.several[-place.turns :][place.turn] if len(topic.several) >= place.turns > 1 else topic.last
    thing = words(fitted(subject, ROOM)) or handed
    if subject and subject[0].sort == PREPOSITION:  # 其中对欧盟增长
        thing = joined(topic.last, thing)
    if place.turn and figure.unit not in _RATES and not any(token.text == "分别" for token in place.left):
        return Named(thing, thing)  # 净增5万户、达到20万户
    if figure.unit in _RATES:
        plain = "增速" if how in GROWS and figure.unit == "%" else "增幅" if how in BY else f"{how}幅度"
        ending = "降幅" if how in FALLS else plain
    else:
        ending = "减少数" if how in FALLS else "增长倍数" if figure.unit == "倍" else "增加数"
    return Named(joined(thing, ("年均" if yearly else "") + ending), thing)


def _by_rest(place: Place, topic: Topic) -> Named:
    """3项|获评优秀项目, 2家|为联合检查: by what follows, else by what is talked of."""
    if place.then and place.then[0].text in ("为", "是"):
        said = words(fitted(stripped(place.then[1:]), ROOM // 2))
        name = joined(said, topic.last) if said else topic.last
        return Named(ended(name, place.figure), topic.last or said)
    does, name = does_what(place.then, ROOM), topic.last
    if place.figure.unit == "倍" and name:
        return Named(joined(name, "倍数"), name)
    if does and place.figure.unit in _LASTS:  # 3个月|完成征迁
        return Named(f"{does}用时", name or does)
    if does and topic.latest and len(does) <= SHORT:  # 20家企业签约、15家|入驻
        return Named((does + name)[:LONGEST], name)
    if does and not topic.latest:
        return Named(ended(does, place.figure, doing=True), does)
    if does and (not name or place.figure.unit != "%"):
        return Named(ended(does, place.figure), name or does)
    return Named(ended(name, place.figure), name)
