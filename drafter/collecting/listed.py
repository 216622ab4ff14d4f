"""Whether of two figures one counts one thing and the other it together with others: 人大代表建议 and 人大代表建议、政协提案."""

from __future__ import annotations

from drafter.collecting.alike import Sought
from drafter.collecting.mention import Mention
from drafter.quantities import FIGURE
from drafter.quantities.lexis import BOTH, VERB, cut
from drafter.zh.expression import expression

_EACH = expression("分别|均|依次|各(?![类项级地部街区种科所个界])")
_HAN = "[\u4e00-\u9fff“”]"
_BETWEEN = expression("、|(?<![调共平温缓饱])和(?![解谐平睦])|及(?!时|格)|与(?!会)")
_ITEMS = expression(f"{_HAN}{{2,14}}(?:(?:、|和|及|与){_HAN}{{2,14}})+$")
_BEHIND = expression(f"^{_HAN}{{2,14}}(?:(?:、|和|及|与){_HAN}{{2,14}})+")
_REST = expression(f"{FIGURE}、.*")
_OPENS = expression(
    "^(?:以|对|为|向|全年|年内|年|累计|共|其中|组织|开展|举办|召开|办理|完成|实施|受理|审结|落实|推进|做好|印发|出台|新增|新建|建成|建立|设立|新?改?扩?建)+"
)
_EXAMPLES, _DEEDS = "等", (VERB, BOTH)
_MADE, _MENDED = expression("制定|出台|立改"), expression("修[改订]|废止|改废|清理")


def together(asked: Sought, one: Mention) -> bool:
    """Whether the paper counts last year's thing together with others, or last year's report did and the paper does not."""
    if one.cell:
        return False
    return _more(asked, one) or _fewer(asked, one) or _made(asked, one)


def own(clause: str) -> str:
    """The words about a figure without those of the next one: 获省级奖项｜、市级奖项 -> 获省级奖项｜."""
    return _REST.sub(FIGURE, clause)


def _more(asked: Sought, one: Mention) -> bool:
    """The paper counts last year's thing together with others: 个体工商户和企业, 交通、能源、水利完成投资."""
    head = asked.name[-2:]
    things = [_apart_from(item, "") for item in _items(one.near)]
    told = asked.name if _EACH.search(asked.clause) else f"{asked.name} {own(asked.clause)}"
    shared = any(thing in asked.name for thing in things) or any(thing.endswith(head) for thing in things[:-1])
    return shared and any(not _shares(_apart_from(thing, head), told) for thing in things)


def _fewer(asked: Sought, one: Mention) -> bool:
    """Last year's report counts several things together, the paper only one of them: 普通省道和农村公路, 农村公路."""
    told = f"{one.name} {own(one.near)}"
    return any(not _shares(_apart_from(item, ""), told) for item in _items(asked.clause))


def _made(asked: Sought, one: Mention) -> bool:
    """One counts what was made anew, the other what was mended and ended as well: 制定规章, 制定修改废止规章."""
    ours, theirs = f"{asked.clause} {asked.name}", one.near
    if not (_MADE.search(ours) and _MADE.search(theirs)):
        return False
    return bool(_MENDED.search(ours)) != bool(_MENDED.search(theirs))


def _items(clause: str) -> list[str]:
    """The things that stand in a row before a figure, or behind one that opens its clause; none where there is one, where each is
    counted, where they are examples, or deeds."""
    before, _, behind = clause.partition(FIGURE)
    led = before.rpartition("，")[2].rstrip("约近超共达到了为至")
    found = _ITEMS.search(led) if before else _BEHIND.search(behind)
    items = [item for item in _BETWEEN.split(found[0]) if item] if found else []
    if _EACH.search(clause) or any(_EXAMPLES in item for item in items):
        return []
    return [] if any(all(sort in _DEEDS for sort, _ in cut(item)) for item in items) else items


def _apart_from(item: str, head: str) -> str:
    """A thing without what opens its clause and without what it has in common with the name: 在建项目 -> 在建."""
    bare = _OPENS.sub("", item)
    return bare.removesuffix(head) if len(bare) > len(head) + 1 else bare


def _shares(words: str, text: str) -> bool:
    """Whether two characters of the words stand side by side in the text."""
    return any(words[k : k + 2] in text for k in range(max(1, len(words) - 1)))
