"""A model's side of the exam: it answers each promise as it is told to, from the request's own words."""

from __future__ import annotations

import json
import random
import re

from drafter.tracing.second.examined import papers

LABELS = {
    promise.text: label for paper in papers() for promise, label in zip(paper.promises, paper.labels, strict=True)
}
_ASKED = re.compile(r"^(\S*划\d+) (.+)$", re.MULTILINE)


def asked_of(request):
    """(id, promise) of a request."""
    return _ASKED.findall(request["messages"][1]["content"].partition("【去年的计划】")[2])


def item(number, met, places=(0,)):
    return {
        "id": number,
        "thing": "",
        "s": [] if met == "没有" else list(places),
        "met": met,
        "p": 0.1 if met == "没有" else 0.9,
    }


def knowing(errors=0.0, seed=0, labels=LABELS):
    """Answers every promise as labelled, but for a share at random that it turns round."""
    chance = random.Random(seed)

    def said(request):
        items = []
        for number, promise in asked_of(request):
            met = labels[promise]
            if chance.random() < errors:
                met = "全部" if met == "没有" else "没有"
            items.append(item(number, met))
        return json.dumps({"items": items}, ensure_ascii=False)

    return said


def pair(folder, place=0):
    """Two reports made of a place of the exam: last year's with the plan, this year's with what was done -> their files."""
    paper = papers()[place]
    name = paper.name.partition("-")[2].removesuffix("司法局")
    plan = _under(paper.promises, lambda one: one.section)
    done = _under(paper.told, lambda one: one.heading)
    opening = "全年各项工作有序推进，取得了新的成绩。"
    before = f"{name}司法局2024年工作总结和2025年工作计划\n一、2024年工作总结\n{opening}\n二、2025年工作计划\n{plan}"
    now = f"{name}司法局2025年工作总结和2026年工作计划\n一、2025年工作总结\n{done}\n二、2026年工作计划\n继续做好各项工作。\n"
    files = folder / f"{name}-2024-司法行政工作总结.txt", folder / f"{name}-2025-司法行政工作总结.txt"
    for file, text in zip(files, (before, now), strict=True):
        file.write_text(text, "utf-8")
    return files


def _under(rows, heading):
    """Rows under numbered headings, a paragraph each heading."""
    text, last, count = "", None, 0
    for row in rows:
        if heading(row) != last:
            last, count = heading(row), count + 1
            text += f"\n（{'一二三四五六七八九十'[count - 1]}）{last.partition('、')[2]}\n"
        text += row.text
    return text.strip() + "\n"
