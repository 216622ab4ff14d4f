"""Promises and this year's sentences -> the trace: which promise is answered where, how surely, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.model.kind import Part
from drafter.model.report import Commitment, Sentence, Target
from drafter.model.traced import Answer, Trace
from drafter.tracing.review import review
from drafter.tracing.second import Second
from drafter.zh import glossary, shortcomings
from drafter.zh.expression import expression

__all__ = ["Second", "looking_back", "owned", "review", "telling", "trace"]

_TELLS = (Part.SUMMARY, Part.RECTIFICATION, Part.LEADER_DUTY, Part.OTHER)
_NOTES = expression("名词解释|注释")
_THANKS = expression("(?:表示|致以).{0,6}(?:感谢|敬意|谢意|问候|祝福)")


def trace(
    commitments: Sequence[Commitment],
    targets: Sequence[Target],
    sentences: Sequence[Sentence],
    *,
    deep: bool = True,
    second: Second | None = None,
) -> Trace:
    """Last year's promises and targets, and the sentences of this year's report -> the trace. second: who is asked about
    the promises drafter is unsure of.

    Only the parts that tell what was done can answer: summary, rectification, leader's duty. Nothing is loaded but the
    lexicon and the models shipped with the package, and, if deep, the weights of the extra `semantic` where it is installed.
    """
    from drafter.tracing.admitted import reported
    from drafter.tracing.judge import judge
    from drafter.tracing.lists import settled

    told = telling(sentences)
    kept = {id(sentence) for sentence in told}
    beyond = [sentence.text for sentence in sentences if id(sentence) not in kept] + [s.heading for s in sentences]
    answers = judge(commitments, told, "\n".join(dict.fromkeys(beyond)), deep=deep)
    answers, remark = _consulted(second, answers, told)
    found = settled(answers, reported(targets, looking_back(sentences), owned(sentences)), told)
    return replace(found, remark=remark)


def _consulted(second: Second | None, answers: list[Answer], told: list[Sentence]) -> tuple[list[Answer], str]:
    """Answers after the second reader, and what is to be told of how that went."""
    if second is None:
        return answers, ""
    from drafter.tracing.judge import bar
    from drafter.tracing.second.consulted import consulted

    found = consulted(second, answers, told, bar())
    return list(found.answers), found.told


def telling(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that tell what was done: those that look back and own up to no shortcoming."""
    return [sentence for sentence in looking_back(sentences) if not shortcomings.admits(sentence.text)]


def owned(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of the problems part."""
    return [sentence for sentence in sentences if sentence.part is Part.PROBLEMS]


def looking_back(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that look back, on what was done or was not: no explanation of a term, no thanks."""
    return [
        sentence
        for sentence in sentences
        if sentence.part in _TELLS
        and not glossary.explains(sentence.text)
        and not _NOTES.search(sentence.heading)
        and not _THANKS.search(sentence.text)
    ]
