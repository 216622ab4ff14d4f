"""A report as templates of hers print it: which part each paragraph is of, and which words are the template's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from drafter.model.kind import Part
from drafter.model.manuscript import HEADINGS, Look, Para, Span
from drafter.model.place import Place, Ref
from drafter.model.worded import Worded
from drafter.rendering.loader import Loader

_LOOKS = (*HEADINGS, Look.TITLE, Look.SUBTITLE, Look.ADDRESSEE, Look.BODY, Look.SIGNATURE, Look.DATE)
_CELL = 3
"""Steps of the address of a cell."""


def parted(paras: Iterable[Para], known: Sequence[Worded]) -> Iterator[Worded]:
    """The paragraphs of a report as printed, and the same as the shipped templates print them -> each with the part it is of:
    that of its cells, or of the paragraph before."""
    parts: dict[Ref, tuple[Part, str]] = {}
    for one in known:
        for span in one.para.spans:
            if span.ref:
                parts.setdefault(span.ref[:_CELL], (one.part, one.section))
    here = (Part.PREFACE, "")
    for para in paras:
        if para.look in _LOOKS:
            here = next((parts[cell] for span in para.spans if (cell := span.ref[:_CELL]) in parts), here)
            yield Worded(para, *here)


def frame(para: Para, start: int, end: int) -> str:
    """The words of the template that characters of a paragraph stand in; empty where most are of her cells."""
    inside, at = list[tuple[Span, int]](), 0
    for span in para.spans:
        size = 1 if span.blank else len(span.text)
        if (shared := min(end, at + size) - max(start, at)) > 0:
            inside.append((span, shared))
        at += size
    own = [(span, shared) for span, shared in inside if not span.ref and not span.blank]
    if 2 * sum(shared for _, shared in own) <= sum(shared for _, shared in inside):
        return ""
    return max(own, key=lambda one: one[1])[0].text.strip()


def written(words: str, templates: Sequence[Path], names: Sequence[str]) -> Place:
    """Words that templates print, folders of templates and the names of hers -> where they stand; where they are put together
    there, the first line of the first."""
    loader, first = Loader(templates), Path()
    for name in names:
        file, text = loader.words(name)
        number = next((number for number, line in enumerate(text.splitlines(), start=1) if words in line), 0)
        if number:
            return Place(file, number)
        first = first if first.name else file
    return Place(first, 1)
