"""collect: departments' papers read, what is certain filled in, and what else they give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import case
from drafter.case import Case, Known
from drafter.desk.entered import Entered
from drafter.model.collected import Collected, Found
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError
from drafter.model.layout import STANDARD
from drafter.model.material import Material, Unread
from drafter.model.papers_told import receipt_of
from drafter.zh.districts import normalise
from drafter.zh.figures import Figure

RECEIPT = "收件单.docx"
BY = "收材料"
"""Who changed the tables, as the history says."""
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Received:
    """What `collect` did. entered: values it wrote; differing: rows in which she wrote something else; cells: what 今年 says now
    for each figure of last year that has a row; number: of the change in the history, 0 where nothing was written; receipt: where 收件单 is."""

    collected: Collected
    entered: tuple[Entered, ...]
    differing: tuple[Entered, ...]
    cells: Mapping[str, str]
    number: int = 0
    receipt: case.Placed | None = None

    def is_in(self, found: Found) -> bool:
        """Whether the cell says what papers give."""
        cell = self.cells.get(found.statistic.id, "")
        if not cell or not found.proposals:
            return False
        best, figure = found.proposals[0], Figure.parse(cell, bare=True)
        return cell == best.printed or (figure is not None and figure.value == best.figure.value)


def gathered(folder: Path, paths: Sequence[Path], work: Path) -> Collected:
    """A dossier's folder and papers -> what they give for it; nothing is written."""
    known = Known.beside(work)
    return _collected(_dossier(folder, work, known), paths, known, lambda _: None)


def collect(folder: Path, paths: Sequence[Path], work: Path, progress: Progress = lambda _: None) -> Received:
    """A dossier's folder and papers -> the papers copied into it, what is certain written into its blank cells in one change.
    progress: told the name of each paper that is read."""
    known = Known.beside(work)
    dossier = _dossier(folder, work, known)
    handed = case.received(folder, paths)
    collected = _collected(dossier, handed.papers, known, progress)
    collected = replace(collected, unread=(*collected.unread, *handed.left))
    ours = _written_before(folder)
    entered, differing = _sorted_out(dossier, collected, ours)
    from drafter.desk import entering

    changes = entering.changes(dossier, collected, entered)
    if changes:
        case.keep_schemas(folder)
    entry = Case.open(folder, work, known).apply(changes, BY) if changes else None
    cells = {joined.prior.id: joined.row.now or "" for joined in dossier.joins.metrics if joined.row}
    cells |= {one.found.statistic.id: one.found.proposals[0].printed for one in entered}
    return Received(
        collected, entered, differing, cells, entry.number if entry else 0, _receipt(folder, collected, work)
    )


def _receipt(folder: Path, collected: Collected, work: Path) -> case.Placed:
    """Write 收件单.docx into the dossier."""
    from drafter import rendering, tables, writers

    habits, _ = tables.load_habits(folder, work)
    paper = rendering.received(receipt_of(collected), case.folders_of("templates", work))
    return case.place_table(folder / RECEIPT, writers.write(paper, [], ".docx", habits.layout(STANDARD)))


def _collected(dossier: Dossier, paths: Sequence[Path], known: Known, progress: Progress) -> Collected:
    from drafter import collecting

    home = normalise(dossier.district)
    asked = collecting.Asked(dossier.priors, dossier.year, home, known.catalogue, known.kinds)
    return collecting.collect(_papers(paths, progress), asked)


def _papers(paths: Sequence[Path], progress: Progress) -> Iterator[Material | Unread]:
    from drafter.readers.incoming import incoming

    for one in incoming(paths):
        progress(one.file)
        yield one


def _dossier(folder: Path, work: Path, known: Known) -> Dossier:
    """The dossier of a folder. DrafterError where its tables cannot be read."""
    opened = Case.open(folder, work, known)
    if opened.dossier is None:
        place = opened.findings[0].place if opened.findings else None
        raise DrafterError("案卷的表读不懂，没有收材料", fix="先检查案卷，把读不懂的地方改好", place=place)
    return opened.dossier


def _written_before(folder: Path) -> dict[str, str]:
    """编号 of rows -> the value that collect wrote into them last."""
    from drafter.case import undoing

    found: dict[str, str] = {}
    for told in reversed(undoing.told(folder)):
        if told.entry.by == BY:
            found |= {
                one.row: one.after or "" for one in told.differences if (one.table, one.field) == ("指标", "今年")
            }
    return found


def _sorted_out(
    dossier: Dossier, collected: Collected, ours: dict[str, str]
) -> tuple[tuple[Entered, ...], tuple[Entered, ...]]:
    """Which certain values go into cells: those that are blank, or say what only papers had said; and which differ from what
    she wrote."""
    rows = {joined.prior.id: joined.row for joined in dossier.joins.metrics}
    entered: list[Entered] = []
    differing: list[Entered] = []
    for found in collected.figures:
        row = rows.get(found.statistic.id)
        if row is None or not row.id or not found.filled:
            continue
        best = found.proposals[0]
        if not row.now:
            entered.append(Entered(row, found))
        elif row.figure is None or row.figure.value != best.figure.value:
            only_papers = row.source is not None and ours.get(row.id) == row.now
            (entered if only_papers else differing).append(Entered(row, found, row.now))
    return tuple(entered), tuple(differing)
