"""Checkers by others on every draft: two of OOXML find no error, one of official layout nothing that is not explained."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import docx
import pytest
from ruamel.yaml import YAML

pytestmark = [pytest.mark.render, pytest.mark.slow]

SCRIPTS = Path(sysconfig.get_path("scripts"))
GONGWEN = YAML(typ="safe").load(Path(__file__).with_name("gongwen.yaml"))
KINDS = {"report": ("龙华-2025", "坪山", "钟楼")}
"""Kind of document as gongwen knows it -> whose drafts are of it; the others are summaries."""


def said(*command, fine=(0, 1)):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode in fine, done.stderr
    return json.loads(done.stdout)


def test_openxml_audit_finds_nothing(draft):
    """One file a call: of several it looks up the comments of one in another."""
    (told,) = said(SCRIPTS / "openxml-audit", "-f", "microsoft365", "-m", "0", "-o", "json", draft.docx)
    assert (told["errors"], told["valid"]) == ([], True)


def test_docx_integrity_finds_nothing(draft):
    (told,) = said(SCRIPTS / "docx-integrity", "check", "--no-config", "--json", draft.docx)["files"]
    assert told["findings"] == []


def test_gongwen_says_nothing_that_is_not_explained(draft):
    kind = next((kind for kind, names in KINDS.items() if draft.name.startswith(names)), "summary")
    overrides = json.dumps(GONGWEN["overrides"], ensure_ascii=False)
    command = [
        sys.executable,
        "-m",
        "gongwen",
        "check",
        "-t",
        kind,
        "--json",
        "--config-overrides",
        overrides,
        draft.docx,
    ]
    found = [(one["rule_id"], place(draft, one["location"]), one["name"], one["original"]) for one in said(*command)]
    allowed = {(entry["rule"], style) for entry in GONGWEN["allowed"] for style in entry["where"]}
    assert [one for one in found if one[:2] not in allowed] == []


def place(draft, location):
    """paragraph:n -> its style's name; table:n -> 表; what is said of more than three places at once is allowed nowhere."""
    number = re.fullmatch(r"paragraph:(\d+)", location)
    if number:
        return docx.Document(draft.docx).paragraphs[int(number[1])].style.name
    return {"table": "表", "正文": "全文", "文档末尾": "全文"}.get(location.split(":")[0], location)
