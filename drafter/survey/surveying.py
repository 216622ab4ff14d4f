"""Folders of reports into a store: what is new is read, consecutive years are compared, the tables are brought up to date."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from drafter import case, readers, tables
from drafter.model.finding import DrafterError
from drafter.survey import crew, program, taken_in
from drafter.survey.crew import Crew
from drafter.survey.known_beside import Guide
from drafter.survey.received import READ, SAME, TWICE, UNREAD, Folders, digested, originals_first, settled
from drafter.survey.store import Pair, Store
from drafter.survey.store_tables import FileRow, ReportRow
from drafter.survey.taken_down import Source
from drafter.survey.tasks import Job, ToCompare, ToRead, Unread

Tell: TypeAlias = Callable[[str, int, int], None]
"""Told what is being done, how much of it is, of how much."""


@dataclass(frozen=True)
class Surveyed:
    """What a survey did. read, compared: reports and pairs of years that were not known before; files: all there are, by path;
    gone: files that were known before and are not there any more under any name; beside: those that count and lie in folders not
    named this time."""

    store: Store
    files: tuple[FileRow, ...]
    read: int
    compared: int
    gone: tuple[FileRow, ...] = ()
    beside: tuple[FileRow, ...] = ()

    @property
    def counted(self) -> int:
        """Reports that count."""
        return sum(row.state == READ for row in self.files)

    @property
    def unread(self) -> tuple[FileRow, ...]:
        """Files that could not be read."""
        return tuple(row for row in self.files if row.state == UNREAD)

    @property
    def again(self) -> tuple[FileRow, ...]:
        """Files that are another's report once more."""
        return tuple(row for row in self.files if row.state in (TWICE, SAME))


def guide_beside(work: Path) -> Guide:
    """What is known of reports beside her work and in the package. DrafterError for a fault in any of it."""
    known = case.Known.beside(work)
    phrases, faults = tables.load_phrases(work, work)
    if faults:
        raise DrafterError(faults[0].message, fix=faults[0].fix, place=faults[0].place)
    return Guide(known.kinds, known.catalogue, phrases)


def survey(
    folders: Sequence[Path],
    into: Path,
    work: Path = Path(),
    hands: Crew | None = None,
    tell: Tell = lambda *_: None,
    *,
    aside: Sequence[Path] = (),
) -> Surveyed:
    """Folders of reports, the store's folder, where sections/ and 提法.yaml of one's own may lie, who does the work (None: a
    process a processor of this machine) -> what was done. aside: files and folders that hold no reports, as the summary.

    DrafterError where a folder or the store is none, where another survey is writing the store, or the cluster went away;
    what was read by then is kept.
    """
    named, guide = Folders.of(folders, (into, *aside)), guide_beside(work)
    with ExitStack() as stack:
        there = hands or stack.enter_context(crew.here())
        store = Store.made(into)
        stack.enter_context(_alone(into))
        return _Survey(store, guide, there, tell).done(named)


