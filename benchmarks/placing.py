"""How often an answer is put into the item of the report where it stands in print.

python benchmarks/placing.py      every sentence of a labelled report that answers a promise of last year's plan is taken out of its
                                  item and put back among the items of its heading, or of its section where that has none, by
                                  the promise and by what it says; then every sentence of the seeds, among all items, by what it says alone
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

from labelled import SHARED, find
from labelled import pairs as labelled

from drafter.case import Known
from drafter.model.inputs import PassageInput, PromiseInput
from drafter.model.kind import Part
from drafter.model.report import Commitment, Report
from drafter.rendering.choosing import Choice
from drafter.rendering.fitting import NOWHERE, Fitting
from drafter.rendering.spots import Item
from drafter.zh.enumerations import items
from drafter.zh.headings import unmarked
from drafter.zh.hygiene import squeeze
from drafter.zh.likeness import favoured, scores
from drafter.zh.sentences import split

KNOWN = Known.beside(Path(__file__).resolve().parent.parent)
REF = ("上年计划", 0)


@dataclass(frozen=True)
class Told:
    """An item of a report's summary, and the heading it stands under."""

    heading: str
    text: str


@lru_cache(maxsize=4_000)
def choice_of(one: Told) -> Choice:
    """An item as rendering chooses among items."""
    words = items(one.text)
    row = PassageInput.model_validate({"编号": "文01", "部分": "工作总结", "文字": one.text})
    about = words[0][1] if len(words) == 1 else unmarked(one.text)
    return Choice(row, Item(one.text, 0, len(one.text)), about, KNOWN.offices.of_item(about))


def told(report: Report) -> Iterator[Told]:
    """The items of what a report says was done."""
    for passage in report.passages:
        if passage.part in (Part.SUMMARY, Part.LEADER_DUTY):
            begin = 0
            for at, _ in items(passage.text):
                yield Told(passage.heading, passage.text[begin:at])
                begin = at


def without(every: Sequence[Told], place: int, start: int, end: int) -> list[Told]:
    """The items, a sentence cut out of one of them."""
    one = every[place]
    cut = Told(one.heading, one.text[:start] + one.text[end:])
    return [cut if n == place else other for n, other in enumerate(every)]


@dataclass(frozen=True)
class Case:
    """A sentence that answers a promise, all promises of that plan, the items it may stand in, and from which it was taken."""

    promise: Commitment
    plan: Sequence[Commitment]
    text: str
    here: Sequence[Told]
    place: int


def cases() -> Iterator[Case]:
    """Every sentence that answers one promise, cut out of its item, with the items of its heading; of a section without headings,
    with all items of it."""
    for label in labelled():
        plan = KNOWN.parse(find(label["plan_file"])).commitments
        promises = {squeeze(one.text): one for one in plan}
        every = list(told(KNOWN.parse(find(label["outcome_file"]))))
        for row in label["sentences"]:
            promise = promises.get(squeeze(row["text"]))
            if promise is None or row["kind"] != "commitment" or not row.get("evidence"):
                continue
            words = squeeze(row["evidence"][0])
            met = [(n, one) for n, item in enumerate(every) for one in split(item.text) if squeeze(one.text) == words]
            if len(met) == 1:
                (place, one), left = met[0], without(every, met[0][0], met[0][1].start, met[0][1].end)
                here = [n for n, item in enumerate(left) if item.heading == left[place].heading]
                if left[place].text.strip() and len(here) > 1:
                    yield Case(promise, plan, one.text, [left[n] for n in here], here.index(place))


def put(case: Case) -> int:
    """The item a case's answer is put into, NOWHERE for none."""
    promised = {(*REF[:1], n): one for n, one in enumerate(case.plan)}
    ref = next(ref for ref, one in promised.items() if one is case.promise)
    dossier = SimpleNamespace(joins=SimpleNamespace(promised=promised), offices=KNOWN.offices)
    row = PromiseInput.model_validate(
        {"编号": "划01", "计划": case.promise.text, "完成情况": case.text, "归入": "工作总结", "状态": "已完成"}
    )
    row._ref = ref
    choices = [choice_of(one) for one in case.here]
    return Fitting(dossier, choices).homes([row], summed=not case.here[0].heading)[0]  # type: ignore[arg-type]


def by_promise() -> None:
    """Two lines of what becomes of the answers."""
    lots: dict[bool, list[tuple[bool, bool]]] = {True: [], False: []}
    for case in cases():
        found = put(case)
        lots[bool(case.here[0].heading)].append((found != NOWHERE, found == case.place))
    for headed, lot in lots.items():
        stood, right = (sum(one) / len(lot) for one in zip(*lot, strict=True))
        where = "有小标题" if headed else "没有小标题"
        print(f"{where}的 {len(lot)} 条答复：放对 {right:.3f}，放错 {stood - right:.3f}，单成一段 {1 - stood:.3f}")


def by_words() -> None:
    """A line of the sentences of the seeds."""
    found = count = 0
    for file in sorted((SHARED / "seeds").glob("*.txt")):
        every = list(told(KNOWN.parse(file)))
        for place, item in enumerate(every):
            for one in split(item.text)[1:]:
                left = without(every, place, one.start, one.end)
                choices = [choice_of(other) for other in left]
                likes = scores(one.text, [f"{other.heading}{c.words}" for other, c in zip(left, choices, strict=True)])
                likes = favoured(likes, KNOWN.offices.plain([one.text]), [c.office for c in choices])
                found, count = found + (likes.index(max(likes)) == place), count + 1
    print(f"种子里的 {count} 句：在全部各项里找回自己那一项的 {found / count:.3f}")


if __name__ == "__main__":
    by_promise()
    by_words()
