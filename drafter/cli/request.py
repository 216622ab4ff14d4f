"""drafter request: forms for the 科室, who has answered, who is to be reminded, what is to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from drafter import case, desk
from drafter.cli import show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.collect import progress
from drafter.cli.which_case import case_option
from drafter.model.inquiry import CHECKED_BY, DATED, FILLED_BY, Sheet
from drafter.zh import deadlines
from drafter.zh.clipping import clipped
from drafter.zh.personal import masked

_SHEETS = {Sheet.FIGURES: "指标", Sheet.PROMISES: "上年计划", Sheet.PROBLEMS: "上年问题"}
_NAMED, _LONG = 8, 90
"""Rows that are named where some are open; characters of a line."""


@click.command("request", cls=ChineseHelp)
@click.option("--by", "until", metavar="日期", help="哪一天前报回，如 12月20日、2025-12-20；不写就是十个工作日以后")
@click.option("--only", "only", multiple=True, metavar="科室", help="只给这个科室，可以写几次")
@click.option("--contact", default="", metavar="联系人", help="通知里的联系人和电话；不写就留空待填")
@case_option()
@click.option("--status", "status", is_flag=True, help="谁交了、谁没交，哪些空着，哪些互相矛盾；什么也不写")
@click.option("--remind", is_flag=True, help="给没交的科室各写一份催报函；写明科室的，交过的也写")
@click.option("--confirm", is_flag=True, help="每个科室一份数据确认单，写明要印的数；以后改了的会告诉您")
@click.option("--json", "as_json", is_flag=True, help="和 --status 一起用，给程序读的 JSON")
def command(
    until: str | None,
    only: tuple[str, ...],
    contact: str,
    folder: Path | None,
    *,
    status: bool,
    remind: bool,
    confirm: bool,
    as_json: bool,
) -> int:
    """给每个科室写一份征集表（Excel）和一份征集通知（Word），放在案卷里：上年的数旁边填今年的，上年的计划、问题旁边填结果。

    交回来的表，和别的材料一样用 drafter collect 收；改了名、挪了行、另存过、重新打过的都认得。
    """
    if status + remind + confirm > 1:
        raise click.UsageError("--status、--remind、--confirm 一次只写一个")
    today = date.today()
    errand = desk.Errand(case.find_dossier(Path(), folder), Path(), today, only, _day(until, today, remind), contact)
    if status or as_json:
        return _status(errand, as_json=as_json)
    told = _reminded(errand) if remind else _confirmed(errand) if confirm else _requested(errand)
    click.echo("\n".join(told))
    return 0


def _day(text: str | None, today: date, remind: bool) -> date | None:
    """The day she named. A reminder may name one that has passed."""
    if text is None:
        return None
    day = deadlines.deadline(text, today)
    context = click.get_current_context()
    param = next(p for p in context.command.params if p.name == "until")
    if day is None:
        raise click.BadParameter(f"“{text}”不是日期，写成 12月20日 或 {today.year}-12-20", ctx=context, param=param)
    if day < today and not remind:
        raise click.BadParameter(f"{deadlines.printed(day)}已经过了", ctx=context, param=param)
    return day


def _requested(errand: desk.Errand) -> Iterator[str]:
    done = desk.request(errand)
    yield f"征集表 {len(done.forms)} 份，在 {show.near(errand.folder / case.FORMS)}："
    for one in done.forms:
        yield f"  {one.placed.path.name}：{_counted(one)}"
        show.others(one.placed, "新表")
    if done.unplaced:
        rest = done.unplaced[0].office
        yield f"其中 {len(done.unplaced)} 条没有写科室，也看不出是谁的，放在“{rest}”的表里"
    yield "科室不对的，改表里的“科室:”（没有这一行的，加一行），再运行一次"
    show.others(done.notice, "新的通知")
    yield f"征集通知：{show.near(done.notice.path)}（{done.until}前报回）"
    yield "交回来的表，运行 drafter collect 收；谁还没交，运行 drafter request --status 看"


def _counted(one: desk.Handed) -> str:
    return "、".join(f"{name} {count} 条" for sheet, name in _SHEETS.items() if (count := one.count(sheet)))


def _status(errand: desk.Errand, *, as_json: bool) -> int:
    found = desk.status(errand, progress)
    progress("")
    if as_json:
        show.as_json([_as_json(one) for one in found])
    else:
        click.echo("\n".join([*_standing(found), *_in_place(errand.folder, found)]))
    return 0


def _in_place(folder: Path, found: Sequence[desk.Standing]) -> Iterator[str]:
    """Forms that somebody filled in where they were written, and nobody has collected."""
    come = {file for one in found for file in one.files}
    for name in case.filled_in_place(folder):
        if name not in come:
            path = show.near(folder / case.FORMS / name)
            yield f"留意：“{path}”改动过，像是在原处填好了，还没有收；要收的，运行 drafter collect {path}"


def _standing(found: Sequence[desk.Standing]) -> Iterator[str]:
    back = [one for one in found if one.files]
    yield f"{len(found)} 个科室，交回征集表的 {len(back)} 个，没有交的 {len(found) - len(back)} 个"
    for title, told in (("交回的", back), ("没有交的", [one for one in found if not one.files])):
        if told:
            yield ""
            yield f"{title}："
            yield from (line for one in told for line in _office(one))
    if any(one.open and not one.files for one in found):
        yield ""
        yield "写催报函：drafter request --remind"


def _office(one: desk.Standing) -> Iterator[str]:
    names = f"（{'、'.join(one.files)}{_signed(one)}）" if one.files else ""
    still = f"还缺 {len(one.open)} 项" if one.open else "都有了"
    yield f"  {one.office}{names}：共 {len(one.asks)} 项，{still}"
    if one.open and one.files:
        more = f"等 {len(one.open)} 项" if len(one.open) > _NAMED else ""
        yield f"      还缺：{'、'.join(ask.number for ask in one.open[:_NAMED])}{more}"
    yield from (f"      {clipped(masked(line), _LONG)}" for line in one.told)


def _signed(one: desk.Standing) -> str:
    said = [f"{item}{one.signed[item]}" for item in (FILLED_BY, CHECKED_BY, DATED) if one.signed.get(item)]
    return masked("；" + "，".join(said)) if said else ""


def _as_json(one: desk.Standing) -> dict[str, object]:
    return {
        "office": one.office,
        "asked": len(one.asks),
        "given": one.given,
        "files": list(one.files),
        "open": [{"id": ask.number, "table": ask.table, "text": ask.text} for ask in one.open],
        "told": [masked(line) for line in one.told],
    }


def _reminded(errand: desk.Errand) -> Iterator[str]:
    done = desk.remind(errand, progress)
    progress("")
    if not done:
        yield "没有要催的：该报的都有了，或者都交了表"
    for one in done:
        yield f"催报函：{show.near(one.placed.path)}（{one.office}，{len(one.asks)} 项）"
        show.others(one.placed, "新的催报函")


def _confirmed(errand: desk.Errand) -> Iterator[str]:
    for one in desk.confirm(errand):
        yield f"数据确认单：{show.near(one.placed.path)}（{one.office}，{len(one.asks)} 个数）"
        show.others(one.placed, "新的确认单")
    yield "送出的数记在指标.yaml 的“确认:”后面；以后改了的，检查时会告诉您（确认后改动）"
