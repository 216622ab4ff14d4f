"""Tables of every hand and values of every kind: one cell changes, all else is byte for byte and value for value as it was."""

from __future__ import annotations

import random
import re
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit import EXAMPLE
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from test_extend import TABLES, spoil

from drafter.model.inputs import BY_DRAFTER
from drafter.tables.edit import CannotEdit, InsertRow, RemoveRow, SetText, ShiftRow, edit, value_at
from drafter.tables.load import keys_of, row_type
from drafter.tables.scan import number_in
from drafter.tables.shape import rows_of
from drafter.tables.table import read_text

pytestmark = pytest.mark.slow

MARKS = [
    *"甲乙丙1a件，。：；“”（）—…　 :#'\"|>-&*!?[]{},\\%@`~=.",
    ": ",
    " #",
    "- ",
    "今年: ",
    "计划：",
    "✌️",
    "👨‍👩‍👧",
    "不再统计",
]
ODD = [*"\t\r\x00\x07\x1b\x85\u2028\u200b\ufeff\ufffe\ud800\x9f", "\r\n"]
TAILS = st.sampled_from(["", "", "", " ", "  # 已核", "\t", "\t# 问", " #甲"])
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def joined(pieces, **limits):
    return st.lists(st.sampled_from(pieces), **limits).map("".join)


WORDS = joined([*"甲乙丙一二三件，。：“”（）", "✌️", "👨‍👩‍👧"], min_size=1, max_size=8)
LINES = joined(MARKS, max_size=8)
VALUES = st.one_of(
    st.none(),
    LINES,
    joined([*MARKS, *ODD], max_size=8),
    st.lists(LINES, max_size=4).map("\n".join),
    WORDS,
    st.just("甲" * 3000),
)


@st.composite
def said(draw, column):
    """(what stands after a key's colon, the tail of its line, the lines of it below) in one of her styles."""
    tail, words = draw(TAILS), draw(st.lists(WORDS, min_size=1, max_size=3))
    style = draw(st.sampled_from(["plain", "plain", "'", '"', "block", "wrapped", "blank", "~"]))
    if style == "block":
        sign = draw(st.sampled_from(["|", "|-", "|-", "|+", ">", ">-", "|2-", "|-2", "|4"]))
        further = int(re.sub(r"\D", "", sign) or draw(st.sampled_from("1234")))
        return (
            f" {sign}",
            tail.replace(" #甲", " # 甲"),
            "".join(f"\n{' ' * (column + further)}{line}" for line in words),
        )
    if style == "wrapped":
        return f" {words[0]}，", "", "".join(f"\n{' ' * (column + 3)}{line}" for line in words)
    inner = words[0] + draw(joined(MARKS, max_size=3))
    token = {
        "plain": f" {words[0]}",
        "'": " '" + inner.replace("'", "''") + "'",
        '"': ' "' + inner.replace("\\", "\\\\").replace('"', '\\"') + '"',
        "blank": "",
        "~": " ~",
    }[style]
    return token, tail.replace(" #甲", " # 甲"), ""


@st.composite
def tables(draw, name="上年计划"):
    """(text before, that of each cell's head and below, keys) of a table of a few rows, cut at a random cell."""
    dash, wide, end = draw(st.sampled_from([0, 2, 2, 4])), draw(st.sampled_from([1, 1, 3])), draw(ENDS)
    column = dash + 1 + wide
    keys = ["编号", *draw(st.permutations(["计划", "出处", "完成情况", "状态", "核对"]))[: draw(st.integers(1, 5))]]
    pieces, cells = [draw(st.sampled_from(["", "# 头\n\n", "# 头\n"]))], []
    for row in range(draw(st.integers(1, 4))):
        pieces.append(draw(st.sampled_from(["", "", "\n", "\n\n# 民生\n", "# 顶格\n"])))
        for key in keys:
            lead = f"{' ' * dash}-{' ' * wide}" if key == "编号" else " " * column
            token, tail, below = (f" 划{row}", "", "") if key == "编号" else draw(said(column))
            cells.append((row, key, len(pieces)))
            pieces += [f"{lead}{key}:", token, tail, below, "\n"]
    pieces.append(draw(st.sampled_from(["", "\n", "\n# 完\n"])))
    pieces = [piece.replace("\n", end) for piece in pieces]
    if draw(st.booleans()):
        pieces[0] = "\ufeff" + pieces[0]
    return name, pieces, draw(st.sampled_from(cells))


def read(text, name):
    return read_text(text, name, keys_of(name))


