"""A report's sentences as they are compared with others': what a copier changes, figures and names of places, is masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafter.zh.districts import base_of
from drafter.zh.expression import expression

FIGURE, PLACE = "0", "□"
"""Stand for any figure and for any name of the place."""
_FIGURES = expression(r"(?:约|近|超|逾)?[\d０-９]+(?:[.．·,][\d０-９]+)*[%％‰]?余?")
_OWN = expression("[全我本][省市区县旗州](?!委|政)|全境|我局|全局")
_SUFFIXES = "[省市县区旗州]"
_STOPS, _MARKS = re.compile("[。；！？;!?\n]+"), re.compile("[，,：:。；！？;!?\n]+")
_KEPT = re.compile(f"[^\\w{PLACE}]|_")
_ITEM = expression("^(?:[一二三四五六七八九十]+是|[（(]?[\\d一二三四五六七八九十]+[)）、.．])")


class Mask:
    """Masks the figures of a text and the names of one place, with its suffix and without."""

    def __init__(self, names: Iterable[str]) -> None:
        bases = sorted({base_of(name) for name in names if len(name) > 1}, key=len, reverse=True)
        told = "|".join(f"{re.escape(base)}{_SUFFIXES}?" for base in bases)
        self._names = re.compile(told or "(?!)")

    def __call__(self, text: str) -> str:
        """A text -> the same, the figures and the place masked, the number of its item left out."""
        return self._names.sub(PLACE, _OWN.sub(PLACE, _FIGURES.sub(FIGURE, _ITEM.sub("", text.strip()))))

    def pieces(self, text: str) -> Iterator[str]:
        """The sentences of a text, and what of them ends at a semicolon, masked and without marks."""
        return filter(None, (_KEPT.sub("", part) for part in _STOPS.split(self(text))))

    def clauses(self, text: str) -> Iterator[str]:
        """What of a text stands between any two marks, masked and without marks."""
        return filter(None, (_KEPT.sub("", part) for part in _MARKS.split(self(text))))

    def printed(self, text: str, clause: str) -> str:
        """A text and one of its clauses as masked -> the clause as it stands, empty where it is none of its."""
        return next(
            (_ITEM.sub("", part.strip()) for part in _MARKS.split(text) if _KEPT.sub("", self(part)) == clause), ""
        )


@lru_cache(maxsize=8192)
def mask_of(*names: str) -> Mask:
    """The mask of a place by its names, made once."""
    return Mask(filter(None, names))
