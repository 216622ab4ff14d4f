"""What has grown or fallen, what is beyond what, what has lasted how long."""

from __future__ import annotations

from drafter.quantities.clause import LIST, Token
from drafter.quantities.cues import BY, FALLS, GROWS, LEVELS, RISES, SCOPES, counted
from drafter.quantities.deeds import talked_of
from drafter.quantities.lexis import ADJECTIVE, ADVERB, NOMINAL, PREPOSITION, RELATION, TIME, VERB, cut
from drafter.quantities.phrase import (
    AMOUNTS,
    DOING,
    JOINTS,
    LONG,
    LONGEST,
    MEASURES,
    ROOM,
    SHORT,
    Words,
    fitted,
    stripped,
    unlevelled,
    words,
)
from drafter.quantities.places import Place
from drafter.quantities.scant import joined
from drafter.quantities.sharing import handed_out
from drafter.quantities.topic import Named, Topic

RATES = ("%", "个百分点", "‰", "成")
YEARLY = ("年均", "月均", "日均")
BEYOND = frozenset("高低快多少慢")
"""How much more or less one thing is than another: 比各项贷款高."""
_COUNTS = ("数量", "总数", "人数")
"""Counts that do not say of what."""
_STANDING = frozenset(("位居", "稳居", "位列", "名列", "列", "排", "排名", "进入", "跨越", "跻身"))
"""Verbs that say how a thing stands among others, and are nothing done."""
_PLACED = ("增长", "前列", "第一", "位", "方阵", "水平")
"""How what is said of a thing's standing ends."""
_CHANGES = frozenset(("增速", "增幅", "降幅"))
"""Rates of change, which an amount told before has."""
_THAN = ("比", "较", "按", "剔除", "与", "同")
"""What a change is told against, or how it is reckoned, and is no part of what has changed."""


def changed(left: Words, place: Place, topic: Topic) -> Named:
    """同比增长|5%: by what has changed, here or before."""
    figure, subject, how = place.figure, stripped(left[:-1]), left[-1].text
    yearly = bool(subject) and subject[-1].text in YEARLY
    subject = stripped(subject[:-1]) if yearly else subject
    subject = subject[1:] if len(subject) > 1 and subject[0].text in ("实现", "完成") else subject
    subject = _counted_out(subject)
    than = next((n for n, token in enumerate(subject) if token.text in _THAN), len(subject))
    subject = stripped(without_deed(_last_of_list(subject[:than])))
    than_what = _than_what(left[:-1]) if not subject and figure.unit in RATES else ""
    subject = [] if all(token.text in LEVELS | SCOPES for token in subject) else subject  # 下降2.3%|转为|增长
    said_last = topic.amount or topic.last
    handed = topic.several[-place.turns :][place.turn] if len(topic.several) >= place.turns > 1 else said_last
    thing = words(fitted(subject, LONGEST - 2)) or handed
    if not subject and figure.unit == "天":  # 优良天数比例77%、增加|13天
        thing = thing.removesuffix("比例").removesuffix("比率")
    if thing in _COUNTS and (said_last or handed) and thing not in said_last:  # 清理展会，数量|压减
        thing = joined(said_last or handed, thing)
    if thing in AMOUNTS and topic.last and thing not in handed:  # 国有企业效益好转，利润|增长
        *head, last = cut(topic.last)
        measure = head and (last[1] in AMOUNTS or last[1][-1] in MEASURES)
        thing = joined("".join(word for _, word in head) if measure else topic.last, thing)
    if subject and subject[0].sort == PREPOSITION and len(thing) < ROOM // 2:  # 其中对欧盟增长
        thing = joined(topic.last, thing)
    if place.turn and figure.unit not in RATES and not any(token.text == "分别" for token in place.left):
        return Named(thing, thing)  # 净增5万户、达到20万户
    if figure.unit in RATES:
        plain = "增速" if how in GROWS and figure.unit == "%" else "增幅" if how in BY else f"{how}幅度"
        ending = "降幅" if how in FALLS else plain
    else:
        ending = "减少数" if how in FALLS else "增长倍数" if figure.unit == "倍" else "增加数"
    return Named(joined(thing, than_what + ("年均" if yearly else "") + ending), thing)


def _than_what(said: Words) -> str:
    """比承诺时限|压缩: the limit that something is told against, where nothing else is told of it."""
    limit = words(stripped(said))
    return (
        limit if limit[:1] in ("比", "较") and limit.endswith(("时限", "限值", "标准")) and len(limit) <= LONG else ""
    )


def all_told(then: Words) -> bool:
    """Whether nothing but the marks of a list follows."""
    return all(token.sort in JOINTS for token in then[:1])


def ranked(left: Words) -> Named | None:
    """全国排名53位、提升|3位: by how many places one has risen or fallen."""
    ranks = [n for n in range(1, len(left)) if left[n].text == "位" and left[n - 1].text.isdigit()]
    subject = [token for n, token in enumerate(left[:-1]) if n not in ranks and n + 1 not in ranks]
    thing = words(fitted(stripped(subject), ROOM - SHORT))
    return Named(joined(thing, f"位次{left[-1].text}"), thing) if thing else None


def _counted_out(said: list[Token]) -> list[Token]:
    """剔除不良贷款核销因素|贷款余额: without what is counted out, where that stands first."""
    if not said or said[0].text not in ("剔除", "扣除"):
        return said
    return said[next((n + 1 for n, token in enumerate(said) if token.text in ("因素", "影响", "后")), 0) :]


