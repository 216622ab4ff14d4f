"""What a draft of about 6,000 characters with about 40 comments costs, as ratios to bare python-docx in the same run.

python benchmarks/build.py            goals: writing at most 1.5 times bare python-docx, `drafter build` from a cold start
                                      under a second; docxtpl is compared when it is installed (pip install ".[bench]")

The paper is the example dossier with figures taken out and paragraphs of no meaning put in. Within one process: medians of
21 rounds in turn (A B A B …). From a cold start: medians of 11 whole processes a command, in turn. One round before is not counted.
"""

from __future__ import annotations

import importlib.util
import io
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import docx

from drafter import desk, home, rendering, rules, writers
from drafter.model.finding import Finding
from drafter.model.manuscript import TABLE, Manuscript

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, COLD = 21, 11
CHARACTERS = 6000
"""Of the report without the rows of its annexes."""
BLANKED = 25
"""Figures taken out: most become a comment each."""
HEADINGS = ("强化科技保障，建设数字法治政府", "完善依法行政制度，规范政府治理")
STEMS = "甲乙丙丁戊己庚辛壬癸"

BARE = "import json, sys, docx; d = docx.Document(); [d.add_paragraph(t) for t in json.load(open(sys.argv[1], encoding='utf-8'))]; d.save(sys.argv[2])"
TEMPLATED = (
    "import json, sys, docxtpl; t = docxtpl.DocxTemplate(sys.argv[3]);"
    "t.render({'paras': json.load(open(sys.argv[1], encoding='utf-8'))}, autoescape=True); t.save(sys.argv[2])"
)
HELD = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def passage(number: int) -> str:
    """A row of 正文.yaml with a paragraph of no meaning."""
    said = "".join(
        f"第{number}组第{n}批记录{STEMS[(number + n) % 10]}类事项{number * 7 + n}件，由{STEMS[(number * n) % 10]}组逐件核对，归入台账。"
        for n in range(1, 7)
    )
    heading = HEADINGS[number % len(HEADINGS)]
    return f"\n  - 编号: 增{number:02}\n    部分: 主要举措和成效\n    小标题: {heading}\n    文字: {said}\n    处理: 改写\n"


def rendered(folder: Path) -> tuple[Manuscript, list[Finding]]:
    """A dossier's folder -> its paper with the annexes, and what the rules find."""
    opened, found = desk.open_dossier(folder, folder.parent)
    if opened is None:
        raise SystemExit("\n".join(finding.message for finding in found))
    findings = [*found, *rules.check(opened)]
    paper = rendering.render(opened, home.folders("templates", folder.parent), rendering.Copy(True, findings))
    return paper, findings


def characters(paper: Manuscript) -> int:
    """Characters of a paper without the rows of its tables."""
    return sum(len(para.text) for para in paper.paras if para.look not in TABLE)


def lengthened(folder: Path) -> tuple[Manuscript, list[Finding]]:
    """The example copied to a folder, figures taken out, paragraphs put in until it is long enough -> paper and findings."""
    shutil.copytree(ROOT / "examples" / "龙华-2025", folder)
    metrics, body = folder / "指标.yaml", folder / "正文.yaml"
    metrics.write_text(re.sub(r"(?m)^( +今年:) \S.*$", r"\1", metrics.read_text("utf-8"), count=BLANKED), "utf-8")
    paper, findings = rendered(folder)
    number = 0
    while characters(paper) < CHARACTERS:
        number += 1
        body.write_text(body.read_text("utf-8") + passage(number), "utf-8")
        paper, findings = rendered(folder)
    return paper, findings


