"""What waits in a store goes into its tables; what is no longer wanted leaves them. Parts that are as they should be stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from drafter.survey import parquet_files, row_packing
from drafter.survey.store import MANY, Pair, Store, mark, part_at, tell_digits
from drafter.survey.store_tables import OF_A_PAIR, OF_A_REPORT, PAIRS

LARGE = 1500
"""Reports from which a store is a large one: a change of one then rewrites some 20 others, not 100."""


def merge(
    store: Store, versions: Mapping[str, str], pairs: Mapping[str, Pair], told: Callable[[int, int], None]
) -> None:
    """A store, the reports to be in it with the programs that read them, and the pairs: the later report -> the earlier one.
    told: of how many openings are done, of how many."""
    lots = defaultdict[str, list[str]](list)
    for report in sorted(versions):
        lots[store.opening_of(report)].append(report)
    openings = store.openings
    for number, opening in enumerate(openings, start=1):
        ours = lots[opening]
        own = {report: versions[report] for report in ours}, {r: pairs[r] for r in ours if r in pairs}
        if not ours:
            _clear(store, opening)
        elif store.marked(opening) != mark(*own):
            _write(store, opening, *own)
        told(number, len(openings))
    for report in store.spool.waiting():
        store.spool.drop(report)
    store.changed()


def part_finer(store: Store) -> None:
    """Make a small store a large one: all that is in its tables waits again, to be parted by more digits. A large one stays."""
    if store.digits == MANY:
        return
    pairs = store.pairs
    for report in list(store.reports):
        found = store.reading(report)
        if found is not None:
            store.spool.keep(report, found)
        if report in pairs:
            opening = store.opening_of(report)
            rows = {t.name: list(parquet_files.rows_of(store.part(t, opening, [report]), t)) for t in OF_A_PAIR}
            store.spool.keep_pair(report, row_packing.packed(rows))
    coarse = store.openings
    store.digits = MANY
    tell_digits(store.folder, store.digits)
    for opening in coarse:
        _clear(store, opening)
    store.changed()


def _clear(store: Store, opening: str) -> None:
    """Remove the parts of an opening that has no report."""
    for table in (*OF_A_REPORT, *OF_A_PAIR):
        (store.folder / part_at(table, opening)).unlink(missing_ok=True)


def _write(store: Store, opening: str, versions: Mapping[str, str], pairs: Mapping[str, Pair]) -> None:
    """Write the parts of an opening anew: what waits, and of what was there all that is still so."""
    marked = mark(versions, pairs)
    fresh = {r: rows for r in versions if (rows := store.spool.rows(r))}
    compared = {r: rows for r, pair in pairs.items() if (rows := store.spool.pair(r)) and is_of(pair, rows)}
    stay = [r for r in versions if r not in fresh]
    pairs_stay = [r for r, pair in pairs.items() if r not in compared and store.pairs.get(r) == pair]
    for tables, new, staying in ((OF_A_REPORT, fresh, stay), (OF_A_PAIR, compared, pairs_stay)):
        for table in tables:
            kept = store.part(table, opening, staying) if staying else None
            added = [row for found in new.values() for row in found.get(table.name, ())]
            store.write_part(table, opening, parquet_files.written(table, added, marked, kept))


def is_of(pair: Pair, rows: Mapping[str, Sequence[Any]]) -> bool:
    """Whether the rows of a comparison are of a pair."""
    return [Pair(row.prior, row.version) for row in rows.get(PAIRS.name, ())] == [pair]
