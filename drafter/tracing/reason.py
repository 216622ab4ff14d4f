"""Why a promise was judged as it was, in a phrase a person can check: what both say, or what the report never says."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.tracing.features import Features, Text
from drafter.tracing.lexicon import Lexicon, runs

_NAMED = 3
_RARE = 4.5
"""Rarity from which a word says what a promise is about (one sentence in ninety has it)."""
_TELLING = 5.5
"""Rarity from which its absence from the whole report tells (one sentence in two hundred and fifty has it)."""
_NEAR = 0.62
"""Cosine from which two words are told as meaning the same."""


def reason(features: Features, promise: int, sentence: int, words: Lexicon, *, answered: bool) -> str:
    """A promise and its best sentence -> 同提“…”；意思相近：…；数字都是…；全文未见：…"""
    asked, said = features.asked[promise], features.said[sentence]
    shared = _shared(asked, said, words)
    missing = _missing(asked, features, words)
    near = _near(asked, said, features, words)
    figures = sorted(asked.numbers & said.numbers, key=asked.plain.find)[:_NAMED]
    parts = [f"同提{''.join(f'“{one}”' for one in shared)}"] if shared else []
    parts += [f"意思相近：{'、'.join(near)}"] if near and answered else []
    parts += [f"数字相同：{'、'.join(figures)}"] if figures and answered else []
    parts += [f"全文未见：{'、'.join(missing)}"] if missing else []
    if not parts:
        return "上下文说的是同一件事" if answered else "没有说到同一件事的句子"
    return "；".join(parts)


def _shared(asked: Text, said: Text, words: Lexicon) -> list[str]:
    """The longest stretches both have, those made of rare runs first; no stretch within another."""
    pairs = runs(said.plain, 2)
    stretches, start = [], 0
    text = asked.squeezed
    while start < len(text) - 1:
        end = start + 1
        while end < len(text) and text[end - 1 : end + 1] in pairs and text[start : end + 1] in said.squeezed:
            end += 1
        if end - start >= 2:
            stretches.append(text[start:end])
        start = max(start + 1, end - 1)
    weight = {one: sum(words.run_rarity(run) for run in runs(one, 2)) for one in stretches}
    telling = [one for one in weight if weight[one] >= _RARE and not one.isdigit()]
    return sorted(telling, key=lambda one: -weight[one])[:_NAMED]


def _missing(asked: Text, features: Features, words: Lexicon) -> list[str]:
    """What the promise names and the report never does: names in quotation marks first, then rare words, those beside each
    other as one; rarest first."""
    whole = features.whole
    names = sorted(name for name in asked.names if name not in whole)
    stretches: list[tuple[float, str]] = []
    end = -1
    for start, word in _located(asked):
        absent = len(word) > 1 and word not in whole and not any(word in name for name in asked.names)
        if absent and words.rarity(word) >= _TELLING:
            beside = start == end and stretches
            weight, before = stretches.pop() if beside else (0.0, "")
            stretches.append((max(weight, words.rarity(word)), before + word))
            end = start + len(word)
    named = [f"“{name}”" for name in names]
    return [*named, *(phrase for _, phrase in sorted(stretches, reverse=True))][:_NAMED]


def _located(asked: Text) -> list[tuple[int, str]]:
    """The words of a promise and where each stands in it, marks counted."""
    found, at = [], 0
    for word in asked.words:
        start = asked.plain.find(word, at)
        if start >= 0:
            found.append((start, word))
            at = start + len(word)
    return found


def _near(asked: Text, said: Text, features: Features, words: Lexicon) -> list[str]:
    """Words of the two that mean the same in other words."""
    ours = [word for word in asked.bag if word not in said.bag and len(word) > 1 and words.rarity(word) >= _RARE]
    theirs = [word for word in said.bag if word not in asked.bag and len(word) > 1 and words.rarity(word) >= _RARE]
    if not ours or not theirs:
        return []
    likeness = features.likeness(sorted(ours), sorted(theirs))
    found = [
        (float(row.max()), one, sorted(theirs)[int(row.argmax())])
        for one, row in zip(sorted(ours), likeness, strict=True)
    ]
    close: Sequence[tuple[float, str, str]] = sorted((f for f in found if f[0] >= _NEAR), reverse=True)
    return [f"{one}—{other}" for _, one, other in close[:2]]
