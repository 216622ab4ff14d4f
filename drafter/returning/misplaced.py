"""An edited draft and the one that would be built -> what would stand elsewhere, and which answers would be printed away from
where they stand now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.edited import Edited
from drafter.model.manifest import Line, Manifest
from drafter.model.manuscript import SHEET, TABLE
from drafter.returning.aligning import Aligned, aligned
from drafter.returning.ordering import rising, standing
from drafter.returning.outlining import Row
from drafter.returning.parts import Part
from drafter.returning.spelling import FITTED, answers_in, host_of
from drafter.zh.headings import unmarked
from drafter.zh.sentences import split

DIGITS = str.maketrans("", "", "0123456789０１２３４５６７８９.．,，万亿千百余约近超")
"""What a figure retyped elsewhere changes in a paragraph nobody touched."""


def plain(text: str) -> str:
    """A paragraph without its number in the order, blanks aside."""
    return "".join(unmarked(text.strip()).split())


def paragraphs(beside: Aligned) -> list[list[Part]]:
    """The parts of each paragraph of the edited draft."""
    held: dict[int, list[Part]] = {}
    for part in beside.parts:
        held.setdefault(id(part.piece), []).append(part)
    return list(held.values())


def printed_lines(manifest: Manifest) -> list[Line]:
    """The lines of a draft and of its annexes, 审阅单 left out."""
    return [line for line in manifest.lines if line.look not in SHEET and line.text.strip()]


def out_of_order(beside: Aligned, lines: Sequence[Line]) -> list[tuple[Part, int]]:
    """Paragraphs that would be printed at another place, each with the number of the line it would be; of two that would stand
    the wrong way round, the one that was moved or is new."""
    places: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        places.setdefault(plain(line.text), []).append(n)
    known = [(parts[0], places.get(plain(parts[0].piece.text), [])) for parts in paragraphs(beside)]
    once = [(part, at[0]) for part, at in known if len(at) == 1 and not part.piece.table]
    printed = [(n, beside.place[part.line.key]) for n, (part, _) in enumerate(once) if part.line]
    stayed = {printed[k][0] for k in rising([place for _, place in printed])}
    right = standing([at for _, at in once], [n in stayed for n in range(len(once))])
    return [one for n, one in enumerate(once) if n not in right]


def displaced(manifest: Manifest, draft: Edited, rebuilt: Manifest, spelled: frozenset[Row]) -> frozenset[Row]:
    """What a draft printed, the draft as edited and the one that would be built -> the answers, beside those that are words of
    正文 already (spelled), that would be printed elsewhere than where they stand now, and are all that is amiss with their
    paragraph."""
    beside = aligned(draft, manifest)
    lines = [line for line in printed_lines(rebuilt) if line.look not in TABLE]
    texts = [_rough(line.text) for line in lines]
    moved = {id(part.piece) for part, _ in out_of_order(beside, lines)}
    found = set[Row]()
    alone: list[Row] = []
    for parts in paragraphs(beside):
        if parts[0].piece.table or (parts[0].line and parts[0].line.look in SHEET):
            continue
        rows = [row for row in _answers(parts, rebuilt, texts) if row not in spelled]
        if id(parts[0].piece) in moved:
            found |= set(alone if parts[0].line is None else () if any(map(_host, parts)) else rows)
        elif rows and _rough(parts[0].piece.text) not in texts:
            found |= set(_astray(parts, rows, rebuilt, texts))
        alone = [] if any(map(_host, parts)) else rows
    return frozenset(found)


def _host(part: Part) -> bool:
    return part.line is not None and host_of(part.line) is not None


def _rough(text: str) -> str:
    return plain(text).translate(DIGITS)


def _is_printed(words: str, texts: Sequence[str]) -> bool:
    """Whether an answer would be printed in the text at all: the tables may have it in the annex alone by now."""
    lines = [rough for line in words.split("\n") if (rough := _rough(line))]
    return bool(lines) and all(any(line in text for text in texts) for line in lines)


def _answers(parts: Sequence[Part], rebuilt: Manifest, texts: Sequence[str]) -> Iterator[Row]:
    """The answers in a paragraph that say something; none where a blank without words of 正文 beside it would be lost."""
    rows = [row for part in parts if part.line for row in answers_in(part.line)]
    said = [row for row in rows if _is_printed(rebuilt.texts.get((*row, FITTED[row[0]]), ""), texts)]
    if len(said) == len(rows) or any(map(_host, parts)):
        yield from said


def _astray(parts: Sequence[Part], rows: Sequence[Row], rebuilt: Manifest, texts: Sequence[str]) -> Sequence[Row]:
    """Answers in a paragraph that would be printed otherwise -> those whose words would stand elsewhere, all where nothing of
    正文 stands beside them; none where other words of it would not be printed at all."""
    sentences = [rough for one in split(parts[0].piece.text) if (rough := _rough(one.text))]
    places = [next(((n, line.index(one)) for n, line in enumerate(texts) if one in line), None) for one in sentences]
    known = [place for place in places if place]
    if len(known) < len(sentences) or not known:
        return []
    if not any(map(_host, parts)):
        return rows
    said = {row: _rough(rebuilt.texts[(*row, FITTED[row[0]])]) for row in rows}
    told = [next((row for row, words in said.items() if one in words or words in one), None) for one in sentences]
    firm = [n for (n, _), row in zip(known, told, strict=True) if row is None]
    main = max(firm or [n for n, _ in known], key=(firm or [n for n, _ in known]).count)
    here = [n for n, place in enumerate(known) if place[0] == main]
    right = standing([known[n][1] for n in here], [told[n] is None for n in here])
    kept = {here[k] for k in right}
    return [row for n, row in enumerate(told) if row is not None and n not in kept]
