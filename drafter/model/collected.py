"""What papers gave: values for last year's figures, answers to promises and problems, news, slips, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.form_given import Returned
from drafter.model.material import Unread
from drafter.model.report import Commitment, Problem, Statistic
from drafter.model.source import Source as Source
from drafter.zh.figures import Figure


@dataclass(frozen=True)
class Proposal:
    """A value a paper gives. shown: as the paper prints it; printed: fit for a cell, with its unit; score 0..1; sentence: it stands
    in, of a cell its heads and what it shows."""

    source: Source
    shown: str
    printed: str
    figure: Figure
    score: float
    why: str
    sentence: str = ""


@dataclass(frozen=True)
class Found:
    """A figure of last year and what papers give for it, best first. filled: the first is certain; contradictions: what other
    papers say instead, each with what explains it, empty where they agree."""

    statistic: Statistic
    proposals: tuple[Proposal, ...] = ()
    filled: bool = False
    contradictions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reply:
    """A sentence that answers a promise or a problem; part: which of several things it answers, where there are several."""

    source: Source
    score: float
    part: str = ""


@dataclass(frozen=True)
class Answered:
    """A promise or a problem of last year and what papers answer, best first. said: answered, partly, none; judged: a model
    was asked too."""

    asked: Commitment | Problem
    said: str
    replies: tuple[Reply, ...] = ()
    judged: bool = False


@dataclass(frozen=True)
class News:
    """What a paper tells and no row asks for. heading: of last year's report, where it belongs; kind: 荣誉, 做法, 文件, 事件, 数据;
    also: where other papers tell of the same."""

    source: Source
    heading: str
    kind: str
    also: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Offered:
    """Sentences of papers of which this year's text under a heading of last year's report may be made, in their order."""

    heading: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Slip:
    """A figure that does not follow from those beside it. right: what would."""

    source: Source
    why: str
    right: str = ""


@dataclass(frozen=True)
class Collected:
    """All that papers gave. remarks: (file, what was not used of it and why); passed: (file, figures that are not this year's);
    returned: the forms among them."""

    figures: tuple[Found, ...] = ()
    promises: tuple[Answered, ...] = ()
    problems: tuple[Answered, ...] = ()
    news: tuple[News, ...] = ()
    slips: tuple[Slip, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    texts: tuple[Offered, ...] = ()
    passed: tuple[tuple[str, str], ...] = ()
    returned: tuple[Returned, ...] = ()
