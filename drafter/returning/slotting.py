"""Words that were cut out of a printed paragraph and stand in a new one -> the same, with the figures of 指标 as slots again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model.manifest import Manifest

_LEAD = 6
"""Characters before a figure by which it is known again; at the beginning of a sentence, as many behind it."""


@dataclass(frozen=True)
class Slot:
    """A printed figure: the words just before it, or behind it, and what the cell has in its place."""

    lead: str
    figure: str
    rest: str
    raw: str


def slots(manifest: Manifest) -> list[Slot]:
    """All figures that a draft printed from 指标 in its paragraphs and can be known again there."""
    return list(_slots(manifest))


def _slots(manifest: Manifest) -> Iterator[Slot]:
    for line in manifest.lines:
        at, text = 0, line.text
        for run in line.runs:
            base = manifest.texts.get(run.cell)
            if run.metric and not run.blank and base:
                lead, rest = text[max(0, at - _LEAD) : at], text[at + len(run.text) :][:_LEAD]
                if max(len(lead), len(rest)) == _LEAD:
                    yield Slot(lead, run.text, rest, base[run.start : run.end])
            at += len(run.text)


def slotted(text: str, known: list[Slot]) -> str:
    """A new paragraph with slots for those figures that stand in it between the same words."""
    for one in known:
        for before, after in ((one.lead, ""), ("", one.rest)):
            if len(before + after) == _LEAD and before + one.figure + after in text:
                text = text.replace(before + one.figure + after, before + one.raw + after, 1)
                break
    return text
