"""A paragraph as it was printed, run by run, and as it reads now -> what each run has become."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafter.model.manifest import Run
from drafter.zh.figures import Figure

_LEAST = 2
"""Characters of the shortest stretch that counts as unchanged between two changes: one alone is chance."""


@dataclass(frozen=True)
class Retyped:
    """A run and its words now, empty where they are gone."""

    run: Run
    text: str

    @property
    def changed(self) -> bool:
        """Whether anything of it is other than printed."""
        return self.text != self.run.text


def retyped(runs: Sequence[Run], text: str) -> list[Retyped]:
    """The runs of a paragraph and its words now -> the words of each run now; together they are the whole text."""
    if text == "".join(run.text for run in runs):
        return [Retyped(run, run.text) for run in runs]
    atoms = _atoms(runs)
    tokens = [(token, n) for n, run in enumerate(runs) for token in atoms.findall(run.text)]
    now = atoms.findall(text)
    made: list[list[str]] = [[] for _ in runs]
    for same, first, last, words in _changes([token for token, _ in tokens], now):
        owners = [n for _, n in tokens[first:last]]
        if same:
            for token, n in tokens[first:last]:
                made[n].append(token)
        elif words:
            owner = _over(runs, owners) if owners else _between(runs, tokens, first, "".join(words))
            if owner >= 0:
                made[owner] += words
    return [Retyped(run, "".join(words)) for run, words in zip(runs, made, strict=True)]


def _atoms(runs: Sequence[Run]) -> re.Pattern[str]:
    """What is one piece: the figures in slots, the blanks; else every character."""
    whole = sorted({run.text for run in runs if run.text and (run.is_slot or run.blank)}, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, whole), "."]), re.DOTALL)


def _changes(base: Sequence[str], now: Sequence[str]) -> Iterator[tuple[bool, int, int, list[str]]]:
    """(whether unchanged, stretch of the base, the words now) in order; short chance agreements count as changed."""
    opened: tuple[int, int, list[str]] | None = None
    codes = SequenceMatcher(None, base, now, autojunk=False).get_opcodes()
    for n, (code, a, b, c, d) in enumerate(codes):
        inner = 0 < n < len(codes) - 1
        chance = inner and b - a < _LEAST and all(len(token) == 1 for token in base[a:b])
        if code == "equal" and not (chance and _long(codes, n)):
            if opened:
                yield False, *opened
            opened = None
            yield True, a, b, []
        else:
            opened = (opened[0], b, [*opened[2], *now[c:d]]) if opened else (a, b, list(now[c:d]))
    if opened:
        yield False, *opened


def _long(codes: Sequence[tuple[str, int, int, int, int]], n: int) -> bool:
    """Whether on both sides of an agreement something was replaced, not only put in or taken out."""
    return all(codes[m][0] == "replace" for m in (n - 1, n + 1))


def _over(runs: Sequence[Run], owners: Sequence[int]) -> int:
    """Which run takes the words written over several: the only one, a cell's own words, a blank, a slot, the template's."""
    return max(sorted(set(owners)), key=lambda n: (_rank(runs[n]), owners.count(n)))


def _rank(run: Run) -> int:
    if run.is_text and not run.is_slot:
        return 3 if not run.blank else 2
    return 1 if run.is_slot else 0


def _between(runs: Sequence[Run], tokens: Sequence[tuple[str, int]], at: int, words: str) -> int:
    """Which run takes words put in: the one they stand in; between two, the figure they complete, then a cell's own
    words, first those before."""
    left = tokens[at - 1][1] if at else -1
    right = tokens[at][1] if at < len(tokens) else -1
    if left == right or left < 0 or right < 0:
        return max(left, right)
    for n, whole in ((right, words + runs[right].text), (left, runs[left].text + words)):
        if runs[n].is_slot and not runs[n].blank and "\n" not in words and Figure.parse(whole, bare=True):
            return n
    return left if _rank(runs[left]) >= _rank(runs[right]) else right
