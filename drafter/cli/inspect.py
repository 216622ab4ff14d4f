"""drafter inspect: a Word file against the national layout."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from drafter import desk
from drafter.cli import CLEAN, FOUND, show
from drafter.cli.chinese import ChineseHelp
from drafter.model.inspection import Fault


@click.command("inspect", cls=ChineseHelp)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件.docx")
@click.option("--json", "as_json", is_flag=True, help="给程序读的 JSON")
def command(file: Path, *, as_json: bool) -> int:
    """拿 GB/T 9704—2012 检查一份 Word 文件的格式：哪一段，不合哪一条，应当怎样，怎么改。不改动文件。

    合格退出码是 0，有问题是 1，读不下去是 2。
    """
    faults = desk.inspect(file)
    if as_json:
        show.as_json({"findings": [_json(fault) for fault in faults]})
        return FOUND if faults else CLEAN
    for fault in faults:
        click.echo(fault)
    counts = Counter(fault.strength for fault in faults)
    told = "、".join(f"{strength} {count}" for strength, count in sorted(counts.items()))
    click.echo(f"{len(faults)} 个问题（{told}）" if faults else "没有查出不合 GB/T 9704—2012 的地方")
    return FOUND if faults else CLEAN


def _json(fault: Fault) -> dict[str, object]:
    return {
        "rule": fault.rule,
        "clause": fault.clause,
        "strength": fault.strength.value,
        "place": fault.place,
        "spots": [{"name": s.name, "words": s.words, "paragraph": s.paragraph} for s in fault.spots],
        "found": fault.found,
        "expected": fault.expected,
        "fix": fault.fix,
    }
