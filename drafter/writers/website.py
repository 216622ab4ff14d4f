"""The paper as a page for a website: headings, paragraphs, tables, nothing of whom or which cell they come from; no scripts,
nothing fetched from anywhere. Findings, where there are any, are marks on their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.finding import Finding
from drafter.model.layout import Layout
from drafter.model.manuscript import HEAD, IMPRINT, Look, Manuscript, Para
from drafter.writers.anchor import anchor
from drafter.writers.blocks_html import Dress, blocks, escaped
from drafter.writers.fingerprint import stamped_page

_TAGS = {
    Look.TITLE: "h1", Look.H1: "h2", Look.H2: "h3", Look.H3: "h4", Look.H4: "h5",
    Look.ATTACHMENT_TITLE: "h2", Look.CAPTION: "figcaption",
}  # fmt: skip
_CLASSES = {Look.SIGNATURE: "signature", Look.DATE: "date", Look.ADDRESSEE: "addressee", Look.SUBTITLE: "subtitle"}
_LEFT_OUT = (*HEAD, *IMPRINT, Look.PICTURE)
"""What belongs to the sending of a paper; pictures are drawn for paper."""
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_STYLE = (
    "body{max-width:42em;margin:2em auto;padding:0 1em;font:1.1em/1.9 FangSong,STFangsong,serif;color:#111;background:#fff}"
    "h1{text-align:center;line-height:1.5}h2,h3,h4,h5{font-size:1.1em}p{text-indent:2em;margin:.3em 0}"
    ".addressee{text-indent:0}.subtitle,figcaption{text-align:center;text-indent:0}.signature,.date{text-align:right}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.2em .5em;text-align:left}"
    "mark{background:#fff2b3}"
)


def write(manuscript: Manuscript, findings: Sequence[Finding], _layout: Layout) -> bytes:
    """Paper and findings -> the bytes of an .html of its own; the same input gives the same bytes."""
    return page(manuscript, _STYLE, article(manuscript, findings))


def page(manuscript: Manuscript, style: str, body: str) -> bytes:
    """What stands on a page of its own, titled as the paper is and stamped -> its bytes."""
    title = next((para.text for para in manuscript.paras if para.look is Look.TITLE), "")
    told = (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
    return stamped_page(told.encode())


def article(manuscript: Manuscript, findings: Sequence[Finding]) -> str:
    """Paper and findings -> the element that holds it, fit for any page."""
    return f"<article>\n{blocks(*anchor(manuscript, findings), Dress(_TAGS, _CLASSES, _LEFT_OUT, _timed))}</article>\n"


def _timed(para: Para, words: str) -> str:
    """The date of a paper, so that programs read it too."""
    dated = _DATE.fullmatch(para.text) if para.look is Look.DATE else None
    if dated is None:
        return words
    year, month, day = map(int, dated.groups())
    return f'<time datetime="{year:04}-{month:02}-{day:02}">{words}</time>'
