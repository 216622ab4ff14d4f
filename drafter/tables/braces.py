"""A text with rows in braces, {编号: 指01, 今年: 48件} -> the same text with one value of them written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import StringMark, YAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from drafter.model.place import Ref
from drafter.tables.lines import split
from drafter.tables.scalars import words


def set_in_braces(text: str, path: Ref, value: str | None) -> str | None:
    """A text, the address of a value in it, the new value (None: nothing) -> the text; None where that is not sure."""
    *way, key = path
    row = _at(_composed(text), tuple(way))
    old = _at(row, (key,))
    if not isinstance(row, MappingNode) or not isinstance(old, (ScalarNode, type(None))):
        return None
    if old is not None and value is not None and _says(old, value):
        return text
    if old is None:
        head = text[: _offset(text, row.end_mark) - 1].rstrip()
        tail = text[len(head) :]
        head += f"{'' if head[-1] == '{' else ' ' if head[-1] == ',' else ', '}{key}: "
    else:
        head, tail = text[: _offset(text, old.start_mark)], text[_offset(text, old.end_mark) :]
        head += (" " if head[-1] == ":" else ": ") if old.start_mark.index == old.end_mark.index and value else ""
    for word in [""] if value is None else words(value, (old.style if old else None) or ""):
        if _says(_at(_composed(head + word + tail), path), value):
            return head + word + tail
    return None


def _says(node: Node | None, value: str | None) -> bool:
    if not isinstance(node, ScalarNode):
        return False
    return bool((None if not node.style and node.value in ("", "~", "null") else node.value) == value)


def _at(node: Node | None, path: Ref) -> Node | None:
    """The node an address leads to, or None."""
    for step in path:
        found = _children(node, step) if isinstance(node, CollectionNode) else iter(())
        node = next(found, None)
    return node


def _children(node: CollectionNode, step: str | int) -> Iterator[Node]:
    if isinstance(node, MappingNode):
        yield from (child for name, child in node.value if name.value == step)
    elif isinstance(step, int):
        yield from node.value[step : step + 1]


def _composed(text: str) -> Node | None:
    """As any reader of YAML reads it: what is only mended while reading is no place to write."""
    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(re.sub(r"\r\n?", "\n", text))
    except (YAMLError, RecursionError, ValueError):
        return None
    return node


def _offset(text: str, mark: StringMark) -> int:
    return sum(map(len, split(text)[: mark.line])) + int(mark.column)
