"""The house is clean: linter, formatter, types; READMEs, schemas and example keep up with the code."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import click
import pytest
from kit import EXAMPLE, ROOT, SEEDS

from drafter import case, desk
from drafter.cli import _COMMANDS, main
from drafter.desk import manual
from drafter.tables.schema import schemas

READMES = [ROOT / "README.md", ROOT / "README.en.md"]


@pytest.mark.parametrize(
    "command",
    [["ruff", "check"], ["ruff", "format", "--check"], pytest.param(["mypy"], marks=pytest.mark.slow)],
    ids=" ".join,
)
def test_clean(command):
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def blocks(file):
    return re.findall(r"```\n(.*?)```", file.read_text("utf-8"), re.DOTALL)


def test_both_readmes_show_the_same_commands():
    assert blocks(READMES[0]) == blocks(READMES[1])
    shown = "".join(blocks(READMES[0]))
    for name in _COMMANDS:
        assert f"drafter {name}" in shown
    assert "make demo" in shown
    assert "make test" in shown


@pytest.mark.parametrize("file", READMES, ids=lambda f: f.name)
def test_every_option_a_readme_names_exists_and_every_option_is_named(file):
    text = file.read_text("utf-8")
    context = click.Context(main)
    options = {
        option
        for name in _COMMANDS
        for param in main.get_command(context, name).params
        for option in param.opts
        if option.startswith("--")
    }
    named = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", text)) - {"--accept", "--help"}
    assert named <= options
    assert options - named <= {"--kind", "--into", "--seeds", "--text"}


def test_the_readme_has_the_tables_of_the_rules():
    for told_by in (manual.DOSSIER, manual.REPORT):
        assert f"\n{manual.table(told_by)}\n" in READMES[0].read_text("utf-8")
    assert all(entry.name in READMES[1].read_text("utf-8") for entry in manual.manual())


def test_pictures_are_there():
    for file in READMES:
        for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", file.read_text("utf-8")):
            assert (ROOT / picture).stat().st_size > 10_000


def test_the_examples_schemas_are_todays():
    for name, text in schemas().items():
        assert (EXAMPLE / "格式" / f"{name}.schema.json").read_text("utf-8") == text


def test_the_example_is_a_dossier_of_the_example_seed(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷")
    order = desk.Order(tmp_path, case.Wanted("龙华", 2025), into=tmp_path / "案卷")
    laid = {item.file.stem for item in desk.new(order).laid}
    assert laid <= {"本年问题", "下年计划"}
    prior = next((EXAMPLE / "上年报告").iterdir())
    assert prior.read_bytes() == (SEEDS / prior.name).read_bytes()


def test_the_examples_findings_are_the_ones_meant(tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷")  # what is worked out is kept in a dossier
    found, readable, _ = desk.check(folder, tmp_path)
    assert readable
    count = {}
    for finding in found:
        count[finding.rule] = count.get(finding.rule, 0) + 1
    assert count == {
        "计划未回应": 3,
        "疑似已回应": 1,
        "问题无交代": 1,
        "还有空没填": 4,
        "数字未更新": 2,
        "沿用未核": 1,
        "年份未改": 1,
        "缺少部分": 1,
    }


def test_nothing_speaks_of_machines_or_hosts():
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    forbidden = re.compile(r"/(?:work|tmp|root|home)/[a-z]|pypi\.org|registry\.npmjs|files\.pythonhosted|deb\.debian")
    for name in filter(None, tracked):
        file = ROOT / name
        if file.suffix in {".png", ".docx"} or not file.is_file() or file.name == "test_quality.py":
            continue
        assert not forbidden.search(file.read_text("utf-8", errors="replace")), name
