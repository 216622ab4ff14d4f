"""A promise -> the things it promises: 建成服务站17个，办理案件不少于2200件；开展中期评估；编印案例汇编. are four."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from drafter.zh.assignments import unassigned
from drafter.zh.expression import expression
from drafter.zh.headings import unmarked

_LABEL = expression("^[^，。；：“”]{2,16}[：:]")
"""2025年打算：, a label before what is promised."""
_COUNT = "(?:\\d[\\d.,，]*|[一二两三四五六七八九十百千万]+)(?:余|多)?"
_MANY = "[二两三四五六七八九十百千万]"
_FIGURE = expression(rf"\d|百分之|[每不至][^，；]{{0,6}}{_COUNT}[^\d，；。]{{1,2}}|{_COUNT}[次期场件轮]|{_MANY}[个批]")
_TELLING = expression("[《“]")
_MEANS = expression(
    "^(?:以|通过|围绕|聚焦|坚持|依托|按照|根据|结合|针对|为了?|在|对|把|将|从|借助|立足|紧扣|紧盯|抓住)"
)
_ADDS = expression(
    "^(?:其中|比|较|同比|一[个项]|总?(?:面积|投资|长度|规模|金额)|共计?|合计|占|覆盖|惠及|涉及|包括|并且?|达到?(?:全|百分之百)|确保(?!.*\\d))"
)
"""What says more of the thing before it."""
_MEASURED = expression(rf"{_COUNT}[^\d，。；、“”（）]{{1,4}}(?:以上|左右)?$")
_STRONG, _WEAK, _LISTING = expression("[；;]"), expression("[，,]"), expression("、")
"""Marks that part clauses, stretches within them, and members of a list."""
_PAIRED = expression("“[^“”]*”|《[^《》]*》|（[^（）]*）|\\([^()]*\\)")


@lru_cache(maxsize=1024)
def matters(promise: str) -> tuple[str, ...]:
    """A promise -> what it promises, thing by thing, as it stands there without the marks between; one where it is one."""
    plain = unassigned(unmarked(promise)).rstrip("。！；; ")
    label = _LABEL.match(plain)
    plain = plain[label.end() :] if label else plain
    hidden = _hidden(plain)
    spans = _cut(hidden, _STRONG, 0, len(plain))
    found = [plain[a:b] for start, end in spans for a, b in _matters(plain, hidden, start, end)]
    return tuple(found) or (promise,)


def _matters(text: str, hidden: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between two semicolons -> its things: a clause with a figure or a name of its own begins another."""
    held, clauses = list[tuple[int, int]](), _cut(hidden, _WEAK, start, end)
    if len(clauses) > 1 and not _tells(text[start:end]):
        clauses = [(clauses[0][0], clauses[-1][1])]  # none has one of its own
    framing = True
    for begin, stop in clauses:
        clause = text[begin:stop]
        if held and (framing or not _begins(clause)):
            held[-1] = held[-1][0], stop
        else:
            held.append((begin, stop))
            framing = True
        framing = framing and bool(_MEANS.match(clause))
    return [part for one in held for part in _counted(text, hidden, *one)]


def _begins(clause: str) -> bool:
    """Whether a clause promises a thing of its own."""
    return _tells(clause) and not _MEANS.match(clause) and not _ADDS.match(clause)


def _tells(words: str) -> bool:
    """Whether some words hold a figure or a name."""
    return bool(_TELLING.search(words) or _FIGURE.search(words))


def _counted(text: str, hidden: str, start: int, end: int) -> list[tuple[int, int]]:
    """司法所2个、服务站17个 -> both; a list that is not counted member by member stays one."""
    whole = text[start:end]
    members = _cut(hidden, _LISTING, start, end) if "、" in whole else []
    each = len(members) > 1 and "其中" not in whole and all(_MEASURED.search(text[a:b]) for a, b in members)
    return members if each else [(start, end)]


def _hidden(text: str) -> str:
    """A text with what stands inside quotation marks and brackets out of sight, so that no mark there cuts anything."""
    return _PAIRED.sub(lambda found: "·" * len(found[0]), text)


def _cut(hidden: str, mark: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of the stretches between marks."""
    edges = [start - 1, *[found.start() for found in mark.finditer(hidden, start, end)], end]
    return [(a + 1, b) for a, b in pairwise(edges) if hidden[a + 1 : b].strip()]
