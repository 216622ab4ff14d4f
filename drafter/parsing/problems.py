"""Shortcomings a report names: one a item of its problems part, else the sentences that say 存在……不足."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.kind import Part
from drafter.model.report import Problem
from drafter.parsing.blocks import Block
from drafter.parsing.mark import Mark
from drafter.zh.headings import unmarked
from drafter.zh.sentences import has_words, split
from drafter.zh.shortcomings import speaks_of

_INTRODUCES = re.compile(r"[：:]$|(?:以下|如下).{0,6}(?:方面|问题|不足)|主要(?:有|表现|体现)")


def problems(body: Sequence[Block]) -> tuple[Problem, ...]:
    """Blocks -> problems in reading order."""
    told = [b for b in body if b.part is Part.PROBLEMS and not b.is_heading and "【待填" not in b.text]
    pieces = [(block.paragraph, text) for block in told for text in _items(block.text, block.marks)]
    pieces = [item for item in pieces if has_words(unmarked(item[1]))] or _admitted(body)
    return tuple(Problem(f"题{n:02}", text, paragraph) for n, (paragraph, text) in enumerate(pieces, start=1))


def _items(text: str, marks: Sequence[Mark]) -> list[str]:
    """A paragraph of the problems part -> its items; an introductory sentence names no problem."""
    leads = [mark for mark in marks if mark.marker]
    starts = [mark.start for mark in leads if mark.level == max(m.level for m in leads)]
    if not starts:
        return [] if len(split(text)) == 1 and _INTRODUCES.search(text) else [text]
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _admitted(body: Sequence[Block]) -> list[tuple[int, str]]:
    """Where no part is given to problems: the sentences of the summary that admit one, and those that follow in it."""
    found: list[tuple[int, str]] = []
    for block in (b for b in body if b.part in (Part.SUMMARY, Part.OTHER)):
        sentences = [s.text for s in block.sentences()]
        begin = next((n for n, s in enumerate(sentences) if speaks_of(s)), None)
        if begin is not None and re.search("清醒|同时|但", sentences[begin]):
            found += [(block.paragraph, s) for s in sentences[begin:]]
    return found
