"""What is asked, by its key and by its words: which of them a row of a returned form answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from drafter.model.inquiry import KEY, Ask, Sheet
from drafter.zh.figures import Figure
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import pairs

_LIKE, _LEAD = 0.8, 0.1
"""Share of the pairs of characters two texts have in common from which one is the other typed again, and by how much it leads
the next; figures are short, and so are told by last year's value besides."""
_FEW = 8
"""How many of the likest are looked at."""
_LONG = 300
"""Characters of a text that are compared; a promise has some fifty."""
_SAME = 0.5
"""The same for a row that last year's value speaks for besides, or that its key names already: below it somebody wrote another row
over it."""


@dataclass(frozen=True)
class Asks:
    """What is asked. sent: key -> words as the form was sent with, where its hidden sheet says so; file: the paper looked at, by
    its name."""

    asks: Sequence[Ask]
    sent: Mapping[str, str] = field(default_factory=dict)
    file: str = ""

    @cached_property
    def by_key(self) -> Mapping[str, Ask]:
        """Key -> what it asks."""
        return {ask.key: ask for ask in self.asks}

    def keyed(self, cells: Iterable[str]) -> str:
        """The key in a row; empty where there is none."""
        return next((cell.strip() for cell in cells if KEY.fullmatch(cell.strip())), "")

    def agrees(self, ask: Ask, words: str) -> bool:
        """Whether a row with the key of an ask still says what it asks."""
        said = (ask.text, self.sent.get(ask.key, ""))
        return not squeeze(words) or any(one and _share(words, one) >= _SAME for one in said)

    def worded(self, sheet: Sheet, words: str, before: str = "", number: str = "", *, near: bool = False) -> Ask | None:
        """The one ask of a sheet that a row's words are, typed again; before: last year's value as the row has it; number: its
        编号, which decides between two of the same words; near: whether last year's value speaks for words that are less alike."""
        said = squeeze(words)
        if not said:
            return None
        exact = [ask for ask in self._exact.get((sheet, said), ()) if _fits(ask, before)]
        if exact:
            numbered = [ask for ask in exact if ask.number == number]
            return exact[0] if len(exact) == 1 else numbered[0] if len(numbered) == 1 else None
        ranked = [one for one in self._ranked(sheet, words) if _fits(one[1], before)][:2]
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD):
            return None
        share, best = ranked[0]
        return best if share >= (_SAME if near and before and best.before else _LIKE) else None

    def exact(self, sheet: Sheet, words: str) -> Sequence[Ask]:
        """What of a sheet is asked in these words, typography aside."""
        return self._exact.get((sheet, squeeze(words)), ())

    @cached_property
    def _exact(self) -> Mapping[tuple[Sheet, str], list[Ask]]:
        """Sheet and words, typography aside, as they are and as they were sent -> what they ask."""
        found: dict[tuple[Sheet, str], list[Ask]] = {}
        for ask in self.asks:
            for words in {squeeze(ask.text), squeeze(self.sent.get(ask.key, ""))} - {""}:
                found.setdefault((ask.sheet, words), []).append(ask)
        return found

    @cached_property
    def _holding(self) -> Mapping[tuple[Sheet, str], list[int]]:
        """Sheet and pair of characters -> the places of what has it in its words."""
        found: dict[tuple[Sheet, str], list[int]] = {}
        for place, ask in enumerate(self.asks):
            for pair in _pairs(ask.text[:_LONG]):
                found.setdefault((ask.sheet, pair), []).append(place)
        return found

    def _ranked(self, sheet: Sheet, words: str) -> list[tuple[float, Ask]]:
        """The few asks of a sheet whose words are most like these, the likest first."""
        mine = _pairs(words[:_LONG])
        shared = Counter(place for pair in mine for place in self._holding.get((sheet, pair), ()))
        told = ((count / len(mine | _pairs(self.asks[place].text[:_LONG])), place) for place, count in shared.items())
        return [(share, self.asks[place]) for share, place in sorted(told, reverse=True)[:_FEW]]


def _fits(ask: Ask, before: str) -> bool:
    """Whether last year's value in a row is that of an ask; one that is not there speaks neither way."""
    if not before or not ask.before:
        return True
    theirs, ours = Figure.parse("".join(before.split()), bare=True), Figure.parse(ask.before, bare=True)
    if theirs is None or ours is None:
        return squeeze(before) == squeeze(ask.before)
    return theirs.value in (ours.value, ours.value / 10_000)


def _share(one: str, other: str) -> float:
    """Share of the pairs of characters two texts have in common, of those either has."""
    a, b = _pairs(one[:_LONG]), _pairs(other[:_LONG])
    if not a or not b:
        return float(squeeze(one) == squeeze(other))
    return len(a & b) / len(a | b)


@lru_cache(maxsize=8192)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(pairs(text))
