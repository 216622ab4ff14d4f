"""What papers gave -> the changes of a dossier's tables: certain values, proposals beside the blanks, news, words for sections that
are still last year's. What she wrote is in none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from drafter.case.record import unwanted
from drafter.collecting.same_event import same_event
from drafter.desk.answers import Answer
from drafter.desk.drafted_lines import ours
from drafter.desk.entered import Entered, likely
from drafter.desk.under_headings import UnderHeadings
from drafter.model.change import LAST, AddRow, Change, SetCell
from drafter.model.collected import Answered, Collected, News, Reply
from drafter.model.dossier import Dossier
from drafter.model.form import Row
from drafter.model.inputs import PassageInput
from drafter.model.raw_material import SEVERAL, RawMaterial
from drafter.model.source import Source
from drafter.zh.headings import unmarked
from drafter.zh.likeness import alike
from drafter.zh.personal import masked

_SENTENCE = 200
"""Characters of a 原句 or of a sentence proposed; longer ones are cut."""
_NEAR = 0.9
"""Likeness from which a sentence is proposed though nothing answers the promise for sure."""
_JUDGED = "（本地模型判断）"
_SAID = {"answered": "", "partly": "（只答了一部分，或者还在办）", "none": "（只是像，请看）"}


def changes(
    dossier: Dossier,
    collected: Collected,
    entered: Sequence[Entered],
    answers: Sequence[Answer] = (),
    declined: frozenset[str] = frozenset(),
) -> list[Change]:
    """A dossier, what papers gave, which values and which answers of forms are to be written, what she did not want -> the
    changes."""
    wanted = _Wanted(declined)
    under = UnderHeadings(dossier)
    settled = {one.ask.number for one in answers if one.noted is not None}
    return [
        *(change for one in entered for change in _value(one)),
        *(change for one in answers for change in one.changes()),
        *_figures(dossier, collected, {one.row.id for one in entered} | settled, wanted),
        *_replies(dossier, collected, settled, wanted),
        *_texts(dossier, collected, under, wanted),
        *_news(dossier, collected.news, under),
    ]


class _Wanted:
    """What she did not want -> whether a value or sentence may stand in a 建议 cell: it does already, or she never said no."""

    def __init__(self, declined: frozenset[str]) -> None:
        self._declined = declined

    def __call__(self, row: Row, hint: str | None, value: str, source: Source) -> bool:
        told = f"{value}（{source}"
        return told in (hint or "") or unwanted(str(row.ref[0]), row.id, value, str(source)) not in self._declined


def _value(one: Entered) -> Iterator[Change]:
    """A certain value, where it comes from, the sentence it stands in."""
    best, row = one.found.proposals[0], one.row
    yield SetCell("指标", row.id, "今年", row.now, best.printed)
    yield SetCell("指标", row.id, "来源", row.source, f"{best.source}：{best.printed}")
    yield from _set("指标", row.id, "原句", row.quote, _line(best.sentence))
    yield from _set("指标", row.id, "建议", row.hint, None)


def _figures(dossier: Dossier, collected: Collected, entered: set[str], wanted: _Wanted) -> Iterator[Change]:
    """建议 beside the figures that are still blank; none beside one that is written by now."""
    found = {one.statistic.id: one for one in collected.figures}
    for joined in dossier.joins.metrics:
        row = joined.row
        if row is None or not row.id or row.id in entered:
            continue
        told = likely(found[joined.prior.id]) if joined.prior.id in found else ()
        told = tuple(one for one in told if wanted(row, row.hint, one.printed, one.source))
        hint = "；".join(f"{one.printed}（{one.source}{f'，{one.why}' if one.why else ''}）" for one in told)
        yield from _set("指标", row.id, "建议", row.hint, None if row.now else hint or None)


def _replies(dossier: Dossier, collected: Collected, settled: set[str], wanted: _Wanted) -> Iterator[Change]:
    """建议 beside promises and problems that are still unanswered."""
    for table, joins, told, written in (
        ("上年计划", dossier.joins.promises, collected.promises, "outcome"),
        ("上年问题", dossier.joins.problems, collected.problems, "remedy"),
    ):
        answered = {one.asked.id: one for one in told}
        for joined in joins:
            row = joined.row
            if row is None or not row.id:
                continue
            found = answered.get(joined.prior.id)
            is_open = not getattr(row, written) and row.id not in settled
            hint = _reply(found, partial(wanted, row, row.hint)) if found and is_open else None
            yield from _set(table, row.id, "建议", row.hint, hint)


def _reply(found: Answered, is_wanted: Callable[[str, Source], bool]) -> str | None:
    """The sentence that answers a promise, one for each of its parts where there are several, but those she did not want; one
    that only comes near says so."""
    if not found.replies or (found.said == "none" and found.replies[0].score < _NEAR):
        return None
    shown: list[Reply] = [found.replies[0]]
    shown += [one for one in found.replies[1:] if one.part and one.part not in {other.part for other in shown}]
    said = [(_line(one.source.quote).rstrip("。；"), one.source) for one in shown]
    told = "；".join(f"{line}（{source}）" for line, source in said if is_wanted(line, source))
    return told + _SAID[found.said] + (_JUDGED if found.judged else "") if told else None


def _texts(dossier: Dossier, collected: Collected, under: UnderHeadings, wanted: _Wanted) -> Iterator[Change]:
    """建议文字 at the first paragraph under each heading that is still last year's, or blank."""
    told: dict[str, list[str]] = {}
    for one in collected.texts:
        row = next((row for row in under.passages(one.heading) if _is_last_years(dossier, row)), None)
        if row is not None and row.id:
            said = [(_line(source.quote), source) for source in one.sources]
            lines = [f"{line}（{at}）" for line, at in said if wanted(row, row.offered, line, at)]
            told.setdefault(row.id, []).extend(lines)
    for row in dossier.inputs.passages:
        if row.id:
            kept = (*ours(row.offered), *told.get(row.id, ()))
            yield from _set("正文", row.id, "建议文字", row.offered, "\n".join(kept) or None)


