"""Findings -> what 审阅单, the first page of a review copy, says: how many of each kind, and what is still open by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.model.aimed import aimed
from drafter.model.dossier import Dossier
from drafter.model.finding import Finding, Level
from drafter.model.inputs import AS_PLANNED
from drafter.zh.clipping import clipped
from drafter.zh.headings import unmarked

_MOST, _LONGEST = 8, 40
"""Entries a list shows, and characters of an entry: all of 审阅单 is to stand on one page."""
_CLAUSE = 24
"""Characters of a target's clause."""
_PAGE, _LINE, _HEAD = 30, 31, 1.4
"""Lines of its first page below the title, characters of a line, and lines a heading takes with the gap above it."""
_FEWEST = 1
"""Entries that remain of a list however short the page is."""
_OPENING = 120
"""Characters of the opening paragraph beside the title."""
_UNANSWERED = frozenset({"计划未回应", "疑似已回应"})


@dataclass(frozen=True)
class Count:
    """How often a rule spoke."""

    rule: str
    count: int


@dataclass(frozen=True)
class Counted:
    """Findings of one level: how many, and how many of each rule, the most frequent first."""

    level: str
    total: int
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Listed:
    """A list of what is open: its name, its entries, those in the same words as one, and how many there are in all; alike:
    how many each entry stands for, none where each stands for itself."""

    name: str
    entries: tuple[str, ...]
    total: int
    alike: tuple[int, ...] = ()

    @property
    def more(self) -> int:
        """Entries that are not shown."""
        shown = len(self.entries)
        return self.total - (sum(self.alike[:shown]) if self.alike else shown)


@dataclass(frozen=True)
class Digest:
    """What 审阅单 says. levels: each level that has findings, gravest first."""

    errors: int
    reminders: int
    levels: tuple[Counted, ...]
    lists: tuple[Listed, ...]
    carried: int


def digest(dossier: Dossier, findings: Sequence[Finding], carried: int) -> Digest:
    """A dossier, its findings and how many paragraphs are carried over -> its 审阅单; empty lists are left out."""
    levels = tuple(_counted(level, [f.rule for f in findings if f.level is level]) for level in Level)
    errors = sum(f.level is Level.ERROR for f in findings)
    lists = (
        _list("没有写完成情况的上年计划", _unanswered(dossier, findings)),
        _list("没有写整改情况的上年问题", _unaddressed(dossier, findings)),
        _list("没有填的数", _blank_figures(dossier)),
        _list("没有达到的目标", _missed(dossier)),
        _list("明年的目标和今年的数", _aimed(dossier)),
        _list("今年不写的部分", _declined(dossier)),
    )
    told = tuple(one for one in levels if one.total)
    shown = [item for item in lists if item.total]
    used = (
        _lines("字" * (_OPENING + len(dossier.inputs.case.title or "")))
        + sum(map(_counted_lines, told))
        + bool(told) * _HEAD
    )
    return Digest(errors, sum(f.level is Level.WARNING for f in findings), told, tuple(_fitted(shown, used)), carried)


def _counted(level: Level, rules: Sequence[str]) -> Counted:
    told = sorted(Counter(rules).items(), key=lambda item: (-item[1], item[0]))
    return Counted(str(level), len(rules), tuple(Count(rule, count) for rule, count in told))


def _fitted(lists: list[Listed], used: float) -> list[Listed]:
    """Lists shortened, the longest first, until all stand on the page; as they were where they never do. used:
    lines above them."""
    made = list(lists)
    while used + sum(map(_list_lines, made)) > _PAGE:
        longer = [n for n, one in enumerate(made) if len(one.entries) > _FEWEST]
        if not longer:
            return lists
        most = max(longer, key=lambda n: (len(made[n].entries), _list_lines(made[n])))
        made[most] = replace(made[most], entries=made[most].entries[:-1])
    return made


def _list_lines(one: Listed) -> float:
    return _HEAD + sum(_lines(f"1.{entry}") for entry in one.entries) + bool(one.more)


def _counted_lines(one: Counted) -> int:
    return _lines(f"{one.level}{one.total}处：" + "、".join(f"{count.rule}{count.count}处" for count in one.counts))


def _lines(text: str) -> int:
    return -(-len(text) // _LINE)


def _list(name: str, entries: Iterator[str]) -> Listed:
    found = Counter(clipped(entry, _LONGEST, "…") for entry in entries)
    told = tuple(entry if count == 1 else f"{entry}（{count}处一样）" for entry, count in found.items())
    return Listed(name, told[:_MOST], found.total(), tuple(found.values()))


def _unanswered(dossier: Dossier, findings: Sequence[Finding]) -> Iterator[str]:
    """The promises findings call unanswered, in the order of last year's plan."""
    refs = {f.ref[:2] for f in findings if f.rule in _UNANSWERED}
    for promise, row, _ in dossier.joins.promises:
        if (row.ref if row else ("上年计划", promise.id)) in refs:
            mark = "（正文里像是写到了）" if promise.id in dossier.review.found else ""
            yield f"{unmarked(promise.text).rstrip('。；')}{mark}"


def _unaddressed(dossier: Dossier, findings: Sequence[Finding]) -> Iterator[str]:
    """The problems findings call unaddressed, in the order of last year's report."""
    refs = {f.ref[:2] for f in findings if f.rule == "问题无交代"}
    for problem, row, _ in dossier.joins.problems:
        if (row.ref if row else ("上年问题", problem.id)) in refs:
            yield unmarked(problem.text).rstrip("。；")


def _blank_figures(dossier: Dossier) -> Iterator[str]:
    for metric in dossier.inputs.metrics:
        if not metric.now:
            yield f"{metric.name}（上年{metric.before}）" if metric.before else metric.name


def _missed(dossier: Dossier) -> Iterator[str]:
    for outcomes in dossier.review.missed.values():
        for outcome in outcomes:
            goal = outcome.target
            clause = clipped(goal.clause.strip(), _CLAUSE, "…")
            yield f"{clause}（定{goal.value.normalize():f}{goal.unit}，今年{outcome.text}）"


def _aimed(dossier: Dossier) -> Iterator[str]:
    """The targets of next year's plan, and of last year's where hers is still blank, beside this year's figures."""
    for row in dossier.inputs.next_plans:
        before = "" if row.text else "上年定的："
        for goal in aimed(dossier, row.text or (row.hint or "").removeprefix(AS_PLANNED)):
            yield f"{before}{goal.clause.strip()}（{goal.beside}）"


def _declined(dossier: Dossier) -> Iterator[str]:
    """The headings she declined, how many of last year's paragraphs go with each, and why."""
    outline = dossier.outline
    above = [
        outline.declining(row.heading, row.section) for row in dossier.inputs.passages if row.ref in dossier.repeated
    ]
    gone = Counter(heading.id for heading in above if heading)
    for row in outline.rows:
        if row.declined:
            with_it = f"（上年的{gone[row.id]}段不再印）" if gone[row.id] else ""
            yield f"{row.words or row.section}{with_it}：{row.declined}"
