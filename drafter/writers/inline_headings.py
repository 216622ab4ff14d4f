"""Run-in headings: a paragraph's first sentence that is a heading is set as one, in runs of its own (7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.model.manuscript import Look, Manuscript, Para, Span
from drafter.zh.headings import marker_of, run_in

_LEVELS = {1: Look.H1, 2: Look.H2, 3: Look.H3, 4: Look.H4}


def apart(manuscript: Manuscript) -> Manuscript:
    """The paper, with spans cut where a run-in heading ends; each part keeps the address of its characters."""
    return replace(manuscript, paras=tuple(map(_apart, manuscript.paras)))


def _apart(para: Para) -> Para:
    end = lead(para)[1]
    return replace(para, spans=tuple(_cut(para.spans, end))) if end else para


def lead(para: Para) -> tuple[Look, int]:
    """The look of a paragraph's run-in heading and how many characters it has; its own look and 0 without one."""
    end = run_in(para.text) if para.look is Look.BODY else 0
    marker = marker_of(para.text) if end else None
    return (_LEVELS[marker.level], end) if marker else (para.look, 0)


def _cut(spans: Sequence[Span], end: int) -> Iterator[Span]:
    at = 0
    for span in spans:
        inside = end - at
        at += len(span.text)
        if not 0 < inside < len(span.text) or (span.ref and not _is_literal(span)):
            yield span
            continue
        for start, stop in ((0, inside), (inside, len(span.text))):
            ref = (*span.ref[:3], int(span.ref[3]) + start, int(span.ref[3]) + stop) if span.ref else ()
            yield replace(span, text=span.text[start:stop], ref=ref)


def _is_literal(span: Span) -> bool:
    """Whether a span prints the characters its address names, one by one."""
    return len(span.ref) == 5 and int(span.ref[4]) - int(span.ref[3]) == len(span.text)
