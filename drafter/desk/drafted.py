"""A dossier's words as they will be printed, proofed: each finding at the cell its words come from, told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.model.dossier import Dossier
from drafter.model.erratum import Erratum, Spot
from drafter.model.finding import Finding, Level
from drafter.model.form import Form, Row
from drafter.model.inputs import MetricInput
from drafter.model.kept import Kept, key
from drafter.model.manuscript import Para, Span
from drafter.model.phrases import OwnPhrase
from drafter.model.place import Ref
from drafter.model.wire import listed, texts
from drafter.model.worded import Worded
from drafter.zh.clipping import clipped
from drafter.zh.quoting import quote

_CELL = 3
"""Steps of the address of a cell; two more name characters of it."""
_LONG = 24
"""Characters told of the words of a finding."""
_ALIKE = {
    "沿用旧数": ("旧数未改", "数字未更新", "沿用未核"),
    "成绩重报": ("沿用未核",),
    "口径变化": ("数量悬殊", "单位不符"),
    "别处的名称": ("别处地名",),
    "计划年份": ("年份未改",),
    "日期不对": ("日期写法",),
    "结构不全": ("缺少部分",),
}
"""A rule of proofing -> the rules that tell the same of a cell with the tables before them, and are heard first."""
_OF_ONE_SCOPE = ("口径变化", "同比不符")
"""Rules that compare with last year what is counted alike."""
_BY_TABLES = ("序号不连续",)
"""Rules of proofing that the rules of tables carry out themselves, by the same count."""


def proofed(
    dossier: Dossier,
    told: Sequence[Finding],
    kept: Kept,
    phrases: Sequence[OwnPhrase] = (),
    templates: Sequence[Path] = (),
) -> list[Finding]:
    """A dossier, what its rules found, what was worked out before, her own wordings, the folders of templates -> what proofing
    finds beside that. What the words of a template of hers are told of stands there."""
    from drafter import rendering

    heard = {(_cell(finding.ref), finding.rule) for finding in told}
    return [
        Finding(
            rendering.written(one.frame, dossier, templates) if one.frame else dossier.place_of(one.ref),
            one.rule, one.level, one.message, one.fix, one.ref, one.also,
        )
        for one in _found(dossier, kept, phrases, templates)
        if one.rule not in _BY_TABLES
        and not any((_cell(one.ref), other) in heard for other in _ALIKE.get(one.rule, ()))
    ]  # fmt: skip


def _cell(ref: Ref) -> Ref:
    """The cell of an address; 案卷.yaml has one row, its cells a step less."""
    return ref[: _CELL - 1] if ref[:1] == ("案卷",) else ref[:_CELL]


class _Told(NamedTuple):
    """A finding: the words of the template it is told of, if any, its address, the other addresses, and the rest."""

    frame: str
    ref: Ref
    also: tuple[Ref, ...]
    rule: str
    level: Level
    message: str
    fix: str


def _found(dossier: Dossier, kept: Kept, phrases: Sequence[OwnPhrase], templates: Sequence[Path]) -> list[_Told]:
    """What is told of a dossier; kept under all that the words are made of."""
    from drafter import rendering

    own = rendering.hers(dossier, templates)
    told = rendering.worded(dossier, templates) if own else []
    made = [[span.text, list(span.ref)] for one in told for span in one.para.spans]
    name = key("校对", *_made_of(dossier), [one.model_dump_json() for one in phrases], made)
    try:
        return [_unpacked(row) for row in listed(kept.given(name))]
    except ValueError:
        pass
    found = list(_worked_out(dossier, kept, phrases, told or rendering.worded(dossier), framed=bool(own)))
    kept.keep(name, [[one.frame, list(one.ref), list(map(list, one.also)), *one[3:]] for one in found])
    return found


def _unpacked(row: object) -> _Told:
    frame, ref, also, *rest = listed(row, 7)
    words, rule, level, message, fix = texts([frame, *rest], 5)
    return _Told(words, _address(ref), tuple(map(_address, listed(also))), rule, Level(level), message, fix)


def _address(told: object) -> Ref:
    steps = listed(told)
    if not steps or not all(isinstance(step, str | int) for step in steps):
        raise ValueError("no address")
    return tuple(step for step in steps if isinstance(step, str | int))


def _made_of(dossier: Dossier) -> Iterator[object]:
    """All that the words of a dossier are made of: the kind, the 科室, last year's report, every cell, which row answers what."""
    yield [
        dossier.kind.model_dump_json(),
        dossier.district,
        dossier.year,
        [p.sha256 for p in dossier.inputs.case.priors],
        dict(dossier.offices.words),
    ]
    forms: list[Form] = [dossier.inputs.case, *dossier.inputs.rows()]
    yield [[str(getattr(row, name)) for name in type(row).model_fields] for row in forms]
    for joined in dossier.joins.by_table.values():
        yield [[one.key.token, list(one.row.ref) if one.row else None] for one in joined]


