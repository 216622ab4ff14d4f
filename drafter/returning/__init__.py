"""An edited draft beside what was printed and what the tables say now -> the changes it asks for, and what has no place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.model.dossier import Dossier
from drafter.model.edited import Edited
from drafter.model.manifest import Line, Manifest
from drafter.model.manuscript import SHEET, TABLE
from drafter.model.returned import Returned
from drafter.returning import annexing, noting
from drafter.returning.aligning import aligned, chosen
from drafter.returning.body_only import body_only
from drafter.returning.ledger import Ledger, shown
from drafter.returning.made_one import join
from drafter.returning.misplaced import displaced
from drafter.returning.outlining import NO_ROWS, Row, edited, heading_run, is_head, printed, rows_of
from drafter.returning.parts import Part
from drafter.returning.proving import differing
from drafter.returning.rearranging import Rearranging
from drafter.returning.recognising import check
from drafter.returning.retitling import Retitling
from drafter.returning.slotting import slots
from drafter.returning.spelling import as_new
from drafter.returning.texts import Texts
from drafter.returning.withholding import without_strikes

__all__ = ["body_only", "check", "chosen", "differing", "displaced", "returned"]

ADDRESSEE = ("案卷", "", "主送")
"""The cell whose line may be struck out."""


def returned(dossier: Dossier, manifest: Manifest, draft: Edited, spelled: frozenset[Row] = NO_ROWS) -> Returned:
    """A dossier as it is now, what the draft printed, and the draft as it came back -> what it asks of the tables. spelled:
    answers that become words of 正文, as they would be printed elsewhere than where they stand now."""
    ledger = Ledger(dossier)
    found = aligned(draft, manifest)
    texts = Texts(manifest, ledger, spelled)
    groups, loose = _groups(found.parts)
    for line, parts in groups:
        texts.take(line, parts)
    sure = _sure(found.parts)
    gone = _without_sheet(found.gone)
    _join(texts, ledger, found.parts)
    texts.settle()
    before = printed(manifest.lines)
    parts = as_new(_in_place(found.parts, loose), spelled, found.place)
    walk, outside = edited(parts, before, spelled | {(c[0], c[1]) for c in texts.emptied})
    Retitling(ledger, before, walk, sure).settle()
    Rearranging(ledger, before, walk, sure, slots(manifest), manifest.texts).settle()
    for part in annexing.added(ledger, manifest, parts) if outside else ():
        if part in outside:
            ledger.lay_aside(part.text, _near(parts, part), "这里的内容不是从表里印出来的", by_key=part.by_key)
    _unaddressed(ledger, gone)
    for line in annexing.struck(ledger, [line for line in gone if _is_fixed(line)], found.parts):
        ledger.lay_aside(line.text.replace("\t", " "), "成稿的固定内容", "这一段不能从表里删去", by_key=True)
    noting.take(ledger, draft, found.parts)
    by_key = any(part.line is not None and part.by_key for part in found.parts)
    if by_key:
        return Returned(tuple(ledger.proposed), tuple(ledger.unplaced), tuple(ledger.clashes), by_key)
    proposed, withheld = without_strikes(ledger.proposed, manifest, spelled | texts.joined)
    likely = tuple(replace(one, by_key=False) for one in proposed)
    return Returned(likely, (*ledger.unplaced, *withheld), tuple(ledger.clashes), by_key)


def _groups(parts: Sequence[Part]) -> tuple[list[tuple[Line, list[Part]]], set[int]]:
    """Printed lines, each with the parts that are it and stand together, the longest such stretch; numbers of the others."""
    runs: dict[str, list[list[int]]] = {}
    last = ""
    for n, part in enumerate(parts):
        key = part.line.key if part.line else ""
        if key:
            stretches = runs.setdefault(key, [])
            if key == last and stretches:
                stretches[-1].append(n)
            else:
                stretches.append([n])
        last = key
    groups, loose = [], set[int]()
    for key, stretches in runs.items():
        kept = max(stretches, key=lambda one: sum(len(parts[n].text) for n in one))
        loose |= {n for one in stretches if one is not kept for n in one}
        line = parts[kept[0]].line
        assert line is not None
        assert line.key == key
        groups.append((line, [parts[n] for n in kept]))
    return groups, loose


def _join(texts: Texts, ledger: Ledger, parts: Sequence[Part]) -> None:
    """Paragraphs that were made one."""
    into: dict[int, Line] = {}
    for before, part in pairwise(parts):
        if part.piece is not before.piece or part.piece.table or not (part.line and before.line):
            continue
        first = into.get(id(part.piece), before.line)
        if join(texts, first, part.line, by_key=part.by_key):
            into[id(part.piece)] = first
        else:
            into[id(part.piece)] = part.line
            near = shown(*next((run.cell[:2] for run in part.line.runs if run.cell[0]), ("", "")))
            ledger.lay_aside(part.text, near, "接到了上一段后面，这一处在表里不能接", paragraph=part.piece.text)


def _in_place(parts: Sequence[Part], loose: set[int]) -> list[Part]:
    """All parts; those torn off from their paragraph are new ones."""
    return [Part(p.piece, None, p.cells, p.start, p.by_key) if n in loose else p for n, p in enumerate(parts)]


def _sure(parts: Sequence[Part]) -> Mapping[Row, bool]:
    """Rows by whether all the paragraphs that tell them were known by their bookmarks."""
    found: dict[Row, bool] = {}
    for part in parts:
        for row in _told(part.line) if part.line else ():
            found[row] = found.get(row, True) and part.by_key
    return found


def _told(line: Line) -> list[Row]:
    head = heading_run(line)
    return [*rows_of(line), *([(head.cell[0], head.cell[1])] if head else [])]


def _without_sheet(lines: Sequence[Line]) -> list[Line]:
    """Printed lines that are gone; 审阅单 may go."""
    return [line for line in lines if line.look not in SHEET]


def _unaddressed(ledger: Ledger, gone: Sequence[Line]) -> None:
    """主送 struck out: a report may go without."""
    if any(run.cell == ADDRESSEE for line in gone for run in line.runs):
        ledger.force(ADDRESSEE, None, by_key=True)


def _is_fixed(line: Line) -> bool:
    """Whether a line that is gone tells no row of the text."""
    if line.look in TABLE:
        return True
    return not rows_of(line) and not is_head(line) and all(run.cell != ADDRESSEE for run in line.runs)


def _near(parts: Sequence[Part], part: Part) -> str:
    """The printed paragraph above a new one, in words."""
    above = next((one for one in reversed(parts[: parts.index(part)]) if one.line), None)
    if above is None or above.line is None:
        return "最前面"
    cell = next((run.cell for run in above.line.runs if run.cell[0]), None)
    return f"{shown(*cell[:2])} 后面" if cell else f"“{above.line.text[:16]}”后面"
