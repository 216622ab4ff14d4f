"""One table file -> its values as text, each with its line, and every fault in it. Never an exception for the clerk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import CollectionNode, Node, ScalarNode, SequenceNode

from drafter.model.place import Ref
from drafter.tables import explain, plain
from drafter.tables.characters import kept, unfolded
from drafter.tables.repair import mend
from drafter.tables.slip import Slip

_MAX_FAULTS = 50
_MAX_DEPTH = 8
_FEW = 30
"""A text of so few lines, a row edited, is read anew rather than kept in place of a table."""
_UNUSED = ("这里的写法表格里用不到", "只写“键: 内容”，不要用方括号、花括号或 & 记号")
_EMPTY = "正在保存的，等存好再运行；内容没了的，撤销上一次改动找回，或者删掉这个文件再补齐案卷"
_ODD = re.compile("[\x80-\x84\x86-\x9f]")
"""Control characters YAML cannot hold and that are too much to leave out in silence: damaged text."""


@dataclass(frozen=True)
class Span:
    """Where a list or mapping stands: first line and line after its last (from 0), column of its dashes or keys.

    stop of a mapping in a list is not to be relied on: it may lie beyond the comments after it. flow: written in
    brackets or braces.
    """

    start: int
    stop: int
    column: int
    flow: bool


@dataclass
class Table:
    """What a table file says: its values (all text), the line of every address, the faults found while reading."""

    file: Path
    value: object = None
    lines: dict[Ref, int] = field(default_factory=dict)
    spans: dict[Ref, Span] = field(default_factory=dict)
    blocks: dict[Ref, str] = field(default_factory=dict)
    faults: list[Slip] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    """Lines whose words after # are a remark and will not be printed."""
    glued: list[int] = field(default_factory=list)
    """Lines whose words will follow those of the line before without a mark between."""
    unread: set[str] = field(default_factory=set)
    """Keys of lines that could not be read and were left out."""

    def at(self, ref: Ref) -> object:
        """The value at an address that is there."""
        value = self.value
        for step in ref[1:]:
            value = value[step]  # type: ignore[index]
        return value


def read_text(text: str, name: str, keys: frozenset[str]) -> Table:
    """A table's text, its name (the first step of its addresses) and the keys it may have -> the table."""
    return parse_table(text, Table(Path(f"{name}.yaml")), name, keys)


def parse_table(text: str, table: Table, name: str, keys: frozenset[str]) -> Table:
    """As read_text; what is found is put into the table given."""
    text = kept(re.sub(r"\r\n?", "\n", text))
    if not text.strip():
        table.faults.append(Slip(1, f"“{table.file.name}”是空的", _EMPTY))
        return table
    mended = mend(text, keys)
    table.faults, table.cut, table.glued = mended.slips[:_MAX_FAULTS], mended.cut, mended.glued
    node = _compose(mended.lines, table)
    if node is None and not table.faults:
        table.value = []  # a table from which every row was deleted
    if node is not None:
        table.lines[(name,)] = 1
        table.value = _value(node, (name,), table)
    return table


def _compose(lines: list[str], table: Table) -> Node | None:
    """Lines of YAML -> node tree. A line that cannot be read is told and blanked, and reading starts again."""
    odd = next((n for n, line in enumerate(lines, start=1) if _ODD.search(line)), 0)
    if odd:
        table.faults.append(Slip(odd, "这一行里有看不见的控制字符，读不出来", "把这一行重新打一遍，不要粘贴"))
        return None
    for _ in range(_MAX_FAULTS):
        try:
            node = (_kept_tree if len(lines) > _FEW else _tree)("\n".join(lines))
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, slip = explain.syntax([unfolded(line) for line in lines], (mark.line if mark else 0) + 1)
            if not lines[line - 1].strip():
                table.faults.append(Slip(line, "这里的写法读不懂", "对照上下几行的写法和缩进改好"))
                return None
            table.faults.append(slip)
            table.unread.add(re.split("[:：]", lines[line - 1].strip().removeprefix("- "))[0].strip())
            lines[line - 1] = ""
        except (YAMLError, RecursionError, ValueError):
            fix = "删掉后补齐案卷，照还读得懂的时候的样子找回"
            table.faults.append(Slip(1, f"“{table.file.name}”的写法读不懂", fix))
            return None
        else:
            return node
    return None


@lru_cache(maxsize=16)
def _kept_tree(text: str) -> Node | None:
    """YAML -> its node tree, which nobody changes: of the tables watched, all but the one just saved are as they were."""
    return _tree(text)


def _tree(text: str) -> Node | None:
    node: Node | None = plain.compose(text.split("\n")) or YAML(typ="safe", pure=True).compose(text)
    return node


def _value(node: Node, ref: Ref, table: Table) -> object:
    """A node's value as text, lists and mappings; the line of every address is noted on the way."""
    if isinstance(node, ScalarNode):
        words = unfolded(node.value) if node.style == ">" else node.value
        if node.style in ("|", ">"):
            table.blocks[ref] = words
        plain_null = not node.style and words in ("", "~", "null")
        return None if plain_null else words
    if len(ref) > _MAX_DEPTH or node.anchor:
        table.faults.append(Slip(node.start_mark.line + 1, *_UNUSED))
        return None
    assert isinstance(node, CollectionNode)
    table.spans[ref] = _span(node)
    if isinstance(node, SequenceNode):
        return [_item(child, (*ref, index), table) for index, child in enumerate(node.value)]
    return dict(_entries(node, ref, table))


def _span(node: CollectionNode) -> Span:
    start, end = node.start_mark, node.end_mark
    return Span(start.line, end.line + (end.column > 0), start.column, bool(node.flow_style))


def _item(node: Node, ref: Ref, table: Table) -> object:
    table.lines[ref] = node.start_mark.line + 1
    return _value(node, ref, table)


def _entries(node: CollectionNode, ref: Ref, table: Table) -> Iterator[tuple[str, object]]:
    seen: set[str] = set()
    for key, child in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            table.faults.append(Slip(line, *_UNUSED))
            continue
        name = str(key.value)
        if name in seen:
            table.faults.append(Slip(line, f"“{name}”在同一条里写了两次", "只留一行，把要的内容写在一起"))
            continue
        seen.add(name)
        table.lines[(*ref, name)] = line
        yield name, _value(child, (*ref, name), table)
