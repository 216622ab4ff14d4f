"""Prior reports + this year's rows -> which row answers what: by key, then by the row's own words, never by number alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeAlias, TypeVar

from drafter.case.matching import Sign, match
from drafter.model.form import Row
from drafter.model.headline import HeadingInput
from drafter.model.inputs import Inputs, MetricInput, PassageInput, ProblemInput, PromiseInput
from drafter.model.joined import Joined, Joins
from drafter.model.key import Key, essence, figure_words, statistic_keys, text_keys
from drafter.model.provenance import shown
from drafter.model.report import Commitment, Passage, Problem, Report, Statistic
from drafter.model.skeleton import Bone, skeleton

Keys: TypeAlias = Mapping[str, Mapping[str, str]]
"""Table -> 编号 -> token of the key the row had when it was laid out or joined last."""

_P = TypeVar("_P")
_R = TypeVar("_R", MetricInput, PromiseInput, ProblemInput, PassageInput, HeadingInput)
_Said: TypeAlias = tuple[_P, Key, Sign]

JOINED = tuple(Joins().by_table)
"""Tables whose rows answer prior reports."""


class _Joiner:
    """Reports with the digests of their files; keys known."""

    def __init__(self, reports: Sequence[Report], digests: Sequence[str], keys: Keys) -> None:
        self.pairs = list(zip(reports, digests, strict=True))
        self.keys = keys
        self.texts = ["\n".join(essence(portion.text) for portion in report.portions) for report in reports]

    def joined(self, said: Sequence[_Said[_P]], rows: Sequence[_R]) -> tuple[Joined[_P, _R], ...]:
        """What reports say, and the rows of a table -> each beside its row."""
        tokens = self.keys.get(str(rows[0].ref[0]), {}) if rows else {}
        signs = [_sign(row, tokens.get(row.id, "")) for row in rows]
        found = match([sign for _, _, sign in said], signs, self._stands)
        places = _shared([sign for _, _, sign in said], found)
        return tuple(
            Joined(what, None if at is None else rows[at], key) for (what, key, _), at in zip(said, places, strict=True)
        )

    def _stands(self, row: Sign) -> bool:
        """Whether a row's words stand in a prior report."""
        return bool(row.sentence) and essence(row.words) in row.sentence and any(row.sentence in t for t in self.texts)


def join(reports: Sequence[Report], digests: Sequence[str], inputs: Inputs, keys: Keys) -> Joins:
    """Prior reports (their ids apart) with their files' sha256, her tables, and the keys known -> all joins."""
    joiner = _Joiner(reports, digests, keys)
    pairs = joiner.pairs
    metrics = joiner.joined([one for r, d in pairs for one in _statistics(r, d)], inputs.metrics)
    promises = joiner.joined([one for r, d in pairs for one in _texts(r.commitments, r, d)], inputs.promises)
    problems = joiner.joined([one for r, d in pairs for one in _texts(r.problems, r, d)], inputs.problems)
    passages = joiner.joined([one for r, d in pairs[:1] for one in _texts(r.passages, r, d)], inputs.passages)
    headings = joiner.joined([one for r, d in pairs[:1] for one in _texts(skeleton(r), r, d)], inputs.headings)
    joins = Joins(metrics, promises, problems, passages, headings)
    rows = [one.row for one in chain.from_iterable(joins.by_table.values()) if one.row]
    return replace(joins, left=tuple(_left(inputs, rows, {r.file.name for r in reports})))


def remembered(joins: Joins) -> dict[str, dict[str, str]]:
    """Joins -> what is to be remembered of them: table, 编号, token."""
    return {
        name: {one.row.id: one.key.token for one in table if one.row and one.row.id}
        for name, table in joins.by_table.items()
    }


def _statistics(report: Report, digest: str) -> Iterator[_Said[Statistic]]:
    for said, key in zip(report.statistics, statistic_keys(report, digest), strict=True):
        yield said, key, Sign(key.token, said.id, key.sentence, figure_words(said), said.name, report.file.name)


_T = TypeVar("_T", Commitment, Problem, Passage, Bone)


def _texts(items: Sequence[_T], report: Report, digest: str) -> Iterator[_Said[_T]]:
    for said, key in zip(items, text_keys(items, digest), strict=True):
        yield said, key, Sign(key.token, said.id, key.sentence, file=report.file.name)


def _sign(row: Row, token: str) -> Sign:
    """A row -> by what it is recognised: the words it quotes."""
    place = shown(getattr(row, "origin", None))
    file, quoted = (place.file, essence(place.words)) if place else ("", "")
    if isinstance(row, MetricInput):
        return Sign(token, row.id, quoted, "".join((row.before or "").split()), row.name, file)
    own = (row.before or "") if isinstance(row, HeadingInput) else str(getattr(row, "text", "") or "")
    if isinstance(row, PassageInput):
        return Sign(token, row.id, quoted, file=file, own=essence(own))
    return Sign(token, row.id, essence(own) if own else quoted, file=file)


def _shared(said: Sequence[Sign], found: list[int | None]) -> list[int | None]:
    """The same, where one row answers what two reports say in the same words."""
    first: dict[str, tuple[str, int]] = {}
    for sign, at in zip(said, found, strict=True):
        if at is not None and not sign.words:
            first.setdefault(sign.sentence, (sign.file, at))
    places = list(found)
    for n, sign in enumerate(said):
        file, at = first.get(sign.sentence, (sign.file, 0))
        if places[n] is None and not sign.words and file != sign.file:
            places[n] = at
    return places


def _left(inputs: Inputs, joined: Sequence[Row], files: set[str]) -> Iterator[Row]:
    """Rows whose 出处 names one of the reports and that answer nothing in it: what is hers alone has no 出处. Headings
    answer nothing, and stay."""
    taken = {row.ref for row in (*joined, *inputs.headings)}
    for row in inputs.rows():
        place = shown(getattr(row, "origin", None)) if row.ref not in taken and row.ref[0] in JOINED else None
        if place and place.file in files:
            yield row
