"""A report -> its skeleton: every heading that stands above text, and the parts it tells without one, in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.model.headline import RANK, RUN_ON, UNTITLED, Level
from drafter.model.kind import Part
from drafter.model.report import Heading, Report
from drafter.zh.headings import marker_of

_LEVELS: tuple[Level, ...] = ("篇名", "一级", "二级", "三级", "四级")
"""Levels by their rank."""
_NOT_HEADED = (Part.PREFACE, Part.SIGNATURE)
_SHOWN = 40


@dataclass(frozen=True)
class Bone:
    """A heading of a report, or the opening words of a part that has none. text: as printed, its marker before it, a stop
    behind it where the paragraph goes on."""

    id: str
    level: Level
    text: str
    part: Part
    paragraph: int

    @property
    def rank(self) -> int:
        """How deep it stands."""
        return RANK[self.level]


def skeleton(report: Report) -> tuple[Bone, ...]:
    """The bones of a report, in order, numbered."""
    titled = list(_papers(list(_titled(report))))
    bones = sorted([*titled, *_untitled(report, titled)], key=lambda bone: bone.paragraph)
    return tuple(replace(bone, id=f"纲{number:02}") for number, bone in enumerate(bones, start=1))


def above(bones: Sequence[Bone], paragraph: int, part: Part) -> Bone | None:
    """The bone a paragraph of a part hangs on: the last one before it that belongs to its part."""
    place = bisect_right(bones, paragraph, key=lambda bone: bone.paragraph)
    before = bones[place - 1] if place else None
    if before and before.part is not part and before.level == UNTITLED:
        before = next((bone for bone in reversed(bones[:place]) if bone.level != UNTITLED), None)
    return before if before and before.part is part else None


def _titled(report: Report) -> Iterator[Bone]:
    """Headings that are no text themselves: not the leads within paragraphs, and not the problems."""
    texts = {(p.paragraph, p.text[:_SHOWN]) for p in report.passages if not p.start}
    promised = {(c.paragraph, c.text[:_SHOWN]) for c in report.commitments}
    before: Part | None = None
    for heading in report.outline:
        opens, before = heading.part is not before, heading.part
        if (heading.inline and heading.level > 2) or not heading.title:
            continue
        if heading.part is Part.PROBLEMS and heading.level > 1 and not opens:
            continue
        shown = f"{heading.marker}{heading.title}"[:_SHOWN]
        is_text = any(paragraph == heading.paragraph and text.startswith(shown) for paragraph, text in texts | promised)
        if not is_text:
            yield _bone(heading)


def _bone(heading: Heading) -> Bone:
    text = f"{heading.marker}{heading.title}{RUN_ON if heading.inline else ''}"
    return Bone("", _LEVELS[heading.level], text, heading.part, heading.paragraph)


def _papers(bones: list[Bone]) -> Iterator[Bone]:
    """The bones, an unnumbered heading below which those of its level count from 一 being the title of a paper."""
    tops = [bone for bone in bones if bone.rank == 1]
    titles = {
        bone.paragraph
        for bone, after in pairwise(tops)
        if marker_of(bone.text) is None and (marker := marker_of(after.text)) and marker.number == 1
    }
    for bone in bones:
        yield replace(bone, level="篇名") if bone.rank == 1 and bone.paragraph in titles else bone


def _untitled(report: Report, titled: Sequence[Bone]) -> Iterator[Bone]:
    """Parts that begin without a heading: a plan behind the problems, shortcomings owned up to at the end of the summary."""
    said = [
        *((p.paragraph, p.part, p.text) for p in report.passages),
        *((c.paragraph, Part.PLAN, c.text) for c in report.commitments),
        *((p.paragraph, Part.PROBLEMS, p.text) for p in report.problems),
    ]
    found = list(titled)
    for paragraph, part, text in sorted(said, key=lambda item: item[0]):
        if part not in _NOT_HEADED and above(found, paragraph, part) is None:
            bone = Bone("", UNTITLED, text.split("\n")[0], part, paragraph)
            found = sorted([*found, bone], key=lambda one: one.paragraph)
            yield bone
