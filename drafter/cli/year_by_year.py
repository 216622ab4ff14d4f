"""drafter years: one place over its years."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from drafter import desk
from drafter.cli import grid, show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.machine import number
from drafter.cli.trouble import Stopped
from drafter.desk import OfKind
from drafter.model.traced import Status

_NAME, _YEARS, _CELL = 26, 6, 11
"""Columns of a name, years side by side, columns of a value: further years go into a table of their own."""
_ANSWERED = {Status.ANSWERED: "有回应", Status.WEAK: "请核对", Status.UNANSWERED: "未回应"}


@click.command("years", cls=ChineseHelp)
@click.argument("district", metavar="区")
@click.option("--kind", metavar="文种", help="只看这一种报告")
@click.option("--seeds", type=click.Path(path_type=Path), metavar="文件夹", help="各年的报告放在哪里；不写就是 seeds")
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON")
def command(district: str, kind: str | None, seeds: Path | None, *, as_json: bool) -> int:
    """一个地方历年的报告放在一起看：每项指标各年是多少，哪几条计划年年写、哪一年才有回应，哪些问题又提起来。"""
    found = desk.years(district, Path(), seeds, kind)
    if not found:
        raise Stopped(
            f"“{district}”的报告里没有这一种，或者都看不出是哪一年的\n    怎么改：核对报告种类；题目里写明年份"
        )
    if as_json:
        show.as_json({"reports": [_json(one) for one in found]})
        return 0
    for one in found:
        for line in _lines(one):
            click.echo(line)
    if found[0].unread:
        click.echo(f"留意：有{len(found[0].unread)}份文件读不了，没有用：{'、'.join(found[0].unread[:5])}", err=True)
    return 0


def _lines(one: OfKind) -> Iterator[str]:
    years = one.told.years
    yield grid.STRONG(f"{one.place} {one.kind or '文种不明'}：{'、'.join(map(str, years))}年")
    if len(years) == 1:
        yield "只有一年的，没有可以比的；把别的年份的报告也放进来"
        return
    for first in range(0, len(years), _YEARS):
        yield from _table(one, years[first : first + _YEARS])
    yield ""
    yield f"几年的计划都写了的：{len(one.told.repeated)} 条"
    for again in one.told.repeated:
        said = "、".join(f"{answer.year}年{_ANSWERED[answer.status]}" for answer in again.answers) or "还没有对照的报告"
        yield f"  {'、'.join(map(str, again.planned))}年的计划：{again.text}"
        yield f"      {said}"
    yield f"几年都提到的问题：{len(one.told.recurring)} 个"
    for problem in one.told.recurring:
        yield f"  {'、'.join(map(str, problem.years))}年：{problem.text}"


def _table(one: OfKind, years: tuple[int, ...]) -> Iterator[str]:
    """The figures that two years tell, in some of the years."""
    widths = [_NAME, *[_CELL] * len(years)]
    yield ""
    yield grid.row([[grid.Words(cell)] for cell in ("指标", *(f"{year}年" for year in years))], widths)
    for row in one.told.series:
        values = {year: told.figure.text for year, told in row.figures}
        if values.keys() & set(years):
            yield grid.row([[grid.Words(cell)] for cell in (row.name, *(values.get(y, "") for y in years))], widths)


def _json(one: OfKind) -> dict[str, object]:
    return {
        "place": one.place,
        "kind": one.kind,
        "years": list(one.told.years),
        "files": [str(report.file) for report in one.told.reports],
        "figures": [
            {
                "name": row.name,
                "unit": row.unit,
                "values": [
                    {
                        "year": year,
                        "text": told.figure.text,
                        "value": number(told.figure.value),
                        "sentence": told.sentence,
                        "paragraph": told.paragraph,
                    }
                    for year, told in row.figures
                ],
            }
            for row in one.told.series
        ],
        "promises": [
            {
                "text": again.text,
                "planned": list(again.planned),
                "answered": again.answered or None,
                "answers": [{"year": a.year, "status": a.status.value, "evidence": a.evidence} for a in again.answers],
            }
            for again in one.told.repeated
        ],
        "problems": [{"text": problem.text, "years": list(problem.years)} for problem in one.told.recurring],
    }
