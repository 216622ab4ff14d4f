"""荒漠化防治合作中心 and 荒漠化防治中心: an institution of which a word right before its noun is left out elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression

_NOUN = expression("中心|基地|研究院|实验室|示范区|试验区|先行区|合作区|示范[市县]|枢纽|论坛|博览会|联盟|综合体|委员会")
_RUN = expression("[\u4e00-\u9fff]*$")
_LIGHT = ("合作", "建设", "发展", "服务", "管理", "综合", "交流", "保护")
"""Words before the noun by which alone no two institutions differ."""
_SAME = 8
"""Characters, the noun's included, that both must share."""
_LONGEST = 24
_LEVELS = frozenset("国家省市县区镇乡")
"""Characters before a name that say whose it is."""


def look(paper: Paper) -> Iterator[Remark]:
    """Institutions told with such a word in one place and without in another, each told once, where it is longer."""
    found = [one for line in paper.lines if not line.row for one in _named(line)]
    tails = {words[-_SAME:]: (line, words) for line, _, words, _ in found if len(words) >= _SAME}
    told = set[str]()
    for line, end, words, noun in found:
        stem = words[: -len(noun)]
        light = next((light for light in _LIGHT if stem.endswith(light)), "")
        shorter = stem[: len(stem) - len(light)] + noun
        other = tails.get(shorter[-_SAME:]) if light and len(shorter) >= _SAME else None
        name = shorter[-_SAME:]
        if other and name not in told and not _of_others(stem.removesuffix(light) + noun, other[1]):
            told.add(name)
            start = end - _SAME - len(light)
            message = f"{other[0].called}写的是“……{other[1][-_SAME - 2 :]}”，没有“{light}”"
            yield Remark(line, start, end, message, "是同一个的，写成一样；不是的，不用改")


def _named(line: Line) -> Iterator[tuple[Line, int, str, str]]:
    """Every stretch that ends in such a noun: where it ends, its words, the noun."""
    for found in _NOUN.finditer(line.text):
        run = _RUN.search(line.text, max(0, found.end() - _LONGEST), found.end())
        yield line, found.end(), run[0] if run else "", found[0]


def _of_others(one: str, other: str) -> bool:
    """Whether what stands before both says that one is another level's: 省 and 县."""
    before = {words[-_SAME - 1 : -_SAME] for words in (one, other)}
    return len(before) > 1 and bool(before & _LEVELS)
