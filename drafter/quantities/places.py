"""Whose words are whose: a noun behind a figure is its own, what then begins anew leads to the next figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.quantities.clause import LIST, Clause
from drafter.quantities.cues import DONE, GRADES
from drafter.quantities.lexis import ADJECTIVE, ADVERB, NOMINAL, PREPOSITION, TIME, VERB
from drafter.quantities.nouns import ABOUT, SIZES, Halves, fared_before, taken_apart
from drafter.quantities.phrase import DOING, JOINTS, LONG, ROOM, Words, last_verb, words
from drafter.zh.figures import Figure

_UNDERTAKING = ("改造", "治理", "修复", "建设", "任务", "工程", "项目", "改革", "整治", "提升", "搬迁", "安置")
"""Nouns of what is done with things."""
_BEGUN = ("完成", "实施", "推进", "启动", "开展")
"""Verbs whose object is what is done."""
_DONE = ("完成", "建成", "办结", "解决", "开工", "启动", "竣工", "投产", "签约", "达标")
"""Verbs of what becomes of things, which so many of them have come to: 86个项目开工74个."""
_OVER = 12
"""Over how many figures words may reach: beyond them nothing is a name's."""


class Place(NamedTuple):
    """Words about one figure: left, before it; right, the noun it stands before; then, what follows that noun.

    listed: it goes on a list begun before; of: what a size is told of, as in 5亿元|的产业项目; turn, turns: which of how
    many figures that share their words, as after 分别.
    """

    figure: Figure
    left: Words
    right: Words
    then: Words
    listed: bool = False
    of: Words = ()
    turn: int = 0
    turns: int = 1


def places(clause: Clause) -> list[Place]:
    """A clause -> the words about each of its figures."""
    gaps = clause.gaps
    halves = taken_apart(clause)
    ends = _ends(clause, halves)
    found = list[Place]()
    for at, (one, ahead) in enumerate(zip(clause.figures, ends, strict=True)):
        place = Place(
            one.figure, _opening(gaps[0], halves[0]), halves[at].noun, _then(clause, halves, ahead), of=halves[at].of
        )
        if at:
            place = _after(place, gaps[at], halves[at - 1], found[-1])
        place = place._replace(right=halves[ahead].noun) if ahead > at else place
        related = bool(place.left) and place.left[-1].sort == PREPOSITION
        inner = ahead + 1 < len(halves)
        if inner and not related and len(words(place.right)) >= LONG and not _own(gaps[ahead + 1]):
            place = place._replace(then=())  # what follows is the next figure's
        found.append(place)
    return _counted(_headed_alike(_done_to_all(found, halves), halves))


def _headed_alike(found: list[Place], halves: Sequence[Halves]) -> list[Place]:
    """建成|4个|省级、|12个|市级示范村: the noun said once, of those before it too, which only tell which."""
    for at in range(len(found) - 2, -1, -1):
        which, later = halves[at].noun, found[at + 1].right
        told = bool(which) and all(token.sort == ADJECTIVE or token.text in GRADES for token in which)
        told = told or (len(which) == 1 and _alike_places(which[0].text, later[:1]))
        if told and len(later) > 1 and halves[at].rest and all(token.sort == LIST for token in halves[at].rest):
            found[at] = found[at]._replace(right=[*which, *later[1:]], then=found[at + 1].then)
    return found


def _alike_places(word: str, later: Words) -> bool:
    """城区, 城乡; 国内, 国际: whether two words of two characters tell which in the same way."""
    other = words(later)
    places = len(word) == len(other) == 2 and word != other and word[0] == other[0]
    return places and word[0] in "国省市县区镇城乡境海"


def _done_to_all(found: list[Place], halves: Sequence[Halves]) -> list[Place]:
    """完成|37座|加油站、|155个|地下油罐防渗改造: what the last noun of a list says is done, of those before it too."""
    deed: Words = ()
    begun = _begun(found, halves)
    for at in range(len(found) - 1, -1, -1):
        noun, rest = halves[at].noun, halves[at].rest
        deed = deed if all(token.sort == LIST for token in rest) else ()
        if not noun or any(token.text in _UNDERTAKING for token in noun):
            own = next((n for n in range(1, len(noun)) if noun[n].sort in DOING or noun[n].text[:1] == "超"), 0)
            deed = noun[own:] if own and not rest and noun[-1].text in _UNDERTAKING else ()
        elif deed and begun[at] and len(words(noun)) + len(words(deed)) <= ROOM:
            found[at] = found[at]._replace(right=[*noun, *deed], then=())
    return found


def _begun(found: Sequence[Place], halves: Sequence[Halves]) -> list[bool]:
    """Which figures stand in a list of what is done: 完成|37座|加油站、|155个."""
    told = list[bool]()
    for at, place in enumerate(found):
        goes_on = at > 0 and all(token.sort in JOINTS for token in halves[at - 1].rest)
        told.append(any(token.text in _BEGUN for token in place.left) or (goes_on and told[-1]))
    return told


def _opening(said: Words, first: Halves) -> Words:
    """举办双创活动周、|5.2亿人次|参与: nothing, where a deed is told before the mark and another behind the first figure."""
    apart = bool(said) and said[-1].sort == LIST and bool(first.rest) and first.rest[0].sort in DOING
    return (
        () if apart and (fared_before(said) or (not first.noun and any(token.sort == VERB for token in said))) else said
    )


