"""What `drafter collect --json` prints."""

from __future__ import annotations

from drafter.cli.machine import number
from drafter.model.collected import Answered, Collected, Found, Source
from drafter.model.form_given import Returned
from drafter.zh.personal import masked


def collected_json(collected: Collected) -> dict[str, object]:
    """All that papers gave, as the JSON that is promised to stay stable."""
    return {
        "figures": [_figure(found) for found in collected.figures],
        "promises": [_answered(one) for one in collected.promises],
        "problems": [_answered(one) for one in collected.problems],
        "news": [
            {**_source(source), "heading": one.heading, "kind": one.kind, "event": number}
            for number, one in enumerate(collected.news, start=1)
            for source in (one.source, *one.also)
        ],
        "texts": [
            {"heading": one.heading, "sentences": [_source(source) for source in one.sources]}
            for one in collected.texts
        ],
        "arithmetic": [{**_source(one.source), "why": one.why, "right": one.right} for one in collected.slips],
        "unread": [{"file": one.file, "reason": one.reason} for one in collected.unread],
        "remarks": [{"file": file, "told": told} for file, told in collected.remarks],
        "forms": [_form(one) for one in collected.returned],
    }


def _form(form: Returned) -> dict[str, object]:
    return {
        "file": form.file,
        "offices": list(form.offices),
        "given": [
            {
                "id": one.ask.number,
                "table": one.ask.table,
                "value": one.value if one.figure else masked(one.value),
                "sure": one.sure,
                "why": one.why,
                "state": one.state,
                "cause": one.cause,
                **_source(one.source),
            }
            for one in form.given
        ],
        "blank": [ask.number for ask in form.blank],
        "ahead": [{**_source(one.source), "text": one.text} for one in form.ahead],
    }


def _source(source: Source) -> dict[str, object]:
    return {"file": source.file, "where": source.where, "quote": source.quote}


def _figure(found: Found) -> dict[str, object]:
    asked = found.statistic
    return {
        "id": asked.id,
        "name": asked.name,
        "prior_text": asked.figure.text,
        "prior_sentence": asked.sentence,
        "filled": found.filled,
        "conflict": bool(found.contradictions),
        "contradictions": list(found.contradictions),
        "proposals": [
            {
                "value_text": one.shown,
                "value": number(one.figure.value),
                "unit": one.figure.unit,
                "fill": one.printed,
                **_source(one.source),
                "score": one.score,
                "why": one.why,
            }
            for one in found.proposals
        ],
    }


def _answered(one: Answered) -> dict[str, object]:
    return {
        "id": one.asked.id,
        "text": one.asked.text,
        "said": one.said,
        **({"model": True} if one.judged else {}),
        "proposals": [{**_source(reply.source), "score": reply.score, "part": reply.part} for reply in one.replies],
    }
