"""A dossier and headings of 提纲 -> what each may be written from, how it was written last year, and where the words are put."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError
from drafter.model.grounded import Given, Ground
from drafter.model.headline import HeadingInput
from drafter.model.inputs import NOT_COUNTED, MetricInput, PassageInput
from drafter.model.kind import Part
from drafter.model.slots import PLACEHOLDER, pieces
from drafter.rendering.arranging import Arrangement, Block, Lot
from drafter.zh.figures import find
from drafter.zh.hygiene import squeeze
from drafter.zh.sentences import split

_HIDDEN = "□"
"""Stands for a figure of last year, which is an example of wording only."""


@dataclass(frozen=True)
class SectionGiven:
    """What a section may be written from. row: the paragraph of 正文 beside which it is put; example: last year's words, figures
    hidden; promised: the plans that its answers answer, by where they stand; slots: which figures of 指标 what is given has, by
    where it stands."""

    heading: HeadingInput
    row: PassageInput
    given: tuple[Given, ...]
    example: str
    promised: tuple[tuple[str, str], ...] = ()
    slots: tuple[tuple[str, MetricInput], ...] = ()


def sections(dossier: Dossier, numbers: Sequence[str]) -> list[SectionGiven]:
    """A dossier and numbers of headings (none: all that nobody has worked on) -> what there is for each.

    DrafterError for a number that is none of 提纲, or a heading for which there is nothing to write from.
    """
    arranged = Arrangement(dossier)
    lots = [(block, lot) for block in arranged.blocks for lot in block.all if lot.row]
    if not numbers:
        made = (_section(dossier, arranged, *one) for one in lots if _is_old(dossier, one[1]))
        return [one for one in made if one]
    return [one for number in dict.fromkeys(numbers) for one in _named(dossier, arranged, number, lots)]


def _named(
    dossier: Dossier, arranged: Arrangement, number: str, lots: Sequence[tuple[Block, Lot]]
) -> list[SectionGiven]:
    """The sections of a heading and of those beneath it."""
    row = arranged.outline.find(number)
    if row is None:
        known = "、".join(one.id for one in arranged.outline.printed)
        raise DrafterError(f"提纲里没有“{number}”", fix=f"写提纲.yaml 里的编号或标题；现有：{known}")
    made = [_section(dossier, arranged, *one) for one in lots if one[1].row in _beneath(arranged, row)]
    found = [one for one in made if one]
    if not found:
        fix = "先填指标的“今年:”、上年计划的“完成情况:”，或者把素材写成“采用”；正文里要有这个标题下的一段"
        raise DrafterError(f"“{row.words or row.section}”下面没有可以照着写的", fix=fix)
    return found


def _beneath(arranged: Arrangement, row: HeadingInput) -> list[HeadingInput]:
    """A heading and those below it."""
    rows = arranged.outline.printed
    if row not in rows:
        return []
    at = rows.index(row)
    end = next((n for n in range(at + 1, len(rows)) if rows[n].rank <= row.rank), len(rows))
    return list(rows[at:end])


def _is_old(dossier: Dossier, lot: Lot) -> bool:
    """Whether a paragraph under a heading is last year's, or blank."""
    return any(_is_last_years(dossier, row) for row in lot.passages)


def _is_last_years(dossier: Dossier, row: PassageInput) -> bool:
    return row.handling != "沿用" and (not row.text or row.ref in dossier.repeated)


def _section(dossier: Dossier, arranged: Arrangement, block: Block, lot: Lot) -> SectionGiven | None:
    """What there is for a heading; None where there is nothing, or no paragraph to put it beside."""
    places = [row for row in lot.passages if row.id]
    if lot.row is None or not places:
        return None
    metrics = tuple(_metrics(dossier, lot))
    told = [*_told(dossier, arranged, block, lot), *((one.id, _figure(one), Ground.DONE) for one in metrics)]
    given = tuple(Given(n, text, where, ground) for n, (where, text, ground) in enumerate(_once(told), start=1))
    if not given:
        return None
    place = next((row for row in places if _is_last_years(dossier, row)), places[0])
    before = (dossier.joins.before.get(row.ref, "") for row in lot.passages)
    example = "\n".join(hidden(text) for text in before if text)
    slots = (*((one.id, one) for one in metrics), *_slots(dossier, lot))
    return SectionGiven(lot.row, place, given, example, tuple((one.id, one.text) for one in lot.answers), slots)


