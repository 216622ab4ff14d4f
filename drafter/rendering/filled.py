"""A cell of the clerk's tables -> what is printed for it: its words with the slots filled, each stretch with its address; a
blank one says what belongs there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.model.dossier import Dossier
from drafter.model.form import Form
from drafter.model.inputs import AS_PLANNED, NOT_COUNTED, MetricInput, NextPlanInput, ProblemInput, PromiseInput
from drafter.model.manuscript import Span
from drafter.model.place import Ref
from drafter.model.raw_material import RawMaterial
from drafter.model.renumbered import Renumbered
from drafter.model.slots import pieces
from drafter.rendering.beside import Beside
from drafter.zh.clipping import clipped
from drafter.zh.expression import expression
from drafter.zh.headings import unmarked
from drafter.zh.hygiene import squeeze
from drafter.zh.quoting import inner
from drafter.zh.sentences import split

BLANK = "【待填】"
"""What a blank says in a table, where its column's head tells the rest."""
_SHORT = 18
_OUTCOME = "完成情况"
_ENDED = expression(r"[。！？；…](?:[（(][^（）()]*[）)])?\s*$")
"""A stop, and what may stand in brackets behind it."""
_AT_THE_TIME = expression(r"^(?:(?:当前|目前|现阶段)(?:来看|看)?[，,]?)+(?!的)")
"""What a problem of last year opens with that was said of the time it was written at."""
_LABELS = {"计划": "下年计划", "问题": "存在的不足", "文字": "这一部分的文字"}


def written(dossier: Dossier, row: Form, key: str, beside: Sequence[Beside] = ()) -> Iterator[Span]:
    """A row's cell by its Chinese name, as it is printed in running text, and the answers that stand beside its items.
    KeyError: the row has no such cell."""
    ref = (*row.ref, key)
    text = _cell(row, key)
    if not text:
        yield Span(f"【待填：{_label(row, key)}】", ref, blank=True)
        return
    begin = 0
    for one in beside:
        yield from _running(dossier, ref, text[begin : one.at], begin)
        yield from answered(dossier, one.topic)
        yield from _taken(dossier, one.taken)
        begin = one.at
    yield from _running(dossier, ref, text[begin:], begin)


def moved(spans: Sequence[Span], how: Renumbered) -> Iterator[Span]:
    """The spans of a numbered paragraph, its number as it has moved up; the number is no words of hers any more."""
    first, size = spans[0], len(how.typed.text)
    yield from [Span(how.printed)] if how.printed else []
    *cell, start, end = first.ref
    yield replace(first, text=first.text[size:], ref=(*cell, int(start) + size, end))
    yield from spans[1:]


def _taken(dossier: Dossier, rows: Sequence[RawMaterial]) -> Iterator[Span]:
    """What was taken from 素材, each a sentence."""
    for row in rows:
        spans = list(written(dossier, row, "内容"))
        yield from spans
        yield from [] if ended("".join(span.text for span in spans)) else [Span("。")]


def answered(dossier: Dossier, topic: Sequence[PromiseInput]) -> Iterator[Span]:
    """The answers to the promises of an item, each a sentence; one blank for all that are still to come."""
    for row in topic:
        if row.outcome:
            spans = list(written(dossier, row, _OUTCOME))
            yield from spans
            yield from [] if ended("".join(span.text for span in spans)) else [Span("。")]
    blank = [row for row in topic if not row.outcome]
    if blank:
        count = f"（{len(blank)}条）" if len(blank) > 1 else ""
        refs = [(*row.ref, _OUTCOME) for row in blank]
        subject = _subject(dossier, blank)
        label = f"【待填：{_label(subject, _OUTCOME)}{count}】"
        yield Span(label, refs[0], blank=True, also=tuple(refs[1:]))
        yield Span("。")


def led(row: NextPlanInput) -> Iterator[Span]:
    """The lead of an item of the plan, a sentence; nothing where she wrote it into the plan herself."""
    lead = (row.lead or "").rstrip("。；：")
    if lead and not squeeze(unmarked(row.text or "")).startswith(squeeze(lead)):
        yield Span(lead, (*row.ref, "题头"))
        yield Span("。")


def _subject(dossier: Dossier, rows: Sequence[PromiseInput]) -> PromiseInput:
    """The row that blanks are called by: the lead of their item, else the first; one whose item is answered otherwise, itself."""
    promised = dossier.joins.promised
    topic = promised[rows[0].ref].topic if rows[0].ref in promised else None
    of_item = [
        row for _, row, _ in dossier.joins.promises if row and row.ref in promised and promised[row.ref].topic == topic
    ]
    if len(rows) == 1 and any(row.outcome for row in of_item):
        return rows[0]
    return next((row for row in of_item if row.ref in dossier.leads), rows[0])


def ended(text: str) -> bool:
    """Whether words already end with a stop."""
    return bool(_ENDED.search(text))


def _running(dossier: Dossier, ref: Ref, text: str, begin: int) -> Iterator[Span]:
    """A stretch of a cell's text from a character on, its slots filled."""
    for piece in pieces(text):
        if piece.name is not None:
            yield _figure(dossier, piece.name, (*ref, begin + piece.start, begin + piece.end))
            continue
        offset = begin + piece.start
        for index, line in enumerate(piece.text.split("\n")):
            if index:
                yield Span("\n")
                offset += 1
            if line:
                yield Span(line, (*ref, offset, offset + len(line)))
            offset += len(line)


def tabled(dossier: Dossier, row: Form, key: str) -> tuple[Span, ...]:
    """The same as it is printed in a table."""
    return tuple(replace(span, text=BLANK) if span.blank else span for span in written(dossier, row, key))


def _figure(dossier: Dossier, name: str, slot: Ref) -> Span:
    metric = dossier.metric(name)
    if metric is None:
        return Span(f"【待填：没有“{name}”这个指标】", slot, blank=True, within=slot)
    if not metric.now or metric.now == NOT_COUNTED:
        return Span(f"【待填：{name}】", slot if metric.now else (*metric.ref, "今年"), blank=True, within=slot)
    return Span(metric.now, (*metric.ref, "今年"), within=slot)


def _cell(row: Form, key: str) -> str | None:
    """The value of a cell by its Chinese key."""
    field = next((name for name, field in type(row).model_fields.items() if field.alias == key), None)
    if field is None:
        raise KeyError(key)
    value = getattr(row, field)
    return None if value is None else str(value)


def _label(row: Form, key: str) -> str:
    """What a blank asks for: the outcome of which promise, this year's number of which metric."""
    if isinstance(row, MetricInput):
        return row.name
    if isinstance(row, (PromiseInput, ProblemInput)):
        words = brief(row.text)
        return f"“{clipped(words, _SHORT)}”的{key}"
    if isinstance(row, NextPlanInput) and row.hint:
        planned = row.hint.startswith(AS_PLANNED)
        said = unmarked(row.hint.removeprefix(AS_PLANNED)).removeprefix(row.lead or "").lstrip("。；：")
        words = clipped(brief(said), _SHORT)
        return f"下年计划（{'上年：' if planned else ''}{words}）"
    return _LABELS.get(key, key)


def brief(text: str) -> str:
    """A promise or problem as it is spoken of a year later: its first sentence without marker, 当前 and stop, ready to be quoted."""
    sentences = split(unmarked(text))
    return inner(_AT_THE_TIME.sub("", sentences[0].text if sentences else text).rstrip("。；！"))
