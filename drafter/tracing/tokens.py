"""A promise or a sentence taken apart, once, for everything that is compared."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.headings import unmarked
from drafter.zh.hygiene import squeeze
from drafter.zh.lexicon import Lexicon, runs
from drafter.zh.sentences import clauses

NAMED = expression(r"《([^》]+)》|“([^”]+)”")
"""Titles and quoted names."""
_NUMBER = expression(r"\d+(?:\.\d+)?")
_CLAUSE = 3
"""Characters of the shortest clause that says something."""


@dataclass(frozen=True)
class Text:
    """A promise or a sentence taken apart."""

    plain: str
    squeezed: str
    words: tuple[str, ...]
    bag: frozenset[str]
    pairs: frozenset[str]
    clauses: tuple[str, ...]
    clause_bags: tuple[frozenset[str], ...]
    names: frozenset[str]
    numbers: frozenset[str]
    units: frozenset[str]

    @classmethod
    def of(cls, text: str, lexicon: Lexicon) -> Text:
        """A text without its marker."""
        plain = unmarked(text)
        parts = tuple(plain[start:end] for start, end in clauses(plain) if end - start >= _CLAUSE) or (plain,)
        words = tuple(lexicon.words(plain))
        return cls(
            plain, squeeze(plain), words, frozenset(words), frozenset(runs(plain, 2)),
            parts, tuple(frozenset(lexicon.words(part)) for part in parts),
            frozenset(squeeze(one or two) for one, two in NAMED.findall(plain)),
            frozenset(_NUMBER.findall(plain)), frozenset(found.figure.unit for found in figures.find(plain)),
        )  # fmt: skip
