"""What became of the findings between two checks: those solved, those that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from drafter.model.finding import Finding

Key: TypeAlias = Callable[[Finding], Hashable]

_ALIKE: tuple[Key, ...] = (
    lambda f: (f.rule, f.ref, f.message),
    lambda f: (f.rule, f.ref[:1], f.message),
    lambda f: (f.rule, f.ref[:3]),
)
"""When two findings are the same: word for word; in a row that moved; in the same cell, though in other words."""


@dataclass(frozen=True)
class Progress:
    """Findings that are gone and findings that came."""

    solved: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()


def progress(before: Sequence[Finding], after: Sequence[Finding]) -> Progress:
    """Findings before and after -> what was solved and what is new; lines that moved are neither."""
    solved, new = list(before), list(after)
    for key in _ALIKE:
        solved, new = _unmatched(solved, new, key)
    return Progress(tuple(solved), tuple(new))


def _unmatched(before: Sequence[Finding], after: Sequence[Finding], key: Key) -> tuple[list[Finding], list[Finding]]:
    """Both, less the pairs that are alike by a key, each taken once."""
    waiting: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in before:
        waiting[key(finding)].append(finding)
    new = []
    for finding in after:
        same = waiting[key(finding)]
        if same:
            same.pop(0)
        else:
            new.append(finding)
    return [finding for rest in waiting.values() for finding in rest], new
