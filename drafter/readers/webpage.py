"""Source of a web page -> its visible lines in order, and which lines each element holds; no recursion, no network."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from drafter.model.manuscript import TABLE, Look
from drafter.readers.elements import is_picture, name_of, parts_of
from drafter.readers.ordered import Ordered, is_typed, numberless
from drafter.zh.unified import unified

_COSTLY = re.compile(r"<(/?)(a|b|big|code|em|font|i|nobr|s|select|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE)
"""Tags that are renamed. All but one HTML reopens in every later paragraph when left open: a page of 90 kB could grow to
4 GB. The parser goes through all of a select at each of its options: a page of 2 MB could take minutes."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_WIDE = re.compile("[\u2014-\u2026\u3001-\u30ff\u3400-\u9fff\uff00-\uffef]")
_PARTS = {"block", "title", "link", "kept"}
_GAP = re.compile(r"\s+")
_INDENTED = re.compile(r"\n[ \t]*(?=\u3000\u3000)")
_LAYOUT_CELL, _LAYOUT_SHARE = 150, 0.6
"""A table of which one cell holds this many Han, and this share of them all, is there for layout."""
_ON_TOP = 2
"""Rows of one cell that stand above a table's head at most."""


@dataclass(frozen=True)
class Found:
    """A line of a page: words, how many of its Han are links, its look, its row and cell, whether a title or a header.

    mark: the number that is printed before it as an item of a list.
    """

    text: str
    linked: int = 0
    look: Look = Look.BODY
    cell: tuple[int, int] = (0, 0)
    title: bool = False
    header: bool = False
    mark: str = ""

    @property
    def printed(self) -> str:
        """Its words behind its number."""
        return self.mark + self.text


@dataclass(frozen=True)
class _Open:
    """An element being read: what it is to us, and how many lines, tables, ranges, names there were when it opened."""

    tag: str
    parts: frozenset[str]
    lines: int
    tables: int
    ranges: int
    names: int


@dataclass
class Page:
    """lines; ranges (first, end) of every block; known: name -> ranges that main-text containers of that name hold.

    pictures: before which line each picture stands.
    """

    name: str = ""
    lines: list[Found] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    known: defaultdict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    pictures: list[int] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _inside: Counter[str] = field(default_factory=Counter)
    _seen: Counter[str] = field(default_factory=Counter)
    _linked: int = 0
    _mark: str = ""

    def enter(self, tag: str, parts: frozenset[str]) -> None:
        """A visible element opens; parts: what it is to us (block, title, link, kept, or a container's name)."""
        if "block" in parts:
            self.flush()
        self._seen[tag] += 1
        self._inside.update(parts)
        self._open.append(_Open(tag, parts, *self._counts()))

    def number(self, mark: str) -> None:
        """The next line is an item of a list with this number."""
        self._mark += mark

    def leave(self) -> str:
        """The element opened last closes -> its tag."""
        done = self._open.pop()
        if "block" in done.parts:
            self.flush()
        self._mark = "" if done.tag == "li" else self._mark
        self._inside.subtract(done.parts)
        innermost = done.tables == self._seen["table"]
        if done.tag in ("td", "th") and innermost:
            found = self.lines[done.lines :] or [Found("", cell=self._cell())]
            self.lines[done.lines :] = [replace(line, header=done.tag == "th") for line in found]
        elif done.tag == "table" and innermost:
            self._tabulate(done)
        held = (done.lines, len(self.lines))
        if "block" in done.parts and held[0] < held[1]:
            self.ranges.append(held)
            for name in done.parts - _PARTS:
                while self.known[name] and self.known[name][-1][0] >= held[0]:
                    self.known[name].pop()
                self.known[name].append(held)
                self._names.append(name)
        return done.tag

    def words(self, text: str) -> None:
        """A text node."""
        for number, line in enumerate(text.split("\n") if self._inside["kept"] > 0 else _INDENTED.split(text)):
            if number:
                self.flush()
            self._words.append(line)
            self._linked += han(line) if self._inside["link"] > 0 else 0

    def flush(self) -> None:
        """End of a line."""
        if text := _GAP.sub(_gap, "".join(self._words).strip()):
            mark = "" if is_typed(text) else self._mark
            self.lines.append(Found(text, self._linked, cell=self._cell(), title=self._inside["title"] > 0, mark=mark))
            self._mark = ""
        self._words.clear()
        self._linked = 0

    def line_break(self) -> None:
        """A <br>: in a title it is layout."""
        if self._inside["title"] <= 0:
            self.flush()

    def _counts(self) -> tuple[int, int, int, int]:
        return len(self.lines), self._seen["table"], len(self.ranges), len(self._names)

    def _cell(self) -> tuple[int, int]:
        return self._seen["tr"], self._seen["td"] + self._seen["th"]

    def _tabulate(self, table: _Open) -> None:
        """The lines of an innermost table -> a line a row, cells parted by tabs, if it holds data."""
        rows: defaultdict[int, defaultdict[int, list[Found]]] = defaultdict(lambda: defaultdict(list))
        for line in self.lines[table.lines :]:
            rows[line.cell[0]][line.cell[1]].append(line)
        sizes = [sum(han(line.text) for line in cell) for row in rows.values() for cell in row.values()]
        largest = max(sizes, default=0)
        dominated = largest > _LAYOUT_CELL and largest > _LAYOUT_SHARE * sum(sizes)
        if not dominated and _holds_data([len(row) for row in rows.values()]):
            self.lines[table.lines :] = [_row(list(row.values())) for row in rows.values()]
            del self.ranges[table.ranges :]
            for name in self._names[table.names :]:
                while self.known[name] and self.known[name][-1][0] >= table.lines:
                    self.known[name].pop()
            del self._names[table.names :]


def _holds_data(cells: Sequence[int]) -> bool:
    """Whether most rows of a table, told by how many cells each has, have several; a title and a note on top aside where two
    rows do: a head and its only row."""
    several = sum(count > 1 for count in cells)
    on_top = sum(1 for _ in takewhile((1).__eq__, cells[:_ON_TOP])) if several > 1 else 0
    return 2 * several > len(cells) - on_top


def _row(cells: list[list[Found]]) -> Found:
    lines = [line for cell in cells for line in cell]
    text = "\t".join(" ".join(line.printed for line in cell) for cell in cells)
    look = TABLE[not all(line.header for line in lines)]
    return Found(text if text.strip() else "", sum(line.linked for line in lines), look)


def _gap(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return "" if "\n" in match[0] and _WIDE.match(before) and _WIDE.match(after) else " "


def han(text: str) -> int:
    """A text -> how many Han it has."""
    return len(_HAN.findall(text))


def walk(source: str) -> Page:
    """Source of a page that is not too wild -> its visible lines."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_COSTLY.sub(r"<\1x-\2", source))
    page = Page(unified(name_of(tree)))
    lists = Ordered(any(numberless(style.text() or "") for style in tree.css("style")))
    todo: list[Any] = [tree.body] if tree.body else []
    while todo:
        node = todo.pop()
        if node is None:
            lists.leave(page.leave())
        elif node.is_text_node:
            page.words(unified(node.text_content or ""))
        elif node.tag == "br":
            page.line_break()
        elif node.tag == "img":
            page.pictures += [len(page.lines)] * is_picture(node)
        elif node.is_element_node and (parts := parts_of(node)) is not None:
            page.enter(node.tag or "", parts)
            page.number(lists.enter(node))
            todo += [None, *reversed(list(node.iter(include_text=True)))]
    page.flush()
    return page
