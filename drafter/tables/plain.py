"""Lines of YAML in the plain shape of tables and sections files -> their nodes, ten times as fast as the whole language.

What is not surely in that shape gives None and is left to ruamel: both agree wherever there is an answer (tests/test_plain.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.zh.expression import expression

_ENTRY = expression(r"( *)((?:- )?)(\w+):(?: +([^ ].*?))? *")
ODD = expression("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufff0-\uffff]")
"""What may be a break, a blank or nothing at all, according to whom one asks."""
PLAIN = expression(r"(?![-?:,\[\]{}#&*!|>'\"%@`=<])(?:(?!: | #).)*(?<!:)")
_QUOTED = expression(r"'(?:[^']|'')*'|\"[^\"\\]*\"")
WORD = expression(r"[^-?:,\[\]{}#&*!|>'\"%@`=< ](?:[^,\[\]{}:#]*[^,\[\]{}:# ])?")
_DEEPEST = 8
_STRING = "tag:yaml.org,2002:str"


class _Mark(NamedTuple):
    line: int
    column: int


class _Entry(NamedTuple):
    """A line `- key: value`, or a block with its words; dash, column: where they stand, dash -1 where there is none."""

    line: int
    dash: int
    column: int
    key: str
    value: Node | None

    @property
    def start(self) -> _Mark:
        return _Mark(self.line, self.column if self.dash < 0 else self.dash)


class _NotPlain(Exception):
    """Something that is not surely read as ruamel would."""


def compose(lines: Sequence[str]) -> Node | None:
    """Lines -> the node ruamel composes of them; None where it is to be asked."""
    try:
        entries = list(_entries(lines))
        if not entries:
            return None
        reader = _Reader(entries, _Mark(len(lines) - 1, len(lines[-1])))
        node = reader.node(entries[0].start.column, 0)
        return node if reader.at == len(entries) else None
    except _NotPlain:
        return None


def value_of(node: Node) -> object:
    """A node -> its text, list or mapping."""
    if isinstance(node, SequenceNode):
        return [value_of(child) for child in node.value]
    return {key.value: value_of(child) for key, child in node.value} if isinstance(node, MappingNode) else node.value


def _entries(lines: Sequence[str]) -> Iterator[_Entry]:
    number = 0
    while number < len(lines):
        line, at = lines[number], number
        number += 1
        bare = line.lstrip(" ")
        if ODD.search(line):
            raise _NotPlain
        if not bare or bare[0] == "#":
            continue
        found = _ENTRY.fullmatch(line)
        if not found:
            raise _NotPlain
        dash = found.end(1) if found[2] else -1
        column, said = found.start(3), found[4] or ""
        if said in ("|", "|-"):
            number, words = _block(lines, number, column)
            closed = number < len(lines) or not lines[-1].strip(" ")  # a block on the last line may lack its line end
            value: Node | None = _scalar(words + "\n" * (said == "|" and closed), _Mark(at, found.start(4)), "|")
        else:
            value = _value(said, _Mark(at, found.start(4))) if said else None
        yield _Entry(at, dash, column, found[3], value)


def _block(lines: Sequence[str], number: int, column: int) -> tuple[int, str]:
    """The lines from a number on that belong to a block of a key in this column -> the number after them, their words."""
    words: list[str] = []
    indent = 0
    for line in lines[number:]:
        bare = line.lstrip(" ")
        depth = len(line) - len(bare)
        if ODD.search(line) or (not bare and (not indent or depth > indent)):
            raise _NotPlain
        indent = indent or depth
        if bare and depth <= column:
            break
        if bare and depth < indent:
            raise _NotPlain
        words.append(line[indent:])
    if indent <= column:
        raise _NotPlain
    return number + len(words), "\n".join(words).rstrip("\n")


def _value(said: str, mark: _Mark) -> Node:
    """A value that stands on the line of its key."""
    if PLAIN.fullmatch(said):
        return _scalar(said, mark)
    if _QUOTED.fullmatch(said):
        inner = said[1:-1]
        return _scalar(inner.replace("''", "'") if said[0] == "'" else inner, mark, said[0])
    after = _Mark(mark.line, mark.column + len(said))
    inside = said[1:-1].strip(" ").split(",")
    if said[0] == "[" and said[-1] == "]":
        return SequenceNode(None, [_word(word, mark) for word in inside], mark, after, True)
    if said[0] == "{" and said[-1] == "}":
        pairs = [word.partition(": ") for word in inside]
        if len({key.strip(" ") for key, _, _ in pairs}) < len(pairs):
            raise _NotPlain
        return MappingNode(None, [(_word(key, mark), _word(word, mark)) for key, _, word in pairs], mark, after, True)
    raise _NotPlain


def _word(said: str, mark: _Mark) -> ScalarNode:
    """A word in brackets; the mark is that of the brackets: they stand on one line."""
    word = said.strip(" ")
    if not WORD.fullmatch(word):
        raise _NotPlain
    return _scalar(word, mark)


def _scalar(value: str, mark: _Mark, style: str | None = None) -> ScalarNode:
    return ScalarNode(_STRING, value, mark, mark, style)


class _Reader:
    """Entries read one after the other; end: where the text ends."""

    def __init__(self, entries: Sequence[_Entry], end: _Mark) -> None:
        self.entries, self.end, self.at = entries, end, 0

    def node(self, column: int, depth: int) -> Node:
        """The list or mapping that begins here, in this column."""
        if depth > _DEEPEST:
            raise _NotPlain
        entry = self.entries[self.at]
        if entry.dash < 0:
            return self._mapping(column, depth)
        items = []
        while self._next() and self._next()[0].dash == column:
            items.append(self._mapping(self._next()[0].column, depth + 1))
        return SequenceNode(None, items, entry.start, self._here(), False)

    def _mapping(self, column: int, depth: int) -> MappingNode:
        first = self.entries[self.at]
        pairs: dict[str, tuple[Node, Node]] = {}
        while self._next() and self._next()[0].column == column and (not pairs or self._next()[0].dash < 0):
            entry = self.entries[self.at]
            self.at += 1
            mark = _Mark(entry.line, entry.column)
            below = self._next()
            if entry.value is None and below and below[0].start.column > column:
                value = self.node(below[0].start.column, depth + 1)
            else:
                value = entry.value or _scalar("", mark)
            if entry.key in pairs:
                raise _NotPlain
            pairs[entry.key] = (_scalar(entry.key, mark), value)
        return MappingNode(None, list(pairs.values()), _Mark(first.line, first.column), self._here(), False)

    def _next(self) -> Sequence[_Entry]:
        return self.entries[self.at : self.at + 1]

    def _here(self) -> _Mark:
        """Where what comes next begins: there a list or mapping ends, for it goes as far as the blanks after it."""
        return self._next()[0].start if self._next() else self.end
