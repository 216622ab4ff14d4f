"""Comments hung on words of a Word file that is hers: all else of it stays, byte for byte where no comment stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from drafter.ooxml.archive import Package
from drafter.ooxml.numbering import W

_MAIN, _RELS, _TYPES, _COMMENTS = (
    "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "word/comments.xml",
)  # fmt: skip
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_AUTHOR = "起草助手"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_SKIP = frozenset((W + "txbxContent", W + "del", W + "moveFrom"))


class Comment(NamedTuple):
    """What is said of characters start..end of a paragraph as printed; lines: its paragraphs."""

    paragraph: str
    start: int
    end: int
    lines: tuple[str, ...]


def commented(data: bytes, name: str, comments: Sequence[Comment]) -> tuple[bytes, int]:
    """The bytes of a .docx and comments in the text's order -> the same with the comments, and how many found no place.

    Of its parts only the document, the comments, their relationship and content type are written anew.
    """
    if not comments:
        return data, 0
    package = Package(data, name)
    document, known = package.xml(_MAIN), package.xml(_COMMENTS)
    assert document is not None  # it was read before
    part = etree.Element(W + "comments", nsmap={"w": W[1:-1]}) if known is None else known
    free = max((int(one.get(W + "id", "0")) for one in part.iterfind(W + "comment")), default=-1) + 1
    lost, paragraphs = 0, iter(_Place(document))
    here: _Paragraph | None = None
    for comment in comments:
        if here is None or not here.holds(comment.paragraph):
            here = next((one for one in paragraphs if one.holds(comment.paragraph)), None)
        if here is None:
            lost, paragraphs = lost + 1, iter(_Place(document))
            continue
        here.mark(comment, free)
        part.append(_comment(comment, free))
        free += 1
    written = {_MAIN: _xml(document), _COMMENTS: _xml(part)}
    if known is None:
        written |= {_RELS: _related(package), _TYPES: _typed(package)}
    return _packed(data, written), lost


class _Place:
    """The paragraphs of a document, those of tables and boxes too."""

    def __init__(self, document: etree._Element) -> None:
        self._document = document

    def __iter__(self) -> Iterator[_Paragraph]:
        return (_Paragraph(element) for element in self._document.iter(W + "p"))


class _Paragraph:
    """A paragraph and the runs with words in it."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self.text = "".join(text.text or "" for text in self._texts())

    def holds(self, printed: str) -> bool:
        """Whether its words are those of a paragraph as printed, its number and blanks aside, or hold them."""
        return self._shift(printed) is not None

    def _shift(self, printed: str) -> int | None:
        """How many characters, blanks left out, a place of the paragraph as printed is off here."""
        ours, theirs = "".join(self.text.split()), "".join(printed.split())
        if ours and theirs.endswith(ours) and len(theirs) - len(ours) <= _LABEL:
            return len(ours) - len(theirs)
        return ours.find(theirs) if theirs and theirs in ours else None

    def mark(self, comment: Comment, number: int) -> None:
        """Hang comment number on its words."""
        shift = self._shift(comment.paragraph) or 0
        places = [place for place, char in enumerate(self.text) if not char.isspace()]
        before, until = (len("".join(comment.paragraph[:at].split())) + shift for at in (comment.start, comment.end))
        start = places[min(max(before, 0), len(places) - 1)]
        end = places[min(max(until - 1, 0), len(places) - 1)] + 1
        self._run_at(start).addprevious(_mark("commentRangeStart", number))
        last = self._run_at(end, ends=True)
        last.addnext(_reference(number))
        last.addnext(_mark("commentRangeEnd", number))

    def _texts(self) -> Iterator[etree._Element]:
        return (text for text in self._element.iter(W + "t") if not self._aside(text))

    def _aside(self, text: etree._Element) -> bool:
        """Whether it stands in a text box within, or is deleted."""
        above = text.getparent()
        while above is not None and above is not self._element:
            if above.tag in _SKIP:
                return True
            above = above.getparent()
        return False

    def _run_at(self, at: int, *, ends: bool = False) -> etree._Element:
        """The run that begins at a character, or ends before it; a run that goes on over it is cut in two."""
        passed, text = 0, None
        for text in list(self._texts()):
            size = len(text.text or "")
            inside = passed < at < passed + size
            if inside:
                run, rest = _cut(text, at - passed)
                return run if ends else rest
            if size and ((ends and passed + size == at) or (not ends and passed == at)):
                return _run(text)
            passed += size
        assert text is not None  # it holds words
        return _run(text)


