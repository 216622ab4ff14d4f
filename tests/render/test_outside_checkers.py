"""Checkers by others on every draft: two of OOXML find no error, one of official layout nothing that is not explained."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from conftest import ALL
from openxml_audit.cli import main as audit
from ruamel.yaml import YAML

from drafter.zh.gbt9704 import WIDER

pytestmark = [pytest.mark.render, pytest.mark.slow]

SCRIPTS = Path(sysconfig.get_path("scripts"))
GONGWEN = YAML(typ="safe", pure=True).load(Path(__file__).with_name("gongwen.yaml"))
ALLOWED = {(entry["rule"], style) for entry in GONGWEN["allowed"] for style in entry["where"]}
NARROW = {wider: font for font, wider in WIDER.items()}
REPORTS = ("示例·审", "示例·清", "龙华-2025", "坪山", "钟楼")
"""Whose drafts are reports as gongwen knows them; the others are summaries."""


def said(*command, **environment):
    done = subprocess.run(
        [*map(str, command)], capture_output=True, text=True, timeout=300, check=False, env=os.environ | environment
    )
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def openxml_audit(file):
    """One file a call: of several it looks up the comments of one in another."""
    done = CliRunner().invoke(audit, ["-f", "microsoft365", "-m", "0", "-o", "json", str(file)])
    assert done.exit_code in (0, 1), done.output
    (told,) = json.loads(done.stdout)
    return told["errors"] if told["valid"] else told["errors"] or ["invalid"]


def docx_integrity(file):
    (told,) = said(SCRIPTS / "docx-integrity", "check", "--no-config", "--json", file)["files"]
    return told["findings"]


@cache
def gongwen(file):
    """(rule, where it stands, what it is, what was found) of every finding; rules of one's own at home play no part."""
    kind = "report" if file.name.startswith(REPORTS) else "summary"
    overrides = json.dumps(GONGWEN["overrides"], ensure_ascii=False)
    command = [sys.executable, "-m", "gongwen", "check", "-t", kind, "--json", "--config-overrides", overrides]
    with tempfile.TemporaryDirectory() as home:
        alone = Path(home) / file.name
        paper_alone(file).save(alone)
        found = said(*command, alone, GONGWEN_DATA_DIR=home)
        return [(one["rule_id"], place(alone, one["location"]), one["name"], one["original"]) for one in found]


def paper_alone(file):
    """A draft without 审阅单 and without pictures and the words under them: the standard has no clause for either.

    A heading that opens its paragraph is left out too: it is set in 楷体, what follows it in 仿宋 (7.3.3), and gongwen knows one
    font a paragraph. The wider face of a font, taken for 硚 and its like, goes by the font's own name: gongwen knows but one of a family.
    """
    document = docx.Document(file)
    styled = [(block, getattr(block.style, "name", "") or "") for block in document.iter_inner_content()]
    last = max((n for n, (_, style) in enumerate(styled) if style.startswith("审阅")), default=-1)
    for number, (block, style) in enumerate(styled):
        if number <= last or style in ("图", "图题", "图注"):
            block._element.getparent().remove(block._element)
        elif style == "Normal" and re.match("（[一二三四五六七八九十]+）", block.text):
            _without_heading(block)
    for fonts in document.element.body.iter("{*}rFonts"):
        slot = fonts.tag[: -len("rFonts")] + "eastAsia"
        fonts.set(slot, NARROW.get(fonts.get(slot), fonts.get(slot)))
    return document


def _without_heading(paragraph):
    for run in list(paragraph.runs):
        done = "。" in run.text
        run._element.getparent().remove(run._element)
        if done:
            return


def place(file, location):
    """paragraph:n -> its style's name; table:n -> 表; what is said of more than three places at once is allowed nowhere."""
    number = re.fullmatch(r"paragraph:(\d+)", location)
    if number:
        return docx.Document(file).paragraphs[int(number[1])].style.name
    return {"table": "表", "正文": "全文", "文档末尾": "全文"}.get(location.split(":")[0], location)


def unexplained(file):
    return [one for one in gongwen(file) if one[:2] not in ALLOWED]


CHECKERS = {"openxml-audit": openxml_audit, "docx-integrity": docx_integrity, "gongwen": unexplained}
FAULTS = {
    "openxml-audit": ("word/document.xml", b"<w:pgSz ", b"<w:pageSize "),
    "docx-integrity": ("word/document.xml", b'<w:commentRangeEnd w:id="0"/>', b""),
    "gongwen": ("word/document.xml", b'w:top="2098"', b'w:top="1871"'),
}
"""Checker -> (part, words, what stands there instead) of a fault that it is for."""


@pytest.mark.parametrize("checker", CHECKERS)
def test_the_checker_finds_nothing(draft, checker):
    assert CHECKERS[checker](draft.docx) == []


@pytest.mark.parametrize("checker", CHECKERS)
def test_the_checker_finds_a_planted_fault(drafts, checker, tmp_path):
    part, old, new = FAULTS[checker]
    with zipfile.ZipFile(drafts["示例·审阅稿"].docx) as good, zipfile.ZipFile(tmp_path / "示例·审.docx", "w") as bad:
        assert old in good.read(part)
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(old, new) if name == part else good.read(name))
    assert CHECKERS[checker](tmp_path / "示例·审.docx")


def test_nothing_is_allowed_in_vain(drafts):
    if not set(ALL) <= set(drafts):
        pytest.skip("needs the real reports in ../shared")
    found = {one[:2] for name in ALL for one in gongwen(drafts[name].docx)}
    assert found >= ALLOWED
