"""How alike Chinese texts are in meaning, though they share no word: 新增学位 beside 教育, 败诉率 beside 行政诉讼."""

from __future__ import annotations

from collections.abc import Sequence


def cosines(texts: Sequence[str], others: Sequence[str], whole: Sequence[str] = ()) -> list[list[float]]:
    """For each text, how alike it and each of the others are: 1 the same, about 0 for what has nothing in common, 0 for one
    without a word that is known. A word counts the more the rarer it is in reports. whole: of what these texts have in common
    nothing is counted: among items that all tell of 执法, only what else they tell of."""
    if not texts or not others:
        return [[0.0] * len(others) for _ in texts]
    from drafter.zh.lexicon import lexicon

    known = lexicon()
    common = known.meanings(whole).mean(0) if whole else 0.0
    ours, theirs = (known.apart(lot, common) for lot in (texts, others))
    found: list[list[float]] = (ours @ theirs.T).tolist()
    return found
