"""What several tests share: kinds, papers from text, dossiers from a few lines of YAML, goldens."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import click
from click.testing import CliRunner

from drafter import home, parsing, tables, tracing
from drafter.case import join
from drafter.cli import main, trouble
from drafter.model.dossier import Dossier
from drafter.model.indicator import traits_of
from drafter.model.inputs import Inputs
from drafter.model.manuscript import Look, Manuscript, Para, Span
from drafter.model.place import Place
from drafter.tables import rows

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SHARED = ROOT.parent / "shared"
SEEDS = ROOT / "seeds"
EXAMPLE = ROOT / "examples" / "龙华-2025"
KINDS = tables.load_kinds(home.folders("sections", ROOT / "tests"))
CATALOGUE = tables.load_catalogue(home.folders("sections", ROOT / "tests"))
RECOGNISER = parsing.Recogniser(CATALOGUE)


def kind(name="司法行政工作总结"):
    return next(k for k in KINDS if k.name == name)


def paper(text, file="上年.txt"):
    """Lines of text -> a paper."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return Manuscript(
        tuple(Para(Look.BODY, (Span(line),), Place(Path(file), n)) for n, line in enumerate(lines, start=1))
    )


def report(text, file="上年.txt"):
    return parsing.parse(paper(text, file), KINDS, RECOGNISER)


def dossier(example):
    """{上年报告, 文种, ‹table›: rows} -> a dossier for 龙华区 2025; a table given replaces the one laid out, rows may be partial."""
    prior = report(example["上年报告"], "龙华-2024.txt")
    plan = rows.Plan(
        kind(example.get("文种", "司法行政工作总结")), "龙华区", 2025, (prior,), (("龙华-2024.txt", "0" * 64),)
    )
    laid = rows.tables(plan)
    blank = {name: {key: None for row in rows for key in row} for name, rows in laid.items()}
    blank |= {"指标": {"编号": "", "名称": "", "上年": None, "出处": None, "今年": None}}
    blank |= {"上年计划": dict.fromkeys(("编号", "计划", "出处", "归入", "完成情况", "状态"))}
    blank |= {"上年问题": dict.fromkeys(("编号", "问题", "出处", "整改情况"))}
    blank |= {"正文": dict.fromkeys(("编号", "部分", "小标题", "出处", "文字", "处理"))}
    blank |= {"下年计划": dict.fromkeys(("编号", "小标题", "参考", "计划"))}
    blank |= {"素材": dict.fromkeys(("编号", "归入", "类别", "内容", "来源", "处理"))}
    blank |= {"提纲": dict.fromkeys(("编号", "层级", "标题", "上年标题", "部分", "出处"))}
    origins = {row["编号"]: {"出处": row["出处"]} for name in ("指标", "正文") for row in laid[name]}
    given = {
        name: [blank[name] | origins.get(row.get("编号", ""), {}) | row for row in example[name]]
        for name in (*laid, "素材")
        if name in example
    }
    head = rows.case(plan) | {"年度": "2025", "格式": "2", "成文日期": "2026年1月9日"} | example.get("案卷", {})
    head["上年报告"] = [entry | {"年度": "2024"} for entry in head["上年报告"]]
    settled = [{"编号": f"核{n:02}", **row} for n, row in enumerate(example.get("核对", ()), start=1)]
    inputs = Inputs.model_validate({"案卷": head, **laid, **given, "核对": settled})
    joins = join((prior,), ("0" * 64,), inputs, {})
    bare = Dossier(
        plan.kind,
        "龙华区",
        2025,
        (prior,),
        inputs,
        joins,
        lambda ref: Place(Path(f"{ref[0]}.yaml"), 1),
        traits_of(CATALOGUE),
    )
    today = example.get("今天")
    return replace(bare, review=tracing.review(bare), today=date.fromisoformat(str(today)) if today else None)


def golden(name, text, accept):
    """Compare with tests/goldens/‹name›, or rewrite it."""
    file = TESTS / "goldens" / name
    if accept:
        file.write_text(text, "utf-8")
    assert file.exists(), f"no golden {name}: run pytest --accept, then read it"
    assert text == file.read_text("utf-8")


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []})
@click.pass_context
def guarded(context):
    """The whole command line, as a command that a CliRunner can run."""
    old, sys.argv = sys.argv, ["drafter", *context.args]
    try:
        context.exit(trouble.guarded(main))
    finally:
        sys.argv = old


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


def drafter(*words, cwd=ROOT):
    """A command as it is typed in a folder -> what it said; run in this process: a new one takes a second to load."""
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(guarded, [*map(str, words)], prog_name="drafter")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ran(done.exit_code, done.stdout, done.stderr)


def beside(told, *words, cwd):
    """A command begun in a process of its own, which starts as this one is, all loaded; what it said goes into a queue."""
    process = get_context("fork").Process(target=lambda: told.put(drafter(*words, cwd=cwd)))
    process.start()
    return process


def fill_in(folder):
    """Fill in what the example leaves open on purpose."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 10**6
    tables = {name: yaml.load(folder / f"{name}.yaml") for name in ("指标", "上年计划", "上年问题", "正文", "下年计划")}
    for row in tables["指标"]:
        row["今年"] = row["今年"] or row["上年"].replace("1", "2")
        row["核对"] = "无误"
    for row in tables["上年计划"]:
        row["完成情况"] = row["完成情况"] or f"第{row['编号']}条已经办结。"
        row["状态"] = row["状态"] or "已完成"
    for row in tables["上年问题"]:
        row["整改情况"] = row["整改情况"] or "人员和设备都已补齐。"
    for row in tables["正文"]:
        row["文字"] = (row["文字"] or "区主要领导主持研究法治建设议题。").replace("2024年度重大", "2025年度重大")
        row["处理"] = row["处理"] or "沿用"
    for row in tables["下年计划"]:
        row["计划"] = row["计划"] or "健全执法监督体系。"
    for name, table in tables.items():
        with (folder / f"{name}.yaml").open("w", encoding="utf-8") as stream:
            yaml.dump(table, stream)
