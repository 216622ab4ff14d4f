"""A draft as it would be built from the changed tables, beside the edited one: what would still read otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.model.edited import Edited
from drafter.model.manifest import Line, Manifest
from drafter.model.manuscript import SHEET, TABLE
from drafter.model.returned import Returned, Unplaced
from drafter.returning.aligning import Aligned, aligned
from drafter.returning.ledger import shown
from drafter.returning.misplaced import DIGITS, out_of_order, paragraphs, plain, printed_lines
from drafter.returning.parts import Part
from drafter.zh.clipping import clipped
from drafter.zh.resembling import Bag

_LIKE = 0.5
"""Share of character pairs from which a printed paragraph is taken for the edited one."""
_AROUND = 8
"""Characters shown on both sides of a difference."""
_LONGEST = 60
"""Characters of a difference that are shown."""
_NUMERALS = frozenset("0123456789.,，")


def differing(found: Returned, manifest: Manifest, draft: Edited, current: Manifest, rebuilt: Manifest) -> Returned:
    """What an edited draft asked for, the drafts that would be built before and after -> the same, with the paragraphs that
    would be printed otherwise among those without a place, and without those that come out right all the same."""
    beside = aligned(draft, manifest)
    lines = printed_lines(rebuilt)
    texts = Counter(plain(line.text) for line in lines if line.look not in TABLE)
    cells = {"".join(run.text for run in cell) for line in lines if line.look in TABLE for cell in line.cells}
    kept = [one for one in found.unplaced if not (one.paragraph and plain(one.paragraph) in texts)]
    told = _Told(replace(found, unplaced=tuple(kept)))
    more = [
        *_misprinted(beside, texts, told, _words(current)), *_wrong_cells(beside, cells, told), *_still_there(beside, draft, texts, told),
        *_out_of_order(beside, lines, told),
    ]  # fmt: skip
    return replace(found, unplaced=(*kept, *more))


class _Told:
    """What was told already, so that it is not told twice."""

    def __init__(self, found: Returned) -> None:
        near = {place for one in found.unplaced for place in one.near.split("、")}
        self._places = near | {one.where for one in found.clashes}
        self._texts = [one.text for one in found.unplaced]
        self.changed = {one.where for one in found.proposed}
        self.figures = any(getattr(one.change, "table", "") == "指标" for one in found.proposed)

    def filled(self, line: Line | None) -> bool:
        """Whether one of a line's cells was changed elsewhere."""
        return line is not None and any(shown(*run.cell) in self.changed for run in line.runs)

    def has(self, line: Line | None, text: str) -> bool:
        """Whether it was said of one of the line's cells, or of these words."""
        places = {shown(*run.cell) for run in line.runs} if line else set()
        places |= {shown(*run.cell[:2]) for run in line.runs} if line else set()
        return bool(places - {""} & self._places) or text in self._texts

    def tells(self, part: Part) -> bool:
        """Whether words of a paragraph were laid aside."""
        return any(text and text in part.piece.text for text in self._texts)


def _changed(parts: Sequence[Part]) -> bool:
    """Whether a paragraph is other than printed: in its words, or several made one."""
    lines = [part.line for part in parts]
    return len(parts) > 1 or any(
        line is None or line.text != part.text for part, line in zip(parts, lines, strict=True)
    )


def _words(manifest: Manifest) -> set[str]:
    return {plain(line.text) for line in manifest.lines}


def _misprinted(beside: Aligned, texts: Counter[str], told: _Told, current: set[str]) -> Iterator[Unplaced]:
    """Paragraphs that would not be printed so, by a change of theirs or of their place."""
    rough = {text.translate(DIGITS) for text in texts} if told.figures else set()
    cut = _cut_up(beside, texts)
    yield from cut.values()
    for parts in paragraphs(beside):
        first = parts[0]
        if first.piece.table or (first.line and (first.line.look in SHEET or first.line.key in cut)):
            continue
        if not _changed(parts) and (plain(first.piece.text) not in current or told.filled(first.line)):
            continue
        for words in first.piece.cells[0].text.split("\n"):
            bare = plain(words)
            known = not bare or bare in texts or bare.translate(DIGITS) in rough
            if known or any(told.has(part.line, words.strip()) for part in parts):
                continue
            seen, why = spot(words.strip(), list(texts))
            yield Unplaced(seen, _row_of(parts), why, first.by_key, words.strip())


