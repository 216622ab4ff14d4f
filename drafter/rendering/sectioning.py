"""What stands under each heading -> the sections a template sees, numbered in last year's way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from drafter.model.dossier import Dossier, unfilled
from drafter.model.headline import HeadingInput
from drafter.model.inputs import NextPlanInput, PassageInput, ProblemInput
from drafter.model.kind import Part
from drafter.model.place import Ref
from drafter.model.planned import PlanItem, plan_items
from drafter.model.retold import Told, told
from drafter.rendering.arranging import Arrangement, Block, Lot
from drafter.rendering.beside import Beside, joined, placed, topics
from drafter.rendering.counting import Counted, markers
from drafter.rendering.in_order import Stretch, stretches
from drafter.rendering.views import Amended, Group, Items, Section
from drafter.zh.expression import expression
from drafter.zh.headings import marker_of
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import pairs

_TURNS_TO = expression("(?:[一二三四五六七八九十]是)?(?:针对|围绕|聚焦|关于|对于|就(?![业地近医]))([^，。；]+)")
"""A remedy that opens with what it turns to: a problem, or whom the work is for."""
_ITSELF = 0.5
"""Part of the pairs of characters of what it turns to that the problems have, from which it names them: 针对阵地不足, of 阵地不足,
not 针对青少年开展活动."""


@dataclass(frozen=True)
class Composed:
    """A dossier as it is printed. beside: address of a row of 正文 -> the answers that stand in its text."""

    sections: list[Section]
    beside: Mapping[Ref, tuple[Beside, ...]]


def composed(dossier: Dossier) -> Composed:
    """The sections that have something to print, or must have, in the order of 提纲."""
    made = _Sections(dossier)
    return Composed(made.all(), made.beside)


class _Sections:
    """A dossier and its rows under their headings."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier, self.arranged = dossier, Arrangement(dossier)
        self.beside: dict[Ref, tuple[Beside, ...]] = {}
        self.items = plan_items(dossier)
        self.told = told(dossier) if any(row.outcome for row in dossier.inputs.promises) else Told()
        self.unfilled = {row.id for row in unfilled(dossier)}

    def all(self) -> list[Section]:
        """What is to be printed, numbered."""
        first: set[Part] = set()
        made = [self._section(block, first) for block in self.arranged.blocks]
        kept = [
            (block, one) for block, one in zip(self.arranged.blocks, made, strict=True) if self._is_printed(block, one)
        ]
        return list(_numbered(kept))

    def _is_printed(self, block: Block, one: Section) -> bool:
        return one.lacking or bool(one.groups or one.remedies or one.problems)

    def _must_be(self, row: HeadingInput | None) -> bool:
        """Whether a heading is printed though nothing stands under it."""
        return row is not None and row.id in self.unfilled

    def _section(self, block: Block, first: set[Part]) -> Section:
        kind = self.arranged.kinds.get(block.name)
        part = kind.part if kind else Part.OTHER
        opens = part not in first
        first.add(part)
        inputs = self.dossier.inputs
        problems = tuple(p for p in inputs.new_problems if p.is_meant) if part is Part.PROBLEMS and opens else ()
        remedies = self.arranged.remedied(kind) if opens else ()
        lots = [lot for one in self.arranged.blocks if one.name == block.name for lot in one.all]
        written = any(row.text for lot in lots for row in lot.passages)
        planned = part is Part.PLAN and any(lot.plans for lot in lots)
        required = bool(kind and kind.required and opens)
        lacking = self._must_be(block.head) or (required and not (written or problems or remedies or planned))
        usual = self.dossier.heading_of(kind) if kind and block.head and not block.direct.heading else ""
        items = self._items(block) if problems else Items()
        lead = self._lead(block) if problems else None
        shown = [lot for lot in block.all if lot.answers or lot.row is not block.head] if lacking else block.all
        groups = [group for lot in shown if self._stands(lot, block) for group in self._groups(lot, block)]
        return Section(
            block.name, part.value, block.direct.heading or usual, self._lack(block, part), tuple(groups), remedies, problems,
            lacking and not any(group.heading for group in groups),
            title=block.direct.ref,
            untitled=bool(usual) and not block.direct.heading,
            level=0 if block.head and block.head.rank == 0 else 1,
            run_on=bool(block.head and block.head.runs_on),
            amended=tuple(_amended(remedies)),
            items=replace(items, lead=lead),
        )  # fmt: skip

    def _stands(self, lot: Lot, block: Block) -> bool:
        """Whether a heading is printed: something stands under it or under one below it, or it may not go without."""
        if lot is block.direct:
            return not lot.is_empty
        below = _below(lot, block)
        return not lot.is_empty or self._must_be(lot.row) or any(self._stands(one, block) for one in below)

    def _lack(self, block: Block, part: Part) -> Ref:
        """Where the words of a section that has none are to be written."""
        blank = next((lot.passages[0].ref for lot in block.all if lot.passages and not lot.passages[0].text), None)
        table = {Part.PROBLEMS: "本年问题", Part.PLAN: "下年计划"}.get(part, "正文")
        return (*blank, "文字") if blank else (table, block.name)

    def _groups(self, lot: Lot, block: Block) -> Iterator[Group]:
        """What stands under a heading: one group, or, where paragraphs of text stood between those of last year's plan, one
        for each stretch, the first with the heading."""
        direct = lot is block.direct
        told = topics(self.dossier, lot.answers, self.told)
        run_on, summed = bool(lot.row and lot.row.runs_on), direct and not block.lots
        there, rest = placed(self.dossier, lot.passages, told, run_on=run_on, summed=summed)
        self.beside |= there
        behind, left = joined(lot.passages, lot.taken)
        for ref, some in behind.items():
            self.beside[ref] = tuple(sorted((*self.beside.get(ref, ()), *some), key=lambda one: one.at))
        first, *others = self._stretches(lot)
        holds = direct or any(self._stands(one, block) for one in _below(lot, block))
        closing = tuple(others.pop().passages) if others and not others[-1].plans else ()
        yield replace(
            self._planned(first, () if others else closing),
            heading="" if direct else lot.heading,
            ref=() if direct else lot.ref,
            answers=rest,
            level=lot.row.rank if lot.row and not direct else 2,
            run_on=bool(lot.row and lot.row.runs_on and not direct),
            lacking=lot.is_empty and not holds,
            taken=left,
        )
        for number, one in enumerate(others, start=1):
            yield self._planned(one, closing if number == len(others) else ())

    def _planned(self, stretch: Stretch, closing: tuple[PassageInput, ...]) -> Group:
        """Paragraphs, the plans behind them, and what closes the heading, as a group without a heading."""
        items = [self._item(row) for row in stretch.plans]
        return Group(
            "", 0, (), (*stretch.passages, *closing),
            plans=tuple(stretch.plans),
            together=any(item.goes_on for item in items),
            goes_on=tuple(bool(number and item.goes_on) for number, item in enumerate(items)),
            marks=tuple(self._mark(row) for row in stretch.plans),
            closing=closing,
        )  # fmt: skip

    def _stretches(self, lot: Lot) -> Sequence[Stretch]:
        """The paragraphs and plans under a heading in last year's order."""
        if not lot.plans:
            return [Stretch(lot.passages)]
        stood = {row.ref: said.paragraph for said, row, _ in self.dossier.joins.passages if row}
        stood |= {row.ref: self._item(row).paragraph for row in lot.plans}
        end = max((promise.paragraph for promise in self.dossier.priors[0].commitments), default=0)
        return stretches(lot.passages, lot.plans, stood, end or max(stood.values()) + 1)

    def _item(self, row: NextPlanInput) -> PlanItem:
        return self.items.get(row.ref, PlanItem())

    def _mark(self, row: NextPlanInput) -> str:
        """The number an item of the plan is printed with; none where she typed one."""
        mark = self._item(row).marker
        typed = marker_of(row.text or "")
        return mark.text if mark and not (typed and typed.family == mark.family) else ""

    def _lead(self, block: Block) -> PassageInput | None:
        """The row whose words led over to last year's problems in their own paragraph; it is taken from the paragraphs."""
        first = self.dossier.priors[0]
        paragraphs = {problem.paragraph for problem in first.problems}
        leads = {row.ref for said, row, _ in self.dossier.joins.passages if row and said.paragraph in paragraphs}
        found = next((row for row in reversed(block.direct.passages) if row.ref in leads and row.text), None)
        if found is not None and found is block.direct.passages[-1]:
            block.direct.passages.pop()
            return found
        return None

    def _items(self, block: Block) -> Items:
        """How last year's problems were told; the paragraphs behind them are taken from those of the section."""
        told = self.dossier.priors[0].problems
        marker = marker_of(told[0].text) if told else None
        together = len(told) > 1 and told[0].paragraph == told[1].paragraph
        level = marker.level if marker and marker.family != "一是" else 0
        behind = self._behind(block.direct.passages, told[-1].paragraph) if told else ()
        del block.direct.passages[len(block.direct.passages) - len(behind) :]
        return Items(level, together, caused=self.dossier.asks_causes, behind=behind)

    def _behind(self, rows: Sequence[PassageInput], paragraph: int) -> tuple[PassageInput, ...]:
        """The last of these paragraphs, as far as they stood behind a paragraph of last year's report, or the problems in it."""
        said = ((said, row) for said, row, _ in self.dossier.joins.passages if row)
        later = {row.ref for said, row in said if said.behind or said.paragraph > paragraph}
        return tuple(reversed(tuple(takewhile(lambda row: row.ref in later, reversed(rows)))))


