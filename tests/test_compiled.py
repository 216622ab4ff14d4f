"""Templates that come with the program are compiled once; no code is ever taken from beside her work."""

from __future__ import annotations

import marshal
import shutil
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from kit import ROOT

from drafter import home
from drafter.model.finding import DrafterError
from drafter.rendering import sandbox

NAME = "法治政府建设年度报告/正文.j2"


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A program of its own with one template, whose code may be kept."""
    folder = tmp_path / "program" / "templates"
    folder.mkdir(parents=True)
    (folder / "一.j2").write_text("{% for x in 各 %}{{ x }}，{% endfor %}", "utf-8")
    monkeypatch.setattr(home, "shipped", lambda name: tmp_path / "program" / name)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def printed(*folders):
    return sandbox.run(folders, "一.j2", {}, {"各": ["甲", "乙"]})


def kept(folder):
    return Path(cache_from_source(str(folder / "一.j2")))


def counted(monkeypatch):
    """How often a template is read."""
    read, parse = [], sandbox._Environment._parse
    monkeypatch.setattr(sandbox._Environment, "_parse", lambda self, *told: read.append(told) or parse(self, *told))
    return read


def test_a_shipped_template_is_compiled_once(shipped, monkeypatch):
    read = counted(monkeypatch)
    assert printed(shipped) == printed(shipped) == "甲，乙，"
    assert len(read) == 1


def test_other_words_are_compiled_anew(shipped, monkeypatch):
    read = counted(monkeypatch)
    printed(shipped)
    (shipped / "一.j2").write_text("{{ 各[0] }}", "utf-8")
    assert printed(shipped) == "甲"
    assert len(read) == 2


@pytest.mark.parametrize("spoil", [lambda b: b[:40], lambda b: b"", lambda b: b[:-1] + bytes([b[-1] ^ 1])])
def test_code_that_is_damaged_is_made_anew(shipped, spoil):
    printed(shipped)
    kept(shipped).write_bytes(spoil(kept(shipped).read_bytes()))
    assert printed(shipped) == "甲，乙，"


def test_nothing_is_kept_where_nothing_may_be_written(shipped, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert printed(shipped) == "甲，乙，"
    assert not kept(shipped).exists()


def test_code_beside_her_templates_is_neither_kept_nor_run(shipped, tmp_path):
    hers = tmp_path / "work" / "templates"
    shutil.copytree(shipped, hers)
    assert printed(hers, shipped) == "甲，乙，"
    assert not kept(hers).exists()
    printed(shipped)
    forged = kept(shipped).read_bytes()[:32] + marshal.dumps(compile("raise SystemExit(9)", "一.j2", "exec"))
    kept(hers).parent.mkdir()
    for code in (kept(shipped).read_bytes(), forged):
        kept(hers).write_bytes(code)
        assert printed(hers, shipped) == "甲，乙，"


def test_a_shipped_template_that_fails_is_still_told_by_its_line(shipped):
    (shipped / "一.j2").write_text("甲\n{{ 没有 }}", "utf-8")
    for _ in range(2):
        with pytest.raises(DrafterError) as failed:
            printed(shipped)
        assert failed.value.place is not None
        assert failed.value.place.line == 2


def test_the_templates_of_the_checkout_are_those_shipped():
    assert (home.shipped("templates") / NAME).is_relative_to(ROOT)