def _last_of_list(said: Words) -> Words:
    """甲增加、|乙|减少: the words behind the mark that follows another change."""
    marks = (n for n in range(len(said) - 1, 0, -1) if said[n].sort == LIST and said[n - 1].text in RISES | FALLS)
    return said[next(marks, -1) + 1 :]


def without_deed(said: Words) -> list[Token]:
    """公共品牌|正式发布、|出口, 粮食|连年丰收、|总产: without what was done before the mark."""
    at = next((n for n in range(3, len(said)) if said[n].sort == LIST), 0)
    done = at and at < len(said) - 1 and said[at - 1].sort in DOING and said[at - 2].sort == ADVERB
    rate = said[at + 1 :] if at else []
    verb = next((n for n in range(1, at) if said[n].sort == VERB), 0)
    if len(rate) == 1 and rate[0].text.endswith("率") and verb and all(one.sort in NOMINAL for one in said[:verb]):
        return [*said[:verb], *rate]  # 医疗保险|实现省级统筹、|参保率
    return [*said[: at - 2], *said[at + 1 :]] if done else list(said)


def come_to(place: Place) -> list[Token]:
    """保险制度|基本建立、已有: what was told before the mark to have been done, where behind it stands only what it has come to."""
    left, amount = place.left, place.figure.unit not in RATES
    at = max((n for n, token in enumerate(left) if token.sort == LIST), default=0)
    behind = [token for token in left[at + 1 :] if token.text not in LEVELS and token.sort != ADVERB]
    if not at or len(left) == at + 1 or stripped(behind):
        return []
    before = stripped(left[:at])
    end = next((n for n, token in enumerate(before) if token.sort not in NOMINAL), 0)
    end -= end > 1 and before[end - 1].sort == ADJECTIVE  # 基本|建立
    done = end and any(token.sort in DOING or token.sort == ADVERB for token in before[end:])
    end -= done and amount and before[end - 1].text in _CHANGES  # 收入增速|高于经济增速、突破3万元
    return before[:end] if done and len(words(before[:end])) >= SHORT - 1 else []


def beyond(left: Words, place: Place) -> Named | None:
    """小微企业贷款增速|比|各项贷款增速|高: what is beyond what."""
    at = next((n for n, token in enumerate(left) if token.text == "比"), 0)
    if not at:
        return None
    mine = handed_out(left[:at], place.turn, place.turns) if place.turns > 1 else left[:at]
    other = [token for token in left[at + 1 : -1] if token.sort in NOMINAL]
    subject = words(fitted(stripped(mine), ROOM // 2 + 2))
    return Named(joined(subject, f"{left[-1].text}于{words(fitted(other, ROOM // 2))}"), subject)


def lasting(place: Place, left: Words, topic: Topic) -> Named:
    """重点工程|连续7年|居全市前列: by what lasts and what is said of it, else by what is done so long."""
    by = next((n for n, token in enumerate(left) if n and token.text == "被"), len(left))
    left = left[:by]  # 人武部|被省军区|连续十九年评为
    related = bool(left) and left[0].sort == PREPOSITION
    subject = talked_of(left) if related else words(fitted(unlevelled(left), ROOM))
    subject = "" if subject in SCOPES else subject
    behind: Words = place.then if place.figure.unit == "个" else (*place.right, *place.then)
    told = [token for token in behind if token.sort not in (TIME, RELATION, *JOINTS)]
    rest = told if words(told[:1]) == "只" else unlevelled(stripped(told))  # 只减不增
    rest = [] if words(rest) in LEVELS else rest
    measure = _opening(place.right) if place.figure.unit == "个" else ""  # 连续|33个|榨季
    ending = f"连续{measure}数" if measure else "连续" + counted(place.figure.unit).replace("数量", "数")
    acts = not left and bool(rest) and rest[0].sort == VERB  # 连续16年|位居首位
    name = _lasting_so(subject, rest, topic, LONGEST - len(ending))
    thing = subject if len(subject) >= SHORT and not name.endswith(subject) else name
    return Named(joined(name or topic.last, ending), topic.last if acts else thing or topic.last)


def _lasting_so(subject: str, rest: Words, topic: Topic, room: int) -> str:
    """What lasts and how it stands so long, as far as there is room: 增幅, 居全国前十 -> 投资增幅居全国前十."""
    last = topic.amount or topic.last
    if len(subject) == SHORT and subject.endswith("占比") and last.endswith(subject[:2]):  # 民生支出……支出占比
        subject = joined(last, subject)
    measured = last[-1:] in MEASURES and subject and subject not in _CHANGES  # 进出口总额……总量
    if len(subject) < SHORT and _stands(rest) and not measured and len(last + subject + words(rest)) <= room:
        subject = joined(last, subject) if subject else last
    if last and _stands(rest) and not measured and (not subject or subject in _CHANGES):
        return joined(last, subject)[:room]  # 研究与试验发展经费投入强度|居全省前列
    if len(subject + words(rest)) <= room:
        return subject + words(rest)
    return subject if len(subject) >= SHORT else subject + words(fitted(rest, room - len(subject)))


def _stands(rest: Words) -> bool:
    """居全国首位, 保持两位数增长, 增速: what is said of a thing told before, and is nothing done to another."""
    if not rest:
        return False
    if rest[0].text == "保持" or rest[0].text in RISES | FALLS:
        return len(rest) == 1 or words(rest).endswith(_PLACED)
    return rest[0].text in LEVELS | SCOPES | _STANDING | _CHANGES


def _opening(said: Words) -> str:
    """The first noun, of two characters at least."""
    end = next((n + 1 for n in range(len(said)) if len(words(said[: n + 1])) > 1), 0)
    return words(said[:end])
