"""Numeric targets against this year's figures: the figure that speaks of the same thing, compared as promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from drafter.model.report import Target
from drafter.model.traced import Outcome, Verdict
from drafter.tracing.claims import Claim, Kind
from drafter.tracing.comparing import comparable, reached, siblings
from drafter.tracing.pairing import RATES, Match, Pairing, threshold
from drafter.zh.expression import expression
from drafter.zh.figures import scaled

_BEHIND = 1.5
"""How far, in the logarithm of the odds, a figure that does not compare stands behind one that does."""
_LIKELY = 0.0
"""The logarithm of the odds below which a figure that falls short is for a person to compare: of 146 labelled targets said
to be missed 34 were not, above it 17 of 123."""
_DONE = expression(r"超额完成|圆满完成|全部(?:完成|实现|建成|达)|如期")
_EMISSIONS = expression("能耗|碳排放|污染物|化学需氧量|氨氮|二氧化硫|氮氧化物")
_EMISSIONS_KEPT = expression("(?:约束性指标|节能减排|减排).{0,12}(?:完成|实现)")
"""Targets handed down to every place, of which a report says as a rule only that they were kept."""
_NAMED_YEAR = expression(r"(20\d\d)年")
_NAMED, _DONE_NAMED, _SAYING = 0.8, 0.75, 4
"""Share of a rate's name, and of an amount's, a clause without a figure must hold; characters of a name that says
enough by itself."""


def outcomes(targets: Sequence[Target], told: Sequence[tuple[int, str]]) -> list[Outcome]:
    """Targets and (paragraph, sentence) of this year -> an outcome a target, in order."""
    pairing, kept, year = Pairing(targets, told), emissions_kept(told), _year(told)
    found = [
        replace(outcome(pairing, index, target, kept), thing=thing)
        for index, (target, thing) in enumerate(zip(targets, _handed_out(targets, pairing), strict=True))
    ]
    late = [_beside(one) if one.verdict is Verdict.MISSED and _due(one.target) > year > 0 else one for one in found]
    return _apart_from_totals(late)


def _apart_from_totals(found: list[Outcome]) -> list[Outcome]:
    """甲、乙分别达到60亿元、30亿元, and one figure for both: that is their total, and compares with neither."""
    parts = [one for one in found if one.text and one.target.unit != "%" and one.target.one_of_several]
    asked: dict[tuple[str, ...], set[Decimal]] = {}
    for one in parts:
        asked.setdefault(_answered_by(one), set()).add(one.target.value)
    totals = {figure for figure, values in asked.items() if len(values) > 1}
    return [_beside(one) if one in parts and _answered_by(one) in totals else one for one in found]


def _answered_by(one: Outcome) -> tuple[str, ...]:
    """A promise and the figure of this year that one of its targets was given."""
    return one.target.sentence, one.sentence, one.text


def _handed_out(targets: Sequence[Target], pairing: Pairing) -> list[str]:
    """Of each target what 分别 hands it, empty where it hands nothing, or the same to all."""
    found = [
        one.things[0] if target.one_of_several and "分别" not in one.things[0] else ""
        for target, one in zip(targets, pairing.asked, strict=True)
    ]
    often = Counter((target.sentence, thing) for target, thing in zip(targets, found, strict=True))
    return [thing if often[target.sentence, thing] == 1 else "" for target, thing in zip(targets, found, strict=True)]


def _year(told: Sequence[tuple[int, str]]) -> int:
    """The latest year the report speaks of, 0 where it names none."""
    return max((int(year) for _, text in told for year in _NAMED_YEAR.findall(text)), default=0)


def _due(target: Target) -> int:
    """The year a target is to be reached in, where it names one: 到2030年达到70%."""
    return max(map(int, _NAMED_YEAR.findall(target.up_to)), default=0)


def _beside(one: Outcome) -> Outcome:
    """What is promised for a later year is not missed yet, nor is a part by its total."""
    return replace(one, verdict=Verdict.NOT_COMPARABLE)


def emissions_kept(told: Sequence[tuple[int, str]]) -> str:
    """The sentence that says that the targets for energy and emissions were kept, if there is one."""
    return next((text for _, text in told if _EMISSIONS_KEPT.search(text)), "")


def outcome(pairing: Pairing, index: int, target: Target, kept: str) -> Outcome:
    """Target number index of a pairing -> its outcome. kept: the sentence that tells of emissions as a whole, if any."""
    one = pairing.asked[index]
    matches = sorted(
        pairing.matches(index), key=lambda match: -match.score + _BEHIND * (not comparable(one, match.claim))
    )
    if matches and matches[0].score >= threshold():
        return _judged(target, one, matches[0])
    for match in matches:
        if not match.rivalled and any(siblings(a, b) for a in one.things for b in match.claim.things):
            return _judged(target, one, match)
    if in_words := _in_words(pairing, target, one):
        return in_words
    if kept and one.falls and _EMISSIONS.search(one.things[0]):
        return Outcome(target, Verdict.REACHED, sentence=kept)
    return Outcome(target, Verdict.NOT_REPORTED)


def _judged(target: Target, one: Claim, match: Match) -> Outcome:
    claim = match.claim
    if not comparable(one, claim):
        return Outcome(target, Verdict.NOT_COMPARABLE, claim.value, claim.text, claim.sentence)
    value = claim.value / scaled(target.unit)[0]
    value = -value if one.kind is Kind.GROWTH and one.falls != claim.falls else value
    value = value.normalize() if value % 1 else value.quantize(Decimal(1))
    verdict = reached(one, target.op, claim)
    unsure = verdict is Verdict.MISSED and match.score < _LIKELY
    return Outcome(target, Verdict.NOT_COMPARABLE if unsure else verdict, value, claim.text, claim.sentence)


def _in_words(pairing: Pairing, target: Target, one: Claim) -> Outcome | None:
    """A rate spoken of without its figure does not compare; a work said to be done in full is done."""
    thing = one.things[0]
    for mention in pairing.mentions:
        covered = pairing.covered(thing, mention.thing)
        if one.kind is Kind.AMOUNT and covered >= _DONE_NAMED and _DONE.search(mention.clause):
            return Outcome(target, Verdict.REACHED, sentence=mention.sentence)
        opens = mention.thing[:2] == thing[:2] and len(thing) >= _SAYING
        if one.kind in RATES and opens and covered >= _NAMED:
            return Outcome(target, Verdict.NOT_COMPARABLE, sentence=mention.sentence)
    return None
