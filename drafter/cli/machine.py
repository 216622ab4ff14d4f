"""The machine interface: reports and traces as the JSON that is promised to stay stable."""

from __future__ import annotations

from decimal import Decimal

from drafter.model.report import Report, Statistic
from drafter.model.traced import Outcome, Trace


def report_json(report: Report) -> dict[str, object]:
    """What `drafter read --json` prints."""
    told = report.meta
    return {
        "meta": {
            "district": told.district,
            "issuer": told.issuer,
            "year": told.year,
            "plan_year": told.plan_year,
            "kind": told.kind,
            "title": told.title,
            "addressee": told.addressee,
            "date": told.date,
        },
        "outline": [
            {
                "level": h.level,
                "marker": h.marker,
                "title": h.title,
                "role": h.part.value,
                "inline": h.inline,
                "paragraph": h.paragraph,
            }
            for h in report.outline
        ],
        "statistics": [_statistic(s) for s in report.statistics],
        "compared": [_statistic(s) for s in report.compared],
        "commitments": [
            {"id": c.id, "text": c.text, "section": c.section, "paragraph": c.paragraph, "parts": list(c.parts)}
            for c in report.commitments
        ],
        "problems": [{"id": p.id, "text": p.text, "paragraph": p.paragraph, "cause": p.cause} for p in report.problems],
        "targets": [
            {
                "name": t.name,
                "op": t.op,
                "value": number(t.value),
                "unit": t.unit,
                "text": t.text,
                "sentence": t.sentence,
            }
            for t in report.targets
        ],
        "parts": [
            {"role": p.part.value, "section": p.section, "first": p.first, "last": p.last, "text": p.text}
            for p in report.portions
        ],
        "doubts": [{"paragraph": d.paragraph, "message": d.message} for d in report.doubts],
    }


def _statistic(told: Statistic) -> dict[str, object]:
    return {
        "text": told.figure.text,
        "value": number(told.figure.value),
        "unit": told.figure.unit,
        "qualifier": told.figure.qualifier,
        "name": told.name,
        "sentence": told.sentence,
        "paragraph": told.paragraph,
        "role": told.part.value,
        "indicator": told.indicator,
        "standing": told.standing,
    }


def trace_json(trace: Trace) -> dict[str, object]:
    """What `drafter trace --json` prints."""
    return {
        "commitments": [
            {
                "id": a.commitment.id,
                "text": a.commitment.text,
                "section": a.commitment.section,
                "status": a.status.value,
                "score": a.score,
                "why": a.why,
                **({"model": a.judged} if a.judged else {}),
                "evidence": [{"text": e.text, "score": e.score, "paragraph": e.paragraph} for e in a.evidence],
            }
            for a in trace.answers
        ],
        "targets": [_outcome(o) for o in trace.outcomes],
    }


def _outcome(outcome: Outcome) -> dict[str, object]:
    target = outcome.target
    return {
        "name": target.name,
        "op": target.op,
        "value": number(target.value),
        "unit": target.unit,
        "text": target.text,
        "sentence": target.sentence,
        "actual_value": None if outcome.value is None else number(outcome.value),
        "actual_text": outcome.text,
        "actual_sentence": outcome.sentence,
        "verdict": outcome.verdict.value,
    }


def number(value: Decimal) -> int | float:
    """A whole number as one, else the decimal printed."""
    return int(value) if value == value.to_integral_value() else float(value)
