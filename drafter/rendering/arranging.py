"""The dossier's tables -> its sections: every paragraph, answer, problem and plan under the heading of 提纲 it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.model.dossier import Dossier
from drafter.model.headline import HeadingInput
from drafter.model.inputs import ANNEX_ONLY, NextPlanInput, PassageInput, ProblemInput, PromiseInput
from drafter.model.kind import Part, SectionKind
from drafter.model.place import Ref
from drafter.model.raw_material import RawMaterial
from drafter.zh.hygiene import squeeze


@dataclass
class Lot:
    """What goes under one heading; row: of 提纲, None for a heading that only the tables' rows name, or for none."""

    heading: str
    ref: Ref
    row: HeadingInput | None = None
    passages: list[PassageInput] = field(default_factory=list)
    answers: list[PromiseInput] = field(default_factory=list)
    plans: list[NextPlanInput] = field(default_factory=list)
    taken: list[RawMaterial] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under it."""
        return not (self.passages or self.answers or self.plans or self.taken)


@dataclass
class Block:
    """A section in the making: its own lot, those of the headings below it, and what no heading names, at its end."""

    name: str
    head: HeadingInput | None
    direct: Lot
    lots: list[Lot] = field(default_factory=list)

    @property
    def all(self) -> list[Lot]:
        """Its lots in order."""
        return [self.direct, *self.lots]


class Arrangement:
    """A dossier whose rows are being put under their headings."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier, self.outline = dossier, dossier.outline
        self.kinds = {section.name: section for section in dossier.kind.sections}
        self.blocks: list[Block] = []
        for row in self.outline.printed:
            self._open(row)
        self.by_row = {lot.row.id: lot for block in self.blocks for lot in block.all if lot.row}
        self._put_passages()
        self._put_answers()
        self._put_taken()
        self._put_plans()
        inputs = dossier.inputs
        told = {
            Part.PROBLEMS: any(row.is_meant for row in inputs.new_problems),
            Part.RECTIFICATION: any(self.remedied(section) for section in dossier.kind.sections),
        }
        for section in dossier.kind.sections:
            if section.required or told.get(section.part):
                self._block(section.name)

    def remedied(self, section: SectionKind | None) -> tuple[ProblemInput, ...]:
        """The rows of 上年问题 that a section tells: all, or none yet where it is printed only once one is answered."""
        rows = self.dossier.inputs.problems
        if section is None or section.part is not Part.RECTIFICATION:
            return ()
        old = any(row.before for row in self.outline.printed if row.section == section.name)
        return rows if old or not section.if_written or any(row.remedy for row in rows) else ()

    def _open(self, row: HeadingInput) -> None:
        """A heading begins a section, or a group of the one before it."""
        lot = Lot(row.words, (*row.ref, "标题") if row.ref else (), row)
        if row.rank <= 1:
            self.blocks.append(Block(row.section, row, lot))
            return
        if not self.blocks or self.blocks[-1].name != row.section:
            self.blocks.append(Block(row.section, None, Lot("", ())))
        self.blocks[-1].lots.append(lot)

    def _block(self, name: str) -> Block | None:
        """The first section of a part; one is made at its usual place where there is none, unless it was declined."""
        found = next((block for block in self.blocks if block.name == name), None)
        if found or self.outline.leaves_out(name):
            return found
        made = Block(name, None, Lot(self._usual_heading(name), ()))
        self.blocks.insert(self._usual_place(name), made)
        return made

    def _usual_heading(self, name: str) -> str:
        kind = self.kinds.get(name)
        return self.dossier.heading_of(kind) if kind else name

    def _usual_place(self, name: str) -> int:
        """Behind the parts that stand before it in the kind; one the kind does not know, at the end."""
        order = list(self.kinds)
        if name not in order:
            return len(self.blocks)
        before = order[: order.index(name)]
        places = [n for n, block in enumerate(self.blocks, start=1) if block.name in before]
        return max(places, default=0)

    def _lot(self, said: str | None, name: str, ref: Ref) -> Lot | None:
        """The lot for what names a heading of a part; None where that is not to be printed."""
        if self.outline.declining(said, name):
            return None
        row = self.outline.find(said, [name]) if said else self.outline.opening(name)
        if row is not None and row.id in self.by_row:
            return self.by_row[row.id]
        block = self._block(name)
        if block is None or not said:
            return block.direct if block else None
        known = next((lot for lot in block.lots if lot.row is None and lot.heading == said), None)
        if known is None:
            known = Lot(said, (*ref, "小标题"))
            block.lots.append(known)
        return known

    def _put_passages(self) -> None:
        for row in self.dossier.inputs.kept_passages:
            lot = self._lot(row.heading, row.section, row.ref)
            if lot is not None:
                lot.passages.append(row)

    def _put_answers(self) -> None:
        """Answers go under the heading 归入 names; one it does not lead anywhere to, at the end of the summary."""
        for row in self.dossier.inputs.promises:
            if row.section == ANNEX_ONLY:
                continue
            lot = self._answered(row.section)
            if lot is not None:
                lot.answers.append(row)

    def _put_taken(self) -> None:
        """What was taken from 素材 goes where an answer of that 归入 would; what is said already is not said again."""
        answers = "\n".join(squeeze(row.outcome or "") for row in self.dossier.inputs.promises)
        for row in self.dossier.inputs.taken:
            words = squeeze(row.text or "")
            lot = None if words in self.dossier.said or words in answers else self._answered(row.heading)
            if lot is not None:
                lot.taken.append(row)

    def _answered(self, said: str | None) -> Lot | None:
        summary = self.dossier.kind.section_for(Part.SUMMARY)
        name = summary.name if summary else ""
        row = self.outline.find(said, [name])
        if row is not None and row.id in self.by_row:
            return self.by_row[row.id]
        own = [lot for block in self.blocks for lot in block.lots if lot.row is None and said and lot.heading == said]
        if own:
            return own[0]
        block = self._block(said) if said in self.kinds else None
        block = block or next((b for b in reversed(self.blocks) if b.name == name), None) or self._block(name)
        return self._at_end(block) if block else None

    @staticmethod
    def _at_end(block: Block) -> Lot:
        """What stands at the end of a section under no heading of its own."""
        if not block.lots:
            return block.direct
        if block.lots[-1].heading:
            block.lots.append(Lot("", ()))
        return block.lots[-1]

    def _put_plans(self) -> None:
        section = self.dossier.kind.section_for(Part.PLAN)
        for row in self.dossier.inputs.next_plans if section else ():
            lot = self._lot(row.heading, section.name if section else "", row.ref) if row.is_meant else None
            if lot is not None:
                lot.plans.append(row)
