"""A figure named by the words before it: the thing counted, its share, what it comes to."""

from __future__ import annotations

from drafter.quantities.by_rest import LASTS, USING, by_rest, is_share, otherwise, takes_time, took
from drafter.quantities.clause import LIST, Token
from drafter.quantities.cues import AGAINST, BY, EMPTY, FALLS, GROWS, LEVELS, LIGHT, RISES, SCOPES, counted
from drafter.quantities.growth import (
    BEYOND,
    RATES,
    YEARLY,
    all_told,
    beyond,
    changed,
    come_to,
    lasting,
    ranked,
    without_deed,
)
from drafter.quantities.lexis import NOMINAL, NOUN, TIME, VERB
from drafter.quantities.manifold import times
from drafter.quantities.occasion import done_there, used_for, won
from drafter.quantities.phrase import (
    AMOUNTS,
    DOING,
    JOINTS,
    LONGEST,
    MEASURES,
    ROOM,
    SHORT,
    SLACK,
    Words,
    fitted,
    last_verb,
    phrase,
    stripped,
    thing_of,
    unlevelled,
    words,
)
from drafter.quantities.places import Place
from drafter.quantities.scant import joined, numbered, of_size, only_graded, says_little, ungraded
from drafter.quantities.sharing import doing_first, handed_out
from drafter.quantities.supplying import EACH, after_topic
from drafter.quantities.topic import Named, Topic, ended, filled

_REACHED = ("到", "至", "为", "成", "在", "达", "达到")
_GENERAL = ("数量", "金额", "人数", "总量", "规模", "面积", "总数")
_FOUNDING = ("建立", "设立", "成立", "组建", "设置", "发行")
_SHARING = ("达到", "达", "完成", "相当于", "占")
_SHARES = ("比重", "比例", "率", "占比")
_INCOMES = ("收入", "产值", "总额", "余额")
"""What a list goes on with and nothing is done to: 接待游客、|旅游收入."""
_PROPOSALS = ("议案", "建议", "提案")
_DUES = "税费债息租"
"""What verbs of two characters are done with, which so tell it all: 降费."""
_FOR_WORKS = ("资金", "国债", "债券", "治理", "行动")
"""What projects are done for, or with."""
_COMPLETED = "完成率"
_OF_A_LIST = frozenset(("企业", "项目", "事项", "岗位", "案件", "单位"))
"""Things that are told well enough with what is done to them."""
_CASES = ("起", "件", "宗", "例", "案", "件次", "")
"""Units of cases."""


def by_left(place: Place, left: Words, topic: Topic, verb: str) -> Named:
    """受理行政复议案件|622件: by the words before it."""
    if one := times(place, topic):
        return one
    if left and words(place.then[:1]) in ("情况", "条件"):
        at = next((n for n, token in enumerate(left) if token.text == "在"), -1)
        left = left[at + 1 :] or left  # 进出口在对美贸易下降|三成的情况下
    told_apart = place.turns > 1 and not (left and left[-1].text in BEYOND)
    left = handed_out(left, place.turn, place.turns) if told_apart else doing_first(left)
    telling = [token.text for token in place.left if token.sort not in SLACK and token.text not in EACH]
    last = telling[-1] if telling else ""
    if len(left) > 1 and left[-1].text in EACH and left[-2].text in _REACHED:  # 提高到人均|280元
        left = stripped(left[:-1])
    if one := _by_change(place, left, topic, last):
        return one
    said = unlevelled(stripped(left[:-1]) if left and left[-1].text in RISES | FALLS and last in _REACHED else left)
    if place.then and said and said[-1].text in ("中", "上"):  # 点评中|4次|排名第1
        return by_rest(place, topic)
    said = come_to(place) or without_deed(said)
    if one := took(place, said):
        return one
    if place.then and place.then[0].sort == VERB and (one := done_there(place, said)):
        return one
    if not words(said) or (len(said) == 1 and said[0].text in LEVELS | LIGHT | USING | SCOPES):
        if len(topic.several) >= place.turns > 1:
            mine = topic.several[-place.turns :][place.turn]
            if place.turn and otherwise(place.figure.unit, topic.unit, mine):
                return Named(joined(mine, counted(place.figure.unit)), mine)
            return Named(joined(mine, "倍数") if place.figure.unit == "倍" else mine, mine)
        if place.of:  # 12万平方米|的加工车间
            thing = words(fitted(place.of, ROOM - SHORT))
            return Named(joined(thing, counted(place.figure.unit)), thing)
        return by_rest(place, topic)
    if one := won(place, said) or _share(place, said, topic):
        return one
    if place.of and (at := max((n for n, token in enumerate(said) if token.sort in JOINTS), default=-1)) >= 0:
        said = said[at + 1 :] if says_little(said[at + 1 :]) else said
    if last == "占" and place.figure.unit == "%" and words(said)[-1:] not in MEASURES:  # 民营经济|占|65%
        said = [*said, Token(NOUN, "占比")]
    told = phrase(_totalled(said))
    each = len(told) > 1 and told[-1].text in (*EACH, *YEARLY) and not any(one.text in RISES | FALLS for one in told)
    return _by_phrase(place, [told[-1], *told[:-1]] if each else told, topic, verb)  # 新增就业|年均


