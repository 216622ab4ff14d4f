"""On what occasion, where or what for: medals at games, money for works, people of a place."""

from __future__ import annotations

from drafter.quantities.cues import counted
from drafter.quantities.deeds import does_what, talked_of
from drafter.quantities.lexis import BOTH, NOMINAL, PREPOSITION, VERB
from drafter.quantities.phrase import JOINTS, ROOM, Words, fitted, stripped, words
from drafter.quantities.places import Place
from drafter.quantities.scant import joined
from drafter.quantities.topic import Named, ended

PEOPLE = ("人", "名", "位", "人次")
MEDALS = ("金", "银", "铜")


def won(place: Place, said: Words) -> Named | None:
    """选手在世界技能大赛上获得|1金: the medals of an occasion."""
    event = _event(place.left)
    if place.figure.unit in MEDALS:
        event = event or words(fitted([token for token in said if token.sort != VERB], ROOM // 2))
        return Named(joined(event, counted(place.figure.unit)), event)
    return Named(joined(event, said[-1].text), event) if said[-1].text[-1:] == "牌" and event else None


def _event(said: Words) -> str:
    """选手|在世界技能大赛上|获得: where medals were won."""
    first = next((n for n, token in enumerate(said) if token.text == "在"), -1)
    behind = range(len(said) - 1, first, -1)
    last = next((n for n in behind if said[n].text in ("上", "中", "会上")), 0)
    last = last or next((n + 1 for n in behind if said[n].text[-1:] in ("会", "赛")), 0)
    return words(fitted(said[first + 1 : last], ROOM)) if first >= 0 and last else ""


def done_there(place: Place, said: Words) -> Named | None:
    """非禁煤区|3万户|实现天然气取暖: who does something, told before only by where they are."""
    if place.figure.unit not in (*PEOPLE, "户") or not said or any(token.sort not in NOMINAL for token in said):
        return None
    does = does_what(place.then, ROOM)
    where = words(said)
    return Named(ended(does, place.figure, doing=True), does) if does and where[-1] in "区县市镇乡村省地" else None


def _size(said: Words, at: int) -> bool:
    """Whether a word opens with digits, or is the unit behind those that open the words."""
    return said[at].text[:1].isdigit() or (at == 1 and said[0].text[:1].isdigit())


def used_for(place: Place) -> str:
    """投入|5亿元|加强基础设施建设: what money is spent on, by the words behind."""
    if not place.then or place.then[0].text in ("为", "是"):
        return ""
    if place.then[0].sort == VERB:
        done = stripped(place.then[1:])
        done = done[max((n + 1 for n, token in enumerate(done) if token.text == "等"), default=0) :]
        end = next((n for n, token in enumerate(done) if token.sort in (*JOINTS, PREPOSITION)), len(done))
        done = [token for n, token in enumerate(done[:end]) if not _size(done, n)]  # 110千伏|变电站
        return words(fitted(done, ROOM))
    return talked_of(place.then) if place.then[0].sort in (BOTH, PREPOSITION) else ""
