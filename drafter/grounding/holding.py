"""A statement of a draft held against a statement of what was given -> what is wrong with it, in words she reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.grounding.likened import words
from drafter.grounding.limits import PLANNING, grades
from drafter.grounding.owners import is_local, owner, persons_in
from drafter.grounding.shared_words import Around, has, is_there
from drafter.grounding.statement import Statement
from drafter.zh.expression import expression
from drafter.zh.figures import Found
from drafter.zh.quoting import quote

_HONOUR = expression("获评|表彰|嘉奖|记[一二三]?等?功|入选|列为|当选|通报表扬|排名|第一")
_ALL = expression("(?<![平人月日年户])均(?![匀衡等])|(?<![首成])都(?![市匀城会])")
"""What says a thing of all of them: 27件不属实 is not 均不属实."""
_TOWARDS = expression("(?<![方面转导趋志倾走])(?:向|由|被|给(?!予))[\u3400-\u9fff]{2}")
"""Who does it to whom: 向法院|移送 is not 法院|移送."""
_DAY = expression(r"\d[^，。]*[月日]")
_SHARES = ("%", "‰", "成")
_SIZE = expression(r"\d[^年月日季时]*")
"""A number that tells which things are meant: 10亿元|以上项目."""
_DENIED = expression("未(?!成年|来)|无(?!障碍|偿)")


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
    missing = [word for word in given.needed if not is_there(there, said.said, word) and not around.spares(word)]
    borrowed = any(not has(given.said, word) for word in said.words)
    lost = missing if borrowed else [word for word in missing if not is_there(there, said.earlier + said.said, word)]
    subject = owner(given.own)
    if lost and not is_local(subject, around) and set(lost) <= set(words(subject)):
        return
    if lost:
        yield f"{quote(said.printed)}在来处说的是{_quoted(lost)}，这里没有说"
    elif said.words and given.needed and not any(has(said.said, word) for word in given.needed):
        yield f"{quote(said.printed)}在来处说的不是这件事"


def _unsaid(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """Words of a clause without figures that may not be left out."""
    reach = said.earlier + said.said
    kept = (*_kept(given, around), *given.words[-1:], *grades(given.said))
    lost = [word for word in kept if not is_there(given.said, reach, word) and not around.spares(word)]
    if given.figure and given.figure.figure.unit in _SHARES:
        lost.append(given.printed)  # 修订工作完成|七成
    if lost:
        yield f"来处说的是{_quoted(lost)}，这里没有说"


def _kept(given: Statement, around: Around) -> tuple[str, ...]:
    """All words of a denial; who is honoured, or does it where there are several. The last word, which is the thing itself, is
    kept of any clause: 完成|初验, 入选……|培养对象."""
    if _DENIED.search(given.said):
        return given.words
    who = owner(given.own)
    if _HONOUR.search(given.said) or is_local(who, around):
        return tuple(persons_in(given.own)) or words(who or given.own)
    return ()


def _strange(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """Words that are not in what was given, or belong to something else there."""
    more = [word for word in said.words if not is_there(said.said, around.near, word) and not around.owns(word)]
    more += [found[0] for found in _ALL.finditer(said.said) if found[0] not in around.near]
    more += [found[0] for found in _TOWARDS.finditer(said.said) if found[0] not in around.near]
    if any(_DAY.search(word) for word in given.words):
        more += [word for word in said.words if _DAY.search(word) and not has(given.said, word)]
    if said.figure and given.figure:
        more += [word for word in said.words if _SIZE.fullmatch(word) and not has(given.said, word)]
    if given.planned:
        more = [word for word in more if word not in PLANNING]
    if more:
        yield f"来处没有这样说{_quoted(more)}"


def _quoted(some: Iterable[str]) -> str:
    told = list(dict.fromkeys(some))
    return "、".join(one if one[:1] in "“《" else quote(one) for one in told[:4])