def _by_change(place: Place, left: Words, topic: Topic, last: str) -> Named | None:
    """What has lasted, grown, or come to something, None where nothing has."""
    figure = place.figure
    if figure.qualifier == "连续" or last == "连续":
        return lasting(place, left, topic)
    if figure.unit == "倍" and place.left and place.left[0].text in ("是", "为", "相当于", "达") and topic.last:
        return Named(joined(topic.last, "倍数"), topic.last)  # 是此前总和的|1.5倍
    came = last in _REACHED
    if came and place.turns == 1 and left and topic.latest and all(token.sort in DOING for token in left):
        whole = topic.name if topic.name.endswith(topic.last) and not place.listed else topic.last  # 排水|管道
        return Named(whole, topic.last)  # 从8家整合为|4家
    if left and left[-1].text in BEYOND and (one := beyond(left, place)):
        return one
    if figure.unit in RATES and place.then and place.then[0].text in GROWS and all_told(place.then[1:]):
        return changed([*unlevelled(stripped(left)), place.then[0]], place, topic)  # 保持10%以上|增长
    if figure.unit == "位" and left and left[-1].text in RISES | FALLS and (one := ranked(left)):
        return one
    grown = bool(left) and left[-1].text in RISES | FALLS and not came
    return changed(left, place, topic) if grown and (figure.unit in (*RATES, "倍") or left[-1].text in BY) else None


def _by_phrase(place: Place, told: Words, topic: Topic, verb: str) -> Named:
    """A phrase as a name; one that says too little with what is talked of."""
    if place.figure.unit == "%" and len(told) > 1 and told[0].text in FALLS and told[-1].text not in _SHARES:
        name = words(fitted(told[1:], LONGEST - 2))
        return Named(f"{name}降幅", name)  # 压减|公用经费|15%
    if place.figure.unit == "%" and place.left[-1].text in ("完成", "已完成") and told[-1].text not in ("完成", "率"):
        name = words(fitted(told, LONGEST - len(_COMPLETED)))
        return Named(joined(name, _COMPLETED), name)  # 保交房项目|完成|94.9%
    figure, name, thing = place.figure, words(told), thing_of(told)
    thing = name if any(token.text in AGAINST for token in told[1:]) else thing
    if name[:1].isdigit() and (name := numbered(name))[:1].isdigit():  # 500万元以上的|23个
        if sized := of_size(name, topic.last):
            return Named(sized, sized)
        return Named(joined(topic.last, name), topic.last or thing)
    if one := _against(place, told, topic):
        return one
    if len(name) == SHORT and name.endswith("占比") and topic.last.endswith(name[:2]):  # 民生支出……支出占比
        return Named(joined(topic.last, name), topic.last)
    if figure.unit.endswith("元") and not place.of and says_little(told) and (use := used_for(place)):
        use = topic.last if len(use) < SHORT <= len(topic.last) else use
        return Named(joined(use, name), use)
    if place.of and told[-1].text in AMOUNTS and len(told) > 1:
        told, name = told[-1:], told[-1].text  # 启动投资|5亿元的项目
    if place.of and (says_little(told) or len(name) < SHORT):
        thing = words(fitted(place.of, ROOM))
        name = (name + thing)[:LONGEST] if told[-1].text in _FOUNDING else joined(thing, name)
    elif place.listed and verb in ("实现", "完成") and name in AMOUNTS and "投资" not in name:  # 实现增加值、|利润
        name = verb + name
    elif len(told) == 2 and told[0].sort in DOING and told[1].text == "项目" and topic.last.endswith(_FOR_WORKS):
        name = joined(topic.last, name)  # 争取专项资金3亿元，支持|项目
    elif only_graded(told) and topic.last:
        thing = topic.first if place.listed else topic.last
        name = joined(name, ungraded(thing))
    elif _cases(place, told) and topic.unit not in _CASES:  # 设立监控点145个，全年立案
        return Named(ended(name, figure, doing=True), name)
    elif (
        len(topic.several) >= place.turns > 1 and says_little(told) and _shared(place)
    ):  # 省级项目5个、市级20个，分别完成投资
        thing = topic.several[-place.turns :][place.turn]
        name = joined(thing, name)
    elif place.listed and name in _PROPOSALS and topic.main.endswith(_PROPOSALS):
        name = verb + topic.main[:-2].removeprefix(verb) + name  # 人大代表议案、|建议
    elif (
        place.listed
        and verb not in ("实现", "完成")
        and len(name) == 2
        and name[1] in _DUES
        and figure.unit.endswith("元")
    ):
        name = ended(name, figure, doing=True)  # 减税、|降费
    elif place.listed and verb and len(told) == 1 and told[0].sort == NOUN and name in _OF_A_LIST:
        name = verb + name  # 净增经营主体、|企业
    elif place.turns == 1 and says_little(told) and not (topic.fresh and told[-1].sort == NOUN and not _empty(told)):
        name, thing = after_topic(told, topic)
    elif place.listed:
        name = verb + name if _takes_verb(place, told) and not name.startswith(verb) else name
    else:
        name = filled(name, topic)
    if is_share(place, told):
        name = (
            joined(words(fitted(told, LONGEST - 2)), "比例")
            if name == words(told) and not name.endswith(("情况", "标准"))
            else name
        )
    if figure.unit in LASTS and takes_time(told):
        name = joined(name, "用时")
    return Named(ended(name, figure, doing=told[-1].sort in DOING and name == words(told)), thing)