def _is_last_years(dossier: Dossier, row: PassageInput) -> bool:
    """Whether a paragraph is to be printed and nobody has worked on it yet."""
    return row.is_kept and row.handling != "沿用" and (not row.text or row.ref in dossier.repeated)


def _news(dossier: Dossier, news: Sequence[News], under: UnderHeadings) -> Iterator[Change]:
    """A row of 素材 for each event that has none, under its heading; the place of another paper put to one that has."""
    rows = dossier.inputs.materials
    number = max((int(row.id[1:]) for row in rows if row.id[1:].isdecimal()), default=0)
    last = {under.place(row.heading): row.id or LAST for row in rows}
    fresh: list[News] = []
    for one in news:
        known = next((row for row in rows if _is_told(row, one)), None)
        if known is None:
            fresh.append(one)
        elif known.id and known.is_open and (more := _places(one, known)):
            yield SetCell("素材", known.id, "来源", known.source, SEVERAL.join(filter(None, (known.source, *more))))
    for one in sorted(fresh, key=lambda one: under.position(one.heading)):
        number += 1
        above = max((n for n in last if n <= under.position(one.heading)[0]), default=-1)
        yield AddRow("素材", _row(under, number, one), last.get(above, "") if rows else LAST)


def _row(under: UnderHeadings, number: int, one: News) -> Mapping[str, str | None]:
    return {
        "编号": f"料{number:02}",
        "归入": under.name(one.heading),
        "类别": one.kind,
        "内容": _line(one.source.quote),
        "来源": SEVERAL.join(dict.fromkeys(map(str, (one.source, *one.also)))),
        "处理": None,
    }


def _is_told(row: RawMaterial, one: News) -> bool:
    """Whether a row is of an event: it tells of it still, or came from one of its places."""
    sources = (one.source, *one.also)
    if any(same_event(row.text or "", source.quote) for source in sources):
        return True
    here = (row.source or "").split(SEVERAL)
    return any(str(source) in here and alike(row.text or "", source.quote) for source in sources)


def _places(one: News, known: RawMaterial) -> list[str]:
    """The places of an event, in papers that a row does not name yet."""
    there = known.source or ""
    return [str(source) for source in (one.source, *one.also) if source.file not in there]


def _line(text: str) -> str:
    """A sentence of a paper on one line, without the number it stood under; numbers of persons are covered."""
    told = unmarked(masked(" ".join(text.split())))
    return told if len(told) <= _SENTENCE else f"{told[:_SENTENCE]}……"


def _set(table: str, key: str, field: str, seen: str | None, wanted: str | None) -> Iterator[Change]:
    if seen != wanted:
        yield SetCell(table, key, field, seen, wanted)
