"""Notes behind a report that explain its terms: [4]“标准地”：指……；27.一业一证：是指……；（P9）“五位一体”：……."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.zh.expression import expression

_NUMBER = r"(?:[【〔\[]\d{1,3}[】〕\]]|[（(]P\d{1,3}[）)]|\d{1,3}[.．、])"
_NOTE = expression(
    r"(?:(?:[【〔\[]\d{1,3}[】〕\]]|[（(]P\d{1,3}[）)]).{2,40}?[：:]|\d{1,3}[.．、].{2,40}?[：:]是?[指即])"
)
_TERM = expression(rf"{_NUMBER}[^。；]{{2,40}}?(?:[：:]|是?[指即])")
_TITLE = expression("(?:名词|短语|术语|词语|用语|缩略语).{0,4}(?:解释|说明|注释|释义)|^(?:附?注释?|注解)[：:]?$")
_LEAST, _SAYS_SO = 3, 3
"""Notes that are a glossary at least; one of so many of them says that it explains."""


def titles(heading: str) -> bool:
    """Whether a heading stands above notes that explain terms."""
    return bool(_TITLE.search(heading))


def explains(text: str) -> bool:
    """Whether a paragraph explains a term."""
    return bool(_NOTE.match(text))


def begins(texts: Sequence[str]) -> int:
    """The paragraphs of a report -> the place of the first of the notes it ends with, their number where it ends with none."""
    begun = len(texts)
    while begun and (not texts[begun - 1] or _TERM.match(texts[begun - 1])):
        begun -= 1
    notes = [text for text in texts[begun:] if text]
    return begun if len(notes) >= _LEAST and sum(map(explains, notes)) * _SAYS_SO >= len(notes) else len(texts)
