"""What a figure counts: the words of its clause -> a name of 4 to 20 characters that stands alone in a table."""

from __future__ import annotations

from drafter.quantities.before import by_left
from drafter.quantities.behind import by_right
from drafter.quantities.clause import Clause, Token
from drafter.quantities.cues import EMPTY, FALLS, LEVELS, LIGHT, RESULTS, RISES, TAKEN
from drafter.quantities.growth import RATES
from drafter.quantities.lexis import BOTH, CONJUNCTION, NOMINAL, RELATION, VERB, ends_word
from drafter.quantities.occasion import MEDALS
from drafter.quantities.phrase import AMOUNTS, DOING, LONG, LONGEST, SHORT, Words, last_verb, stripped, words
from drafter.quantities.places import Place, places
from drafter.quantities.scant import joined, numbered
from drafter.quantities.topic import Named, Topic

_ACHIEVED = frozenset(("实现", "完成"))
_WORKS = ("改造", "建设", "整治", "治理", "修复")
"""What is done with all of a list, behind how."""
_CASES = frozenset(("案件",))
_STEPS = ("台阶", "大关", "关口", "层级")
"""万亿元|台阶: what an amount has reached."""


def named(clause: Clause, topic: Topic) -> tuple[list[Named], Topic]:
    """A clause and what is talked of -> what each of its figures counts, in order, and what is talked of then."""
    found = list[Named]()
    verb = head = lasted = ""
    topic = topic._replace(fresh=clause.sentence[clause.start - 1 : clause.start] in ("；", ";"))
    parts = clause.aside or any(token.text == "其中" for token in clause.gaps[0])
    whole = topic.last if parts else ""
    for place in places(clause):
        taken = _taken_as(place)
        left = _up_to(place) if words(place.right).endswith(_STEPS) else stripped(taken or place.left)
        told = tuple(one.thing for one in found[-1:])
        near = topic._replace(main=head if place.listed else topic.last, fresh=False, near=told) if found else topic
        near = topic._replace(main=whole, latest=whole) if parts and (not found or _own_words(place, left)) else near
        if not left and any(token.sort == RELATION for token in place.left):  # 较上年的300件
            one = Named(topic.last, topic.last)
        elif place.right and place.figure.unit not in MEDALS and not _lasts(place) and not _grows(place) and not taken:
            one = by_right(place, left, near)
            if place.listed and not left and not one.acts and len(one.thing) == SHORT - 1:
                verb_of_all = verb if found and found[-1].name.startswith(verb) else ""
                one = one._replace(name=verb_of_all + one.thing) if verb_of_all else one  # 获1篇一等奖和|2篇|三等奖
        else:
            one = _part(left, whole if parts and not place.of else "") or by_left(place, left, near, verb)
        if place.figure.unit == "个" and words(place.right).endswith(_STEPS[:3]) and len(one.name) <= LONGEST - SHORT:
            one = one._replace(name=f"{one.name}跨越台阶数")  # 连跨|3个|万亿元台阶
        if found and lasted and len(one.name) < LONG and not place.right:  # 支出|连续5年|压减比例|超5%
            one = one._replace(name=joined(lasted, one.name))
        lasted = one.thing if _lasts(place) else ""
        if parts and len(one.name) <= LONG and not place.right:
            of = whole if clause.aside or not whole else f"{whole}中"
            name = joined(of if clause.aside else topic.whose or of, one.name)
            one = one._replace(name=name, thing=name if one.thing == whole else one.thing)
        one = one if place.listed else _in_full(one, topic.latest)
        one = one._replace(name=numbered(one.name)) if one.name[:1].isdigit() else one
        if not clause.aside:
            main = topic.main if not topic.fresh or found or not place.left else ""
            topic = topic._replace(
                main=main or ("" if one.acts else one.thing),
                latest=topic.latest if _rate_of(place, one, topic) else one.thing or topic.latest,
                whose=_whose(left) or topic.whose,
                rated=one.name if place.figure.unit in RATES else topic.rated,
                amount=_amount(one.name),
                unit=place.figure.unit,
                name=one.name,
            )
        if any(token.text in TAKEN for token in left) and not any(token.text in RESULTS - TAKEN for token in left):
            topic = topic._replace(taken=one.thing)
        if not place.listed:
            head = one.thing
            verb = _leading(left)
        found.append(one)
    things = tuple(one.thing for one in found)
    return found, topic._replace(several=_several(topic.several, things), near=things)


def _rate_of(place: Place, one: Named, topic: Topic) -> bool:
    """项目开工率, of the projects told before: whether a rate only tells how they fare, and is not talked of next."""
    noun = one.thing[:2]
    return (
        place.figure.unit == "%" and one.name == one.thing and one.name.endswith("率") and topic.latest.endswith(noun)
    )


