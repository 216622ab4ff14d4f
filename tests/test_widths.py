"""How wide the columns of a table are."""

from __future__ import annotations

import math

from drafter.model.manuscript import Span
from drafter.writers.columns import Room, widths
from drafter.zh import gbt9704 as gb

ROOM = Room(8845, 240, 240)
REVIEW = "全年审查各类法律事务1342件（上半年648件），提出法律意见2100余条，采纳和合理解释率100%。"
PAPER, LATER, FORM = (
    "合法性审查科2025年小结.txt 第3段",
    "复议科2025年总结（定稿）.txt 第3段",
    "执法监督科征集表.xlsx 数据!F{}",
)
SETTLED = "以调解、和解方式结案389件，综合化解率36.66%。"
KEPT = ("牵头行业", "执法部门联合执法", "开展专项整治", "消防救援大队整改隐患", "举办业务培训", "制作重点执法场景课程")
SOURCED = [
    ("序号", "指标", "今年", "来源", "原句", "确认"),
    ("1", "审查法律事务", "1342件", PAPER, REVIEW, ""),
    ("2", "提出意见", "2100余条", PAPER, REVIEW, ""),
    ("3", "采纳和合理解释率", "100%", PAPER, REVIEW, ""),
    ("4", "复议案件中调解和解结案", "389件", LATER, SETTLED, ""),
    ("5", "综合化解率", "36.66%", LATER, SETTLED, ""),
    *((str(n), name, "1.5万处", FORM.format(n), "", "") for n, name in enumerate(KEPT, 6)),
]
"""Figures of a dossier, the papers they come from and their sentences."""


def laid(rows):
    """Rows of words -> room in characters of each column, and how many lines the rows have together."""
    found = widths([[[Span(words)] for words in row] for row in rows], ROOM)
    assert sum(found) == ROOM.total
    held = [(one - ROOM.margins) * 2 // ROOM.character / 2 for one in found]
    return held, sum(
        max(math.ceil(max(gb.width(words), 1) / room) for words, room in zip(row, held, strict=True)) for row in rows
    )


def test_a_long_sentence_has_the_room_that_names_can_do_without():
    held, lines = laid(SOURCED)
    assert held[4] == max(held)
    assert lines <= 37


def test_short_cells_of_a_column_of_nothing_long_are_whole():
    held, _ = laid(SOURCED)
    assert held[2] >= max(gb.width(row[2]) for row in SOURCED)
    assert held[0] >= 2


def test_a_column_gives_another_what_saves_lines():
    sizes = ((34, 24, 12), (36, 48, 6), (30, 52, 6))
    assert laid([tuple("字" * size for size in row) for row in sizes])[1] == 9
