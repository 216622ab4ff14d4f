"""The paragraphs under a heading -> the items in which answers, or what was taken from 素材, may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.inputs import PassageInput
from drafter.model.place import Ref
from drafter.rendering.spots import Item, honours
from drafter.zh.enumerations import items
from drafter.zh.expression import expression
from drafter.zh.sentences import split

_SEVERAL = 3
"""Paragraphs of a section without headings from which one may sum up the others."""
_COUNTS = expression(r"(?<!\d)(?!(?:19|20)\d\d(?:年|\s?[-—–～~至]))\d|\{\{")
"""A figure that is no year."""
_LEADS_ON = ("：", ":")
_THANKS = expression("(?:感谢|敬意|谢意)[^。！]{0,12}[。！]?$")
"""What a paragraph ends with that says whose merit it all is."""


@dataclass(frozen=True)
class Choice:
    """An item of a paragraph that answers may stand in, what it is about, and the 科室 whose work that is."""

    row: PassageInput
    item: Item
    words: str
    office: str


def choices(dossier: Dossier, passages: Sequence[PassageInput], *, summed: bool) -> list[Choice]:
    """The items of the paragraphs under a heading, each with its words and those of the same item last year, so that what she
    rewrites moves no answer. summed: where a section has no headings, without the paragraphs that sum it up."""
    rows = _telling(_told(dossier, _old(passages), summed=summed))
    return [choice for row in rows for choice in _items(dossier, row)]


def places(passages: Sequence[PassageInput]) -> Iterator[tuple[Ref, int, str]]:
    """The same without last year's words: address of the paragraph, where the item ends, and what it is about."""
    for row in _telling(_old(passages)):
        yield from ((row.ref, at, words) for at, words in items(row.text or "") if _closed(words))


def _old(rows: Sequence[PassageInput]) -> Sequence[PassageInput]:
    """The paragraphs under a heading that were last year's, where there are any: one that was added draws nothing away."""
    return [row for row in rows if row.origin] or rows


def _telling(rows: Sequence[PassageInput]) -> Sequence[PassageInput]:
    """Paragraphs without those that only give thanks, where there are others; an honour is no work that they tell of."""
    return [row for row in rows if not _THANKS.search(row.text or "") or _counts(row.text or "")] or rows


def _counts(text: str) -> bool:
    """Whether a sentence gives a figure of work done."""
    return any(_COUNTS.search(one.text) and not honours(one.text) for one in split(text))


def _told(dossier: Dossier, rows: Sequence[PassageInput], *, summed: bool) -> Sequence[PassageInput]:
    """The paragraphs that tell of one field: where a section has no headings, not the first and the last that sum it up, which
    name no figure but a year."""
    if not summed or len(rows) < _SEVERAL:
        return rows
    first, *others, last = rows
    ends = [row for row in (first, last) if _COUNTS.search(dossier.joins.before.get(row.ref) or row.text or "")]
    return [*ends[: first in ends], *others, *(row for row in ends if row is last)]


def _items(dossier: Dossier, row: PassageInput) -> Iterator[Choice]:
    here = items(row.text or "")
    last = items(dossier.joins.before.get(row.ref, ""))
    before = [words for _, words in last] if len(last) == len(here) else [""] * len(here)
    start = 0
    for (at, words), said in zip(here, before, strict=True):
        if _closed(words):
            office = dossier.offices.of_item(said or words)
            yield Choice(row, Item(row.text or "", start, at), words + said, office)
        start = at


def _closed(words: str) -> bool:
    """Whether a sentence may follow: not behind a line that is a heading in itself, ——经济稳中向好, or that only leads on:
    做了以下工作："""
    return not words[-1:].isalnum() and (words[-1:] not in _LEADS_ON or bool(_COUNTS.search(words)))
