"""The lines of one cell -> what they are read as by themselves, by this reader and by any other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.tables import plain
from drafter.tables.load import keys_of
from drafter.tables.table import Table, read_text


@dataclass(frozen=True)
class Reading:
    """A cell's value, what is found wrong on the way, whether nothing was left out and nothing but the cell was read."""

    value: object
    told: Counter[str] = field(default_factory=Counter)
    whole: bool = True


@dataclass(frozen=True)
class Alone:
    """A cell without the rest of its row: column of its key, how much of its first line stands before that, what follows.

    follow: the blank lines and remarks up to the next key, which a block may take for its own.
    """

    name: str
    key: str
    column: int
    cut: int
    follow: tuple[str, ...]

    def read(self, lines: Sequence[str]) -> Reading:
        """As tables are read."""
        table = read_text(self._text(lines), self.name, keys_of(self.name))
        rows = table.value if isinstance(table.value, list) else [table.value]
        row = rows[0] if len(rows) == 1 else None
        if not isinstance(row, dict) or list(row) != [self.key]:
            return Reading(None, told(table), whole=False)
        return Reading(row[self.key], told(table), whole=not table.unread)

    def raw(self, lines: Sequence[str]) -> str | None:
        """As any reader of YAML reads them, nothing being mended; "" for nothing and null, None where they cannot."""
        node = _composed(re.sub(r"\r\n?", "\n", self._text(lines)))
        if isinstance(node, SequenceNode) and len(node.value) == 1:
            node = node.value[0]
        if isinstance(node, MappingNode) and len(node.value) == 1:
            node = node.value[0][1]
        if not isinstance(node, ScalarNode):
            return None
        return "" if not node.style and node.value in ("~", "null") else str(node.value)

    def _text(self, lines: Sequence[str]) -> str:
        dash = f"{' ' * (self.column - 2)}- " if "编号" in keys_of(self.name) else ""
        return "".join([dash, lines[0][self.cut :], *lines[1:], *self.follow])


def told(table: Table) -> Counter[str]:
    """All that is found wrong with a table as read, or worth a reminder, wherever it stands."""
    return Counter(slip.message for slip in table.faults) + Counter({"#": len(table.cut), "连": len(table.glued)})


def _composed(text: str) -> Node | None:
    try:
        node: Node | None = plain.compose(text.split("\n")) or YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError, ValueError):
        return None
    return node
