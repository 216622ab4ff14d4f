"""A figure named by the noun behind it: what is done with it, which it is, or what it does."""

from __future__ import annotations

from drafter.quantities.clause import LIST, Token
from drafter.quantities.cues import EMPTY, LIGHT, PIVOTS, REACHES, SCOPES
from drafter.quantities.deeds import doer, does_what
from drafter.quantities.lexis import BOTH, NOMINAL, NOUN, PARTICLE, PREPOSITION, VERB
from drafter.quantities.nouns import SIZES
from drafter.quantities.phrase import (
    DOING,
    JOINTS,
    LONG,
    LONGEST,
    MEASURES,
    ROOM,
    SHORT,
    Words,
    fitted,
    headed,
    stripped,
    thing_of,
    words,
)
from drafter.quantities.places import Place
from drafter.quantities.scant import joined, kind_of, numbered
from drafter.quantities.topic import Named, Topic, ended, filled

_BEING = ("有", "已有", "现有", "还有")
_UNDERTAKINGS = ("行动", "工程", "计划")
"""What a verb says the kind of, and is not the object of."""
_CAPACITY, _EVERYWHERE = "规模", "全覆盖"
_MEANS = ("措施", "举措", "政策", "意见", "政策措施", "工作措施", "具体举措", "改革举措")
"""What is told by what it is for: 巩固经济回升向好|18条|措施."""
_HANDING = ("将", "把")
_SPENT = ("用于", "投向")
"""What is done with money, which no noun goes on with."""
_PLANTS = ("项目", "基地", "装置", "机组", "电站", "园区", "产业园", "生产线", "厂")
"""Nouns of what is told by its capacity."""
_WORKS = ("改造", "建设", "整治", "治理", "修复", "提升")
"""What is done besides, in 维修改造, 修缮提升."""
_PRODUCTS = ("头", "只", "羽", "片", "辆", "份", "瓶", "支", "枚", "GW", "MW")
"""Units of what a plant makes or keeps, in which none is counted."""
_EVENTS = ("次", "场", "场次", "期", "轮")
_TOWARDS = ("对", "就", "围绕", "针对", "面向", "向")


def by_right(place: Place, left: Words, topic: Topic) -> Named:
    """培育|267名|社区法律明白人: by the verb before and the noun behind; 52家|单位|设立法律顾问: by what the noun does."""
    noun = headed(place.right)
    if widened := _widened(place, left):  # 对外贸易|扩大至|228个|国家和地区
        return Named(joined(widened, words(noun)), widened)
    name, thing = words(noun), thing_of(noun)
    name = numbered(name) if name[:1].isdigit() and not left else name
    if place.figure.unit in ("%", "成"):
        return Named(_rate(place, left, name, topic), thing)
    among = _among(place, left)
    verb = None if among else _governing(place, left)
    pivot = verb is not None and (verb.text in PIVOTS or verb.text in _BEING)
    related = bool(left) and left[-1].sort == PREPOSITION
    acts = all(token.text in SCOPES for token in left) or pivot or related or among or bool(_qualifying(left))
    went = words(place.left[-1:]) == "到" and bool(left) and left[-1].text == "应邀"
    does = does_what(place.then, LONGEST - 1 - len(name)) if acts or went else ""
    if does.endswith(_UNDERTAKINGS) and place.figure.unit in SIZES and len(does) == SHORT:
        return Named(ended(name + does, place.figure), name + does)  # 千亿斤|粮食产能提升行动
    if does and pivot and place.figure.unit in _EVENTS and len(left[-1].text + name + does) <= LONGEST:
        return Named(left[-1].text + name + does, thing)  # 组织|4次|重点项目集中开工
    size = _CAPACITY if _sized(place, verb) else ""
    if does or (does := _relative(place, LONGEST - 1 - len(name))):
        named = doer(does, name)
        return Named(named if len(named + size) > LONGEST else named + size, thing, acts=True)
    listing = [*left, Token(PARTICLE, "等")] if verb and place.left[-1].text == "等" and len(name) < SHORT - 1 else []
    if listing and left[0].sort == VERB and len(words(listing) + name) <= LONGEST:  # 实施低效用地再开发等|18项|政策
        return Named(words(listing) + name, thing)
    if verb and verb.text == "实现" and name.endswith(_EVERYWHERE) and (subject := stripped(left[:-1])):
        whole = words(fitted(subject, LONGEST - 1 - len(name))) + _EVERYWHERE  # 产业学院实现|16个|市全覆盖
        return Named(f"{whole}的{name.removesuffix(_EVERYWHERE)}", thing)
    if verb and (told := _told_of(place, left, name)):
        return Named(ended(told, place.figure), told)
    if verb and verb.sort in DOING:
        whole = _done(verb, left, name, topic)
        return Named(ended(whole, place.figure), whole if name in EMPTY and len(left) > 1 else thing)
    if any(token.text == "平均" for token in place.left):
        return Named(joined(f"{topic.last}平均", name), thing)
    qualifying = "" if among else _qualifying(left)
    if qualifying and len(qualifying) + len(name) <= ROOM:
        name = qualifying + name
    elif left and not related and not among and (len(name) < SHORT or name in EMPTY or _meant_for(left, name)):
        name = joined(words(fitted(left, LONGEST - len(name))), name)
    elif name in EMPTY or len(name) < SHORT - 1:
        name = filled(name, topic)
    return Named(ended(joined(name, size), place.figure) if size else ended(name, place.figure), thing)


