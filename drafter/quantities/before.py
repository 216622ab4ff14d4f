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
from drafter.quantities.deeds import does_what, doer, talked_of
from drafter.quantities.lexis import BOTH, NOMINAL, NOUN, PREPOSITION, RELATION, TIME, VERB, cut
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
    joined,
    last_verb,
    numbered,
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
from drafter.quantities.sharing import doing_first, handed_out
from drafter.quantities.topic import Named, Topic, ended, filled

_REACHED = ("到", "至", "为", "成", "在")
_YEARLY = ("年均", "月均", "日均")
RATES = ("%", "个百分点", "‰")
_USING = frozenset(("用", "仅用", "历时", "耗时", "利用"))
_EACH = ("人均", "户均", "村均", "亩均", "日均", "月均")
_GENERAL = ("数量", "金额", "人数", "总量", "规模", "面积", "总数")
_COUNTS = ("人次", "人数", "数量", "起数", "户数")
_YIELDS = ("总产", "单产", "总产量")
_TIMES = ("次", "场", "场次", "期", "轮", "批")
_BEYOND = frozenset("高低快多少慢")
_FOUNDING = ("建立", "设立", "成立", "组建", "设置", "发行")
_PEOPLE = ("人", "名", "位", "人次")
_MEDALS = ("金", "银", "铜")
_SHARING = ("达到", "达", "完成", "相当于", "占")
_THAN = ("比", "较", "按", "剔除", "与", "同")
"""What a change is told against, or how it is reckoned, and is no part of what has changed."""
_LASTS = ("个月", "天", "小时", "个工作日", "分钟", "工作日", "周")


