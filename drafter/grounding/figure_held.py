"""A figure of a draft held against the one it is made from: its period, whether it grew by or to so much, bounds, order."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.grounding.same_figure import same_figure
from drafter.grounding.statement import Statement
from drafter.zh.expression import expression
from drafter.zh.quoting import quote, quote_some


def counted(said: Statement, given: Statement) -> Iterator[str]:
    """What is wrong with a figure, in words she reads."""
    if said.period != given.period and not _same_time(said, given):
        yield f"{quote(said.printed)}在来处是{given.period or '全年'}的，这里成了{said.period or '全年'}的"
    if said.change != given.change:
        yield f"{quote(said.printed)}在来处是{_CHANGES[given.change]}，这里成了{_CHANGES[said.change]}"
    if said.bounds != given.bounds:
        lost, more = given.bounds - said.bounds, said.bounds - given.bounds
        yield f"来处{'有' if lost else '没有'}{quote_some(lost or more)}，这里{'没有' if lost else '有'}"
    part = _OF_THEM.match(given.sentence, given.figure.end) if given.figure else None
    if part and said.figure and not _OF_THEM.match(said.sentence, said.figure.end):
        yield f"来处说的是{quote(given.printed + part[0])}，这里没有说"
    if (said.respective or given.respective) and _listed(said.respective) not in _listed(given.sentence):
        yield "“分别”前后的次序和来处不一样"
    if (
        given.depends
        and given.before
        and (not said.before or not same_figure(said.before.figure, given.before.figure))
        and said.depends
    ):
        yield f"{quote(said.printed)}在来处说的是{quote(given.before.figure.text)}的变化，这里跟在别的话后面"


def _same_time(said: Statement, given: Statement) -> bool:
    """Whether another period changes nothing: what was counted by a day that its sentence names is so by that day; what was on
    a day is of the year; and 由18%升至29% begins with last year's."""
    if not given.period and said.period.startswith(("截", "到")):
        return said.period in given.sentence
    if not said.period and given.period.endswith("日"):
        return "全年" not in said.earlier + said.said
    return given.period == "去年" and all(_FROM.search(one.own) for one in (said, given))


_FROM = expression("[由从](?:去年的?)?$")
_OF_THEM = expression("[^，。；\\d]{0,12}中\\d[^，。；]{0,6}|[^，。；\\d]{0,12}中的[^，。；]{1,6}")
"""17个执法领域|中的12个."""
_CHANGES = {
    "": "没有说增减的数",
    "增量": "增加了多少",
    "增到": "增加到多少",
    "减量": "减少了多少",
    "减到": "减少到多少",
}


def _listed(text: str) -> str:
    """A text with one mark for what parts a list, and without words that say nothing of its order."""
    return _AND.sub("、", text)


_AND = expression("[和及与]")
