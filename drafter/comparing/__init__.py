"""Two Word files -> the new one with what changed since the old as its own tracked changes, and how much that is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from drafter.comparing.marking import Marker, copied
from drafter.comparing.paired import Pairs, changes, masked, paired
from drafter.comparing.taken_apart import Block, Paper, paper, words_of
from drafter.model.manuscript import Look
from drafter.model.redline import Changed, Compared, Part
from drafter.ooxml.numbering import W
from drafter.zh.headings import LONGEST, marker_of

__all__ = ["compared"]

_OPENING = "开头"
_WORDS = re.compile(r"[\w\u3400-\u9fff]")


def compared(old: bytes, new: bytes, names: tuple[str, str], *, figures: bool = True) -> Compared:
    """Bytes of two .docx files and what they are called -> the new one with the changes tracked. figures: whether a figure
    that is another is a change. DrafterError where either cannot be read."""
    return _Comparison(paper(old, names[0]), paper(new, names[1]), figures=figures).made()


@dataclass
class _Comparison:
    """Two papers being compared."""

    old: Paper
    new: Paper
    figures: bool
    tallies: dict[str, list[int]] = field(default_factory=dict)
    changed: list[Changed] = field(default_factory=list)

    def made(self) -> Compared:
        """The new one, marked."""
        before, after = self.old.blocks, self.new.blocks
        titles = _title(before), _title(after)
        rows = [[block.is_row for block in side] for side in (before, after)]
        pairs = paired([b.text for b in before], [b.text for b in after], rows, figures=self.figures)
        pairs = _fitting(pairs, before, after)
        marker = Marker(_last_number(self.new.document))
        sections = _sections(after)
        parents = [block.element for block in after]
        self._mark_new(pairs, marker, sections)
        self._mark_gone(pairs, marker, sections, parents)
        data = _repacked(self.new)
        told = tuple(Part(name, *counts) for name, counts in self.tallies.items())
        return Compared(data, told, tuple(self.changed), titles)

    def _count(self, section: str, whole: int = 0, new: int = 0, gone: int = 0, moved: int = 0) -> None:
        held = self.tallies.setdefault(section, [0, 0, 0, 0])
        for n, count in enumerate((whole, new, gone, moved)):
            held[n] += count

    def _mark_new(self, pairs: Pairs, marker: Marker, sections: Sequence[str]) -> None:
        for n, block in enumerate(self.new.blocks):
            self._count(sections[n], whole=_size(block.text))
            if n in pairs.moved:
                marker.move(block.element, "moveTo", _name(n))
                self._count(sections[n], moved=1)
                self.changed.append(Changed("挪动", block.text))
            elif n not in pairs.same:
                marker.whole(block, "ins")
                self._count(sections[n], new=_size(block.text))
                self.changed.append(Changed("新增", block.text))
            else:
                self._reword(self.old.blocks[pairs.same[n]], block, marker, sections[n])

    def _reword(self, was: Block, now: Block, marker: Marker, section: str) -> None:
        for old, new in zip(was.paragraphs, now.paragraphs, strict=True):
            before, after = words_of(old), words_of(new)
            if masked(before, figures=self.figures) == masked(after, figures=self.figures):
                continue
            stretches = changes(before, after, figures=self.figures)
            marker.reword(new, stretches)
            self.changed.append(Changed("改写", after, tuple(stretches)))
            gone = sum(_size(a) for a, b in stretches if a != b)
            self._count(section, new=sum(_size(b) for a, b in stretches if a != b), gone=gone)

    def _mark_gone(
        self, pairs: Pairs, marker: Marker, sections: Sequence[str], parents: Sequence[etree._Element]
    ) -> None:
        """What is gone, or moved away, behind what stood before it."""
        here = {old: new for new, old in pairs.same.items()}
        there = {old: new for new, old in pairs.moved.items()}
        anchor: etree._Element | None = None
        section = sections[0] if sections else _OPENING
        table: etree._Element | None = None
        for n, block in enumerate(self.old.blocks):
            if n in here:
                anchor, section, table = parents[here[n]], sections[here[n]], None
                continue
            gone = copied(block, self.new.styles)
            anchor, table = self._stand(gone, block, anchor, table)
            if n in there:
                marker.move(gone.element, "moveFrom", _name(there[n]))
            else:
                marker.whole(gone, "del")
                self._count(section, gone=_size(block.text))
                self.changed.append(Changed("删去", block.text))

    def _stand(
        self, gone: Block, was: Block, anchor: etree._Element | None, table: etree._Element | None
    ) -> tuple[etree._Element, etree._Element | None]:
        """Put what is gone behind an element; a row, among rows, else in a table of its own -> the next anchor, its table."""
        body = self.new.document.find(W + "body")
        if gone.is_row and anchor is not None and anchor.tag == W + "tr" and _columns(anchor) == _columns(gone.element):
            anchor.addnext(gone.element)
            return gone.element, table
        if gone.is_row:
            holder = etree.Element(W + "tbl")
            own = next(was.element.iterancestors(W + "tbl"))
            for child in own:
                if child.tag in (W + "tblPr", W + "tblGrid"):
                    holder.append(etree.fromstring(etree.tostring(child)))
            holder.append(gone.element)
            _after(body, _outside(anchor), holder)
            return gone.element, holder
        _after(body, _outside(anchor), gone.element)
        return gone.element, None


def _fitting(pairs: Pairs, before: Sequence[Block], after: Sequence[Block]) -> Pairs:
    """Pairs that can be marked word by word: of rows, those with as many paragraphs; rows do not move."""
    same = {n: m for n, m in pairs.same.items() if len(before[m].paragraphs) == len(after[n].paragraphs)}
    moved = {n: m for n, m in pairs.moved.items() if not before[m].is_row and not after[n].is_row}
    return Pairs(same, moved)


def _outside(anchor: etree._Element | None) -> etree._Element | None:
    """An element, or the table it is a row of."""
    if anchor is not None and anchor.tag == W + "tr":
        return next(anchor.iterancestors(W + "tbl"))
    return anchor


def _after(body: etree._Element, anchor: etree._Element | None, element: etree._Element) -> None:
    if anchor is None:
        body.insert(0, element)
    else:
        anchor.addnext(element)


def _columns(row: etree._Element) -> int:
    return len(row.findall(W + "tc"))


def _title(blocks: Sequence[Block]) -> str:
    """A draft's title: so set, else what it begins with."""
    set_so = (block.text for block in blocks if block.look is Look.TITLE)
    return next(set_so, blocks[0].text if blocks else "")


def _sections(blocks: Sequence[Block]) -> list[str]:
    """The heading of level 1 above each block."""
    made, section = list[str](), _OPENING
    for block in blocks:
        marker = marker_of(block.text)
        heads = block.look is Look.H1 or (marker is not None and marker.family == "一、" and len(block.text) <= LONGEST)
        section = block.text.strip() if heads and not block.is_row else section
        made.append(section)
    return made


def _size(text: str) -> int:
    """Characters and digits of a text, marks aside."""
    return len(_WORDS.findall(text))


def _name(number: int) -> str:
    return f"move{number + 1}"


def _last_number(document: etree._Element) -> int:
    numbers = (element.get(W + "id", "") for element in document.iter(tag=etree.Element))
    return max((int(number) for number in numbers if number.isdecimal() and len(number) < 9), default=0)


def _repacked(new: Paper) -> bytes:
    """The file with its document written anew, all else as it was."""
    written: Mapping[str, bytes] = {
        "word/document.xml": etree.tostring(new.document, xml_declaration=True, encoding="UTF-8", standalone=True)
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(new.data)) as package, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for info in package.infolist():
            plain = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            data = written.get(info.filename.lower(), None)
            made.writestr(plain, package.read(info) if data is None else data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
