"""The comments of a Word document -> who says what, and which comment each answers."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from drafter.ooxml.archive import Package
from drafter.ooxml.numbering import W

_W14, _W15 = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}",
    "{http://schemas.microsoft.com/office/word/2012/wordml}",
)
_MOST = 10_000
"""Comments read, and characters of each: a draft has some hundred, of some hundred characters."""


@dataclass(frozen=True)
class Said:
    """A comment. parent: number of the one it answers, empty where it answers none."""

    author: str
    text: str
    parent: str = ""


def comments(package: Package) -> dict[str, Said]:
    """A Word file -> its comments by number."""
    part = package.xml("word/comments.xml")
    found = [] if part is None else list(part.iterfind(W + "comment"))[:_MOST]
    numbers = {last: one.get(W + "id", "") for one in found if (last := _last(one))}
    parents = _parents(package)
    return {
        one.get(W + "id", ""): Said(
            one.get(W + "author", "").strip(), _text(one)[:_MOST], numbers.get(parents.get(_last(one), ""), "")
        )
        for one in found
    }


def _parents(package: Package) -> dict[str, str]:
    """Paragraph of a comment -> paragraph of the comment it answers, as Word 2013 and later say it."""
    part = package.xml("word/commentsExtended.xml")
    found = [] if part is None else part.iterfind(_W15 + "commentEx")
    return {one.get(_W15 + "paraId", ""): one.get(_W15 + "paraIdParent", "") for one in found}


def _last(comment: etree._Element) -> str:
    """What the last paragraph of a comment is called."""
    return next((p.get(_W14 + "paraId", "") for p in reversed(list(comment.iter(W + "p")))), "")


def _text(comment: etree._Element) -> str:
    lines = ("".join(text.text or "" for text in p.iter(W + "t")) for p in comment.iter(W + "p"))
    return "\n".join(line for line in map(str.strip, lines) if line)
