"""Whether a paper that came back is a copy of this draft at all: by its bookmarks, else by the text they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.model.edited import Edited
from drafter.model.finding import DrafterError
from drafter.model.manifest import Manifest
from drafter.model.manuscript import SHEET, TABLE, Look
from drafter.zh.hygiene import squeeze
from drafter.zh.resembling import Bag

_LIKE = 0.45
"""Share of character pairs from which a paragraph is another's wording."""
_SHORT = 8
"""Characters below which a paragraph tells nothing: 附件、表头 and the like stand in every paper."""
_FIGURE = re.compile(r"\d+")
_HALF = 0.5
"""Share of the paper's paragraphs, and of the draft's, that must be found in the other: a copy edited hard has more, another
paper of ours or another district's report a third at most."""


class NoCopy(DrafterError):
    """The paper is no copy of the draft it is taken for."""


@dataclass(frozen=True)
class _Shared:
    found: int
    of: int

    @property
    def enough(self) -> bool:
        return self.found >= _HALF * self.of


def check(edited: Edited, manifest: Manifest) -> None:
    """DrafterError where the paper is no copy of the draft: it bears none of its bookmarks, and has another year's title or
    shares too little of its text."""
    if any(key in manifest.by_key for key in edited.keys):
        return
    _check_title(edited, manifest)
    printed = [line for line in manifest.lines if len(squeeze(line.text)) >= _SHORT]
    theirs = [text for piece in edited.pieces if len(text := squeeze(piece.text)) >= _SHORT]
    mine = [squeeze(line.text) for line in printed if line.look not in (*SHEET, *TABLE)]
    here = _shared(theirs, [squeeze(line.text) for line in printed])
    there = _shared(mine, theirs)
    if theirs and here.enough and there.enough:
        return
    whose = "里面的书签是别的案卷的稿子的，" if edited.keys else ""
    raise NoCopy(
        f"“{edited.name}”不像是这份报告的稿子，没有收：{whose}它的{here.of}段里和成稿对得上的有{here.found}段，"
        f"成稿的{there.of}段里它有{there.found}段",
        fix="看看是不是拿错了文件；别的案卷的稿子，写明是哪一个案卷；只有一部分的，接回整份稿子里再收",
    )


def _check_title(edited: Edited, manifest: Manifest) -> None:
    """A report of the same name with other figures in it is another year's."""
    title = next((squeeze(line.text) for line in manifest.lines if line.look == Look.TITLE), "")
    same = (text for piece in edited.pieces if _FIGURE.sub("", text := squeeze(piece.text)) == _FIGURE.sub("", title))
    theirs = next(same, title)
    if title and theirs != title and not any(squeeze(piece.text) == title for piece in edited.pieces):
        raise DrafterError(
            f"“{edited.name}”不像是这份报告的稿子，没有收：它的题目是“{theirs}”，成稿的题目是“{title}”",
            fix="看看是不是拿错了文件；只是改了题目里的年份的，在提纲.yaml 里改，再收",
        )


def _shared(texts: Sequence[str], others: Sequence[str]) -> _Shared:
    """How many of some paragraphs stand among others, in the same words or nearly."""
    same = set(others)
    bags = [Bag(text) for text in same]
    left = [Bag(text) for text in texts if text not in same]
    like = sum(any(one.like(bag) >= _LIKE for bag in bags) for one in left)
    return _Shared(len(texts) - len(left) + like, len(texts))