def _totalled(said: Words) -> Words:
    """景区|新增甲、|总数: the total of the things before the verb."""
    mark = max((n for n, token in enumerate(said) if token.sort == LIST), default=0)
    verb = next((n for n in range(1, mark) if said[n].sort == VERB), 0)
    nouns = verb and all(token.sort in NOMINAL for token in said[:verb])
    return [*said[:verb], *said[mark + 1 :]] if nouns and words(said[mark + 1 :]) in ("总数", "总量") else said


def _takes_verb(place: Place, told: Words) -> bool:
    """Whether what is done with the first of a list may stand before a further one: a short noun, no rate, no amount, and
    nothing that has come to so much by itself."""
    name = words(told)
    if name.endswith(_INCOMES) or any(token.text in LEVELS for token in place.left[1:]):
        return False
    return name[-1:] not in "率比" and len(name) < ROOM // 2 and told[-1].sort in NOMINAL and not last_verb(told)


def _shared(place: Place) -> bool:
    """分别完成投资: whether the figures share words that are of the things told before."""
    return place.left[0].text == "分别" and not any(token.sort in JOINTS for token in place.left)


def _cases(place: Place, told: Words) -> bool:
    """立案|91起: a verb that tells by itself of cases."""
    return place.figure.unit == "起" and len(told) == 1 and told[0].sort in DOING


def _empty(told: Words) -> bool:
    return all(token.text in EMPTY for token in told)


def _against(place: Place, told: Words, topic: Topic) -> Named | None:
    """占财政支出, 高于全国: a part of something or more than something, which is told of what was told before."""
    earlier = told[-1].text in AGAINST and any(token.sort == TIME for token in place.left)
    name, percent = words(told) + ("往年" if earlier else ""), place.figure.unit == "%"  # 快于|2024年
    bare = not any(share in name for share in _SHARES) and name[-1:] != "比"
    if told[0].text in AGAINST:
        ending = "比例" if told[0].text == "占" and bare else ""
        rated = topic.rated.replace("降幅", "增速")
        subject = rated if told[0].text != "占" and place.figure.unit in RATES else topic.amount
        whole = joined(subject or topic.last, name + ending)
        grows = any(token.text in ("从", "由") for token in place.left[-3:])  # 占世界经济比重从|11%|提高到
        return Named(whole, whole if grows else topic.last)
    if not any(token.text in AGAINST for token in told):
        return None
    if told[0].text in _GENERAL:  # 数量|占全省
        return Named(joined(topic.last, name + ("比例" if percent else "")), topic.last)
    shares = percent and bare and any(token.text == "占" for token in told)
    return Named(f"{name[: LONGEST - 2]}比例", name) if shares else None  # 产值占农业总产值|88%


def _share(place: Place, said: Words, topic: Topic) -> Named | None:
    """高标准农田|达到|耕地总面积的: the share one thing is of another, the one told here or before."""
    ends = [token.text for token in place.left[-2:]]
    if place.figure.unit not in RATES or ends[-1:] != ["的"] or ends[:1] != [said[-1].text]:
        return None
    at = next((n for n, token in enumerate(said) if token.text in _SHARING), -1)
    whole = words(fitted(stripped(said[at + 1 :]), ROOM // 2)) if at >= 0 else ""
    part = words(fitted(stripped(said[:at]), ROOM // 2)) if at > 0 else topic.amount or topic.last
    verb = "完成" if at >= 0 and said[at].text == "完成" else "占"
    return Named(joined(part, f"{verb}{whole}比例"), part) if whole else None