class _Survey:
    """A survey under way."""

    def __init__(self, store: Store, guide: Guide, hands: Crew, tell: Tell) -> None:
        self._store, self._guide, self._hands, self._tell = store, guide, hands, tell
        self._version = hashlib.sha256(f"{program.version()} {guide.digest}".encode()).hexdigest()
        self._unread = dict[str, Unread]()

    def done(self, named: Folders) -> Surveyed:
        """All that there is to do."""
        store = self._store
        before = store.files
        files = self._digested(named.files(before))
        if len(files) >= taken_in.LARGE:
            taken_in.part_finer(store)
        wanted = _wanted(files)
        waiting = [row for row in wanted.values() if self._is_new(row)]
        self._read(waiting)
        store.heard()
        files = [self._told(row) for row in files]
        reports = {name: store.reports[name] for name in wanted if name in store.reports and name not in self._unread}
        files = sorted(settled(files, reports), key=lambda row: row.path)
        pairs = self._pairs(reports[row.report] for row in files if row.state == READ)
        todo = self._not_compared(pairs)
        lost = self._compare(todo)
        self._merge(reports, {report: pair for report, pair in pairs.items() if report not in lost})
        store.list_files(files)
        read = sum(row.report not in self._unread for row in waiting)
        return Surveyed(
            store, tuple(files), read, len(todo) - len(lost), tuple(_gone(before, files)), named.beside(files)
        )

    def _digested(self, files: Sequence[FileRow]) -> list[FileRow]:
        done = list[FileRow]()
        for row in files:
            done.append(digested(row))
            self._tell("看有哪些文件", len(done), len(files))
        return done

    def _is_new(self, row: FileRow) -> bool:
        """Whether a file has not been read by this program under this name, and was not found unreadable by it."""
        known = self._store.reports.get(row.report)
        if known is not None and (known.version, known.file) == (self._version, Path(row.path).name):
            return False
        return not (row.state == UNREAD and row.trouble and row.version == self._version)

    def _read(self, files: Sequence[FileRow]) -> None:
        names = {row.report: Path(row.path).name for row in files}
        for number, (report, answer) in enumerate(crew.work(self._hands, self._to_read(files)), start=1):
            if isinstance(answer, bytes):
                self._store.spool.keep(report, answer)
            else:
                self._unread[report] = answer or _ended(names[report])
            self._tell("正在读", number, len(files))

    def _to_read(self, files: Sequence[FileRow]) -> Iterator[tuple[str, Job]]:
        for row in files:
            path = Path(row.path)
            try:
                data = readers.stored(path)
            except DrafterError as error:
                self._unread[row.report] = Unread(error.message, error.fix)
                continue
            yield row.report, ToRead(Source(row.report, path.name, self._version), data, self._guide.packed)

    def _told(self, row: FileRow) -> FileRow:
        """A file with why it could not be read, where that was just found."""
        found = self._unread.get(row.report)
        row = replace(row, version=self._version if row.report else "")
        return replace(row, trouble=found.trouble, fix=found.fix) if found else row

    def _pairs(self, reports: Iterator[ReportRow]) -> dict[str, Pair]:
        """Reports -> of each place and kind the consecutive years: the later report -> the earlier one."""
        best = dict[tuple[str, str, int], ReportRow]()
        for row in sorted(reports, key=lambda row: (-row.characters, row.report)):
            if row.place and row.kind and row.year:
                best.setdefault((row.place, row.kind, row.year), row)
        earlier = {key: best.get((*key[:2], key[2] - 1)) for key in best}
        return {best[key].report: Pair(prior.report, self._version) for key, prior in earlier.items() if prior}

    def _not_compared(self, pairs: dict[str, Pair]) -> dict[str, Pair]:
        """Pairs -> those that were not compared before."""
        known, waiting = self._store.pairs, self._store.spool
        missing = {report: pair for report, pair in pairs.items() if known.get(report) != pair}
        return {r: pair for r, pair in missing.items() if not taken_in.is_of(pair, waiting.pair(r) or {})}

    def _compare(self, pairs: dict[str, Pair]) -> set[str]:
        """Compare pairs -> the later reports of those that ended their process twice, and are let go."""
        lost = set(pairs)
        for number, (report, answer) in enumerate(crew.work(self._hands, self._to_compare(pairs)), start=1):
            if isinstance(answer, bytes):
                self._store.spool.keep_pair(report, answer)
                lost.discard(report)
            self._tell("前后年对照", number, len(pairs))
        return lost

    def _to_compare(self, pairs: dict[str, Pair]) -> Iterator[tuple[str, Job]]:
        for report, pair in pairs.items():
            prior, current = self._store.reading(pair.prior), self._store.reading(report)
            if prior is not None and current is not None:
                yield report, ToCompare((pair.prior, report, pair.version), prior, current)

    def _merge(self, reports: dict[str, ReportRow], pairs: dict[str, Pair]) -> None:
        versions = {name: f"{row.version} {row.file}" for name, row in reports.items()}
        taken_in.merge(self._store, versions, pairs, lambda done, whole: self._tell("写进汇总库", done, whole))


def _wanted(files: Sequence[FileRow]) -> dict[str, FileRow]:
    """Files -> the digest of each report there may be, and the first file that has it, no copy where there is another."""
    found = dict[str, FileRow]()
    for row in originals_first(files):
        if row.report:
            found.setdefault(row.report, row)
    return found


def _gone(before: Sequence[FileRow], files: Sequence[FileRow]) -> Iterator[FileRow]:
    """Files known before, and those there are -> those that are gone and were not just moved."""
    there = {row.path for row in files} | {row.report for row in files if row.report}
    return (row for row in before if row.path not in there and row.report not in there)


def _ended(name: str) -> Unread:
    return Unread(f"读“{name}”的时候程序两次退出了，没有读成", "用 Word 或 WPS 打开，另存为 docx 后再读")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a store while the block runs. DrafterError when another survey does."""
    with ExitStack() as stack:
        try:
            stack.enter_context(case.held(folder))
        except case.Busy as error:
            who = f"，{error.owner}" if error.owner else ""
            fix = "等它做完，再运行一次"
            raise DrafterError(f"汇总库“{folder}”正由另一个起草助手在写{who}", fix=fix) from error
        yield
