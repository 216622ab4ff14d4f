"""What `drafter collect` tells her: what was filled in, what she has to decide, what contradicts, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from drafter import desk
from drafter.cli import form_receipt
from drafter.model.collected import Answered, Found, News
from drafter.model.papers_told import receipt_of
from drafter.zh.clipping import clipped
from drafter.zh.personal import masked

_QUOTE = 40
_SAID = {"answered": "有答复", "partly": "只答了一部分，或者还在办"}


def lines(done: desk.Received) -> Iterator[str]:
    """What was done -> lines, what matters most first."""
    told = done.collected
    yield f"读了 {len(told.files)} 份材料" + (f"，{len(told.unread)} 份没有读成" if told.unread else "")
    if same := sum(map(done.is_in, told.figures)) - len(done.entered):
        yield f"“今年”里已经和材料一样的 {same} 个，不再列"
    yield from _part("交回的征集表", form_receipt.returned(done))
    yield from _part(f"填进“今年”的（{len(done.entered)} 个，每行写了来源）", map(_entered, done.entered))
    yield from _part("征集表里的答复，填进表里的", form_receipt.written(done))
    yield from _part("您写的和材料不一样，没有动", (*map(_differing, done.differing), *form_receipt.differing(done)))
    yield from _part(
        "各份材料说法不一，请定", (line for f in told.figures if f.contradictions for line in _contradicted(f, done))
    )
    yield from _part(
        "像是今年的数，请看了再填（也写在指标.yaml 各条的“建议:”后面）",
        (_proposed(f) for f in told.figures if _is_open(f, done)),
    )
    yield from _part("算不拢的", (f"  {s.source}：“{_brief(s.source.quote)}”，{s.why}" for s in told.slips))
    filled = frozenset(one.ask.prior for form in told.returned for one in form.given if one.value)
    promises = [one for one in told.promises if one.asked.id not in filled]
    problems = [one for one in told.problems if one.asked.id not in filled]
    yield from _part("去年的计划，材料里有话可答的（写在上年计划.yaml 各条的“建议:”后面）", _answered(promises))
    yield from _part("去年的问题，材料里有话可答的（写在上年问题.yaml 各条的“建议:”后面）", _answered(problems))
    yield from _part("没有哪一行问到的新情况（列在素材.yaml，逐条写采用或不用）", _news(told.news))
    yield from _part("明年的打算，没有写进下年计划", form_receipt.ahead(done))
    yield from _part("表里没有用的", form_receipt.unused(done))
    yield from _part(f"收件单（也存成了{'、'.join(desk.RECEIPTS)}）", _papers(done))
    if done.number:
        yield f"以上改动是第 {done.number} 次，不要的话运行 drafter undo {done.number}"


def _part(title: str, told: Iterable[str]) -> Iterator[str]:
    found = list(told)
    if found:
        yield ""
        yield f"{title}："
        yield from found


def _entered(one: desk.Entered) -> str:
    best = one.found.proposals[0]
    before = f"（原来按材料填的是{one.before}）" if one.before else ""
    return f"  {one.row.id} {one.row.name} {best.printed}{before} ← {best.source} “{_brief(best.source.quote)}”"


def _differing(one: desk.Entered) -> str:
    best = one.found.proposals[0]
    return f"  {one.row.id} {one.row.name} 写的是{one.before}，{best.source}是{best.printed}"


def _contradicted(found: Found, done: desk.Received) -> Iterator[str]:
    best = found.proposals[0]
    cell = done.cells.get(found.statistic.id, "")
    put = "填了" if done.is_in(found) else f"“今年”写的是{cell}" if cell else "没有填"
    yield f"  {found.statistic.id} {found.statistic.name}：{best.source}：{best.printed}（{put}）"
    yield from (f"      {told}" for told in found.contradictions)


def _is_open(found: Found, done: desk.Received) -> bool:
    return bool(desk.likely(found)) and not found.contradictions and not done.cells.get(found.statistic.id)


def _proposed(found: Found) -> str:
    best = found.proposals[0]
    why = f"（{best.why}）" if best.why else ""
    return f"  {found.statistic.id} {found.statistic.name} {best.printed}？{why} ← {best.source} “{_brief(best.source.quote)}”"


def _answered(answers: Sequence[Answered]) -> Iterator[str]:
    """Which promises or problems papers answer, by their numbers; the sentences stand in the tables."""
    for said, called in _SAID.items():
        numbers = [one.asked.id for one in answers if one.said == said and one.replies]
        if numbers:
            yield f"  {called}的 {len(numbers)} 条：{'、'.join(numbers)}"


def _news(news: Sequence[News]) -> Iterator[str]:
    """How many of each kind under each heading."""
    for heading in dict.fromkeys(one.heading for one in news):
        kinds = Counter(one.kind for one in news if one.heading == heading)
        told = "、".join(f"{kind}{count}" for kind, count in kinds.most_common())
        yield f"  {heading or '不知道放在哪里'}：{kinds.total()} 条（{told}）"


def _papers(done: desk.Received) -> Iterator[str]:
    """A line a paper: what it gave, what was not used of it."""
    for paper in receipt_of(done.collected).papers:
        yield f"  {paper.file}：{'；'.join((paper.gave, *paper.left))}"


def _brief(text: str) -> str:
    return clipped(masked(" ".join(text.split())), _QUOTE)
