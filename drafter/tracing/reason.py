"""Why a promise was judged as it was, in a phrase a person can check: what both say, or what the report never says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.tracing.claims import Claim, claims
from drafter.tracing.features import Features
from drafter.tracing.tokens import NAMED, Text
from drafter.zh.expression import expression
from drafter.zh.hygiene import squeeze
from drafter.zh.lexicon import Lexicon, runs
from drafter.zh.quoting import quote

_NAMED = 3
_RARE = 4.5
"""Rarity from which a word says what a promise is about (one sentence in ninety has it)."""
_TELLING = 5.5
"""Rarity from which its absence from the whole report tells (one sentence in two hundred and fifty has it)."""
_ENOUGH = 12.0
"""Rarity of what both say from which there is something to show for an answer: among labelled promises that seemed answered
the sentence was right in two of three below, in four of five and more above."""
_MORE = 6.0
"""Rarity of the words a further sentence shares with a promise, and the best does not, from which it answers another part:
among labelled promises two in three such sentences are evidence."""
_NEAR = 0.68
"""Cosine from which two words are told as meaning the same."""
_MONEY = expression("[数几多近余]?[十百千万亿]*元?")
_ORDERED = frozenset("东西南北中上下前后一二三四五六七八九十")
"""Words that differ in nothing but one of these are two things: 东三环, 南三环."""
_SAYS_NOTHING = frozenset(
    ("年内", "年底", "月底", "关于", "更多", "更大", "不少", "以及", "其中", "此外", "同时", "期间", "之一", "左右", "以内", "以外",
     "年均", "年均递增", "用于", "有关", "相关", "仍要", "余家", "余个", "余处", "力促", "狠抓")
)  # fmt: skip
"""Rare in reports that look back, but what they are missing for is nothing."""


@dataclass(frozen=True)
class Grounds:
    """What a promise and its best sentence have to show: stretches both say, their rarity, words that mean the same."""

    shared: list[str]
    weight: float
    near: list[str]

    @classmethod
    def of(cls, features: Features, promise: int, sentence: int, words: Lexicon) -> Grounds:
        """The grounds for taking a sentence for the answer to a promise."""
        asked, said = features.asked[promise], features.said[sentence]
        shared = _shared(asked, said, words)
        return cls(shared, sum(_weight(one, words) for one in shared), _near(asked, said, features, words))

    def __bool__(self) -> bool:
        return self.weight >= _ENOUGH


def reason(
    features: Features, promise: int, sentence: int, words: Lexicon, beyond: str, *, grounds: Grounds, answered: bool
) -> str:
    """A promise and its best sentence -> 同提“…”；意思相近：…；数字相同：…；全文未见：…；只在标题、下年计划或不足里提到：…

    beyond: what else the report says, typography aside: its plan, its shortcomings, its headings.
    """
    asked, said = features.asked[promise], features.said[sentence]
    missing, later = _missing(asked, features, words, beyond)
    figures = _counted_alike(asked, said) if answered else []
    parts = [f"同提{''.join(map(quote, grounds.shared))}"] if grounds.shared else []
    parts += [f"意思相近：{'、'.join(grounds.near)}"] if grounds.near and answered else []
    parts += [f"数字相同：{'、'.join(figures)}"] if figures else []
    parts += [f"全文未见：{'、'.join(missing)}"] if missing else []
    parts += [f"只在标题、下年计划或不足里提到：{'、'.join(later)}"] if later else []
    if not parts:
        return "没有明显相同的词，按意思和上下文判断" if answered else "没有找到说同一件事的句子"
    return "；".join(parts)


def further(features: Features, promise: int, before: Sequence[int], other: int, words: Lexicon) -> tuple[str, ...]:
    """What of a promise another sentence speaks of and those before it do not, where that is enough to tell; else empty."""
    asked, second = features.asked[promise], features.said[other]
    known = "\n".join(features.said[n].plain for n in before)
    new = [word for word in asked.bag & second.bag if len(word) > 1 and word not in known]
    telling = [word for word in new if words.rarity(word) >= _RARE]
    if sum(words.rarity(word) for word in telling) < _MORE:
        return ()
    return tuple(one for one in _shared(asked, second, words) if any(word in one for word in telling))


def _counted_alike(asked: Text, said: Text) -> list[str]:
    """Figures both give of one thing: neither 3家 and 3岁 are, nor 增长10% of one thing and of another."""
    theirs = claims(said.plain)
    alike = [one.text for one in claims(asked.plain) if any(_same(one, other) for other in theirs)]
    return list(dict.fromkeys(alike))[:_NAMED]


def _same(one: Claim, other: Claim) -> bool:
    return (one.value, one.unit, one.kind) == (other.value, other.unit, other.kind) and any(
        a in b or b in a for a in one.things for b in other.things
    )


def _shared(asked: Text, said: Text, words: Lexicon) -> list[str]:
    """Titles and quoted names both have, and the longest rows of words, the rarest first; none within another."""
    stretches: list[str] = []
    run, end = "", -1
    for start, word in [*_located(asked), (len(asked.plain) + 1, "")]:
        if word and start == end and run + word in said.plain:
            run, end = run + word, start + len(word)
            continue
        stretches += [run] if len(run) > 1 else []
        run, end = (word, start + len(word)) if word and word in said.plain else ("", -1)
    named = [name for name in _names(asked) if squeeze(name) in said.squeezed]
    told = [*named, *(one for one in stretches if not any(c.isdigit() for c in one))]
    weight = {one: _weight(one, words) for one in told}
    telling = sorted((one for one in weight if weight[one] >= _RARE), key=lambda one: -weight[one])
    bare = [squeeze(one) for one in telling]
    return [one for n, one in enumerate(telling) if not any(bare[n] in longer for longer in bare[:n])][:_NAMED]


def _weight(stretch: str, words: Lexicon) -> float:
    """Rarity of all pairs of characters of a stretch, typography aside."""
    return sum(words.run_rarity(run) for run in runs(squeeze(stretch), 2))


def _missing(asked: Text, features: Features, words: Lexicon, beyond: str) -> tuple[list[str], list[str]]:
    """What the promise names and the parts that look back never do: names in quotation marks first, then rare words, those
    beside each other as one; rarest first. Those nowhere in the report, and those that stand in its other parts."""
    names = [name for name in _names(asked) if squeeze(name) not in features.whole]
    stretches: list[tuple[float, str]] = []
    end = -1
    for start, word in _located(asked):
        known = word in _SAYS_NOTHING or word in features.whole or any(word in name for name in asked.names)
        absent = len(word) > 1 and not known
        if absent and words.rarity(word) >= _TELLING:
            weight, before = stretches.pop() if start == end and stretches else (0.0, "")
            stretches.append((max(weight, words.rarity(word)), before + word))
            end = start + len(word)
    told = dict.fromkeys(
        [*((f"“{name}”", squeeze(name)) for name in names), *((one, one) for _, one in sorted(stretches, reverse=True))]
    )
    nowhere = [shown for shown, plain in told if plain not in beyond]
    return nowhere[:_NAMED], [shown for shown, plain in told if plain in beyond][:_NAMED]


def _names(asked: Text) -> list[str]:
    """Titles and quoted names of a promise, as written."""
    return [name for pair in NAMED.findall(asked.plain) for name in pair if name]


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
    close = sorted((f for f in found if f[0] >= _NEAR and not _apart(f[1], f[2])), reverse=True)
    return [f"{one}—{other}" for _, one, other in close[:2]]


def _apart(one: str, other: str) -> bool:
    """Whether two words do not mean the same: one is a part of the other, both are sums, or they differ in which of several
    they name, in nothing else."""
    if one in other or other in one or (_MONEY.fullmatch(one) and _MONEY.fullmatch(other)):
        return True
    differ = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(differ) == 1 and _ORDERED.issuperset(differ[0])
