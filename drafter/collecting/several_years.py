"""Which stretches of a paper tell of several years together: 过去五年工作回顾, up to where it turns to one year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from drafter.zh.expression import expression

_SEVERAL = expression(
    "^(?:(?:一|二|三|第一)、|[（(]一[）)]|[—－-]+)?(?:(?:回顾|回首|总结)?(?:过去|这|近|刚刚过去)的?[三四五]年|[三四五]年[来间中里，]|“?十[一二三四五六]五”?(?:时期|期间|以来|规划)|本届政府|[^，。]{4,24}以来的[三四五]年)"
)
_ONE = expression(
    "^(?:(?:[一二三]|第二)、|[（(][二三][）)]|[—－-]+)?(?:20\\d\\d年|(?:过去|这|刚刚过去)的?一年|一年[来间中里]|去年|今年|全年)"
)
_OPENING = 40
"""Characters of a heading or a paragraph in which it says of which years it tells."""


class Years:
    """A paper heard from its beginning. over: whether what is heard now is told of several years together."""

    def __init__(self) -> None:
        self.over = False

    def hear(self, text: str) -> None:
        """Take in a heading, or a paragraph from its beginning."""
        opening = text.strip()[:_OPENING]
        if _SEVERAL.search(opening):
            self.over = True
        elif _ONE.search(opening):
            self.over = False


class Spoken(Protocol):
    """A sentence of a report with the number of its paragraph and the headings above it, outermost first."""

    @property
    def paragraph(self) -> int:
        """From 1."""
        ...

    @property
    def heading(self) -> str:
        """Joined by commas."""
        ...

    @property
    def text(self) -> str:
        """The sentence."""
        ...


def over(sentences: Iterable[Spoken]) -> frozenset[str]:
    """The sentences of a report in order -> those in stretches that tell of several years together."""
    years, under, paragraph, found = Years(), tuple[str, ...](), 0, set[str]()
    for one in sentences:
        path = tuple(one.heading.split("，"))
        for title in (title for title in path if title not in under):
            years.hear(title)
        if one.paragraph != paragraph:
            years.hear(one.text)
        under, paragraph = path, one.paragraph
        if years.over:
            found.add(one.text)
    return frozenset(found)


_NAMED = expression("全年|今年|本年|去年|年内|一年[来间]|20\\d\\d年")
_LEVEL = expression("(?:达到?|至|到|为|突破|超过?|在|占|[居位]|率)(?:了|约|近|超过?)?$")
_LEVELS, _GROWS = ("%", "‰", "年"), expression("[增提上下降减缩][^，。；]{0,12}$")


def counted_over(sentence: str, at: int, unit: str) -> bool:
    """Whether a figure of a stretch that tells of several years was counted over them: its sentence names no single year before
    it, and it tells no level that was reached, as a rate does where nothing grows."""
    before = sentence[:at]
    if unit in _LEVELS and not _GROWS.search(before):
        return False
    return not _NAMED.search(before) and not _LEVEL.search(before)
