"""drafter build --watch in her words: what was saved, what that solved, what is left, where the draft is."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import click

from drafter.case import StillOpen
from drafter.cli import CLEAN, show, viewing
from drafter.cli.build import tell, tell_departures, tell_pdf
from drafter.cli.commands import spelt
from drafter.cli.trouble import system
from drafter.model.finding import DrafterError, Finding, Level
from drafter.model.progress import Progress
from drafter.printing import Printed
from drafter.watching import Asked, Built, Event, Held, Refused, Saved, Unread, Watch
from drafter.zh.clipping import clipped

_LAYOUT = "版式.yaml"
_INDENT = " " * 6
_NAMES, _MESSAGE = 3, 60
"""File names told at most; characters of a finding's message told at most."""


def run(asked: Asked, *, show_it: bool) -> int:
    """Watch until Ctrl-C, telling what happens; show_it: open the first result."""
    draft: Path | None = None
    try:
        for number, event in enumerate(Watch(asked).events()):
            if number == 0:
                click.echo(f"看着“{show.near(asked.folder)}”里的表，保存一张就重出一次；按 Ctrl-C 结束")
            _tell(event, clean=asked.wish.clean)
            if isinstance(event, Built):
                draft = event.built.path
            if show_it and isinstance(event, Printed if asked.pdf else Built):
                show_it = False
                _open(event)
    except KeyboardInterrupt:
        click.echo(f"\n不再看着了；{f'稿子：{show.near(draft)}' if draft else '还没有出过稿子'}")
    return CLEAN


def _open(event: Event) -> None:
    path = event.path if isinstance(event, Printed) else event.built.path if isinstance(event, Built) else None
    try:
        if path is not None:
            viewing.open_file(path)
    except DrafterError as error:
        click.echo(spelt(str(error)), err=True)


def _tell(event: Event, *, clean: bool) -> None:
    """An event in one or two lines; the first draft as drafter build tells it."""
    if isinstance(event, Printed):
        tell_pdf(event)
    elif isinstance(event, Built) and event.since is None:
        tell(event.built, clean=clean)
    elif isinstance(event, Built):
        if event.built.placed:
            show.others(event.built.placed, "在 Word 里改的字不会回到表里，新稿")
        click.echo(_what(event))
        if any(one.name == _LAYOUT for one in event.saved):
            tell_departures(event.built)
        where = show.near(event.built.path) if event.built.path else ""
        click.echo(f"{_INDENT}{_left(event.built.findings)}；{'清稿' if clean else '审阅稿'}：{where}")
    elif isinstance(event, Refused):
        click.echo(_what(event))
        click.echo(f"{_INDENT}{_left(event.findings)}，还不能出清稿；先看 {_brief(_gravest(event.findings))}")
    elif isinstance(event, Unread):
        _unread(event)
    else:
        _held(event)


def _what(event: Built | Refused) -> str:
    return f"{_began(event.saved)}：{_changed(event.since)}" if event.since else f"{_clock()} 检查了一遍"


def _unread(event: Unread) -> None:
    first = _gravest(event.faults)
    errors = sum(fault.level is Level.ERROR for fault in event.faults)
    more = f"（共 {errors} 处读不懂）" if errors > 1 else ""
    click.echo(f"{_began(event.saved)}，没有出新稿：{first.place} {first.message}{more}")
    click.echo(f"{_INDENT}怎么改：{spelt(first.fix)}；改好保存就重出，原来的稿子没有动")


def _held(event: Held) -> None:
    click.echo(
        f"{_began(event.saved)}，没有出新稿：{_why(event.error)}" if event.saved else f"{_clock()} {_why(event.error)}"
    )


def _why(error: DrafterError | OSError) -> str:
    if isinstance(error, StillOpen):
        return f"{error.message}；关掉它就自动重出（确实没有打开的，删掉“{error.lock.name}”）"
    if isinstance(error, OSError):
        return f"{system(error)}；过几秒自动再试"
    return f"{f'{error.place} ' if error.place else ''}{error.message}\n{_INDENT}怎么改：{spelt(error.fix)}"


def _began(saved: Sequence[Saved]) -> str:
    """11:02 正文.yaml、指标.yaml 保存了."""
    if not saved:
        return f"{_clock()} 重新出稿"
    names = "、".join(one.name for one in saved[:_NAMES]) + (f" 等 {len(saved)} 个文件" if len(saved) > _NAMES else " ")
    return f"{_clock()} {names}{'不见了' if all(one.gone for one in saved) else '保存了'}"


def _clock() -> str:
    return time.strftime("%H:%M")


def _changed(since: Progress) -> str:
    """解决 2 处（计划未回应 1、年份未改 1），新增 1 处：正文.yaml:14 年份未改 …."""
    told = []
    if since.solved:
        told.append(f"解决 {len(since.solved)} 处（{show.by_rule(since.solved)}）")
    if len(since.new) == 1:
        told.append(f"新增 1 处：{_brief(since.new[0])}")
    elif since.new:
        told.append(f"新增 {len(since.new)} 处（{show.by_rule(since.new)}），先看 {_brief(_gravest(since.new))}")
    return "，".join(told) or "问题没有增减"


def _brief(finding: Finding) -> str:
    return f"{finding.place} {finding.rule} {clipped(finding.message, _MESSAGE)}"


def _gravest(findings: Sequence[Finding]) -> Finding:
    return min(findings, key=lambda finding: (finding.level is not Level.ERROR, finding.place))


def _left(findings: Sequence[Finding]) -> str:
    return f"还有 {show.tally(findings)}" if findings else "没有问题了"