def by_left(place: Place, left: Words, topic: Topic, verb: str) -> Named:
    """受理行政复议案件|622件: by the words before it."""
    figure = place.figure
    left = handed_out(left, place.turn, place.turns) if place.turns > 1 else doing_first(left)
    last = next((token.text for token in reversed(place.left) if token.sort not in SLACK and token.text not in _EACH), "")
    if figure.qualifier == "连续" or last == "连续":
        return _lasting(place, left, topic)
    if figure.unit == "倍" and place.left and place.left[0].text in ("是", "为", "相当于", "达") and topic.last:
        return Named(joined(topic.last, "倍数"), topic.last)  # 是此前总和的|1.5倍
    if last in _REACHED and left and all(token.sort in DOING for token in left) and topic.latest:  # 从8家整合为|4家
        return Named(topic.last, topic.last)
    if len(left) > 1 and left[-1].text in _EACH and left[-2].text in _REACHED:  # 提高到人均|280元
        left = stripped(left[:-1])
    if left and left[-1].text in _BEYOND and (one := _beyond(left, place)):
        return one
    if left and left[-1].text in RISES | FALLS:
        if last in _REACHED:  # 增长到
            left = stripped(left[:-1])
        elif figure.unit in (*RATES, "倍") or left[-1].text in BY:
            return _changed(left, place, topic)
    said = unlevelled(left)
    if place.then and said and said[-1].text in ("中", "上"):  # 点评中|4次|排名第1
        return _by_rest(place, topic)
    if place.then and place.then[0].sort == VERB and (one := _doing(place, said)):
        return one
    if not words(said) or (len(said) == 1 and said[0].text in LEVELS | LIGHT | _USING):
        if len(topic.several) >= place.turns > 1:
            return Named(topic.several[-place.turns :][place.turn], topic.several[-place.turns :][place.turn])
        return _by_rest(place, topic)
    if figure.unit in _MEDALS:
        event = _event(place.left) or words(fitted([token for token in said if token.sort != VERB], ROOM // 2))
        return Named(joined(event, counted(figure.unit)), event)
    if said[-1].text[-1:] == "牌" and (event := _event(place.left)):
        return Named(joined(event, said[-1].text), event)
    if place.left[-1].text == "的" and place.left[-2:-1] == said[-1:] and figure.unit in RATES and (share := _share(said, topic)):
        return share
    if place.of and (at := max((n for n, token in enumerate(said) if token.sort in JOINTS), default=-1)) >= 0:
        said = said[at + 1 :] if says_little(said[at + 1 :]) else said
    told = phrase(said)
    each = len(told) > 1 and told[-1].text in (*_EACH, *_YEARLY) and not any(t.text in RISES | FALLS for t in told)
    told = [told[-1], *told[:-1]] if each else told  # 新增就业|年均
    name, thing = words(told), thing_of(told)
    thing = name if any(token.text in AGAINST for token in told[1:]) else thing
    if name[:1].isdigit() and (name := numbered(name))[:1].isdigit():  # 500万元以上的|23个
        return Named(joined(topic.last, name), topic.last or thing)
    if told[0].text in AGAINST:
        ending = "比例" if told[0].text == "占" and not name.endswith(("比重", "比例")) else ""
        rated = topic.rated.replace("降幅", "增速")
        subject = rated if told[0].text != "占" and figure.unit in RATES else topic.amount
        return Named(joined(subject or topic.last, name + ending), topic.last)
    if told[0].text not in _GENERAL and figure.unit == "%" and any(token.text == "占" for token in told) and not any(told_ in name for told_ in ("比重", "比例", "率", "占比")) and name[-1:] != "比":
        return Named(f"{name[: LONGEST - 2]}比例", thing)  # 产值占农业总产值|88%
    if figure.unit.endswith("元") and not place.of and says_little(told) and (use := _used_for(place)):
        use = topic.last if len(use) < SHORT <= len(topic.last) else use
        return Named(joined(use, name), use)
    if place.of and told[-1].text in AMOUNTS and len(told) > 1:
        told, name = told[-1:], told[-1].text  # 启动投资|5亿元的项目
    if place.of and (says_little(told) or len(name) < SHORT):
        thing = words(fitted(place.of, ROOM))
        name = (name + thing)[:LONGEST] if told[-1].text in _FOUNDING else joined(thing, name)
    elif told[0].text in _GENERAL and any(token.text in AGAINST for token in told):  # 数量|占全省
        name = joined(topic.last, name + ("比例" if figure.unit == "%" else ""))
    elif place.listed and verb and len(told) == 1 and name in AMOUNTS:  # 实现增加值、|利润
        name = verb + name
    elif only_graded(told) and topic.last:
        thing = topic.first if place.listed else topic.last
        name = joined(name, ungraded(thing))
    elif place.turns == 1 and says_little(told) and not (topic.fresh and told[-1].sort == NOUN and not _empty(told)):
        name, thing = _after_topic(told, topic)
    elif place.listed and verb and name[-1:] not in "率比" and len(name) < ROOM // 2 and told[-1].sort in NOMINAL and not last_verb(told):
        name = verb + name
    elif not place.listed:
        name = filled(name, topic)
    return Named(ended(name, figure, doing=told[-1].sort in DOING and name == words(told)), thing)


def _beyond(left: Words, place: Place) -> Named | None:
    """小微企业贷款增速|比|各项贷款增速|高: what is beyond what."""
    at = next((n for n, token in enumerate(left) if token.text == "比"), 0)
    if not at:
        return None
    mine = handed_out(left[:at], place.turn, place.turns) if place.turns > 1 else left[:at]
    other = [token for token in left[at + 1 : -1] if token.sort in NOMINAL]
    subject = words(fitted(stripped(mine), ROOM // 2 + 2))
    return Named(joined(subject, f"{left[-1].text}于{words(fitted(other, ROOM // 2))}"), subject)


def _doing(place: Place, said: Words) -> Named | None:
    """非禁煤区|3万户|实现天然气取暖: who does something, told before only by where they are."""
    if place.figure.unit not in (*_PEOPLE, "户") or not said or any(token.sort not in NOMINAL for token in said):
        return None
    does = does_what(place.then, ROOM)
    where = words(said)
    return Named(ended(does, place.figure, doing=True), does) if does and where[-1] in "区县市镇乡村省地" else None


def _event(said: Words) -> str:
    """选手|在世界技能大赛上|获得: where medals were won."""
    first = next((n for n, token in enumerate(said) if token.text == "在"), -1)
    behind = range(len(said) - 1, first, -1)
    last = next((n for n in behind if said[n].text in ("上", "中", "会上")), 0)
    last = last or next((n + 1 for n in behind if said[n].text[-1:] in ("会", "赛")), 0)
    return words(fitted(said[first + 1 : last], ROOM)) if first >= 0 and last else ""


def _share(said: Words, topic: Topic) -> Named | None:
    """高标准农田|达到|耕地总面积的: the share one thing is of another, the one told here or before."""
    at = next((n for n, token in enumerate(said) if token.text in _SHARING), -1)
    whole = words(fitted(stripped(said[at + 1 :]), ROOM // 2)) if at >= 0 else ""
    part = words(fitted(stripped(said[:at]), ROOM // 2)) if at > 0 else topic.amount or topic.last
    verb = "完成" if at >= 0 and said[at].text == "完成" else "占"
    return Named(joined(part, f"{verb}{whole}比例"), part) if whole else None


def _used_for(place: Place) -> str:
    """投入|5亿元|加强基础设施建设: what money is spent on, by the words behind."""
    if not place.then or place.then[0].text in ("为", "是"):
        return ""
    if place.then[0].sort == VERB:
        done = stripped(place.then[1:])
        done = done[max((n + 1 for n, token in enumerate(done) if token.text == "等"), default=0) :]
        end = next((n for n, token in enumerate(done) if token.sort in (*JOINTS, PREPOSITION)), len(done))
        return words(fitted(done[:end], ROOM))
    return talked_of(place.then) if place.then[0].sort in (BOTH, PREPOSITION) else ""


def _reaching(told: Words) -> bool:
    return any(token.text in REACHES for token in told)


def _empty(told: Words) -> bool:
    return all(token.text in EMPTY for token in told)


def _after_topic(told: Words, topic: Topic) -> tuple[str, str]:
    """办结|11宗: with the thing counted before; 涉案金额|40万元: with the thing the sentence counts first."""
    told = [token for token in told if token.text not in SCOPES] or told
    results = any(token.text in RESULTS for token in told)
    if words(told).endswith("率") and len(topic.near) == 2 and len("".join(topic.near)) <= ROOM:  # 办理建议、提案，办结率
        return joined("".join(topic.near), words(told)), "".join(topic.near)
    if len(told) > 1 and told[0].sort == VERB and told[-1].text in AMOUNTS:  # 重大项目|完成投资
        return joined(_unmeasured(topic.last), words(told)), topic.last or thing_of(told)
    if words(told) == "占比" and topic.last:
        return topic.last + "占比", topic.last
    if told[-1].text == "增速" and len(words(told)) <= SHORT:  # 年均增速
        return joined(topic.amount or topic.last, words(told)), topic.last
    swapped = topic.last.removesuffix(next((one for one in _COUNTS if topic.last.endswith(one)), "-"))
    if words(told) in AMOUNTS and swapped not in ("", topic.last):  # 医疗旅游人次、|收入
        return swapped + words(told), topic.last
    if words(told) in _YIELDS and (crop := cut(topic.last)):
        return crop[0][1] + words(told), topic.last
    if words(told) in _EACH:
        return words(told) + topic.last, topic.last
    if len(words(told)) == 2 and told[0].sort == VERB and (told_of := _in_turn(topic.last, told)):  # 生猪存栏、|出栏
        return told_of, told_of
    doing = told[-1].sort == VERB or results
    rate = (words(told).endswith("率") and topic.near) or told[-1].text in AMOUNTS
    name, thing = words(told), (topic.taken if results else "") or (topic.last if doing or rate else topic.first)
    if name[-1:] in MEASURES and thing[-1:] in MEASURES:  # 化解率98%，办结率99%
        return name, thing
    if len(name) >= SHORT and not topic.latest and not _reaching(told):
        return name, thing_of(told)
    thing = thing.removeprefix(told[0].text) if doing and len(thing) > len(told[0].text) + 1 else thing
    doing = results or (told[-1].sort == VERB and told[-1].text not in REACHES)
    if doing and len(name) + len(thing) <= LONGEST:
        return name + thing.removeprefix(name), thing
    return joined(_unmeasured(thing) if _reaching(told) else thing, name), thing or name


def _in_turn(thing: str, told: Words) -> str:
    """生猪存栏, 出栏 -> 生猪出栏."""
    *first, last = cut(thing) or (("", ""),)
    alike = last[0] == BOTH and len(last[1]) == 2 and bool(set(last[1]) & set(words(told)))
    return "".join(word for _, word in first) + words(told) if first and alike and last[1] != words(told) else ""


def _unmeasured(thing: str) -> str:
    """问题解决率, before what came of it: 问题解决."""
    return thing.removesuffix("率")


def _lasting(place: Place, left: Words, topic: Topic) -> Named:
    """重点工程|连续7年|居全市前列: by what lasts, else by what is done so long."""
    related = bool(left) and left[0].sort == PREPOSITION
    subject = talked_of(left) if related else words(fitted(unlevelled(left), ROOM))
    rest = (*place.then,) if place.figure.unit == "个" else (*place.right, *place.then)
    rest = [token for token in rest if token.sort not in (TIME, RELATION, *JOINTS)]
    rest = unlevelled(stripped(rest))
    rest = [] if words(rest) in LEVELS else rest
    if len(subject) < SHORT and rest:
        subject = subject + words(rest if len(words(rest)) <= ROOM - SHORT else fitted(rest, ROOM - SHORT))
    measure = _opening(place.right) if place.figure.unit == "个" else ""  # 连续|33个|榨季
    ending = f"连续{measure}数" if measure else "连续" + counted(place.figure.unit).replace("数量", "数")
    acts = not left and bool(rest) and rest[0].sort == VERB  # 连续16年|位居首位
    return Named(joined(subject or topic.last, ending), topic.last if acts else subject or topic.last)


def _opening(said: Words) -> str:
    """The first noun, of two characters at least."""
    end = next((n + 1 for n in range(len(said)) if len(words(said[: n + 1])) > 1), 0)
    return words(said[:end])


def _changed(left: Words, place: Place, topic: Topic) -> Named:
    """同比增长|5%: by what has changed, here or before."""
    figure, subject, how = place.figure, stripped(left[:-1]), left[-1].text
    yearly = bool(subject) and subject[-1].text in _YEARLY
    subject = stripped(subject[:-1]) if yearly else subject
    subject = subject[1:] if len(subject) > 1 and subject[0].text in ("实现", "完成") else subject
    than = next((n for n, token in enumerate(subject) if token.text in _THAN), len(subject))
    subject = stripped(subject[:than])
    said_last = topic.amount or topic.last
    handed = topic.several[-place.turns :][place.turn] if len(topic.several) >= place.turns > 1 else said_last
    thing = words(fitted(subject, LONGEST - 2)) or handed
    if subject and subject[0].sort == PREPOSITION and len(thing) < ROOM // 2:  # 其中对欧盟增长
        thing = joined(topic.last, thing)
    if place.turn and figure.unit not in RATES and not any(token.text == "分别" for token in place.left):
        return Named(thing, thing)  # 净增5万户、达到20万户
    if figure.unit in RATES:
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
    if does and place.figure.unit in _PEOPLE and not place.listed:
        return Named(ended(does, place.figure, doing=True), does)
    follows = place.figure.unit not in _TIMES and (place.listed or len(does) <= SHORT)
    if does and topic.latest and follows and len(does) + len(name) < LONGEST:  # 20家企业签约、15家|入驻
        return Named(doer(does, name), name)
    if does and not topic.latest:
        return Named(ended(does, place.figure, doing=True), does)
    if does and (not name or place.figure.unit != "%"):
        return Named(ended(does, place.figure), name or does)
    return Named(ended(name, place.figure), name)
