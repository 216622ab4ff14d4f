"""What `check` and `build` cost from a cold start, as ratios to python-docx writing the same paragraphs from cold, in one run.

python benchmarks/cold.py             goals: on a dossier checked before in which one cell has changed since, `check` at most
                                      3 and `build` at most 5 times; `check` ten times as big at most 12 times as long

Each is a process of its own, its processor time counted (the clock in brackets, where others use the machine), in turn
(A B A B …), medians of 9 rounds; one round before is not counted. Python's compiled files are kept, as after an
installation: in a folder of their own. "first" is without what was kept of the dossier, "again" with all of it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import build
import tenfold

ROUNDS = 9
CELLS = {
    "一个“今年”": ("指标.yaml", r"(?m)^(    今年: )\d+", r"\g<1>{}"),
    "一条完成情况": (
        "上年计划.yaml",
        r"(?m)^(    完成情况: ['\"]?)(?:今年第\d+季度，)?(?=[^'\s])",
        r"\g<1>今年第{}季度，",
    ),
    "正文一句": ("正文.yaml", r"(?m)^(      )(?:今年第\d+季度，)?(?=[^ ])", r"\g<1>今年第{}季度，"),
}
"""A cell of each table -> where it stands, and what is put there, another number each time."""


NUMBERS = count(2)


@dataclass(frozen=True)
class Step:
    """What is timed: a command, and what is done to the dossier before, untimed."""

    name: str
    command: list[str]
    before: Callable[[], object]


def forget(folder: Path) -> None:
    """Take away what was kept of a dossier."""
    shutil.rmtree(folder / ".drafter", ignore_errors=True)


def changing(folder: Path, cell: str) -> Callable[[], None]:
    """A dossier and a cell of it -> what changes the cell's words, to others each time."""
    name, found, put = CELLS[cell]

    def change() -> None:
        table = folder / name
        table.write_text(re.sub(found, put.format(next(NUMBERS)), table.read_text("utf-8"), count=1), "utf-8")

    return change


def spent(command: list[str], work: Path) -> tuple[float, float]:
    """Seconds of the processor and by the clock that a command takes."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(work / "pyc"), "PYTHONPATH": str(build.ROOT)}
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=work, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        told = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:  # 1: check found something
        raise SystemExit(told.decode("utf-8", "replace"))
    return used.ru_utime + used.ru_stime, time.perf_counter() - start


def steps(folder: Path, listed: Path) -> Iterator[Step]:
    """The baseline, and both commands: first, again, after each cell."""
    drafter = [sys.executable, "-m", "drafter"]
    nothing = Path().exists
    bare = [sys.executable, "-c", build.BARE, str(listed), str(listed.with_suffix(".docx"))]
    yield Step("python-docx 写同样的段落", bare, nothing)
    for command in ("check", "build"):
        run = [*drafter, command, str(folder)]
        yield Step(f"{command} 头一回", run, lambda: forget(folder))
        yield Step(f"{command} 再一回，什么也没改", run, nothing)
        for cell in CELLS:
            yield Step(f"{command} 改了{cell}", run, changing(folder, cell))


def larger(work: Path) -> Iterator[Step]:
    """The small dossier and the large one: first and again."""
    for times in (1, 10):
        folder = work / f"{times}倍"
        tenfold.lay(folder, times)
        run = [sys.executable, "-m", "drafter", "check", str(folder)]
        yield Step(f"check {times}倍 头一回", run, lambda folder=folder: forget(folder))
        yield Step(f"check {times}倍 再一回", run, Path().exists)
        yield Step(f"check {times}倍 改了一条完成情况", run, changing(folder, "一条完成情况"))


def timed(asked: list[Step], work: Path, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Steps in turn -> the seconds of each in every round but the first."""
    took: dict[str, list[tuple[float, float]]] = {step.name: [] for step in asked}
    for number in range(rounds + 1):
        for step in asked:
            step.before()
            seconds = spent(step.command, work)
            if number:
                took[step.name].append(seconds)
    return took


def told(took: dict[str, list[tuple[float, float]]], bases: dict[str, str]) -> None:
    """A line a step: the median, and its ratio to its baseline's; bases: of each step the name of another."""
    middle = {name: [statistics.median(some) for some in zip(*values, strict=True)] for name, values in took.items()}
    for name, (used, clock) in middle.items():
        base = middle[bases[name]]
        print(
            f"  {used * 1000:7.0f} ms  {used / base[0]:5.2f} ×  （钟表 {clock * 1000:.0f} ms，{clock / base[1]:.2f} ×）  {name}"
        )


def main() -> None:
    """Both tables, each in one run."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        paper, _ = build.lengthened(work / "案卷")
        listed = work / "段.json"
        listed.write_text(json.dumps([para.text for para in paper.paras], ensure_ascii=False), "utf-8")
        asked = list(steps(work / "案卷", listed))
        print(f"正文 {build.characters(paper)} 字的案卷，冷启动（处理器用时，比 python-docx）：")
        told(timed(asked, work, rounds), dict.fromkeys([step.name for step in asked], asked[0].name))
        more = list(larger(work))
        print("一份案卷和它的十倍（处理器用时，比一倍的同一回）：")
        half = len(more) // 2
        told(timed(more, work, max(1, rounds // 3)), {one.name: more[n % half].name for n, one in enumerate(more)})


if __name__ == "__main__":
    main()
