"""Likeness in words: promises against sentences, by BM25 over words and TF-IDF cosine over character pairs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import jieba

from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import pairs

_K1, _B = 1.5, 0.75
"""Usual constants of BM25 (Robertson & Zaragoza 2009)."""

_FUNCTION_WORDS = re.compile(
    "的|了|和|与|及|等|在|对|为|以|把|将|向|由|从|被|中|上|下|并|或|是|一|二|三|四|五|"
    "六|七|八|九|十|是要|要|我们|各|个|不|更|大|新|年|推进|加强|深化|完善|健全|推动|提升|"
    "开展|工作|建设|加快|持续|进一步|全面|深入|积极|强化|促进|实施|落实|坚持|做好|提高|机制|"
    "体系|发展|着力|扎实|不断|切实|组织|制度|力度|水平|能力|服务|管理|优化|创新|建立|打造|实现|"
    "确保|围绕|聚焦|有效|重点|方面|认真|严格|统筹"
)
"""Words every plan is made of; they say nothing of what was promised."""


def terms(text: str) -> Counter[str]:
    """Content words of a text."""
    words = map(squeeze, jieba.lcut(text))
    return Counter(w for w in words if w and not _FUNCTION_WORDS.fullmatch(w) and not re.fullmatch(r"\d+|[A-Za-z]", w))


class Index:
    """Sentences of this year's report, ready to be asked about promises."""

    def __init__(self, sentences: Sequence[str], promises: Sequence[str]) -> None:
        self._words = [terms(s) for s in sentences]
        self._pairs = [pairs(s) for s in sentences]
        everything = [*self._words, *map(terms, promises)]
        spread = Counter(word for bag in everything for word in bag)
        self._rarity = {word: math.log(1 + len(everything) / count) for word, count in spread.items()}
        bags = [*self._pairs, *map(pairs, promises)]
        spread = Counter(pair for bag in bags for pair in bag)
        self._pair_rarity = {pair: math.log(1 + len(bags) / count) for pair, count in spread.items()}
        self._mean = sum(sum(bag.values()) for bag in self._words) / (len(self._words) or 1)
        self._norms = [self._norm(bag) for bag in self._pairs]
        self._present = {word for bag in self._words for word in bag}

    def scores(self, promise: str) -> list[float]:
        """How well each sentence answers a promise: mean of BM25 over its best possible and the cosine, 0..1."""
        wanted, wanted_pairs = terms(promise), pairs(promise)
        best = sum(self._rarity.get(word, 0.0) for word in wanted) * (_K1 + 1) or 1.0
        norm = self._norm(wanted_pairs)
        return [
            0.5 * self._bm25(wanted, bag) / best + 0.5 * self._cosine(wanted_pairs, norm, bigrams, length)
            for bag, bigrams, length in zip(self._words, self._pairs, self._norms, strict=True)
        ]

    def cosines(self, promise: str) -> list[float]:
        """TF-IDF cosine over character pairs with each sentence."""
        wanted = pairs(promise)
        norm = self._norm(wanted)
        return [self._cosine(wanted, norm, bag, length) for bag, length in zip(self._pairs, self._norms, strict=True)]

    def covered(self, promise: str) -> float:
        """Share of the promise's rare words that stand anywhere in the report, by rarity, 0..1."""
        wanted = terms(promise)
        total = sum(self._rarity.get(word, 0.0) for word in wanted)
        return sum(self._rarity.get(word, 0.0) for word in wanted if word in self._present) / total if total else 0.0

    def _bm25(self, wanted: Counter[str], bag: Counter[str]) -> float:
        length = sum(bag.values())
        damp = _K1 * (1 - _B + _B * length / (self._mean or 1.0))
        return sum(self._rarity[w] * bag[w] * (_K1 + 1) / (bag[w] + damp) for w in wanted if w in bag)

    def _norm(self, bag: Counter[str]) -> float:
        return math.sqrt(sum((n * self._pair_rarity.get(p, 0.0)) ** 2 for p, n in bag.items()))

    def _cosine(self, one: Counter[str], norm: float, other: Counter[str], length: float) -> float:
        shared = sum(n * other[p] * self._pair_rarity[p] ** 2 for p, n in one.items() if p in other)
        return shared / (norm * length) if norm and length else 0.0
