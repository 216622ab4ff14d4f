"""What the browser is sent: modules that fit together, and no way for a word to become markup or to come from outside."""

from __future__ import annotations

import re

import pytest
from kit import ROOT

STATIC = ROOT / "drafter" / "page" / "static"
MODULES = sorted(STATIC.glob("*.js"))
SHEETS = sorted(STATIC.glob("*.css"))
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|srcdoc")
CODE = re.compile(r"\beval\(|new Function|javascript:|setTimeout\(\s*[\"'`]")
OUTSIDE = re.compile(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\(")
IMPORT = re.compile(r"import (?:\* as \w+|\{([^}]*)\}) from \"\./(\w+\.js)\"")
EXPORT = re.compile(r"export (?:async )?(?:function|class|const|let) (\w+)")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_words_never_become_markup_or_code(path):
    text = path.read_text("utf-8")
    assert not MARKUP.search(text)
    assert not CODE.search(text)
    assert not OUTSIDE.search(text)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_sheets_fetch_nothing(path):
    assert not OUTSIDE.search(path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_what_a_module_takes_is_there_and_used(path):
    text = path.read_text("utf-8")
    for names, module in IMPORT.findall(text):
        given = set(EXPORT.findall((STATIC / module).read_text("utf-8")))
        taken = {name.strip() for name in names.split(",") if name.strip()}
        assert taken <= given, module
        for name in taken:
            assert len(re.findall(rf"\b{name}\b", text)) > 1, name


def test_what_a_module_gives_is_taken():
    whole = {path.name: path.read_text("utf-8") for path in MODULES}
    taken = {name.strip() for text in whole.values() for names, _ in IMPORT.findall(text) for name in names.split(",")}
    by_view = {"KEYS", "panelled", "show", "patch", "moved", "mark", "kept", "key"}
    for name, text in whole.items():
        assert set(EXPORT.findall(text)) <= taken | by_view, name


def test_the_shell_has_neither_script_nor_style_in_it():
    shell = (ROOT / "drafter" / "page" / "templates" / "page.html").read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", shell)
    for name in re.findall(r"/static/([\w.]+)", shell):
        assert (STATIC / name).is_file()
