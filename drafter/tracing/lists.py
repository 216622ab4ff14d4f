"""Works promised as one list, and told of as one: 15件民生实事全部兑现. Of each the report says no more than that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.model.report import Commitment, Sentence
from drafter.model.traced import EVIDENCE, Answer, Evidence, Outcome, Status, Trace, Verdict
from drafter.zh.headings import marker_of
from drafter.zh.numerals import NUMERAL, to_int

_LIST = re.compile(
    rf"(?P<count>\d{{1,3}}|{NUMERAL})(?:大类?|件|项|个|类)[^，。；、]{{0,10}}?(?P<kind>实事|民生工程|民心工程|民生事项)"
)
_DONE = re.compile(
    "(?:全部|全面|全数|如期|如数|圆满|均|都|逐一|逐项)[^，。；]{0,6}(?:完成|兑现|办结|办好|落实|落地|见效|建成)"
)
_CLAUSE = re.compile("[^，。；]+")
_CIRCLED = re.compile("[①-⑳]")
_WHY = "这一批总的说都办成了，没有逐项说"

List = tuple[int, str]
"""How many, and of what: (15, 实事)."""


def settled(answers: Sequence[Answer], outcomes: Sequence[Outcome], told: Sequence[Sentence]) -> Trace:
    """Answers and outcomes -> the trace: what nothing is said of by itself, of a list said to be done whole, is for a person
    to look at, and its targets were reached."""
    said = dict(_done(told))
    listed = {promise.text: said[one] for promise, one in _listed([a.commitment for a in answers]) if one in said}
    return Trace(
        tuple(_looked_at(one, listed.get(one.commitment.text)) for one in answers),
        tuple(_reached(one, listed.get(one.target.sentence)) for one in outcomes),
    )


def _done(told: Sequence[Sentence]) -> Iterator[tuple[List, Sentence]]:
    """The lists that are said to be done whole, and where."""
    for sentence in told:
        for clause in _CLAUSE.findall(sentence.text):
            yield from (
                (_named(found), sentence) for found in _LIST.finditer(clause) if _DONE.search(clause, found.end())
            )


def _listed(promises: Sequence[Commitment]) -> Iterator[tuple[Commitment, List]]:
    """Promises of a list: those under a lead or heading that counts it, and the numbered ones after it in its paragraph."""
    paragraph, last = 0, None
    for promise in promises:
        found = _LIST.search(promise.item) or _LIST.search(promise.section) or _LIST.search(promise.text)
        if found:
            paragraph, last = promise.paragraph, _named(found)
        numbered = marker_of(promise.text) or _CIRCLED.match(promise.text)
        if last and (found or (numbered and promise.paragraph == paragraph)):
            yield promise, last


def _named(found: re.Match[str]) -> List:
    return to_int(found["count"]), found["kind"]


def _looked_at(answer: Answer, done: Sentence | None) -> Answer:
    if done is None or answer.status is not Status.UNANSWERED:
        return answer
    others = [one for one in answer.evidence if one.text != done.text]
    best = Evidence(done.text, max((one.score for one in answer.evidence), default=0.0), done.paragraph)
    return replace(answer, status=Status.WEAK, why=f"{_WHY}；{answer.why}", evidence=(best, *others[: EVIDENCE - 1]))


def _reached(outcome: Outcome, done: Sentence | None) -> Outcome:
    if done is None or outcome.verdict is not Verdict.NOT_REPORTED:
        return outcome
    return replace(outcome, verdict=Verdict.REACHED, sentence=done.text)
