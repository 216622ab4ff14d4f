"""The bureau's own model as windows show it: where it is, how it did on the exam, which uses are on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter import tables
from drafter.desk.consulting import TRACING, instructions
from drafter.model.endpoint import Endpoint, Use
from drafter.model.finding import DrafterError
from drafter.model.graded import Grade, Standing
from drafter.page.addresses import Json
from drafter.page.asked import wrong
from drafter.page.refused import Refusal

_WHAT = {
    Use.TRACE: "对照两年的报告时，拿不准的计划请它判",
    Use.COLLECT: "收材料时，拿不准的答复请它判",
    Use.WRITE: "照一节的材料起草建议文字",
    Use.SMOOTH: "改顺一段话，不动数",
}
_STANDING = {Standing.REPLACES: "可以用", Standing.AVERAGED: "参考着用", Standing.REFUSED: "不用它判"}


def model_shown(work: Path) -> Json:
    """The folder she works in -> what windows show; nothing where there is no 模型.yaml. Nobody is contacted."""
    with _placed():
        endpoint = tables.load_endpoint(work)
    if endpoint is None:
        return {"address": None}
    uses = [{"use": use.value, "what": _WHAT[use], "on": endpoint.allows(use)} for use in Use]
    return {"address": endpoint.address, "name": endpoint.name, "grade": _graded(endpoint, work), "uses": uses}


def switched(work: Path, use: str, *, on: bool) -> Json:
    """Switch a use -> what windows show then. Refusal where that cannot be."""
    if use not in {one.value for one in Use}:
        raise wrong("开关")
    with _placed():
        tables.switch_endpoint(work, Use(use), on=on)
    return model_shown(work)


@contextmanager
def _placed() -> Iterator[None]:
    """What is wrong with 模型.yaml -> a refusal that says where."""
    try:
        yield
    except DrafterError as error:
        where = f"{error.place.file.name}第{error.place.line}行：" if error.place else ""
        raise Refusal(422, "unreadable", where + error.message, error.fix) from error


def _graded(endpoint: Endpoint, work: Path) -> str:
    from drafter import asking
    from drafter.tracing.second.examined import digest

    grade = asking.grade_of(work, endpoint.mark, digest(instructions(TRACING, work)))
    return _told(grade) if grade else "还没有考过；考过才用来对照、收材料"


def _told(grade: Grade) -> str:
    return f"考题判对 {grade.right}/{grade.total}，起草助手自己 {grade.ours}/{grade.total}：{_STANDING[grade.standing]}"
