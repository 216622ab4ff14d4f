"""Promises and problems of last year against the sentences of this year's papers: which sentence answers which, how surely."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.collecting.telling import Told, Zone
from drafter.model.collected import Answered, Reply, Source
from drafter.model.kind import Part
from drafter.model.report import Commitment, Problem, Sentence
from drafter.model.traced import Answer, Status
from drafter.tracing.second import Second
from drafter.zh.expression import expression

_PROGRESS = expression(
    "正在(?!册)|征求意见|尚未|还在|酝酿|持续推进|起步|等待|待(?:评审|审议|公布|批)|拟(?:提请|于)|推进中|未启用|未上线|筹备|对接|测试|装修|申报材料"
)
"""What tells that a thing is under way."""
_SURE = 0.94
"""Chance below which a promise counts as not answered: among the papers of a dozen departments some sentence always comes near."""
_PAIRS, _MOST = 300_000, 20_000
"""Promises times sentences that are compared at a time; sentences of all papers that are looked at."""
_SHORTEST = 8


def answered(
    promises: Sequence[Commitment], sentences: Sequence[Told], second: Second | None = None
) -> tuple[tuple[Answered, ...], str]:
    """Promises and the papers' sentences -> which is answered where; what is to be told of how it went. second: who is asked
    about those that are in doubt."""
    from drafter.tracing.judge import judge

    done = _told(sentences)
    if not promises:
        return (), ""
    told = [sentence for sentence, _ in done][:_MOST]
    lot = max(1, _PAIRS // max(1, len(told)))
    answers = [one for at in range(0, len(promises), lot) for one in judge(promises[at : at + lot], told, deep=True)]
    answers, remark = (answers, "") if second is None else _consulted(second, answers, told)
    by_place = {sentence.paragraph: told for sentence, told in done}
    return tuple(_answered(answer, by_place) for answer in answers), remark


def _consulted(second: Second, answers: list[Answer], told: Sequence[Sentence]) -> tuple[list[Answer], str]:
    """Answers after the second reader; those that were sure enough among papers stay as they are."""
    from drafter.tracing.second.consulted import UNSURE, consulted

    found = consulted(second, answers, told, _SURE, (UNSURE[0], _SURE))
    return list(found.answers), found.told


def remedied(problems: Sequence[Problem], sentences: Sequence[Told]) -> tuple[Answered, ...]:
    """Problems and the papers' sentences -> what was done about which: judged as if to mend it had been promised."""
    from dataclasses import replace

    asked = [Commitment(p.id, p.text, "", p.paragraph) for p in problems]
    found, _ = answered(asked, sentences)
    return tuple(replace(one, asked=p) for one, p in zip(found, problems, strict=True))


def _told(sentences: Sequence[Told]) -> list[tuple[Sentence, Told]]:
    """Sentences that tell what was done, each numbered through all papers; a draft's only where no final paper says it."""
    final = {one.text for one in sentences if not one.facts.draft}
    stems = {one.facts.stem for one in sentences if not one.facts.draft}
    found = []
    for number, one in enumerate(sentences, start=1):
        if one.zone is not Zone.DONE or len(one.text) < _SHORTEST:
            continue
        if one.facts.draft and (one.text in final or one.facts.stem in stems):
            continue
        head = f"{one.facts.title} {one.head}"
        found.append((Sentence(number, Part.SUMMARY, one.text, head), one))
    return found


def _answered(answer: Answer, by_place: dict[int, Told]) -> Answered:
    """A judgement in the words of collect: what is under way is partly answered."""
    replies = []
    for evidence in answer.evidence:
        one = by_place[evidence.paragraph]
        replies.append(Reply(Source(one.facts.file, one.where, one.text), evidence.score, "、".join(evidence.adds)))
    if answer.score < _SURE:
        return Answered(answer.commitment, "none", tuple(replies), judged=bool(answer.judged))
    said = {Status.ANSWERED: "answered", Status.WEAK: "partly", Status.UNANSWERED: "none"}[answer.status]
    if said == "answered" and (answer.judged == "部分" or (replies and _PROGRESS.search(replies[0].source.quote))):
        said = "partly"
    return Answered(answer.commitment, said, tuple(replies), judged=bool(answer.judged))
