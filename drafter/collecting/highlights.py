"""What 科室 wrote as 亮点 into returned forms -> news, each under the heading of last year's report where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.collecting.facts import Facts
from drafter.collecting.news import Telling, headings_for
from drafter.collecting.telling import Told, Zone
from drafter.collecting.timespan import Period
from drafter.model.collected import News
from drafter.model.form_given import Returned

HIGHLIGHT = "亮点"
"""The kind of what a 科室 wrote as such and did not call otherwise."""


def highlights(forms: Sequence[Returned], telling: Telling) -> tuple[News, ...]:
    """What 科室 wrote as 亮点 into forms -> news, each under the heading of last year's report where it belongs."""
    written = [(form, one) for form in forms for one in form.news]
    told = [
        Told(Facts(form.file, "、".join(form.offices), draft=False, period=Period.YEAR, local=False, chat=False, stem=""),
             0, 0, one.text, "", Zone.DONE)
        for form, one in written
    ]  # fmt: skip
    return tuple(
        News(replace(one.source, quote=one.text), heading, one.kind or HIGHLIGHT)
        for (_, one), heading in zip(written, headings_for(told, telling), strict=True)
    )
