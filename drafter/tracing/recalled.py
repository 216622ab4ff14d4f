"""Judgements on a dossier's plan, each kept under all it was made from: what is asked again is not worked out again, and
nothing is loaded for it. What is kept holds places and numbers, no words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple

from drafter.model.kept import Kept, key
from drafter.model.report import Commitment, Sentence, Target
from drafter.model.traced import Evidence, Outcome, Verdict
from drafter.model.wire import listed, number


def answered(promises: Sequence[Commitment], told: Sequence[Sentence], kept: Kept) -> list[tuple[int, Evidence]]:
    """Promises and the sentences of this year -> the places of those surely answered, each with its best sentence."""
    name = key("已回应", _promises(promises), _sentences(told))
    try:
        return [_evidence(row, len(promises), told) for row in listed(kept.given(name))]
    except ValueError:
        pass
    rows = [list(one) for one in _answered(promises, told)]
    kept.keep(name, rows)
    return [_evidence(row, len(promises), told) for row in rows]


def _answered(promises: Sequence[Commitment], told: Sequence[Sentence]) -> list[tuple[int, int, float]]:
    """As judge.answered; what is too long is compared in lots."""
    from drafter.tracing import lots
    from drafter.tracing.judge import answered

    if len(promises) * len(told) <= lots.WHOLE:
        return answered(promises, told)
    return [
        (lot[place], near[at], score)
        for lot, near in lots.nearest([promise.text for promise in promises], [sentence.text for sentence in told])
        for place, at, score in answered([promises[n] for n in lot], [told[n] for n in near])
    ]


def far(
    promises: Sequence[Commitment],
    told: Sequence[Sentence],
    kept: Kept,
    strays: Callable[[Sequence[Commitment], Sequence[Sentence]], set[int]],
) -> set[int]:
    """As strays, which works it out where nothing is kept."""
    name = key("答非所计划", _promises(promises), _sentences(told))
    try:
        return {_place(one, len(promises)) for one in listed(kept.given(name))}
    except ValueError:
        pass
    found = strays(promises, told)
    kept.keep(name, sorted(found))
    return found


def missed(targets: Sequence[Target], told: Sequence[tuple[int, str]], digest: str, kept: Kept) -> tuple[Outcome, ...]:
    """Targets and (paragraph, sentence) of this year -> those reported as not reached. digest: of the sentences."""
    name = key("未达到", [[*astuple(one)[:2], str(one.value), *astuple(one)[3:]] for one in targets], digest)
    try:
        return tuple(_outcome(row, targets, told) for row in listed(kept.given(name)))
    except ValueError:
        pass
    from drafter.tracing.outcomes import outcomes

    found = outcomes(targets, told)
    short = tuple((n, one) for n, one in enumerate(found) if one.verdict is Verdict.MISSED)
    kept.keep(name, [_packed(n, one, [text for _, text in told]) for n, one in short])
    return tuple(one for _, one in short)


def unsaid(things: Sequence[str], answer: str, written: Sequence[str], digest: str, kept: Kept) -> tuple[str, ...]:
    """As unsaid.unsaid. digest: of the sentences of 正文."""
    name = key("没说到", list(things), answer, digest)
    try:
        return tuple(things[_place(at, len(things))] for at in listed(kept.given(name)))
    except ValueError:
        pass
    from drafter.tracing.unsaid import unsaid
    from drafter.zh.lexicon import lexicon

    found = unsaid(things, answer, written, lexicon())
    kept.keep(name, [things.index(one) for one in found])
    return found


def _promises(promises: Sequence[Commitment]) -> list[object]:
    return [astuple(promise) for promise in promises]


def _sentences(told: Sequence[Sentence]) -> list[object]:
    return [[one.paragraph, one.part.value, one.text, one.heading] for one in told]


def _place(value: object, beyond: int) -> int:
    if type(value) is not int or not 0 <= value < beyond:
        raise ValueError("no place")
    return value


def _evidence(value: object, promises: int, told: Sequence[Sentence]) -> tuple[int, Evidence]:
    place, at, score = listed(value, 3)
    if type(score) is not float:
        raise ValueError("no score")
    sentence = told[_place(at, len(told))]
    return _place(place, promises), Evidence(sentence.text, score, sentence.paragraph)


def _packed(place: int, one: Outcome, texts: Sequence[str]) -> list[object]:
    """Number of a target, its outcome -> places: of the sentence, of the figure in it; and the value, a number."""
    at = texts.index(one.sentence)
    return [place, at, one.sentence.index(one.text), len(one.text), str(one.value), one.thing]


def _outcome(value: object, targets: Sequence[Target], told: Sequence[tuple[int, str]]) -> Outcome:
    place, at, start, size, value_of, thing = listed(value, 6)
    if not isinstance(thing, str):
        raise ValueError("no outcome")  # noqa: TRY004 (whatever is wrong with it, it is passed over)
    sentence = told[_place(at, len(told))][1]
    first = _place(start, len(sentence))
    text = sentence[first : first + _place(size, len(sentence) + 1)]
    target = targets[_place(place, len(targets))]
    return Outcome(target, Verdict.MISSED, number(value_of), text, sentence, thing)