_LABEL = 12
"""Characters of a number that Word counts and the text shows."""


def _run(text: etree._Element) -> etree._Element:
    """The run a text stands in, as far as its paragraph allows marks beside it."""
    run = text.getparent()
    while run is not None and run.tag != W + "r":
        run = run.getparent()
    assert run is not None
    return run


def _cut(text: etree._Element, at: int) -> tuple[etree._Element, etree._Element]:
    """A run cut within one of its texts -> both halves, each with the run's properties."""
    run = _run(text)
    place = list(run).index(text) if text.getparent() is run else None
    if place is None:
        return run, run
    rest = deepcopy(run)
    words = text.text or ""
    for child in list(run)[place + 1 :]:
        run.remove(child)
    for child in [child for child in list(rest)[:place] if child.tag != W + "rPr"]:
        rest.remove(child)
    text.text = words[:at]
    text.set(_PRESERVE, "preserve")
    second = next(child for child in rest if child.tag == W + "t")
    second.text = words[at:]
    second.set(_PRESERVE, "preserve")
    run.addnext(rest)
    return run, rest


def _mark(name: str, number: int) -> etree._Element:
    return etree.Element(W + name, {W + "id": str(number)})


def _reference(number: int) -> etree._Element:
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "commentReference", {W + "id": str(number)})
    return run


def _comment(comment: Comment, number: int) -> etree._Element:
    """A comment; without a date, for the clock has no place in a reproducible file."""
    element = etree.Element(W + "comment", {W + "id": str(number), W + "author": _AUTHOR, W + "initials": _AUTHOR[:2]})
    for line in comment.lines:
        text = etree.SubElement(etree.SubElement(etree.SubElement(element, W + "p"), W + "r"), W + "t")
        text.text = line
        text.set(_PRESERVE, "preserve")
    return element


def _related(package: Package) -> bytes:
    """The document's relationships with the comments."""
    root = package.xml(_RELS)
    if root is None:
        root = etree.Element("{http://schemas.openxmlformats.org/package/2006/relationships}Relationships")
    taken = {one.get("Id") for one in root}
    name = next(f"rIdC{n}" for n in range(1, len(taken) + 2) if f"rIdC{n}" not in taken)
    space = etree.QName(root).namespace
    etree.SubElement(root, f"{{{space}}}Relationship", {"Id": name, "Type": _KIND, "Target": "comments.xml"})
    return _xml(root)


def _typed(package: Package) -> bytes:
    """The list of content types with that of the comments."""
    root = package.xml(_TYPES)
    assert root is not None
    space = etree.QName(root).namespace
    etree.SubElement(root, f"{{{space}}}Override", {"PartName": f"/{_COMMENTS}", "ContentType": _TYPE})
    return _xml(root)


def _xml(root: etree._Element) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _packed(data: bytes, written: Mapping[str, bytes]) -> bytes:
    """The package with some of its parts written anew, the rest as they are and in their order."""
    made, left = io.BytesIO(), dict(written)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = next((part for part in left if part.lower() == info.filename.lower()), None)
            new.writestr(info, left.pop(part) if part else old.read(info))
        for part, words in left.items():
            new.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), words, zipfile.ZIP_DEFLATED)
    return made.getvalue()
