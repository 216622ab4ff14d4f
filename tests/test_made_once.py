"""The program's expressions and classes, made once and kept: they are what they would be made anew, and nothing damaged is
taken."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys

import pytest
from kit import EXAMPLE, ROOT
from test_expression import held

from drafter import made_once
from drafter.zh import expressions_kept

TEXT = (EXAMPLE / "正文.yaml").read_text("utf-8") + "（一）第3季度，“是”；2024年1-3月，98.5％。ABC"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where expressions are kept, empty, and nothing made yet."""
    file = tmp_path / "made.made"
    monkeypatch.setattr(made_once, "_place", lambda: file)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(made_once, "_kept", None)
    monkeypatch.setattr(made_once, "_fresh", {})
    return file


def another_process(monkeypatch):
    """Forget all that is not on disk."""
    monkeypatch.setattr(made_once, "_kept", None)
    monkeypatch.setattr(made_once, "_fresh", {})


def test_every_expression_of_the_program_is_what_re_makes_of_it(place, monkeypatch):
    asked = {(one._text, int(one._flags)) for one in held()}
    assert len(asked) > 300
    for text, flags in asked:
        expressions_kept.pattern(text, flags)
    made_once.keep()
    another_process(monkeypatch)
    monkeypatch.setattr(expressions_kept, "_make", None)  # none is made again
    for text, flags in asked:
        mine, theirs = expressions_kept.pattern(text, flags), re.compile(text, flags)
        assert (mine.pattern, mine.flags, mine.groups, mine.groupindex) == (
            theirs.pattern, theirs.flags, theirs.groups, theirs.groupindex,
        )  # fmt: skip
        assert [(m.span(), m.groups(), m.lastgroup) for m in mine.finditer(TEXT)] == [
            (m.span(), m.groups(), m.lastgroup) for m in theirs.finditer(TEXT)
        ]


def test_names_of_groups_and_replacing_work(place, monkeypatch):
    expressions_kept.pattern("(?P<年>\\d{4})年(?P<月>\\d+)月", 0)
    made_once.keep()
    another_process(monkeypatch)
    assert expressions_kept.pattern("(?P<年>\\d{4})年(?P<月>\\d+)月", 0).sub(r"\g<月>.\g<年>", "2024年3月") == "3.2024"


@pytest.mark.parametrize(
    "harm",
    [lambda data: data[:-1], lambda data: data[:40], lambda data: b"", lambda data: data[:50] + b"\0" + data[51:]],
)
def test_what_is_damaged_is_made_anew(place, monkeypatch, harm):
    expressions_kept.pattern("第[一二三]季度", 0)
    made_once.keep()
    place.write_bytes(harm(place.read_bytes()))
    another_process(monkeypatch)
    assert expressions_kept.pattern("第[一二三]季度", 0).search("第二季度")
    made_once.keep()
    another_process(monkeypatch)
    monkeypatch.setattr(expressions_kept, "_make", None)
    assert expressions_kept.pattern("第[一二三]季度", 0).search("第三季度")


def test_what_another_python_made_is_not_taken(place, monkeypatch):
    expressions_kept.pattern("甲+", 0)
    made_once.keep()
    another_process(monkeypatch)
    monkeypatch.setattr(made_once, "_OF", "4.0")
    assert made_once._all() == {}


def test_nothing_is_kept_where_python_keeps_nothing_or_may_not_write(place, monkeypatch):
    expressions_kept.pattern("甲+", 0)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    made_once.keep()
    assert not place.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(made_once, "_place", lambda: place / "没有这个文件夹" / "made")
    made_once.keep()
    assert not place.exists()


def test_what_one_process_made_is_added_to_what_others_made(place, monkeypatch):
    for words in ("甲+", "乙+"):
        another_process(monkeypatch)
        monkeypatch.setattr(made_once, "_kept", {})  # as if both had begun at once
        expressions_kept.pattern(words, 0)
        made_once.keep()
    another_process(monkeypatch)
    assert {text for text, *_ in made_once._all()} == {"甲+", "乙+"}


def made_class():
    @dataclasses.dataclass(frozen=True, order=True)
    class Made:
        """Of two fields."""

        name: str
        number: int = 3
        more: list[str] = dataclasses.field(default_factory=list, compare=False)

    return Made


def test_a_class_of_kept_methods_is_as_one_made_anew(place, monkeypatch):
    monkeypatch.setattr(dataclasses, "exec", exec, raising=False)
    made_once.classes()
    made_class()
    made_once.keep()
    another_process(monkeypatch)
    monkeypatch.setattr(made_once, "compile", None, raising=False)  # none is compiled again
    one = made_class()
    assert repr(one("甲")).endswith("Made(name='甲', number=3, more=[])")
    assert one("甲") == one("甲", more=["乙"]) < one("甲", 4)
    assert hash(one("甲")) == hash(one("甲"))
    assert one("甲").more is not one("甲").more
    with pytest.raises(dataclasses.FrozenInstanceError):
        one("甲").name = "乙"
    with pytest.raises(TypeError, match="name"):
        one()


def test_a_command_keeps_them(tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷")
    environ = {"PYTHONPYCACHEPREFIX": str(tmp_path / "pyc"), "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "check", str(folder)], env=environ, capture_output=True, check=False
    )
    assert done.returncode < 2, done.stderr
    assert [file.stat().st_size > 10_000 for file in tmp_path.rglob("*.made")] == [True]