def _ends(clause: Clause, halves: Sequence[Halves]) -> list[int]:
    """Which figure's noun each figure counts, its own or that of those right behind it: 115支约6500人的队伍."""
    ends = list(range(len(halves)))
    for at in reversed(ends[:-1]):
        if not halves[at].noun and _alike(clause, at):
            ends[at] = ends[at + 1]
    return ends


def _alike(clause: Clause, at: int) -> bool:
    """Whether a figure and the next tell one thing: 115支|约6500人的队伍, 1900户、|4300人稳定脱贫, 43条、|16条举措."""
    gap, units = clause.gaps[at + 1], [one.figure.unit for one in clause.figures[at : at + 2]]
    counts = units == ["户", "人"] or (units[0] == units[1] and units[0] not in (*SIZES, "%"))
    return not gap or (counts and all(token.sort == LIST for token in gap))


def _own(gap: Words) -> bool:
    """Whether what is done is told before the list goes on: 243项事项|实现跨省通办、|158项."""
    return gap[-1].sort == LIST and any(token.sort == VERB for token in gap)


def _after(place: Place, gap: Words, before: Halves, previous: Place) -> Place:
    """A figure that is not the first of its clause: its words before, or those of the figure before."""
    joint = bool(gap) and gap[-1].sort in JOINTS and all(token.sort in JOINTS or token.text in ABOUT for token in gap)
    if not gap or (joint and not place.right):  # 培训18期3900余人次; 分别增长5%和6%
        counts = [previous.figure.unit, place.figure.unit] == ["户", "人"]  # 新增低保户|3032户|、4807人
        turn = previous.turn + 1 if joint and not counts else 0
        return place._replace(left=previous.left, listed=previous.listed, turn=turn)
    if previous.turn and gap[0].text == "分别" and not any(token.sort in (*NOMINAL, *JOINTS) for token in gap):
        return place._replace(left=previous.left)  # 从|3万元|和|1万元|分别提高到|4万元|和|2万元
    opening = next((token for token in gap if token.text not in ABOUT), gap[0])
    listed = gap[-1].sort in JOINTS or opening.sort in JOINTS
    if listed and before.noun and before.rest and before.rest[0].text == "的" and place.right:
        return place._replace(left=previous.left, listed=True)  # 对195家企业|的取缔和|28家|企业规范整治任务
    if listed and not place.right and place.then and place.then[0].sort == VERB and _own(gap):
        return place._replace(left=(), listed=True)  # 243项实现跨省通办、|158项|实现省内通办
    if not before.rest and not place.right and before.noun:  # 发放8类学习材料842册
        return place._replace(left=(*last_verb(previous.left), *before.noun))
    mark = max((n for n, token in enumerate(before.rest) if token.sort == LIST), default=0)
    if before.noun and any(token.sort == VERB for token in before.rest[:mark]):
        return place._replace(left=before.rest[mark + 1 :])  # 103个项目|加快推进、总投资
    return place._replace(left=before.rest, listed=listed)


def _counted(found: Sequence[Place]) -> list[Place]:
    """The places, each with how many figures share its words."""
    done, turns = list[Place](), 0
    for place in reversed(found):
        turns = turns or place.turn + 1
        done.append(place._replace(turns=turns) if turns > 1 else place)
        turns = turns if place.turn else 0
    return done[::-1]


def _so_many_of(clause: Clause, halves: Sequence[Halves], at: int) -> bool:
    """35件|实事|已完成|31件: whether what is done is told of the next figure, which is how many of these."""
    rest, later = halves[at].rest, halves[at + 1 : at + 2]
    if not rest or not halves[at].noun or not later or later[0].noun or rest[-1].text not in _DONE:
        return False
    alike = clause.figures[at].figure.unit == clause.figures[at + 1].figure.unit
    return alike and all(token.sort in (ADVERB, TIME) for token in rest[:-1])


def _then(clause: Clause, halves: Sequence[Halves], at: int) -> Words:
    """What is said after a counted noun, over the figures that follow, up to a list: 与|9个|地区达成|60项|合作."""
    gaps = clause.gaps
    rest = halves[at].rest
    if _so_many_of(clause, halves, at):
        return ()
    if not rest and at + 1 < len(halves) and gaps[at + 1] and (last := _chained(halves, at)):
        then = _then(clause, halves, last)
        done = next((token.text for token in then if token.sort == VERB), "") in DONE
        return [*then, *(halves[last].noun if done else ())]  # 8个乡镇|63个村|3.84万户改造任务完成
    if at + 1 < len(halves) and not all(token.sort in JOINTS for token in rest):
        listed = next((n for n, token in enumerate(rest) if token.sort == LIST), 0)
        if listed:
            return rest[:listed]  # 重大项目完成投资、|投资完成率119%
    if rest and at + 1 < len(halves) and all(token.sort in JOINTS for token in rest):
        return _then(clause, halves, at + 1)  # 9名|个人和|3个|团队获评先进
    found = list(rest)
    for later in range(at + 1, min(at + 1 + _OVER, len(halves))):
        gap = gaps[later]
        if gap and gap[-1].sort in JOINTS and any(token.sort not in JOINTS for token in gap):
            break
        if halves[later].rest[:1] and halves[later].rest[0].sort in JOINTS:
            break
        found += [*(halves[later].noun if found else ()), *halves[later].rest]
    return found


def _chained(halves: Sequence[Halves], at: int) -> int:
    """The last of the figures that follow at once, each with its noun, 0 where none does."""
    last = at
    while last + 1 < len(halves) and halves[last].noun and not halves[last].rest and halves[last + 1].noun:
        last += 1
    return last if last > at and halves[last].rest else 0