def _amended(remedies: Sequence[ProblemInput]) -> Iterator[Amended]:
    """Problems of last year, those with the same remedy together where the first stands."""
    order: dict[str, list[ProblemInput]] = {}
    for row in remedies:
        order.setdefault(squeeze(row.remedy or "") or str(row.ref), []).append(row)
    for rows in order.values():
        yield Amended(tuple(rows), _lead_to(rows))


def _lead_to(rows: Sequence[ProblemInput]) -> str:
    """The word before problems named in front of their remedy, which is not to begin with the same; none where it names every
    one of them itself."""
    opening = _TURNS_TO.match(rows[0].remedy or "")
    if opening is None:
        return "针对"
    turned_to = pairs(opening[1].partition("问题")[0].removesuffix("的")).keys()
    problems = [pairs(row.text).keys() & turned_to for row in rows]
    itself = all(problems) and len(set().union(*problems)) >= _ITSELF * len(turned_to)
    return "" if itself else "为解决"


def _below(lot: Lot, block: Block) -> list[Lot]:
    """The headings beneath a heading."""
    if lot.row is None:
        return []
    rank = lot.row.rank
    after = block.lots[block.lots.index(lot) + 1 :]
    return list(takewhile(lambda one: one.row is not None and one.row.rank > rank, after))


def _numbered(kept: list[tuple[Block, Section]]) -> Iterator[Section]:
    """Sections and groups with the markers they are printed with."""
    counted: list[Counted] = []
    for block, section in kept:
        bare = not section.heading or section.untitled
        counted.append(Counted(block.head.rank if block.head else 1, block.head.before if block.head else None, bare))
        rows = {lot.ref: lot.row for lot in block.lots}
        for group in section.groups:
            row = rows.get(group.ref)
            counted.append(
                Counted(group.level, row.before if row else None, not group.heading) if group.heading else _SKIP
            )
    told = iter(markers([one for one in counted if one is not _SKIP]))
    for _, section in kept:
        number, marker = next(told)
        groups = []
        for group in section.groups:
            count, mark = next(told) if group.heading else (0, "")
            groups.append(replace(group, number=count, marker=mark))
        yield replace(section, number=number, marker=marker, groups=tuple(groups))


_SKIP = Counted(9, bare=True)
