"""drafter trace: last year's plan against this year's report."""

from __future__ import annotations

from pathlib import Path

import click

from drafter import desk
from drafter.cli import show
from drafter.cli.chinese import ChineseHelp
from drafter.cli.machine import trace_json
from drafter.model.trace import Status, Verdict

_STATUS = {Status.ANSWERED: "有回应", Status.WEAK: "请核对", Status.UNANSWERED: "未回应"}
_VERDICT = {
    Verdict.REACHED: "达到",
    Verdict.MISSED: "未达到",
    Verdict.NOT_REPORTED: "没有报告",
    Verdict.NOT_COMPARABLE: "口径不同",
}


@click.command("trace", cls=ChineseHelp)
@click.argument("prior", type=click.Path(path_type=Path), metavar="上年报告")
@click.argument("current", type=click.Path(path_type=Path), metavar="今年报告")
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON")
def command(prior: Path, current: Path, *, as_json: bool) -> int:
    """拿上年报告的每一条计划，到今年报告里找回应：有回应、请核对、未回应，附上最像的句子和理由。"""
    trace = desk.trace(prior, current, Path())
    if as_json:
        show.as_json(trace_json(trace))
        return 0
    for answer in trace.answers:
        click.echo(f"{answer.commitment.id} {_STATUS[answer.status]} {answer.score:.2f} {answer.commitment.text}")
        if answer.evidence and answer.status is not Status.UNANSWERED:
            click.echo(f"    今年：{answer.evidence[0].text}（第{answer.evidence[0].paragraph}段）")
        click.echo(f"    理由：{answer.why}")
    for outcome in trace.outcomes:
        told = f"，今年：{outcome.text}" if outcome.text else ""
        click.echo(f"指标 {_VERDICT[outcome.verdict]} {outcome.target.text}{told}")
    counts = {status: sum(a.status is status for a in trace.answers) for status in Status}
    click.echo("，".join(f"{_STATUS[status]} {count} 条" for status, count in counts.items()))
    return 0
