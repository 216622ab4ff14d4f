"""The paper as plain text with its comments under each paragraph: for people to compare, for goldens to hold."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.finding import Finding
from drafter.model.layout import Layout
from drafter.model.manuscript import TABLE, Manuscript
from drafter.writers.anchor import anchor


def write(manuscript: Manuscript, findings: Sequence[Finding], _layout: Layout) -> bytes:
    """A line a paragraph, its look in brackets; a line a comment, with the words it hangs on."""
    cut, anchors = anchor(manuscript, findings)
    lines = []
    for number, para in enumerate(cut.paras):
        words = " | ".join("".join(s.text for s in para.spans).split("\t")) if para.look in TABLE else para.text
        words = para.chart.words if para.chart else words
        lines.append(f"[{para.look.value}] {words}")
        for a in anchors:
            if a.first[0] == number:
                end = a.last[1] + 1 if a.last[0] == number else len(para.spans)
                held = "".join(span.text for span in para.spans[a.first[1] : end])
                lines.append(f"    ※{a.finding.level}·{a.finding.rule}〔{held}〕{a.finding.message}")
    return ("\n".join(lines) + "\n").encode()
