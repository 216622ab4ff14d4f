"""The headings under which papers' sentences are put -> the row of 提纲 each belongs to, and the paragraphs of 正文 under it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drafter.collecting.news import heads_of
from drafter.model.dossier import Dossier
from drafter.model.headline import HeadingInput
from drafter.model.inputs import PassageInput
from drafter.model.report import Heading
from drafter.model.skeleton import above

_END = 10**9


class UnderHeadings:
    """A dossier, and the headings and leads of the report it succeeds: a lead within a paragraph is finer than 提纲."""

    def __init__(self, dossier: Dossier) -> None:
        self.outline = dossier.outline
        heads = heads_of(dossier.priors[0])
        bones = tuple(one.prior for one in dossier.joins.headings)
        rows = {one.prior.id: one.row for one in dossier.joins.headings if one.row}
        self._heads: dict[str, tuple[Heading, int]] = {}
        for head, after in pairwise([*heads, None]):
            if head is not None:
                self._heads.setdefault(head.title, (head, after.paragraph if after else _END))
        self._rows: dict[str, HeadingInput] = {}
        for title, (head, _) in self._heads.items():
            bone = above(bones, head.paragraph, head.part)
            if bone is not None and bone.id in rows:
                self._rows[title] = rows[bone.id]
        self._passages = [(one.prior.paragraph, one.row) for one in dossier.joins.passages if one.row]
        self._order = {row.id: n for n, row in enumerate(self.outline.rows)}

    def row(self, title: str) -> HeadingInput | None:
        """The row of 提纲 for what stands under a heading or lead."""
        return self._rows.get(title) or self.outline.find(title)

    def passages(self, title: str) -> Iterator[PassageInput]:
        """The rows of 正文 whose paragraphs of last year stood under it."""
        head, stop = self._heads.get(title, (None, 0))
        if head is not None:
            yield from (
                row for paragraph, row in self._passages if head.paragraph <= paragraph < max(stop, head.paragraph + 1)
            )

    def name(self, title: str) -> str | None:
        """How a row names where it belongs: by the heading's words where they are last year's and no other's, else its number."""
        found = self.row(title)
        if found is None:
            return None
        alone = sum(row.words == found.words for row in self.outline.rows) == 1
        return found.words if alone and found.words == found.last else found.id or found.words

    def place(self, said: str | None) -> int:
        """Where a heading that a row names stands in 提纲, from 0; behind all others where it is not there."""
        found = self.outline.find(said)
        return self._order.get(found.id, len(self._order)) if found else len(self._order)

    def position(self, title: str) -> tuple[int, int]:
        """Where what stands under a heading or lead comes: its row in 提纲, then its paragraph in last year's report."""
        return self.place(self.name(title)), self._heads[title][0].paragraph if title in self._heads else _END
