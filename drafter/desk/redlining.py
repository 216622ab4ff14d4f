"""compare: two drafts, Word files, states of the dossier or last year's report -> a 花脸稿 and how much is new."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from drafter import case, comparing, tables
from drafter.case import Case, Known, folders_of
from drafter.model.finding import DrafterError
from drafter.model.layout import STANDARD
from drafter.model.redline import Changed, Part
from drafter.zh import districts

LAST, NOW = "上年", "今年"
"""How last year's report and the draft as it would be built now are named."""
_NUMBER = re.compile(r"(?:第 ?(?=\d+ ?次))?(\d{1,6})(?: ?次)?")


@dataclass(frozen=True)
class Redlined:
    """What `compare` did. placed: the 花脸稿, None where none was asked for; parts: how much of each is new;
    changed: the paragraphs that did; districts: whose they are,
    where the titles name two."""

    parts: tuple[Part, ...]
    changed: tuple[Changed, ...]
    placed: case.Placed | None
    districts: tuple[str, str] | None = None


@dataclass(frozen=True)
class Sides:
    """What is compared: a file, 上年, 今年, or the number of a change of the history, after which the dossier is taken.
    folder: the dossier's, where one is needed and there is one."""

    old: str
    new: str
    folder: Path | None = None


def compare(sides: Sides, into: Path | None, work: Path, *, figures: bool = True) -> Redlined:
    """Two drafts -> the new one with what changed tracked, written where that is wanted. figures: whether other figures are
    a change. DrafterError where a side cannot be read."""
    if into is not None:
        case.check_place(into, "花脸稿", (".docx",))
    old, new = (_side(side, sides.folder, work) for side in (sides.old, sides.new))
    found = comparing.compared(old, new, (_called(sides.old), _called(sides.new)), figures=figures)
    placed = None if into is None else case.place_table(into, found.data)
    return Redlined(found.parts, found.changed, placed, _districts(*found.titles))


def _districts(old: str, new: str) -> tuple[str, str] | None:
    """The places two titles name, where they have none in common."""
    mine, theirs = ([name for _, _, name in districts.find(title)] for title in (old, new))
    return None if not mine or not theirs or set(mine) & set(theirs) else (mine[-1], theirs[-1])


def _called(side: str) -> str:
    return Path(side).name


def needs_dossier(side: str) -> bool:
    """Whether a side is a state of the dossier, or its last year's report, and no file."""
    return not Path(side).exists() and (side in (LAST, NOW) or bool(_NUMBER.fullmatch(side)))


def _side(side: str, folder: Path | None, work: Path) -> bytes:
    """A side -> the bytes of its .docx."""
    if not needs_dossier(side):
        return _word(Path(side), work)
    if folder is None:
        raise DrafterError(f"“{side}”不是文件，这里也没有案卷", fix="写明是哪一个案卷，或者写文件名")
    if side == LAST:
        opened = Case.open(folder, work)
        if opened.dossier is None:
            raise DrafterError("案卷的表读不懂，没有比", fix="先检查案卷，把读不懂的地方改好")
        return _word(opened.dossier.priors[0].file, work)
    numbered = _NUMBER.fullmatch(side)
    return _built(folder, work, int(numbered[1]) if numbered else 0)


def _word(path: Path, work: Path) -> bytes:
    """A file -> the bytes of a .docx: its own, or its words set anew."""
    from drafter import parsing, readers, writers
    from drafter.desk.proofs import laid
    from drafter.readers.as_word import as_word

    data = readers.stored(path)
    word = as_word(path, data)
    if word is not None:
        return word
    manuscript = readers.manuscript_of(path, data)
    report = parsing.parse(manuscript, Known.kinds_beside(work).kinds)
    habits, _ = tables.load_habits(work, work)
    return writers.write(laid(manuscript, report), [], ".docx", habits.layout(STANDARD))


def _built(folder: Path, work: Path, number: int) -> bytes:
    """The draft of a dossier as it is (0), or was after a change of its history, unwritten."""
    from drafter import rendering, writers

    known = Known.kinds_beside(work)
    opened = Case.open(folder, work, known) if not number else _after(folder, work, known, number)
    if opened.dossier is None:
        raise DrafterError(
            "案卷那时候的表读不懂，没有比" if number else "案卷的表读不懂，没有比", fix="看看更改历史，换一次"
        )
    paper = rendering.render(opened.dossier, folders_of("templates", work), rendering.Copy(annexes=True))
    return writers.write(paper, [], ".docx", opened.dossier.habits.layout(STANDARD))


def _after(folder: Path, work: Path, known: Known, number: int) -> Case:
    """The case as it was after a change."""
    files = case.state_after(folder, number)
    return Case.seen(folder, files, work, known)
