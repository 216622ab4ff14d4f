"""Promises against sentences: everything that speaks for one answering the other, by name, as (promises, sentences)
matrices. What they share in words, runs of characters, clauses, names and figures; how alike they are in meaning, by the
lexicon's vectors, and where it is installed by a tuned encoder; how alike the items, paragraphs and headings they stand in
are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

import numpy as np

from drafter.model.report import Commitment, Sentence
from drafter.tracing.overlap import Groups, Overlap, overlap
from drafter.tracing.semantic.cosines import Compared
from drafter.tracing.tokens import Text
from drafter.zh.lexicon import Lexicon, Matrix, runs, unit

_ALIKE = 0.35
"""Cosine of two words below which they have nothing to do with each other."""
_RUN = 0.7
"""What a run of characters weighs in a cosine, a word weighing 1."""
_FAR = 15
"""Ranks beyond which none is told from another."""
_FILLER = "的"
_LOT, _STRETCH = 200, 100
"""Texts compared word by word at a time: some 25 MB; sentences of a paragraph, or promises of an item, taken together."""
Made = TypeVar("Made")


class Features:
    """metric: (dimensions, dimensions); a promise's vector times it times a sentence's says how much this answers that.

    encoded: the two compared by the extra `semantic`, where it is used. plain: the matrices by name; compared: those of
    likeness, which also count relative to the others (see all)."""

    def __init__(
        self,
        promises: Sequence[Commitment],
        told: Sequence[Sentence],
        lexicon: Lexicon,
        metric: Matrix,
        encoded: Compared | None = None,
    ) -> None:
        self._lexicon, self._metric, self._promises, self._told = lexicon, metric, promises, told
        self.asked = [Text.of(promise.text, lexicon) for promise in promises]
        self.said = [Text.of(sentence.text, lexicon) for sentence in told]
        self.siblings = together([promise.topic for promise in promises], _STRETCH)
        self._beside = together([sentence.paragraph for sentence in told], _STRETCH)
        self.encoded = encoded
        self.compared: dict[str, Matrix] = {
            **self._literal(),
            **self._of_place(),
            **self._of_meaning(),
            **self._of_words(),
            **(self._of_encoder(encoded) if encoded else {}),
        }
        self.plain: dict[str, Matrix] = {**self.compared, **self._flags()}

    def all(self) -> Iterator[tuple[str, Matrix]]:
        """Every feature: the plain ones; those compared also against the other sentences, and the other promises."""
        yield from self.plain.items()
        for name, matrix in self.compared.items():
            yield f"{name}:sentences", _standard(matrix, 1)
            yield f"{name}:promises", _standard(matrix, 0)
            yield f"{name}:best-sentence", matrix - matrix.max(1, keepdims=True)
            yield f"{name}:best-promise", matrix - matrix.max(0, keepdims=True)
            yield f"{name}:sentence-rank", _rank(matrix, 1)
            yield f"{name}:promise-rank", _rank(matrix, 0)

    @cached_property
    def whole(self) -> str:
        """All sentences as one text, typography aside."""
        return "\n".join(text.squeezed for text in self.said)

    @cached_property
    def about(self) -> Matrix:
        """A vector a promise: what it is about."""
        return self._lexicon.embed([text.bag for text in self.asked])

    @cached_property
    def by_word(self) -> Overlap:
        """Words shared."""
        return overlap([t.bag for t in self.asked], [t.bag for t in self.said], self._lexicon.rarity)

    @cached_property
    def by_run(self) -> tuple[Overlap, Overlap]:
        """Runs of two and of three characters shared."""
        return self._runs(2), self._runs(3)

    def _runs(self, size: int) -> Overlap:
        ours, theirs = ([runs(text.plain, size) for text in texts] for texts in (self.asked, self.said))
        return overlap(ours, theirs, self._lexicon.run_rarity)

    def _literal(self) -> dict[str, Matrix]:
        pairs, triples = self.by_run
        ours, theirs = ([text.clauses for text in texts] for texts in (self.asked, self.said))
        rows, columns = Groups.of(ours), Groups.of(theirs)
        flat, other = ([clause for some in lot for clause in some] for lot in (ours, theirs))
        bags, others = ([bag for text in texts for bag in text.clause_bags] for texts in (self.asked, self.said))
        words = overlap(bags, others, self._lexicon.rarity).dice
        doubles = overlap([runs(c, 2) for c in flat], [runs(c, 2) for c in other], self._lexicon.run_rarity).dice
        return {
            "word:recall": self.by_word.recall,
            "pair:cosine": pairs.cosine,
            "pair:recall": pairs.recall,
            "triple:recall": triples.recall,
            "triple:shared": np.minimum(triples.shared / 20, 5),
            "clause:word": columns.most(rows.most(words, 0), 1),
            "clause:pair": columns.most(rows.most(doubles, 0), 1),
            "clause:covered": rows.mean(columns.most((words + doubles) / 2, 1)),
        }

    def _of_place(self) -> dict[str, Matrix]:
        """Cosines of promise, item and headings with sentence, paragraph and headings."""
        count, others = len(self.asked), len(self.said)
        items = _shared(
            self.siblings, lambda group: self._tagged([self.asked[n] for n in group], self._promises[group[0]].item)
        )
        paragraphs = _shared(self._beside, lambda group: self._tagged([self.said[n] for n in group]))
        rows = [
            *(self._tagged([text]) for text in self.asked), *items,
            *(self._tagged([], f"{promise.section}，{promise.item}") for promise in self._promises),
        ]  # fmt: skip
        columns = [
            *(self._tagged([text]) for text in self.said), *paragraphs,
            *(self._tagged([], sentence.heading) for sentence in self._told),
        ]  # fmt: skip
        cosine = overlap(rows, columns, self._weight).cosine
        return {
            f"{ours}~{theirs}": cosine[i * count : (i + 1) * count, j * others : (j + 1) * others]
            for i, ours in enumerate(("promise", "item", "headings"))
            for j, theirs in enumerate(("sentence", "paragraph", "heading"))
        }

    def _tagged(self, texts: Sequence[Text], more: str = "") -> set[str]:
        """Words and pairs of characters together, told apart by their first character."""
        words = {word for text in texts for word in text.bag} | set(self._lexicon.words(more))
        pairs = {pair for text in texts for pair in text.pairs} | runs(more, 2)
        return {f"w{word}" for word in words} | {f"r{pair}" for pair in pairs}

    def _weight(self, tagged: str) -> float:
        if tagged[0] == "w":
            return self._lexicon.rarity(tagged[1:])
        return _RUN * self._lexicon.run_rarity(tagged[1:])

    def _of_meaning(self) -> dict[str, Matrix]:
        """Cosines of vectors, and the metric's likeness."""
        embed, metric = self._lexicon.embed, self._metric
        ours, theirs = self.about, embed([text.bag for text in self.said])
        items, paragraphs = self._means(ours, theirs)
        rows, columns = Groups.of([t.clauses for t in self.asked]), Groups.of([t.clauses for t in self.said])
        flat = embed([bag for text in self.asked for bag in text.clause_bags])
        other = embed([bag for text in self.said for bag in text.clause_bags])
        near = columns.most(flat @ other.T, 1)
        return {
            "meaning:promise~sentence": ours @ theirs.T,
            "meaning:item~sentence": items @ theirs.T,
            "meaning:promise~paragraph": ours @ paragraphs.T,
            "meaning:item~paragraph": items @ paragraphs.T,
            "meaning:clause": rows.most(near, 0),
            "meaning:clauses": rows.mean(near),
            "meaning:promise~clause": columns.most(ours @ other.T, 1),
            "learned:promise~sentence": ours @ metric @ theirs.T,
            "learned:item~sentence": items @ metric @ theirs.T,
            "learned:promise~paragraph": ours @ metric @ paragraphs.T,
        }

    def _of_encoder(self, encoded: Compared) -> dict[str, Matrix]:
        """What the encoder makes of it: cosines of vectors, pieces each way, and all of it as it was learned."""
        ours, theirs = encoded.ours, encoded.theirs
        items, paragraphs = self._means(ours, theirs)
        return {
            "encoder:promise~sentence": ours @ theirs.T,
            "encoder:item~sentence": items @ theirs.T,
            "encoder:promise~paragraph": ours @ paragraphs.T,
            "encoder:late": encoded.late,
            "encoder:back": encoded.back,
            "encoder:score": encoded.score,
        }

    def _means(self, ours: Matrix, theirs: Matrix) -> tuple[Matrix, Matrix]:
        """Vectors of promises and of sentences -> of each promise's item, of each sentence's paragraph."""
        items, paragraphs = (
            unit(np.stack([rows[group].mean(0) for group in groups]))
            for rows, groups in ((ours, self.siblings), (theirs, self._beside))
        )
        return items, paragraphs

    def _of_words(self) -> dict[str, Matrix]:
        """For each word of the one, its nearest of the other, as in BERTScore (Zhang et al. 2020), rare words weighing more."""
        ours, theirs = [list(t.words) for t in self.asked], [list(t.words) for t in self.said]
        items = _shared(self.siblings, lambda group: [word for n in group for word in ours[n]])
        paragraphs = _shared(self._beside, lambda group: [word for n in group for word in theirs[n]])
        return {
            "nearest:promise~sentence": self._nearest(ours, theirs),
            "nearest:sentence~promise": self._nearest(theirs, ours).T,
            "nearest:item~sentence": self._nearest(items, theirs),
            "nearest:promise~paragraph": self._nearest(ours, paragraphs),
        }

    def _nearest(self, texts: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> Matrix:
        rows, placed = _apart(texts)
        each = {word: n for n, word in enumerate(dict.fromkeys(word for row in rows for word in row))}
        near = np.concatenate([self._best(list(each), others[n : n + _LOT]) for n in range(0, len(others), _LOT)], 1)
        near = near[[each[word] for row in rows for word in row]]
        groups = Groups.of(rows)
        weights = np.array([self._lexicon.rarity(word) for row in rows for word in row], np.float32)[:, None]
        means: Matrix = np.add.reduceat(near * weights, groups.starts) / np.add.reduceat(weights, groups.starts)
        return means[placed]

    def _best(self, words: Sequence[str], texts: Sequence[Sequence[str]]) -> Matrix:
        """Of each word, the cosine with the nearest word of each text, 0 where none is near."""
        columns, placed = _apart(texts)
        likeness = self.likeness(words, [word for text in columns for word in text])
        best = Groups.of(columns).most(np.where(likeness > _ALIKE, likeness, 0), 1)
        return np.ascontiguousarray(best[:, placed])

    def likeness(self, words: Sequence[str], others: Sequence[str]) -> Matrix:
        """Cosine of each word with each other word; 1 for the same word, known or not."""
        ours, theirs = ({word: n for n, word in enumerate(dict.fromkeys(lot))} for lot in (words, others))
        cosine = self._lexicon.vectors(list(ours)) @ self._lexicon.vectors(list(theirs)).T
        for word in ours.keys() & theirs.keys():
            cosine[ours[word], theirs[word]] = 1.0
        return cosine[np.ix_([ours[w] for w in words], [theirs[w] for w in others])]

    def _flags(self) -> dict[str, Matrix]:
        count, others = len(self.asked), len(self.said)
        at = np.arange(others) / max(1, others)
        each = {
            "says:figure": [float(bool(text.units)) for text in self.said],
            "says:length": np.log1p([len(text.plain) for text in self.said]),
            "says:at": at,
            "says:first": [float(group[0] == n) for n, group in enumerate(self._beside)],
        }
        cosine = self.compared["promise~sentence"]
        return {
            "word:precision": self.by_word.precision,
            "word:shared": self.by_word.shared / 10,
            "word:rarest": self.by_word.rarest[0],
            "word:second": self.by_word.rarest[1],
            "same:names": self._each(lambda ours, theirs: sum(name in theirs.squeezed for name in ours.names)),
            "same:units": self._each(lambda ours, theirs: len(ours.units & theirs.units)),
            "same:numbers": self._each(lambda ours, theirs: len(ours.numbers & theirs.numbers)),
            "before": np.pad(cosine, ((0, 0), (1, 0)))[:, :-1],
            "after": np.pad(cosine, ((0, 0), (0, 1)))[:, 1:],
            "apart": np.abs((np.arange(count) / max(1, count))[:, None] - at[None]).astype(np.float32),
            **{name: np.tile(np.asarray(row, np.float32), (count, 1)) for name, row in each.items()},
        }

    def _each(self, count: Callable[[Text, Text], int]) -> Matrix:
        return np.array([[count(ours, theirs) for theirs in self.said] for ours in self.asked], np.float32)


def together(keys: Sequence[object], most: int | None = None) -> list[list[int]]:
    """For each, the places of all with its key; of more than the most of them, those of its stretch."""
    groups: dict[object, list[int]] = {}
    found = []
    for place, key in enumerate(keys):
        group = groups.setdefault(key, [])
        if len(group) == most:
            group = groups[key] = []
        group.append(place)
        found.append(group)
    return found


def _apart(texts: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[int]]:
    """Texts, some of them one and the same -> the words of each that is another, once; which of these each text is."""
    known = {id(text): text for text in texts}
    place = {key: n for n, key in enumerate(known)}
    return [list(dict.fromkeys(text)) or [_FILLER] for text in known.values()], [place[id(text)] for text in texts]


def _shared(groups: Sequence[list[int]], made: Callable[[list[int]], Made]) -> list[Made]:
    """What is made of each group, once for those that share it."""
    known = {id(group): group for group in groups}
    ready = {key: made(group) for key, group in known.items()}
    return [ready[id(group)] for group in groups]


def _standard(matrix: Matrix, axis: int) -> Matrix:
    """Standard scores along an axis."""
    mean, spread = matrix.mean(axis, keepdims=True), matrix.std(axis, keepdims=True)
    scores: Matrix = (matrix - mean) / (spread + 1e-3)
    return scores


def _rank(matrix: Matrix, axis: int) -> Matrix:
    """Places along an axis, the greatest 0, none beyond _FAR."""
    order = np.argsort(np.argsort(-matrix, axis=axis, kind="stable"), axis=axis, kind="stable")
    return np.minimum(order, _FAR).astype(np.float32)
