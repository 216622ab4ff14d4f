"""A statement of a draft held against a statement of what was given -> what is wrong with it, in words she reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from drafter.grounding.likened import words
from drafter.grounding.limits import PLANNING, grades
from drafter.grounding.statement import Statement
from drafter.quantities.lexis import ADVERB, BOTH, PREPOSITION, TIME, VERB, cut
from drafter.zh.expression import expression
from drafter.zh.figures import Found
from drafter.zh.persons import named_like
from drafter.zh.quoting import quote

_GUARD = "副非"
"""Characters right before a word that make another of it: 副区长."""
_HONOUR = expression("获评|表彰|嘉奖|记[一二三]?等?功|入选|列为|当选|通报表扬|排名|第一")
_CALLED = "员长师官"
"""Last characters of what somebody is, before the name: 公证员|戴某某."""
_SHARES = ("%", "‰", "成")
_SIZE = expression(r"\d[^年月日季时]*")
"""A number that tells which things are meant: 10亿元|以上项目."""
_DENIED = expression("未(?!成年|来)|无(?!障碍|偿)")
_OWNERS = (
    "中心",
    "局",
    "处",
    "所",
    "队",
    "院",
    "委员会",
    "组织",
    "政府",
    "部门",
    "协会",
    "公司",
    "学校",
    "街道",
    "镇",
    "社区",
    "顾问",
    "律师",
    "机构",
    "专班",
)
_HAN = expression("^[㐀-鿿]*")
_ACTS = (VERB, BOTH, ADVERB, PREPOSITION, TIME)


@dataclass(frozen=True)
class Around:
    """What of a given text one of its statements may borrow words from; ours: names of the bureau that may be said or left out;
    whole: names of the district that may be left out."""

    near: str
    ours: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


def has(text: str, word: str) -> bool:
    """Whether a text has a word, not as the end of one that means another."""
    at = text.find(word)
    while at >= 0:
        if at == 0 or text[at - 1] not in _GUARD or word[0] in _GUARD:
            return True
        at = text.find(word, at + 1)
    return False


def objections(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """What is wrong with a statement as made from one that was given; nothing where it is all there."""
    yield from _limited(said, given)
    if said.figure and given.figure:
        yield from _counted(said, given)
        yield from _lost(said, given, around)
    elif not all(word[0].isdecimal() for word in said.words):  # 9月8日，
        yield from _unsaid(said, given, around)
    yield from _strange(said, given, around)


def _limited(said: Statement, given: Statement) -> Iterator[str]:
    lost, more = given.limits - said.limits, said.nearer_limits - given.limits
    if "计划" in lost:
        yield "来处说的是打算做的事，这里写成了已经做的"
    elif lost:
        yield f"来处说了{_quoted(lost)}，这里没有说"
    if more:
        yield f"来处没有说{_quoted(more)}"


def _counted(said: Statement, given: Statement) -> Iterator[str]:
    if said.period != given.period:
        yield f"{quote(said.printed)}在来处是{given.period or '全年'}的，这里成了{said.period or '全年'}的"
    if said.change != given.change:
        yield f"{quote(said.printed)}在来处是{_CHANGES[given.change]}，这里成了{_CHANGES[said.change]}"
    if said.bounds != given.bounds:
        lost, more = given.bounds - said.bounds, said.bounds - given.bounds
        yield f"来处{'有' if lost else '没有'}{_quoted(lost or more)}，这里{'没有' if lost else '有'}"
    if (said.respective or given.respective) and said.respective not in given.sentence:
        yield "“分别”前后的次序和来处不一样"
    if (
        given.depends
        and given.before
        and (not said.before or _bare(said.before) != _bare(given.before))
        and said.depends
    ):
        yield f"{quote(said.printed)}在来处说的是{quote(given.before.figure.text)}的变化，这里跟在别的话后面"


_CHANGES = {
    "": "没有说增减的数",
    "增量": "增加了多少",
    "增到": "增加到多少",
    "减量": "减少了多少",
    "减到": "减少到多少",
}


def _bare(found: Found) -> str:
    return found.figure.text.replace(",", "").replace("，", "")


def _lost(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """Words that say which things are counted, and are not said."""
    there = given.earlier + given.said
    missing = [word for word in given.needed if not _there(there, said.said, word) and not _may_go(word, around)]
    borrowed = any(not has(given.said, word) for word in said.words)
    lost = missing if borrowed else [word for word in missing if not _there(there, said.earlier + said.said, word)]
    subject = owner(given.own)
    if lost and not is_local(subject, around) and set(lost) <= set(words(subject)):
        return
    if lost:
        yield f"{quote(said.printed)}在来处说的是{_quoted(lost)}，这里没有说"
    elif said.words and given.needed and not any(has(said.said, word) for word in given.needed):
        yield f"{quote(said.printed)}在来处说的不是这件事"


def owner(own: str) -> str:
    """Who did it, where a statement begins with that."""
    at, found = 0, _HAN.match(own)
    told = cut(found[0]) if found else ()
    for (_, word), (then, _) in pairwise(told):
        at += len(word)
        if word.endswith(_OWNERS) and then in _ACTS:
            return own[:at]
    return ""


def is_local(subject: str, around: Around) -> bool:
    """Whether it is somebody of whom there are several, or none of ours."""
    bare = subject
    for name in around.ours:
        bare = bare.replace(name, "")
    return bool(_SEVERAL.search(bare))


_SEVERAL = expression(
    "(?<=.)(?:街道|镇|乡|村|社区(?!矫正)|司法所|派出所|园区|开发区|学校|医院|法庭|大队|公司|银行|商会)|(?<!司法)(?<!矫正管理)局$|法院|检察院|^(?!区|市|全|我|本)[^，]{2,}区"
)


def _unsaid(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """Words of a clause without figures that may not be left out: all of a denial, who is honoured and how highly, and of any
    the last, which is the thing itself: 完成|初验, 入选……|培养对象."""
    reach = said.earlier + said.said
    if _DENIED.search(given.said):
        lost = [word for word in given.words if not _there(given.said, reach, word) and not _may_go(word, around)]
    elif _HONOUR.search(given.said) or is_local(owner(given.own), around):
        kept = _person(given.own)
        lost = (
            [word for word in kept if not _there(given.said, reach, word)]
            if kept
            else [
                word
                for word in words(owner(given.own) or given.own)
                if not _there(given.said, reach, word) and not _may_go(word, around)
            ]
        )
    else:
        lost = []
    lost += [word for word in given.words[-1:] if not _there(given.said, reach, word) and not _may_go(word, around)]
    if given.figure and given.figure.figure.unit in _SHARES:
        lost.append(given.printed)  # 修订工作完成|七成
    lost += [word for word in grades(given.said) if not has(reach, word) and not _may_go(word, around)]
    if lost:
        yield f"来处说的是{_quoted(lost)}，这里没有说"


def _person(own: str) -> list[str]:
    """Names in a clause: characters in no word that stand together."""
    return [bare for word in words(own) if named_like(bare := word[1:] if word[0] in _CALLED else word)]


def _strange(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """Words that are not in what was given, or belong to something else there."""
    more = [word for word in said.words if not _there(said.said, around.near, word) and not _ours(word, around)]
    if said.figure and given.figure:
        more += [word for word in said.words if _SIZE.fullmatch(word) and not has(given.said, word)]
    if given.planned:
        more = [word for word in more if word not in PLANNING]
    if more:
        yield f"来处没有这样说{_quoted(more)}"


def _there(said: str, near: str, word: str) -> bool:
    """Whether a word of one text is in another; one of one character with a character beside it, as 示范村 is not in 乡村."""
    if len(word) == 1:
        beside = {said[at : at + 2] for at in range(len(said) - 1) if word in said[at : at + 2]}
        return any(pair in near for pair in beside) or said == word
    return has(near, word) or any(f"{guard}{word}" in said and f"{guard}{word}" in near for guard in _GUARD)


def _ours(word: str, around: Around) -> bool:
    return any(word in name for name in around.ours)


def _may_go(word: str, around: Around) -> bool:
    return _ours(word, around) or word in around.whole


def _quoted(some: Iterable[str]) -> str:
    told = list(dict.fromkeys(some))
    return "、".join(one if one[:1] in "“《" else quote(one) for one in told[:4])
