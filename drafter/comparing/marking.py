"""Changes of wording, paragraphs and rows, written into a Word file as its own tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from drafter.comparing.taken_apart import Block, runs_of, shown
from drafter.ooxml.numbering import W

AUTHOR = "起草助手"
_DAY = "2000-01-01T00:00:00Z"
"""The ends of a move must have a date (ECMA-376, 17.13.5.23); no program shows it."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass
class Marker:
    """Numbers the changes of a document: each has a number of its own."""

    number: int

    def change(self, tag: str) -> etree._Element:
        """A change without a date: the clock has no place in a file that can be made again."""
        self.number += 1
        return etree.Element(W + tag, {W + "id": str(self.number), W + "author": AUTHOR})

    def reword(self, paragraph: etree._Element, stretches: Sequence[tuple[str, str]]) -> None:
        """A paragraph with the new words -> the same with what was struck out and put in."""
        at = 0
        for was, now in stretches:
            if was != now:
                inside = _runs_at(paragraph, at, at + len(now))
                anchor = inside[0] if inside else _run_before(paragraph, at)
                if was:
                    gone = self._struck(was, anchor)
                    _put(paragraph, gone, anchor, before=bool(inside))
                for run in inside:
                    self._wrap(run, "ins")
            at += len(now)

    def _struck(self, words: str, like: etree._Element | None) -> etree._Element:
        change = self.change("del")
        change.append(_run(words, like, deleted=True))
        return change

    def _wrap(self, run: etree._Element, tag: str) -> None:
        change = self.change(tag)
        run.addprevious(change)
        change.append(run)

    def whole(self, block: Block, tag: str) -> None:
        """All of a paragraph, or of a row, is new (ins), or gone (del)."""
        for paragraph in block.paragraphs:
            self._all(paragraph, tag)
        if block.is_row:
            properties = block.element.find(W + "trPr")
            if properties is None:
                properties = etree.Element(W + "trPr")
                first = block.element.find(W + "tblPrEx")
                block.element.insert(0 if first is None else 1, properties)
            properties.append(self.change("ins" if tag == "ins" else "del"))

    def _all(self, paragraph: etree._Element, tag: str) -> None:
        for run in runs_of(paragraph):
            if tag in ("del",):
                for text in run.findall(W + "t"):
                    text.tag = W + "delText"
            self._wrap(run, tag)
        _mark(paragraph).insert(0, self.change(tag))

    def move(self, paragraph: etree._Element, tag: str, name: str) -> None:
        """A paragraph that moved away (moveFrom) or came (moveTo); both ends have one name."""
        self._all(paragraph, tag)
        self.number += 1
        told = {"id": str(self.number), "author": AUTHOR, "date": _DAY, "name": name}
        begin = etree.Element(f"{W}{tag}RangeStart", {W + key: value for key, value in told.items()})
        properties = paragraph.find(W + "pPr")
        properties.addnext(begin)
        paragraph.append(etree.Element(f"{W}{tag}RangeEnd", {W + "id": str(self.number)}))


def copied(block: Block, styles: frozenset[str]) -> Block:
    """A paragraph or row of the old file as it can stand in the new: without what leads to other parts of its file."""
    element = deepcopy(block.element)
    element.tail = None
    for paragraph in element.iter(W + "p") if block.is_row else [element]:
        for child in list(paragraph):
            if child.tag not in (W + "pPr", W + "r"):
                words = "".join(shown(one) for one in child.iter(W + "t", W + "tab", W + "br"))
                if words:
                    child.addprevious(_run(words, None))
                paragraph.remove(child)
        for run in paragraph.findall(W + "r"):
            for child in [c for c in run if c.tag not in (W + "rPr", W + "t", W + "tab", W + "br")]:
                run.remove(child)
            if not [c for c in run if c.tag != W + "rPr"]:
                paragraph.remove(run)
        _tamed(paragraph, styles)
    return Block(element, block.look)


def _tamed(paragraph: etree._Element, styles: frozenset[str]) -> None:
    """Its properties without sections, lists and styles the new file does not have."""
    properties = paragraph.find(W + "pPr")
    for child in [] if properties is None else list(properties):
        unknown = child.tag == W + "pStyle" and child.get(W + "val") not in styles
        if unknown or child.tag in (W + "sectPr", W + "numPr", W + "rPr"):
            properties.remove(child)
    for style in list(paragraph.iter(W + "rStyle")):
        style.getparent().remove(style)


def _mark(paragraph: etree._Element) -> etree._Element:
    """The properties of a paragraph's end, where they must stand in w:pPr."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    own = properties.find(W + "rPr")
    if own is None:
        own = etree.Element(W + "rPr")
        after = next((child for child in properties if child.tag in (W + "sectPr", W + "pPrChange")), None)
        if after is None:
            properties.append(own)
        else:
            after.addprevious(own)
    return own


def _run(words: str, like: etree._Element | None, *, deleted: bool = False) -> etree._Element:
    """Words as a run set like another."""
    run = etree.Element(W + "r")
    properties = None if like is None else like.find(W + "rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    for n, line in enumerate(words.replace("\t", " ").split("\n")):
        if n:
            etree.SubElement(run, W + "br")
        text = etree.SubElement(run, W + ("delText" if deleted else "t"))
        text.text = line
        text.set(_SPACE, "preserve")
    return run


def _put(paragraph: etree._Element, change: etree._Element, anchor: etree._Element | None, *, before: bool) -> None:
    if anchor is None:
        properties = paragraph.find(W + "pPr")
        paragraph.insert(0 if properties is None else 1, change)
        return
    if before:
        anchor.addprevious(change)
        return
    holder = anchor.getparent() if anchor.getparent().tag == W + "ins" else anchor
    holder.addnext(change)


def _run_before(paragraph: etree._Element, at: int) -> etree._Element | None:
    """The run that ends at a character; runs are cut where need be."""
    runs = _runs_at(paragraph, 0, at)
    return runs[-1] if runs else None


def _runs_at(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """The runs with characters start..end, cut so that they hold no others."""
    found, at = list[etree._Element](), 0
    for run in runs_of(paragraph):
        size = sum(len(shown(child)) for child in run)
        if at < end and at + size > start:
            found.append(_cut(run, max(0, start - at), min(size, end - at)))
        at += size
    return found


def _cut(run: etree._Element, start: int, end: int) -> etree._Element:
    """A run's characters start..end as a run of its own, the others in runs beside it."""
    if start > 0:
        rest = _halved(run, start)
        return _cut(rest, 0, end - start)
    if end < sum(len(shown(child)) for child in run):
        _halved(run, end)
    return run


def _halved(run: etree._Element, at: int) -> etree._Element:
    """A run cut before a character -> the second half, put behind the first."""
    rest = etree.Element(W + "r")
    if run.find(W + "rPr") is not None:
        rest.append(deepcopy(run.find(W + "rPr")))
    passed = 0
    for child in [child for child in run if child.tag != W + "rPr"]:
        size = len(shown(child))
        if passed >= at and (size or passed > at or at == passed):
            rest.append(child)
        elif passed + size > at:
            second = deepcopy(child)
            words = child.text or ""
            child.text, second.text = words[: at - passed], words[at - passed :]
            for one in (child, second):
                one.set(_SPACE, "preserve")
            rest.append(second)
        passed += size
    run.addnext(rest)
    return rest