def _sized(place: Place, verb: Token | None) -> bool:
    """年产|15万吨|原丝项目|投产, 国家|1000万千瓦|光伏大基地: whether a figure tells how large a plant is."""
    unit, plant = place.figure.unit, words(place.right).removesuffix("建设").removesuffix("主体")
    sizes = (unit in SIZES and not unit.endswith("元")) or unit in _PRODUCTS
    return sizes and (verb is None or verb.sort not in DOING) and plant.endswith(_PLANTS)


def _relative(place: Place, room: int) -> str:
    """举办|30个|国家参加的设计周: what those counted do with the noun behind 的."""
    at = next((n for n, token in enumerate(place.then) if n and token.text == "的"), 0)
    if not at or at > 2 or place.then[0].sort != VERB or place.figure.unit not in ("个", "家", "名", "位", "人"):
        return ""
    thing = words(fitted(place.then[at + 1 :], room - len(place.then[0].text)))
    return place.then[0].text + thing if thing and len(thing) <= room - len(place.then[0].text) else ""


def _widened(place: Place, left: Words) -> str:
    """What has come to reach so many of the things counted, empty where nothing has."""
    came = [token.text for token in place.left[-1:]] in (["到"], ["至"], ["为"]) and place.figure.unit not in (
        "%",
        "元",
    )
    if not came or not left or left[-1].text not in ("扩大", "拓展", "扩展", "增加", "延伸", "扩大到"):
        return ""
    subject = stripped(left[:-1])
    return words(fitted(subject, ROOM // 2)) if all(token.sort in NOMINAL for token in subject) else ""


def _among(place: Place, left: Words) -> bool:
    """Whether the words before list some of the things counted and no more: 甲、乙等|6家|企业."""
    if not left:
        return False
    listed = _and_so_on(place)
    listed = listed or (any(token.sort == LIST for token in left) and left[-1].sort in (*NOMINAL, VERB))
    acts = (
        n
        for n, token in enumerate(left[:-1])
        if token.sort == VERB and len(token.text) > 1 and left[n + 1].sort != LIST
    )
    reaches = left[-1].text in REACHES and left[-1].sort == VERB  # 改造、更新|惠及
    return listed and not reaches and next(acts, None) is None and (left[-1].sort != VERB or len(left) > 2)


def _and_so_on(place: Place) -> bool:
    """甲、乙等, 甲、乙等领域: the list is of examples."""
    last = [token.text for token in place.left[-2:]]
    return bool(last) and (last[-1] == "等" or (last[0] == "等" and last[-1] in ("领域", "方面", "行业")))


def _governing(place: Place, left: Words) -> Token | None:
    """The word of which the counted noun may be the object; of 提供咨询、体检等|25类|服务 the verb before the list."""
    if _and_so_on(place):
        doing = (_both(left, n) for n, token in enumerate(left) if token.sort == VERB and len(token.text) > 1)
        both = len(left) > 2 and all(token.sort == BOTH for token in left[:2])  # 修缮改造|甲路、乙路等
        return next(doing, Token(VERB, words(left[:2])) if both else None)
    told = len(words(place.right)) >= SHORT and place.left[-1:] and place.left[-1].text == "的"
    if told and _done_with(left):
        return left[0]  # 打造独具特质的|5个|场景
    if _list_of_names(left):
        return left[0]  # 新增甲、乙|2家|景区
    means = len(left) > 2 and len(words(place.right)) <= LONG and words(place.right).endswith(_MEANS)
    if len(left) > 1 and left[-1].sort == BOTH and left[-1].text not in LIGHT and (means or left[-2].sort in NOMINAL):
        return None  # 促进经济高质量发展|40条|政策
    return left[-1] if left else None


def _both(left: Words, at: int) -> Token:
    """A verb with the one right behind it, where the two together are short: 配合|制定."""
    later = left[at + 1].text if at + 1 < len(left) and _goes_with(left[at + 1]) else ""
    return Token(VERB, left[at].text + later) if later and len(left[at].text + later) <= SHORT else left[at]


def _goes_with(token: Token) -> bool:
    return token.sort == VERB or token.text in _WORKS


def _done_with(left: Words) -> bool:
    """Whether a verb opens the words and another tells of what it governs: 完成|省市下达."""
    return bool(left) and left[0].sort == VERB and any(token.sort == VERB for token in left[1:])


def _list_of_names(left: Words) -> bool:
    """新增|甲、乙: one verb, and a list of names that are its objects."""
    if not left or left[0].sort != VERB or left[0].text in PIVOTS or left[-1].sort != NOUN:
        return False
    names = all(token.sort in (*NOMINAL, LIST) or token.text == "至" for token in left[1:])
    return names and any(token.sort == LIST for token in left)


def _told_of(place: Place, left: Words, name: str) -> str:
    """县委|确定的|90项|改革任务: the things with what was done with them, empty where no 的 ends what is told."""
    attributive = words(place.left[-1:]) == "的" and left[-1].sort == VERB and left[0].sort in NOMINAL
    told = attributive and not any(token.sort in JOINTS for token in left) and f"{words(left)}的{name}"
    return told if told and len(told) <= ROOM else ""


def _done(verb: Token, left: Words, name: str, topic: Topic) -> str:
    """What is done with the counted noun, with the noun; a verb that says nothing gives way to what it is done to."""
    if verb.text not in LIGHT:
        if name in EMPTY and len(left) > 1:  # 区领导交办|22项|任务
            return words(fitted(left, LONGEST - len(name))) + name
        twice = (
            len(left) > 1
            and left[-1] is verb
            and left[-2].sort == verb.sort == VERB
            and len(left[-2].text + verb.text) <= SHORT
        )
        does = left[-2].text + verb.text if twice and left[-2].text not in LIGHT | PIVOTS else verb.text
        if len(left) == 1 and kind_of(name) and len(topic.last) >= SHORT:  # 举办法治文化节，举办|21项|特色活动
            return joined(topic.last, name)
        return does + name if name not in EMPTY else joined(topic.latest, verb.text + name)
    if about := _about(left[:-1], ROOM - len(name)):
        return about + name
    return filled(name if len(name) >= SHORT - 1 else verb.text + name, topic)


def _rate(place: Place, left: Words, name: str, topic: Topic) -> str:
    """93%|的行政争议经复议化解 is a share, 100%|网上可办 a rate."""
    told = place.left[-1:]
    if (not left or words(told) in _HANDING) and (not told or told[0].sort == PREPOSITION):
        return _share_of(place, name)
    measure = words(place.left)
    noun = all(token.sort in NOMINAL or token.text == "含" for token in place.left)
    if len(measure) > 2 and measure[-1] in MEASURES and noun:
        things = place.right[: next((n for n, token in enumerate(place.right) if token.sort in DOING), None)]
        return joined(words(things) or name, measure)  # 含油量66%|的油菜品种
    if does := does_what(place.then, LONGEST - 3 - len(name)):
        return f"{does}的{name}比例"
    if not left or left[-1].text in ("实现", "做到", "达到", "达"):
        before = words(stripped(left[:-1])) or topic.last
        if not left and len(name) > 2 * SHORT:
            return joined(name, "比例")
        return joined(before, name + ("" if name.endswith(("率", "比例", "比重", "目标")) else "率"))
    if left[-1].text in REACHES and len(name) < ROOM // 2:  # 基本药物制度|覆盖|80%以上村卫生室
        return words(fitted(left, LONGEST - 2 - len(name))) + name + "比例"
    before = _qualifying(left)
    return before + name + "比例" if before and len(before + name) <= ROOM else joined(name, "比例")


def _share_of(place: Place, name: str) -> str:
    """90%|的煤矿达标, 将|76%|的财力用于民生: so many of things that do something, which their noun may hold."""
    at = next((n for n, token in enumerate(place.right) if n and (token.sort == VERB or token.text in _SPENT)), 0)
    things = words(place.right[:at]) if at else name
    then = [*place.right[at:], *place.then] if at else place.then
    does = does_what(then, LONGEST - 3 - len(things))
    return f"{does}的{things}比例" if does else joined(words(place.right) if at else things, "比例")


def _meant_for(left: Words, name: str) -> bool:
    """促进民营经济发展壮大|36条|政策措施: whether the words before say what for."""
    for_what = len(left) > 2 and name.endswith(_MEANS)
    return len(name) <= SHORT and (for_what or any(token.text in PIVOTS or token.text == "促进" for token in left))


def _qualifying(left: Words) -> str:
    """市级|3600项|政务服务事项: a noun right before that tells which."""
    first = len(left)
    while first and left[first - 1].sort in NOMINAL and left[first - 1].text not in SCOPES:
        first -= 1
    nouns = left[first:]
    if len(nouns) == 1 and nouns[0].sort == BOTH:
        return ""  # 建设|19个|片区
    said = words(nouns)
    return said if len(said) <= (8 if not first else SHORT) else ""


def _about(left: Words, room: int) -> str:
    """对律师事务所进行|2次|检查: what it is done to."""
    at = next((n for n in range(len(left) - 1, -1, -1) if left[n].text in _TOWARDS), None)
    return words(fitted(left[at + 1 :], room)) if at is not None and room >= SHORT else ""
