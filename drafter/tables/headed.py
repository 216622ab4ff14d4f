"""Last year's report and the kind -> the rows of 提纲, and by what other tables call the heading a paragraph stands under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.model.headline import RUN_ON, UNTITLED
from drafter.model.kind import Part, ReportKind, SectionKind, fill
from drafter.model.provenance import Provenance
from drafter.model.report import Report
from drafter.model.skeleton import Bone, above, skeleton
from drafter.zh.headings import bare_heading
from drafter.zh.rolling import Years, rolled


@dataclass(frozen=True)
class Headed:
    """Last year's report under its headings, for a report of a kind, a district and a year. file: its name in the dossier."""

    report: Report
    kind: ReportKind
    district: str
    year: int
    file: str

    @cached_property
    def bones(self) -> tuple[Bone, ...]:
        """The report's skeleton."""
        return skeleton(self.report)

    @cached_property
    def years(self) -> Years:
        """What years become."""
        return Years(self.report.meta.year, self.year)

    def section(self, part: Part, paragraph: int, otherwise: str = "") -> str:
        """The 部分 of what stands in a paragraph: the kind's name for it, else the heading of level 1 it stands under."""
        known = self.kind.section_for(part)
        if known:
            return known.name
        tops = [bone for bone in self.bones if bone.rank < 2 and bone.level != UNTITLED and bone.paragraph <= paragraph]
        bone = tops[-1] if tops else None
        return _title(bone) if bone and bone.part is part else otherwise or "其他"

    def called(self, part: Part, paragraph: int) -> str | None:
        """What 小标题 says of a paragraph; None where it stands straight under the one heading of its part."""
        bone = above(self.bones, paragraph, part)
        if bone is None:
            return None
        here = self.section(part, bone.paragraph)
        same = [one for one in self.bones if self.section(one.part, one.paragraph) == here]
        if same[0] is bone and sum(one.rank < 2 for one in same) == 1:
            return None
        title = _title(bone)
        plain = bone.level != UNTITLED and not rolled(title, self.years)[1]
        return title if plain and Counter(map(_title, same))[title] == 1 else bone.id

    def rows(self) -> list[dict[str, object]]:
        """提纲: last year's headings with this year's years, and the parts that are missing at their usual places."""
        found = [(bone.part, self._row(bone)) for bone in self.bones]
        for number, section in enumerate(self._missing(), start=1):
            at, row = self._place(section, found), self._offer(section, number)
            if (before := self._before_untold(section, found)) is not None:
                at, row = before, row | {"层级": UNTITLED, "标题": None}
            found.insert(at, (section.part, row))
        return [row for _, row in found]

    @staticmethod
    def _before_untold(section: SectionKind, found: list[tuple[Part, dict[str, object]]]) -> int | None:
        """Where what became of last year's problems goes if this year's are told without a heading: before them and without
        one too, for they would stand under it; None for a part that must have a heading, or where they have one."""
        if section.part is not Part.RECTIFICATION or section.required:
            return None
        owned = (n for n, (part, row) in enumerate(found) if part is Part.PROBLEMS and row["层级"] == UNTITLED)
        return next(owned, None)

    def _place(self, section: SectionKind, found: list[tuple[Part, dict[str, object]]]) -> int:
        """Where a missing part goes: behind the part that stands before it in the kind, as far as that is there. Where what
        follows has no heading, and would stand under this one's, behind that too; where nothing is behind that, before
        the part itself."""
        order = [one.part for one in self.kind.sections]
        parts = [part for part, _ in found]
        last = next((part for part in reversed(order[: order.index(section.part)]) if part in parts), None)
        if last is None:
            return 0
        behind = after = len(parts) - parts[::-1].index(last)
        if found[behind:] and found[behind][1]["层级"] == UNTITLED:
            after = next((n for n in range(behind, len(found)) if found[n][1]["层级"] in ("篇名", "一级")), 0)
        return after or parts.index(last)

    @staticmethod
    def last(row: dict[str, object]) -> str:
        """A row as laid out -> last year's heading without its marker and stop."""
        return bare_heading(str(row["上年标题"] or "").rstrip(RUN_ON))

    def _row(self, bone: Bone) -> dict[str, object]:
        headed = bone.level != UNTITLED
        return {
            "编号": bone.id,
            "层级": bone.level,
            "标题": rolled(_title(bone), self.years)[0] if headed else None,
            "上年标题": bone.text if headed else None,
            "部分": self.section(bone.part, bone.paragraph),
            "出处": str(Provenance(self.file, bone.paragraph, "" if headed else bone.text)),
        }

    def _missing(self) -> Iterator[SectionKind]:
        """Parts last year's report lacks: those the kind requires, what became of its problems where it named any; then the
        problems of this year, whose heading is printed only where some are told."""
        there = {bone.part for bone in self.bones}
        lacking = [one for one in self.kind.sections if one.heading and one.part not in there]
        amends = Part.RECTIFICATION if self.report.problems else None
        wanted = [one for one in lacking if one.required or one.part is amends]
        yield from wanted
        yield from (one for one in lacking if one.part is Part.PROBLEMS and one not in wanted)

    def _offer(self, section: SectionKind, number: int) -> dict[str, object]:
        source = f"；依据：{section.source}" if section.source else ""
        if section.part is Part.PROBLEMS and not section.required:
            source = "；本年问题.yaml 里写了的才印"
        return {
            "编号": f"补{number:02}",
            "层级": "一级",
            "标题": fill(section.heading, self.district, self.year, self.report.meta.year or None),
            "上年标题": None,
            "部分": section.name,
            "出处": f"上年报告没有这一部分{source}",
            "不写": None,
        }


def _title(bone: Bone) -> str:
    """A heading without its marker and stop."""
    return bare_heading(bone.text.rstrip(RUN_ON))
