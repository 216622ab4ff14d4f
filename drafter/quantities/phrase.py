"""Words of a clause as they stand in a name: what leads to the figure taken off, cut to the room where it is cut best."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import TypeAlias

from drafter.quantities.clause import LIST, Token
from drafter.quantities.cues import (
    AGAINST,
    DENIALS,
    EMPTY,
    ENDS,
    FALLS,
    LEVELS,
    MEANS,
    OPENINGS,
    RISES,
    SCOPES,
)
from drafter.quantities.lexis import (
    ADVERB,
    BOTH,
    CONJUNCTION,
    NOUN,
    PARTICLE,
    PLACE,
    PREPOSITION,
    RELATION,
    TIME,
    VERB,
)

LONGEST, ROOM, LONG, SHORT = 20, 16, 6, 4
"""Characters of a name at most, as many as it should have, of a noun that says enough, and of a name at least."""
Words: TypeAlias = Sequence[Token]
_TEXT = itemgetter(Token._fields.index("text"))
DOING = (VERB, BOTH)
JOINTS = (LIST, CONJUNCTION)
SLACK = (ADVERB, TIME, RELATION, PARTICLE, *JOINTS)
"""Sorts of words that lead to something, and are nothing themselves."""
_WITHIN = ("中", "上", "里", "内")
_THERE = ("在", "于")
"""Before a place, of which no name is made: 在粤|参加医疗保险."""
_FOR = ("向", "为", "给", "与", "同")
"""Before those something is done for, or with."""
_SINCE = 5
"""Words behind 从 or 由 at most that only tell from when something grew."""
_LEVELLED = "点准率额限费价"
"""Last characters of what is raised or lowered: 起征点, 标准, 时限."""
MEASURES = "额量率值数费比重度"
"""Last characters of a name that tells itself what is counted."""
AMOUNTS = frozenset(
    (
        "投资",
        "总投资",
        "资金",
        "金额",
        "产值",
        "总产值",
        "收入",
        "税收",
        "营收",
        "利润",
        "面积",
        "里程",
        "规模",
        "总规模",
        "增加值",
        "营业收入",
        "主营业务收入",
        "销售收入",
        "销售额",
        "成交额",
    )
)
"""Amounts of a thing told before: 完成投资, 建成面积."""


def words(said: Words) -> str:
    """Tokens as they stand in a name."""
    return "".join(map(_TEXT, said))


def stripped(left: Words) -> list[Token]:
    """Without what only leads to the number: 全年共, 达到, 分别为, 同比."""
    first, last = 0, len(left)
    if left and left[0].text == "按":  # 按一年计
        first = next((n + 1 for n, token in enumerate(left[:5]) if token.text == "计"), 0)
    while (
        first < last
        and left[first].text not in DENIALS
        and (
            left[first].sort in SLACK
            or left[first].text in OPENINGS
            or (left[first].text in SCOPES and len(words(left[first + 1 : last])) >= SHORT)
        )
    ):
        first += 1
    while first < last:
        token = left[last - 1]
        scope = first + 1 < last and token.text in SCOPES and left[last - 2].text not in AGAINST
        if not (token.sort in SLACK or token.text in ENDS or scope):
            break
        last -= 1
    at = next((n for n in range(last - 1, first, -1) if left[n].text in ("从", "由")), 0)
    if at and last - at <= _SINCE and left[last - 1].text not in RISES | FALLS:  # 就医人次|从疫情前的
        return stripped(left[first:at])
    return list(left[first:last])


def unlevelled(left: Words) -> list[Token]:
    """Without the verb that says how much: 突破, 稳定在; something is left."""
    last = len(left)
    while last > 1 and (left[last - 1].text in LEVELS or left[last - 1].sort in SLACK or left[last - 1].text in ENDS):
        last -= 1
    last -= last > 1 and last < len(left) and left[last - 1].text == "实际"  # 零售总额实际|完成
    return list(left[:last])


def last_verb(left: Words) -> tuple[Token, ...]:
    """The last verb of some words, if any."""
    return tuple([token for token in left if token.sort == VERB][-1:])


def fitted(said: Words, room: int) -> list[Token]:
    """The words from the first place a name may begin at, so that they are no longer than the room."""
    sizes = [len(token.text) for token in said]
    left = sum(sizes)
    if left <= room:
        return list(said)
    fallback = len(said) - 1
    for at in range(1, len(said)):
        left -= sizes[at - 1]
        before = said[at - 1]
        begins = (
            (said[at].sort == VERB and not _ends_noun(said, at))
            or (said[at].sort != PLACE and before.sort in (*JOINTS, PREPOSITION) and before.text not in _THERE)
            or before.text in ("的", "等")
        )
        if left <= room:
            fallback = fallback if said[at].text in ("以上", "以下") else min(fallback, at)  # 地级及|以上城市
            if begins and left >= SHORT:
                return list(said[at:])
    return list(said[fallback:])


def _ends_noun(said: Words, at: int) -> bool:
    """国家重大战略|实施|和重点领域项目: whether a verb stands last in what is joined to another noun."""
    joins = at + 2 < len(said) and said[at + 1].sort in JOINTS
    return joins and said[at - 1].sort == NOUN and said[at + 2].sort not in DOING


def headed(noun: Words) -> list[Token]:
    """甲、乙等|学习材料 -> 学习材料; 甲、乙等|活动 -> 甲等活动; other nouns as far as there is room."""
    at = next((n for n in range(len(noun) - 1, 0, -1) if noun[n].text == "等"), 0)
    if at and len(words(noun)) > LONGEST // 2:
        tail = list(noun[at + 1 :])
        if len(words(tail)) >= SHORT:
            return fitted(tail, ROOM)
        first = next((n for n in range(at) if noun[n].sort == LIST), at)
        return [*noun[:first], *noun[at:]]
    return fitted(noun, ROOM)


def phrase(said: Words) -> list[Token]:
    """The words a figure is named by: from what is done, without who did it and when, the whole where it is short."""
    if any(token.text in AGAINST for token in said[1:]):  # 对俄出口增速|高于|全国, 民生支出|占|财政支出的比重
        plain = _said_once([token for token in said if token.sort not in (TIME, RELATION)])
        return next(plain[n:] for n in range(len(plain)) if len(words(plain[n:])) <= LONGEST or n == len(plain) - 1)
    at = next((n for n in range(1, min(3, len(said) - 1)) if said[n].text == "将"), 0)
    said = said[at + 1 :] if at and said[-1].text[-1:] in _LEVELLED else said  # 阶段性将|起征点从
    for at in range(len(said) - 1, 0, -1):
        opens = said[at].sort in (*DOING, PREPOSITION)
        within = said[0].sort == VERB and any(token.text == "的" for token in said[at:])  # 纳入直接|结算的机构
        names = any(token.sort == NOUN for token in said[at:]) or (at < len(said) - 1 and said[-1].sort == BOTH)
        rated = said[0].sort == PREPOSITION and said[-1].text[-1:] in f"{MEASURES}速"  # 对邻国直接|投资增速
        if said[at - 1].sort == ADVERB and opens and not within and names and not rated:
            said = said[at:]
            break
    said = _behind_places(said)
    for at in range(len(said) - 2, 0, -1):
        if said[at - 1].sort == LIST and said[at].sort == PREPOSITION and said[at].text not in MEANS:
            said = said[at:]  # 项目投产、|在京生产汽车
            break
    if said[0].text == "与" and "相关的" in words(said) and len(words(said)) <= ROOM:
        return list(said)  # 与养老服务密切相关的专业占比
    if (
        said[0].sort == PREPOSITION
        and said[0].text not in MEANS
        and said[-1].text[-1:] in f"{MEASURES}速"
        and len(said) > 1
    ):
        said = said[1:]  # 对经济增长的贡献率
    if said[0].sort == PREPOSITION and not (said[0].text in MEANS and len(words(said)) <= ROOM):
        last = max((n for n, token in enumerate(said) if token.sort == LIST or token.text == "等"), default=0)
        verbs = [n for n, token in enumerate(said) if token.sort == VERB]
        at = next((n for n in verbs if n > last), verbs[0] if verbs else 0)
        alone = at == len(said) - 1 and at > 1  # 为中小企业|清欠
        at = 2 if not at and len(said) > 2 and len(said[1].text) == 1 and said[2].sort == BOTH else at  # 在京|生产汽车
        said = said[at:] if at and not alone else [token for token in said[1:] if token.text not in _WITHIN] or said
    plain = [
        token
        for n, token in enumerate(said)
        if token.sort not in (TIME, RELATION) and (token.text != "了" or not n or said[n - 1].sort not in DOING)
    ]
    listed = plain[0].sort in DOING and any(token.sort == LIST for token in plain)
    listed = listed and not any(token.text == "等" for token in plain)
    if (
        len(words(plain)) <= (LONGEST if listed and plain[-1].text not in EMPTY else ROOM // 2)
        or plain[0].sort == PREPOSITION
    ):
        return plain
    if plain[0].sort not in DOING and len(words(plain)) > ROOM and (verb := _enumerated(plain)):
        return plain[verb:]  # 甲、乙、丙|完成土地储备
    return [plain[0], *headed(plain[1:])] if plain[0].sort in DOING and len(plain) > 1 else headed(plain)


def _behind_places(said: Words) -> Words:
    """推动向甲市、乙市和丙地区|下放行政职权: from the verb behind a list of those it is done for."""
    at = next((n for n in range(1, len(said)) if said[n].sort == PREPOSITION and said[n].text in _FOR), 0)
    joint = max((n for n in range(at, len(said)) if said[n].sort in JOINTS), default=0) if at else 0
    verb = next((n for n in range(joint + 1, len(said) - 1) if said[n].sort == VERB), 0) if joint else 0
    return said[verb:] if verb and len(words(said)) > ROOM else said


def _said_once(said: list[Token]) -> list[Token]:
    """高技术产业增加值|占|规模以上工业|增加值|比重: the amount of both is said once where there is no room for two."""
    at = next((n for n in range(1, len(said)) if said[n].text in AGAINST), 0)
    if not at or len(words(said)) <= LONGEST:
        return said
    return [token for n, token in enumerate(said) if n < at or token.text not in (said[at - 1].text, "的")]


def _enumerated(said: Words) -> int:
    """Where what a list of places or firms does begins, behind 等 where the list has it; 0 where there is no such list."""
    verbs = (n for n in range(1, len(said) - 1) if said[n].sort == VERB and said[n].text not in RISES | FALLS)
    verb = next(verbs, 0)
    if not any(token.sort == LIST for token in said[:verb]):
        return 0
    return next((n + 1 for n in range(verb) if said[n].text == "等"), verb)


def thing_of(said: Words) -> str:
    """A phrase without the verb it opens with or ends in, 12 characters at most."""
    first = 0
    while first + 1 < len(said) and said[first].sort in (VERB, PREPOSITION, *SLACK):
        if said[first].text not in LEVELS and all(token.sort == VERB for token in said[first:]):  # 脱贫退出
            break
        attribute = first and said[first].sort == VERB and len(said[first].text) == 1  # 审结|涉|少案件
        if attribute or len(words(said[first + 1 :])) < 2:
            break
        first += 1
    if first and words(said[first:]) in EMPTY and said[first - 1].sort == VERB:
        first -= 1  # 竣工项目
    if first > 1 and said[first - 1].sort == ADVERB:  # 新上、续建和已|批待建的项目
        first = 0
    rest = list(said[first:])
    if (
        len(rest) > 1 and rest[-1].sort == VERB and len(words(rest[:-1])) >= SHORT and rest[-2].text not in "年月日总"
    ):  # 行政诉讼案件|办理
        rest.pop()
        while len(rest) > 1 and rest[-1].sort == ADVERB:
            rest.pop()
    if len(rest) > 2 and rest[0].sort == BOTH and len(rest[1].text) > 1 and len(words(rest[1:])) >= SHORT:
        rest.pop(0)
    return words(fitted(rest, ROOM))