def raw(text):
    """As any YAML reader has it; None where it cannot."""
    try:
        return YAML(typ="safe", pure=True).load(re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff")))
    except (YAMLError, ValueError):
        return None


def folds(pieces):
    """Whether a cell of the table is a folded block."""
    return any(piece.strip().startswith(">") for piece in pieces)


def check_one_cell(table, value):
    name, pieces, (row, key, at) = table
    before, old = "".join(pieces), read("".join(pieces), name)
    assert not old.faults
    try:
        edited = edit(before, name, [SetText((name, row, key), value)])
    except CannotEdit:
        assert folds(pieces)  # refused, and told: folded blocks are read by rules of our own
        return
    now = read(edited, name)
    expected = [cells | ({key: value} if n == row else {}) for n, cells in enumerate(old.value)]
    assert now.value == expected
    assert not now.faults
    assert value_at(edited, name, (name, row, key)) == value
    assert edited.startswith("".join(pieces[: at + 1]))
    assert edited.endswith("".join(pieces[at + 4 :]))
    if pieces[at + 3] == "" or "#" in pieces[at + 2]:
        assert pieces[at + 2].lstrip(" ") in edited[len("".join(pieces[: at + 1])) :]
    if raw(before) == old.value:
        assert raw(edited) == expected


@settings(max_examples=80, deadline=None, derandomize=True)
@given(tables(), VALUES)
def test_one_cell_changes_and_nothing_else(table, value):
    check_one_cell(table, value)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(tables(), VALUES)
def test_one_cell_changes_and_nothing_else_at_length(table, value):
    check_one_cell(table, value)


def lines_of(text):
    """The lines of a table; the byte-order mark stays at the top, whichever line that is."""
    return re.findall(r"[^\r\n]+", text.removeprefix("\ufeff"))


NEW = st.fixed_dictionaries({"编号": st.just("划9")}, optional={"计划": VALUES, "完成情况": VALUES})


def check_rows(table, cells, after, chance):
    name, pieces, _ = table
    before = "".join(pieces)
    rows = read(before, name).value
    after = after % (len(rows) + 1) - 1
    try:
        more = edit(before, name, [InsertRow(after, cells)])
    except CannotEdit:
        assert folds(pieces)
        return
    assert read(more, name).value == [*rows[: after + 1], cells, *rows[after + 1 :]]
    assert edit(more, name, [RemoveRow(after + 1)]) == before
    index = chance % len(rows)
    moved = edit(before, name, [ShiftRow(index, after)])
    left = [row for n, row in enumerate(rows) if n != index]
    place = after + (after < index)
    assert read(moved, name).value == [*left[:place], rows[index], *left[place:]]
    assert sorted(lines_of(moved)) == sorted(lines_of(before))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(tables(), NEW, st.integers(0, 4), st.integers(0, 4))
def test_a_row_put_in_and_taken_out_leaves_no_trace(table, cells, after, chance):
    check_rows(table, cells, after, chance)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(tables(), NEW, st.integers(0, 4), st.integers(0, 4))
def test_a_row_put_in_and_taken_out_leaves_no_trace_at_length(table, cells, after, chance):
    check_rows(table, cells, after, chance)


def some_rows(name, chance):
    """A few rows of the example, with its head, after one to three slips of the hand."""
    text = (EXAMPLE / f"{name}.yaml").read_text("utf-8")
    if name != "案卷":
        head, *rows = re.split(r"(?m)^(?=  - 编号)", text)
        at = chance.randrange(len(rows))
        text = "".join([head, *rows[at : at + 3]])
    return spoil(chance, text)


def rows_in(value):
    return value if isinstance(value, list) else [value]


def check_a_spoilt_table(seed):
    """Read as a whole, a table of any shape says what it said but for the one cell; or it is left alone."""
    chance = random.Random(seed)
    name = chance.choice(TABLES)
    before = some_rows(name, chance)
    old = read(before, name)
    if isinstance(old.value, list) and name != "案卷":
        assert [row.number for row in rows_of(before, name)] == [number_in(row) for row in old.value]
    index = chance.randrange(len(old.value)) if isinstance(old.value, list) and old.value else 0
    key = chance.choice([str(field.alias) for field in row_type(name).model_fields.values()])
    value = chance.choice([None, "新的", "新 #的: ", "一\n二", "12", "甲" * 99])
    ref = (name, key) if name == "案卷" else (name, index, key)
    try:
        edited = edit(before, name, [SetText(ref, value)])
    except CannotEdit:
        return False
    now = read(edited, name)
    rows = rows_in(old.value)
    told = {**rows[index], key: value}
    if value is None and key in BY_DRAFTER:
        del told[key]  # such a line goes with its words
    assert rows_in(now.value) == [*rows[:index], told, *rows[index + 1 :]]
    assert {slip.message for slip in now.faults} <= {slip.message for slip in old.faults}
    assert value_at(edited, name, ref) == value
    return True


def test_a_table_spoilt_by_hand_is_written_right_or_left():
    assert sum(check_a_spoilt_table(seed) for seed in range(100)) > 75


@pytest.mark.parametrize("seed", [100, 200])
def test_a_table_spoilt_by_hand_is_written_right_or_left_at_length(seed):
    assert sum(check_a_spoilt_table(n) for n in range(seed, seed + 100)) > 60


def test_ten_thousand_rows_are_found_and_written():
    text = "# 头\n\n" + "\n".join(
        f"  - 编号: 划{n:05}\n    计划: 推进第{n}项。\n    完成情况: |-\n      甲\n    状态: 已完成 # 核\n"
        for n in range(10_000)
    )
    index = next(n for n, row in zip(count(), rows_of(text, "上年计划"), strict=False) if row.number == "划05000")
    edited = edit(text, "上年计划", [SetText(("上年计划", index, "完成情况"), "乙\n丙")])
    assert edited == text.replace(
        "推进第5000项。\n    完成情况: |-\n      甲", "推进第5000项。\n    完成情况: |-\n      乙\n      丙"
    )
    assert rows_of(edited, "上年计划")[9_999].number == "划09999"