def _worked_out(
    dossier: Dossier, kept: Kept, phrases: Sequence[OwnPhrase], told: Sequence[Worded], *, framed: bool
) -> Iterator[_Told]:
    from drafter import proofing, rendering

    rows = {row.ref: row for row in dossier.inputs.rows()}
    first = dossier.priors[0]
    prior = proofing.of_report(first) if first.meta.year in (0, dossier.year - 1) else None
    names = [_name(one, rows) for one in told]
    usual = proofing.usual(prior) if prior else frozenset()
    paper = proofing.draft(told, names, dossier.year, dossier.district, prior, phrases)
    for erratum in proofing.proof(replace(paper, kept=kept)):
        if (erratum.rule, erratum.message.partition("“")[0]) in usual:
            continue
        if erratum.rule in _OF_ONE_SCOPE and _is_scoped(told[erratum.paragraph - 1], erratum, rows):
            continue
        ref, *also = (cell_of(told[spot.paragraph - 1].para, spot) for spot in erratum.spots)
        para, message = told[erratum.paragraph - 1].para, f"{quote(clipped(erratum.words, _LONG))}：{erratum.message}"
        frame = rendering.frame(para, erratum.start, erratum.end) if framed else ""
        yield _Told(frame, ref, tuple(also), erratum.rule, erratum.level, message, erratum.fix)


def _is_scoped(one: Worded, erratum: Erratum, rows: dict[Ref, Row]) -> bool:
    """Whether the figure that a finding is about is one she says is counted otherwise: the last before its end."""
    at, scope = 0, None
    for span in one.para.spans:
        if at < erratum.end and isinstance(row := rows.get(span.ref[:2]), MetricInput):
            scope = row.scope
        at += _size(span)
    return bool(scope)


def _size(span: Span) -> int:
    return 1 if span.blank else len(span.text)


def _name(one: Worded, rows: dict[Ref, Row]) -> str:
    """What she calls a paragraph: the number of the row most of it comes from."""
    counts = Counter[Ref]()
    for span in one.para.spans:
        if span.ref[:1] != ("指标",):
            counts[span.ref[:2]] += len(span.text)
    row = next((rows[ref] for ref, _ in counts.most_common() if ref in rows), None)
    return f"{row.ref[0]}“{row.id}”" if row and row.id else "别处"


def cell_of(para: Para, spot: Spot) -> Ref:
    """The address of the cell most of the words come from, with the characters in it where it prints them one for one."""
    inside, at = list[tuple[Ref, int]](), 0
    for span in para.spans:
        size = _size(span)
        start, end = max(spot.start - at, 0), min(spot.end - at, size)
        if start < end and span.ref:
            inside.append((_characters(span.ref, start, end), end - start))
        at += size
    if not inside:
        return next((span.ref[:_CELL] for span in para.spans if span.ref), ("案卷",))
    shares = Counter[Ref]()
    for ref, size in inside:
        shares[ref[:_CELL]] += size
    cell = shares.most_common(1)[0][0]
    places = [ref[_CELL:] for ref, _ in inside if ref[:_CELL] == cell]
    if not all(places):
        return cell
    return (*cell, min(int(place[0]) for place in places), max(int(place[1]) for place in places))


def _characters(ref: Ref, start: int, end: int) -> Ref:
    if len(ref) <= _CELL:
        return ref
    first = int(ref[_CELL])
    return (*ref[:_CELL], first + start, first + end)
