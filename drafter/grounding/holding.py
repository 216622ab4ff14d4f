"""A statement of a draft held against a statement of what was given -> what is wrong with it, in words she reads."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.grounding.figure_held import counted
from drafter.grounding.likened import added, dropped, light, words
from drafter.grounding.limits import PLANNING, STRIVEN, grades
from drafter.grounding.owners import is_local, owner, partners, persons_in
from drafter.grounding.same_figure import same_figure
from drafter.grounding.shared_words import Around, has, is_there
from drafter.grounding.statement import Statement
from drafter.quantities.lexis import NOMINAL, VERB, cut
from drafter.zh.expression import expression
from drafter.zh.figures import find
from drafter.zh.quoting import quote, quote_some

_HONOUR = expression("获评|表彰|嘉奖|记[一二三]?等?功|入选|列为|当选|通报表扬|排名|第一")
_ALL = expression("全部|全都|(?<![平人月日年户])均(?![匀衡等])|(?<![首成])都(?![市匀城会])")
"""What says a thing of all of them: 27件不属实 is not 均不属实."""
_TOWARDS = expression("(?<![方面转导趋志倾走])(?:向|由|被|给(?!予))(?![去今明前上]年)[\u3400-\u9fff]{2}")
"""Who does it to whom: 向法院|移送 is not 法院|移送."""
_DAY = expression(r"\d[^，。]*[月日]")
_SHARES = ("%", "‰", "成")
_SIZE = expression(r"\d[^年月日季时]*[^年月日季时\d]")
"""A number that tells which things are meant: 10亿元|以上项目."""
_NUMBERED = expression("（[^（）]{0,12}号）")
"""The number of a document, which may be left out: （某司发〔2025〕14号）."""
_DENIED = expression("未(?!成年|来)|无(?!障碍|偿)")


def objections(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """What is wrong with a statement as made from one that was given; nothing where it is all there."""
    yield from _limited(said, given)
    if said.figure and given.figure:
        yield from counted(said, given)
        yield from _lost(said, given, around)
    elif not all(word[0].isdecimal() for word in said.words):  # 9月8日，
        yield from _unsaid(said, given, around)
    yield from _strange(said, given, around)
    yield from _by_us(said, given, around)
    yield from _turned_round(said, given)


def _turned_round(said: Statement, given: Statement) -> Iterator[str]:
    """Somebody who does in a draft what was done to them: 转交区纪委 is not 区纪委转交."""
    who = owner(said.own)
    at = given.said.find(who) if who else -1
    before = _LAST.search(given.said, 0, at) if at > 0 else None
    sort, verb = cut(before[0])[-1] if before else ("", "")
    behind = _FIRST.match(given.said, at + len(who))
    if sort == VERB and said.own.startswith(verb, len(who)) and not (behind and cut(behind[0])[0][0] in NOMINAL):
        yield f"来处说的是{quote(verb + who)}，这里成了{quote(who)}做的"


_LAST, _FIRST = expression("[\u3400-\u9fff]+$"), expression("[\u3400-\u9fff]+")


def _by_us(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """Our own name before what somebody else did, for it may else be said or left out."""
    theirs = owner(given.own)
    ours = next((one for one in owner(said.own).split("、") if one and around.owns(one)), "")
    if ours and theirs and not any(around.owns(one) for one in theirs.split("、")):
        yield f"来处说的是{quote(theirs)}做的，这里说了{quote(ours)}"


def _limited(said: Statement, given: Statement) -> Iterator[str]:
    lost, more = given.limits - said.limits, said.nearer_limits - given.limits
    if "计划" in given.limits:
        more -= {STRIVEN}
    if not said.figure and said.year and _year_of(said) != _year_of(given):
        yield f"来处说的是{_year_of(given)}的事，这里成了{_year_of(said)}的"
    if "计划" in lost:
        yield "来处说的是打算做的事，这里写成了已经做的"
    elif lost:
        yield f"来处说了{quote_some(lost)}，这里没有说"
    if more:
        yield f"来处没有说{quote_some(more)}"


def _year_of(one: Statement) -> str:
    return one.when or (f"{one.year + 1}年" if "计划" in one.limits else f"{one.year}年")


def _lost(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """Words that say which things are counted, and are not said."""
    there, here = given.earlier + given.said, f"{said.said}，{said.beyond}"
    timed = given.period if given.period == said.period else ""
    needed = [word for word in given.needed if not (timed and word in timed)]
    needed = [word for word in needed if word not in dropped()]
    missing = [word for word in needed if not is_there(there, here, word) and not around.spares(word, here)]
    borrowed = any(not has(given.said, word) for word in said.words)
    lost = missing if borrowed else [word for word in missing if not is_there(there, said.earlier + here, word)]
    subject = owner(given.own)
    theirs = [word for word in words(subject + partners(given.own, subject)) if not around.spares(word)]
    if (
        lost
        and not is_local(subject, around)
        and set(lost) <= set(theirs)
        and not any(has(said.said, one) for one in theirs)
    ):
        return
    if lost:
        yield f"{quote(said.printed)}在来处说的是{quote_some(lost)}，这里没有说"
    elif said.words and given.needed and not any(has(here, word) for word in given.needed):
        yield f"{quote(said.printed)}在来处说的不是这件事"


def _unsaid(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """Words of a clause without figures that may not be left out."""
    reach = said.earlier + said.said
    thing = words(_NUMBERED.sub("", given.said))
    if given.figure and any(same_figure(one.figure, given.figure.figure) for one in find(said.sentence)):
        thing = ()  # its figure is said with it
    kept = (*_kept(said, given, around), *thing[-1:], *grades(_chosen(said.said, given.said)), *_from_what(given.said))
    lost = [word for word in kept if not is_there(given.said, reach, word) and not around.spares(word)]
    if thing and given.figure and given.figure.figure.unit in _SHARES:
        lost.append(given.printed)  # 修订工作完成|七成
    if lost:
        yield f"来处说的是{quote_some(lost)}，这里没有说"


def _chosen(said: str, given: str) -> str:
    """A clause without the ends of a list that are not said, where one of it is: 获全市一等奖|、全省优秀奖."""
    first, *others = given.split("、")
    if not others or "“" in given or not all(has(said, word) for word in words(first)):
        return given
    levels = [(one, grades(one)) for one in others]
    return "、".join((first, *(one for one, told in levels if not told or any(has(said, word) for word in told))))


def _from_what(said: str) -> tuple[str, ...]:
    """From what size or age on a thing is said of: 80周岁以上."""
    return tuple(found[0] for found in _BOUNDED.finditer(said))


_BOUNDED = expression(r"\d+[^，。；、\d]{0,3}以[上下内]")


def _kept(said: Statement, given: Statement, around: Around) -> tuple[str, ...]:
    """All words of a denial; who is honoured, or does it where there are several. The last word, which is the thing itself, is
    kept of any clause: 完成|初验, 入选……|培养对象."""
    if _DENIED.search(given.said):
        return given.words
    who = owner(given.own)
    if _HONOUR.search(given.said) or is_local(who, around):
        return tuple(persons_in(given.own)) or words(who or _chosen(said.said, given.own))
    return ()


def _strange(said: Statement, given: Statement, around: Around) -> Iterator[str]:
    """Words that are not in what was given, or belong to something else there."""
    more = [
        word for word in said.words if not is_there(said.said, around.near, word) and not around.says(word, said.said)
    ]
    more = [word for word in more if word not in added()]
    if not _ALL.search(f"{given.said}，{around.after}"):
        more += [found[0] for found in _ALL.finditer(said.said) if found[0] not in more]
    else:
        more = [word for word in more if word not in ("全部", "全都")]
    more += [one for one in _turned(said, given) if one not in around.near]
    more += [word for word in light() if word in said.said and word in given.sentence and word not in around.near]
    if any(_DAY.search(word) for word in given.words):
        more += [word for word in said.words if _DAY.search(word) and not has(given.said, word)]
    if said.figure and given.figure:
        more += [word for word in said.words if _SIZE.fullmatch(word) and not has(given.said, word)]
    if given.planned or "计划" in given.limits:
        more = [word for word in more if word not in PLANNING]
    if more:
        yield f"来处没有这样说{quote_some(more)}"


def _turned(said: Statement, given: Statement) -> Iterator[str]:
    """Words for who does it to whom; 由 with who begins the clause there says the same."""
    for found in _TOWARDS.finditer(said.said):
        if found[0][0] != "由" or found[0][1:] not in owner(given.own)[:4]:
            yield found[0]
