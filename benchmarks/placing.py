"""How often an answer is put into the item of the report where it stands in print.

python benchmarks/placing.py      every sentence of a labelled report that answers a promise of last year's plan is taken out of its
                                  item and put back among the items of its heading, by the promise and by what it says; then
                                  every sentence of the seeds, among all items, by what it says alone
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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

    def choice(self) -> Choice:
        """The item as rendering chooses among items."""
        words = items(self.text)
        row = PassageInput.model_validate({"编号": "文01", "部分": "工作总结", "文字": self.text})
        about = words[0][1] if len(words) == 1 else unmarked(self.text)
        return Choice(row, Item(self.text, 0, len(self.text)), about, KNOWN.offices.of_item(about))


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


def answers() -> Iterator[tuple[Commitment, str, list[Told], int]]:
    """A promise, the sentence that answers it, the items of its heading without it, and from which of these it was taken."""
    for label in labelled():
        promises = {squeeze(one.text): one for one in KNOWN.parse(find(label["plan_file"])).commitments}
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
                if left[place].text.strip() and len(here) > 1 and left[place].heading:
                    yield promise, one.text, [left[n] for n in here], here.index(place)


def by_promise() -> None:
    """A line of what becomes of them."""
    right = put = count = lost = 0
    for promise, text, here, place in answers():
        dossier = SimpleNamespace(joins=SimpleNamespace(promised={REF: promise}), offices=KNOWN.offices)
        row = PromiseInput.model_validate(
            {"编号": "划01", "计划": promise.text, "完成情况": text, "归入": "工作总结", "状态": "已完成"}
        ).model_copy(update={"ref": REF})
        fitting = Fitting(dossier, [one.choice() for one in here])  # type: ignore[arg-type]
        ((_, found),) = fitting.wholes([(row,)], summed=False)
        ((_, likest),) = fitting.wholes([(row,)], summed=True)
        count, put, right = count + 1, put + (found != NOWHERE), right + (found == place)
        lost += found == NOWHERE and likest == place
    print(
        f"{count} 条答复：放进一项的 {put / count:.3f}，其中放对的 {right / put:.3f}；单成一段的里最像的那一项对的 {lost / (count - put):.3f}"
    )


def by_words() -> None:
    """A line of the sentences of the seeds."""
    found = count = 0
    for file in sorted((SHARED / "seeds").glob("*.txt")):
        every = list(told(KNOWN.parse(file)))
        for place, item in enumerate(every):
            for one in split(item.text)[1:]:
                left = without(every, place, one.start, one.end)
                choices = [other.choice() for other in left]
                likes = scores(one.text, [f"{other.heading}{c.words}" for other, c in zip(left, choices, strict=True)])
                likes = favoured(likes, KNOWN.offices.plain([one.text]), [c.office for c in choices])
                found, count = found + (likes.index(max(likes)) == place), count + 1
    print(f"种子里的 {count} 句：在全部各项里找回自己那一项的 {found / count:.3f}")


if __name__ == "__main__":
    by_promise()
    by_words()
