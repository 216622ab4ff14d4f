"""Notes that a website puts under a text it keeps a copy of: licence, where it was found, categories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.zh.expression import expression

_OPENS = expression(
    r"本作品|[此該该]作品|[此該该](?:文档|文件|文檔)(?:在|属于|屬於)|本(?:[页頁]面?|[网網]?站|[条條]目)(?:的?[内內]容|最[后後]|文字|全部)"
    r"|除非另有|(?:[检檢]索|取|[来來])自[“\"「：: ]*(?:http|[维維]基)|(?:[隐隱]藏)?分[类類][：:]"
    r"|Public domain|CC[ -]?(?:BY|0)|Creative Commons|公有[领領]域$|[版著][权權作].{0,2}信息$",
    re.IGNORECASE,
)
_SAYS_SO = expression(
    r"公有[领領]域|著作[权權]法|[维維]基|知[识識]共享|共享[创創]意|CC[ -]?(?:BY|0)|Creative Commons|Public domain|wiki",
    re.IGNORECASE,
)
_HEADING = expression(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_LINES, _CHARACTERS = 60, 1500
"""Lines with words, and characters, of the longest notes."""


def tail(texts: Sequence[str]) -> int:
    """Lines of a text -> where the notes at its end begin; how many lines there are, where it has none."""
    begin, size, count, said = len(texts), 0, 0, False
    for place in range(len(texts) - 1, 0, -1):
        line = texts[place].strip()
        size, count = size + len(line), count + bool(line)
        if size > _CHARACTERS or count > _LINES or _HEADING.match(line):
            break
        said = said or bool(_SAYS_SO.search(line))
        if said and _OPENS.match(line):
            begin = place
    return begin