def _cut_up(beside: Aligned, texts: Counter[str]) -> dict[str, Unplaced]:
    """Paragraphs that were cut in two and would be printed as one, all their words in it, by bookmark."""
    held: dict[str, list[Part]] = {}
    for part in beside.parts:
        if part.line and not part.piece.table:
            held.setdefault(part.line.key, []).append(part)
    found: dict[str, Unplaced] = {}
    for key, parts in held.items():
        whole = "".join(part.text for part in parts)
        if len(parts) > 1 and plain(whole) in texts and plain(parts[0].text) not in texts:
            why = "从这里另起一段，这一处在表里不能断开"
            found[key] = Unplaced(parts[1].text, _row_of(parts), why, parts[1].by_key, whole)
    return found


def _row_of(parts: Sequence[Part]) -> str:
    """The first row whose words parts print."""
    runs = (run for part in parts if part.line for run in part.line.runs)
    return next((shown(*run.cell[:2]) for run in runs if run.cell[0]), "")


def spot(words: str, texts: Sequence[str]) -> tuple[str, str]:
    """A paragraph that would not be printed so, and all that would -> where it differs from the likest, and how."""
    bare, bag = plain(words), Bag(words)
    like, best = max(((bag.like(Bag(text)), text) for text in texts), default=(0.0, ""))
    if like < _LIKE:
        return words, "成稿里没有这一段"
    start = _before_number(_agreeing(bare, best), bare, best)
    end = min(_agreeing(bare[::-1], best[::-1]), len(bare) - start, len(best) - start)
    end = _before_number(end, bare[::-1], best[::-1])
    seen = bare[max(0, start - _AROUND) : len(bare) - max(0, end - _AROUND)]
    there, here = best[start : len(best) - end], bare[start : len(bare) - end]
    if there:
        return f"……{seen}……", f"成稿时这里是“{clipped(there, _LONGEST)}”"
    moved = next((text for text in texts if text != best and len(here) >= _AROUND and here.strip("。；，") in text), "")
    return f"……{seen}……", f"成稿时这些话在“{clipped(moved, _AROUND)}”一段" if moved else "成稿时这里没有这些话"


def _before_number(at: int, *texts: str) -> int:
    """A place in texts that are alike so far, moved back where it would cut a number in two."""
    within = any(text[at : at + 1] in _NUMERALS for text in texts if at < len(text))
    while within and at and texts[0][at - 1] in _NUMERALS:
        at -= 1
    return at


def _agreeing(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _wrong_cells(beside: Aligned, cells: set[str], told: _Told) -> Iterator[Unplaced]:
    """Changed cells of annexes that would not be printed so."""
    for part in beside.parts:
        if not part.piece.table or part.line is None:
            continue
        for runs, words in zip(part.line.cells, part.cells, strict=False):
            printed = "".join(run.text for run in runs)
            if words != printed and words not in cells and not words.isdecimal() and not told.has(part.line, words):
                near = next((shown(*run.cell) for run in (*runs, *part.line.runs) if run.cell[0]), "附表")
                yield Unplaced(words or f"删去了“{printed}”", near, "附表的这一格不从这里改", part.by_key)


def _still_there(beside: Aligned, draft: Edited, texts: Counter[str], told: _Told) -> Iterator[Unplaced]:
    """Paragraphs struck out that would be printed all the same."""
    words = {plain(line) for piece in draft.pieces for line in piece.text.split("\n")}
    for line in beside.gone:
        bare = plain(line.text)
        if line.look not in (*SHEET, *TABLE) and bare in texts and bare not in words and not told.has(line, line.text):
            near = next((shown(*run.cell[:2]) for run in line.runs if run.cell[0]), "")
            yield Unplaced(line.text, near, "删去的这一段照规定仍会印出")


def _out_of_order(beside: Aligned, lines: Sequence[Line], told: _Told) -> Iterator[Unplaced]:
    """Paragraphs that would be printed at another place, but those of which it was said that they cannot stand there."""
    for part, at in out_of_order(beside, lines):
        if told.tells(part):
            continue
        before = lines[at - 1].text[:20] if at else "最前面"
        yield Unplaced(
            part.text, f"会印在“{before}”后面", "次序照表里的，排不到改稿的位置", part.by_key, part.piece.text
        )