def bare(texts: list[str]) -> None:
    """python-docx with its own template: a paragraph each, nothing else."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(io.BytesIO())


def commented(texts: list[str], findings: list[Finding]) -> None:
    """The same with as many comments as there are findings, with their words, one a paragraph."""
    document = docx.Document()
    runs = [run for text in texts for run in document.add_paragraph(text).runs[:1]]
    for run, finding in zip(runs, findings, strict=False):
        document.add_comment(run, text=f"{finding.message}\n{finding.fix}", author="甲", initials="甲")
    document.save(io.BytesIO())


def template(file: Path) -> None:
    """A template for docxtpl that prints a list of paragraphs."""
    document = docx.Document()
    for line in ("{%p for para in paras %}", "{{ para }}", "{%p endfor %}"):
        document.add_paragraph(line)
    document.save(str(file))


def templated(file: Path, texts: list[str]) -> None:
    """docxtpl rendering them."""
    import docxtpl

    rendering_of = docxtpl.DocxTemplate(file)
    rendering_of.render({"paras": texts}, autoescape=True)
    rendering_of.save(io.BytesIO())


def in_turn(steps: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Steps by name, each telling the seconds it took -> the seconds of every round but the first."""
    took: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(rounds + 1):
        for name, step in steps.items():
            seconds = step()
            if number:
                took[name].append(seconds)
    return took


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Work -> a step that tells the seconds it took."""

    def step() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return step


def process(command: list[str]) -> Callable[[], float]:
    """A command -> a step that runs it as a process of its own and tells the seconds by the clock."""

    def step() -> float:
        start = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        seconds = time.perf_counter() - start
        if done.returncode > 1:  # 1: check found something
            raise SystemExit(done.stderr.decode("utf-8", "replace"))
        return seconds

    return step


def memory(command: list[str]) -> float:
    """MiB a command holds at most, run by a small process: a child counts what its parent held; nan where nobody says."""
    if importlib.util.find_spec("resource") is None:
        return float("nan")
    done = subprocess.run([sys.executable, "-c", HELD, *command], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return int(done.stdout) * (1 if sys.platform == "darwin" else 1024) / 2**20  # bytes there, KiB elsewhere


def told(took: Mapping[str, list[float]], held: Mapping[str, float]) -> None:
    """Print a line a step: median, ratio to the first, spread, memory where it was measured."""
    base = statistics.median(next(iter(took.values())))
    for name, values in took.items():
        middle, least, most = (1000 * pick(values) for pick in (statistics.median, min, max))
        room = f"  {held[name]:6.0f} MiB" if name in held else ""
        print(f"  {middle:7.1f} ms  {middle / base / 1000:6.2f} ×  （{least:.1f}—{most:.1f}）{room}  {name}")


def within(paper: Manuscript, findings: list[Finding], pattern: Path | None) -> dict[str, Callable[[], object]]:
    """What is timed within one process, the baseline first. pattern: docxtpl's template, None where it is not installed."""
    texts = [para.text for para in paper.paras]
    plain = replace(paper, paras=tuple(para for para in paper.paras if not para.chart))
    steps: dict[str, Callable[[], object]] = {
        "python-docx 写同样的段落": lambda: bare(texts),
        "drafter 写段落、表格和批注": lambda: writers.write(plain, findings, ".docx"),
        "drafter 写段落和表格，不带批注": lambda: writers.write(plain, [], ".docx"),
        "drafter 写段落、表格和批注，再画图": lambda: writers.write(paper, findings, ".docx"),
        "python-docx 写同样的段落和批注": lambda: commented(texts, findings),
    }
    if pattern is not None:
        steps["docxtpl 从模板印同样的段落"] = lambda: templated(pattern, texts)
    return steps


def whole(folder: Path, listed: Path, pattern: Path | None) -> dict[str, list[str]]:
    """The commands timed as whole processes, the baseline first. listed: the paragraphs, as JSON."""
    drafter, file = [sys.executable, "-m", "drafter"], str(listed.with_suffix(".docx"))
    commands = {
        "python-docx 写同样的段落": [sys.executable, "-c", BARE, str(listed), file],
        "drafter build": [*drafter, "build", str(folder)],
        "drafter check": [*drafter, "check", str(folder)],
    }
    if pattern is not None:
        commands["docxtpl 从模板印同样的段落"] = [sys.executable, "-c", TEMPLATED, str(listed), file, str(pattern)]
    return commands


def main() -> None:
    """Make the dossier, then print the writing step and whole processes, each beside bare python-docx."""
    with tempfile.TemporaryDirectory() as name:
        folder, listed = Path(name) / "案卷", Path(name) / "段.json"
        pattern = Path(name) / "模板.docx" if importlib.util.find_spec("docxtpl") else None
        if pattern is not None:
            template(pattern)
        paper, findings = lengthened(folder)
        listed.write_text(json.dumps([para.text for para in paper.paras], ensure_ascii=False), "utf-8")
        size = f"正文 {characters(paper)} 字，连两张对照表 {len(paper.text)} 字、{len(paper.paras)} 段"
        print(f"{size}，批注 {len(findings)} 处\n写成 Word（同一个进程里）：")
        steps = {name: timed(step) for name, step in within(paper, findings, pattern).items()}
        told(in_turn(steps, ROUNDS), {})
        print("冷启动（整个进程）：")
        commands = whole(folder, listed, pattern)
        took = in_turn({name: process(command) for name, command in commands.items()}, COLD)
        told(took, {name: memory(command) for name, command in commands.items()})


if __name__ == "__main__":
    main()
