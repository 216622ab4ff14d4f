"""The paper in a browser as it will be printed: the sheet of the layout, findings on their words and in the margin beside them;
no scripts, nothing fetched from anywhere."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from drafter.model.finding import Finding, Level
from drafter.model.layout import Layout
from drafter.model.manuscript import Look, Manuscript, Para
from drafter.writers.anchor import Anchor, anchor
from drafter.writers.blocks_html import Dress, blocks, escaped
from drafter.writers.sheet_html import sheet
from drafter.writers.website import page

_TAGS = {Look.TITLE: "h1", Look.H1: "h2", Look.H2: "h3", Look.H3: "h4", Look.H4: "h5"}
_CLASSES = {look: look.value for look in Look}
_ON_A_SCREEN = """
body { margin: 0; padding: 1rem 19rem 3rem 1rem; background: #e4e7ea; }
.sheet { box-sizing: border-box; margin: 0 auto; box-shadow: 0 0 0 1px #cfd4d9; }
h1, h2, h3, h4, h5 { margin: 0; }
.sheet table { width: 100%; border-collapse: collapse; }
.sheet th, .sheet td { padding: 0.2em 0.4em; border: 1px solid #000; }
.sheet img { max-width: 100%; }
.sheet mark { background: #fff3b0; color: inherit; }
aside { float: right; clear: right; box-sizing: border-box; width: 17rem; margin: 0 calc(-26mm - 18rem) 0.5rem calc(26mm + 1rem);
  padding: 0.25rem 0.5rem; border-left: 4px solid #b1221b; background: #fff; font: 0.875rem/1.5 sans-serif; letter-spacing: 0;
  text-indent: 0; }
aside.提醒, aside.提示 { border-color: #7d5208; }
aside b { display: block; }
@media print { body { padding: 0; background: none; } aside { display: none; } .sheet { width: auto; padding: 0; box-shadow: none; }
  .sheet mark { background: none; } }
"""


def printed(manuscript: Manuscript, findings: Sequence[Finding], layout: Layout) -> bytes:
    """Paper, findings and layout -> the bytes of an .html that shows it; the same input gives the same bytes."""
    cut, anchors = anchor(manuscript, findings)
    margins = f"@page {{ margin: {_edges(layout)}; }}"
    body = blocks(cut, anchors, Dress(_TAGS, _CLASSES, (), _drawn, _margin(anchors)))
    return page(manuscript, f"{sheet(layout)}{_ON_A_SCREEN}{margins}", f'<article class="sheet">\n{body}</article>\n')


def _edges(layout: Layout) -> str:
    paper = layout.sheet
    return " ".join(f"{twips / 56.693:.1f}mm" for twips in (paper.top, paper.outer, paper.bottom, paper.inner))


def _margin(anchors: Sequence[Anchor]) -> dict[int, str]:
    """Number of a paragraph -> the notes that stand beside it."""
    told: dict[int, str] = {}
    for one in anchors:
        found = one.finding
        if found.level is not Level.HINT:
            number = one.first[0]
            words = f"<b>{escaped(found.rule)}</b>{escaped(found.message)}"
            told[number] = f'{told.get(number, "")}<aside class="{found.level}">{words}</aside>\n'
    return told


def _drawn(para: Para, words: str) -> str:
    """A picture in place of the words that tell it."""
    if para.chart is None:
        return words
    from drafter.writers.drawing import png

    return f'<img alt="{words}" src="data:image/png;base64,{base64.b64encode(png(para.chart)).decode()}">'
