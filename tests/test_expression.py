"""Expressions that are not made for a text that lacks what they need: each says rightly what that is."""

from __future__ import annotations

import importlib
import pkgutil
import re._parser as parser

import drafter
from drafter.zh import expression as made
from drafter.zh.expression import expression


def held():
    """Every expression that the program keeps in a name."""
    for info in pkgutil.walk_packages(drafter.__path__, "drafter."):
        if info.name.split(".")[1] in ("zh", "proofing", "quantities"):
            for some in vars(importlib.import_module(info.name)).values():
                yield from (
                    one for one in (some if isinstance(some, tuple) else (some,)) if isinstance(one, made._Waiting)
                )


def needing():
    """Every expression of the program that says what it needs, by its words."""
    return {one._text: one for one in held() if isinstance(one, made._Needing)}


def spelled(tree):
    """Whatever a part of an expression finds, as far as that is said in so many characters: texts, "\0" for the rest."""
    texts = [""]
    for kind, told in tree:
        texts = [text + more for text in texts for more in part(str(kind), told)]
    return texts


def part(kind, told):
    if kind == "LITERAL":
        return [chr(told)]
    if kind == "IN" and all(str(one) == "LITERAL" for one, _ in told):
        return [chr(char) for _, char in told]
    if kind == "SUBPATTERN":
        return spelled(told[-1])
    if kind == "BRANCH":
        return [text for branch in told[1] for text in spelled(branch)]
    return ["\0"]


def test_what_an_expression_needs_stands_in_all_it_finds():
    found = needing()
    assert found
    for text, one in found.items():
        for words in spelled(parser.parse(text)):
            assert any(need in words for need in one._needs), (text, words)


def test_it_finds_what_it_would_without():
    asked, plain = expression("甲(?:乙|丙)", needs="乙丙"), expression("甲(?:乙|丙)")
    for text in ("", "甲", "甲乙", "丙甲", "丙甲丙甲乙"):
        assert [m.span() for m in asked.finditer(text)] == [m.span() for m in plain.finditer(text)]
        assert bool(asked.search(text)) == bool(plain.search(text))
        assert bool(asked.match(text)) == bool(plain.match(text))