def _several(before: tuple[str, ...], things: tuple[str, ...]) -> tuple[str, ...]:
    """存款余额|7952亿元，贷款余额|5734亿元，分别增长: the things told one after another, of several clauses too."""
    return things if len(things) > 1 else before if things == before[-1:] else (*before, *things)[-6:]


def _within(left: Words) -> bool:
    """旅游|接待: a noun that another verb follows."""
    return left[0].sort == BOTH and len(left) == 2 and left[1].sort in DOING


def _part(left: Words, whole: str) -> Named | None:
    """进出口总值……其中|出口: a part that is named by a noun which may be a verb."""
    told = left[0].text if len(left) == 1 and left[0].sort == BOTH else ""
    if not told or not whole or told in LIGHT | RESULTS | TAKEN | RISES | FALLS | LEVELS:
        return None
    name = joined(f"{whole}中", told)
    return Named(name, name)


def _leading(left: Words) -> str:
    """What is done with all of a list: 新建改扩建|中小学16所、幼儿园3所."""
    if len(left) > 1 and left[0].text in ("新", "再", "又"):  # 新|修复
        verb = _leading(left[1:])
        return left[0].text + verb if verb else ""
    doing = (VERB, CONJUNCTION)
    size = next((n for n, token in enumerate(left) if token.sort not in doing or token.text in LIGHT), len(left))
    either = max((n + 1 for n in range(size) if left[n].sort == CONJUNCTION), default=0)  # 主持或参与|制定
    said = left[either:size] or (left[:1] if left and left[0].sort in DOING and not _within(left) else [])
    works = left[size].text if 0 < size < len(left) - 1 else ""
    if said and len(said) == 1 and works in _WORKS and left[size + 1].sort in NOMINAL:
        said = [*said, left[size]]  # 新开工改造|棚户区
    said = said or [token for token in last_verb(left) if token.text not in RISES | FALLS | LEVELS - _ACHIEVED]
    return words([token for token in said if token.text not in LIGHT][:2])


def _in_full(one: Named, latest: str) -> Named:
    """评查|案卷, after 行政执法案卷评查: 评查行政执法案卷."""
    verb, noun = one.thing[:2], one.thing[2:]
    if one.name == one.thing and len(noun) == 2 and latest.endswith(noun + verb) and len(latest) > len(one.thing):
        return one._replace(name=(verb + latest.removesuffix(verb))[:LONGEST])
    at = latest.find(one.thing) if 1 < len(one.thing) < SHORT and one.thing not in EMPTY - _CASES else 0
    if at <= 0 or not one.name.endswith(one.thing) or len(one.name) + at > LONGEST:
        return one
    if not ends_word(latest, at + len(one.thing)):
        return one  # 补贴直达|消费者
    whole = latest[: at + len(one.thing)]
    return one._replace(name=one.name.removesuffix(one.thing) + whole, thing=whole)


def _amount(name: str) -> str:
    """A name that is an amount, as what may grow: 完成投资 -> 投资; nothing for others."""
    told = name.removesuffix("金额").removeprefix("完成").removeprefix("实现")
    return told if told.endswith(tuple(AMOUNTS)) else ""


def _own_words(place: Place, left: Words) -> bool:
    """Whether a figure of a list has a noun of its own, no growth and no amount of the thing before."""
    return place.listed and bool(left) and left[-1].text not in RISES | FALLS and left[-1].text not in AMOUNTS


def _lasts(place: Place) -> bool:
    return place.figure.qualifier == "连续" or (bool(place.left) and place.left[-1].text == "连续")


def _taken_as(place: Place) -> Words:
    """将|人均纯收入|2300元|作为标准: the words that name it."""
    if not place.right or place.right[0].text != "作为":
        return ()
    at = max((n for n, token in enumerate(place.left) if token.text in ("将", "把")), default=-1)
    return place.left[at + 1 :] if at >= 0 else ()


def _grows(place: Place) -> bool:
    """Whether the words behind say what has become of an amount: 由|71所|优化整合为, 跨上|万亿元|台阶."""
    if any(token.text in ("由", "从", "自") for token in place.left[-3:]):
        return any(token.text.endswith(("为", "至", "到")) for token in (*place.right, *place.then)[:4])
    return bool(place.left) and words(place.right).endswith(_STEPS)


def _up_to(place: Place) -> list[Token]:
    """经济总量|跨上|万亿元台阶: what has grown, without the verb."""
    left = stripped(place.left)
    while left and (
        left[-1].sort in DOING or left[-1].text in ("上", "新", "跨", "再", "迈", "跃", "历史性", "一", "两", "个")
    ):
        left = stripped(left[:-1])
    return left


def _whose(left: Words) -> str:
    """社区法律顾问|共为社区提供……: who is named before what is done."""
    end = next((n for n, token in enumerate(left) if token.sort not in NOMINAL), 0)
    said = words(left[:end])
    return said if SHORT <= len(said) <= 8 and any(token.sort == VERB for token in left[end:]) else ""
