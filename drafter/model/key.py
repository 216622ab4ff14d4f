"""What a row answers in last year's reports: the words themselves, never a counter over what a parser found."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.model.report import Commitment, Passage, Problem, Report, Statistic
from drafter.model.skeleton import Bone
from drafter.zh.hygiene import squeeze


@dataclass(frozen=True)
class Key:
    """A place in a prior report. report: sha256 of its file as 案卷.yaml has it; sentence: the words, typography aside;
    words: which of them, where the sentence has several (a figure as printed); ordinal: how many like it stand before."""

    report: str
    sentence: str
    words: str = ""
    ordinal: int = 0

    @cached_property
    def token(self) -> str:
        """Sixteen hexadecimal digits that stand for the key where it is written down."""
        told = "\0".join((self.report, self.sentence, self.words, str(self.ordinal)))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def statistic_keys(report: Report, digest: str) -> tuple[Key, ...]:
    """A key for each statistic of a report, in order."""
    return _keys(digest, ((essence(s.sentence), figure_words(s)) for s in report.statistics))


def text_keys(items: Sequence[Commitment | Problem | Passage | Bone], digest: str) -> tuple[Key, ...]:
    """A key for each promise, problem, paragraph or heading of a report, in order."""
    return _keys(digest, ((essence(item.text), "") for item in items))


def essence(text: str) -> str:
    """A text typography aside, by which it is known again; one that is nothing but typography is known by that."""
    return squeeze(text) or "".join(text.split())


def figure_words(statistic: Statistic) -> str:
    """A figure as printed, without blanks."""
    return "".join(statistic.figure.text.split())


def _keys(digest: str, said: Iterable[tuple[str, str]]) -> tuple[Key, ...]:
    return tuple(_numbered(digest, said))


def _numbered(digest: str, said: Iterable[tuple[str, str]]) -> Iterator[Key]:
    before: Counter[tuple[str, str]] = Counter()
    for sentence, words in said:
        yield Key(digest, sentence, words, before[sentence, words])
        before[sentence, words] += 1
