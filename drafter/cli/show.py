"""Findings as people and machines read them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import click

from drafter.case import Placed
from drafter.cli.commands import spelt
from drafter.model.finding import Finding, Level

_SEVERAL = 3
"""Findings of a table with the same advice from which it is given once."""


def findings(found: Sequence[Finding]) -> None:
    """One line a finding, under it what to do; advice that fits several of a table under the first of them, once."""
    alike = Counter(map(_advice, found))
    given = set()
    for finding in found:
        advice = _advice(finding)
        several = alike[advice] >= _SEVERAL
        told, _, fix = spelt(str(finding)).partition("\n")
        if fix and not (several and advice in given):
            often = f"怎么改（{finding.rule}，这张表里的{alike[advice]}处都一样）：" if several else "怎么改："
            told += "\n" + fix.replace("怎么改：", often, 1)
        click.echo(told)
        given.add(advice)


def _advice(finding: Finding) -> tuple[Path, str, str]:
    return finding.place.file, finding.rule, finding.fix


class _Graded(Protocol):
    """What has a level and the rule that told it."""

    @property
    def level(self) -> Level: ...

    @property
    def rule(self) -> str: ...


def tally(found: Sequence[_Graded]) -> str:
    """3 个错误，2 个提醒."""
    counts = Counter(one.level for one in found)
    return "，".join(f"{counts[level]} 个{level}" for level in Level if counts[level])


def by_rule(found: Sequence[_Graded]) -> str:
    """计划未回应 4、还有空没填 10: the rules that spoke, in the order of the errors, then the reminders."""
    order = list(Level)
    counts = Counter(one.rule for one in sorted(found, key=lambda one: order.index(one.level)))
    return "、".join(f"{rule} {count}" for rule, count in counts.items())


def confirmed(silent: int) -> None:
    """How many reminders she looked at before, and is not told again."""
    if silent:
        click.echo(f"另有 {silent} 处经核对不再提示")


def as_json(value: object) -> None:
    """Print a value as JSON, Chinese as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def finding_json(finding: Finding) -> dict[str, object]:
    """A finding for machines."""
    return {
        "file": str(finding.place.file),
        "line": finding.place.line,
        "level": finding.level.value,
        "rule": finding.rule,
        "message": finding.message,
        "fix": spelt(finding.fix),
        "ref": list(finding.ref),
        "also": [list(ref) for ref in finding.also],
    }


def others(placed: Placed, new: str, *, err: bool = False, pulls: bool = False) -> None:
    """The papers of the same name that a paper was placed beside, and what to do with them. new: what it is called; pulls:
    whether it is a draft, whose changes can be brought in."""
    if placed.kept:
        elsewhere = f"；{new}另存" if placed.beside else ""
        click.echo(f"留意：{_listed(placed.kept)}改动过，或者不是起草助手写的，原样保留{elsewhere}", err=err)
        if drafts := [name for name in placed.kept if pulls and name.endswith(".docx")]:
            click.echo(f"  里面改的要收回表里，运行 drafter pull {drafts[0]}", err=err)
    if placed.spare:
        click.echo(f"留意：{_listed(placed.spare)}是以前另存的，没有人改过，用不着的可以删", err=err)


def _listed(names: Sequence[str]) -> str:
    return "".join(f"“{name}”" for name in names)


def near(path: Path) -> str:
    """A path as she would say it from where she stands; where she stands in it, its name."""
    try:
        below = path.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return str(path)
    return str(below) if below.parts else path.resolve().name
