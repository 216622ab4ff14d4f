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


def findings(found: Sequence[Finding]) -> None:
    """One line a finding, under it what to do."""
    for finding in found:
        click.echo(spelt(str(finding)))


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
    """A path as she would say it from where she stands."""
    try:
        return str(path.resolve().relative_to(Path.cwd().resolve())) or "."
    except ValueError:
        return str(path)
