"""What is done: the verb and object that follow a counted noun, and what a clause without figures is about."""

from __future__ import annotations

from drafter.quantities.clause import Token
from drafter.quantities.cues import DENIALS, DONE, FALLS, LEVELS, RISES, WELL
from drafter.quantities.lexis import (
    ADJECTIVE,
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
)
from drafter.quantities.phrase import DOING, JOINTS, LONGEST, SHORT, Words, fitted, stripped, words
from drafter.zh.dictionary import tag

_ASPECTS = ("质量", "水平", "生活", "面貌", "环境", "秩序")
"""Nouns of what is so of a thing, which stay before what is said: 空气质量达标."""
_HEADINGS = ("新高", "新低", "台阶", "成效", "进展", "突破", "新篇章", "局面", "步伐", "升级", "力度", "丰收")
"""Objects that say nothing of what is talked of."""
_REACHING = ("达", "达到")
_BEING = ("为", "是", "已有")
_IDIOM = 4
_PASSING = ("了", "等", "基本")
_PLACES = ("上", "中", "内", "里")


def talked_of(said: Words) -> str:
    """The words of a clause without figures -> the thing it is about: its last object, 在……活动中 included."""
    said = stripped(said)
    if len(said) > 2 and said[-1].sort in DOING and said[-2].sort == ADJECTIVE:
        said = said[:-2]  # 服务业|蓬勃发展
    if said and said[0].text == "以" and (end := next((n for n, token in enumerate(said) if token.text == "为"), 0)):
        said = said[1:end]  # 以流域治理为重点
    found = [token for token in stripped(said) if token.text not in ("中", "上", "里", "方面", "活动")]
    subject = next((n for n in range(len(found) - 1, 0, -1) if found[n].sort == ADVERB), 0)
    after = found[subject + 1 :]
    names = len(after) > 1 and after[-1].sort == BOTH  # 持续|增收行动
    if subject and (words(after).endswith(_HEADINGS)):
        found = stripped(found[:subject])  # 粮食总产量|再上新台阶
    elif subject and not names and all(token.sort in (*DOING, ADJECTIVE) for token in after):
        found = stripped(found[:subject])  # 三大主导产业|进一步发展壮大
    found = _without_rise(found)
    doing = [n for n in range(len(found) - 1) if found[n].sort in (VERB, PREPOSITION) or found[n].text == "进行"]
    verb = doing[-1] if doing else -1
    if verb > 0 and words(found[verb + 1 :]).endswith(_HEADINGS):
        found, verb = found[:verb], max((n for n in doing if n < verb), default=-1)  # 粮食总产|再创|历史新高
    level = verb > 0 and found[verb].text in LEVELS and all(token.sort in NOMINAL for token in found[:verb])
    told = stripped(found[:verb] if level else found[verb + 1 :])  # 粮食总产量|实现八连增
    return words(fitted(told, 12)) if len(told) > 1 or any(token.sort not in DOING for token in told) else ""


def _without_rise(said: Words) -> list[Token]:
    """零售总额|稳定增长, 工程建设|热火朝天: without what only says that it went well."""
    end = len(said)
    while end > 1 and (said[end - 1].sort in JOINTS or _well(said[end - 1].text)):
        end -= 1
    return list(said[:end])


def _well(word: str) -> bool:
    """Whether a word of four characters says that something went well."""
    return len(word) == _IDIOM and (word.endswith(("增长", "发展", "提升", "月异")) or tag(word) == "i")


def grew(said: Words) -> str:
    """全部财政收入|突破|10亿大关: what a clause says has come to something, empty where none has."""
    at = next((n for n, token in enumerate(said) if token.text in LEVELS | RISES | FALLS), 0)
    at = next((n for n, token in enumerate(said) if token.text in ("剔除", "扣除")), at)
    subject = said[:at] if words(said).endswith(("大关", "台阶", "关口", "因素")) else ()
    return words(fitted(stripped(subject), 12)) if all(token.sort in NOMINAL for token in subject) else ""


def fared(said: Words) -> str:
    """三次产业结构|进一步优化: the subject of a clause that says how it fared and nothing else, empty elsewhere."""
    said = [token for token in said if token.sort != PARTICLE]
    end = next((n for n, token in enumerate(said) if token.sort not in NOMINAL or token.sort == BOTH), 0)
    subject, rest = said[:end], said[end:]
    went = all(token.sort in (*DOING, ADVERB, ADJECTIVE) for token in rest)
    return words(subject) if rest and went and len(words(subject)) >= SHORT else ""


def does_what(then: Words, room: int) -> str:
    """What a counted noun does, in short: 已下放街道 -> 下放街道; its object cut where it is long."""
    said = [
        token
        for n, token in enumerate(then)
        if token.sort not in (TIME, RELATION)
        and token.text not in _PASSING
        and (token.sort != ADVERB or token.text in DENIALS or (n and then[n - 1].sort == PREPOSITION))
    ]
    if len(said) > 2 and said[1].text in ("前", "后") and said[0].sort == NOUN:  # 春节前|搬进新居
        said = said[2:]
    while said and (said[0].text in WELL or (said[0].text == "将" and said[1:])):
        said = said[1:]
    opening = next((token for token in said if token.sort != ADJECTIVE), None)
    if not opening or opening.sort not in (*DOING, PREPOSITION) or opening.text in (*_BEING, "除"):
        return ""
    if opening.text == "到" and not any(token.sort in DOING for token in said[1:]):  # 转移|到城镇
        return ""
    joint = next((n for n, token in enumerate(said) if n and token.sort in JOINTS), len(said))
    if said[0].sort == PREPOSITION and (joint < len(said) or len(words(said)) > room):
        said = _beyond(said)
    joint = next((n for n, token in enumerate(said) if n and token.sort in JOINTS), len(said))
    both = 0 < joint < len(said) - 1 and said[joint - 1].sort in DOING and said[joint + 1].sort == VERB
    both = both and said[joint].sort == CONJUNCTION and all(token.text != "的" for token in said)  # 保障和改善
    if len(words(said)) > room or (not both and any(token.sort == VERB for token in said[joint:])):
        said = said[:joint]  # 发放生活或护理补贴 stays whole
    if opening.text in _REACHING and len(said) < 2:
        return ""
    if len(words(said)) > room and said and len(said[0].text) == 1:  # 赴疆外|参加研学活动
        said = said[next((n for n in range(1, len(said)) if said[n].sort == VERB), 0) :]
    if len(words(said)) > room and said and said[0].sort == VERB:
        said = [said[0], *fitted(said[1:], room - len(said[0].text))]
    text = words(said)
    return text if 2 <= len(text) <= room and text[-1] not in "为至到达" and text != "进展" else ""


def _beyond(said: Words) -> list[Token]:
    """在……大会上|交流经验, 与……|结对办学: behind the place, else from the last verb."""
    place = next((n for n, token in enumerate(said) if n and token.text in _PLACES), 0)
    verb = next((n for n in range(len(said) - 1, 0, -1) if said[n].sort == VERB), len(said))
    return list(said[place + 1 :] if place else said[verb:])


def doer(does: str, noun: str) -> str:
    """开诊, 医院 -> 开诊的医院; 完成, 任务 -> 完成任务; 得到保障, 生活 -> 生活得到保障."""
    if (does.startswith(("得到", "受到")) or noun.endswith(_ASPECTS)) and len(does) + len(noun) <= LONGEST:
        return noun + does
    return (does + noun if does in DONE and len(noun) >= SHORT - 1 else f"{does}的{noun}")[:LONGEST]
