"""Two drafts compared: a Word file with the changes tracked, and how much is new, part by part."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """What stands under a heading of level 1, in characters, marks aside: in the new draft, new, struck out; moved: how many
    paragraphs."""

    heading: str
    whole: int
    new: int
    gone: int
    moved: int

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return not (self.new or self.gone or self.moved)


@dataclass(frozen=True)
class Changed:
    """A paragraph or row that changed: text in the new draft, or the old where it is gone; how: 改写, 新增, 删去, 挪动; stretches:
    of one reworded, in order (what stood, what stands)."""

    how: str
    text: str
    stretches: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Compared:
    """data: bytes of the new draft, a .docx, with what changed as tracked changes; parts: in its order; changed: the paragraphs
    that did, the new draft's first, then those that are gone; titles: the old draft's and the new one's."""

    data: bytes
    parts: tuple[Part, ...]
    changed: tuple[Changed, ...] = ()
    titles: tuple[str, str] = ("", "")
