"""collect: departments' papers read, what is certain filled in, and what else they give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import case
from drafter.case import Case, Known
from drafter.desk.answers import NO_ANSWERS, Answers, Cell, answers_of
from drafter.desk.consulting import second_for
from drafter.desk.entered import Entered
from drafter.model.change import Conflict
from drafter.model.collected import Collected, Found
from drafter.model.dossier import Dossier
from drafter.model.endpoint import Use
from drafter.model.finding import DrafterError
from drafter.model.inputs import MetricInput
from drafter.model.layout import STANDARD
from drafter.model.material import Material, Unread
from drafter.model.papers_told import receipt_of
from drafter.tracing import Second
from drafter.zh.districts import normalise
from drafter.zh.figures import Figure

RECEIPTS = ("收件单.docx", "收件单.xlsx")
BY = "收材料"
"""Who changed the tables, as the history says."""
_TRIES = 5
"""Times what papers gave is weighed anew because somebody saved a cell of theirs meanwhile."""
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Received:
    """What `collect` did. entered: values it wrote; differing: rows in which she wrote something else; cells: what 今年 says now
    for each figure of last year that has a row; number: of the change in the history, 0 where nothing was written; answers: what
    forms say besides figures; receipts: where 收件单 is, in Word and in Excel."""

    collected: Collected
    entered: tuple[Entered, ...]
    differing: tuple[Entered, ...]
    cells: Mapping[str, str]
    number: int = 0
    answers: Answers = NO_ANSWERS
    receipts: tuple[case.Placed, ...] = ()

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
    return _collected(dossier_of(folder, work, known), paths, known, lambda _: None)


def collect(folder: Path, paths: Sequence[Path], work: Path, progress: Progress = lambda _: None) -> Received:
    """A dossier's folder and papers -> the papers copied into it, what is certain written into its blank cells in one change.
    progress: told the name of each paper that is read."""
    known = Known.beside(work)
    dossier = dossier_of(folder, work, known)
    second, remark = second_for(Use.COLLECT, work, folder)
    collected = given_by(dossier, case.received(folder, paths), known, progress, second)
    if remark:
        collected = replace(collected, remarks=(*collected.remarks, ("模型.yaml", remark)))
    done = _written(folder, collected, work, known)
    return replace(done, receipts=_receipts(folder, collected, work))


def _written(folder: Path, collected: Collected, work: Path, known: Known) -> Received:
    """Write what papers gave into the tables as they are by now; where somebody saved one of the cells meanwhile, look again."""
    for _ in range(_TRIES - 1):
        with suppress(Conflict):
            return _weighed_in(folder, collected, work, known)
    return _weighed_in(folder, collected, work, known)


def _weighed_in(folder: Path, collected: Collected, work: Path, known: Known) -> Received:
    """The same, once. Conflict where somebody did."""
    from drafter.desk import entering

    opened = Case.open(folder, work, known)
    dossier = _dossier_in(opened)
    done = weighed(folder, dossier, collected)
    changes = entering.changes(dossier, collected, done.entered, done.answers.written, opened.record.declined)
    if changes:
        case.keep_schemas(folder)
    entry = opened.apply(changes, BY) if changes else None
    return replace(done, number=entry.number if entry else 0)


def _receipts(folder: Path, collected: Collected, work: Path) -> tuple[case.Placed, ...]:
    """Write 收件单 into the dossier, in Word and in Excel."""
    from drafter import rendering, tables, writers

    habits, _ = tables.load_habits(folder, work)
    paper = rendering.received(receipt_of(collected), case.folders_of("templates", work))
    layout = habits.layout(STANDARD)
    files = [folder / name for name in RECEIPTS]
    return tuple(case.place_table(file, writers.write(paper, [], file.suffix, layout)) for file in files)


def looked_at(folder: Path, dossier: Dossier, handed: case.Handed, known: Known, progress: Progress) -> Received:
    """A dossier and papers -> what would be written; nothing is."""
    return weighed(folder, dossier, given_by(dossier, handed, known, progress))


def given_by(
    dossier: Dossier, handed: case.Handed, known: Known, progress: Progress, second: Second | None = None
) -> Collected:
    """What papers that lie in the dossier give. second: who is asked about answers in doubt."""
    collected = _collected(dossier, handed.papers, known, progress, second)
    return replace(collected, unread=(*collected.unread, *handed.left))


def weighed(folder: Path, dossier: Dossier, collected: Collected) -> Received:
    """A dossier as it is by now and what papers gave -> what would be written; nothing is."""
    ours = _written_before(folder)
    entered, differing = _sorted_out(dossier, collected, ours)
    answers = answers_of(dossier, collected.returned, ours)
    cells = {joined.prior.id: joined.row.now or "" for joined in dossier.joins.metrics if joined.row}
    cells |= {one.found.statistic.id: one.found.proposals[0].printed for one in entered}
    return Received(collected, entered, differing, cells, answers=answers)


def _collected(
    dossier: Dossier, paths: Sequence[Path], known: Known, progress: Progress, second: Second | None = None
) -> Collected:
    from drafter import collecting

    home = normalise(dossier.district)
    asks = case.asks_of(dossier, known.offices)
    asked = collecting.Asked(dossier.priors, dossier.year, home, known.catalogue, known.kinds, asks, second)
    return collecting.collect(_papers(paths, progress), asked)


def _papers(paths: Sequence[Path], progress: Progress) -> Iterator[Material | Unread]:
    from drafter.readers.incoming import incoming

    for one in incoming(paths):
        progress(one.file)
        yield one


def dossier_of(folder: Path, work: Path, known: Known) -> Dossier:
    """The dossier of a folder. DrafterError where its tables cannot be read."""
    return _dossier_in(Case.open(folder, work, known))


def _dossier_in(opened: Case) -> Dossier:
    if opened.dossier is None:
        place = opened.findings[0].place if opened.findings else None
        raise DrafterError("案卷的表读不懂，没有收材料", fix="先检查案卷，把读不懂的地方改好", place=place)
    return opened.dossier


def _written_before(folder: Path) -> dict[Cell, str]:
    """Cells -> the value that collect wrote into them last."""
    from drafter.case import undoing

    found: dict[Cell, str] = {}
    for told in reversed(undoing.told(folder)):
        if told.entry.by == BY:
            found |= {(one.table, one.row, one.field): one.after or "" for one in told.differences if one.field}
    return found


def _sorted_out(
    dossier: Dossier, collected: Collected, ours: Mapping[Cell, str]
) -> tuple[tuple[Entered, ...], tuple[Entered, ...]]:
    """Which certain values go into cells: those that are blank, or say what only papers had said; and which differ from what
    she wrote."""
    rows: dict[str, MetricInput | None] = {row.id: row for row in dossier.inputs.metrics if row.id}
    rows |= {joined.prior.id: joined.row for joined in dossier.joins.metrics}
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
            only_papers = row.source is not None and ours.get(("指标", row.id, "今年")) == row.now
            (entered if only_papers else differing).append(Entered(row, found, row.now))
    return tuple(entered), tuple(differing)
