"""甲、乙分别增长5%和6%: what 分别 hands out."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.quantities.clause import LIST, Token
from drafter.quantities.cues import AGAINST, FALLS, LEVELS, REACHES, RISES
from drafter.quantities.lexis import (
    ADVERB,
    BOTH,
    CONJUNCTION,
    NOMINAL,
    NOUN,
    PARTICLE,
    PREPOSITION,
    RELATION,
    TIME,
    VERB,
    cut,
)
from drafter.quantities.phrase import AMOUNTS, JOINTS, MEASURES, ROOM, SHORT, Words, stripped, words

_RATIOS = ("占比", "比重", "增速", "增幅", "降幅")
"""What is told of amounts as well."""
_COUNTED = ("案件", "事故", "事项")
"""Things that are counted, and have no amount."""
_SORTS = "性型级"
"""Last characters of words that only say of what sort: 战略性|新兴产业贷款 is no 制造业新兴产业贷款."""
_SINGLE = (VERB, ADVERB, RELATION, TIME, CONJUNCTION)
_GETTING = frozenset(("获得", "获", "摘得", "夺得", "荣获", "勇夺", "斩获", "取得", "赢得", "参保", "比降"))
"""Verbs of which the words before are who did it."""


def handed_out(left: Words, index: int, count: int) -> list[Token]:
    """甲、乙分别增长|5%|和|6%: the words of one of count; 城乡居民 is of the town and of the country."""
    if left and left[0].text in AGAINST:
        return list(left)  # 分别高于一、二产业
    tail = _tail(left)
    said, end = stripped(left[:tail]), left[tail:]
    parts = _parts(said, ("和", "与", "及"))
    parts = parts if len(parts) == count else _parts(said, ())  # 新能源及智能电网、新材料
    if len(parts) == count and all(len(words(part)) > 1 for part in parts):
        return _ordered(_mine(parts, index, count), end)
    whole = words(said)
    pair = next((pair for pair in _PAIRS if pair[0] in whole), None) if count == 2 else None
    if pair:
        return _ordered([Token(*one) for one in cut(whole.replace(pair[0], pair[1 + index], 1))], end)
    return doing_first(left)


def _parts(said: Words, joints: Sequence[str]) -> list[list[Token]]:
    """The words between the marks of a list, and between some words that join."""
    parts = [list[Token]()]
    for token in said:
        if token.sort == LIST or token.text in joints:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


_PAIRS = (
    ("城乡", "城镇", "农村"),
    ("牛羊", "牛", "羊"),
    ("进出口", "进口", "出口"),
    ("产销量", "产量", "销量"),
    ("存贷款", "存款", "贷款"),
)
"""Words that name two things at once, and the two."""


def _tail(left: Words) -> int:
    """Where the words begin that all share: 分别, or the verbs at the end."""
    at = next((n for n, token in enumerate(left) if token.text in ("分别", "各自")), -1)
    if at >= 0 and (at or any(token.sort == LIST for token in left)):
        return at
    tail = len(left)
    while tail and (left[tail - 1].sort in _SINGLE or left[tail - 1].text in RISES | FALLS | LEVELS):
        tail -= 1
    return tail


def _mine(parts: list[list[Token]], index: int, count: int) -> list[Token]:
    """One part; what the first or the last says for all is said of it too: 城镇|和|农村居民."""
    mine, first, last = parts[index], parts[0], parts[-1]
    if len(words(mine)) == 2 and words(mine)[0] == "第" and last[0].text.endswith("产业"):  # 第一、|第三产业增加值
        return [*mine, Token(NOUN, "产业"), *last[1:]]
    shortened = (
        mine[-1].text[-1:] not in MEASURES
        and len(mine) == 1 < len(last)
        and index + 1 < count
        and len(mine[0].text) == len(last[0].text)
        and last[0].text[-1] not in _SORTS
    )
    bare = index > 0 and len(words(mine)) <= SHORT and len(first) > 1 and len(words(first)) <= ROOM - SHORT
    bare = bare and mine[-1].text != first[-1].text and not (_measures(mine) and first[0].sort == VERB)
    bare = bare and count == 2 and len(words(first)) > len(words(mine)) + 1 and not words(mine)[:1].isascii()
    shared = last[1:] if shortened else _measure(parts, index)
    if mine[-1].text == "存" and last[0].text.startswith("贷款"):  # 金融机构存、|贷款余额
        return [*mine[:-1], Token(NOUN, last[0].text.replace("贷", "存", 1)), *last[1:]]
    return [*(first[:-1] if bare else ()), *mine, *shared]


def _measure(parts: Sequence[Words], index: int) -> Words:
    """荒漠化, 沙化|土地面积 -> 土地面积: the measure that a later part tells for one that has none of its own."""
    mine, later = parts[index], parts[index + 1 :]
    if (
        later
        and len(later[-1]) > 1
        and later[-1][-1].text in _RATIOS
        and _measures(mine)
        and mine[-1].text not in _RATIOS
    ):
        return later[-1][-1:]  # 工业增加值、零售额、进出口总额|占比
    told = next((n for n, part in enumerate(later) if len(part) > 1 and _measures(part)), -1)
    mixed = told > 0 and any(_measures(part) for part in parts[:index])
    if told < 0 or mixed or _measures(mine) or mine[0].sort == VERB or mine[-1].text in _COUNTED:
        return []
    last = later[told]
    among = next((n for n in range(2, len(last)) if last[n].text in AGAINST), 0)
    if among and _measures(last[:among]):
        return last[among - 1 :]  # 装备制造业、化工产业增加值|占|工业的比重
    if last[0].sort == VERB:
        return []  # 城镇新增就业、新增|担保贷款
    common = next((n for n in range(len(last) - 1, 0, -1) if last[n - 1].text == mine[-1].text), 0)
    pair = len(last) > 2 and (last[-2].sort == BOTH or last[-1].text in ("余额", "面积"))
    return last[common:] if common else last[-2:] if pair else last[-1:]


def _measures(said: Words) -> bool:
    text = words(said[-1:])
    return (
        text in AMOUNTS
        or text[-1:] in MEASURES
        or text
        in ("比例", "覆盖面", "标准", "贷款", "存款", "余额", "人次", "件次", "次数", "人", "出口", "进口", "增速")
    )


def doing_first(left: Words) -> list[Token]:
    """授予单位|均新增 -> 新增|授予单位."""
    at = next((n for n, token in enumerate(left) if n and token.text in ("均", "都", "各", "分别")), 0)
    nouns = all(token.sort in (*NOMINAL, VERB, *JOINTS) for token in left[:at])
    return _ordered(list(left[:at]), left[at:]) if at and nouns else list(left)


def _ordered(mine: list[Token], end: Words) -> list[Token]:
    """研发中心|分别新认定 -> 新认定|研发中心; 项目|分别增长 as it stands."""
    telling = [token for token in end if token.sort not in (ADVERB, TIME, RELATION, CONJUNCTION, PARTICLE)]
    does = bool(telling) and all(token.sort == VERB for token in telling)
    if does and not any(token.text in RISES | FALLS | LEVELS | REACHES | _GETTING for token in telling):
        return [*telling, *mine]
    return [*mine, *(token for token in end if token.text not in ("分别", "各自") or token.sort == PREPOSITION)]
