"""What prior reports say and rows laid out for it -> which row belongs to what; words decide, numbers only among equals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from drafter.zh.likeness import alike, pairs

_ALIKE = 0.6
"""Share of the longer text's character pairs that two wordings of one thing have in common; two promises of one plan
seldom reach .5 (largest in the seeds and in the consecutive reports of ../shared/corpus)."""
_RARE, _NEAREST = 8, 20
"""Pairs of a text that are looked up, the rarest ones, and texts that are then compared with it in full."""


@dataclass(frozen=True)
class Sign:
    """By what something is recognised: the token of its key, its number, the sentence typography aside, the words in it
    (a figure as printed), a name, the file it stands in; of a row that quotes last year's words beside its own, those. Of a
    row: as her table has them, the token as remembered."""

    token: str
    number: str
    sentence: str
    words: str = ""
    name: str = ""
    file: str = ""
    own: str = ""


Trait: TypeAlias = Callable[[Sign], Hashable]

_EXACT: tuple[Trait, ...] = (
    lambda s: (s.sentence, s.words, s.token),
    lambda s: (s.sentence, s.words, s.file, s.name, s.number),
    lambda s: (s.sentence, s.words, s.file, s.name),
    lambda s: (s.sentence, s.words, s.file, s.number),
    lambda s: (s.sentence, s.words, s.name),
    lambda s: (s.sentence, s.words, s.file),
    lambda s: (s.sentence, s.words),
)
"""When a row's own words are those of the report; the first that holds decides among several rows of the same words."""

_EDITED: tuple[Trait, ...] = (
    lambda s: s.sentence and s.name and (s.sentence, s.name),
    lambda s: s.words and s.name and (s.words, s.name),
)
"""When a row whose words are no longer the report's still tells what it was laid out for."""

_BARE: tuple[Trait, ...] = (
    lambda s: s.words and (s.number, s.words),
    lambda s: s.name and (s.number, s.name),
)
"""The same of a row that quotes no sentence: its number and what words it has."""


class _Matching:
    """Items and rows not matched yet; found: the row of each item."""

    def __init__(self, items: Sequence[Sign], rows: Sequence[Sign]) -> None:
        self.items, self.rows = items, rows
        self.found: list[int | None] = [None] * len(items)
        self.free = list(range(len(rows)))

    def open(self) -> list[int]:
        """Items without a row."""
        return [n for n, row in enumerate(self.found) if row is None]

    def by(self, trait: Trait, kin: Callable[[Sign, Sign], bool] = lambda _item, _row: True) -> None:
        """Match, in order, what has the same trait and is kin."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for row in reversed(self.free):
            if trait(self.rows[row]):
                waiting[trait(self.rows[row])].append(row)
        for item in self.open():
            rows = waiting.get(trait(self.items[item]))
            if rows and kin(self.items[item], self.rows[rows[-1]]):
                self.found[item] = rows.pop()
        self.settle()

    def settle(self) -> None:
        """Rows that have been matched are free no more."""
        taken = set(self.found)
        self.free = [row for row in self.free if row not in taken]


def match(items: Sequence[Sign], rows: Sequence[Sign], stands: Callable[[Sign], bool]) -> list[int | None]:
    """Items and rows -> for each item the place of its row, None where it has none; each row is used once.

    stands: whether a row's words stand in a prior report. Such a row belongs to them and to nothing else, read or not.
    """
    matching = _Matching(items, rows)
    for trait in _EXACT:
        matching.by(lambda s, trait=trait: s.sentence and trait(s))  # type: ignore[misc]
    matching.free = [row for row in matching.free if not stands(rows[row])]
    matching.by(lambda s: s.token, _kin)
    for trait in _EDITED:
        matching.by(trait)
    for trait in _BARE:
        matching.by(trait, lambda _item, row: not row.sentence)
    _by_likeness(matching)
    return matching.found


def _kin(item: Sign, row: Sign) -> bool:
    """Whether an edited row and the item its number was laid out for still have something in common."""
    if item.words:
        return bool(item.sentence == row.sentence or item.name == row.name or item.words == row.words)
    return alike(item.sentence, row.sentence) or alike(item.sentence, row.own)


def _by_likeness(matching: _Matching) -> None:
    """Match texts that were reworded: each to the one it is most like, where both think so."""
    items = {n: set(pairs(matching.items[n].sentence)) for n in matching.open() if not matching.items[n].words}
    rows = {n: set(pairs(matching.rows[n].sentence)) for n in matching.free if matching.rows[n].sentence}
    for item, row in _mutual(_nearest(items, rows), _nearest(rows, items)):
        matching.found[item] = row
    matching.settle()


def _nearest(these: dict[int, set[str]], those: dict[int, set[str]]) -> dict[int, int]:
    """Each text -> the other that shares most with it, where that is enough."""
    having: dict[str, list[int]] = defaultdict(list)
    for n, bag in those.items():
        for pair in bag:
            having[pair].append(n)
    near: dict[int, int] = {}
    for n, bag in these.items():
        rare = sorted((pair for pair in bag if pair in having), key=lambda pair: (len(having[pair]), pair))[:_RARE]
        votes = Counter(other for pair in rare for other in having[pair][:_NEAREST])
        scored = [(_share(bag, those[other]), -other) for other, _ in votes.most_common(_NEAREST)]
        best = max(scored, default=(0.0, 0))
        if best[0] >= _ALIKE:
            near[n] = -best[1]
    return near


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


def _mutual(these: dict[int, int], those: dict[int, int]) -> Iterable[tuple[int, int]]:
    return ((one, other) for one, other in these.items() if those.get(other) == one)
