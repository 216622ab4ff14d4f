"""A promise of several things and what is said this year -> the things nobody speaks of: 建成服务站17个；编印案例汇编. answered by
建成服务站17个 leaves one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from drafter.zh.hygiene import squeeze
from drafter.zh.lexicon import Lexicon

_UNSAID, _SPOKEN, _ELSEWHERE = 0.2, 0.35, 0.5
"""Shares of a thing's words, rare ones weighing more: below the first the answer does not speak of it; above the second it
speaks of a promise at all; above the third another sentence of this year does. Of 530 labelled compound promises, with the sentences
that answer them, 171 leave a thing unsaid by these; of 54 read by hand 45 did, the others say it in other words."""
_NEAR = 0.55
"""Cosine of two words that say nearly the same."""
_THING = 8
"""Characters of the shortest thing that can be missed; shorter ones are flourishes: 难度再大."""


def unsaid(things: Sequence[str], answer: str, written: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The things of a promise, its answer and the sentences of 正文 -> the things neither speaks of; none where the answer
    speaks of none of them, for then it is astray or speaks in other words."""
    told = [_covered(thing, answer, lexicon) for thing in things]
    if max(told, default=0.0) < _SPOKEN:
        return ()
    left = [
        thing for thing, share in zip(things, told, strict=True) if share < _UNSAID and len(squeeze(thing)) >= _THING
    ]
    return tuple(one for one in left if all(_covered(one, sentence, lexicon) < _ELSEWHERE for sentence in written))


def _covered(thing: str, said: str, lexicon: Lexicon) -> float:
    """The share of a thing's words that is said, in the same words or in near ones; all of it where it has no words."""
    words, others = (list(dict.fromkeys(lexicon.words(text))) for text in (thing, said))
    if not words:
        return 1.0
    if not others:
        return 0.0
    cosines = (lexicon.vectors(words) @ lexicon.vectors(others).T).max(1)
    near = np.where(cosines >= _NEAR, cosines, 0.0)
    near[[word in said for word in words]] = 1.0
    weights = np.array([lexicon.rarity(word) for word in words], np.float32)
    return float((weights * near).sum() / weights.sum())
