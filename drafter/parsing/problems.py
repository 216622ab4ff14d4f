"""Shortcomings a report names: one an item of its problems part or of the running text that owns up to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.model.kind import Part
from drafter.model.report import Problem
from drafter.parsing.blocks import Block
from drafter.zh import shortcomings
from drafter.zh.enumerations import enumerated
from drafter.zh.headings import unmarked
from drafter.zh.sentences import Sentence, has_words, split

_OF_CAUSES = re.compile("^(?!.*(?:问题|不足|短板|差距|困难)(?:及|和|与)其?(?:产生的?)?原因).*原因")
"""A heading above causes alone; under 不足和原因 both stand."""
_GOES_ON = re.compile("(?:特别是|尤其是|其中|这是|而且|甚至|其原因|(?:主要)?原因|究其|主要是(?:由于|因)|[由因]于)")
"""What a sentence that says more of the one before opens with."""
_AND_SO_ON = re.compile("等等[。；]?")
_FIRST = 3
"""Sentences of running text among which the one that opens it stands."""
_INTRODUCES = re.compile(r"[：:]$|(?:以下|如下).{0,6}(?:方面|问题|不足)|主要(?:有|表现|体现)")


@dataclass(frozen=True)
class _Said:
    """What a paragraph owns up to, and why all before it is so: verbatim, in order."""

    items: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


def problems(body: Sequence[Block]) -> tuple[Problem, ...]:
    """Blocks -> problems in reading order, each with its cause where the report tells one."""
    told = [b for b in body if b.part is Part.PROBLEMS and not b.is_heading and "【待填" not in b.text]
    found = _gathered([(block.paragraph, _of_block(block)) for block in told]) or _gathered(_admitted(body))
    return tuple(replace(problem, id=f"题{number:02}") for number, problem in enumerate(found, start=1))


def around(text: str, begin: int, owned: Sequence[Problem]) -> list[tuple[int, int]]:
    """A paragraph, where its words begin, and the problems it names -> what stands before them, and the sentences behind them
    that own up to nothing: 在此，我们表示歉意！"""
    first = max(begin, text.find(owned[0].text))
    words = [words for problem in owned for words in (problem.text, problem.cause) if words and words in text]
    told = max((text.rfind(one) + len(one) for one in words), default=len(text))
    vow = next((s.start for s in split(text) if s.start >= told and not shortcomings.of_all(s.text)), len(text))
    return [(begin, first), (vow, len(text))]


def _gathered(said: Sequence[tuple[int, _Said]]) -> list[Problem]:
    """Paragraphs and what they own up to -> problems. Causes told apart belong to the problems one by one where there are
    as many, else to all that tell none of their own."""
    found = [
        Problem("", shortcomings.unlinked(text), paragraph, shortcomings.cause(text))
        for paragraph, one in said
        for text in one.items
        if has_words(unmarked(text))
    ]
    causes = [cause for _, one in said for cause in one.causes]
    shared = causes if len(causes) == len(found) else ["".join(causes)] * len(found)
    return [replace(problem, cause=problem.cause or cause) for problem, cause in zip(found, shared, strict=True)]


def _of_block(block: Block) -> _Said:
    """A paragraph of the problems part -> what it owns up to; words that only lead over to it, and vows, are neither."""
    text = block.text
    leads = [mark for mark in block.marks if mark.marker]
    starts = [mark.start for mark in leads if mark.level == max(m.level for m in leads)] or enumerated(text)
    if _OF_CAUSES.search(block.heading or block.section) or shortcomings.of_all(text[block.body :]):
        return _Said(causes=tuple(_parts(text, starts) or [text]))
    if starts:
        return _Said(tuple(_parts(text, starts)))
    sentences = split(text)
    if any(shortcomings.leads_over(s.text) or shortcomings.opens(s.text) for s in sentences[:_FIRST]):
        return _running(text)
    if any(map(_closes, sentences)):
        return _running(text)
    return _Said() if len(sentences) == 1 and _INTRODUCES.search(text) else _Said((text,))


def _closes(sentence: Sentence) -> bool:
    return shortcomings.vows(sentence.text) or shortcomings.of_all(sentence.text)


def _running(text: str) -> _Said:
    """Running text that owns up to shortcomings -> each, as it stands between the opening and the vow."""
    if starts := enumerated(text):
        return _Said(tuple(_parts(text, starts)))
    spans: list[tuple[int, int]] = []
    causes: list[str] = []
    sentences = _told(split(text))
    for sentence in sentences:
        begun = sentence.start + (0 if spans else shortcomings.opening(sentence.text))
        if shortcomings.of_all(sentence.text):
            causes.append(sentence.text)
        elif shortcomings.vows(sentence.text):
            break
        elif spans and _GOES_ON.match(sentence.text):
            spans[-1] = spans[-1][0], sentence.end
        elif begun < sentence.end and not shortcomings.announces(sentence.text):
            spans.append((begun, sentence.end))
    whole = _several(text, spans)
    items = (shortcomings.unvowed(text[start:end].strip("；;、 ")) for start, end in whole)
    return _Said(tuple(item for item in items if not _AND_SO_ON.fullmatch(item)), tuple(causes))


def _told(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences from the one that opens, or from the one that begins the list."""
    listed = next((n for n, s in enumerate(sentences[:_FIRST]) if n and shortcomings.lists(s.text)), 0)
    opened = next((n for n, s in enumerate(sentences[:_FIRST]) if shortcomings.opens(s.text)), 0)
    return sentences[max(listed, opened) :] if listed <= opened + 1 else sentences[opened:]


def _several(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences -> the shortcomings in them: those between semicolons, or, of one sentence, between 、 where each is one."""
    if any("；" in text[start:end] for start, end in spans):
        return [span for start, end in spans for span in _listed(text, start, end)]
    if len(spans) == 1 and all(map(shortcomings.wanting, text[slice(*spans[0])].split("、"))):
        start, end = spans[0]
        edges = [start, *(m.end() for m in re.compile("、").finditer(text, start, end)), end]
        return list(pairwise(edges))
    return list(spans)


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between semicolons; what goes on from the one before stays with it."""
    edges = [start, *(m.end() for m in re.compile("[；;](?!$)").finditer(text, start, end)), end]
    firm = [at for at in edges[:-1] if at == start or not _GOES_ON.match(text, at)]
    yield from pairwise([*firm, end])


def _parts(text: str, starts: Sequence[int]) -> list[str]:
    """A text and where its items begin -> the items, the vow behind the last left out."""
    pieces = [text[a:b] for a, b in pairwise([*starts, len(text)])]
    if pieces:
        vow = next((s.start for s in split(pieces[-1])[1:] if _closes(s)), len(pieces[-1]))
        pieces[-1] = pieces[-1][:vow]
    return [shortcomings.unvowed(piece.strip().rstrip("；;，,")) for piece in pieces]


def _admitted(body: Sequence[Block]) -> list[tuple[int, _Said]]:
    """Where no part is given to problems: what the summary owns up to in the midst of a paragraph, up to its end."""
    found = []
    for block in (b for b in body if b.part in (Part.SUMMARY, Part.OTHER)):
        begin = next((s.start for s in block.sentences() if shortcomings.opens(s.text)), None)
        if begin is not None:
            found.append((block.paragraph, _running(block.text[begin:])))
    return found
