"""How a promise stands: what tells, besides its best sentence, whether it was answered, by name, one number a promise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from drafter.model.report import Commitment
from drafter.tracing.features import Features, together
from drafter.tracing.overlap import Overlap
from drafter.zh.expression import expression
from drafter.zh.hygiene import squeeze
from drafter.zh.lexicon import Matrix

_DEED = expression("完成|建成|开工|竣工|投产|投用|通车|启用|新增|新建|争创|创建|力争|确保|启动|出台|举办")
"""Words of a promise whose result can be seen."""
_STANCE = expression("加强|推进|深化|完善|健全|强化|优化|提升|加大|坚持|积极|支持|鼓励|引导|探索|研究")
_ABOUT = 64
"""Dimensions of a promise's vector that count, for promises of some kinds are answered more often; the first say most."""
_MANY = 10
"""Best sentences that are taken together."""


OF_SENTENCES, OF_CHILDREN = 0.3, 1.0
"""What the best child weighs beside the lead: for each sentence, and for being answered at all (benchmarks/learn_tracing.py,
places left out: hit@1 .856 -> .865, F1 .763 -> .768)."""


def through_children(promises: Sequence[Commitment], odds: Matrix, weight: float) -> Matrix:
    """An inline lead is answered through its children. Log-odds, (promises, …) -> those of a lead drawn to its best child's."""
    found = odds.copy()
    for lead, children in led(promises):
        found[lead] = (odds[lead] + weight * odds[children].max(0)) / (1 + weight)
    return found


def led(promises: Sequence[Commitment]) -> Iterator[tuple[int, list[int]]]:
    """The place of each lead that has children, and theirs."""
    leads = [_is_lead(promise) for promise in promises]
    for place, group in enumerate(together([promise.topic for promise in promises])):
        children = [n for n in group if not leads[n]]
        if leads[place] and children:
            yield place, children


def _is_lead(promise: Commitment) -> bool:
    return bool(promise.item) and squeeze(promise.text).endswith(squeeze(promise.item))


def standings(promises: list[Commitment], features: Features, scores: Matrix) -> dict[str, Matrix]:
    """Promises, their features and how well each sentence answers each (log-odds) -> the numbers of each promise."""
    found = {
        **_of_scores(features, scores),
        **_of_report(features, scores),
        **_of_promise(promises, features),
        **_of_best(features, scores),
        **_of_encoder(features),
    }
    plain = {name: np.asarray(values, np.float32) for name, values in found.items()}
    beside = {f"{name}:promises": (values - values.mean()) / (values.std() + 1e-3) for name, values in plain.items()}
    about = {f"about:{n}": features.about[:, n] for n in range(min(_ABOUT, features.about.shape[1]))}
    return {**plain, **beside, **about}


def _of_scores(features: Features, scores: Matrix) -> dict[str, Matrix]:
    count, others = scores.shape
    top = -np.sort(-np.pad(scores, ((0, 0), (0, max(0, 4 - others))), constant_values=scores.min() - 1), axis=1)
    first = top[:, 0]
    kin = [[k for k in group if k != n] for n, group in enumerate(features.siblings)]
    near = [[k for k in (n - 1, n + 1) if 0 <= k < count] or [n] for n in range(count)]
    rivals = scores[:, scores.argmax(1)] > first[None] + 1e-6
    return {
        "best": first,
        "second": top[:, 1],
        "third": top[:, 2],
        "lead": first - top[:, 1],
        "lead:fourth": first - top[:, 3],
        "together": np.log(np.exp(top[:, :_MANY]).sum(1)),
        "plan:mean": np.full(count, first.mean()),
        "siblings:mean": np.array([first[group].mean() if group else first[n] for n, group in enumerate(kin)]),
        "siblings:best": np.array([first[group].max() if group else first[n] for n, group in enumerate(kin)]),
        "siblings": np.array([len(group) for group in kin]),
        "neighbours": np.array([first[group].mean() for group in near]),
        "rivals": np.log1p(rivals.sum(0)),
    }


def _of_report(features: Features, scores: Matrix) -> dict[str, Matrix]:
    """What of the promise's words and runs stands anywhere in the report, and how long the report is."""
    count, others = scores.shape
    pairs, triples = features.by_run
    return {
        "report:sentences": np.full(count, np.log(others)),
        "report:ratio": np.full(count, np.log(others / count)),
        "covered:word": _covered(features.by_word),
        "covered:pair": _covered(pairs),
        "covered:triple": _covered(triples),
        "missing:word": features.by_word.mass - features.by_word.covered,
        "missing:triple": triples.mass - triples.covered,
    }


def _covered(shared: Overlap) -> Matrix:
    return shared.covered / np.maximum(shared.mass, 1e-6)


def _of_promise(promises: list[Commitment], features: Features) -> dict[str, Matrix]:
    texts = features.asked
    return {
        "promise:length": np.log([max(1, len(text.plain)) for text in texts]),
        "promise:clauses": np.array([len(text.clauses) for text in texts]),
        "promise:units": np.array([len(text.units) for text in texts]),
        "promise:names": np.array([len(text.names) for text in texts]),
        "promise:names-found": np.array([sum(name in features.whole for name in text.names) for text in texts]),
        "promise:deed": np.array([bool(_DEED.search(text.plain)) for text in texts]),
        "promise:stance": np.array([bool(_STANCE.match(text.plain)) for text in texts]),
        "promise:rarity": features.by_word.mass / np.array([1 + len(text.bag) for text in texts]),
        "promise:at": np.arange(len(texts)) / len(texts),
        "promise:lead": np.array([_is_lead(promise) for promise in promises]),
    }


def _of_best(features: Features, scores: Matrix) -> dict[str, Matrix]:
    """The features of the best sentence, and the best of each feature over all sentences."""
    rows, best = np.arange(len(scores)), scores.argmax(1)
    found = {
        f"at:{name}": matrix[rows, best] for name, matrix in features.plain.items() if not name.startswith("says:")
    }
    for name, matrix in features.compared.items():
        top = matrix.max(1)
        found[f"most:{name}"] = top
        found[f"stands-out:{name}"] = (top - matrix.mean(1)) / (matrix.std(1) + 1e-3)
    return found


def _of_encoder(features: Features) -> dict[str, Matrix]:
    """The bar the extra `semantic` sets for an answer, and how far the report exceeds it."""
    found = features.encoded
    if found is None:
        return {}
    return {"bar": found.bar, "bar:all": found.against, "bar:best": found.score.max(1) - found.bar}