def _slots(dossier: Dossier, lot: Lot) -> Iterator[tuple[str, MetricInput]]:
    """The figures of 指标 that her own words under a heading have slots for."""
    texts = [*((one.id, one.text) for one in lot.passages), *((one.id, one.text) for one in lot.taken)]
    texts += [(one.id, one.outcome) for one in lot.answers]
    for where, text in texts:
        found = (dossier.metric(piece.name) for piece in pieces(text or "") if piece.name is not None)
        yield from ((where, metric) for metric in found if metric)


def _told(dossier: Dossier, arranged: Arrangement, block: Block, lot: Lot) -> Iterator[tuple[str, str, Ground]]:
    """What her tables say under a heading: what she wrote, answers, what was taken from 素材, what is to be done."""
    for row in lot.passages:
        if row.text and not _is_last_years(dossier, row):
            yield row.id, _whole(dossier, row.text), Ground.DONE
    yield from ((one.id, _whole(dossier, one.outcome), Ground.DONE) for one in lot.answers)
    yield from ((one.id, _whole(dossier, one.text), Ground.DONE) for one in lot.taken)
    yield from ((one.id, _whole(dossier, one.text), Ground.PLANNED) for one in lot.plans)
    kind = arranged.kinds.get(block.name)
    if lot is block.direct and kind is not None:
        yield from ((one.id, _whole(dossier, one.remedy), Ground.DONE) for one in arranged.remedied(kind))
        if kind.part is Part.PROBLEMS:
            rows = (row for row in dossier.inputs.new_problems if row.is_meant)
            yield from ((one.id, "".join(filter(None, (one.text, one.cause))), Ground.DONE) for one in rows)


def _whole(dossier: Dossier, text: str | None) -> str:
    """The sentences of a text that have all their figures."""
    return "".join(
        dossier.filled(one.text).text
        for one in split(text or "")
        if all(_is_known(dossier, piece.name) for piece in pieces(one.text) if piece.name is not None)
        and not PLACEHOLDER.search(one.text)
    )


def _is_known(dossier: Dossier, name: str) -> bool:
    metric = dossier.metric(name)
    return metric is not None and metric.figure is not None


def _metrics(dossier: Dossier, lot: Lot) -> Iterator[MetricInput]:
    """The figures of this year that last year's paragraphs under a heading have slots for."""
    seen = set[str]()
    for row in lot.passages:
        for name in (piece.name for piece in pieces(row.text or "") if piece.name is not None):
            metric = dossier.metric(name)
            if (
                metric
                and metric.figure
                and metric.now != NOT_COUNTED
                and name not in seen
                and _is_last_years(dossier, row)
            ):
                seen.add(name)
                yield metric


def _figure(metric: MetricInput) -> str:
    """A figure in words: the sentence of the paper it came from, where that says it still, else its name and what it is."""
    now = metric.now or ""
    if metric.quote and now in metric.quote:
        return metric.quote
    return f"{metric.name}{now}。"


def _once(told: Iterable[tuple[str, str, Ground]]) -> Iterator[tuple[str, str, Ground]]:
    """Without what is blank, or said before word by word."""
    seen = set[str]()
    for where, text, ground in told:
        words = squeeze(text)
        if words and words not in seen:
            seen.add(words)
            yield where, text.strip(), ground


def hidden(text: str) -> str:
    """Last year's words with every figure of theirs hidden."""
    for one in reversed(find(text)):
        text = text[: one.start] + _HIDDEN + text[one.end :]
    return text
